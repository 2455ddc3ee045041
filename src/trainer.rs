//! The trainer owns a run: its settings, its images, the model and the optimiser.

mod batch;
mod evaluation;
mod inspect;
mod posteriors;
mod state;
mod trace;
mod units;

use std::ops::Range;

use candle_core::{Device, Tensor};
use candle_nn::Optimizer;
use serde::Serialize;

use crate::check;
use crate::checkpoint::Checkpoint;
use crate::config::Config;
use crate::data::{Dataset, Labels, Split};
use crate::error::{Error, Result};
use crate::model::values;
use crate::objective::Objective;
use crate::optim::MOST_STEPS;
use crate::rng::{Purpose, Stream};
use batch::Batch;
pub use evaluation::Evaluation;
pub use inspect::{Inspection, Pulls};
pub use posteriors::Posteriors;
use state::{Memory, State};
pub use trace::{Trace, TracedImage, TracedParameter, TracedWeight};
pub use units::Units;

/// How often the state is remembered, in steps: what a non-finite loss can undo.
const REMEMBER_EVERY: usize = 50;
/// How many images are computed at once where there may be many, so that memory stays small.
const CHUNK: usize = 500;
/// Pixels decoded in one call, at most: they are 256 MB.
const MOST_DECODED: usize = 64_000_000;

/// The losses of one training step, in nats an image (means over the batch).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Losses {
    /// Steps made, this one included.
    pub step: usize,
    /// The epoch of this step, from 1.
    pub epoch: usize,
    /// reconstruction + beta · kl
    pub loss: f64,
    /// BCE(x, logits), summed over the pixels.
    pub reconstruction: f64,
    /// KL(N(mu, exp(logvar)) ‖ N(0, I))
    pub kl: f64,
}

/// A run: train, look, save, go on.
#[derive(Debug)]
pub struct Trainer {
    config: Config,
    data: Dataset,
    state: State,
    memory: Memory,
    /// Of the reader's samples; no part of the state, for training does not know of them.
    samples: Stream,
}

impl Trainer {
    /// A run at its beginning.
    ///
    /// # Errors
    /// A setting is out of its limits.
    pub fn new(config: Config) -> Result<Self> {
        config.validate()?;
        let (data, state) = (Dataset::new(config.side), State::new(&config)?);
        let samples = Stream::new(config.seed, Purpose::Sample);
        Ok(Self { config, data, state, memory: Memory::default(), samples })
    }

    /// The settings as they are now.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The images.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// Steps made.
    pub fn step(&self) -> usize {
        self.state.adam.step
    }

    /// The epoch of the last step, from 1.
    pub fn epoch(&self) -> usize {
        self.state.batches.epoch()
    }

    /// Adds images: `pixels` n · side² bytes, `labels` n or none. What one call adds to the training images is a shard
    /// (see [`Batches`](crate::data::Batches)).
    ///
    /// # Errors
    /// As [`Dataset::add`]; nothing is added then.
    pub fn add_images(&mut self, pixels: &[u8], labels: Option<Labels>, split: Split) -> Result<()> {
        let added = self.data.add(pixels, labels, split)?;
        if split == Split::Train {
            self.state.batches.add_shard(added);
        }
        Ok(())
    }

    /// Announces that `images` training images will come in all: until then epoch 1 waits for them at its end instead
    /// of ending early.
    pub fn expect_images(&mut self, images: usize) {
        self.state.batches.announce(images);
    }

    /// Whether the next step needs announced images that have not come.
    pub fn waiting(&self) -> bool {
        self.state.batches.waiting(self.config.batch)
    }

    /// Takes effect at the next step.
    ///
    /// # Errors
    /// The value is not above 0 and at most 10; nothing changes then.
    pub fn set_learning_rate(&mut self, value: f64) -> Result<()> {
        self.config.set("learningRate", &value.into())?;
        self.state.adam.set_learning_rate(value);
        Ok(())
    }

    /// Takes effect at the next step.
    ///
    /// # Errors
    /// The value is not from 0 to 1000; nothing changes then.
    pub fn set_beta(&mut self, value: f64) -> Result<()> {
        self.config.set("beta", &value.into())
    }

    /// One step of Adam on the next batch.
    ///
    /// # Errors
    /// There are no images, or those that come next have not arrived ([`waiting`](Self::waiting)), or the run has made
    /// all the steps there can be. If the loss, a parameter or a moment of Adam's is not finite, the last good state,
    /// at most 50 steps old, is restored first.
    pub fn train_step(&mut self) -> Result<Losses> {
        if self.step() >= MOST_STEPS {
            return Err(Error::NotReady("a run ends after 2147483647 steps: begin another"));
        }
        if self.step().is_multiple_of(REMEMBER_EVERY) {
            self.state.remember(&mut self.memory)?;
        }
        let State { vae, adam, batches, eps: stream } = &mut self.state;
        let Batch { x, eps, .. } = Batch::next(&self.config, &self.data.train, batches, stream)?;

        let beta = self.config.beta;
        let objective = Objective::new(vae, &x, &eps)?;
        let (reconstruction, kl) = (mean(&objective.reconstruction)?, mean(&objective.kl)?);
        let loss = reconstruction + beta * kl;
        if !loss.is_finite() {
            return Err(self.fall_back("the loss")?);
        }
        adam.backward_step(&objective.loss(beta)?)?;
        if !adam.finite() {
            return Err(self.fall_back("a parameter or a moment of Adam's")?);
        }
        Ok(Losses { step: self.step(), epoch: self.epoch(), loss, reconstruction, kl })
    }

    fn fall_back(&mut self, what: &'static str) -> Result<Error> {
        let step = self.state.adam.step.max(1);
        self.state.restore(&self.memory)?;
        let (restored, learning_rate) = (self.step(), self.config.learning_rate);
        Ok(Error::NonFinite { what, step, restored, learning_rate })
    }

    /// The images that the decoder draws from z, n · latent values: n · side² pixels in (0, 1).
    ///
    /// # Errors
    /// A length or a value that does not fit.
    pub fn decode(&self, z: &[f32]) -> Result<Vec<f32>> {
        decode(&self.state.vae.decoder, z, self.config.latent)
    }

    /// The decoder's parameters in a row, for [`Decoder::set_weights`](crate::Decoder::set_weights).
    pub fn decoder_weights(&self) -> Result<Vec<f32>> {
        self.state.vae.decoder.weights()
    }

    /// A model file: the ten parameters, loadable by PyTorch.
    pub fn save(&self) -> Result<Vec<u8>> {
        self.state.model(&self.config).to_bytes()
    }

    /// A session file: everything it takes to go on to the last bit, but the images.
    pub fn save_session(&self) -> Result<Vec<u8>> {
        self.state.session(&self.config)?.to_bytes()
    }

    /// Opens either file. A model file brings its parameters and sizes and starts a run from them; a session file goes
    /// on where it was saved, once the images it was saved with have been added.
    ///
    /// # Errors
    /// The file is damaged or does not fit the images; nothing changes then.
    pub fn load(&mut self, bytes: &[u8]) -> Result<()> {
        let checkpoint = Checkpoint::from_bytes(bytes)?;
        let config = State::settings(&checkpoint, &self.config)?;
        let side = self.config.side;
        if config.side != side && !(self.data.train.is_empty() && self.data.held_out.is_empty()) {
            return Err(Error::invalid("the file's side", format!("{side}, that of the images"), config.side));
        }
        self.state = State::from_checkpoint(&checkpoint, &config, &self.state.batches)?;
        if config.side != side {
            self.data = Dataset::new(config.side);
        }
        self.samples = Stream::new(config.seed, Purpose::Sample);
        self.config = config;
        self.memory = Memory::default();
        self.state.remember(&mut self.memory)
    }
}

/// The images that a decoder draws from z, n · latent values: n · side² pixels in (0, 1).
///
/// # Errors
/// A length or a value that does not fit.
pub fn decode(decoder: &crate::model::Decoder, z: &[f32], latent: usize) -> Result<Vec<f32>> {
    check::rows("z", z, latent)?;
    check::finite("z", z)?;
    let (n, pixels) = (z.len() / latent, decoder.pixels());
    if n > MOST_DECODED / pixels {
        let expected = format!("at most {} points, whose images have {MOST_DECODED} pixels", MOST_DECODED / pixels);
        return Err(Error::invalid("z", expected, format!("{n} points")));
    }
    let mut images = Vec::with_capacity(n * pixels);
    for rows in chunks(n) {
        let count = rows.len();
        let z = Tensor::from_slice(&z[rows.start * latent..rows.end * latent], (count, latent), &Device::Cpu)?;
        images.extend(values(&decoder.decode(&z)?)?);
    }
    Ok(images)
}

fn chunks(n: usize) -> impl Iterator<Item = Range<usize>> {
    (0..n).step_by(CHUNK).map(move |start| start..n.min(start + CHUNK))
}

/// eps for a batch: (batch, latent), zeros where the run has no noise.
fn draw_eps(config: &Config, stream: &mut Stream, batch: usize) -> Result<Tensor> {
    let shape = (batch, config.latent);
    let draws = if config.noise { stream.normals(batch * config.latent) } else { vec![0.0; batch * config.latent] };
    Ok(Tensor::from_vec(draws, shape, &Device::Cpu)?)
}

fn mean(nats: &Tensor) -> Result<f64> {
    let nats = nats.to_vec1::<f32>()?;
    Ok(nats.iter().map(|&value| f64::from(value)).sum::<f64>() / nats.len() as f64)
}
