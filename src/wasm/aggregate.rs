//! `Aggregate`: the aggregate posterior q(z) of a plane, for what is drawn beside the training.

use wasm_bindgen::prelude::*;

use super::convert::{self, Result};
use crate::aggregate;

/// The mean of posteriors, as a density of the plane.
#[wasm_bindgen]
pub struct Aggregate {
    aggregate: aggregate::Aggregate,
}

#[wasm_bindgen]
impl Aggregate {
    #[wasm_bindgen(constructor)]
    pub fn new(mu: JsValue, logvar: JsValue) -> Result<Aggregate> {
        let (mu, logvar) = (convert::floats("mu", &mu)?, convert::floats("logvar", &logvar)?);
        Ok(Aggregate { aggregate: aggregate::Aggregate::new(&mu, &logvar)? })
    }

    pub fn cells(&self, window: JsValue, side: usize) -> Result<Vec<f32>> {
        Ok(self.aggregate.cells(convert::window(&window)?, side)?)
    }

    pub fn levels(&self, shares: JsValue) -> Result<Vec<f64>> {
        Ok(self.aggregate.levels(&convert::doubles("shares", &shares)?)?)
    }

    #[wasm_bindgen(js_name = logDensity)]
    pub fn log_density(&self, z: JsValue) -> Result<Vec<f64>> {
        Ok(self.aggregate.log_density(&convert::floats("z", &z)?)?)
    }

    pub fn kl(&self) -> f64 {
        self.aggregate.kl_from_prior()
    }
}
