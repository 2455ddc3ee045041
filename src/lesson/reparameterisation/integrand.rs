//! The functions g whose expectation is differentiated.

use candle_core::Tensor;

use crate::check;
use crate::error::Result;

/// How steep the step is at 0.
const STEEPNESS: f64 = 5.0;

/// g(z)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integrand {
    /// z²
    Square,
    /// sin z
    Sine,
    /// exp z
    Exponential,
    /// tanh 5z, nearly a step at 0
    Step,
}

impl Integrand {
    /// By its name: square, sine, exponential or step.
    pub fn named(name: &str) -> Result<Self> {
        let known =
            [("square", Self::Square), ("sine", Self::Sine), ("exponential", Self::Exponential), ("step", Self::Step)];
        check::one_of("g", name, &known)
    }

    /// g(z)
    pub fn at(self, z: f64) -> f64 {
        match self {
            Self::Square => z * z,
            Self::Sine => z.sin(),
            Self::Exponential => z.exp(),
            Self::Step => (STEEPNESS * z).tanh(),
        }
    }

    /// g'(z)
    pub fn slope(self, z: f64) -> f64 {
        match self {
            Self::Square => 2.0 * z,
            Self::Sine => z.cos(),
            Self::Exponential => z.exp(),
            Self::Step => STEEPNESS / (STEEPNESS * z).cosh().powi(2),
        }
    }

    /// g of each element, differentiable.
    pub fn of(self, z: &Tensor) -> Result<Tensor> {
        Ok(match self {
            Self::Square => z.sqr()?,
            Self::Sine => z.sin()?,
            Self::Exponential => z.exp()?,
            Self::Step => z.affine(STEEPNESS, 0.0)?.tanh()?,
        })
    }
}
