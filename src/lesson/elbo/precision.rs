//! From float64 to float32 and back, differentiably: q is of float64, the trained model of float32. candle's own
//! `to_dtype` does the same between any two types, and is compiled for all of them.

use candle_core::{CpuStorage, CustomOp1, DType, Layout, Result, Shape, Tensor};

/// The same numbers in float32; the gradient comes back in float64.
pub fn narrow(tensor: &Tensor) -> Result<Tensor> {
    tensor.contiguous()?.apply_op1(Precision { to: DType::F32 })
}

/// The same numbers in float64; the gradient comes back in float32.
pub fn widen(tensor: &Tensor) -> Result<Tensor> {
    tensor.contiguous()?.apply_op1(Precision { to: DType::F64 })
}

struct Precision {
    to: DType,
}

impl CustomOp1 for Precision {
    fn name(&self) -> &'static str {
        "precision"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let Some((from, to)) = layout.contiguous_offsets() else {
            candle_core::bail!("expected a contiguous tensor, got strides {:?}", layout.stride())
        };
        let converted = match self.to {
            DType::F32 => {
                CpuStorage::F32(storage.as_slice::<f64>()?[from..to].iter().map(|&value| value as f32).collect())
            }
            _ => CpuStorage::F64(storage.as_slice::<f32>()?[from..to].iter().map(|&value| value.into()).collect()),
        };
        Ok((converted, layout.shape().clone()))
    }

    fn bwd(&self, _: &Tensor, _: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        Ok(Some(if self.to == DType::F32 { widen(gradient)? } else { narrow(gradient)? }))
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Var};

    use super::*;

    #[test]
    fn numbers_and_gradients_pass_both_ways() {
        let x = Var::new(&[1.5f64, -2.0], &Device::Cpu).unwrap();
        let there = narrow(&x).unwrap();
        assert_eq!(there.to_vec1::<f32>().unwrap(), [1.5, -2.0]);
        let squares = widen(&there.sqr().unwrap()).unwrap();
        assert_eq!(squares.to_vec1::<f64>().unwrap(), [2.25, 4.0]);
        let gradients = squares.sum_all().unwrap().backward().unwrap();
        assert_eq!(gradients.get(&x).unwrap().to_vec1::<f64>().unwrap(), [3.0, -4.0]);
    }
}
