//! The points that the chain is of: draws of q(z), the mean of an encoder's posteriors, each axis scaled to mean 0 and
//! variance 1.
//!
//! ```text
//! z = mu_i + exp(logvar_i / 2) eps,   i uniform               a draw of q(z)
//! x_0 = (z − mean) / sd,              var z = var mu_i + E[exp(logvar_i)] on each axis
//! ```

use crate::check;
use crate::error::Result;
use crate::rng::Stream;

/// Posteriors over the plane: mu and logvar, (n, 2) each.
#[derive(Debug)]
pub struct Posteriors {
    /// (n, 2)
    pub mu: Vec<f32>,
    /// ln sigma², (n, 2)
    pub logvar: Vec<f32>,
}

impl Posteriors {
    /// From mu and logvar, (n, 2) each.
    ///
    /// # Errors
    /// Lengths or values that do not fit, by these names.
    pub fn new(names: [&str; 2], mu: Vec<f32>, logvar: Vec<f32>) -> Result<Self> {
        check::posteriors(names, &mu, &logvar)?;
        Ok(Self { mu, logvar })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.mu.len() / 2
    }

    /// `count` draws of their mean, (count, 2).
    pub fn sample(&self, count: usize, stream: &mut Stream) -> Vec<f32> {
        let picks: Vec<usize> = (0..count).map(|_| stream.below(self.count() as u64) as usize).collect();
        self.draw(&picks, stream)
    }

    /// One draw of each in turn, `count` in all, from the `first` on: (count, 2).
    pub fn sample_in_turn(&self, first: usize, count: usize, stream: &mut Stream) -> Vec<f32> {
        self.draw(&(0..count).map(|i| (first + i) % self.count()).collect::<Vec<_>>(), stream)
    }

    fn draw(&self, picks: &[usize], stream: &mut Stream) -> Vec<f32> {
        let eps = stream.normals(2 * picks.len());
        let at = |(i, eps): (usize, &f32)| {
            let place = 2 * picks[i / 2] + i % 2;
            self.mu[place] + (self.logvar[place] / 2.0).exp() * eps
        };
        eps.iter().enumerate().map(at).collect()
    }
}

/// The mean and the standard deviation of q(z) on each axis.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// In units of z.
    pub mean: [f64; 2],
    /// In units of z.
    pub sd: [f64; 2],
}

impl Scale {
    /// The scale of the mean of all posteriors, q(z), from their own means and variances: nothing is drawn.
    pub fn of(posteriors: &Posteriors) -> Self {
        let average = |axis: usize, f: &dyn Fn(f64, f64) -> f64| {
            let both = posteriors.mu.iter().zip(&posteriors.logvar).skip(axis).step_by(2);
            both.map(|(&mu, &logvar)| f(f64::from(mu), f64::from(logvar))).sum::<f64>() / posteriors.count() as f64
        };
        let mean = [0, 1].map(|axis| average(axis, &|mu, _| mu));
        let sd = [0, 1].map(|axis| average(axis, &|mu, logvar| (mu - mean[axis]).powi(2) + logvar.exp()).sqrt());
        Self { mean, sd }
    }

    /// z to x, (n, 2).
    pub fn standard(&self, z: &[f32]) -> Vec<f32> {
        self.each(z, |value, mean, sd| (value - mean) / sd)
    }

    /// x to z, (n, 2).
    pub fn plane(&self, x: &[f32]) -> Vec<f32> {
        self.each(x, |value, mean, sd| mean + sd * value)
    }

    fn each(&self, values: &[f32], f: impl Fn(f64, f64, f64) -> f64) -> Vec<f32> {
        let at = |(i, &value): (usize, &f32)| f(f64::from(value), self.mean[i % 2], self.sd[i % 2]) as f32;
        values.iter().enumerate().map(at).collect()
    }
}
