//! The mass of many Gaussian clouds in the cells of a square grid.
//!
//! ```text
//! mass of a cell = 1/n Σ [Φ(x₁) − Φ(x₀)] [Φ(y₁) − Φ(y₀)]        its edges in units of sigma_i from mu_i
//! ```
//!
//! The masses are exact, however small a cloud is beside a cell. They are a product of matrices (rows, n) (n, columns).

use super::Cloud;
use super::tail::Tail;
use crate::kernels::{Matrix, matmul};

/// Clouds computed at once, so that memory stays small.
const CHUNK: usize = 1024;

/// A square part of the plane: its middle and half its side, in units of z.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The first coordinate of its middle, to the right.
    pub x: f64,
    /// The second coordinate of its middle, upwards.
    pub y: f64,
    /// Half its side.
    pub half: f64,
}

/// Masses of cells: rows from the top (y down), columns from the left.
#[derive(Debug)]
pub struct Grid {
    masses: Vec<f64>, // (side, side)
    side: usize,
    width: f64, // of a cell
}

impl Grid {
    /// The masses of `clouds` in side × side cells of `window`.
    pub fn new(clouds: &[Cloud], window: Window, side: usize) -> Self {
        let width = 2.0 * window.half / side as f64;
        let (left, top) = (window.x - window.half, window.y + window.half);
        let (tail, mut masses) = (Tail::new(), vec![0.0; side * side]);
        for clouds in clouds.chunks(CHUNK) {
            let [mut x, mut y] = [(); 2].map(|()| vec![0.0; clouds.len() * side]); // (n, side)
            for (cloud, (x, y)) in clouds.iter().zip(x.chunks_exact_mut(side).zip(y.chunks_exact_mut(side))) {
                strips(&tail, cloud, 0, left, width, x);
                strips(&tail, cloud, 1, top, -width, y);
            }
            let [x, y] = [&x, &y].map(|masses| Matrix::new(masses, clouds.len(), side));
            let sums = matmul(y.transposed().with_zeros(), x); // (side, side)
            masses.iter_mut().zip(sums).for_each(|(mass, sum)| *mass += f64::from(sum));
        }
        masses.iter_mut().for_each(|mass| *mass /= clouds.len() as f64);
        Self { masses, side, width }
    }

    /// The mean density in each cell: (side, side).
    pub fn densities(&self) -> Vec<f32> {
        self.masses.iter().map(|mass| (mass / self.area()) as f32).collect()
    }

    fn area(&self) -> f64 {
        self.width * self.width
    }

    /// The density at the border of each highest-density region that holds one of these shares of the grid's mass:
    /// cells are taken from the densest on.
    pub fn levels(&self, shares: &[f64]) -> Vec<f64> {
        let mut falling = self.masses.clone();
        falling.sort_unstable_by(|a, b| b.total_cmp(a));
        let add = |sum: &mut f64, mass: &f64| {
            *sum += mass;
            Some(*sum)
        };
        let held: Vec<f64> = falling.iter().scan(0.0, add).collect();
        let whole = held[held.len() - 1];
        let last = |share: &f64| held.partition_point(|held| *held < share * whole);
        shares.iter().map(|share| falling[last(share)] / self.area()).collect()
    }

    /// The differential entropy in nats of the density that is constant in each cell: −Σ mass ln(mass / area).
    ///
    /// By Jensen's inequality it is at least that of the clouds; with cells of width w it is about
    /// w²/24 E|∇ ln q|² more, and the gradient's mean square is at most the clouds' mean of 1/sigma_1² + 1/sigma_2².
    pub fn entropy(&self) -> f64 {
        let area = self.area();
        -self.masses.iter().filter(|&&mass| mass > 0.0).map(|mass| mass * (mass / area).ln()).sum::<f64>()
    }

    /// The same masses in cells of twice the width; `side` must be even.
    pub fn coarser(&self) -> Self {
        let side = self.side / 2;
        let mut masses = vec![0.0; side * side];
        for (row, cells) in self.masses.chunks_exact(self.side).enumerate() {
            for (pair, mass) in cells.chunks_exact(2).zip(&mut masses[row / 2 * side..]) {
                *mass += pair[0] + pair[1];
            }
        }
        Self { masses, side, width: 2.0 * self.width }
    }
}

/// A cloud's mass along one axis between neighbours of the edges `from + i · width`, one more than there are masses.
fn strips(tail: &Tail, cloud: &Cloud, axis: usize, from: f64, width: f64, masses: &mut [f32]) {
    let sharpness = cloud.sharpness[axis];
    let (from, width) = ((from - cloud.mu[axis]) * sharpness, width * sharpness);
    let edge = |i: usize| {
        let t = from + i as f64 * width;
        (t < 0.0, tail.beyond(t.abs()))
    };
    let mut last = edge(0);
    for (i, mass) in masses.iter_mut().enumerate() {
        let next = edge(i + 1);
        // Both tails on one side of mu: their difference is exact there, where that of two values of Φ near 1 is not.
        *mass = if last.0 == next.0 { (last.1 - next.1).abs() } else { 1.0 - last.1 - next.1 } as f32;
        last = next;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Aggregate, prior_levels};
    use super::*;

    const AREA: f64 = 2.0 * 4.3 / 64.0 * (2.0 * 4.3 / 64.0);
    const HOME: Window = Window { x: 0.0, y: 0.0, half: 4.3 };

    #[test]
    fn the_mass_over_a_window_that_covers_the_clouds_is_1_however_small_they_are() {
        let mu = [0.3, -0.2, 1.1, 2.0, -2.9, 0.01];
        for sigma in [1e-6f32, 0.001, 0.1, 0.3] {
            let cells = Aggregate::new(&mu, &[2.0 * sigma.ln(); 6]).unwrap().cells(HOME, 64).unwrap();
            let mass: f64 = cells.iter().map(|&density| f64::from(density) * AREA).sum();
            assert!((mass - 1.0).abs() < 1e-6, "sigma {sigma}: {mass}");
        }
    }

    #[test]
    fn cells_hold_the_mean_of_the_density_and_their_first_row_is_the_top() {
        let aggregate = Aggregate::new(&[0.5, 1.0, -1.0, -0.5], &[-1.0, -2.0, 0.0, -1.5]).unwrap();
        let (window, side, points) = (Window { x: 0.2, y: 0.4, half: 2.0 }, 20, 16);
        let cells = aggregate.cells(window, side).unwrap();
        let fraction =
            |cell: usize, point: usize| (cell as f64 + (point as f64 + 0.5) / points as f64) / side as f64 * 2.0 - 1.0;
        for (row, column) in [(0, 0), (7, 12), (12, 3), (19, 19), (2, 17)] {
            let at = |i: usize| {
                let x = window.x + window.half * fraction(column, i % points);
                let y = window.y - window.half * fraction(row, i / points);
                [x as f32, y as f32]
            };
            let z: Vec<f32> = (0..points * points).flat_map(at).collect();
            let densities = aggregate.log_density(&z).unwrap();
            let mean = densities.iter().map(|ln| ln.exp()).sum::<f64>() / densities.len() as f64;
            let got = f64::from(cells[row * side + column]);
            assert!((got / mean - 1.0).abs() < 1e-3, "row {row}, column {column}: {got} for {mean}");
        }
    }

    #[test]
    fn cells_far_out_keep_their_digits() {
        let aggregate = Aggregate::new(&[0.0, 0.0], &[0.0, 0.0]).unwrap();
        for (x, y) in [(6.0, 0.0), (-6.0, 0.0), (0.0, 6.0), (0.0, -6.0)] {
            let density = aggregate.cells(Window { x, y, half: 0.001 }, 1).unwrap()[0];
            let exact = (-18f64).exp() / std::f64::consts::TAU;
            assert!((f64::from(density) / exact - 1.0).abs() < 1e-3, "at {x}, {y}: {density} for {exact}");
        }
    }

    #[test]
    fn regions_of_highest_density_are_the_discs_of_a_single_gaussian() {
        let radii = [0.5f64, 1.0, 2.0, 3.0];
        let shares = radii.map(|r| 1.0 - (-r * r / 2.0).exp());
        let levels = Aggregate::new(&[1.0, -2.0], &[0.0; 2]).unwrap().levels(&shares).unwrap();
        for ((level, exact), r) in levels.iter().zip(prior_levels(&shares)).zip(radii) {
            let got = (-2.0 * (level * std::f64::consts::TAU).ln()).sqrt();
            assert!((got - r).abs() < 0.03, "radius {got} for {r}: {level} for {exact}");
            assert!((exact - (-r * r / 2.0).exp() / std::f64::consts::TAU).abs() < 1e-12);
        }
    }

    #[test]
    fn levels_hold_their_share_of_the_mass_of_many_clouds() {
        let mut stream = crate::rng::Stream::new(4, crate::rng::Purpose::Sample);
        let aggregate = Aggregate::new(&stream.normals(600), &[-4.0; 600]).unwrap();
        let shares = [0.0, 0.3, 0.5, 0.9, 1.0];
        let levels = aggregate.levels(&shares).unwrap();
        let cells = aggregate.cells(HOME, 300).unwrap();
        let area = (2.0 * HOME.half / 300.0).powi(2);
        for (level, share) in levels.iter().zip(shares).skip(1).take(3) {
            let held: f64 = cells.iter().map(|&d| f64::from(d)).filter(|d| d >= level).sum::<f64>() * area;
            assert!((held - share).abs() < 0.01, "{held} for {share}");
        }
        assert!(levels.is_sorted_by(|a, b| a > b), "{levels:?}");
    }
}
