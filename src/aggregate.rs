//! The aggregate posterior in the plane of z1 and z2: what the encoder makes of all images together.
//!
//! ```text
//! q(z) = 1/n Σ N(z; mu_i, diag(sigma_i²))
//! KL(q ‖ p) = −H(q) + ½/n Σ (|mu_i|² + |sigma_i|²) + ln 2π          p(z) = N(z; 0, I), H the differential entropy
//! ```
//!
//! Hoffman & Johnson, *ELBO surgery* (2016): the mean KL of the posteriors is this KL and the information that z has
//! about which image it is of.

mod grid;
mod tail;

use std::cell::OnceCell;
use std::f64::consts::TAU;

use crate::check;
use crate::error::{Error, Result};
use grid::Grid;
pub use grid::Window;

/// How far, in sigmas, the grid of [`Aggregate::kl_from_prior`] reaches around each posterior.
const REACH: f64 = 5.0;
/// What the cells of that grid may add to the entropy, in nats, before it is extrapolated.
const COARSENESS: f64 = 0.04;
/// Cells a side of that grid, at least and at most.
const SIDES: [usize; 2] = [128, 512];
/// Cells a side of a grid that others ask for, at most.
const MOST_CELLS: usize = 1024;
/// Terms smaller than the largest by so many nats are nothing beside it.
const NEGLIGIBLE: f64 = 45.0;

/// One posterior: sharpness is 1 / sigma, and the density at mu is exp(ln_peak).
#[derive(Debug)]
struct Cloud {
    mu: [f64; 2],
    sigma: [f64; 2],
    sharpness: [f64; 2],
    ln_peak: f64,
}

/// The mean of n posteriors, as a density of the plane.
#[derive(Debug)]
pub struct Aggregate {
    clouds: Vec<Cloud>,
    covering: OnceCell<Grid>,
}

impl Aggregate {
    /// From mu and logvar, (n, 2) each.
    ///
    /// # Errors
    /// There are none, lengths that do not fit, a mu that is not finite, a logvar that is not from −80 to 80.
    pub fn new(mu: &[f32], logvar: &[f32]) -> Result<Self> {
        check::posteriors(["mu", "logvar"], mu, logvar)?;
        let pair = |values: &[f32]| [f64::from(values[0]), f64::from(values[1])];
        let cloud = |(mu, logvar): (&[f32], &[f32])| {
            let (mu, logvar) = (pair(mu), pair(logvar));
            let sigma = logvar.map(|logvar| (0.5 * logvar).exp());
            let sharpness = sigma.map(f64::recip);
            Cloud { mu, sigma, sharpness, ln_peak: -TAU.ln() - 0.5 * (logvar[0] + logvar[1]) }
        };
        let clouds = mu.chunks_exact(2).zip(logvar.chunks_exact(2)).map(cloud).collect();
        Ok(Self { clouds, covering: OnceCell::new() })
    }

    /// The mean density of q in each of side × side cells of `window`, the first row at the top.
    ///
    /// # Errors
    /// A window that is not finite or has no area; a side that is not from 1 to 1024.
    pub fn cells(&self, window: Window, side: usize) -> Result<Vec<f32>> {
        for (field, value) in [("window.x", window.x), ("window.y", window.y)] {
            if !value.is_finite() {
                return Err(Error::invalid(field, "a finite number", value));
            }
        }
        if !(window.half > 0.0 && window.half.is_finite()) {
            return Err(Error::invalid("window.half", "a finite number above 0", window.half));
        }
        if !(1..=MOST_CELLS).contains(&side) {
            return Err(Error::invalid("side", format!("a whole number from 1 to {MOST_CELLS}"), side));
        }
        Ok(Grid::new(&self.clouds, window, side).densities())
    }

    /// The density at the border of each highest-density region of q that holds one of these shares of its mass.
    ///
    /// # Errors
    /// A share that is not from 0 to 1.
    pub fn levels(&self, shares: &[f64]) -> Result<Vec<f64>> {
        match shares.iter().position(|share| !(0.0..=1.0).contains(share)) {
            None => Ok(self.covering().levels(shares)),
            Some(index) => Err(Error::invalid(format!("shares[{index}]"), "a number from 0 to 1", shares[index])),
        }
    }

    /// ln q at points z (m, 2), in nats: (m,).
    ///
    /// # Errors
    /// A length or a value that does not fit.
    pub fn log_density(&self, z: &[f32]) -> Result<Vec<f64>> {
        check::rows("z", z, 2)?;
        check::finite("z", z)?;
        let ln_n = (self.clouds.len() as f64).ln();
        let at = |z: &[f32]| {
            let terms = self.clouds.iter().map(|cloud| cloud.log_density(f64::from(z[0]), f64::from(z[1])));
            log_sum_exp(terms) - ln_n
        };
        Ok(z.chunks_exact(2).map(at).collect())
    }

    /// KL(q ‖ N(0, I)) in nats.
    ///
    /// The entropy is that of cells, extrapolated to cells of no width. For 81 clouds of their own over ±4 the error is
    /// 0.003 nats where sigma is 0.05 or more and 0.005 where it is 0.02; clouds that overlap cost less. Below that the
    /// finest grid is too coarse and the value too small: by 0.06 at 0.01, by 0.3 at 0.005.
    pub fn kl_from_prior(&self) -> f64 {
        let grid = self.covering();
        // The error of the entropy goes by the square of the cells' width (Richardson's extrapolation).
        let entropy = (4.0 * grid.entropy() - grid.coarser().entropy()) / 3.0;
        let squares = |cloud: &Cloud| -> f64 { cloud.mu.iter().chain(&cloud.sigma).map(|x| x * x).sum() };
        (0.5 * self.mean(squares) + TAU.ln() - entropy).max(0.0)
    }

    fn mean(&self, f: impl Fn(&Cloud) -> f64) -> f64 {
        self.clouds.iter().map(f).sum::<f64>() / self.clouds.len() as f64
    }

    /// A grid over all of q, as fine as its clouds need.
    fn covering(&self) -> &Grid {
        self.covering.get_or_init(|| {
            let reach = |axis: usize| {
                let ends =
                    |sign: f64| self.clouds.iter().map(move |cloud| cloud.mu[axis] + sign * REACH * cloud.sigma[axis]);
                (ends(-1.0).fold(f64::INFINITY, f64::min), ends(1.0).fold(f64::NEG_INFINITY, f64::max))
            };
            let [(left, right), (bottom, top)] = [0, 1].map(reach);
            let half = (right - left).max(top - bottom) / 2.0;
            let window = Window { x: (left + right) / 2.0, y: (bottom + top) / 2.0, half };
            let sharpness = self.mean(|cloud| cloud.sharpness.map(|each| each * each).iter().sum());
            let [least, most] = SIDES;
            let side = 2.0 * half * (sharpness / (24.0 * COARSENESS)).sqrt(); // by the bound of Grid::entropy
            let side = (side as usize).clamp(least, most).next_multiple_of(2);
            Grid::new(&self.clouds, window, side)
        })
    }
}

impl Cloud {
    fn log_density(&self, x: f64, y: f64) -> f64 {
        let [t, u] = [(x - self.mu[0]) * self.sharpness[0], (y - self.mu[1]) * self.sharpness[1]];
        self.ln_peak - 0.5 * (t * t + u * u)
    }
}

/// ln Σ exp(term), in one pass.
fn log_sum_exp(terms: impl Iterator<Item = f64>) -> f64 {
    let (mut largest, mut sum) = (f64::NEG_INFINITY, 0.0);
    for term in terms {
        if term > largest {
            sum = sum * (largest - term).exp() + 1.0;
            largest = term;
        } else if term > largest - NEGLIGIBLE {
            sum += (term - largest).exp();
        }
    }
    largest + sum.ln()
}

/// The density at the border of each highest-density region of the prior N(0, I) that holds one of these shares.
pub fn prior_levels(shares: &[f64]) -> Vec<f64> {
    shares.iter().map(|share| (1.0 - share) / TAU).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};

    /// KL of N(mu, sigma²) in both dimensions.
    fn closed(mu: [f64; 2], sigma: f64) -> f64 {
        (mu[0] * mu[0] + mu[1] * mu[1]) / 2.0 + sigma * sigma - 1.0 - 2.0 * sigma.ln()
    }

    fn logvar(sigma: f32, n: usize) -> Vec<f32> {
        vec![2.0 * sigma.ln(); 2 * n]
    }

    #[test]
    fn the_kl_of_a_single_gaussian_is_the_closed_one() {
        for (mu, sigma) in
            [([0.0, 0.0], 1.0), ([3.0, -1.0], 1.0), ([0.0, 0.0], 0.2), ([-2.0, 0.5], 0.05), ([1.0, 1.0], 3.0)]
        {
            let kl = Aggregate::new(&mu, &logvar(sigma, 1)).unwrap().kl_from_prior();
            let exact = closed(mu.map(f64::from), f64::from(sigma));
            assert!((kl - exact).abs() < 1e-3, "{mu:?}, {sigma}: {kl} for {exact}");
        }
    }

    #[test]
    fn many_small_clouds_over_the_plane_cost_the_kl_less_than_a_hundredth_of_a_nat() {
        // 20 sigmas apart, so that the entropy is ln 81 and that of one cloud.
        let lattice = |sigma: f32| {
            let mu: Vec<f32> = (0..81).flat_map(|i| [(i % 9) as f32 - 4.0, (i / 9) as f32 - 4.0]).collect();
            let kl = Aggregate::new(&mu, &logvar(sigma, 81)).unwrap().kl_from_prior();
            let single = |mu: &[f32]| closed([f64::from(mu[0]), f64::from(mu[1])], f64::from(sigma));
            (kl, mu.chunks_exact(2).map(single).sum::<f64>() / 81.0 - 81f64.ln())
        };
        for sigma in [0.02, 0.05] {
            let (kl, exact) = lattice(sigma);
            assert!((kl - exact).abs() < 0.01, "sigma {sigma}: {kl} for {exact}");
        }
        let (kl, exact) = lattice(0.001);
        assert!(kl > 12.0 && kl < exact, "past the finest grid, too small: {kl} for {exact}");
    }

    #[test]
    fn samples_of_the_prior_as_clouds_come_near_the_prior() {
        let sigma: f32 = 0.3;
        let spread = (1.0 - sigma * sigma).sqrt();
        let mu: Vec<f32> = Stream::new(1, Purpose::Sample).normals(10_000).iter().map(|x| spread * x).collect();
        let kl = Aggregate::new(&mu, &logvar(sigma, 5_000)).unwrap().kl_from_prior();
        assert!((0.0..0.02).contains(&kl), "{kl}");
    }

    #[test]
    fn log_density_agrees_with_a_direct_sum_and_stays_finite_far_out() {
        let mut stream = Stream::new(2, Purpose::Sample);
        let (mu, logvar, z) = (stream.normals(80), stream.normals(80), stream.normals(40));
        let aggregate = Aggregate::new(&mu, &logvar).unwrap();
        for (z, got) in z.chunks_exact(2).zip(aggregate.log_density(&z).unwrap()) {
            let density = |i: usize| {
                let axis = |axis: usize| {
                    let variance = f64::from(logvar[2 * i + axis]).exp();
                    let d = f64::from(z[axis]) - f64::from(mu[2 * i + axis]);
                    (-d * d / variance / 2.0).exp() / (TAU * variance).sqrt()
                };
                axis(0) * axis(1)
            };
            let exact = ((0..40).map(density).sum::<f64>() / 40.0).ln();
            assert!((got - exact).abs() < 1e-9, "{got} for {exact}");
        }
        let one = Aggregate::new(&[0.0, 0.0], &[0.0, 0.0]).unwrap();
        let far = one.log_density(&[1e4, 0.0, 1e30, -1e30]).unwrap();
        assert!((far[0] + 0.5e8 + TAU.ln()).abs() < 1e-6);
        let narrow = Aggregate::new(&[0.0, 0.0], &[-80.0, -80.0]).unwrap();
        assert!(far[1].is_finite() && narrow.log_density(&[f32::MAX, f32::MIN]).unwrap()[0].is_finite());
    }

    #[test]
    fn what_does_not_fit_is_refused_by_its_name() {
        let refusal = |mu: &[f32], logvar: &[f32]| Aggregate::new(mu, logvar).unwrap_err().to_string();
        assert_eq!(refusal(&[], &[]), "mu must be n · 2 numbers, n at least 1, got 0 numbers");
        assert_eq!(refusal(&[0.0; 3], &[0.0; 3]), "mu must be n · 2 numbers, got 3 numbers");
        assert_eq!(refusal(&[0.0; 4], &[0.0; 2]), "logvar must be 4 numbers, as many as mu, got 2 numbers");
        assert_eq!(refusal(&[0.0, f32::NAN], &[0.0; 2]), "mu[1] must be a finite number, got NaN");
        assert_eq!(refusal(&[0.0; 2], &[f32::INFINITY, 0.0]), "logvar[0] must be a number from -80 to 80, got inf");
        let aggregate = Aggregate::new(&[0.0; 2], &[0.0; 2]).unwrap();
        let window = Window { x: 0.0, y: 0.0, half: 0.0 };
        let refusals = [
            aggregate.cells(window, 10).unwrap_err(),
            aggregate.cells(Window { x: f64::NAN, half: 1.0, ..window }, 10).unwrap_err(),
            aggregate.cells(Window { half: 1.0, ..window }, 0).unwrap_err(),
            aggregate.levels(&[0.5, 1.5]).unwrap_err(),
            aggregate.log_density(&[1.0]).unwrap_err(),
            aggregate.log_density(&[1.0, f32::NAN]).unwrap_err(),
        ];
        assert_eq!(
            refusals.map(|refusal| refusal.to_string()),
            [
                "window.half must be a finite number above 0, got 0",
                "window.x must be a finite number, got NaN",
                "side must be a whole number from 1 to 1024, got 0",
                "shares[1] must be a number from 0 to 1, got 1.5",
                "z must be n · 2 numbers, got 1 numbers",
                "z[1] must be a finite number, got NaN",
            ]
        );
    }
}
