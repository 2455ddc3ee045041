//! `Decoder`: the decoder alone, for the page's side: no encoder, no optimiser, no images.

use wasm_bindgen::prelude::*;

use super::convert::{self, Result};
use crate::{init, model, trainer};

/// A decoder that draws with weights taken from a `Session`.
#[wasm_bindgen]
pub struct Decoder {
    decoder: model::Decoder,
    latent: usize,
}

#[wasm_bindgen]
impl Decoder {
    /// All zero until weights are set; `side`, `hidden` and `latent` of the settings count.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Decoder> {
        let config = convert::config(settings)?;
        let decoder = model::Decoder::new(&config, init::zeros())?;
        Ok(Decoder { decoder, latent: config.latent })
    }

    /// Takes over what a `Session`'s `decoderWeights` gave.
    pub fn set(&mut self, weights: JsValue) -> Result<()> {
        Ok(self.decoder.set_weights(&convert::floats("weights", &weights)?)?)
    }

    /// A Float32Array of n · latent values -> n · side² pixels in (0, 1).
    pub fn decode(&self, z: JsValue) -> Result<Vec<f32>> {
        Ok(trainer::decode(&self.decoder, &convert::floats("z", &z)?, self.latent)?)
    }
}
