//! What one step of training sees.

use candle_core::Tensor;

use super::draw_eps;
use crate::config::Config;
use crate::data::{Batches, Images};
use crate::error::{Error, Result};
use crate::rng::Stream;

/// The images of a step and their draws of eps.
#[derive(Debug)]
pub struct Batch {
    /// The index of the first image, in the order they were added.
    pub first: usize,
    /// (batch, side²)
    pub x: Tensor,
    /// (batch, latent)
    pub eps: Tensor,
}

impl Batch {
    /// The next one. `batches` and `stream` move on: the run's own to make a step, copies of them to look ahead.
    ///
    /// # Errors
    /// There are no images, or those that come next have not arrived.
    pub fn next(config: &Config, images: &Images, batches: &mut Batches, stream: &mut Stream) -> Result<Self> {
        if batches.waiting(config.batch) {
            return Err(Error::NotReady("the next training images were announced but have not come: add them first"));
        }
        let Some(indices) = batches.advance(config.batch) else {
            return Err(Error::NotReady("there are no training images: add some first"));
        };
        let eps = draw_eps(config, stream, indices.len())?;
        Ok(Self { first: indices[0] as usize, x: images.gather(indices)?, eps })
    }
}
