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

use candle_core::{CpuStorage, CustomOp1, CustomOp2, CustomOp3, Layout, Result, Shape, Tensor};

use super::contiguous;
use super::matmul::{Matrix, matmul};

/// What follows x Wᵀ + b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    None,
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
        let mut y = matmul(matrix(x, x_layout)?, matrix(weight, weight_layout)?.transposed());
        for row in y.chunks_exact_mut(bias.len()) {
            match self.0 {
                Activation::None => row.iter_mut().zip(bias).for_each(|(y, b)| *y += b),
                Activation::Relu => row.iter_mut().zip(bias).for_each(|(y, b)| *y = (*y + b).max(0.0)),
            }
        }
        Ok((CpuStorage::F32(y), (x_layout.dims()[0], bias.len()).into()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        _: &Tensor,
        y: &Tensor,
        gradient: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let gradient = gradient.contiguous()?;
        let gradient = match self.0 {
            Activation::None => gradient,
            Activation::Relu => gradient.apply_op2_no_bwd(y, &WherePositive)?,
        };
        let x_gradient = match x.track_op() {
            true => Some(gradient.apply_op2_no_bwd(weight, &Product { transposed: false })?),
            false => None,
        };
        let weight_gradient = gradient.apply_op2_no_bwd(x, &Product { transposed: true })?;
        Ok((x_gradient, Some(weight_gradient), Some(gradient.apply_op1_no_bwd(&ColumnSums)?)))
    }
}

fn matrix<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<Matrix<'a>> {
    let (rows, columns) = layout.shape().dims2()?;
    Ok(Matrix::new(contiguous(storage, layout)?, rows, columns))
}

/// a b, or aᵀ b.
struct Product {
    transposed: bool,
}

impl CustomOp2 for Product {
    fn name(&self) -> &'static str {
        "product"
    }

    fn cpu_fwd(
        &self,
        a: &CpuStorage,
        al: &Layout,
        b: &CpuStorage,
        bl: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (a, b) = (matrix(a, al)?, matrix(b, bl)?);
        let a = if self.transposed { a.transposed() } else { a };
        Ok((CpuStorage::F32(matmul(a, b)), (a.rows, b.columns).into()))
    }
}

/// g where y is above 0, else 0.
struct WherePositive;

impl CustomOp2 for WherePositive {
    fn name(&self) -> &'static str {
        "where-positive"
    }

    fn cpu_fwd(
        &self,
        g: &CpuStorage,
        gl: &Layout,
        y: &CpuStorage,
        yl: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (g, y) = (contiguous(g, gl)?, contiguous(y, yl)?);
        let kept = g.iter().zip(y).map(|(&g, &y)| if y > 0.0 { g } else { 0.0 }).collect();
        Ok((CpuStorage::F32(kept), gl.shape().clone()))
    }
}

/// (batch, outputs) -> (outputs,)
struct ColumnSums;

impl CustomOp1 for ColumnSums {
    fn name(&self) -> &'static str {
        "column-sums"
    }

    fn cpu_fwd(&self, g: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, outputs) = layout.shape().dims2()?;
        let mut sums = vec![0.0; outputs];
        for row in contiguous(g, layout)?.chunks_exact(outputs) {
            sums.iter_mut().zip(row).for_each(|(sum, g)| *sum += g);
        }
        Ok((CpuStorage::F32(sums), outputs.into()))
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Var};

    use super::*;
    use crate::model::values;
    use crate::rng::{Purpose, Stream};

    /// The layer by candle's own operations.
    fn plain(x: &Tensor, weight: &Tensor, bias: &Tensor, activation: Activation) -> Tensor {
        let y = x.matmul(&weight.t().unwrap()).unwrap().broadcast_add(bias).unwrap();
        if activation == Activation::Relu { y.relu().unwrap() } else { y }
    }

    #[test]
    fn values_and_gradients_agree_with_candles_own_operations() {
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
            let [ours, theirs] =
                [ours, theirs].map(|y| y.sqr().unwrap().sum_all().unwrap().backward().unwrap());
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
