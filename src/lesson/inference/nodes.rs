//! p on a grid.

use candle_core::Tensor;

use super::grid::Grid;
use super::target::Target;
use super::tensor;
use crate::error::Result;

/// Nodes of less mass than this are left out: of the tens of thousands of cells they are less than 1e-7 together.
const NEGLIGIBLE: f64 = 1e-12;

/// p as weighted points, for expectations under it.
#[derive(Debug)]
pub struct Nodes {
    /// x, y, each (n).
    pub z: [Tensor; 2],
    /// The mass of each, (n); their sum is 1.
    pub mass: Tensor,
    /// log of the constant that p is known up to, in nats.
    pub log_z: f64,
    /// E_p[log p], in nats: less the entropy.
    pub log_p: f64,
    falling: Vec<f64>, // densities, from the highest
    area: f64,
}

impl Nodes {
    /// The nodes of all of p but 1e-6.
    pub fn new(target: Target) -> Result<Self> {
        Self::within(target, target.domain())
    }

    /// The nodes of a rectangle: left, right, bottom, top.
    pub fn within(target: Target, domain: [f64; 4]) -> Result<Self> {
        let grid = Grid::over(domain, target.window());
        let [x, y] = grid.points()?;
        let log_p = target.log_density(&x, &y)?.to_vec1::<f64>()?;
        let log_z = (log_p.iter().map(|log_p| log_p.exp()).sum::<f64>() * grid.area()).ln();
        let (x, y) = (x.to_vec1::<f64>()?, y.to_vec1::<f64>()?);
        let mass = |log_p: f64| (log_p - log_z).exp() * grid.area();
        let held: Vec<usize> = (0..log_p.len()).filter(|&i| mass(log_p[i]) >= NEGLIGIBLE).collect();
        let mean = held.iter().map(|&i| mass(log_p[i]) * (log_p[i] - log_z)).sum();
        let pick = |values: &dyn Fn(usize) -> f64| tensor(held.iter().map(|&i| values(i)).collect());
        let mut falling: Vec<f64> = held.iter().map(|&i| (log_p[i] - log_z).exp()).collect();
        falling.sort_unstable_by(|a, b| b.total_cmp(a));
        Ok(Self {
            z: [pick(&|i| x[i])?, pick(&|i| y[i])?],
            mass: pick(&|i| mass(log_p[i]))?,
            log_z,
            log_p: mean,
            falling,
            area: grid.area(),
        })
    }

    /// The density at the border of each highest-density region that holds one of these shares of p.
    pub fn levels(&self, shares: &[f64]) -> Vec<f64> {
        let add = |sum: &mut f64, density: &f64| {
            *sum += density * self.area;
            Some(*sum)
        };
        let held: Vec<f64> = self.falling.iter().scan(0.0, add).collect();
        let last = |share: f64| held.partition_point(|held| *held < share).min(held.len() - 1);
        shares.iter().map(|&share| self.falling[last(share)]).collect()
    }
}
