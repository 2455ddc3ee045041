//! What the encoder of a run says of images: their posteriors.

use std::ops::Range;

use candle_core::{Device, Tensor};

use super::{Trainer, chunks};
use crate::check;
use crate::error::{Error, Result};
use crate::model::values;

/// The posteriors N(mu, exp(logvar)) of n images: n · latent values each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Posteriors {
    /// (n, latent)
    pub mu: Vec<f32>,
    /// ln sigma², (n, latent)
    pub logvar: Vec<f32>,
}

impl Trainer {
    /// The posteriors of images x: n · side² values in [0, 1].
    ///
    /// # Errors
    /// A length or a value that does not fit.
    pub fn encode(&self, x: &[f32]) -> Result<Posteriors> {
        let pixels = self.config.pixels();
        check::rows("x", x, pixels)?;
        check::within("x", x, 0.0..=1.0)?;
        self.encode_chunks(x.len() / pixels, |rows| {
            let count = rows.len();
            Ok(Tensor::from_slice(&x[rows.start * pixels..rows.end * pixels], (count, pixels), &Device::Cpu)?)
        })
    }

    /// The posteriors of the stored training images `from..from + n`, in the order they were added.
    ///
    /// # Errors
    /// There are not that many.
    pub fn posteriors(&self, from: usize, n: usize) -> Result<Posteriors> {
        let images = self.data.train.len();
        match from.checked_add(n) {
            Some(end) if end <= images => {
                self.encode_chunks(n, |rows| self.data.train.range(from + rows.start..from + rows.end))
            }
            _ => {
                let expected = format!("within the {images} training images");
                Err(Error::invalid("from..from + n", expected, format!("{from}..{from} + {n}")))
            }
        }
    }

    /// The posteriors of n images, of which x gives some rows at a time: (rows, side²).
    pub(super) fn encode_chunks(&self, n: usize, x: impl Fn(Range<usize>) -> Result<Tensor>) -> Result<Posteriors> {
        let room = n * self.config.latent;
        let mut posteriors = Posteriors { mu: Vec::with_capacity(room), logvar: Vec::with_capacity(room) };
        for rows in chunks(n) {
            let (mu, logvar) = self.state.vae.encode(&x(rows)?)?;
            posteriors.mu.extend(values(&mu)?);
            posteriors.logvar.extend(values(&logvar)?);
        }
        Ok(posteriors)
    }
}
