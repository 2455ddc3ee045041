//! Where images come from: IDX files and the `shapes` data set.

use js_sys::{Array, Float32Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::convert::{self, Result};
use crate::data;

/// `{ shape, values }` of an IDX file of unsigned bytes, not gzipped.
#[wasm_bindgen(js_name = readIdx)]
pub fn read_idx(bytes: JsValue) -> Result<JsValue> {
    let bytes = convert::bytes("bytes", &bytes)?;
    let idx = data::read_idx(&bytes)?;
    let shape: Array = idx.shape.iter().map(|&size| JsValue::from(size)).collect();
    convert::fields([("shape", shape.into()), ("values", Uint8Array::from(idx.values).into())])
}

/// `{ pixels, factors }` of n discs, as many as a split may have.
#[wasm_bindgen(js_name = makeShapes)]
pub fn make_shapes(n: JsValue, seed: JsValue) -> Result<JsValue> {
    let (n, seed) = (convert::at_most(data::MOST_IMAGES as u32, "n", &n)?, convert::whole("seed", &seed)?);
    let shapes = data::shapes(n as usize, seed);
    convert::fields([
        ("pixels", Uint8Array::from(&shapes.pixels[..]).into()),
        ("factors", Float32Array::from(&shapes.factors[..]).into()),
    ])
}
