//! The objective: minus the evidence lower bound (ELBO) of a batch, as a pure function of x and eps.
//!
//! ```text
//! z = mu + exp(logvar / 2) · eps                                     reparameterisation
//! reconstruction = BCE(x, logits(z)), summed over pixels             −E_q[ln p(x|z)], one sample of z
//! kl = −½ Σ (1 + logvar − mu² − exp(logvar))                         KL(q(z|x) ‖ N(0, I)), closed form
//! loss = reconstruction + beta · kl                                  −ELBO where beta is 1
//! ```
//!
//! Kingma & Welling (2013), equation 10 and appendix B; beta as in Higgins et al. (2017).

mod latent;

use candle_core::Tensor;
pub use latent::LatentGradients;

use crate::error::Result;
use crate::kernels::{bce_with_logits, kl, reparameterise};
use crate::model::Vae;

/// What the model computes of a batch on its way to the objective.
#[derive(Debug)]
pub struct Forward {
    /// The encoder's hidden layer, after relu: (batch, hidden).
    pub h: Tensor,
    /// (batch, latent)
    pub mu: Tensor,
    /// (batch, latent)
    pub logvar: Tensor,
    /// (batch, latent)
    pub z: Tensor,
    /// The decoder's hidden layer, after relu: (batch, hidden).
    pub decoder_h: Tensor,
    /// (batch, side²)
    pub logits: Tensor,
}

impl Forward {
    /// The pass of images x (batch, side²) and draws eps (batch, latent); eps of zeros takes z = mu.
    pub fn new(vae: &Vae, x: &Tensor, eps: &Tensor) -> Result<Self> {
        let h = vae.hidden(x)?;
        let (mu, logvar) = vae.heads(&h)?;
        let z = reparameterise(&mu, &logvar, eps)?;
        let decoder_h = vae.decoder.hidden(&z)?;
        let logits = vae.decoder.output(&decoder_h)?;
        Ok(Self { h, mu, logvar, z, decoder_h, logits })
    }
}

/// The two terms of the objective, in nats an image: (batch,) each.
#[derive(Debug)]
pub struct Objective {
    /// BCE(x, logits), summed over the pixels.
    pub reconstruction: Tensor,
    /// KL(N(mu, exp(logvar)) ‖ N(0, I))
    pub kl: Tensor,
}

impl Objective {
    /// The terms for images x (batch, side²) and draws eps (batch, latent); eps of zeros takes z = mu.
    pub fn new(vae: &Vae, x: &Tensor, eps: &Tensor) -> Result<Self> {
        Self::of(&Forward::new(vae, x, eps)?, x)
    }

    /// The terms where the pass of images x (batch, side²) has been made.
    pub fn of(Forward { mu, logvar, logits, .. }: &Forward, x: &Tensor) -> Result<Self> {
        Ok(Self { reconstruction: bce_with_logits(logits, x)?, kl: kl(mu, logvar)? })
    }

    /// The loss summed over the batch, whose gradient training follows.
    pub fn loss(&self, beta: f64) -> Result<Tensor> {
        Ok((self.reconstruction.sum_all()? + (self.kl.sum_all()? * beta)?)?)
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Var};

    use super::*;
    use crate::config::Config;
    use crate::init::seeded;
    use crate::model::{set_values, values};
    use crate::rng::{Purpose, Stream};

    fn row(values: &[f32]) -> Tensor {
        Tensor::from_slice(values, (1, values.len()), &Device::Cpu).unwrap()
    }

    #[test]
    fn the_kl_of_closed_cases() {
        let kl_of = |mu: &[f32], logvar: &[f32]| values(&kl(&row(mu), &row(logvar)).unwrap()).unwrap()[0];
        assert_eq!(kl_of(&[0.0, 0.0], &[0.0, 0.0]), 0.0, "the prior itself");
        assert_eq!(kl_of(&[3.0, -4.0], &[0.0, 0.0]), 12.5, "moved: |mu|² / 2");
        let sigma: f32 = 0.5;
        let narrowed = kl_of(&[0.0], &[2.0 * sigma.ln()]);
        assert!((narrowed - (-sigma.ln() + sigma * sigma / 2.0 - 0.5)).abs() < 1e-6, "narrowed: {narrowed}");
    }

    #[test]
    fn the_kl_agrees_with_its_integral() {
        // ∫ q ln(q / p) for q = N(0.7, 0.6²), by the midpoint rule over ±10 sigma.
        let (mu, sigma) = (0.7f64, 0.6f64);
        let n = 20_000;
        let dz = 20.0 * sigma / n as f64;
        let integral: f64 = (0..n)
            .map(|i| {
                let z = mu - 10.0 * sigma + (i as f64 + 0.5) * dz;
                let ln_q = -0.5 * ((z - mu) / sigma).powi(2) - sigma.ln();
                let ln_p = -0.5 * z * z;
                ln_q.exp() / std::f64::consts::TAU.sqrt() * (ln_q - ln_p) * dz
            })
            .sum();
        let closed = values(&kl(&row(&[0.7]), &row(&[2.0 * (0.6f32).ln()])).unwrap()).unwrap()[0];
        assert!((f64::from(closed) - integral).abs() < 1e-6, "{closed} for {integral}");
    }

    #[test]
    fn the_gradient_of_every_parameter_agrees_with_central_differences() {
        let config = Config { side: 3, hidden: 6, latent: 2, ..Config::default() };
        let vae = Vae::new(&config, seeded(3)).unwrap();
        let mut stream = Stream::new(3, Purpose::Sample);
        let x: Vec<f32> = (0..4 * 9).map(|_| stream.uniform() as f32).collect();
        let x = Tensor::from_vec(x, (4, 9), &Device::Cpu).unwrap();
        let eps = Tensor::from_vec(stream.normals(8), (4, 2), &Device::Cpu).unwrap();
        let loss = || Objective::new(&vae, &x, &eps).unwrap().loss(0.7).unwrap();
        let gradients = loss().backward().unwrap();
        for (name, var) in vae.parameters() {
            let gradient = values(gradients.get(var).unwrap()).unwrap();
            let start = values(var).unwrap();
            // One direction a parameter: the difference along the gradient is its squared length.
            let length = gradient.iter().map(|g| g * g).sum::<f32>().sqrt();
            let along = |var: &Var, h: f32| {
                let moved: Vec<_> = start.iter().zip(&gradient).map(|(p, g)| p + h * g / length).collect();
                set_values(var, &moved).unwrap();
                loss().to_scalar::<f32>().unwrap()
            };
            let difference = (along(var, 0.01) - along(var, -0.01)) / 0.02;
            set_values(var, &start).unwrap();
            assert!((difference / length - 1.0).abs() < 5e-3, "{name}: {difference} for {length}");
        }
    }
}
