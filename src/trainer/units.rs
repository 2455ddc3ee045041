//! How much of each unit of z a run uses.
//!
//! ```text
//! kl_k = mean over images of KL(q(z_k|x) ‖ N(0, 1)) = mean of ½ (mu_k² + exp(logvar_k) − logvar_k − 1)
//! variance_k = Var_x(mu_k) = mean of (mu_k − mean of mu_k)²
//! ```
//!
//! The KL of an image is the sum over its units, for posterior and prior have diagonal covariances. Burda et al.,
//! *Importance Weighted Autoencoders* (2015), section 5.2, call a unit active where its variance is above 0.01.

use super::{Trainer, chunks};
use crate::error::Result;
use crate::kernels::kl;
use crate::model::values;

/// The units of z over n images: (latent,) each.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    /// The mean KL of each from N(0, 1), in nats an image.
    pub kl: Vec<f32>,
    /// The variance over the images of each mu_k, in squared units of z.
    pub variance: Vec<f32>,
    /// How many images.
    pub images: usize,
}

/// Running sums of one unit; the variance by Welford (1962), which loses nothing where the mean is far from 0.
#[derive(Clone, Default)]
struct Sums {
    kl: f64,
    mean: f64,
    squares: f64, // Σ (mu − mean)²
}

impl Sums {
    fn add(&mut self, image: usize, mu: f32, kl: f32) {
        self.kl += f64::from(kl);
        let from_mean = f64::from(mu) - self.mean;
        self.mean += from_mean / image as f64;
        self.squares += from_mean * (f64::from(mu) - self.mean);
    }
}

impl Trainer {
    /// The units of z over the held-out images; where none are held out, over the first 1,000 training images.
    ///
    /// # Errors
    /// There are no images.
    pub fn units(&self) -> Result<Units> {
        let (images, n) = self.judged_by()?;
        let latent = self.config.latent;
        let (mut sums, mut image) = (vec![Sums::default(); latent], 0);
        for rows in chunks(n) {
            let column = (rows.len() * latent, 1);
            let (mu, logvar) = self.state.vae.encode(&images.range(rows)?)?; // (rows, latent)
            // One unit a row: kl() sums along a row, and here the units stay apart.
            let kl = values(&kl(&mu.reshape(column)?, &logvar.reshape(column)?)?)?;
            for (mu, kl) in values(&mu)?.chunks_exact(latent).zip(kl.chunks_exact(latent)) {
                image += 1;
                for ((sums, &mu), &kl) in sums.iter_mut().zip(mu).zip(kl) {
                    sums.add(image, mu, kl);
                }
            }
        }
        let mean = |sum: f64| (sum / n as f64) as f32;
        let (kl, variance) = sums.iter().map(|sums| (mean(sums.kl), mean(sums.squares))).unzip();
        Ok(Units { kl, variance, images: n })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::data::{Split, shapes};

    /// A run of three units that has learned a little of the discs; more images are held out than one chunk takes.
    fn trained(held_out: usize) -> Trainer {
        let config = Config { hidden: 24, batch: 50, latent: 3, ..Config::default() };
        let mut trainer = Trainer::new(config).unwrap();
        trainer.add_images(&shapes(1100, 1).pixels, None, Split::Train).unwrap();
        if held_out > 0 {
            trainer.add_images(&shapes(held_out, 2).pixels, None, Split::HeldOut).unwrap();
        }
        for _ in 0..60 {
            trainer.train_step().unwrap();
        }
        trainer
    }

    #[test]
    fn the_kl_of_the_units_sums_to_that_of_the_evaluation() {
        let trainer = trained(620);
        let Units { kl, images, .. } = trainer.units().unwrap();
        let (sum, expected) = (kl.iter().map(|&nats| f64::from(nats)).sum::<f64>(), trainer.evaluate().unwrap().kl);
        assert_eq!((kl.len(), images), (3, 620));
        assert!((sum / expected - 1.0).abs() < 1e-6, "{kl:?} for {expected}");
        assert!(kl.iter().any(|&nats| nats > 0.1), "{kl:?}");
    }

    #[test]
    fn kl_and_variance_are_those_of_the_posteriors_one_by_one() {
        let trainer = trained(0);
        let Units { kl, variance, images } = trainer.units().unwrap();
        assert_eq!(images, 1000, "the first 1,000 that train");
        let posteriors = trainer.posteriors(0, 1000).unwrap();
        for unit in 0..3 {
            let of_unit = |values: &[f32]| -> Vec<f64> {
                values.iter().skip(unit).step_by(3).map(|&value| f64::from(value)).collect()
            };
            let (mu, logvar) = (of_unit(&posteriors.mu), of_unit(&posteriors.logvar));
            let mean = mu.iter().sum::<f64>() / 1000.0;
            let expected = mu.iter().map(|mu| (mu - mean).powi(2)).sum::<f64>() / 1000.0;
            let got = f64::from(variance[unit]);
            assert!((got / expected - 1.0).abs() < 1e-6, "variance of unit {unit}: {got} for {expected}");
            let terms = mu.iter().zip(&logvar).map(|(mu, logvar)| mu * mu + logvar.exp() - logvar - 1.0);
            let (got, expected) = (f64::from(kl[unit]), terms.sum::<f64>() / 2000.0);
            assert!((got / expected - 1.0).abs() < 1e-5, "KL of unit {unit}: {got} for {expected}");
        }
    }

    #[test]
    fn the_variance_is_that_of_the_numbers_where_their_mean_is_large() {
        let mut sums = Sums::default();
        for image in 1..=1000 {
            sums.add(image, 4096.0 + (image % 2) as f32 / 1024.0, 0.5);
        }
        let expected = 1000.0 / (2048.0 * 2048.0);
        assert!((sums.squares / expected - 1.0).abs() < 1e-9, "{}", sums.squares);
        assert_eq!(sums.kl, 500.0);
    }

    #[test]
    fn without_images_there_is_nothing_to_say() {
        let refusal = Trainer::new(Config::default()).unwrap().units().unwrap_err();
        assert_eq!(refusal.to_string(), "there are no images: add some first");
    }
}
