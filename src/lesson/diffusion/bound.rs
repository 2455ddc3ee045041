//! The bound: a variational autoencoder of T layers whose encoder is the noise. In nats a latent point, in sums of f64:
//!
//! ```text
//! −log p(z) <= L_T + Σ_{t=2..T} L_{t−1} + L_0                                                             (5)
//! L_T     = KL(q(x_T|x_0) ‖ N(0, I))
//! L_{t−1} = KL(q(x_{t−1}|x_t, x_0) ‖ p(x_{t−1}|x_t))                  = |μ̃_t − μ_θ|² / 2β_t + what β_t ≠ β̃_t costs
//! L_0     = −log p(x_0|x_1) + Σ log sd                                a density of z: it may be below 0
//! ```
//!
//! The *simple* loss, |ε − ε_θ|² a coordinate (14), is |μ̃_t − μ_θ|² without its weight.

use std::f64::consts::TAU;

use super::chain;
use super::denoiser::Denoiser;
use super::latents::Scale;
use super::schedule::Schedule;
use crate::error::Result;
use crate::rng::Stream;

/// The terms, each a mean over points and noise.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// L_T
    pub prior: f64,
    /// L_1 to L_{T−1}
    pub steps: Vec<f64>,
    /// L_0
    pub reconstruction: f64,
    /// The simple loss at t = 1 to T.
    pub simple: Vec<f64>,
}

impl Bound {
    /// Of points x_0 (n, 2), with one draw of the noise for each point and time.
    pub fn of(
        x0: &[f32],
        denoiser: &Denoiser,
        schedule: &Schedule,
        scale: &Scale,
        stream: &mut Stream,
    ) -> Result<Self> {
        let points = x0.len() as f64 / 2.0;
        let last = schedule.alpha_bar(schedule.steps());
        let prior = x0.iter().map(|&x| kl([last.sqrt() * f64::from(x), 1.0 - last], [0.0, 1.0])).sum::<f64>() / points;
        let (mut terms, mut simple) = (vec![], vec![]);
        for t in 1..=schedule.steps() {
            let eps = stream.normals(x0.len());
            let x = schedule.noised(x0, &eps, &vec![t; x0.len() / 2]);
            let guess = denoiser.noise(&x, t, schedule)?;
            let errors = eps.iter().zip(&guess).map(|(eps, guess)| f64::from(eps - guess).powi(2));
            simple.push(errors.sum::<f64>() / x0.len() as f64);
            let (means, variance) = (chain::mean(&x, &guess, t, schedule), schedule.beta(t));
            let [of_x0, of_x] = schedule.posterior_mean(t);
            let term = |((&x0, &x), mean): ((&f32, &f32), f64)| {
                let (x0, x) = (f64::from(x0), f64::from(x));
                match t {
                    1 => 0.5 * ((TAU * variance).ln() + (x0 - mean).powi(2) / variance),
                    _ => kl([of_x0 * x0 + of_x * x, schedule.posterior_variance(t)], [mean, variance]),
                }
            };
            terms.push(x0.iter().zip(&x).zip(means).map(term).sum::<f64>() / points);
        }
        let reconstruction = terms.remove(0) + scale.sd.iter().map(|sd| sd.ln()).sum::<f64>();
        Ok(Self { prior, steps: terms, reconstruction, simple })
    }

    /// The bound itself.
    pub fn total(&self) -> f64 {
        self.prior + self.steps.iter().sum::<f64>() + self.reconstruction
    }
}

/// KL(N(m, v) ‖ N(n, w)) of one coordinate.
pub fn kl([m, v]: [f64; 2], [n, w]: [f64; 2]) -> f64 {
    0.5 * ((w / v).ln() + (v + (m - n).powi(2)) / w - 1.0)
}
