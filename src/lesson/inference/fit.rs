//! One panel: q follows the gradient of its divergence, by Adam in f64 (Kingma & Ba, 2014).

use candle_core::Tensor;

use super::divergence::{self, Divergence};
use super::family::Q;
use super::grid::Nodes;
use super::target::Target;
use crate::error::{Error, Result};

const RATE: f64 = 0.05;
const B1: f64 = 0.9;
const B2: f64 = 0.99;
const EPS: f64 = 1e-8;
/// The largest derivative at which a fit has arrived, in nats per unit of a parameter.
const SETTLED: f64 = 5e-5;
/// A fit ends after so many steps at the latest: where p is of the family with room to spare, the floor is flat.
const STEPS: usize = 1000;

/// q, what it descends, and Adam's moments.
#[derive(Debug)]
pub struct Fit {
    q: Q,
    divergence: Divergence,
    m: Vec<f64>,
    v: Vec<f64>,
    steps: usize,
    settled: bool,
}

impl Fit {
    /// A fit before its first step.
    pub fn new(q: Q, divergence: Divergence) -> Self {
        let zeros = vec![0.0; q.parameters().len()];
        Self { q, divergence, m: zeros.clone(), v: zeros, steps: 0, settled: false }
    }

    /// q as it now is.
    pub fn q(&self) -> &Q {
        &self.q
    }

    /// What q descends.
    pub fn divergence(&self) -> Divergence {
        self.divergence
    }

    /// Steps so far.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Whether the fit is over: the gradient has vanished, or the steps are used up.
    pub fn settled(&self) -> bool {
        self.settled
    }

    /// The gradient by autograd, a number a parameter.
    pub fn gradient(&self, target: Target, eps: &[Tensor; 2], nodes: &Nodes) -> Result<Vec<f64>> {
        let loss = match self.divergence {
            Divergence::OfQ => divergence::of_draws(&self.q, target, eps)?,
            Divergence::OfP => divergence::of_p(&self.q, nodes)?,
        };
        let gradients = loss.backward()?;
        let of = |var: &candle_core::Var| {
            gradients.get(var).map_or(Ok(0.0), |gradient| Ok(gradient.to_vec1::<f64>()?[0]))
        };
        self.q.parameters().iter().map(of).collect()
    }

    /// One step of Adam, unless the fit has settled.
    pub fn step(&mut self, target: Target, eps: &[Tensor; 2], nodes: &Nodes) -> Result<()> {
        if self.settled {
            return Ok(());
        }
        let gradient = self.gradient(target, eps, nodes)?;
        if let Some(number) = gradient.iter().find(|number| !number.is_finite()) {
            return Err(Error::invalid("the gradient", "finite; put q where p is not so small", number));
        }
        let flat = gradient.iter().all(|number| number.abs() < SETTLED);
        self.settled = flat || self.steps == STEPS;
        if self.settled {
            return Ok(());
        }
        self.steps += 1;
        let step = self.steps as i32;
        let mut values = self.q.values()?;
        for ((value, g), (m, v)) in values.iter_mut().zip(gradient).zip(self.m.iter_mut().zip(&mut self.v)) {
            *m += (1.0 - B1) * (g - *m);
            *v += (1.0 - B2) * (g * g - *v);
            let spread = (*v / (1.0 - B2.powi(step))).sqrt() + EPS;
            *value -= RATE * *m / (1.0 - B1.powi(step)) / spread;
        }
        self.q.set(&values)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DRAWS, Family, Q};
    use super::*;
    use crate::rng::{Purpose, Stream};

    #[test]
    fn the_gradients_are_those_of_finite_differences() {
        let eps = divergence::draws(&mut Stream::new(1, Purpose::Lesson), DRAWS).unwrap();
        for target in [Target::Pair, Target::Banana, Target::Funnel, Target::Regression] {
            let nodes = Nodes::new(target).unwrap();
            for family in [Family::Isotropic, Family::Diagonal, Family::Full, Family::Mixture] {
                for divergence in [Divergence::OfQ, Divergence::OfP] {
                    let q = Q::new(family, &target.start(family), target.window()).unwrap();
                    let fit = Fit::new(q, divergence);
                    let at = |values: &[f64]| {
                        fit.q.set(values).unwrap();
                        let loss = match divergence {
                            Divergence::OfQ => divergence::of_draws(&fit.q, target, &eps),
                            Divergence::OfP => divergence::of_p(&fit.q, &nodes),
                        };
                        loss.unwrap().to_vec0::<f64>().unwrap()
                    };
                    let values = fit.q.values().unwrap();
                    let gradient = fit.gradient(target, &eps, &nodes).unwrap();
                    for (i, gradient) in gradient.iter().enumerate() {
                        let moved = |by: f64| {
                            let mut values = values.clone();
                            values[i] += by;
                            at(&values)
                        };
                        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
                        let scale = 1.0 + gradient.abs();
                        assert!(
                            (gradient - difference).abs() < 1e-6 * scale,
                            "{target:?} {family:?} {divergence:?} {i}: {gradient} for {difference}"
                        );
                    }
                }
            }
        }
    }
}
