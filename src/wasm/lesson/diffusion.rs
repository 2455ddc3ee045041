//! The figure of `lesson::diffusion`: the model and its particles, and the decoder that shows what points mean.

use js_sys::{Float32Array, Float64Array, Reflect};
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::lesson::diffusion;
use crate::lesson::diffusion::latents::Posteriors;
use crate::lesson::diffusion::measure::Measure;
use crate::lesson::diffusion::survey::Survey;
use crate::lesson::pictures::Pictures;
use crate::wasm::convert::{self, Result};

/// A diffusion model of latent points; points are x, y in turn, in units of z.
#[wasm_bindgen]
pub struct Diffusion {
    diffusion: diffusion::Diffusion,
    survey: Option<Survey>,
}

#[wasm_bindgen]
impl Diffusion {
    /// From `{ mu, logvar, heldOutMu, heldOutLogvar, seed, weights }`: Float32Arrays and a number; without weights,
    /// untrained.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Diffusion> {
        let floats = |name: &str| convert::floats(name, &Reflect::get(&settings, &name.into())?);
        let seed = convert::whole("seed", &Reflect::get(&settings, &"seed".into())?)?;
        let posteriors = |names: [&str; 2]| -> Result<Posteriors> {
            Ok(Posteriors::new(names, floats(names[0])?, floats(names[1])?)?)
        };
        let (training, held_out) = (posteriors(["mu", "logvar"])?, posteriors(["heldOutMu", "heldOutLogvar"])?);
        let mut diffusion = diffusion::Diffusion::new(training, held_out, seed)?;
        if !Reflect::get(&settings, &"weights".into())?.is_undefined() {
            diffusion.set_weights(&floats("weights")?)?;
        }
        Ok(Diffusion { diffusion, survey: None })
    }

    /// T, the steps from a latent point to noise.
    pub fn steps(&self) -> usize {
        self.diffusion.schedule().steps()
    }

    /// `count` steps of training: `{ step, loss }`.
    pub fn train(&mut self, count: usize) -> Result<JsValue> {
        let loss = self.diffusion.train(count)?;
        convert::fields([("step", self.diffusion.steps().into()), ("loss", loss.into())])
    }

    /// `{ prior, steps, reconstruction, total, simple }`, in nats a point; `steps` from L_1, `simple` from t = 1. Of
    /// the `part`th `count` held-out points, from 1.
    pub fn bound(&self, count: usize, part: usize) -> Result<JsValue> {
        let bound = self.diffusion.bound_in_part(count, part)?;
        convert::fields([
            ("prior", bound.prior.into()),
            ("steps", doubles(&bound.steps)),
            ("reconstruction", bound.reconstruction.into()),
            ("total", bound.total().into()),
            ("simple", doubles(&bound.simple)),
        ])
    }

    /// `count` particles at T.
    pub fn start(&mut self, count: usize) -> Result<Vec<f32>> {
        self.diffusion.start(count)?;
        Ok(self.diffusion.points())
    }

    /// One step towards latent points.
    pub fn backward(&mut self) -> Result<Vec<f32>> {
        self.diffusion.backward()?;
        Ok(self.diffusion.points())
    }

    /// One step towards noise.
    pub fn forward(&mut self) -> Result<Vec<f32>> {
        self.diffusion.forward()?;
        Ok(self.diffusion.points())
    }

    /// Moves a particle to a point of the plane of z.
    pub fn place(&mut self, index: usize, x: f32, y: f32) -> Result<()> {
        Ok(self.diffusion.place(index, [x, y])?)
    }

    /// Begins to measure `count` draws each, by the denoiser as it then is.
    pub fn survey(&mut self, count: usize) -> Result<()> {
        self.survey = Some(self.diffusion.survey(count)?);
        Ok(())
    }

    /// Measures on for a moment: undefined, or at the end `{ floor, posterior, noise, diffusion, prior }`, four of them
    /// `{ toMean, toSample, holes }`.
    pub fn surveyed(&mut self) -> Result<JsValue> {
        let survey = self.survey.as_mut().ok_or(Error::NotReady("nothing is measured: call survey first"))?;
        let Some(measures) = survey.advance(&self.diffusion)? else { return Ok(JsValue::UNDEFINED) };
        self.survey = None;
        convert::fields([
            ("floor", measures.floor.into()),
            ("posterior", measure(measures.posterior)?),
            ("noise", measure(measures.noise)?),
            ("diffusion", measure(measures.diffusion)?),
            ("prior", measure(measures.prior)?),
        ])
    }

    /// log q(z) at points, in nats.
    pub fn density(&self, points: JsValue) -> Result<Float32Array> {
        let densities = self.diffusion.density(&convert::floats("points", &points)?)?;
        let densities: Vec<f32> = densities.into_iter().map(|density| density as f32).collect();
        Ok(Float32Array::from(&densities[..]))
    }
}

fn measure(Measure { to_mean, to_sample, holes }: Measure) -> Result<JsValue> {
    convert::fields([("toMean", to_mean.into()), ("toSample", to_sample.into()), ("holes", holes.into())])
}

fn doubles(values: &[f64]) -> JsValue {
    Float64Array::from(values).into()
}

/// The decoder of a VAE whose z is a plane.
#[wasm_bindgen]
pub struct LatentDecoder {
    pictures: Pictures,
}

#[wasm_bindgen]
impl LatentDecoder {
    /// From `{ parameters }`: an object of Float32Arrays by their PyTorch names; fc3 and fc4 are read.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<LatentDecoder> {
        let all = Reflect::get(&settings, &"parameters".into())?;
        Ok(LatentDecoder { pictures: Pictures::new(&convert::by_name(&all)?)? })
    }

    /// The images of points, in (0, 1), one after the other.
    pub fn decode(&self, points: JsValue) -> Result<Vec<f32>> {
        Ok(self.pictures.decode(&convert::floats("points", &points)?)?)
    }
}
