//! What moves as training goes on: parameters, moments, the order of images and the stream of eps.

use candle_core::{Device, Tensor};
use candle_nn::{Optimizer, VarBuilder};

use crate::checkpoint::{Checkpoint, Progress};
use crate::config::Config;
use crate::data::Batches;
use crate::error::{Error, Result};
use crate::init;
use crate::model::{Vae, set_values, values};
use crate::optim::{Adam, Moments, ParamsAdam};
use crate::rng::{Purpose, Stream};

/// The moving parts of a run. Its step count is Adam's.
#[derive(Debug)]
pub struct State {
    pub vae: Vae,
    pub adam: Adam,
    pub batches: Batches,
    pub eps: Stream,
}

/// A copy of a [`State`] to fall back to.
#[derive(Debug, Default)]
pub struct Memory {
    kept: Option<Kept>,
    parameters: Vec<Vec<f32>>,
}

/// All of it but the parameters.
#[derive(Debug)]
struct Kept {
    step: usize,
    moments: Vec<Moments>,
    batches: Batches,
    eps: Stream,
}

impl State {
    /// A run at its beginning, with no images yet.
    pub fn new(config: &Config) -> Result<Self> {
        Self::with(config, init::seeded(config.seed))
    }

    /// A run at its beginning, with the parameters that `vb` gives.
    fn with(config: &Config, vb: VarBuilder) -> Result<Self> {
        let vae = Vae::new(config, vb)?;
        let adam = Adam::new(vae.vars(), ParamsAdam { lr: config.learning_rate, ..ParamsAdam::default() })?;
        let batches = Batches::new(config.seed);
        Ok(Self { vae, adam, batches, eps: Stream::new(config.seed, Purpose::Eps) })
    }

    /// Copies the state into `memory`.
    pub fn remember(&self, memory: &mut Memory) -> Result<()> {
        memory.parameters = self.vae.parameters().iter().map(|(_, var)| values(var)).collect::<Result<_>>()?;
        memory.kept = Some(Kept {
            step: self.adam.step,
            moments: self.adam.moments.clone(),
            batches: self.batches.clone(),
            eps: self.eps.clone(),
        });
        Ok(())
    }

    /// Goes back to what `memory` holds. Images added since then stay known.
    pub fn restore(&mut self, memory: &Memory) -> Result<()> {
        if let Some(Kept { step, moments, batches, eps }) = &memory.kept {
            for ((_, var), values) in self.vae.parameters().iter().zip(&memory.parameters) {
                set_values(var, values)?;
            }
            (self.adam.step, self.adam.moments) = (*step, moments.clone());
            self.batches = batches.clone().with_shards_of(&self.batches);
            self.eps = eps.clone();
        }
        Ok(())
    }

    /// The ten parameters, as a model file holds them.
    pub fn model(&self, config: &Config) -> Checkpoint {
        let mut checkpoint = Checkpoint::new(config.values());
        for (name, var) in self.vae.parameters() {
            checkpoint.insert(name, var.as_tensor().clone());
        }
        checkpoint
    }

    /// Everything, as a session file holds it.
    pub fn session(&self, config: &Config) -> Result<Checkpoint> {
        let mut checkpoint = self.model(config);
        for ((name, var), Moments { m, v }) in self.vae.parameters().iter().zip(&self.adam.moments) {
            checkpoint.insert(format!("adam.m.{name}"), Tensor::from_slice(m, var.shape(), &Device::Cpu)?);
            checkpoint.insert(format!("adam.v.{name}"), Tensor::from_slice(v, var.shape(), &Device::Cpu)?);
        }
        let order = self.batches.order();
        checkpoint.insert("order", Tensor::from_slice(order, order.len(), &Device::Cpu)?);
        checkpoint.progress = Some(Progress {
            step: self.adam.step,
            epoch: self.batches.epoch(),
            position: self.batches.position(),
            shuffle: self.batches.stream().state(),
            eps: self.eps.state(),
        });
        Ok(checkpoint)
    }

    /// The settings a file asks for: all of a session's; of a model file its sizes, the rest as in `present`.
    ///
    /// # Errors
    /// The file's sizes are none that a model can have.
    pub fn settings(checkpoint: &Checkpoint, present: &Config) -> Result<Config> {
        let mut config = match checkpoint.progress {
            Some(_) => Config::from_values(&checkpoint.settings)?,
            None => present.clone(),
        };
        let (&[hidden, pixels], &[latent, _]) = (checkpoint.shape("fc1.weight")?, checkpoint.shape("fc21.weight")?)
        else {
            let got = format!("{:?}", checkpoint.shape("fc1.weight")?);
            return Err(Error::invalid("fc1.weight", "a matrix (hidden, side²)", got));
        };
        (config.hidden, config.latent, config.side) = (hidden, latent, pixels.isqrt());
        if config.pixels() != pixels {
            return Err(Error::invalid("fc1.weight", "as wide as a square image", format!("{pixels} columns")));
        }
        config.validate()?;
        Ok(config)
    }

    /// The state a file holds. A model file starts a run: step 0, fresh moments, streams from their beginning.
    ///
    /// `present` gives the images: a session goes on with those it was saved with.
    ///
    /// # Errors
    /// A tensor is missing or does not fit, or the images are not those of the session.
    pub fn from_checkpoint(checkpoint: &Checkpoint, config: &Config, present: &Batches) -> Result<Self> {
        let mut state = Self::with(config, init::given(|name, shape| checkpoint.floats(name, shape)))?;
        if let Some(progress) = &checkpoint.progress {
            for ((name, var), moments) in state.vae.parameters().iter().zip(&mut state.adam.moments) {
                let moment = |which: &str| checkpoint.floats(&format!("adam.{which}.{name}"), var.dims());
                let (m, v) = (moment("m")?, moment("v")?);
                if let Some(below) = v.iter().find(|&&mean| mean < 0.0) {
                    return Err(Error::invalid(format!("adam.v.{name}"), "0 or more, a mean of squares", below));
                }
                *moments = Moments { m, v };
            }
            let broken = |problem: &str| Error::Damaged { file: "the session file", problem: problem.into() };
            state.adam.step = progress.step;
            state.eps = Stream::from_state(progress.eps).ok_or_else(|| broken("its stream of eps is all zero"))?;
            let order = checkpoint.indices("order")?;
            progress.check(order.len(), config.batch)?;
            state.batches = Batches::resume(progress.shuffle, order, progress.position, progress.epoch)?;
            if !present.starts_with_shards_of(state.batches.order().len()) {
                let expected = format!("the {} it was saved with", state.batches.order().len());
                return Err(Error::invalid("the session's training images", expected, present.images()));
            }
        }
        state.batches = state.batches.with_shards_of(present);
        Ok(state)
    }
}
