//! Adam (Kingma & Ba, 2014), as PyTorch's `torch.optim.Adam` with its defaults: betas 0.9 and 0.999, eps 1e-8 and no
//! weight decay, neither in the gradient nor decoupled.
//!
//! ```text
//! m = b1 m + (1 − b1) g          v = b2 v + (1 − b2) g²
//! p = p − rate / (1 − b1ᵗ) · m / (sqrt(v) / sqrt(1 − b2ᵗ) + eps)
//! ```

use std::cell::{Cell, RefCell};

use candle_core::backprop::GradStore;
use candle_core::{CpuStorage, InplaceOp2, Layout, Var};

use crate::error::Result;
use crate::kernels::{self, AdamStep};

const B1: f64 = 0.9;
const B2: f64 = 0.999;
const EPS: f32 = 1e-8;
/// Steps that a run makes at most: so far the powers of B1 and B2 are counted.
pub const MOST_STEPS: usize = i32::MAX as usize;

/// The running means of a parameter's gradient and of its square.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    /// Of the gradient.
    pub m: Vec<f32>,
    /// Of its square.
    pub v: Vec<f32>,
}

/// Adam's state: how many steps it has made, and the moments of every parameter, in the parameters' order.
#[derive(Debug, Clone, PartialEq)]
pub struct Adam {
    /// Steps made.
    pub step: usize,
    /// One entry a parameter.
    pub moments: Vec<Moments>,
}

impl Adam {
    /// Adam before its first step, for parameters of these sizes.
    pub fn new(sizes: impl Iterator<Item = usize>) -> Self {
        let moments = sizes.map(|size| Moments { m: vec![0.0; size], v: vec![0.0; size] }).collect();
        Self { step: 0, moments }
    }

    /// Moves `parameters` against `gradients` and says whether all of them and of the moments are still finite numbers.
    ///
    /// The parameters must come in the order of [`new`](Self::new)'s sizes; one without a gradient stays.
    pub fn step<'a>(
        &mut self,
        parameters: impl Iterator<Item = &'a Var>,
        gradients: &GradStore,
        learning_rate: f64,
    ) -> Result<bool> {
        self.step += 1;
        let step = self.step.min(MOST_STEPS) as i32;
        let step = AdamStep {
            b1: B1,
            b2: B2,
            eps: EPS,
            rate: (learning_rate / (1.0 - B1.powi(step))) as f32,
            scale: (1.0 / (1.0 - B2.powi(step)).sqrt()) as f32,
        };
        let mut finite = true;
        for (var, moments) in parameters.zip(&mut self.moments) {
            if let Some(gradient) = gradients.get(var) {
                let update = Update { step, moments: RefCell::new(moments), finite: Cell::new(true) };
                var.inplace_op2(&gradient.contiguous()?, &update)?;
                finite &= update.finite.get();
            }
        }
        Ok(finite)
    }
}

/// One parameter's move. The cells are there because candle hands a custom op out by shared reference.
struct Update<'a> {
    step: AdamStep,
    moments: RefCell<&'a mut Moments>,
    finite: Cell<bool>,
}

impl InplaceOp2 for Update<'_> {
    fn name(&self) -> &'static str {
        "adam"
    }

    fn cpu_fwd(
        &self,
        parameter: &mut CpuStorage,
        _: &Layout,
        gradient: &CpuStorage,
        gradient_layout: &Layout,
    ) -> candle_core::Result<()> {
        let (CpuStorage::F32(parameter), CpuStorage::F32(gradient)) = (parameter, gradient) else {
            candle_core::bail!("adam expects float32 parameters and gradients");
        };
        let gradient = &gradient[gradient_layout.start_offset()..];
        let Moments { m, v } = &mut **self.moments.borrow_mut();
        self.finite.set(kernels::adam(self.step, parameter, gradient, m, v));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};

    use super::*;

    fn run(start: &[f32], steps: usize, rate: f64, slope: impl Fn(&Var) -> Tensor) -> (Vec<f32>, bool) {
        let var = Var::from_slice(start, start.len(), &Device::Cpu).unwrap();
        let mut adam = Adam::new([start.len()].into_iter());
        let mut finite = true;
        for _ in 0..steps {
            let gradients = slope(&var).sum_all().unwrap().backward().unwrap();
            finite &= adam.step([&var].into_iter(), &gradients, rate).unwrap();
        }
        (var.to_vec1().unwrap(), finite)
    }

    #[test]
    fn the_first_step_is_the_learning_rate_against_the_sign_of_the_gradient() {
        let (moved, finite) = run(&[1.0, -2.0, 0.0], 1, 0.1, |var| var.sqr().unwrap());
        assert!((moved[0] - 0.9).abs() < 1e-6 && (moved[1] + 1.9).abs() < 1e-6 && moved[2] == 0.0, "{moved:?}");
        assert!(finite);
    }

    #[test]
    fn a_constant_gradient_moves_at_the_learning_rate_for_good() {
        // With g constant, m / (1 − b1ᵗ) = g and v / (1 − b2ᵗ) = g² at every t.
        let (moved, _) = run(&[0.0], 500, 1e-2, |var| (var.as_tensor() * 3.0).unwrap());
        assert!((moved[0] + 5.0).abs() < 1e-3, "{moved:?}");
    }

    #[test]
    fn a_parameter_that_is_not_finite_is_noticed() {
        let (_, finite) = run(&[1.0, 2.0], 1, 0.1, |var| (var.as_tensor() * f64::INFINITY).unwrap());
        assert!(!finite);
    }

    #[test]
    fn a_second_moment_that_overflows_is_noticed_though_its_parameter_stays_a_number() {
        for length in 1..=9 {
            for place in 0..length {
                let slopes: Vec<f32> = (0..length).map(|i| if i == place { 1e21 } else { 1e18 }).collect();
                let slopes = Tensor::from_vec(slopes, length, &Device::Cpu).unwrap();
                let (moved, finite) = run(&vec![1.0; length], 1, 0.1, |var| (var.as_tensor() * &slopes).unwrap());
                assert!(moved.iter().all(|p| p.is_finite()) && moved[place] == 1.0, "{moved:?}");
                assert!(!finite, "{place} of {length}");
            }
        }
        assert!(run(&[1.0; 9], 1, 0.1, |var| (var.as_tensor() * 1e18).unwrap()).1);
    }
}
