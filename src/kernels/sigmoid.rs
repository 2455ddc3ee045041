//! Pixels from logits: sigmoid(l) = 1 / (1 + exp(−l)).

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{contiguous, elementary, lanes};

/// The sigmoid of each logit: a tensor of the same shape. It has no derivative here: training goes by the logits.
pub fn sigmoid(logits: &Tensor) -> Result<Tensor> {
    logits.contiguous()?.apply_op1_no_bwd(&Sigmoid)
}

struct Sigmoid;

impl CustomOp1 for Sigmoid {
    fn name(&self) -> &'static str {
        "sigmoid"
    }

    fn cpu_fwd(&self, l: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let pixels = lanes::map(contiguous(l, layout)?, elementary::sigmoid);
        Ok((CpuStorage::F32(pixels), layout.shape().clone()))
    }
}
