//! The boundary to JavaScript, and the only place that knows of it.
//!
//! Settings and results cross as plain objects, images and points as typed arrays. Every error that crosses is a
//! JavaScript `Error` with the core's sentence; one that followed a restored state is named `NonFiniteError`.

mod aggregate;
mod convert;
mod decoder;
mod files;
mod session;

use wasm_bindgen::prelude::*;

/// Panics are bugs: their message goes to the console before WebAssembly stops.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}
