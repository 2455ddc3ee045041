//! How near draws come to where images lie, both ways.

use crate::aggregate::Aggregate;
use crate::error::Result;

/// Where log q(z) is lower than at all but this share of held-out draws, there is a hole.
const QUANTILE: f64 = 0.01;

/// Of some draws, in units of z.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// From a draw to the nearest held-out mean, on average.
    pub to_mean: f64,
    /// From a held-out mean to the nearest draw, on average.
    pub to_sample: f64,
    /// The share of draws that lie in holes.
    pub holes: f64,
}

impl Measure {
    /// Of draws (n, 2), by the means (m, 2) and the floor of log q.
    pub fn of(draws: &[f32], means: &[f32], q: &Aggregate, floor: f64) -> Result<Self> {
        let low = q.log_density(draws)?.into_iter().filter(|&density| density < floor).count();
        Ok(Self {
            to_mean: nearest(draws, means),
            to_sample: nearest(means, draws),
            holes: low as f64 / (draws.len() / 2) as f64,
        })
    }
}

/// The density below which there is a hole, by draws (n, 2) of held-out posteriors.
pub fn floor(draws: &[f32], q: &Aggregate) -> Result<f64> {
    let densities = q.log_density(draws)?;
    let share = |floor: f64| densities.iter().filter(|&&density| density < floor).count() as f64;
    let low = densities.iter().copied().filter(|&floor| share(floor) <= QUANTILE * densities.len() as f64);
    Ok(low.fold(f64::NEG_INFINITY, f64::max))
}

/// The mean distance of points (n, 2) from the nearest of others (m, 2).
fn nearest(points: &[f32], others: &[f32]) -> f64 {
    let one = |point: &[f32]| {
        let squares = others.chunks_exact(2).map(|other| {
            let (x, y) = (point[0] - other[0], point[1] - other[1]);
            x * x + y * y
        });
        f64::from(squares.fold(f32::INFINITY, f32::min)).sqrt()
    };
    points.chunks_exact(2).map(one).sum::<f64>() / (points.len() / 2) as f64
}
