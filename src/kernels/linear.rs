//! A layer in one operation: y = x Wᵀ + b, or relu(x Wᵀ + b).
//!
//! With g the gradient of the loss in y, and g = 0 where relu gave 0 (so relu'(0) is 0, as in PyTorch),
//!
//! ```text
//! dx = g W        dW = gᵀ x        db = Σ g over the batch
//! ```
//!
//! candle's own operations would also compute dx for images, which nobody asks for, and write the sum with the bias and
//! the relu to buffers of their own.

use candle_core::{CpuStorage, CustomOp3, Layout, Result, Shape, Tensor};

use super::lanes::{self, Lanes};
use super::matmul::{Matrix, matmul};
use super::{compute, contiguous};

/// What follows x Wᵀ + b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// Nothing.
    None,
    /// max(0, ·)
    Relu,
}

/// x (batch, inputs), weight (outputs, inputs), bias (outputs,) -> (batch, outputs)
pub fn linear(x: &Tensor, weight: &Tensor, bias: &Tensor, activation: Activation) -> Result<Tensor> {
    x.contiguous()?.apply_op3(weight, bias, Linear(activation))
}

struct Linear(Activation);

impl CustomOp3 for Linear {
    fn name(&self) -> &'static str {
        "linear"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        weight: &CpuStorage,
        weight_layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let bias = contiguous(bias, bias_layout)?;
        let ((batch, inputs), outputs) = (x_layout.shape().dims2()?, bias.len());
        let x = Matrix::new(contiguous(x, x_layout)?, batch, inputs).with_zeros();
        let weight = Matrix::new(contiguous(weight, weight_layout)?, outputs, inputs);
        let mut y = matmul(x, weight.transposed()); // (batch, outputs)
        let least = Lanes::splat(if self.0 == Activation::Relu { 0.0 } else { f32::NEG_INFINITY });
        for row in y.chunks_exact_mut(outputs) {
            lanes::update(row, bias, |y, b| (y + b).max(least));
        }
        Ok((CpuStorage::F32(y), (batch, outputs).into()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        bias: &Tensor,
        y: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let mut gradient = gradient.contiguous()?; // (batch, outputs)
        if self.0 == Activation::Relu {
            let zero = Lanes::splat(0.0);
            let where_positive = |g, y: Lanes| y.positive().select(g, zero);
            gradient = compute([&gradient, y], y.shape(), |[g, y]| lanes::zip(g, y, where_positive))?;
        }
        let (batch, outputs) = gradient.dims2()?;
        let (_, inputs) = x.dims2()?;
        let x_gradient = match x.track_op() {
            false => None,
            true => Some(compute([&gradient, weight], x.shape(), |[gradient, weight]| {
                matmul(Matrix::new(gradient, batch, outputs), Matrix::new(weight, outputs, inputs))
            })?),
        };
        if !(weight.track_op() || bias.track_op()) {
            return Ok((x_gradient, None, None));
        }
        let weight_gradient = compute([&gradient, x], weight.shape(), |[gradient, x]| {
            let gradient = Matrix::new(gradient, batch, outputs);
            matmul(gradient.transposed(), Matrix::new(x, batch, inputs).with_zeros())
        })?;
        let bias_gradient = compute([&gradient], bias.shape(), |[g]| column_sums(g, outputs))?;
        Ok((x_gradient, Some(weight_gradient), Some(bias_gradient)))
    }
}

/// values (batch, outputs) -> (outputs,)
fn column_sums(values: &[f32], outputs: usize) -> Vec<f32> {
    let mut sums = vec![0.0; outputs];
    for row in values.chunks_exact(outputs) {
        lanes::update(&mut sums, row, |sum, value| sum + value);
    }
    sums
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Module, Var};

    use super::*;
    use crate::model::values;
    use crate::rng::{Purpose, Stream};

    /// candle-nn's layer.
    fn plain(x: &Tensor, weight: &Tensor, bias: &Tensor, activation: Activation) -> Tensor {
        let y = candle_nn::Linear::new(weight.clone(), Some(bias.clone())).forward(x).unwrap();
        if activation == Activation::Relu { y.relu().unwrap() } else { y }
    }

    #[test]
    fn values_and_gradients_agree_with_candle_nns_layer() {
        let mut stream = Stream::new(2, Purpose::Sample);
        let mut var = |shape: &[usize]| {
            let draws = stream.normals(shape.iter().product());
            Var::from_vec(draws, shape, &Device::Cpu).unwrap()
        };
        let (x, weight, bias) = (var(&[5, 7]), var(&[9, 7]), var(&[9]));
        for activation in [Activation::None, Activation::Relu] {
            let ours = linear(&x, &weight, &bias, activation).unwrap();
            let theirs = plain(&x, &weight, &bias, activation);
            let close = |a: &Tensor, b: &Tensor| {
                values(a).unwrap().iter().zip(values(b).unwrap()).all(|(a, b)| (a - b).abs() < 1e-5)
            };
            assert!(close(&ours, &theirs));
            let [ours, theirs] = [ours, theirs].map(|y| y.sqr().unwrap().sum_all().unwrap().backward().unwrap());
            for var in [&x, &weight, &bias] {
                assert!(close(ours.get(var).unwrap(), theirs.get(var).unwrap()), "{activation:?}");
            }
        }
    }

    #[test]
    fn a_unit_at_exactly_0_passes_no_gradient_on() {
        let x = Tensor::zeros((1, 3), candle_core::DType::F32, &Device::Cpu).unwrap();
        let weight = Var::ones((2, 3), candle_core::DType::F32, &Device::Cpu).unwrap();
        let bias = Var::from_slice(&[0.0f32, 1.0], 2, &Device::Cpu).unwrap();
        let y = linear(&x, &weight, &bias, Activation::Relu).unwrap();
        let gradients = y.sum_all().unwrap().backward().unwrap();
        assert_eq!(values(gradients.get(&bias).unwrap()).unwrap(), [0.0, 1.0]);
    }
}
