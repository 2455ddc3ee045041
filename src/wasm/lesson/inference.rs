//! The figure of `lesson::inference`.

use js_sys::{Float32Array, Float64Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::lesson::inference::{self, Family, SIDE, Shape, Target};
use crate::wasm::convert::{self, Result};

/// What the figure is made from. `q`: six numbers a component (`Shape`), of one panel's q for both or of both panels'
/// in turn; empty for the target's own start.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    target: String,
    family: String,
    seed: u32,
    q: Vec<f64>,
}

/// A density p and the two fits of a family q, the panels `qp` and `pq`.
#[wasm_bindgen]
pub struct Inference {
    inference: inference::Inference,
}

#[wasm_bindgen]
impl Inference {
    /// From `{ target, family, seed, q }`.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Inference> {
        let Settings { target, family, seed, q } = serde_wasm_bindgen::from_value(settings)?;
        let (target, family) = (Target::named(&target)?, Family::named(&family)?);
        let start = inference::starts(family, &Shape::read(&q)?)?;
        Ok(Inference { inference: inference::Inference::new(target, family, seed, start)? })
    }

    /// `{ window, side, density, levels, logZ, data }`: p, its density at the border of the regions that hold `shares`
    /// of it.
    pub fn about(&self, shares: JsValue) -> Result<JsValue> {
        let window = self.inference.window();
        convert::fields([
            (
                "window",
                convert::fields([("x", window.x.into()), ("y", window.y.into()), ("half", window.half.into())])?,
            ),
            ("side", SIDE.into()),
            ("density", Float32Array::from(&self.inference.density()[..]).into()),
            ("levels", doubles(&self.inference.levels(&convert::doubles("shares", &shares)?))),
            ("logZ", self.inference.log_z().into()),
            ("data", doubles(&self.inference.data())),
        ])
    }

    /// Puts the q of a panel elsewhere: six numbers a component.
    pub fn place(&mut self, panel: &str, q: JsValue) -> Result<()> {
        Ok(self.inference.place(panel, &Shape::read(&convert::doubles("q", &q)?)?)?)
    }

    /// Up to `steps` steps of a panel; whether it can go on.
    pub fn advance(&mut self, panel: &str, steps: usize) -> Result<bool> {
        Ok(self.inference.advance(panel, steps)?)
    }

    /// `{ q, klQP, klPQ, elbo, map, outside, samples, steps, settled }` of a panel.
    pub fn see(&self, panel: &str) -> Result<JsValue> {
        let seen = self.inference.see(panel)?;
        let q: Vec<f64> = seen.shapes.iter().flat_map(Shape::numbers).collect();
        convert::fields([
            ("q", doubles(&q)),
            ("klQP", seen.kl_qp.into()),
            ("klPQ", seen.kl_pq.into()),
            ("elbo", seen.elbo.into()),
            ("map", doubles(&seen.map)),
            ("outside", seen.outside.into()),
            ("samples", doubles(&seen.samples)),
            ("steps", seen.steps.into()),
            ("settled", seen.settled.into()),
        ])
    }
}

fn doubles(values: &[f64]) -> JsValue {
    Float64Array::from(values).into()
}
