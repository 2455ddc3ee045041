//! The posterior N(mu, exp(logvar)): a draw from it that gradients pass through, and its KL from the prior N(0, I).
//!
//! ```text
//! z = mu + exp(logvar / 2) · eps               dz/dmu = 1            dz/dlogvar = ½ exp(logvar / 2) · eps = ½ (z − mu)
//! kl = −½ Σ (1 + logvar − mu² − exp(logvar))   dkl/dmu = mu          dkl/dlogvar = ½ (exp(logvar) − 1)
//! ```
//!
//! Kingma & Welling (2013), section 2.4 and appendix B.

use candle_core::{CpuStorage, CustomOp2, CustomOp3, Layout, Result, Shape, Tensor};

use super::elementary::exp;
use super::lanes::{self, Lanes};
use super::{compute, contiguous};

/// z from mu, logvar and draws eps of N(0, I), all (batch, latent). Differentiable in mu and logvar; eps is data.
pub fn reparameterise(mu: &Tensor, logvar: &Tensor, eps: &Tensor) -> Result<Tensor> {
    mu.contiguous()?.apply_op3(&logvar.contiguous()?, &eps.contiguous()?, Reparameterise)
}

struct Reparameterise;

impl CustomOp3 for Reparameterise {
    fn name(&self) -> &'static str {
        "reparameterise"
    }

    fn cpu_fwd(
        &self,
        mu: &CpuStorage,
        mu_layout: &Layout,
        logvar: &CpuStorage,
        logvar_layout: &Layout,
        eps: &CpuStorage,
        eps_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let noise = lanes::zip(contiguous(logvar, logvar_layout)?, contiguous(eps, eps_layout)?, |logvar, eps| {
            exp(Lanes::splat(0.5) * logvar) * eps
        });
        let z = lanes::zip(contiguous(mu, mu_layout)?, &noise, |mu, noise| mu + noise);
        Ok((CpuStorage::F32(z), mu_layout.shape().clone()))
    }

    fn bwd(
        &self,
        _: &Tensor,
        logvar: &Tensor,
        eps: &Tensor,
        _: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let gradient = gradient.contiguous()?;
        let half = Lanes::splat(0.5);
        let logvar_gradient = compute([&gradient, logvar, eps], logvar.shape(), |[g, logvar, eps]| {
            let slope = lanes::zip(logvar, eps, |logvar, eps| half * exp(half * logvar) * eps);
            lanes::zip(g, &slope, |g, slope| g * slope)
        })?;
        Ok((Some(gradient), Some(logvar_gradient), None))
    }
}

/// The KL of each image in nats: mu, logvar (batch, latent) -> (batch,).
pub fn kl(mu: &Tensor, logvar: &Tensor) -> Result<Tensor> {
    mu.contiguous()?.apply_op2(&logvar.contiguous()?, Kl)
}

struct Kl;

impl CustomOp2 for Kl {
    fn name(&self) -> &'static str {
        "kl"
    }

    fn cpu_fwd(
        &self,
        mu: &CpuStorage,
        mu_layout: &Layout,
        logvar: &CpuStorage,
        logvar_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (batch, latent) = mu_layout.shape().dims2()?;
        let (mu, logvar) = (contiguous(mu, mu_layout)?, contiguous(logvar, logvar_layout)?);
        let terms = lanes::zip(mu, logvar, |mu, logvar| {
            Lanes::splat(0.5) * (mu * mu + exp(logvar) - logvar - Lanes::splat(1.0))
        });
        let sum = |terms: &[f32]| terms.iter().map(|&term| f64::from(term)).sum::<f64>() as f32;
        Ok((CpuStorage::F32(terms.chunks_exact(latent).map(sum).collect()), batch.into()))
    }

    fn bwd(
        &self,
        mu: &Tensor,
        logvar: &Tensor,
        _: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let (_, latent) = mu.dims2()?;
        let gradient = gradient.contiguous()?; // (batch,)
        let scaled = |g: &[f32], mut slopes: Vec<f32>| {
            for (slopes, g) in slopes.chunks_exact_mut(latent).zip(g) {
                slopes.iter_mut().for_each(|slope| *slope *= g);
            }
            slopes
        };
        let mu_gradient = compute([&gradient, mu], mu.shape(), |[g, mu]| scaled(g, mu.to_vec()))?;
        let logvar_gradient = compute([&gradient, logvar], logvar.shape(), |[g, logvar]| {
            scaled(g, lanes::map(logvar, |logvar| Lanes::splat(0.5) * (exp(logvar) - Lanes::splat(1.0))))
        })?;
        Ok((Some(mu_gradient), Some(logvar_gradient)))
    }
}
