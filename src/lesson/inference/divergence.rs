//! The two divergences as functionals of q, and as maps of the plane.
//!
//! ```text
//! E_q[log q − log p̃]          z = μ + L ε, ε as nodes of a grid
//! E_p[−log q]                 p as nodes of a grid
//! ```

use std::f64::consts::TAU;

use candle_core::{Result as Computed, Tensor};

use super::family::Q;
use super::grid::Grid;
use super::nodes::Nodes;
use super::target::Target;
use super::tensor;
use crate::check;
use crate::error::Result;
use crate::rng::Stream;

/// How far the nodes of ε reach: 2e-8 of N(0, I) lies beyond.
const REACH: f64 = 6.0;
/// 1/g and 1/g², g³ = g + 1: the steps of the R₂ sequence.
const PLASTIC: [f64; 2] = [0.754_877_666_246_692_7, 0.569_840_290_998_053_2];

/// Which density the expectation is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divergence {
    /// KL(q‖p)
    OfQ,
    /// KL(p‖q)
    OfP,
}

impl Divergence {
    /// Reads `"qp"` or `"pq"`.
    ///
    /// # Errors
    /// Any other name.
    pub fn named(name: &str) -> Result<Self> {
        let known = [("qp", Self::OfQ), ("pq", Self::OfP)];
        check::one_of("divergence", name, &known)
    }

    /// What the divergence is the integral of, q log(q/p) or p log(p/q), at the middle of each cell, where log p is
    /// `log_p`; in nats per unit of area.
    pub fn map(self, q: &Q, grid: &Grid, log_p: &[f64]) -> Result<Vec<f64>> {
        let log_q = q.log_density(&grid.points()?)?.to_vec1::<f64>()?;
        let part = |(log_q, log_p): (f64, &f64)| match self {
            Self::OfQ => log_q.exp() * (log_q - log_p),
            Self::OfP => log_p.exp() * (log_p - log_q),
        };
        Ok(log_q.into_iter().zip(log_p).map(part).collect())
    }
}

/// `n` draws of ε, as even as may be: the R₂ sequence (Roberts, 2018) from a random start, made normal as Box & Muller
/// do (1958), each draw with its negative, the whole made to have exactly the covariance I. x, y, each (n).
pub fn draws(stream: &mut Stream, n: usize) -> Result<[Tensor; 2]> {
    let start = [stream.uniform(), stream.uniform()];
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for i in 0..n / 2 {
        let even = |axis: usize| (start[axis] + i as f64 * PLASTIC[axis]).fract();
        let radius = (-2.0 * (1.0 - even(0)).ln()).sqrt();
        let (sin, cos) = (TAU * even(1)).sin_cos();
        x.push(radius * cos);
        y.push(radius * sin);
    }
    let mean = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64;
    // By the inverse of the covariance's Cholesky factor; the mean is 0 by the negatives.
    let (xx, xy, yy) = (mean(&x, &x), mean(&x, &y), mean(&y, &y));
    let slope = xy / xx;
    let rest = (yy - xy * slope).sqrt();
    let second: Vec<f64> = x.iter().zip(&y).map(|(x, y)| (y - slope * x) / rest).collect();
    let first: Vec<f64> = x.iter().map(|x| x / xx.sqrt()).collect();
    let both = |half: Vec<f64>| tensor(half.iter().copied().chain(half.iter().map(|value| -value)).collect());
    Ok([both(first)?, both(second)?])
}

/// ε as weighted points, for expectations under N(0, I): the nodes of a square grid within a circle.
#[derive(Debug)]
pub struct Rule {
    eps: [Tensor; 2], // x, y, each (n)
    weights: Tensor,  // (n)
}

impl Rule {
    /// Of a grid of so many points a side.
    pub fn new(points: usize) -> Result<Self> {
        let width = 2.0 * REACH / (points - 1) as f64;
        let at = |i: usize| i as f64 * width - REACH;
        let all = (0..points * points).map(|i| [at(i % points), at(i / points)]);
        let held: Vec<[f64; 2]> = all.filter(|[x, y]| x.hypot(*y) <= REACH).collect();
        let weight = |[x, y]: &[f64; 2]| (-0.5 * (x * x + y * y)).exp() * width * width / TAU;
        let of = |value: &dyn Fn(&[f64; 2]) -> f64| tensor(held.iter().map(value).collect());
        Ok(Self { eps: [of(&|[x, _]| *x)?, of(&|[_, y]| *y)?], weights: of(&weight)? })
    }
}

/// E_q[log q − log p̃] by the nodes of ε: a number with its derivative, in nats.
pub fn of_q(q: &Q, target: Target, rule: &Rule) -> Computed<Tensor> {
    q.expectation(&rule.eps, &rule.weights, |z, log_q| log_q - target.log_density(&z[0], &z[1])?)
}

/// E_p[−log q] on the grid: a number with its derivative, in nats.
pub fn of_p(q: &Q, nodes: &Nodes) -> Computed<Tensor> {
    (q.log_density(&nodes.z)? * &nodes.mass)?.sum_all()?.neg()
}

#[cfg(test)]
mod tests {
    use super::super::{FINE, Family, Shape};
    use super::*;
    use crate::aggregate::Window;
    use crate::rng::Purpose;

    #[test]
    fn the_draws_have_mean_0_and_covariance_1_and_differ_by_seed() {
        let draw = |seed| {
            let draws = draws(&mut Stream::new(seed, Purpose::Lesson), 256).unwrap();
            draws.map(|draws| draws.to_vec1::<f64>().unwrap())
        };
        let [x, y] = draw(1);
        let mean = |f: &dyn Fn(f64, f64) -> f64| x.iter().zip(&y).map(|(&x, &y)| f(x, y)).sum::<f64>() / 256.0;
        let moments = [mean(&|x, _| x), mean(&|_, y| y), mean(&|x, y| x * y)];
        assert!(moments.iter().all(|moment| moment.abs() < 1e-12), "{moments:?}");
        assert!((mean(&|x, _| x * x) - 1.0).abs() < 1e-12 && (mean(&|_, y| y * y) - 1.0).abs() < 1e-12);
        // Of a normal: E[x⁴] = 3, E[x²y²] = 1; of so few draws the far tail is missing.
        let fourths = [mean(&|x, _| x.powi(4)), mean(&|_, y| y.powi(4)), mean(&|x, y| (x * y).powi(2))];
        let off = [3.0, 3.0, 1.0].into_iter().zip(fourths).map(|(normal, fourth)| (normal - fourth).abs());
        assert!(off.fold(0.0, f64::max) < 0.4, "{fourths:?}");
        assert_ne!(x, draw(2)[0]);
    }

    fn value(number: &Tensor) -> f64 {
        number.to_vec0().unwrap()
    }

    /// ½ [tr S⁻¹C + (μ − m)ᵀ S⁻¹ (μ − m) − 2 + log |S| / |C|] of N(μ, C) from N(m, S).
    fn closed(q: &Shape, p: &Shape) -> f64 {
        let ([cxx, cxy, cyy], [sxx, sxy, syy]) = (q.covariance(), p.covariance());
        let (of_q, of_p) = (cxx * cyy - cxy * cxy, sxx * syy - sxy * sxy);
        let (x, y) = (q.x - p.x, q.y - p.y);
        let trace = (syy * cxx - 2.0 * sxy * cxy + sxx * cyy) / of_p;
        let square = (syy * x * x - 2.0 * sxy * x * y + sxx * y * y) / of_p;
        0.5 * (trace + square - 2.0 + (of_p / of_q).ln())
    }

    #[test]
    fn the_numbers_are_those_of_the_closed_form_between_gaussians() {
        let window = Window { x: 0.0, y: 0.0, half: 5.0 };
        let ([mx, my], [xx, xy, yy]) = super::super::target::GAUSSIAN;
        let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
        let half = ((xx - yy) / 2.0).hypot(xy);
        let sd = [((xx + yy) / 2.0 + half).sqrt(), ((xx + yy) / 2.0 - half).sqrt()];
        let p = Shape { x: mx, y: my, sd, angle, weight: 1.0 };
        let (nodes, rule) = (Nodes::new(Target::Gaussian).unwrap(), Rule::new(FINE).unwrap());
        for (sd, angle) in [([1.0, 0.4], 0.5), ([2.5, 1.2], -0.6), ([0.3, 0.2], 0.0)] {
            let shape = Shape { x: -0.7, y: 0.6, sd, angle, weight: 1.0 };
            let q = Q::new(Family::Full, &[shape], window).unwrap();
            let of_q = value(&of_q(&q, Target::Gaussian, &rule).unwrap()) + nodes.log_z;
            let of_p = value(&of_p(&q, &nodes).unwrap()) + nodes.log_p;
            let [qp, pq] = [closed(&shape, &p), closed(&p, &shape)];
            assert!((of_q - qp).abs() < 1e-5 * (1.0 + qp), "{of_q} for {qp}");
            assert!((of_p - pq).abs() < 1e-4 * (1.0 + pq), "{of_p} for {pq}");
        }
    }

    #[test]
    fn a_map_sums_up_to_its_number() {
        let rule = Rule::new(FINE).unwrap();
        for target in [Target::Pair, Target::Banana, Target::Funnel, Target::Regression] {
            let nodes = Nodes::new(target).unwrap();
            let grid = Grid::over(target.domain(), target.window());
            let [x, y] = grid.points().unwrap();
            let log_p = target.log_density(&x, &y).unwrap().affine(1.0, -nodes.log_z).unwrap();
            let log_p = log_p.to_vec1::<f64>().unwrap();
            for family in [Family::Full, Family::Mixture] {
                // Half as wide as the start, so that the domain of p holds q too.
                let start = target.start(family);
                let small: Vec<Shape> =
                    start.iter().map(|shape| Shape { sd: shape.sd.map(|sd| sd / 2.0), ..*shape }).collect();
                let q = Q::new(family, &small, target.window()).unwrap();
                let sum = |divergence: Divergence| {
                    divergence.map(&q, &grid, &log_p).unwrap().iter().sum::<f64>() * grid.area()
                };
                let of_q = value(&of_q(&q, target, &rule).unwrap()) + nodes.log_z;
                let of_p = value(&of_p(&q, &nodes).unwrap()) + nodes.log_p;
                let (qp, pq) = (sum(Divergence::OfQ), sum(Divergence::OfP));
                assert!((of_q - qp).abs() < 2e-4, "{target:?} {family:?}: {qp} for {of_q}");
                assert!((of_p - pq).abs() < 2e-4, "{target:?} {family:?}: {pq} for {of_p}");
            }
        }
    }
}
