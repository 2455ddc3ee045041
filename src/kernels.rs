//! Fused operations, where candle's own would be slower or less exact, as candle custom ops with their own derivatives.

mod bce;
mod linear;
mod matmul;

pub use bce::bce_with_logits;
pub use linear::{Activation, linear};

use candle_core::{CpuStorage, Layout, Result};

/// The values of a contiguous float32 operand.
fn contiguous<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match layout.contiguous_offsets() {
        Some((start, end)) => Ok(&storage.as_slice::<f32>()?[start..end]),
        None => candle_core::bail!("expected a contiguous tensor, got strides {:?}", layout.stride()),
    }
}
