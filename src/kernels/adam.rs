//! Adam's move of one parameter, in one pass over its values and without a temporary tensor.
//!
//! ```text
//! m = b1 m + (1 − b1) g          v = b2 v + (1 − b2) g²          p = p − rate · m / (sqrt(v) scale + eps)
//! ```
//!
//! `rate` and `scale` hold the corrections of the moments' bias, which are the same for all values: see
//! [`optim`](crate::optim).

use super::lanes::{Lanes, WIDTH};

/// What is the same for all values of a step.
#[derive(Debug, Clone, Copy)]
pub struct AdamStep {
    /// The share of its old value that m keeps.
    pub b1: f64,
    /// The share of its old value that v keeps.
    pub b2: f64,
    /// Keeps the divisor above 0.
    pub eps: f32,
    /// learning rate / (1 − b1ᵗ)
    pub rate: f32,
    /// 1 / sqrt(1 − b2ᵗ)
    pub scale: f32,
}

/// Moves `p` against the gradient `g`, with the moments `m` and `v`: all of one length. Says whether every value of
/// `p`, `m` and `v` is finite afterwards.
pub fn adam(step: AdamStep, p: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32]) -> bool {
    let [b1, b2] = [step.b1, step.b2].map(|b| Lanes::splat(b as f32));
    let [rest1, rest2] = [step.b1, step.b2].map(|b| Lanes::splat((1.0 - b) as f32));
    let [rate, scale, eps, zero] = [-step.rate, step.scale, step.eps, 0.0].map(Lanes::splat);
    let mut trace = zero; // stays 0 unless a value is infinite or NaN
    let mut moved = |p: Lanes, g: Lanes, m: Lanes, v: Lanes| {
        let m = b1.mul_add(m, rest1 * g);
        let v = b2.mul_add(v, rest2 * g * g);
        let p = rate * m / v.sqrt().mul_add(scale, eps) + p;
        // An m that is not finite shows in the p that it moves, unless v is infinite: then p stays where it is, for
        // good.
        trace = v.mul_add(p * zero, trace);
        (p, m, v)
    };
    let whole = p.len() - p.len() % WIDTH;
    assert!(g.len() == p.len() && m.len() == p.len() && v.len() == p.len());
    for at in (0..whole).step_by(WIDTH) {
        // Written out: with loops over the four slices this takes two and a half times as long.
        // SAFETY: `at + 4` is at most the length of each.
        unsafe {
            let [to_p, to_m, to_v] = [p.as_mut_ptr().add(at), m.as_mut_ptr().add(at), v.as_mut_ptr().add(at)];
            let g = Lanes::read(g.as_ptr().add(at));
            let (p, m, v) = moved(Lanes::read(to_p), g, Lanes::read(to_m), Lanes::read(to_v));
            p.write(to_p);
            m.write(to_m);
            v.write(to_v);
        }
    }
    let [p, m, v] = [p, m, v].map(|slice| &mut slice[whole..]);
    let rest = moved(Lanes::load(p), Lanes::load(&g[whole..]), Lanes::load(m), Lanes::load(v));
    rest.0.store(p);
    rest.1.store(m);
    rest.2.store(v);
    trace.sum() == 0.0
}
