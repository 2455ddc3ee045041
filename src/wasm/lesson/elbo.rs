//! The figure of `lesson::elbo`: one class for the model that is solved on paper, one for a digit under a trained VAE.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::lesson::elbo::{Conjugate, Digit, Gaussian, Objective, Terms};
use crate::wasm::convert::{self, Result};

#[derive(Deserialize)]
struct Observation {
    x: f64,
    noise: f64,
}

/// One x with Gaussian noise about z ~ N(0, 1).
#[wasm_bindgen]
pub struct Evidence {
    model: Conjugate,
}

#[wasm_bindgen]
impl Evidence {
    /// From `{ x, noise }`: what was observed, and the variance of its noise.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Evidence> {
        let Observation { x, noise } = serde_wasm_bindgen::from_value(settings)?;
        Ok(Evidence { model: Conjugate::new(x, noise)? })
    }

    /// `{ mean, variance, slip: { mean, variance } }`: p(z|x), and where the slip leads instead.
    pub fn posterior(&self) -> Result<JsValue> {
        let [(mean, variance), slip] = [self.model.posterior(), self.model.posterior_of_slip()];
        let slip = convert::fields([("mean", slip.0.into()), ("variance", slip.1.into())])?;
        convert::fields([("mean", mean.into()), ("variance", variance.into()), ("slip", slip)])
    }

    /// The terms of the q of this mean and logvar, one number each.
    pub fn terms(&self, mean: Vec<f64>, logvar: Vec<f64>) -> Result<JsValue> {
        terms(&self.model.terms(&Gaussian::new(mean, logvar, 1)?)?)
    }

    /// One step up: `{ mean, logvar, rise }`.
    pub fn climb(&self, mean: Vec<f64>, logvar: Vec<f64>, slip: bool, rate: f64) -> Result<JsValue> {
        let q = Gaussian::new(mean, logvar, 1)?;
        climbed(objective(slip).step(&self.model, &q, rate)?)
    }
}

/// One image under a trained VAE whose z is a plane.
#[wasm_bindgen]
pub struct DigitEvidence {
    digit: Digit,
}

#[wasm_bindgen]
impl DigitEvidence {
    /// From `{ parameters, pixels }`: an object of Float32Arrays by their PyTorch names, and the bytes of an image.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<DigitEvidence> {
        let pixels = convert::bytes("pixels", &js_sys::Reflect::get(&settings, &"pixels".into())?)?;
        let all = js_sys::Reflect::get(&settings, &"parameters".into())?;
        Ok(DigitEvidence { digit: Digit::new(&convert::by_name(&all)?, &pixels)? })
    }

    /// The encoder's own q: `{ mean, logvar }`.
    pub fn encoded(&self) -> Result<JsValue> {
        gaussian(&self.digit.encoded()?)
    }

    /// Decodes up to `count` more points: `{ done, grids, evidence }`.
    pub fn advance(&mut self, count: usize) -> Result<JsValue> {
        let done = self.digit.advance(count)?;
        convert::fields([
            ("done", done.into()),
            ("grids", self.digit.grids().into()),
            ("evidence", self.digit.evidence().into()),
        ])
    }

    /// `{ x, y, half, side, shape }`: p(z|x) over its greatest value, on a grid in a window.
    pub fn posterior(&self) -> Result<JsValue> {
        let (window, side, shape) = self.digit.posterior();
        convert::fields([
            ("x", window.x.into()),
            ("y", window.y.into()),
            ("half", window.half.into()),
            ("side", side.into()),
            ("shape", js_sys::Float32Array::from(&shape[..]).into()),
        ])
    }

    /// The terms of the q of this mean and logvar, two numbers each; `settled` doubles the nodes until
    /// the integrals stand.
    pub fn terms(&self, mean: Vec<f64>, logvar: Vec<f64>, settled: bool) -> Result<JsValue> {
        terms(&self.digit.terms(&Gaussian::new(mean, logvar, 2)?, settled)?)
    }

    /// One step up: `{ mean, logvar, rise }`.
    pub fn climb(&self, mean: Vec<f64>, logvar: Vec<f64>, slip: bool, rate: f64) -> Result<JsValue> {
        let q = Gaussian::new(mean, logvar, 2)?;
        climbed(objective(slip).step(&self.digit, &q, rate)?)
    }

    /// The image of q's mean.
    pub fn decode(&self, mean: Vec<f64>) -> Result<Vec<f32>> {
        Ok(self.digit.decode(&Gaussian::new(mean, vec![0.0; 2], 2)?)?)
    }
}

fn objective(slip: bool) -> Objective {
    if slip { Objective::Slip } else { Objective::Elbo }
}

fn climbed((q, rise): (Gaussian, f64)) -> Result<JsValue> {
    let next = gaussian(&q)?;
    js_sys::Reflect::set(&next, &"rise".into(), &rise.into())?;
    Ok(next)
}

fn gaussian(q: &Gaussian) -> Result<JsValue> {
    convert::fields([("mean", array(&q.mean)), ("logvar", array(&q.logvar))])
}

fn array(values: &[f64]) -> JsValue {
    js_sys::Float64Array::from(values).into()
}

/// `{ evidence, likelihood, priorKl, joint, entropy, gap, elbo, elboByEntropy, slip }`, in nats.
fn terms(terms: &Terms) -> Result<JsValue> {
    convert::fields([
        ("evidence", terms.evidence.into()),
        ("likelihood", terms.likelihood.into()),
        ("priorKl", terms.prior_kl.into()),
        ("joint", terms.joint.into()),
        ("entropy", terms.entropy.into()),
        ("gap", terms.gap.into()),
        ("elbo", terms.elbo().into()),
        ("elboByEntropy", terms.elbo_by_entropy().into()),
        ("slip", terms.slip().into()),
    ])
}
