//! The gradients of each image's loss in its own z, mu and logvar: what the encoder is told.
//!
//! ```text
//! dz = ∂reconstruction/∂z                                     the KL does not depend on z
//! dmu = dz + beta · mu
//! dlogvar = dz · ½ exp(logvar / 2) · eps + beta · ½ (exp(logvar) − 1)
//! ```
//!
//! Kingma & Welling (2013), section 2.4 and appendix B. They come by the same automatic differentiation as the steps
//! of training; the tests hold them against these lines.

use candle_core::{Tensor, Var};

use super::Objective;
use crate::error::Result;
use crate::kernels::{bce_with_logits, kl, reparameterise};
use crate::model::{Decoder, gradient_values};

/// The gradients of the loss, reconstruction + beta · kl, of each image: (batch, latent) each, in nats per unit.
#[derive(Debug, Clone, PartialEq)]
pub struct LatentGradients {
    /// Of the reconstruction: all that reaches z.
    pub z: Vec<f32>,
    /// Of both terms.
    pub mu: Vec<f32>,
    /// Of both terms.
    pub logvar: Vec<f32>,
}

impl LatentGradients {
    /// Those of images x (batch, side²) with these mu, logvar and eps: (batch, latent) each.
    pub fn new(decoder: &Decoder, x: &Tensor, mu: &Tensor, logvar: &Tensor, eps: &Tensor, beta: f64) -> Result<Self> {
        let reconstruction = |z: &Tensor| Ok::<_, crate::Error>(bce_with_logits(&decoder.logits_in_z(z)?, x)?);
        let (mu, logvar) = (Var::from_tensor(&mu.detach())?, Var::from_tensor(&logvar.detach())?);
        let z = reparameterise(&mu, &logvar, eps)?; // (batch, latent)
        let objective = Objective { reconstruction: reconstruction(&z)?, kl: kl(&mu, &logvar)? };
        let gradients = objective.loss(beta)?.backward()?;
        // candle keeps no gradient of what lies on the way: z is made a variable of its own.
        let z = Var::from_tensor(&z.detach())?;
        let gradients_in_z = reconstruction(&z)?.sum_all()?.backward()?;
        Ok(Self {
            z: gradient_values(&gradients_in_z, &z)?,
            mu: gradient_values(&gradients, &mu)?,
            logvar: gradient_values(&gradients, &logvar)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Module};

    use super::*;
    use crate::config::Config;
    use crate::init::seeded;
    use crate::model::{Vae, values};
    use crate::objective::Forward;
    use crate::rng::{Purpose, Stream};

    const BATCH: usize = 4;
    const BETA: f64 = 0.7;

    /// A small decoder, images, and mu, logvar and eps as three rows of numbers.
    fn example(noise: bool) -> (Decoder, Tensor, [Vec<f32>; 3]) {
        let config = Config { side: 3, hidden: 6, latent: 2, ..Config::default() };
        let vae = Vae::new(&config, seeded(3)).unwrap();
        let mut stream = Stream::new(3, Purpose::Sample);
        let x: Vec<f32> = (0..BATCH * 9).map(|_| stream.uniform() as f32).collect();
        let x = Tensor::from_vec(x, (BATCH, 9), &Device::Cpu).unwrap();
        let eps = if noise { stream.normals(BATCH * 2) } else { vec![0.0; BATCH * 2] };
        let Forward { mu, logvar, .. } = Forward::new(&vae, &x, &rows(&eps)).unwrap();
        (vae.decoder, x, [values(&mu).unwrap(), values(&logvar).unwrap(), eps])
    }

    fn rows(values: &[f32]) -> Tensor {
        Tensor::from_slice(values, (BATCH, 2), &Device::Cpu).unwrap()
    }

    fn z_of(mu: &[f32], logvar: &[f32], eps: &[f32]) -> Vec<f32> {
        values(&reparameterise(&rows(mu), &rows(logvar), &rows(eps)).unwrap()).unwrap()
    }

    #[test]
    fn they_agree_with_central_differences_of_the_losses() {
        let (decoder, x, [mu, logvar, eps]) = example(true);
        let got = LatentGradients::new(&decoder, &x, &rows(&mu), &rows(&logvar), &rows(&eps), BETA).unwrap();
        let sum = |nats: &Tensor| values(nats).unwrap().into_iter().map(f64::from).sum::<f64>();
        let of_z = |z: &[f32]| sum(&bce_with_logits(&decoder.forward(&rows(z)).unwrap(), &x).unwrap());
        let loss = |mu: &[f32], logvar: &[f32]| {
            of_z(&z_of(mu, logvar, &eps)) + BETA * sum(&kl(&rows(mu), &rows(logvar)).unwrap())
        };
        let slope = |values: &[f32], at: usize, f: &dyn Fn(&[f32]) -> f64| {
            let moved = |h: f32| {
                let mut values = values.to_vec();
                values[at] += h;
                f(&values)
            };
            (moved(0.01) - moved(-0.01)) / 0.02
        };
        let z = z_of(&mu, &logvar, &eps);
        for at in 0..BATCH * 2 {
            for (name, got, expected) in [
                ("z", got.z[at], slope(&z, at, &of_z)),
                ("mu", got.mu[at], slope(&mu, at, &|mu| loss(mu, &logvar))),
                ("logvar", got.logvar[at], slope(&logvar, at, &|logvar| loss(&mu, logvar))),
            ] {
                assert!((f64::from(got) - expected).abs() < 1e-3, "{name}[{at}]: {got} for {expected}");
            }
        }
    }

    #[test]
    fn they_agree_with_their_closed_forms_also_without_noise() {
        for noise in [true, false] {
            let (decoder, x, [mu, logvar, eps]) = example(noise);
            let got = LatentGradients::new(&decoder, &x, &rows(&mu), &rows(&logvar), &rows(&eps), BETA);
            let got = got.unwrap();
            assert!(got.z.iter().all(|g| g.abs() > 1e-3), "{got:?}");
            let beta = BETA as f32;
            for i in 0..BATCH * 2 {
                let sigma = (logvar[i] / 2.0).exp();
                let of_mu = got.z[i] + beta * mu[i];
                let of_logvar = got.z[i] * eps[i] * sigma / 2.0 + beta * (sigma * sigma - 1.0) / 2.0;
                assert!((got.mu[i] - of_mu).abs() < 1e-6, "mu[{i}]: {} for {of_mu}", got.mu[i]);
                assert!((got.logvar[i] - of_logvar).abs() < 1e-6, "logvar[{i}]: {}", got.logvar[i]);
            }
        }
    }
}
