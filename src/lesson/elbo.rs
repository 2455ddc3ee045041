//! log p(x), the evidence lower bound (ELBO) below it, and the gap between them, in nats.
//!
//! ```text
//! log p(x) = ELBO(q) + KL(q ‖ p(z|x))
//! ELBO(q)  = E_q[log p(x|z)] − KL(q ‖ p(z)) = E_q[log p(x, z)] + H(q)           the two right forms
//! slip(q)  = E_q[log p(x, z)] − KL(q ‖ p(z))                                    a mixture of them
//! ```
//!
//! for q = N(mean, diag(exp(logvar))) and the prior p(z) = N(0, I): Jordan et al. (1999), *An Introduction to
//! Variational Methods for Graphical Models*; Kingma & Welling (2013), section 2.2. The slip has the prior twice: it is
//! highest, but for a constant, at the q nearest to p(x|z) p(z)², a posterior under a prior of half the variance. The
//! gap is never taken as a difference: [`Conjugate`] has it in closed form, [`Digit`] as an integral of its own.

mod conjugate;
mod digit;
mod nodes;
mod plane;
mod precision;

use candle_core::{Device, Tensor, Var};

pub use conjugate::Conjugate;
pub use digit::Digit;
pub use plane::Plane;

use crate::error::{Error, Result};

/// ln 2π
const LN_TAU: f64 = 1.837_877_066_409_345_5;
/// A step that does not raise the objective is halved at most so often.
const HALVINGS: usize = 40;

/// q = N(mean, diag(exp(logvar))), one number a dimension of z each.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaussian {
    /// (latent,)
    pub mean: Vec<f64>,
    /// ln sigma², (latent,)
    pub logvar: Vec<f64>,
}

/// What is known of one q; every field in nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// log p(x), the same for every q.
    pub evidence: f64,
    /// E_q\[log p(x|z)\]
    pub likelihood: f64,
    /// KL(q ‖ p(z))
    pub prior_kl: f64,
    /// E_q\[log p(x, z)\]
    pub joint: f64,
    /// H(q) = −E_q\[log q(z)\]
    pub entropy: f64,
    /// KL(q ‖ p(z|x))
    pub gap: f64,
}

/// What is climbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objective {
    /// E_q\[log p(x|z)\] − KL(q ‖ p(z)), the bound itself.
    Elbo,
    /// E_q\[log p(x, z)\] − KL(q ‖ p(z)), which counts the prior twice.
    Slip,
}

/// A likelihood of one x, under the prior N(0, I).
pub trait Likelihood {
    /// E_q\[log p(x|z)\] of mean and logvar (latent,), f64: a scalar, differentiable in both.
    fn expected(&self, mean: &Tensor, logvar: &Tensor) -> Result<Tensor>;
}

impl Gaussian {
    /// From mean and logvar, (latent,) each.
    ///
    /// # Errors
    /// Another length than `latent`, or a number that is not finite.
    pub fn new(mean: Vec<f64>, logvar: Vec<f64>, latent: usize) -> Result<Self> {
        for (field, values) in [("mean", &mean), ("logvar", &logvar)] {
            if values.len() != latent || values.iter().any(|value| !value.is_finite()) {
                return Err(Error::invalid(field, format!("{latent} finite numbers"), format!("{values:?}")));
            }
        }
        Ok(Self { mean, logvar })
    }

    fn tensors(&self) -> Result<[Tensor; 2]> {
        let row = |values: &[f64]| Tensor::from_slice(values, values.len(), &Device::Cpu);
        Ok([row(&self.mean)?, row(&self.logvar)?])
    }
}

/// KL(N(mean, exp(logvar)) ‖ N(0, I)) = ½ Σ (exp(logvar) + mean² − 1 − logvar)
fn kl_from_prior(mean: &Tensor, logvar: &Tensor) -> Result<Tensor> {
    Ok(((logvar.exp()? + mean.sqr()?)? - logvar)?.affine(0.5, -0.5)?.sum_all()?)
}

/// E_q\[log p(z)\] = −½ Σ (ln 2π + mean² + exp(logvar))
fn expected_log_prior(mean: &Tensor, logvar: &Tensor) -> Result<Tensor> {
    Ok((logvar.exp()? + mean.sqr()?)?.affine(-0.5, -0.5 * LN_TAU)?.sum_all()?)
}

/// H(q) = ½ Σ (1 + ln 2π + logvar)
fn entropy(logvar: &Tensor) -> Result<Tensor> {
    Ok(logvar.affine(0.5, 0.5 * (1.0 + LN_TAU))?.sum_all()?)
}

impl Terms {
    fn new(likelihood: f64, q: &Gaussian, evidence: f64, gap: f64) -> Result<Self> {
        let [mean, logvar] = q.tensors()?;
        let number = |tensor: Tensor| tensor.to_scalar::<f64>();
        Ok(Self {
            evidence,
            likelihood,
            prior_kl: number(kl_from_prior(&mean, &logvar)?)?,
            joint: likelihood + number(expected_log_prior(&mean, &logvar)?)?,
            entropy: number(entropy(&logvar)?)?,
            gap,
        })
    }

    /// E_q\[log p(x|z)\] − KL(q ‖ p(z))
    pub fn elbo(&self) -> f64 {
        self.likelihood - self.prior_kl
    }

    /// E_q\[log p(x, z)\] + H(q)
    pub fn elbo_by_entropy(&self) -> f64 {
        self.joint + self.entropy
    }

    /// E_q\[log p(x, z)\] − KL(q ‖ p(z))
    pub fn slip(&self) -> f64 {
        self.joint - self.prior_kl
    }
}

impl Objective {
    fn of(self, likelihood: &impl Likelihood, mean: &Tensor, logvar: &Tensor) -> Result<Tensor> {
        let elbo = (likelihood.expected(mean, logvar)? - kl_from_prior(mean, logvar)?)?;
        Ok(match self {
            Self::Elbo => elbo,
            Self::Slip => (elbo + expected_log_prior(mean, logvar)?)?,
        })
    }

    /// One step up the objective's gradient in (mean, logvar): the next q, and by how many nats it is higher.
    ///
    /// The gradient, from automatic differentiation, is taken in units of q itself, v ∂/∂mean and 2 ∂/∂logvar (Amari,
    /// 1998: the natural gradient), so that one `rate` suits narrow and wide posteriors; it is halved until the
    /// objective rises.
    pub fn step(self, likelihood: &impl Likelihood, q: &Gaussian, rate: f64) -> Result<(Gaussian, f64)> {
        let [mean, logvar] = q.tensors()?;
        let (mean, logvar) = (Var::from_tensor(&mean)?, Var::from_tensor(&logvar)?);
        let now = self.of(likelihood, &mean, &logvar)?;
        let gradients = now.backward()?;
        let of = |var: &Var| match gradients.get(var) {
            Some(gradient) => Ok(gradient.to_vec1::<f64>()?),
            None => Err(Error::NotReady("an objective must depend on mean and logvar")),
        };
        let (by_mean, by_logvar, now) = (of(&mean)?, of(&logvar)?, now.to_scalar::<f64>()?);
        let moved = |rate: f64| {
            let mut next = q.clone();
            for i in 0..next.mean.len() {
                next.mean[i] += rate * q.logvar[i].exp() * by_mean[i];
                next.logvar[i] += rate * 2.0 * by_logvar[i];
            }
            next
        };
        for halving in 0..HALVINGS {
            let next = moved(rate * 0.5f64.powi(halving as i32));
            let [mean, logvar] = next.tensors()?;
            let rise = self.of(likelihood, &mean, &logvar)?.to_scalar::<f64>()? - now;
            if rise > 0.0 {
                return Ok((next, rise));
            }
        }
        Ok((q.clone(), 0.0))
    }
}
