//! Makes the JavaScript around a module of WebAssembly, and the module that it loads.
//!
//! ```text
//! bind MODULE.wasm FOLDER NAME     writes FOLDER/NAME.js and FOLDER/NAME_bg.wasm
//! ```
//!
//! It does what `wasm-bindgen --target web --no-typescript --remove-name-section --omit-default-module-path` does.

use std::env;
use std::error::Error;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = arguments.as_slice() else {
        return Err("expected three arguments: bind MODULE.wasm FOLDER NAME".into());
    };
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .omit_default_module_path(true)
        .generate(folder)?;
    Ok(())
}
