//! The family of q: Gaussians by their Cholesky factor, and the mixture of two.
//!
//! ```text
//! L = (eᵃ 0; c eᵇ)          isotropic: c = 0, b = a; diagonal: c = 0; full: all
//! mixture: log q(z) = log Σ w_k N_k(z),  w = softmax(logits)
//! ```

use candle_core::{Device, Result as Computed, Tensor, Var};

use super::component::Component;
use super::grid::Grid;
use super::shape::Shape;
use super::{log_add, tensor};
use crate::aggregate::Window;
use crate::check;
use crate::error::{Error, Result};

/// Which densities q may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// One Gaussian, a circle.
    Isotropic,
    /// One Gaussian with its axes along x and y.
    Diagonal,
    /// One Gaussian, any ellipse.
    Full,
    /// Of two full Gaussians.
    Mixture,
}

impl Family {
    /// Reads `"isotropic"`, `"diagonal"`, `"full"` or `"mixture"`.
    ///
    /// # Errors
    /// Any other name.
    pub fn named(name: &str) -> Result<Self> {
        let known = [
            ("isotropic", Self::Isotropic),
            ("diagonal", Self::Diagonal),
            ("full", Self::Full),
            ("mixture", Self::Mixture),
        ];
        check::one_of("family", name, &known)
    }

    /// How many Gaussians q is made of.
    pub fn components(self) -> usize {
        if self == Self::Mixture { 2 } else { 1 }
    }

    /// Whether a component of q can be of this shape: its mean in the window, its axes such as the grid can hold.
    fn admits(self, shape: &Shape, window: Window) -> Result<()> {
        let Window { x, y, half } = window;
        let smallest = Grid::of_window(window).area().sqrt();
        let inside = (shape.x - x).abs() <= half && (shape.y - y).abs() <= half;
        if !inside {
            let expected = format!("a mean within {half} of ({x}, {y})");
            return Err(Error::invalid("q", expected, format!("({}, {})", shape.x, shape.y)));
        }
        if shape.sd.iter().any(|sd| !(*sd >= smallest && *sd <= half)) {
            let expected = format!("standard deviations from {smallest:.3} to {half}");
            return Err(Error::invalid("q", expected, format!("{} and {}", shape.sd[0], shape.sd[1])));
        }
        if self == Family::Mixture && !(shape.weight >= 0.001 && shape.weight <= 0.999) {
            return Err(Error::invalid("q", "weights from 0.001 to 0.999", shape.weight));
        }
        let turned = shape.angle != 0.0;
        let fits = match self {
            Family::Isotropic => !turned && shape.sd[0] == shape.sd[1],
            Family::Diagonal => !turned,
            _ => true,
        };
        if !fits {
            let expected = "a circle in the isotropic family, of angle 0 in the diagonal";
            return Err(Error::invalid("q", expected, format!("{:?}", shape.numbers())));
        }
        Ok(())
    }

    /// Parameters of a component.
    fn width(self) -> usize {
        match self {
            Self::Isotropic => 3, // μ, a
            Self::Diagonal => 4,  // μ, a, b
            Self::Full => 5,      // μ, a, b, c
            Self::Mixture => 6,   // μ, a, b, c, logit
        }
    }
}

/// q, by its parameters.
#[derive(Debug)]
pub struct Q {
    family: Family,
    parameters: Vec<Var>, // each (1)
}

impl Q {
    /// q of these shapes, one a component; their weights are made to add up to 1.
    pub fn new(family: Family, shapes: &[Shape], window: Window) -> Result<Self> {
        if shapes.len() != family.components() {
            let expected = format!("{} component(s) of this family", family.components());
            return Err(Error::invalid("q", expected, shapes.len()));
        }
        let mut values = Vec::new();
        for shape in shapes {
            family.admits(shape, window)?;
            let [xx, xy, yy] = shape.covariance();
            let c = xy / xx.sqrt();
            let all = [shape.x, shape.y, 0.5 * xx.ln(), 0.5 * (yy - c * c).ln(), c, shape.weight.ln()];
            values.extend_from_slice(&all[..family.width()]);
        }
        let var = |value: f64| Var::from_slice(&[value], 1, &Device::Cpu);
        Ok(Self { family, parameters: values.into_iter().map(var).collect::<Computed<_>>()? })
    }

    /// Which densities it is one of.
    pub fn family(&self) -> Family {
        self.family
    }

    /// Its parameters, (1) each, component by component: μ, a, b, c and the weight's logit, as far as the family has
    /// them.
    pub fn parameters(&self) -> &[Var] {
        &self.parameters
    }

    fn components(&self) -> Computed<Vec<Component>> {
        let width = self.family.width();
        let parts: Vec<&[Var]> = self.parameters.chunks_exact(width).collect();
        let total = match parts[..] {
            [first, second] => Some(log_add(&first[width - 1], &second[width - 1])?),
            _ => None,
        };
        let component = |part: &[Var]| {
            let at = |i: usize| part[i].as_tensor().clone();
            let log_weight = total.as_ref().map(|total| part[width - 1].as_tensor() - total).transpose()?;
            let (b, c) = (if width > 3 { at(3) } else { at(2) }, (width > 4).then(|| at(4)));
            Ok(Component { mean: [at(0), at(1)], a: at(2), b, c, log_weight })
        };
        parts.into_iter().map(component).collect()
    }

    /// log q at points of the plane: (n), (n) -> (n), in nats.
    pub fn log_density(&self, z: &[Tensor; 2]) -> Computed<Tensor> {
        log_mixture(&self.components()?, z)
    }

    /// E_q\[f\] = Σ w_k mean of f(z, log q(z)) at z = μ_k + L_k ε, each ε with its weight: a sum over the components,
    /// so that none is drawn. `weights` add up to 1.
    pub fn expectation(
        &self,
        eps: &[Tensor; 2],
        weights: &Tensor,
        f: impl Fn(&[Tensor; 2], Tensor) -> Computed<Tensor>,
    ) -> Computed<Tensor> {
        let components = self.components()?;
        let mut sum: Option<Tensor> = None;
        for component in &components {
            let z = component.place(eps)?;
            let mean = (f(&z, log_mixture(&components, &z)?)? * weights)?.sum_keepdim(0)?; // (1)
            let part = match &component.log_weight {
                Some(log_weight) => (mean * log_weight.exp()?)?,
                None => mean,
            };
            sum = Some(match sum {
                Some(sum) => (sum + part)?,
                None => part,
            });
        }
        sum.ok_or_else(|| candle_core::Error::Msg("expected a component".into()))?.sum_all()
    }

    /// The components as they are drawn.
    pub fn shapes(&self) -> Result<Vec<Shape>> {
        let value = |tensor: &Tensor| Ok::<f64, candle_core::Error>(tensor.to_vec1::<f64>()?[0]);
        let shape = |component: &Component| {
            let c = component.c.as_ref().map_or(Ok(0.0), value)?;
            let weight = component.log_weight.as_ref().map_or(Ok(0.0), value)?.exp();
            let mean = [value(&component.mean[0])?, value(&component.mean[1])?];
            Ok(Shape::of_factor(mean, [value(&component.a)?, value(&component.b)?, c], weight))
        };
        self.components()?.iter().map(shape).collect()
    }

    /// Draws of q: x, y of each. `picks`, uniform in [0, 1), say which component a draw is of.
    pub fn samples(&self, eps: &[Tensor; 2], picks: &[f64]) -> Result<Vec<f64>> {
        let components = self.components()?;
        let weight = self.shapes()?[0].weight;
        let mut samples = vec![0.0; 2 * picks.len()];
        for (k, component) in components.iter().enumerate() {
            let [x, y] = component.place(eps)?;
            let (x, y) = (x.to_vec1::<f64>()?, y.to_vec1::<f64>()?);
            for (i, _) in picks.iter().enumerate().filter(|(_, pick)| usize::from(**pick >= weight) == k) {
                (samples[2 * i], samples[2 * i + 1]) = (x[i], y[i]);
            }
        }
        Ok(samples)
    }

    /// Moves the parameters to these values.
    pub fn set(&self, values: &[f64]) -> Result<()> {
        for (parameter, &value) in self.parameters.iter().zip(values) {
            parameter.set(&tensor(vec![value])?)?;
        }
        Ok(())
    }

    /// The values of the parameters.
    pub fn values(&self) -> Result<Vec<f64>> {
        self.parameters.iter().map(|parameter| Ok(parameter.to_vec1::<f64>()?[0])).collect()
    }
}

/// log Σ w_k N_k(z), in nats.
fn log_mixture(components: &[Component], z: &[Tensor; 2]) -> Computed<Tensor> {
    let mut sum: Option<Tensor> = None;
    for component in components {
        let part = component.log_density(z)?;
        sum = Some(match sum {
            Some(sum) => log_add(&sum, &part)?,
            None => part,
        });
    }
    sum.ok_or_else(|| candle_core::Error::Msg("expected a component".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { x: 0.0, y: 0.0, half: 5.0 };

    fn shape(sd: [f64; 2], angle: f64) -> Shape {
        Shape { x: 1.0, y: -2.0, sd, angle, weight: 1.0 }
    }

    #[test]
    fn a_shape_comes_back_from_the_parameters_of_q() {
        for (sd, angle) in [([2.0, 0.5], 0.7), ([0.5, 2.0], 0.7), ([0.3, 4.0], -0.5), ([1.0, 1.0], 0.0)] {
            let q = Q::new(Family::Full, &[shape(sd, angle)], WINDOW).unwrap();
            let back = q.shapes().unwrap()[0].numbers();
            let close = shape(sd, angle).numbers().iter().zip(back).all(|(a, b)| (a - b).abs() < 1e-12);
            assert!(close, "{sd:?} {angle}: {back:?}");
        }
    }

    #[test]
    fn an_axis_turned_past_the_diagonal_is_the_other_axis_of_the_same_ellipse() {
        let turned = shape([2.0, 0.5], 1.2);
        let q = Q::new(Family::Full, &[turned], WINDOW).unwrap();
        let back = q.shapes().unwrap()[0];
        assert!(back.sd[0] < back.sd[1] && back.angle.abs() < std::f64::consts::FRAC_PI_4, "{back:?}");
        let close = |(a, b): (f64, f64)| (a - b).abs() < 1e-12;
        assert!(turned.covariance().into_iter().zip(back.covariance()).all(close));
    }

    #[test]
    fn the_weights_of_a_mixture_add_up_to_one() {
        let halves = [0.2, 0.6].map(|weight| Shape { weight, ..shape([1.0; 2], 0.0) });
        let q = Q::new(Family::Mixture, &halves, WINDOW).unwrap();
        let weights: Vec<f64> = q.shapes().unwrap().iter().map(|shape| shape.weight).collect();
        assert!((weights[0] - 0.25).abs() < 1e-12 && (weights[1] - 0.75).abs() < 1e-12, "{weights:?}");
    }

    #[test]
    fn what_q_cannot_be_is_refused_in_a_sentence() {
        let refused = |family, shapes: &[Shape], sentence: &str| {
            let refusal = Q::new(family, shapes, WINDOW).unwrap_err().to_string();
            assert_eq!(refusal, sentence);
        };
        let fine = shape([1.0; 2], 0.0);
        let far = Shape { x: 9.0, ..fine };
        refused(Family::Full, &[far], "q must be a mean within 5 of (0, 0), got (9, -2)");
        let thin = "q must be standard deviations from 0.104 to 5, got 0.001 and 1";
        refused(Family::Diagonal, &[shape([0.001, 1.0], 0.0)], thin);
        let turned = "q must be a circle in the isotropic family, of angle 0 in the diagonal, got \
                      [1.0, -2.0, 1.0, 2.0, 0.5, 1.0]";
        refused(Family::Diagonal, &[shape([1.0, 2.0], 0.5)], turned);
        refused(Family::Mixture, &[fine], "q must be 2 component(s) of this family, got 1");
        refused(Family::Mixture, &[fine, fine], "q must be weights from 0.001 to 0.999, got 1");
    }
}
