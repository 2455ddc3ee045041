//! Two estimators of the gradient of an expectation, in the mean and the standard deviation of z ~ N(mu, sigma²).
//!
//! ```text
//! reparameterised     z = mu + sigma eps:     ∇ E[g(z)] = E[g'(z) ∇z],        ∇z = (1, eps)
//! score function                              ∇ E[g(z)] = E[(g(z) − b) ∇ ln q(z)],   ∇ ln q = (eps, eps² − 1) / sigma
//! ```
//!
//! for eps ~ N(0, 1), any constant b, and ∇ in (mu, sigma): Kingma & Welling (2013), section 2.3, and Williams (1992),
//! REINFORCE. An *estimate* is the mean over n draws. Both come by candle's automatic differentiation in f64, of g(z)
//! and of the surrogate (g(z) − b) ln q(z) with z held fixed; their exact values and variances come by quadrature in
//! eps.

mod integrand;
mod tally;

use candle_core::{Device, Tensor, Var};

pub use integrand::Integrand;
pub use tally::Tally;

use crate::error::{Error, Result};
use crate::lesson::limits;
use crate::rng::{Purpose, Stream};

/// eps is integrated from −REACH to REACH in NODES steps; the rule is exact to rounding for what is as smooth as these
/// g.
const REACH: f64 = 12.0;
const NODES: i32 = 4800;
/// A histogram reaches this many standard deviations of the wider estimator to either side of the exact value.
const SPREAD: f64 = 3.5;

/// What is estimated, and how.
#[derive(Debug, Clone, Copy)]
pub struct Problem {
    /// What is averaged.
    pub g: Integrand,
    /// The mean of z.
    pub mu: f64,
    /// Above 0.
    pub sigma: f64,
    /// Draws an estimate.
    pub n: usize,
    /// Whether the score function's b is E\[g(z)\]; else it is 0.
    pub baseline: bool,
}

/// One derivative, its exact value and the variances of single draws of its two estimators.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exact {
    /// The derivative itself: ∂E\[g(z)\]/∂mu or ∂E\[g(z)\]/∂sigma.
    pub gradient: f64,
    /// The variance of a draw of the reparameterised estimator.
    pub reparameterised: f64,
    /// The variance of a draw of the score function's.
    pub score: f64,
}

/// One derivative: what it is, and the estimates so far.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What is estimated, and how the two scatter about it.
    pub exact: Exact,
    /// The estimates by z = mu + sigma eps.
    pub reparameterised: Tally,
    /// The estimates by the score function.
    pub score: Tally,
}

impl Problem {
    fn check(&self) -> Result<()> {
        limits::near("mu", self.mu)?;
        limits::above(0.0, "sigma", self.sigma)?;
        limits::some("n", self.n)
    }

    /// E\[f(eps)\] of several f at once, by the trapezoid rule.
    fn expected<const N: usize>(&self, f: impl Fn(f64) -> [f64; N]) -> [f64; N] {
        let step = 2.0 * REACH / f64::from(NODES);
        let mut sums = [0.0; N];
        for node in 0..=NODES {
            let eps = f64::from(node) * step - REACH;
            let weight = (-0.5 * eps * eps).exp() * step / std::f64::consts::TAU.sqrt();
            sums.iter_mut().zip(f(eps)).for_each(|(sum, value)| *sum += weight * value);
        }
        sums
    }

    /// E\[g(z)\], and what a single draw has in mu and in sigma.
    pub fn exact(&self) -> (f64, [Exact; 2]) {
        let [value] = self.expected(|eps| [self.g.at(self.mu + self.sigma * eps)]);
        let b = if self.baseline { value } else { 0.0 };
        let terms = |eps: f64| {
            let z = self.mu + self.sigma * eps;
            let (slope, excess) = (self.g.slope(z), (self.g.at(z) - b) / self.sigma);
            [slope, slope * eps, excess * eps, excess * (eps * eps - 1.0)]
        };
        let means = self.expected(terms);
        let [r_mu, r_sigma, s_mu, s_sigma] = self.expected(|eps| {
            let mut squares = terms(eps);
            squares.iter_mut().zip(means).for_each(|(term, mean)| *term = (*term - mean).powi(2));
            squares
        });
        let of = |gradient, reparameterised, score| Exact { gradient, reparameterised, score };
        (value, [of(means[0], r_mu, s_mu), of(means[1], r_sigma, s_sigma)])
    }
}

/// Estimates by both estimators from the same draws, and their tallies.
#[derive(Debug)]
pub struct Estimators {
    problem: Problem,
    b: f64,
    stream: Stream,
    /// In mu and in sigma.
    pub comparisons: [Comparison; 2],
}

impl Estimators {
    /// None yet; `bins` is the number of bins of each histogram.
    ///
    /// # Errors
    /// A problem that is out of range.
    pub fn new(problem: Problem, bins: usize, seed: u32) -> Result<Self> {
        problem.check()?;
        limits::some("bins", bins)?;
        let (value, exact) = problem.exact();
        let comparisons = exact.map(|exact| {
            let widest = (exact.score.max(exact.reparameterised) / problem.n as f64).sqrt().max(1e-9);
            let range = (exact.gradient - SPREAD * widest, exact.gradient + SPREAD * widest);
            let tally = Tally::new(range, bins);
            Comparison { exact, reparameterised: tally.clone(), score: tally }
        });
        let b = if problem.baseline { value } else { 0.0 };
        Ok(Self { problem, b, stream: Stream::new(seed, Purpose::Lesson), comparisons })
    }

    /// g at `points` places from `from` to `to`, both among them.
    pub fn curve(&self, from: f64, to: f64, points: usize) -> Result<Vec<f64>> {
        limits::some("points", points)?;
        let step = (to - from) / (points - 1).max(1) as f64;
        Ok((0..points).map(|i| self.problem.g.at(from + i as f64 * step)).collect())
    }

    /// Adds `count` estimates by each estimator.
    pub fn draw(&mut self, count: usize) -> Result<()> {
        let n = self.problem.n;
        limits::some("count", count)?;
        limits::some("count · n", count.saturating_mul(n))?;
        let eps = self.stream.normals(count * n).into_iter().map(f64::from).collect();
        let eps = Tensor::from_vec(eps, (count, n), &Device::Cpu)?;
        let reparameterised = self.gradients(&eps, |g, mu, sigma| {
            let z = sigma.broadcast_mul(&eps)?.broadcast_add(mu)?; // (count, n)
            g.of(&z)
        })?;
        let z = eps.affine(self.problem.sigma, self.problem.mu)?;
        let excess = self.problem.g.of(&z)?.affine(1.0, -self.b)?; // (count, n)
        let score = self.gradients(&eps, |_, mu, sigma| {
            let standardised = z.broadcast_sub(mu)?.broadcast_div(sigma)?;
            let log_q = standardised.sqr()?.affine(-0.5, 0.0)?.broadcast_sub(&sigma.log()?)?;
            Ok((log_q * &excess)?)
        })?;
        for (comparison, (of_one, of_other)) in self.comparisons.iter_mut().zip(reparameterised.iter().zip(&score)) {
            of_one.iter().for_each(|&estimate| comparison.reparameterised.add(estimate));
            of_other.iter().for_each(|&estimate| comparison.score.add(estimate));
        }
        Ok(())
    }

    /// The gradients in mu and in sigma of the mean over each row of `surrogate` (count, n): (count,) each.
    fn gradients(
        &self,
        eps: &Tensor,
        surrogate: impl Fn(Integrand, &Tensor, &Tensor) -> Result<Tensor>,
    ) -> Result<[Vec<f64>; 2]> {
        let (count, n) = eps.dims2()?;
        // Each estimate has a mu and a sigma of its own: one backward pass gives the gradients of all.
        let column = |value: f64| Var::from_tensor(&Tensor::from_vec(vec![value; count], (count, 1), &Device::Cpu)?);
        let (mu, sigma) = (column(self.problem.mu)?, column(self.problem.sigma)?);
        let total = surrogate(self.problem.g, &mu, &sigma)?.affine(1.0 / n as f64, 0.0)?.sum_all()?;
        let gradients = total.backward()?;
        let of = |var: &Var| match gradients.get(var) {
            Some(gradient) => Ok(gradient.flatten_all()?.to_vec1()?),
            None => Err(Error::NotReady("a surrogate must depend on mu and sigma")),
        };
        Ok([of(&mu)?, of(&sigma)?])
    }
}
