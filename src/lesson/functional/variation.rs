//! J of a curve and its first variation, by candle's autograd.
//!
//! ```text
//! J = Σ F_k h_k,   F_k of segment k, whose values left, right and slope are variables apart
//! F_f at node k        = (∂J/∂right_(k−1) + ∂J/∂left_k) / w_k,   w_k = (h_(k−1) + h_k) / 2
//! F_f' of segment k    = ∂J/∂slope_k / h_k
//! d/dx F_f' at node k  = (F_f'_k − F_f'_(k−1)) / w_k
//! δJ/δf = F_f − d/dx F_f' = (∂J/∂f_k) / w_k
//! ```
//!
//! The two terms of Euler and Lagrange are thus the two ways by which a node's height enters the sum, and their
//! difference is the gradient of the sum itself, to the last digit.

use candle_core::backprop::GradStore;
use candle_core::{Device, Tensor, Var};

use super::curve::{Curve, SEGMENTS};
use super::problem::{Problem, Segments};
use crate::error::Result;

/// What is summed over the segments: (N) from the segments.
pub type Density<'a> = dyn Fn(&Segments) -> Result<Tensor> + 'a;

/// J and its derivatives at a curve. At the ends, which are fixed, all three rows are 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// J itself, in the problem's unit.
    pub j: f64,
    /// F_f, (N + 1).
    pub by_value: Vec<f64>,
    /// d/dx F_f', (N + 1).
    pub by_slope: Vec<f64>,
    /// F_f'f' of the segments, (N): how stiff the functional is against a change of slope.
    pub stiffness: Vec<f64>,
}

impl Variation {
    /// That of J\[f\] of a problem.
    pub fn of(problem: &Problem, curve: &Curve) -> Result<Self> {
        Self::new(&|segments: &Segments| problem.density(segments), curve)
    }

    /// That of the sum of a density.
    pub fn new(density: &Density, curve: &Curve) -> Result<Self> {
        let (widths, weights) = (curve.widths(), curve.weights());
        let sum = Sum::new(density, curve, 0.0)?;
        let [left, right, slope] = sum.gradients()?;
        let momentum: Vec<f64> = slope.iter().zip(&widths).map(|(slope, h)| slope / h).collect();
        // F_f'f' by a difference of F_f', which autograd gives: no segment's slope enters another's.
        let nudged = Sum::new(density, curve, NUDGE)?;
        let [.., beside] = nudged.gradients()?;
        let difference = |k: usize| beside[k] / widths[k] - momentum[k];
        let stiffness = (0..SEGMENTS).map(|k| difference(k) / nudge(NUDGE, curve.slope(k))).collect();
        let inner = |value: &dyn Fn(usize) -> f64| -> Vec<f64> {
            (0..=SEGMENTS).map(|k| if k == 0 || k == SEGMENTS { 0.0 } else { value(k) / weights[k] }).collect()
        };
        Ok(Self {
            j: sum.total()?,
            by_value: inner(&|k| right[k - 1] + left[k]),
            by_slope: inner(&|k| momentum[k] - momentum[k - 1]),
            stiffness,
        })
    }

    /// This less a multiple of another's: the variation of J − λ K.
    pub fn less(&self, lambda: f64, other: &Self) -> Self {
        let less = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a - lambda * b).collect();
        Self {
            j: self.j - lambda * other.j,
            by_value: less(&self.by_value, &other.by_value),
            by_slope: less(&self.by_slope, &other.by_slope),
            stiffness: less(&self.stiffness, &other.stiffness),
        }
    }

    /// δJ/δf = F_f − d/dx F_f', (N + 1).
    pub fn derivative(&self) -> Vec<f64> {
        self.by_value.iter().zip(&self.by_slope).map(|(value, slope)| value - slope).collect()
    }

    /// ∂J/∂f_k of the nodes, (N + 1).
    pub fn gradient(&self, curve: &Curve) -> Vec<f64> {
        self.derivative().iter().zip(curve.weights()).map(|(derivative, weight)| derivative * weight).collect()
    }
}

/// The part of a slope by which it is changed for the difference that gives F_f'f'.
const NUDGE: f64 = 1e-5;

fn nudge(part: f64, slope: f64) -> f64 {
    part * (1.0 + slope.abs())
}

/// J of a curve without its derivatives; not finite where F is not.
pub fn total(density: &Density, curve: &Curve) -> Result<f64> {
    Sum::new(density, curve, 0.0)?.total()
}

/// The middle of the first segment where F is not finite, if there is one.
pub fn broken(density: &Density, curve: &Curve) -> Result<Option<f64>> {
    let sum = Sum::new(density, curve, 0.0)?;
    let bad = |values: &[f64]| values.iter().position(|value| !value.is_finite());
    let [left, right, slope] = sum.gradients()?;
    // At the ends f is fixed: there its derivative may be anything.
    let places =
        [bad(&sum.density.to_vec1()?), bad(&left[1..]).map(|k| k + 1), bad(&right[..SEGMENTS - 1]), bad(&slope)];
    Ok(places.into_iter().flatten().min().map(|k| (curve.x[k] + curve.x[k + 1]) / 2.0))
}

/// The sum, ready to be differentiated.
struct Sum {
    left: Var,
    right: Var,
    slope: Var,
    density: Tensor,
    widths: Tensor,
}

impl Sum {
    fn new(density: &Density, curve: &Curve, part: f64) -> Result<Self> {
        let f = &curve.f;
        let row = |value: &dyn Fn(usize) -> f64| (0..SEGMENTS).map(value).collect::<Vec<f64>>();
        let slope = |k: usize| curve.slope(k) + nudge(part, curve.slope(k));
        let tensor = |values: Vec<f64>| Tensor::from_vec(values, SEGMENTS, &Device::Cpu);
        let (x, widths) = (tensor(row(&|k| (curve.x[k] + curve.x[k + 1]) / 2.0))?, tensor(curve.widths())?);
        let left = Var::from_tensor(&tensor(row(&|k| f[k]))?)?;
        let right = Var::from_tensor(&tensor(row(&|k| f[k + 1]))?)?;
        let slope = Var::from_tensor(&tensor(row(&slope))?)?;
        let density = density(&Segments { x: &x, left: &left, right: &right, slope: &slope })?;
        Ok(Self { left, right, slope, density, widths })
    }

    fn sum(&self) -> Result<Tensor> {
        Ok(self.density.mul(&self.widths)?.sum_all()?)
    }

    fn total(&self) -> Result<f64> {
        Ok(self.sum()?.to_scalar()?)
    }

    /// ∂J/∂left, ∂J/∂right, ∂J/∂slope: (N) each.
    fn gradients(&self) -> Result<[Vec<f64>; 3]> {
        let gradients: GradStore = self.sum()?.backward()?;
        let of = |variable: &Var| -> Result<Vec<f64>> {
            // A formula may leave a variable out.
            Ok(gradients.get(variable).map_or_else(|| Ok(vec![0.0; SEGMENTS]), |gradient| gradient.to_vec1())?)
        };
        Ok([of(&self.left)?, of(&self.right)?, of(&self.slope)?])
    }
}
