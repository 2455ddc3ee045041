//! The model that can be solved on paper: z ~ N(0, 1), x|z ~ N(z, s²).
//!
//! ```text
//! p(x) = N(0, 1 + s²)          p(z|x) = N(x / (1 + s²), s² / (1 + s²))
//! E_q[log p(x|z)] = −½ ln 2πs² − ((x − m)² + v) / 2s²                               q = N(m, v)
//! KL(N(m, v) ‖ N(M, P)) = ½ (v/P + (m − M)²/P − 1 − ln(v/P))
//! ```

use candle_core::Tensor;

use super::{Gaussian, LN_TAU, Likelihood, Terms};
use crate::error::Result;
use crate::lesson::limits;

/// An observed x, and the variance s² of its noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conjugate {
    x: f64,
    noise: f64,
}

impl Conjugate {
    /// From x and the variance of its noise.
    ///
    /// # Errors
    /// An x or a noise beyond the limits, or a noise that is not above 0.
    pub fn new(x: f64, noise: f64) -> Result<Self> {
        limits::near("x", x)?;
        limits::above(0.0, "noise", noise)?;
        Ok(Self { x, noise })
    }

    /// log p(x), in nats.
    pub fn evidence(&self) -> f64 {
        let spread = 1.0 + self.noise;
        -0.5 * (LN_TAU + spread.ln() + self.x * self.x / spread)
    }

    /// p(z|x): its mean and variance.
    pub fn posterior(&self) -> (f64, f64) {
        let spread = 1.0 + self.noise;
        (self.x / spread, self.noise / spread)
    }

    /// Where the slip is highest: the posterior under the prior squared, N(0, ½); its mean and variance.
    pub fn posterior_of_slip(&self) -> (f64, f64) {
        let spread = 1.0 + 2.0 * self.noise;
        (self.x / spread, self.noise / spread)
    }

    /// All of q = N(m, v), by closed forms.
    pub fn terms(&self, q: &Gaussian) -> Result<Terms> {
        let ((mean, variance), (m, v)) = (self.posterior(), (q.mean[0], q.logvar[0].exp()));
        let ratio = v / variance;
        let gap = 0.5 * (ratio + (m - mean).powi(2) / variance - 1.0 - ratio.ln());
        let [m, logv] = q.tensors()?;
        Terms::new(self.expected(&m, &logv)?.to_scalar()?, q, self.evidence(), gap)
    }
}

impl Likelihood for Conjugate {
    fn expected(&self, mean: &Tensor, logvar: &Tensor) -> Result<Tensor> {
        let squares = (mean.affine(1.0, -self.x)?.sqr()? + logvar.exp()?)?;
        Ok(squares.affine(-0.5 / self.noise, -0.5 * (LN_TAU + self.noise.ln()))?.sum_all()?)
    }
}
