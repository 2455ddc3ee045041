//! Adam (Kingma & Ba, 2014), as PyTorch's `torch.optim.Adam` with its defaults: betas 0.9 and 0.999, eps 1e-8 and no
//! weight decay, neither in the gradient nor decoupled.
//!
//! ```text
//! m = b1 m + (1 − b1) g          v = b2 v + (1 − b2) g²
//! p = p − rate / (1 − b1ᵗ) · m / (sqrt(v) / sqrt(1 − b2ᵗ) + eps)
//! ```
//!
//! candle-nn has AdamW, which makes about twelve tensors a parameter and step; this one makes none, and says whether
//! what it has computed are still numbers.

use std::cell::{Cell, RefCell};

use candle_core::backprop::GradStore;
use candle_core::{CpuStorage, InplaceOp2, Layout, Var};
use candle_nn::Optimizer;

use crate::kernels::{self, AdamStep};

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

/// What Adam is made with.
#[derive(Debug, Clone, PartialEq)]
pub struct ParamsAdam {
    /// The learning rate.
    pub lr: f64,
    /// b1, the share of the past in m.
    pub beta1: f64,
    /// b2, the share of the past in v.
    pub beta2: f64,
    /// What keeps the quotient finite.
    pub eps: f64,
}

impl Default for ParamsAdam {
    fn default() -> Self {
        Self { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8 }
    }
}

/// Adam, with the parameters that it moves.
#[derive(Debug)]
pub struct Adam {
    vars: Vec<Var>,
    params: ParamsAdam,
    finite: bool,
    /// Steps made.
    pub step: usize,
    /// One entry a parameter, in their order.
    pub moments: Vec<Moments>,
}

impl Adam {
    /// Whether all parameters and moments were still finite numbers after the last step.
    pub fn finite(&self) -> bool {
        self.finite
    }
}

impl Optimizer for Adam {
    type Config = ParamsAdam;

    fn new(vars: Vec<Var>, params: ParamsAdam) -> candle_core::Result<Self> {
        let zeros = |var: &Var| Moments { m: vec![0.0; var.elem_count()], v: vec![0.0; var.elem_count()] };
        let moments = vars.iter().map(zeros).collect();
        Ok(Self { vars, params, finite: true, step: 0, moments })
    }

    /// Moves the parameters against their gradients; one without a gradient stays.
    fn step(&mut self, gradients: &GradStore) -> candle_core::Result<()> {
        self.step += 1;
        let step = self.step.min(MOST_STEPS) as i32;
        let ParamsAdam { lr, beta1, beta2, eps } = self.params;
        let step = AdamStep {
            b1: beta1,
            b2: beta2,
            eps: eps as f32,
            rate: (lr / (1.0 - beta1.powi(step))) as f32,
            scale: (1.0 / (1.0 - beta2.powi(step)).sqrt()) as f32,
        };
        self.finite = true;
        for (var, moments) in self.vars.iter().zip(&mut self.moments) {
            if let Some(gradient) = gradients.get(var) {
                let update = Update { step, moments: RefCell::new(moments), finite: Cell::new(true) };
                var.inplace_op2(&gradient.contiguous()?, &update)?;
                self.finite &= update.finite.get();
            }
        }
        Ok(())
    }

    fn learning_rate(&self) -> f64 {
        self.params.lr
    }

    fn set_learning_rate(&mut self, lr: f64) {
        self.params.lr = lr;
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
    use candle_nn::{AdamW, ParamsAdamW};

    use super::*;
    use crate::rng::{Purpose, Stream};

    fn run(start: &[f32], steps: usize, rate: f64, slope: impl Fn(&Var) -> Tensor) -> (Vec<f32>, bool) {
        let var = Var::from_slice(start, start.len(), &Device::Cpu).unwrap();
        let mut adam = Adam::new(vec![var.clone()], ParamsAdam { lr: rate, ..ParamsAdam::default() }).unwrap();
        let mut finite = true;
        for _ in 0..steps {
            adam.backward_step(&slope(&var).sum_all().unwrap()).unwrap();
            finite &= adam.finite();
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
    fn a_hundred_steps_are_those_of_candle_nns_adamw_without_decay() {
        let mut stream = Stream::new(5, Purpose::Sample);
        let start = stream.normals(50);
        let [ours, theirs] = [(); 2].map(|()| Var::from_slice(&start, 50, &Device::Cpu).unwrap());
        let mut adam = Adam::new(vec![ours.clone()], ParamsAdam { lr: 0.01, ..ParamsAdam::default() }).unwrap();
        let params = ParamsAdamW { lr: 0.01, weight_decay: 0.0, ..ParamsAdamW::default() };
        let mut adamw = AdamW::new(vec![theirs.clone()], params).unwrap();
        for _ in 0..100 {
            let slopes = Tensor::from_vec(stream.normals(50), 50, &Device::Cpu).unwrap();
            let loss = |var: &Var| (var.sqr().unwrap() * 0.5).unwrap().add(&var.mul(&slopes).unwrap()).unwrap();
            adam.backward_step(&loss(&ours).sum_all().unwrap()).unwrap();
            adamw.backward_step(&loss(&theirs).sum_all().unwrap()).unwrap();
        }
        let (ours, theirs) = (ours.to_vec1::<f32>().unwrap(), theirs.to_vec1::<f32>().unwrap());
        for (got, expected) in ours.iter().zip(&theirs) {
            assert!((got - expected).abs() < 2e-5, "{ours:?} for {theirs:?}");
        }
        assert!(ours.iter().zip(&start).any(|(now, then)| (now - then).abs() > 0.1));
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
