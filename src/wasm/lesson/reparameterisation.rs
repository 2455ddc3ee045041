//! The figure of `lesson::reparameterisation`.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::lesson::reparameterisation::{self, Comparison, Integrand, Problem, Tally};
use crate::wasm::convert::{self, Result};

#[derive(Deserialize)]
struct Settings {
    g: String,
    mu: f64,
    sigma: f64,
    n: usize,
    baseline: bool,
    bins: usize,
    seed: u32,
}

/// Estimates of the gradient of E\[g(z)\] by two estimators.
#[wasm_bindgen]
pub struct Estimators {
    estimators: reparameterisation::Estimators,
}

#[wasm_bindgen]
impl Estimators {
    /// From `{ g, mu, sigma, n, baseline, bins, seed }`: the name of an integrand, numbers and a flag.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Estimators> {
        let Settings { g, mu, sigma, n, baseline, bins, seed } = serde_wasm_bindgen::from_value(settings)?;
        let problem = Problem { g: Integrand::named(&g)?, mu, sigma, n, baseline };
        Ok(Estimators { estimators: reparameterisation::Estimators::new(problem, bins, seed)? })
    }

    /// Adds estimates: what [`state`](Self::state) gives.
    pub fn draw(&mut self, count: usize) -> Result<JsValue> {
        self.estimators.draw(count)?;
        self.state()
    }

    /// g at `points` places from `from` to `to`.
    pub fn curve(&self, from: f64, to: f64, points: usize) -> Result<Vec<f64>> {
        Ok(self.estimators.curve(from, to, points)?)
    }

    /// `{ mu, sigma }`, a comparison each.
    pub fn state(&self) -> Result<JsValue> {
        let [mu, sigma] = &self.estimators.comparisons;
        convert::fields([("mu", comparison(mu)?), ("sigma", comparison(sigma)?)])
    }
}

/// `{ exact, from, to, reparameterised, score }`
fn comparison(comparison: &Comparison) -> Result<JsValue> {
    let Comparison { exact, reparameterised, score } = comparison;
    let (from, to) = score.range();
    convert::fields([
        ("exact", exact.gradient.into()),
        ("from", from.into()),
        ("to", to.into()),
        ("reparameterised", tally(reparameterised, exact.reparameterised)?),
        ("score", tally(score, exact.score)?),
    ])
}

/// `{ count, mean, standardError, variance, exactVariance, outside, bins }`; `exactVariance` is that of one draw.
fn tally(tally: &Tally, exact: f64) -> Result<JsValue> {
    convert::fields([
        ("count", tally.count.into()),
        ("mean", tally.mean.into()),
        ("standardError", tally.standard_error().into()),
        ("variance", tally.variance().into()),
        ("exactVariance", exact.into()),
        ("outside", tally.outside.into()),
        ("bins", tally.bins.clone().into()),
    ])
}
