//! What points of the plane mean: a decoder, and no more of the VAE.

use candle_core::{Device, Tensor};

use crate::check;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::lesson::Named;
use crate::model::{Decoder, values};

/// The decoder of a VAE whose z is a plane.
#[derive(Debug)]
pub struct Pictures {
    decoder: Decoder,
}

impl Pictures {
    /// From its parameters by their PyTorch names, fc3.* and fc4.*, of any hidden size and a square image.
    ///
    /// # Errors
    /// One is missing, does not fit the biases' lengths and a plane for z, or is not finite.
    pub fn new(parameters: &Named) -> Result<Self> {
        let (hidden, pixels) = (parameters.count("fc3.bias")?, parameters.count("fc4.bias")?);
        let side = pixels.isqrt();
        if side * side != pixels {
            return Err(Error::invalid("fc4.bias", "a square number of values", pixels));
        }
        let config = Config { side, hidden, latent: 2, ..Config::default() };
        Ok(Self { decoder: Decoder::new(&config, parameters.builder())? })
    }

    /// The images of points z (n, 2): (n, side²), in (0, 1).
    ///
    /// # Errors
    /// A length or a value that does not fit.
    pub fn decode(&self, z: &[f32]) -> Result<Vec<f32>> {
        check::rows("points", z, 2)?;
        check::finite("points", z)?;
        if z.is_empty() {
            return Ok(vec![]);
        }
        values(&self.decoder.decode(&Tensor::from_slice(z, (z.len() / 2, 2), &Device::Cpu)?)?)
    }
}
