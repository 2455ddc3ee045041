//! The noise of every step, and what follows from it in closed form.
//!
//! ```text
//! q(x_t|x_{t−1}) = N(√(1 − β_t) x_{t−1}, β_t I)                       (2)
//! q(x_t|x_0)     = N(√ᾱ_t x_0, (1 − ᾱ_t) I),   ᾱ_t = Π (1 − β_s)      (4)
//! q(x_{t−1}|x_t, x_0) = N(μ̃_t, β̃_t I)                                (6)
//! μ̃_t = √ᾱ_{t−1} β_t / (1 − ᾱ_t) x_0 + √α_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t) x_t,
//! β̃_t = (1 − ᾱ_{t−1}) / (1 − ᾱ_t) β_t                                (7)
//! ```
//!
//! Numbers of equations here and in the files beside this one: Ho, Jain & Abbeel, *Denoising Diffusion Probabilistic
//! Models* (2020).

/// Steps from a latent point to noise.
pub const STEPS: usize = 100;
/// β_1 and β_T; between them β grows by equal amounts. Ho et al. take T = 1000 and 1e-4 to 0.02. As ln ᾱ_T is about
/// minus the sum of all β, a tenth of the steps asks for some times their β: with theirs ᾱ_100 would be 0.36, and the
/// chain would not end near N(0, I). With these it is 0.00536.
const BETAS: [f64; 2] = [1e-3, 0.1];

/// β and ᾱ of each step; step t, counted from 1, is at index t − 1.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// β_1 … β_T
    pub betas: Vec<f64>,
    /// ᾱ_1 … ᾱ_T
    pub alpha_bars: Vec<f64>,
}

impl Default for Schedule {
    fn default() -> Self {
        Self::linear(STEPS, BETAS)
    }
}

impl Schedule {
    /// β from the first to the last by equal amounts.
    pub fn linear(steps: usize, [first, last]: [f64; 2]) -> Self {
        let at = |i: usize| first + (last - first) * i as f64 / (steps - 1) as f64;
        let betas: Vec<f64> = (0..steps).map(at).collect();
        let mut product = 1.0;
        let alpha_bars = betas.iter().map(|beta| {
            product *= 1.0 - beta;
            product
        });
        Self { alpha_bars: alpha_bars.collect(), betas }
    }

    /// T
    pub fn steps(&self) -> usize {
        self.betas.len()
    }

    /// β_t
    pub fn beta(&self, t: usize) -> f64 {
        self.betas[t - 1]
    }

    /// ᾱ_t, 1 where t is 0.
    pub fn alpha_bar(&self, t: usize) -> f64 {
        if t == 0 { 1.0 } else { self.alpha_bars[t - 1] }
    }

    /// √ᾱ_t and √(1 − ᾱ_t): the shares of x_0 and of the noise in x_t.
    pub fn shares(&self, t: usize) -> [f32; 2] {
        [self.alpha_bar(t), 1.0 - self.alpha_bar(t)].map(|share| share.sqrt() as f32)
    }

    /// x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε of points (n, 2) at times (n,): (n, 2)
    pub fn noised(&self, x0: &[f32], eps: &[f32], times: &[usize]) -> Vec<f32> {
        let both = x0.iter().zip(eps).enumerate();
        both.map(|(i, (x0, eps))| {
            let [kept, added] = self.shares(times[i / 2]);
            kept * x0 + added * eps
        })
        .collect()
    }

    /// What x_0 and x_t count for in μ̃_t (7).
    pub fn posterior_mean(&self, t: usize) -> [f64; 2] {
        let (beta, now, before) = (self.beta(t), self.alpha_bar(t), self.alpha_bar(t - 1));
        [before.sqrt() * beta / (1.0 - now), (1.0 - beta).sqrt() * (1.0 - before) / (1.0 - now)]
    }

    /// β̃_t (7), 0 where t is 1.
    pub fn posterior_variance(&self, t: usize) -> f64 {
        (1.0 - self.alpha_bar(t - 1)) / (1.0 - self.alpha_bar(t)) * self.beta(t)
    }
}
