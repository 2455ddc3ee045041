//! Adam's move of one parameter, in one pass over its values and without a temporary tensor.
//!
//! ```text
//! m = b1 m + (1 − b1) g          v = b2 v + (1 − b2) g²          p = p − rate · m / (sqrt(v) scale + eps)
//! ```
//!
//! `rate` and `scale` hold the corrections of the moments' bias, which are the same for all values: see
//! [`optim`](crate::optim).

use super::lanes::{self, Lanes};

/// What is the same for all values of a step.
#[derive(Debug, Clone, Copy)]
pub struct AdamStep {
    pub b1: f64,
    pub b2: f64,
    pub eps: f32,
    /// learning rate / (1 − b1ᵗ)
    pub rate: f32,
    /// 1 / sqrt(1 − b2ᵗ)
    pub scale: f32,
}

/// Moves `p` against the gradient `g`, with the moments `m` and `v`: all of one length. Says whether every value of `p`
/// is finite afterwards.
pub fn adam(step: AdamStep, p: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32]) -> bool {
    let [b1, b2] = [step.b1, step.b2].map(|b| Lanes::splat(b as f32));
    let [rest1, rest2] = [step.b1, step.b2].map(|b| Lanes::splat((1.0 - b) as f32));
    let [rate, scale, eps, zero] = [-step.rate, step.scale, step.eps, 0.0].map(Lanes::splat);
    let mut trace = zero; // stays 0 unless a value is infinite or NaN
    lanes::update([p, m, v], [g], |[p, m, v], [g]| {
        let m = b1.mul_add(m, rest1 * g);
        let v = b2.mul_add(v, rest2 * g * g);
        let p = (rate * m / v.sqrt().mul_add(scale, eps)) + p;
        trace = p.mul_add(zero, trace);
        [p, m, v]
    });
    trace.sum() == 0.0
}
