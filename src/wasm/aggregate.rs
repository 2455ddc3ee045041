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
    /// From the posteriors' mu and logvar: Float32Arrays of (n, 2).
    #[wasm_bindgen(constructor)]
    pub fn new(mu: JsValue, logvar: JsValue) -> Result<Aggregate> {
        let (mu, logvar) = (convert::floats("mu", &mu)?, convert::floats("logvar", &logvar)?);
        Ok(Aggregate { aggregate: aggregate::Aggregate::new(&mu, &logvar)? })
    }

    /// The mean density in each of side × side cells of a window `{ x, y, half }`, rows from the top: (side, side).
    pub fn cells(&self, window: JsValue, side: JsValue) -> Result<Vec<f32>> {
        let (window, side) = (convert::window(&window)?, convert::whole("side", &side)?);
        Ok(self.aggregate.cells(window, side as usize)?)
    }

    /// The density at the border of each highest-density region that holds one of these shares of all mass.
    pub fn levels(&self, shares: JsValue) -> Result<Vec<f64>> {
        Ok(self.aggregate.levels(&convert::doubles("shares", &shares)?)?)
    }

    /// ln q(z) at points (m, 2), in nats: (m,).
    #[wasm_bindgen(js_name = logDensity)]
    pub fn log_density(&self, z: JsValue) -> Result<Vec<f64>> {
        Ok(self.aggregate.log_density(&convert::floats("z", &z)?)?)
    }

    /// KL(q(z) ‖ N(0, I)), in nats.
    pub fn kl(&self) -> f64 {
        self.aggregate.kl_from_prior()
    }
}
