//! What a function says that scripts/cut.mjs has cut from the linked module, should it be reached after all.

use wasm_bindgen::prelude::*;

/// Panics with the name by which the function was cut, so that it comes to the console before WebAssembly stops.
///
/// scripts/cut.mjs puts a call of this in the place of what it cuts. The name is up to 32 characters of ASCII, eight in
/// the bits of a number, the first lowest, spaces at the end: constants of the code need no room in the memory.
#[wasm_bindgen]
pub fn cut_function_reached(a: f64, b: f64, c: f64, d: f64) {
    let name = [a, b, c, d].map(f64::to_le_bytes).concat();
    let name = String::from_utf8_lossy(name.trim_ascii_end());
    panic!("a function was reached that scripts/cut.mjs cuts by its name: {name}")
}
