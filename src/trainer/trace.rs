//! One step of training, told: what the first image of its batch went through, and what became of one weight.
//!
//! The step is the one that [`Trainer::train_step`] makes, to the last bit: what is told is computed beside it, from
//! copies of the order of images and of the stream of eps. The gradients of an image are those of
//! [`LatentGradients`], the moments and the move of a weight those of [`optim`](crate::optim).

use std::iter::zip;

use candle_core::Tensor;
use serde::Serialize;

use super::batch::Batch;
use super::{Losses, State, Trainer};
use crate::error::Result;
use crate::kernels::sigmoid;
use crate::model::{Vae, gradient_values, values};
use crate::objective::{Forward, LatentGradients, Objective};
use crate::optim::Moments;

/// The place of fc21.weight among the parameters: the weight that is followed is one of its values.
const FOLLOWED: usize = 2;

/// What one step did.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Those of the batch, in nats an image.
    pub losses: Losses,
    /// Images in the batch.
    pub batch: usize,
    /// The first of them.
    pub image: TracedImage,
    /// Of its loss, reconstruction + beta · kl: (latent,) each.
    pub gradients: LatentGradients,
    /// All ten, in the order of [`Vae::parameters`](crate::Vae::parameters).
    pub parameters: Vec<TracedParameter>,
    /// The value of fc21.weight with the largest gradient.
    pub weight: TracedWeight,
}

/// One image on its way through the model, before the step.
#[derive(Debug, Clone, PartialEq)]
pub struct TracedImage {
    /// Its place among the training images, in the order they were added.
    pub index: usize,
    /// Its pixels in [0, 1]: (side²,).
    pub x: Vec<f32>,
    /// The encoder's hidden layer, after relu: (hidden,).
    pub h: Vec<f32>,
    /// (latent,)
    pub mu: Vec<f32>,
    /// (latent,)
    pub logvar: Vec<f32>,
    /// The draw from N(0, I); zeros where the run has no noise: (latent,).
    pub eps: Vec<f32>,
    /// mu + exp(logvar / 2) · eps: (latent,)
    pub z: Vec<f32>,
    /// The decoder's hidden layer, after relu: (hidden,).
    pub decoder_h: Vec<f32>,
    /// What the decoder draws from z, in (0, 1): (side²,).
    pub decoded: Vec<f32>,
    /// In nats, of this z.
    pub reconstruction: f64,
    /// In nats.
    pub kl: f64,
}

/// What happened to one parameter; both norms are L2.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TracedParameter {
    /// Its name in a PyTorch state dict.
    pub name: String,
    /// How many values it has.
    pub size: usize,
    /// The norm of the gradient of the loss summed over the batch, in nats per unit of the parameter.
    pub gradient: f64,
    /// The norm of after − before.
    #[serde(rename = "move")]
    pub moved: f64,
}

/// What happened to one value of a parameter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TracedWeight {
    /// The parameter's name.
    pub name: String,
    /// The output: a dimension of mu.
    pub row: usize,
    /// The input: a unit of the encoder's hidden layer.
    pub column: usize,
    /// Its value as the step found it.
    pub before: f32,
    /// Of the loss summed over the batch, in nats per unit of the weight.
    pub gradient: f32,
    /// Adam's moments as the step found them.
    pub m_before: f32,
    /// Adam's second moment as the step found it.
    pub v_before: f32,
    /// Adam's moments as the step left them.
    pub m: f32,
    /// Adam's second moment as the step left it.
    pub v: f32,
    /// The learning rate.
    pub rate: f64,
    /// Its value as the step left it: before − rate / (1 − 0.9ᵗ) · m / (sqrt(v / (1 − 0.999ᵗ)) + 1e-8), t the step.
    pub after: f32,
}

/// What is known before the step is made.
struct Ahead {
    batch: usize,
    image: TracedImage,
    gradients: LatentGradients,
    /// Of each parameter: its gradient, its values.
    slopes: Vec<Vec<f32>>,
    values: Vec<Vec<f32>>,
}

impl Trainer {
    /// One step of Adam on the next batch, and what it did.
    ///
    /// # Errors
    /// Those of [`train_step`](Self::train_step), with the same state left behind; there is no trace then.
    pub fn trace_step(&mut self) -> Result<Trace> {
        let Ahead { batch, image, gradients, slopes, values: before } = self.look_ahead()?;
        let at = largest(&slopes[FOLLOWED]);
        let (m_before, v_before) = self.followed_moments(at);

        let losses = self.train_step()?;

        let (m, v) = self.followed_moments(at);
        let after = of_parameters(&self.state.vae, values)?;
        let parameters = self.state.vae.parameters();
        let parameter = |i: usize| TracedParameter::new(&parameters[i].0, &slopes[i], &before[i], &after[i]);
        let weight = TracedWeight {
            name: parameters[FOLLOWED].0.clone(),
            row: at / self.config.hidden,
            column: at % self.config.hidden,
            before: before[FOLLOWED][at],
            gradient: slopes[FOLLOWED][at],
            m_before,
            v_before,
            m,
            v,
            rate: self.config.learning_rate,
            after: after[FOLLOWED][at],
        };
        let parameters = (0..parameters.len()).map(parameter).collect();
        Ok(Trace { losses, batch, image, gradients, parameters, weight })
    }

    /// Computes what the next step is going to compute.
    fn look_ahead(&self) -> Result<Ahead> {
        let State { vae, batches, eps, .. } = &self.state;
        let (mut batches, mut eps, beta) = (batches.clone(), eps.clone(), self.config.beta);
        let batch = Batch::next(&self.config, &self.data.train, &mut batches, &mut eps)?;
        let pass = Forward::new(vae, &batch.x, &batch.eps)?;
        let objective = Objective::of(&pass, &batch.x)?;
        let [x, mu, logvar, eps] = [&batch.x, &pass.mu, &pass.logvar, &batch.eps].map(|rows| rows.narrow(0, 0, 1));
        let slopes = objective.loss(beta)?.backward()?;
        Ok(Ahead {
            batch: batch.x.dim(0)?,
            image: TracedImage::new(&batch, &pass, &objective)?,
            gradients: LatentGradients::new(&vae.decoder, &x?, &mu?, &logvar?, &eps?, beta)?,
            slopes: of_parameters(vae, |var| gradient_values(&slopes, var))?,
            values: of_parameters(vae, values)?,
        })
    }

    /// Adam's m and v of one value of the followed parameter.
    fn followed_moments(&self, at: usize) -> (f32, f32) {
        let Moments { m, v } = &self.state.adam.moments[FOLLOWED];
        (m[at], v[at])
    }
}

impl TracedImage {
    /// The first image of a batch.
    fn new(batch: &Batch, pass: &Forward, objective: &Objective) -> Result<Self> {
        let first = |rows: &Tensor| values(&rows.narrow(0, 0, 1)?);
        Ok(Self {
            index: batch.first,
            x: first(&batch.x)?,
            h: first(&pass.h)?,
            mu: first(&pass.mu)?,
            logvar: first(&pass.logvar)?,
            eps: first(&batch.eps)?,
            z: first(&pass.z)?,
            decoder_h: first(&pass.decoder_h)?,
            decoded: first(&sigmoid(&pass.logits)?)?,
            reconstruction: f64::from(first(&objective.reconstruction)?[0]),
            kl: f64::from(first(&objective.kl)?[0]),
        })
    }
}

impl TracedParameter {
    fn new(name: &str, gradient: &[f32], before: &[f32], after: &[f32]) -> Self {
        let moves = zip(after, before).map(|(&after, &before)| f64::from(after) - f64::from(before));
        let gradient = norm(gradient.iter().map(|&slope| f64::from(slope)));
        Self { name: name.into(), size: after.len(), gradient, moved: norm(moves) }
    }
}

/// What `f` gives of each parameter.
fn of_parameters(vae: &Vae, f: impl Fn(&Tensor) -> Result<Vec<f32>>) -> Result<Vec<Vec<f32>>> {
    vae.parameters().iter().map(|(_, var)| f(var)).collect()
}

/// Where the value of the largest size is.
fn largest(values: &[f32]) -> usize {
    (0..values.len()).max_by(|&a, &b| values[a].abs().total_cmp(&values[b].abs())).unwrap_or(0)
}

/// The length of a vector, in the L2 norm.
fn norm(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|value| value * value).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    #[test]
    fn the_followed_weight_is_one_of_fc21s() {
        let trainer = Trainer::new(Config { hidden: 4, ..Config::default() }).unwrap();
        assert_eq!(trainer.state.vae.parameters()[FOLLOWED].0, "fc21.weight");
        assert_eq!(largest(&[1.0, -3.0, 2.0]), 1);
    }
}
