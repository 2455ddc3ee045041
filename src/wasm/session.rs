//! `Session`: one run, as JavaScript sees it. Each export hands over to the core.

use wasm_bindgen::prelude::*;

use super::convert::{self, Result};
use crate::data::{MOST_IMAGES, Split};
use crate::trainer::Trainer;

/// One run: its images, its model, its optimiser.
#[wasm_bindgen]
pub struct Session {
    trainer: Trainer,
}

#[wasm_bindgen]
impl Session {
    /// A run at its beginning, from a settings object with any of its fields.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Session> {
        Ok(Session { trainer: Trainer::new(convert::config(settings)?)? })
    }

    /// Adds n images: a Uint8Array of n · side² bytes; n classes (a Uint8Array or a Uint16Array), n numbers to colour
    /// by (a Float32Array), or undefined; `"train"` or `"held-out"`.
    #[wasm_bindgen(js_name = addImages)]
    pub fn add_images(&mut self, pixels: JsValue, labels: JsValue, split: JsValue) -> Result<()> {
        let split = Split::parse(&split.as_string().unwrap_or_else(|| convert::kind(&split)))?;
        let pixels = convert::bytes("pixels", &pixels)?;
        Ok(self.trainer.add_images(&pixels, convert::labels(&labels)?, split)?)
    }

    /// Announces how many training images will come in all: epoch 1 waits for them.
    #[wasm_bindgen(js_name = expectImages)]
    pub fn expect_images(&mut self, images: JsValue) -> Result<()> {
        let images = convert::at_most(MOST_IMAGES as u32, "images", &images)?;
        self.trainer.expect_images(images as usize);
        Ok(())
    }

    /// Whether the next step needs images that were announced and have not come.
    #[wasm_bindgen(getter)]
    pub fn waiting(&self) -> bool {
        self.trainer.waiting()
    }

    /// Steps made.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.trainer.step()
    }

    /// The epoch of the last step, from 1.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> usize {
        self.trainer.epoch()
    }

    /// The settings as they are now.
    #[wasm_bindgen(getter)]
    pub fn settings(&self) -> Result<JsValue> {
        convert::settings(self.trainer.config())
    }

    /// `{ train, heldOut }`: how many images have been added.
    #[wasm_bindgen(getter)]
    pub fn images(&self) -> Result<JsValue> {
        let data = self.trainer.data();
        convert::counts([("train", data.train.len()), ("heldOut", data.held_out.len())])
    }

    /// One step of Adam on the next batch: `{ step, epoch, loss, reconstruction, kl }`, in nats an image.
    #[wasm_bindgen(js_name = trainStep)]
    pub fn train_step(&mut self) -> Result<JsValue> {
        convert::object(&self.trainer.train_step()?)
    }

    /// The same step, and what it did: its losses with `batch`, `image`, `gradients`, `parameters` and `weight`.
    #[wasm_bindgen(js_name = traceStep)]
    pub fn trace_step(&mut self) -> Result<JsValue> {
        convert::trace(&self.trainer.trace_step()?)
    }

    /// A Float32Array of n · side² values in [0, 1] -> `{ mu, logvar }`, n · latent each.
    pub fn encode(&self, x: JsValue) -> Result<JsValue> {
        convert::posteriors(&self.trainer.encode(&convert::floats("x", &x)?)?)
    }

    /// A Float32Array of n · latent values -> n · side² pixels in (0, 1).
    pub fn decode(&self, z: JsValue) -> Result<Vec<f32>> {
        Ok(self.trainer.decode(&convert::floats("z", &z)?)?)
    }

    /// `{ mu, logvar }` of the stored training images from `from` to `from + n`, n · latent each.
    pub fn posteriors(&self, from: JsValue, n: JsValue) -> Result<JsValue> {
        let (from, n) = (convert::whole("from", &from)?, convert::whole("n", &n)?);
        convert::posteriors(&self.trainer.posteriors(from as usize, n as usize)?)
    }

    /// `{ loss, reconstruction, kl, images }` over the held-out images, in nats an image.
    pub fn evaluate(&self) -> Result<JsValue> {
        convert::object(&self.trainer.evaluate()?)
    }

    /// `{ kl, variance, images }` of each unit of z over the images that a run is judged by, (latent,) each.
    pub fn units(&self) -> Result<JsValue> {
        convert::units(&self.trainer.units()?)
    }

    /// A stored training image: side² values in [0, 1].
    pub fn image(&self, index: JsValue) -> Result<Vec<f32>> {
        Ok(self.trainer.image(convert::whole("index", &index)? as usize)?)
    }

    /// What the model makes of one image of side² values: its posterior, its decoded picture, its losses in nats.
    pub fn inspect(&self, x: JsValue) -> Result<JsValue> {
        convert::inspection(&self.trainer.inspect(&convert::floats("x", &x)?)?)
    }

    /// `{ kl, reconstruction, standardError }`: what pulls at the mu of one image, in nats per unit of z.
    pub fn pulls(&self, x: JsValue) -> Result<JsValue> {
        convert::pulls(&self.trainer.pulls(&convert::floats("x", &x)?)?)
    }

    /// The next n draws from N(0, 1) for the reader's samples.
    pub fn draw(&mut self, n: JsValue) -> Result<Vec<f32>> {
        Ok(self.trainer.draw(convert::whole("n", &n)? as usize)?)
    }

    /// One sample of the posterior of each image that a run is judged by: (images, latent).
    #[wasm_bindgen(js_name = posteriorSamples)]
    pub fn posterior_samples(&self) -> Result<Vec<f32>> {
        Ok(self.trainer.posterior_samples()?)
    }

    /// Adam's step size from the next step on.
    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, value: JsValue) -> Result<()> {
        Ok(self.trainer.set_learning_rate(convert::number("learningRate", &value)?)?)
    }

    /// The weight of the KL term from the next step on.
    #[wasm_bindgen(js_name = setBeta)]
    pub fn set_beta(&mut self, value: JsValue) -> Result<()> {
        Ok(self.trainer.set_beta(convert::number("beta", &value)?)?)
    }

    /// fc3.weight, fc3.bias, fc4.weight and fc4.bias in a row, for [`Decoder`](super::decoder::Decoder).
    #[wasm_bindgen(js_name = decoderWeights)]
    pub fn decoder_weights(&self) -> Result<Vec<f32>> {
        Ok(self.trainer.decoder_weights()?)
    }

    /// A model file: the ten parameters as safetensors.
    pub fn save(&self) -> Result<Vec<u8>> {
        Ok(self.trainer.save()?)
    }

    /// A session file: also Adam's moments, the step and the random streams.
    #[wasm_bindgen(js_name = saveSession)]
    pub fn save_session(&self) -> Result<Vec<u8>> {
        Ok(self.trainer.save_session()?)
    }

    /// Opens either file.
    pub fn load(&mut self, bytes: JsValue) -> Result<()> {
        Ok(self.trainer.load(&convert::bytes("bytes", &bytes)?)?)
    }
}
