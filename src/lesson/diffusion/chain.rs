//! Particles on their way from noise to latent points, or back.
//!
//! ```text
//! p(x_T) = N(0, I),   p(x_{t−1}|x_t) = N(μ_θ, β_t I),   μ_θ = (x_t − β_t / √(1 − ᾱ_t) ε_θ) / √α_t        (11)
//! x̂_0 = (x_t − √(1 − ᾱ_t) ε_θ) / √ᾱ_t                                                                   (15)
//! ```
//!
//! β_t as a variance is right where x_0 is standard normal, β̃_t where it is one point. For these latent points β_t
//! gives the lower bound, by 2 nats. The last step takes the mean, as Ho et al. do (algorithm 2). A step forward is
//! q(x_{t+1}|x_t) with noise of its own: it does not undo a step back.

use super::denoiser::Denoiser;
use super::schedule::Schedule;
use crate::error::Result;
use crate::rng::Stream;

/// Particles x (n, 2), all at one time.
#[derive(Debug, Clone)]
pub struct Chain {
    /// Where they are, standardised: x_t, (n, 2).
    pub x: Vec<f32>,
    /// Their time: 0 for latent points, T for noise.
    pub t: usize,
}

impl Chain {
    /// `count` draws of N(0, I), at T.
    pub fn new(count: usize, schedule: &Schedule, stream: &mut Stream) -> Self {
        Self { x: stream.normals(2 * count), t: schedule.steps() }
    }

    /// One step of p towards latent points; t must be above 0.
    pub fn backward(&mut self, denoiser: &Denoiser, schedule: &Schedule, stream: &mut Stream) -> Result<()> {
        let noise = denoiser.noise(&self.x, self.t, schedule)?;
        let mean = mean(&self.x, &noise, self.t, schedule);
        let sigma = if self.t == 1 { 0.0 } else { schedule.beta(self.t).sqrt() };
        let eps = stream.normals(self.x.len());
        self.x = mean.iter().zip(eps).map(|(mean, eps)| (mean + sigma * f64::from(eps)) as f32).collect();
        self.t -= 1;
        Ok(())
    }

    /// One step of q towards noise; t must be below T.
    pub fn forward(&mut self, schedule: &Schedule, stream: &mut Stream) {
        self.t += 1;
        let beta = schedule.beta(self.t);
        let [kept, added] = [(1.0 - beta).sqrt(), beta.sqrt()].map(|share| share as f32);
        let eps = stream.normals(self.x.len());
        self.x.iter_mut().zip(eps).for_each(|(x, eps)| *x = kept * *x + added * eps);
    }

    /// x̂_0 of each particle, (n, 2); at t = 0, where it is.
    pub fn denoised(&self, denoiser: &Denoiser, schedule: &Schedule) -> Result<Vec<f32>> {
        if self.t == 0 {
            return Ok(self.x.clone());
        }
        let noise = denoiser.noise(&self.x, self.t, schedule)?;
        let [of_x0, of_noise] = schedule.shares(self.t);
        Ok(self.x.iter().zip(noise).map(|(x, noise)| (x - of_noise * noise) / of_x0).collect())
    }
}

/// μ_θ (11) of x_t and its ε_θ.
pub fn mean(x: &[f32], noise: &[f32], t: usize, schedule: &Schedule) -> Vec<f64> {
    let beta = schedule.beta(t);
    let (of_noise, alpha) = (beta / (1.0 - schedule.alpha_bar(t)).sqrt(), (1.0 - beta).sqrt());
    let at = |(&x, &noise): (&f32, &f32)| (f64::from(x) - of_noise * f64::from(noise)) / alpha;
    x.iter().zip(noise).map(at).collect()
}
