//! The boundary to JavaScript, and the only place that knows of it.
//!
//! Settings and results cross as plain objects, images and points as typed arrays. Every error that crosses is a
//! JavaScript `Error` with the core's sentence; one that followed a restored state is named `NonFiniteError`.

#[cfg(feature = "session")]
mod aggregate;
#[cfg_attr(not(all(feature = "session", feature = "lesson")), allow(dead_code))] // each uses its part
mod convert;
mod cut;
#[cfg(feature = "session")]
mod decoder;
#[cfg(feature = "session")]
mod files;
#[cfg(feature = "lesson")]
mod lesson;
#[cfg(feature = "session")]
mod session;

use wasm_bindgen::prelude::*;

/// Panics are bugs: their message goes to the console before WebAssembly stops.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}
