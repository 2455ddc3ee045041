//! The network that says which noise is in a point: ε_θ(x_t, t), float32.
//!
//! ```text
//! (x, t) ─ features (batch, 28) ─ relu (64) ─ relu (64) ─ relu (64) ─ F (batch, 2)
//! ε_θ = √(1 − ᾱ_t) x_t + √ᾱ_t F
//! ```
//!
//! The features are x, the sine and cosine of 2ᵏ x and of 2ᵏ π t / 2T: what a layer makes of x and t alone changes too
//! slowly over the plane (Tancik et al., 2020). Ho et al. take ε_θ from the network itself. The first share, by
//! Salimans & Ho (2022), is the noise that x_t holds on average where x_0 is standard normal, and the network adds what
//! the data have beside that: so F = 0 is already right where all is noise, and the guess of x_0 stays finite there.

use candle_core::{Device, Module, Tensor, Var};
use candle_nn::{Optimizer, VarBuilder};

use super::schedule::Schedule;
use crate::error::{Error, Result};
use crate::model::{self, Linear};
use crate::optim::{Adam, ParamsAdam};

/// Sines and cosines of each axis of x, and of t.
const WAVES: [usize; 2] = [4, 5];
const FEATURES: usize = 2 + 4 * WAVES[0] + 2 * WAVES[1];
/// Of the layers, from the features to F.
const SIZES: [usize; 5] = [FEATURES, 64, 64, 64, 2];

/// The network and Adam's state.
#[derive(Debug)]
pub struct Denoiser {
    layers: Vec<Linear>,
    adam: Adam,
}

impl Denoiser {
    /// With the values that `vb` gives, layer by layer: 0, 1, ...
    pub fn new(vb: VarBuilder) -> Result<Self> {
        let layer = |(i, sizes): (usize, &[usize])| Linear::new(sizes[0], sizes[1], vb.pp(i));
        let layers: Vec<_> = SIZES.windows(2).enumerate().map(layer).collect::<Result<_>>()?;
        let vars = layers.iter().flat_map(Linear::vars).cloned().collect();
        Ok(Self { adam: Adam::new(vars, ParamsAdam::default())?, layers })
    }

    fn vars(&self) -> Vec<&Var> {
        self.layers.iter().flat_map(Linear::vars).collect()
    }

    /// All parameters in a row.
    pub fn weights(&self) -> Result<Vec<f32>> {
        model::row(&self.vars())
    }

    /// Takes over what [`weights`](Self::weights) gave.
    ///
    /// # Errors
    /// Another length, or a value that is not finite; nothing is changed then.
    pub fn set_weights(&self, weights: &[f32]) -> Result<()> {
        model::set_row(&self.vars(), weights)
    }

    /// Steps of Adam so far.
    pub fn steps(&self) -> usize {
        self.adam.step
    }

    /// F of points x (batch, 2) at their times (batch,): (batch, 2)
    fn correction(&self, x: &[f32], times: &[usize], schedule: &Schedule) -> Result<Tensor> {
        let mut features = Vec::with_capacity(times.len() * FEATURES);
        for (x, &t) in x.chunks_exact(2).zip(times) {
            features.extend_from_slice(x);
            let time = std::f32::consts::FRAC_PI_2 * t as f32 / schedule.steps() as f32;
            for (value, waves) in [(x[0], WAVES[0]), (x[1], WAVES[0]), (time, WAVES[1])] {
                let (mut sin, mut cos) = value.sin_cos();
                for _ in 0..waves {
                    features.extend([sin, cos]);
                    (sin, cos) = (2.0 * sin * cos, (cos - sin) * (cos + sin)); // of twice the angle
                }
            }
        }
        Ok(self.forward(&Tensor::from_vec(features, (times.len(), FEATURES), &Device::Cpu)?)?)
    }

    /// ε_θ of points x (batch, 2), all at time t: (batch, 2)
    pub fn noise(&self, x: &[f32], t: usize, schedule: &Schedule) -> Result<Vec<f32>> {
        let correction = model::values(&self.correction(x, &vec![t; x.len() / 2], schedule)?)?;
        let [of_correction, of_x] = schedule.shares(t);
        Ok(x.iter().zip(correction).map(|(x, f)| of_x * x + of_correction * f).collect())
    }

    /// A step of Adam down the mean of |ε − ε_θ(x_t, t)|² over points x_t (batch, 2), their times and the noise ε in
    /// them: that mean a coordinate (14).
    ///
    /// # Errors
    /// It is not a finite number, or a parameter is no longer.
    pub fn step(&mut self, x: &[f32], times: &[usize], noise: &[f32], schedule: &Schedule, rate: f64) -> Result<f64> {
        let correction = self.correction(x, times, schedule)?;
        let mut slopes = model::values(&correction)?; // F, then the gradient of the mean in F
        let mut loss = 0.0;
        for (i, slope) in slopes.iter_mut().enumerate() {
            let [of_correction, of_x] = schedule.shares(times[i / 2]);
            let error = of_x * x[i] + of_correction * *slope - noise[i];
            loss += f64::from(error * error) / x.len() as f64;
            *slope = 2.0 * of_correction * error / x.len() as f32;
        }
        let slopes = Tensor::from_vec(slopes, correction.shape(), &Device::Cpu)?;
        self.adam.set_learning_rate(rate);
        self.adam.backward_step(&(correction * slopes)?.sum_all()?)?;
        let finite = self.adam.finite() && loss.is_finite();
        if finite { Ok(loss) } else { Err(Error::invalid("loss", "a finite number", loss)) }
    }
}

impl Module for Denoiser {
    /// Features (batch, 28) -> F (batch, 2)
    fn forward(&self, features: &Tensor) -> candle_core::Result<Tensor> {
        let mut h = features.clone();
        let last = self.layers.len() - 1;
        for layer in &self.layers[..last] {
            h = layer.forward_relu(&h)?;
        }
        self.layers[last].forward(&h)
    }
}
