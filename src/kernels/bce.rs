//! Binary cross-entropy from logits: exact where `ln(sigmoid)` would be `ln(0)`.
//!
//! With l the logit of a pixel and x its value in [0, 1],
//!
//! ```text
//! BCE(l, x) = max(l, 0) − l x + ln(1 + exp(−|l|))        dBCE/dl = sigmoid(l) − x
//! ```
//!
//! the form of PyTorch's `binary_cross_entropy_with_logits`. Each image's pixels are summed in float64.

use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape, Tensor};

use super::lanes::{self, Lanes, WIDTH};
use super::{compute, contiguous, elementary};

/// The cross-entropy of each image, in nats, summed over its pixels: logits and x (batch, pixels) -> (batch,).
///
/// Differentiable in `logits`; `x` is data and gets no gradient.
pub fn bce_with_logits(logits: &Tensor, x: &Tensor) -> Result<Tensor> {
    logits.contiguous()?.apply_op2(&x.contiguous()?, BceWithLogits)
}

struct BceWithLogits;

impl CustomOp2 for BceWithLogits {
    fn name(&self) -> &'static str {
        "bce-with-logits"
    }

    fn cpu_fwd(
        &self,
        l: &CpuStorage,
        ll: &Layout,
        x: &CpuStorage,
        xl: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (batch, pixels) = ll.shape().dims2()?;
        let (l, x) = (contiguous(l, ll)?, contiguous(x, xl)?);
        let images = l.chunks_exact(pixels).zip(x.chunks_exact(pixels));
        Ok((CpuStorage::F32(images.map(|(l, x)| image_bce(l, x)).collect()), batch.into()))
    }

    fn bwd(
        &self,
        l: &Tensor,
        x: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let (_, pixels) = l.dims2()?;
        let residuals = compute([l, x, &grad.contiguous()?], l.shape(), |[l, x, grad]| {
            let mut residuals = lanes::zip(l, x, |l, x| elementary::sigmoid(l) - x);
            for (residuals, &grad) in residuals.chunks_exact_mut(pixels).zip(grad) {
                lanes::update([residuals], [], |[residual], []| [residual * Lanes::splat(grad)]);
            }
            residuals
        })?;
        Ok((Some(residuals), None))
    }
}

/// The cross-entropy of one image.
fn image_bce(l: &[f32], x: &[f32]) -> f32 {
    let ((l, l_rest), (x, x_rest)) = (l.as_chunks::<WIDTH>(), x.as_chunks::<WIDTH>());
    let mut sum = 0.0;
    for (&l, &x) in l.iter().zip(x) {
        sum += bce(l.into(), x.into()).sum64();
    }
    for (&l, &x) in l_rest.iter().zip(x_rest) {
        sum += f64::from(bce(Lanes::splat(l), Lanes::splat(x)).to_array()[0]);
    }
    sum as f32
}

#[inline(always)]
fn bce(l: Lanes, x: Lanes) -> Lanes {
    l.max(Lanes::splat(0.0)) - l * x + elementary::ln_1p(elementary::exp(-l.abs()))
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Var};

    use super::*;

    fn loss(logits: &[f32], x: &[f32]) -> f32 {
        let tensor = |values: &[f32]| Tensor::from_slice(values, (1, values.len()), &Device::Cpu).unwrap();
        bce_with_logits(&tensor(logits), &tensor(x)).unwrap().to_vec1::<f32>().unwrap()[0]
    }

    #[test]
    fn closed_cases_come_out_exact() {
        let ln_2 = std::f32::consts::LN_2;
        let close = |got: f32, exact: f32| (got - exact).abs() <= 2.0 * f32::EPSILON * exact;
        assert!(close(loss(&[0.0], &[0.3]), ln_2), "a logit of 0 says nothing: ln 2, whatever the pixel");
        assert!(close(loss(&[0.0; 785], &[0.5; 785]), 785.0 * ln_2));
        assert_eq!(loss(&[200.0, -200.0], &[1.0, 0.0]), 0.0, "sure and right");
        assert_eq!(loss(&[200.0, -200.0], &[0.0, 1.0]), 400.0, "sure and wrong: |l| each, not infinity");
    }

    #[test]
    fn the_loss_agrees_with_float64_over_the_range_of_logits() {
        for step in -800..=800 {
            let (l, x) = (step as f32 / 10.0, 0.25f32);
            let wide = f64::from(l);
            let exact = wide.max(0.0) - wide * f64::from(x) + (-wide.abs()).exp().ln_1p();
            let got = f64::from(loss(&[l], &[x]));
            assert!((got - exact).abs() <= 2e-7 * exact.abs().max(1.0), "at {l}: {got} for {exact}");
        }
    }

    #[test]
    fn the_gradient_agrees_with_central_differences() {
        let (logits, x) =
            ([-3.0f32, -0.5, 0.0, 0.7, 4.0, 90.0, -90.0], [0.0f32, 0.2, 1.0, 0.5, 1.0, 0.0, 0.5]);
        let var = Var::from_slice(&logits, (1, 7), &Device::Cpu).unwrap();
        let target = Tensor::from_slice(&x, (1, 7), &Device::Cpu).unwrap();
        let weighted = (bce_with_logits(&var, &target).unwrap() * 2.5).unwrap();
        let gradients = weighted.sum_all().unwrap().backward().unwrap();
        let gradient = gradients.get(&var).unwrap().to_vec2::<f32>().unwrap();
        for (i, &got) in gradient[0].iter().enumerate() {
            let exact = |l: f64| l.max(0.0) - l * f64::from(x[i]) + (-l.abs()).exp().ln_1p();
            let l = f64::from(logits[i]);
            let difference = 2.5 * (exact(l + 1e-5) - exact(l - 1e-5)) / 2e-5;
            assert!((f64::from(got) - difference).abs() < 1e-5, "logit {l}: {got} for {difference}");
        }
    }
}
