//! One image, looked at closely: what the run makes of it, and what pulls at its mu; and samples for the reader.
//! Nothing here disturbs the run.
//!
//! ```text
//! pull of the KL = −∂/∂mu beta · KL = −beta · mu
//! pull of the reconstruction = −∂/∂mu E_eps[BCE(x, logits(mu + sigma · eps))]        in nats per unit of z
//! ```
//!
//! eps is the same for every image and every call, so that numbers and arrows move only as the model does.

use candle_core::{DType, Device, Module, Tensor, Var};

use super::{Posteriors, Trainer, draw_eps, mean};
use crate::data::Images;
use crate::error::{Error, Result};
use crate::kernels::{bce_with_logits, kl, reparameterise, sigmoid};
use crate::model::{gradient_values, values};
use crate::rng::{Purpose, Stream};

/// Draws of eps for the losses of one image, and for the gradient in its mu.
const LOSS_DRAWS: usize = 16;
const PULL_DRAWS: usize = 64;
/// Training images that a run is judged by where none are held out.
const MOST_JUDGES: usize = 1000;
/// Normals drawn at once.
const MOST_NORMALS: usize = 1_000_000;

/// One image under the present model; losses in nats.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// (latent,)
    pub mu: Vec<f32>,
    /// (latent,)
    pub logvar: Vec<f32>,
    /// The decoder's picture of z = mu, in (0, 1): (side²,).
    pub decoded: Vec<f32>,
    /// The mean over 16 draws of eps.
    pub reconstruction: f64,
    /// The same for z = mu.
    pub reconstruction_at_mu: f64,
    /// KL(N(mu, exp(logvar)) ‖ N(0, I))
    pub kl: f64,
}

/// What pulls at the mu of one image, in nats per unit of z: (latent,) each.
#[derive(Debug, Clone, PartialEq)]
pub struct Pulls {
    /// −beta · mu, exactly.
    pub kl: Vec<f32>,
    /// The mean over 64 draws of eps.
    pub reconstruction: Vec<f32>,
    /// Of that mean.
    pub standard_error: Vec<f32>,
}

impl Trainer {
    /// A stored training image: side² values in [0, 1].
    ///
    /// # Errors
    /// There is none of this index.
    pub fn image(&self, index: usize) -> Result<Vec<f32>> {
        let images = self.data.train.len();
        if index >= images {
            let expected = format!("below {images}, the number of training images");
            return Err(Error::invalid("index", expected, index));
        }
        values(&self.data.train.range(index..index + 1)?)
    }

    /// What the model makes of one image x: side² values in [0, 1].
    ///
    /// # Errors
    /// A length or a value that does not fit.
    pub fn inspect(&self, x: &[f32]) -> Result<Inspection> {
        let Posteriors { mu, logvar } = self.encode_one(x)?;
        let logits = |eps: &Tensor| -> Result<Tensor> {
            let rows = eps.dim(0)?;
            let z = reparameterise(&copies(&mu, rows)?, &copies(&logvar, rows)?, eps)?; // (rows, latent)
            Ok(self.state.vae.decoder.forward(&z)?)
        };
        let loss = |logits: &Tensor| mean(&bce_with_logits(logits, &copies(x, logits.dim(0)?)?)?);
        let at_mu = logits(&Tensor::zeros((1, mu.len()), DType::F32, &Device::Cpu)?)?; // (1, side²)
        Ok(Inspection {
            decoded: values(&sigmoid(&at_mu)?)?,
            reconstruction: loss(&logits(&self.fixed_eps(LOSS_DRAWS)?)?)?,
            reconstruction_at_mu: loss(&at_mu)?,
            kl: mean(&kl(&copies(&mu, 1)?, &copies(&logvar, 1)?)?)?,
            mu,
            logvar,
        })
    }

    /// What pulls at the mu of one image x: side² values in [0, 1].
    ///
    /// # Errors
    /// A length or a value that does not fit.
    pub fn pulls(&self, x: &[f32]) -> Result<Pulls> {
        let Posteriors { mu, logvar } = self.encode_one(x)?;
        // One mu a draw, so that each draw has a gradient of its own.
        let mus = Var::from_tensor(&copies(&mu, PULL_DRAWS)?)?; // (draws, latent)
        let z = reparameterise(&mus, &copies(&logvar, PULL_DRAWS)?, &self.fixed_eps(PULL_DRAWS)?)?;
        let logits = self.state.vae.decoder.logits_in_z(&z)?; // (draws, side²)
        let loss = bce_with_logits(&logits, &copies(x, PULL_DRAWS)?)?.sum_all()?;
        let gradients = gradient_values(&loss.backward()?, &mus)?; // (draws, latent)
        let beta = self.config.beta as f32;
        let column = |k: usize| gradients.iter().skip(k).step_by(mu.len()).map(|&g| f64::from(g));
        let (reconstruction, standard_error) = (0..mu.len()).map(|k| mean_and_error(column(k))).unzip();
        Ok(Pulls { kl: mu.iter().map(|mu| -beta * mu).collect(), reconstruction, standard_error })
    }

    /// The next n draws from N(0, 1). A new run starts them again; a saved session does not know of them.
    ///
    /// # Errors
    /// n is above 1,000,000.
    pub fn draw(&mut self, n: usize) -> Result<Vec<f32>> {
        if n > MOST_NORMALS {
            return Err(Error::invalid("n", format!("a whole number from 0 to {MOST_NORMALS}"), n));
        }
        Ok(self.samples.normals(n))
    }

    /// One sample of each held-out image's posterior; where none are held out, of the first 1,000 training images':
    /// (images, latent).
    ///
    /// # Errors
    /// There are no images.
    pub fn posterior_samples(&self) -> Result<Vec<f32>> {
        let (images, n) = self.judged_by()?;
        let Posteriors { mu, logvar } = self.encode_chunks(n, |rows| images.range(rows))?;
        let [mu, logvar] = [mu, logvar].map(|values| Tensor::from_vec(values, (n, self.config.latent), &Device::Cpu));
        values(&reparameterise(&mu?, &logvar?, &self.fixed_eps(n)?)?)
    }

    /// The images that a run is judged by, and how many of them: the held-out ones; where there are none, the first
    /// 1,000 that train.
    ///
    /// # Errors
    /// There are no images.
    pub(super) fn judged_by(&self) -> Result<(&Images, usize)> {
        match (self.data.held_out.len(), self.data.train.len()) {
            (0, 0) => Err(Error::NotReady("there are no images: add some first")),
            (0, train) => Ok((&self.data.train, train.min(MOST_JUDGES))),
            (held_out, _) => Ok((&self.data.held_out, held_out)),
        }
    }

    fn encode_one(&self, x: &[f32]) -> Result<Posteriors> {
        let pixels = self.config.pixels();
        if x.len() != pixels {
            let expected = format!("{pixels} numbers, one image");
            return Err(Error::invalid("x", expected, format!("{} numbers", x.len())));
        }
        self.encode(x)
    }

    /// eps for n samples, always the same: (n, latent).
    fn fixed_eps(&self, n: usize) -> Result<Tensor> {
        draw_eps(&self.config, &mut Stream::new(self.config.seed, Purpose::Sample), n)
    }
}

/// The same row n times: (n, row).
fn copies(row: &[f32], n: usize) -> Result<Tensor> {
    Ok(Tensor::from_vec(row.repeat(n), (n, row.len()), &Device::Cpu)?)
}

/// Minus the mean of gradients, and the standard error of that mean.
fn mean_and_error(gradients: impl Iterator<Item = f64> + Clone) -> (f32, f32) {
    let n = gradients.clone().count() as f64;
    let mean = gradients.clone().sum::<f64>() / n;
    let variance = gradients.map(|gradient| (gradient - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (-mean as f32, (variance / n).sqrt() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::data::{Split, shapes};

    /// A run that has learned a little of the discs.
    fn trained(config: Config) -> Trainer {
        let mut trainer = Trainer::new(Config { hidden: 24, batch: 50, ..config }).unwrap();
        trainer.add_images(&shapes(200, 1).pixels, None, Split::Train).unwrap();
        for _ in 0..40 {
            trainer.train_step().unwrap();
        }
        trainer
    }

    /// The losses of x with its mu moved by h along one axis: reconstruction over the draws of the pulls, KL.
    fn moved(trainer: &Trainer, x: &[f32], axis: usize, h: f32) -> [f64; 2] {
        let Posteriors { mut mu, logvar } = trainer.encode(x).unwrap();
        mu[axis] += h;
        let [mu, logvar] = [mu, logvar].map(|row| copies(&row, PULL_DRAWS).unwrap());
        let z = reparameterise(&mu, &logvar, &trainer.fixed_eps(PULL_DRAWS).unwrap()).unwrap();
        let logits = trainer.state.vae.decoder.forward(&z).unwrap();
        let reconstruction = bce_with_logits(&logits, &copies(x, PULL_DRAWS).unwrap()).unwrap();
        [mean(&reconstruction).unwrap(), mean(&kl(&mu, &logvar).unwrap()).unwrap()]
    }

    #[test]
    fn the_pulls_agree_with_central_differences_of_the_losses() {
        for (beta, noise) in [(0.7, true), (1.0, false)] {
            let trainer = trained(Config { beta, noise, ..Config::default() });
            for index in [0, 7] {
                let x = trainer.image(index).unwrap();
                let pulls = trainer.pulls(&x).unwrap();
                for axis in 0..2 {
                    let h = 0.01;
                    let [above, below] = [h, -h].map(|h| moved(&trainer, &x, axis, h));
                    let difference = |term: usize| (above[term] - below[term]) / (2.0 * f64::from(h));
                    for (got, slope) in
                        [(pulls.reconstruction[axis], difference(0)), (pulls.kl[axis], beta * difference(1))]
                    {
                        let close = (f64::from(got) + slope).abs() <= 1e-2 * slope.abs().max(0.1);
                        assert!(close, "image {index}, axis {axis}: {got} for {}", -slope);
                    }
                }
            }
        }
    }

    #[test]
    fn the_standard_error_is_that_of_a_mean_and_0_without_noise() {
        assert_eq!(mean_and_error([1.0, 2.0, 3.0, 6.0].into_iter()), (-3.0, (14f32 / 3.0 / 4.0).sqrt()));
        let errors = |noise| {
            let trainer = trained(Config { noise, ..Config::default() });
            trainer.pulls(&trainer.image(0).unwrap()).unwrap().standard_error
        };
        assert!(errors(true).iter().all(|&error| error > 0.0));
        assert_eq!(errors(false), [0.0; 2]);
    }

    #[test]
    fn an_inspection_says_what_encode_and_decode_say_and_its_losses_fit_together() {
        let trainer = trained(Config { latent: 3, ..Config::default() });
        let x = trainer.image(3).unwrap();
        let inspection = trainer.inspect(&x).unwrap();
        let Inspection { mu, logvar, decoded, reconstruction, reconstruction_at_mu, kl } = inspection.clone();
        let Posteriors { mu: expected, .. } = trainer.posteriors(3, 1).unwrap();
        assert_eq!((&mu, mu.len(), logvar.len()), (&expected, 3, 3));
        assert_eq!(decoded, trainer.decode(&mu).unwrap());
        let pixel = |(&x, &p): (&f32, &f32)| {
            let (x, p) = (f64::from(x), f64::from(p));
            -x * p.ln() - (1.0 - x) * (1.0 - p).ln()
        };
        let loss = |z: &[f32]| x.iter().zip(&trainer.decode(z).unwrap()).map(pixel).sum::<f64>();
        assert!((reconstruction_at_mu / loss(&mu) - 1.0).abs() < 1e-4, "{reconstruction_at_mu}");
        let eps = Stream::new(1, Purpose::Sample).normals(16 * 3);
        let z: Vec<f32> = (0..16 * 3).map(|i| mu[i % 3] + (logvar[i % 3] / 2.0).exp() * eps[i]).collect();
        let expected = z.chunks_exact(3).map(loss).sum::<f64>() / 16.0;
        assert!((reconstruction / expected - 1.0).abs() < 1e-4, "{reconstruction} for {expected}");
        let term = |(&mu, &logvar): (&f32, &f32)| -0.5 * (1.0 + logvar - mu * mu - logvar.exp());
        let expected: f32 = mu.iter().zip(&logvar).map(term).sum();
        assert!((kl - f64::from(expected)).abs() < 1e-5, "{kl}");
        assert_eq!(trainer.inspect(&x).unwrap(), inspection, "the same every time");
    }

    #[test]
    fn without_noise_an_inspection_knows_z_equal_mu_alone() {
        let trainer = trained(Config { noise: false, ..Config::default() });
        let Inspection { reconstruction, reconstruction_at_mu, .. } =
            trainer.inspect(&trainer.image(0).unwrap()).unwrap();
        assert!((reconstruction / reconstruction_at_mu - 1.0).abs() < 1e-6);
        assert_eq!(trainer.posterior_samples().unwrap(), trainer.posteriors(0, 200).unwrap().mu);
    }
}
