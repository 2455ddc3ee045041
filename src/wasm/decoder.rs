//! `Decoder`: the decoder alone, for the page's side: no encoder, no optimiser, no images.

use wasm_bindgen::prelude::*;

use super::convert::{self, Result};
use crate::{model, trainer};

/// A decoder that draws with weights taken from a `Session`.
#[wasm_bindgen]
pub struct Decoder {
    decoder: model::Decoder,
    latent: usize,
}

#[wasm_bindgen]
impl Decoder {
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Decoder> {
        let config = convert::config(settings)?;
        let decoder = model::Decoder::new(&config, &mut || 0.5)?; // all zero until weights are set
        Ok(Decoder { decoder, latent: config.latent })
    }

    pub fn set(&mut self, weights: JsValue) -> Result<()> {
        Ok(self.decoder.set_weights(&convert::floats("weights", &weights)?)?)
    }

    pub fn decode(&self, z: JsValue) -> Result<Vec<f32>> {
        Ok(trainer::decode(&self.decoder, &convert::floats("z", &z)?, self.latent)?)
    }
}
