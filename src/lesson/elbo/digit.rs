//! One image under a trained VAE with a plane for z, by quadrature.
//!
//! ```text
//! log p(x|z) = −BCE(x, logits(z))                                  Bernoulli; a grey pixel counts by its share of ink
//! log p(x) = log ∫ p(x|z) p(z) dz                                  over the plane, see `plane`
//! KL(q ‖ p(z|x)) = ∫ q (log q − log p(z|x)) dz                     over q, with other nodes than the ELBO's
//! ```

use candle_core::{Device, Tensor};

use super::nodes::Nodes;
use super::precision::{narrow, widen};
use super::{Gaussian, LN_TAU, Likelihood, Plane, Terms};
use crate::aggregate::Window;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::kernels::{bce_with_logits, sigmoid};
use crate::lesson::Named;
use crate::model::{Vae, values};

/// Points decoded at once.
const CHUNK: usize = 128;
/// Between nodes, in units of q's sigma.
const CLIMB_STEP: f64 = 0.9;
const STEP: f64 = 0.5;
/// So often at most the nodes are doubled.
const DOUBLINGS: i32 = 5;
/// An expectation stands when twice the nodes move it by less, in nats.
const SETTLED: f64 = 2.5e-4;

/// A VAE, an image x, and how far log p(x) has got.
#[derive(Debug)]
pub struct Digit {
    vae: Vae,
    x: Tensor,    // (1, pixels)
    nodes: Nodes, // of the climb
    plane: Plane,
}

impl Digit {
    /// An image of bytes (0 to 255), square, under the model of these parameters, by their PyTorch names.
    ///
    /// # Errors
    /// A parameter is missing, has another length than the image and a plane for z ask for, or is not finite.
    pub fn new(parameters: &Named, pixels: &[u8]) -> Result<Self> {
        let (side, hidden) = (pixels.len().isqrt(), parameters.count("fc3.bias")?);
        let config = Config { side, hidden, latent: 2, ..Config::default() };
        if side * side != pixels.len() {
            return Err(Error::invalid("pixels", "a square number of bytes", pixels.len()));
        }
        let vae = Vae::new(&config, parameters.builder())?;
        let x: Vec<f32> = pixels.iter().map(|&byte| f32::from(byte) / 255.0).collect();
        let x = Tensor::from_vec(x, (1, pixels.len()), &Device::Cpu)?;
        Ok(Self { vae, x, nodes: Nodes::new(CLIMB_STEP, 0.0), plane: Plane::default() })
    }

    /// The encoder's own q.
    pub fn encoded(&self) -> Result<Gaussian> {
        let (mean, logvar) = self.vae.encode(&self.x)?;
        let wide = |tensor: &Tensor| Ok::<_, Error>(values(tensor)?.into_iter().map(f64::from).collect());
        Gaussian::new(wide(&mean)?, wide(&logvar)?, 2)
    }

    /// Decodes up to `count` more points of the plane; says whether log p(x) stands.
    pub fn advance(&mut self, count: usize) -> Result<bool> {
        let mut plane = std::mem::take(&mut self.plane);
        let done = plane.advance(count, |points| self.log_joint(points));
        self.plane = plane;
        done
    }

    /// log p(x) in nats, by the grid as it is.
    pub fn evidence(&self) -> f64 {
        self.plane.log_integral()
    }

    /// p(z|x) over its greatest value on a grid (side, side), first row on top, in a window around it.
    pub fn posterior(&self) -> (Window, usize, Vec<f32>) {
        self.plane.shape()
    }

    /// How many grids have been filled.
    pub fn grids(&self) -> usize {
        self.plane.grids()
    }

    /// The image of q's mean: pixels in (0, 1).
    pub fn decode(&self, q: &Gaussian) -> Result<Vec<f32>> {
        let z: Vec<f32> = q.mean.iter().map(|&z| z as f32).collect();
        let z = Tensor::from_slice(&z, (1, 2), &Device::Cpu)?;
        values(&sigmoid(&self.vae.decoder.logits_in_z(&z)?)?)
    }

    /// All of q, by quadrature; [`advance`](Self::advance) must have ended. `settled` doubles the nodes until either
    /// integral stands to 1e-3 nats; without it they are good to 1e-2.
    pub fn terms(&self, q: &Gaussian, settled: bool) -> Result<Terms> {
        let evidence = self.evidence();
        let doublings = if settled { DOUBLINGS } else { 0 };
        let likelihood = self.expectation(q, 0.0, doublings, |_, likelihood, _| likelihood)?;
        // Its own nodes, between those of the likelihood: bound and gap are two integrals.
        let gap = self.expectation(q, 0.5, doublings, |log_q, likelihood, log_prior| {
            let log_posterior = likelihood + log_prior - evidence;
            log_q - log_posterior
        })?;
        Terms::new(likelihood, q, evidence, gap)
    }

    /// E_q of a function of log q(z), log p(x|z) and log p(z).
    fn expectation(&self, q: &Gaussian, shift: f64, doublings: i32, f: impl Fn(f64, f64, f64) -> f64) -> Result<f64> {
        let by = |doubling: i32| self.expectation_over(q, &Nodes::new(STEP * 0.5f64.sqrt().powi(doubling), shift), &f);
        let mut expectation = by(0)?;
        for doubling in 1..=doublings {
            let last = expectation;
            expectation = by(doubling)?;
            if (expectation - last).abs() < SETTLED {
                break;
            }
        }
        Ok(expectation)
    }

    fn expectation_over(&self, q: &Gaussian, nodes: &Nodes, f: impl Fn(f64, f64, f64) -> f64) -> Result<f64> {
        let sigma = [0, 1].map(|i| (q.logvar[i] / 2.0).exp());
        let at = |eps: &[f64; 2]| [0, 1].map(|i| q.mean[i] + sigma[i] * eps[i]);
        let points: Vec<[f64; 2]> = nodes.eps.iter().map(at).collect();
        let volume = q.logvar.iter().sum::<f64>() / 2.0;
        let likelihoods = self.log_likelihoods(&points)?;
        let values = nodes.eps.iter().zip(&points).zip(likelihoods);
        let values = values.map(|((eps, z), likelihood)| f(log_normal(eps) - volume, likelihood, log_normal(z)));
        Ok(values.zip(&nodes.weights).map(|(value, weight)| value * weight).sum())
    }

    /// log p(x, z) at points of the plane.
    pub fn log_joint(&self, points: &[[f64; 2]]) -> Result<Vec<f64>> {
        let likelihoods = self.log_likelihoods(points)?;
        Ok(likelihoods.into_iter().zip(points).map(|(likelihood, z)| likelihood + log_normal(z)).collect())
    }

    fn log_likelihoods(&self, points: &[[f64; 2]]) -> Result<Vec<f64>> {
        let mut all = Vec::with_capacity(points.len());
        for points in points.chunks(CHUNK) {
            let z: Vec<f32> = points.iter().flatten().map(|&z| z as f32).collect();
            let z = Tensor::from_vec(z, (points.len(), 2), &Device::Cpu)?;
            all.extend(values(&self.log_likelihood(&z)?)?.into_iter().map(f64::from));
        }
        Ok(all)
    }

    /// log p(x|z) of z (batch, 2), float32 as the model: (batch,)
    fn log_likelihood(&self, z: &Tensor) -> Result<Tensor> {
        let logits = self.vae.decoder.logits_in_z(z)?;
        Ok(bce_with_logits(&logits, &self.x.broadcast_as(logits.shape())?)?.neg()?)
    }
}

impl Likelihood for Digit {
    fn expected(&self, mean: &Tensor, logvar: &Tensor) -> Result<Tensor> {
        let Nodes { eps, weights } = &self.nodes;
        let eps = Tensor::from_vec(eps.concat(), (eps.len(), 2), &Device::Cpu)?;
        let weights = Tensor::from_slice(weights, weights.len(), &Device::Cpu)?;
        let sigma = logvar.affine(0.5, 0.0)?.exp()?;
        let z = eps.broadcast_mul(&sigma)?.broadcast_add(mean)?; // (nodes, 2)
        let likelihoods = widen(&self.log_likelihood(&narrow(&z)?)?)?;
        Ok((likelihoods * weights)?.sum_all()?)
    }
}

/// The logarithm of N(0, I) at a point of the plane.
fn log_normal([a, b]: &[f64; 2]) -> f64 {
    -LN_TAU - 0.5 * (a * a + b * b)
}
