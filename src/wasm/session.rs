//! `Session`: one run, as JavaScript sees it. Each export hands over to the core.

use wasm_bindgen::prelude::*;

use super::convert::{self, Result};
use crate::data::Split;
use crate::trainer::Trainer;

/// One run: its images, its model, its optimiser.
#[wasm_bindgen]
pub struct Session {
    trainer: Trainer,
}

#[wasm_bindgen]
impl Session {
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Session> {
        Ok(Session { trainer: Trainer::new(convert::config(settings)?)? })
    }

    #[wasm_bindgen(js_name = addImages)]
    pub fn add_images(&mut self, pixels: JsValue, labels: JsValue, split: JsValue) -> Result<()> {
        let split = Split::parse(&split.as_string().unwrap_or_else(|| convert::kind(&split)))?;
        let pixels = convert::bytes("pixels", &pixels)?;
        let labels = if labels.is_undefined() { None } else { Some(convert::bytes("labels", &labels)?) };
        Ok(self.trainer.add_images(&pixels, labels.as_deref(), split)?)
    }

    #[wasm_bindgen(js_name = expectImages)]
    pub fn expect_images(&mut self, images: usize) {
        self.trainer.expect_images(images);
    }

    #[wasm_bindgen(getter)]
    pub fn waiting(&self) -> bool {
        self.trainer.waiting()
    }

    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.trainer.step()
    }

    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> usize {
        self.trainer.epoch()
    }

    #[wasm_bindgen(getter)]
    pub fn settings(&self) -> Result<JsValue> {
        convert::settings(self.trainer.config())
    }

    #[wasm_bindgen(getter)]
    pub fn images(&self) -> Result<JsValue> {
        let data = self.trainer.data();
        convert::counts([("train", data.train.len()), ("heldOut", data.held_out.len())])
    }

    #[wasm_bindgen(js_name = trainStep)]
    pub fn train_step(&mut self) -> Result<JsValue> {
        convert::object(&self.trainer.train_step()?)
    }

    #[wasm_bindgen(js_name = traceStep)]
    pub fn trace_step(&mut self) -> Result<JsValue> {
        convert::trace(&self.trainer.trace_step()?)
    }

    pub fn encode(&self, x: JsValue) -> Result<JsValue> {
        convert::posteriors(&self.trainer.encode(&convert::floats("x", &x)?)?)
    }

    pub fn decode(&self, z: JsValue) -> Result<Vec<f32>> {
        Ok(self.trainer.decode(&convert::floats("z", &z)?)?)
    }

    pub fn posteriors(&self, from: usize, n: usize) -> Result<JsValue> {
        convert::posteriors(&self.trainer.posteriors(from, n)?)
    }

    pub fn evaluate(&self) -> Result<JsValue> {
        convert::object(&self.trainer.evaluate()?)
    }

    pub fn units(&self) -> Result<JsValue> {
        convert::units(&self.trainer.units()?)
    }

    pub fn image(&self, index: usize) -> Result<Vec<f32>> {
        Ok(self.trainer.image(index)?)
    }

    pub fn inspect(&self, x: JsValue) -> Result<JsValue> {
        convert::inspection(&self.trainer.inspect(&convert::floats("x", &x)?)?)
    }

    pub fn pulls(&self, x: JsValue) -> Result<JsValue> {
        convert::pulls(&self.trainer.pulls(&convert::floats("x", &x)?)?)
    }

    pub fn draw(&mut self, n: usize) -> Result<Vec<f32>> {
        Ok(self.trainer.draw(n)?)
    }

    #[wasm_bindgen(js_name = posteriorSamples)]
    pub fn posterior_samples(&self) -> Result<Vec<f32>> {
        Ok(self.trainer.posterior_samples()?)
    }

    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, value: f64) -> Result<()> {
        Ok(self.trainer.set_learning_rate(value)?)
    }

    #[wasm_bindgen(js_name = setBeta)]
    pub fn set_beta(&mut self, value: f64) -> Result<()> {
        Ok(self.trainer.set_beta(value)?)
    }

    #[wasm_bindgen(js_name = decoderWeights)]
    pub fn decoder_weights(&self) -> Result<Vec<f32>> {
        Ok(self.trainer.decoder_weights()?)
    }

    pub fn save(&self) -> Result<Vec<u8>> {
        Ok(self.trainer.save()?)
    }

    #[wasm_bindgen(js_name = saveSession)]
    pub fn save_session(&self) -> Result<Vec<u8>> {
        Ok(self.trainer.save_session()?)
    }

    pub fn load(&mut self, bytes: JsValue) -> Result<()> {
        Ok(self.trainer.load(&convert::bytes("bytes", &bytes)?)?)
    }
}
