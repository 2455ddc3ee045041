//! Fused operations, where candle's own would be slower or less exact, as candle custom ops with their own derivatives.
//!
//! | file | what | why it is here |
//! |---|---|---|
//! | `lanes` | four float32 at a time | each kernel is written once, for WebAssembly and for native tests |
//! | `elementary` | exp, ln(1 + u), sigmoid of lanes | libm's are scalar: a fifth of a step went there |
//! | `matmul` | the product of matrices | V8 runs our tile at twice the rate of the `gemm` crate's |
//! | `linear` | a layer | candle computes dx of images, which nobody asks for, and has relu'(0) = 1 |
//! | `bce` | the cross-entropy from logits | exact where ln(sigmoid) would be ln(0); one exponential for loss and
//! derivative |
//! | `gaussian` | reparameterisation and KL | one op instead of nine |
//! | `sigmoid` | pixels from logits | one pass instead of four |
//! | `adam` | Adam's move | one pass in place instead of a dozen temporary tensors |
//!
//! `cargo bench` times them on a desktop, `npm run bench` within whole steps in a browser.

mod adam;
mod bce;
mod elementary;
mod gaussian;
mod lanes;
mod linear;
mod matmul;
mod sigmoid;

pub use adam::{AdamStep, adam};
pub use bce::bce_with_logits;
pub use gaussian::{kl, reparameterise};
pub use lanes::of_bytes as pixels_of_bytes;
pub use linear::{Activation, linear};
pub(crate) use matmul::{Matrix, matmul};
pub use sigmoid::sigmoid;

use candle_core::{CpuStorage, Device, Layout, Result, Shape, Storage, Tensor};

/// The values of a contiguous float32 operand.
fn contiguous<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match layout.contiguous_offsets() {
        Some((start, end)) => Ok(&storage.as_slice::<f32>()?[start..end]),
        None => candle_core::bail!("expected a contiguous tensor, got strides {:?}", layout.stride()),
    }
}

/// A tensor computed from the values of contiguous tensors, with no way back: what a backward pass is made of.
fn compute<const N: usize>(
    inputs: [&Tensor; N],
    shape: &Shape,
    f: impl FnOnce([&[f32]; N]) -> Vec<f32>,
) -> Result<Tensor> {
    let storages = inputs.map(Tensor::storage_and_layout);
    let mut values: [&[f32]; N] = [&[]; N];
    for (values, (storage, layout)) in values.iter_mut().zip(&storages) {
        let Storage::Cpu(storage) = &**storage else { candle_core::bail!("expected a tensor on the CPU") };
        *values = contiguous(storage, layout)?;
    }
    Tensor::from_vec(f(values), shape, &Device::Cpu)
}
