//! One panel: q follows the gradient of its divergence, by Adam in f64 (Kingma & Ba, 2014).

use candle_core::Tensor;

use super::divergence::{self, Divergence, Rule};
use super::family::Q;
use super::nodes::Nodes;
use super::target::Target;
use crate::error::{Error, Result};

const RATE: f64 = 0.05;
/// After so many steps the rate falls as 1 / t: at a constant one Adam circles a flat floor, up to 1e-3 nats above it.
const STEADY: f64 = 300.0;
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

    /// What is descended: the divergence less its constant, in nats.
    fn loss(&self, target: Target, rule: &Rule, nodes: &Nodes) -> Result<Tensor> {
        Ok(match self.divergence {
            Divergence::OfQ => divergence::of_q(&self.q, target, rule)?,
            Divergence::OfP => divergence::of_p(&self.q, nodes)?,
        })
    }

    /// The gradient by autograd, a number a parameter.
    fn gradient(&self, target: Target, rule: &Rule, nodes: &Nodes) -> Result<Vec<f64>> {
        let gradients = self.loss(target, rule, nodes)?.backward()?;
        let of =
            |var: &candle_core::Var| gradients.get(var).map_or(Ok(0.0), |gradient| Ok(gradient.to_vec1::<f64>()?[0]));
        self.q.parameters().iter().map(of).collect()
    }

    /// One step of Adam, unless the fit has settled.
    pub fn step(&mut self, target: Target, rule: &Rule, nodes: &Nodes) -> Result<()> {
        if self.settled {
            return Ok(());
        }
        let gradient = self.gradient(target, rule, nodes)?;
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
        let rate = RATE * (STEADY / f64::from(step)).min(1.0);
        let mut values = self.q.values()?;
        for ((value, g), (m, v)) in values.iter_mut().zip(gradient).zip(self.m.iter_mut().zip(&mut self.v)) {
            *m += (1.0 - B1) * (g - *m);
            *v += (1.0 - B2) * (g * g - *v);
            let spread = (*v / (1.0 - B2.powi(step))).sqrt() + EPS;
            *value -= rate * *m / (1.0 - B1.powi(step)) / spread;
        }
        self.q.set(&values)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{COARSE, Family, Q};
    use super::*;

    const FAMILIES: [Family; 4] = [Family::Isotropic, Family::Diagonal, Family::Full, Family::Mixture];

    fn started(target: Target, family: Family, divergence: Divergence) -> Fit {
        Fit::new(Q::new(family, &target.start(family), target.window()).unwrap(), divergence)
    }

    #[test]
    fn the_gradients_are_those_of_finite_differences() {
        let rule = Rule::new(COARSE).unwrap();
        for target in [Target::Pair, Target::Banana, Target::Funnel, Target::Regression] {
            let nodes = Nodes::new(target).unwrap();
            for family in FAMILIES {
                for divergence in [Divergence::OfQ, Divergence::OfP] {
                    let fit = started(target, family, divergence);
                    let at = |values: &[f64]| {
                        fit.q.set(values).unwrap();
                        fit.loss(target, &rule, &nodes).unwrap().to_vec0::<f64>().unwrap()
                    };
                    let values = fit.q.values().unwrap();
                    let gradient = fit.gradient(target, &rule, &nodes).unwrap();
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

    fn settle(mut fit: Fit, target: Target, rule: &Rule, nodes: &Nodes) -> Fit {
        while !fit.settled() {
            fit.step(target, rule, nodes).unwrap();
        }
        fit
    }

    #[test]
    fn a_fit_ends_where_one_by_finer_sums_that_goes_on_from_there_gains_nothing() {
        let (rule, finer) = (Rule::new(COARSE).unwrap(), Rule::new(49).unwrap());
        for target in [Target::Pair, Target::Banana, Target::Funnel, Target::Regression, Target::Gaussian] {
            let nodes = Nodes::new(target).unwrap();
            let cases = FAMILIES.map(|family| (family, Divergence::OfQ));
            for (family, divergence) in cases.into_iter().chain([(Family::Mixture, Divergence::OfP)]) {
                let value = |fit: &Fit| fit.loss(target, &finer, &nodes).unwrap().to_vec0::<f64>().unwrap();
                let fit = settle(started(target, family, divergence), target, &rule, &nodes);
                let end = value(&fit);
                let best = value(&settle(Fit::new(fit.q, divergence), target, &finer, &nodes));
                assert!(end - best < 1e-4, "{target:?} {family:?} {divergence:?}: {end}, then {best}");
            }
        }
    }
}
