//! Fused operations, where candle's own would be slower or less exact, as candle custom ops with their own derivatives.

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
