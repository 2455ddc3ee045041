//! Binary cross-entropy from logits: exact where `ln(sigmoid)` would be `ln(0)`.
//!
//! With l the logit of a pixel and x its value in [0, 1],
//!
//! ```text
//! BCE(l, x) = max(l, 0) − l x + ln(1 + exp(−|l|))        dBCE/dl = sigmoid(l) − x
//! ```
//!
//! the form of PyTorch's `binary_cross_entropy_with_logits`. Each image's pixels are summed in float64.

use std::sync::OnceLock;

use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape, Tensor};

use super::lanes::{self, Lanes, WIDTH};
use super::{compute, contiguous, elementary};

/// The cross-entropy of each image, in nats, summed over its pixels: logits and x (batch, pixels) -> (batch,).
///
/// Differentiable in `logits`; `x` is data and gets no gradient.
pub fn bce_with_logits(logits: &Tensor, x: &Tensor) -> Result<Tensor> {
    logits.contiguous()?.apply_op2(&x.contiguous()?, BceWithLogits::default())
}

/// The loss and its derivative share the exponential: the way back finds what the way there has left.
#[derive(Default)]
struct BceWithLogits {
    residuals: OnceLock<Vec<f32>>, // sigmoid(l) − x, (batch, pixels)
}

impl CustomOp2 for BceWithLogits {
    fn name(&self) -> &'static str {
        "bce-with-logits"
    }

    fn cpu_fwd(&self, l: &CpuStorage, ll: &Layout, x: &CpuStorage, xl: &Layout) -> Result<(CpuStorage, Shape)> {
        let (batch, pixels) = ll.shape().dims2()?;
        let (l, x) = (contiguous(l, ll)?, contiguous(x, xl)?);
        let mut residuals = vec![0.0; l.len()];
        let images = l.chunks_exact(pixels).zip(x.chunks_exact(pixels));
        let losses = residuals.chunks_exact_mut(pixels).zip(images).map(|(rest, (l, x))| image(l, x, rest));
        let losses = losses.collect();
        self.residuals.get_or_init(|| residuals);
        Ok((CpuStorage::F32(losses), batch.into()))
    }

    fn bwd(&self, l: &Tensor, _: &Tensor, _: &Tensor, grad: &Tensor) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let (_, pixels) = l.dims2()?;
        let Some(residuals) = self.residuals.get() else {
            candle_core::bail!("bce-with-logits goes back before it went forward")
        };
        let gradient = compute([&grad.contiguous()?], l.shape(), |[grad]| {
            let mut gradient = vec![0.0; residuals.len()];
            let images = gradient.chunks_exact_mut(pixels).zip(residuals.chunks_exact(pixels));
            for ((gradient, residuals), &grad) in images.zip(grad) {
                lanes::update(gradient, residuals, |_, residual| residual * Lanes::splat(grad));
            }
            gradient
        })?;
        Ok((Some(gradient), None))
    }
}

/// The cross-entropy of one image; its residuals go into `residuals`.
fn image(l: &[f32], x: &[f32], residuals: &mut [f32]) -> f32 {
    let mut sum = 0.0;
    let (fours, rest) = residuals.as_chunks_mut::<WIDTH>();
    let whole = fours.len() * WIDTH;
    for (residuals, (l, x)) in fours.iter_mut().zip(l.as_chunks().0.iter().zip(x.as_chunks().0)) {
        let (loss, residual) = pixel(Lanes::from(*l), Lanes::from(*x));
        sum += loss.sum64();
        *residuals = residual.to_array();
    }
    for (residual, (&l, &x)) in rest.iter_mut().zip(l[whole..].iter().zip(&x[whole..])) {
        let (loss, four) = pixel(Lanes::splat(l), Lanes::splat(x));
        sum += f64::from(loss.to_array()[0]);
        *residual = four.to_array()[0];
    }
    sum as f32
}

/// The cross-entropy of pixels, and sigmoid(l) − x.
#[inline(always)]
fn pixel(l: Lanes, x: Lanes) -> (Lanes, Lanes) {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let u = elementary::exp(-l.abs());
    let loss = l.max(zero) - l * x + elementary::ln_1p(u);
    (loss, l.positive().select(one, u) / (one + u) - x)
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
    fn the_loss_agrees_with_candle_nns_where_that_is_finite() {
        // Its mean is over all pixels; from a logit of about 17 on, its log meets 0.
        let logits: Vec<f32> = (0..200).map(|i| i as f32 / 10.0 - 9.95).collect();
        let x: Vec<f32> = (0..200).map(|i| (i * 37 % 100) as f32 / 99.0).collect();
        let [logits, x] = [logits, x].map(|values| Tensor::from_vec(values, (4, 50), &Device::Cpu).unwrap());
        let ours = bce_with_logits(&logits, &x).unwrap().sum_all().unwrap().to_scalar::<f32>().unwrap() / 200.0;
        let theirs = candle_nn::loss::binary_cross_entropy_with_logit(&logits, &x).unwrap();
        assert!((ours - theirs.to_scalar::<f32>().unwrap()).abs() < 1e-5, "{ours} for {theirs}");
    }

    #[test]
    fn the_gradient_agrees_with_central_differences() {
        let (logits, x) = ([-3.0f32, -0.5, 0.0, 0.7, 4.0, 90.0, -90.0], [0.0f32, 0.2, 1.0, 0.5, 1.0, 0.0, 0.5]);
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
