//! The densities p, each known as log p̃, up to its constant log Z.
//!
//! ```text
//! pair         e^{−½|z − a|²_A} / √|A| + e^{−½|z − b|²_B} / √|B|, of equal mass
//! banana       x ~ N(0, s²), y | x ~ N(c x² + d, t²)
//! funnel       y = v ~ N(0, 1), x | v ~ N(0, e^v)                              Neal, Slice Sampling (2003), section 8
//! regression   z = (intercept, slope) ~ N(0, 2² I), y_i ~ N(intercept + slope x_i, 0.6²)     Z is the evidence
//! gaussian     N(m, S), correlated
//! ```

use candle_core::{Result as Computed, Tensor};

use super::family::Family;
use super::log_add;
use super::shape::Shape;
use crate::aggregate::Window;
use crate::check;
use crate::error::Result;

/// A Gaussian's mean, and its covariance as xx, xy, yy.
type Normal = ([f64; 2], [f64; 3]);

const PAIR: [Normal; 2] = [([-2.0, -1.0], [0.25, 0.0, 0.25]), ([2.0, 1.0], [0.9, -0.4, 0.9])];
pub(super) const GAUSSIAN: Normal = ([0.4, -0.3], [2.0, 1.3, 1.4]);

const BANANA_SD: [f64; 2] = [1.3, 0.5];
const BANANA_BEND: [f64; 2] = [0.4, -1.5]; // c, d

const PRIOR_SD: f64 = 2.0;
const NOISE_SD: f64 = 0.6;
/// x and y of eight points, drawn once about 0.6 + 0.8 x.
const POINTS: [[f64; 2]; 8] =
    [[0.2, 0.55], [0.5, 1.4], [0.9, 0.75], [1.2, 1.9], [1.4, 1.35], [1.8, 2.6], [2.1, 1.9], [2.4, 2.7]];

const LOG_TAU: f64 = 1.837_877_066_409_345_3; // log 2π

/// Which density p is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Two Gaussians of equal mass, a small round one and a wide one.
    Pair,
    /// A bent ridge.
    Banana,
    /// Neal's funnel: the narrower in x, the lower y.
    Funnel,
    /// The posterior of a line through eight points: z is its intercept and its slope.
    Regression,
    /// One Gaussian, correlated.
    Gaussian,
}

impl Target {
    /// Reads `"pair"`, `"banana"`, `"funnel"`, `"regression"` or `"gaussian"`.
    ///
    /// # Errors
    /// Any other name.
    pub fn named(name: &str) -> Result<Self> {
        let known = [
            ("pair", Self::Pair),
            ("banana", Self::Banana),
            ("funnel", Self::Funnel),
            ("regression", Self::Regression),
            ("gaussian", Self::Gaussian),
        ];
        check::one_of("target", name, &known)
    }

    /// The part of the plane that is drawn.
    pub fn window(self) -> Window {
        match self {
            Self::Banana => Window { x: 0.0, y: 1.5, half: 5.0 },
            Self::Regression => Window { x: 0.6, y: 0.8, half: 2.0 },
            _ => Window { x: 0.0, y: 0.0, half: 5.0 },
        }
    }

    /// left, right, bottom, top of a part of the plane that holds all of p but 1e-6.
    pub fn domain(self) -> [f64; 4] {
        match self {
            Self::Pair => [-5.0, 7.0, -4.5, 6.5],
            Self::Banana => [-6.8, 6.8, -5.0, 20.0],
            Self::Funnel => [-36.0, 36.0, -5.5, 5.5],
            Self::Regression => [-2.4, 3.6, -2.2, 3.8],
            Self::Gaussian => [-8.0, 8.0, -8.0, 8.0],
        }
    }

    /// log p̃ at points of the plane: (n), (n) -> (n), in nats.
    pub fn log_density(self, x: &Tensor, y: &Tensor) -> Computed<Tensor> {
        match self {
            Self::Pair => {
                let part = |normal: Normal| quadratic(normal, x, y)?.affine(1.0, -root(normal.1).ln());
                log_add(&part(PAIR[0])?, &part(PAIR[1])?)
            }
            Self::Gaussian => quadratic(GAUSSIAN, x, y),
            Self::Banana => {
                let [bend, shift] = BANANA_BEND;
                let off = (y - x.sqr()?.affine(bend, shift)?)?;
                log_kernel(x, BANANA_SD[0])? + log_kernel(&off, BANANA_SD[1])?
            }
            Self::Funnel => {
                let narrow = (x.sqr()? * y.neg()?.exp()?)?;
                (y.sqr()? + narrow)?.affine(-0.5, 0.0)? - y.affine(0.5, 0.0)?
            }
            Self::Regression => {
                let mut log_p = (log_kernel(x, PRIOR_SD)? + log_kernel(y, PRIOR_SD)?)?;
                for [at, seen] in POINTS {
                    log_p = (log_p + log_kernel(&(x + y.affine(at, -seen)?)?, NOISE_SD)?)?;
                }
                let n = POINTS.len() as f64;
                let constant = 0.5 * (n + 2.0) * LOG_TAU + n * NOISE_SD.ln() + 2.0 * PRIOR_SD.ln();
                log_p.affine(1.0, -constant)
            }
        }
    }

    /// Where q starts: off the centre, so that what it seeks is its own choice.
    pub fn start(self, family: Family) -> Vec<Shape> {
        let Window { x, y, half } = self.window();
        let at = |right: f64, up: f64, weight| Shape {
            x: x + right * half,
            y: y + up * half,
            sd: [0.2 * half; 2],
            angle: 0.0,
            weight,
        };
        match (family, self) {
            // Beside each other the two would share the funnel's mouth and leave out its neck.
            (Family::Mixture, Self::Funnel) => vec![at(-0.1, 0.4, 0.5), at(0.2, -0.3, 0.5)],
            (Family::Mixture, _) => vec![at(-0.3, 0.2, 0.5), at(0.3, -0.2, 0.5)],
            _ => vec![at(0.1, 0.4, 1.0)],
        }
    }

    /// x, y of each of the regression's points.
    pub fn data(self) -> Vec<f64> {
        if self == Self::Regression { POINTS.concat() } else { Vec::new() }
    }
}

/// √|S|
fn root([xx, xy, yy]: [f64; 3]) -> f64 {
    (xx * yy - xy * xy).sqrt()
}

/// −u² / 2 sd²
fn log_kernel(u: &Tensor, sd: f64) -> Computed<Tensor> {
    u.sqr()?.affine(-0.5 / (sd * sd), 0.0)
}

/// −½ (z − m)ᵀ S⁻¹ (z − m)
fn quadratic(([mx, my], [xx, xy, yy]): Normal, x: &Tensor, y: &Tensor) -> Computed<Tensor> {
    let (x, y) = (x.affine(1.0, -mx)?, y.affine(1.0, -my)?);
    let scale = -0.5 / (xx * yy - xy * xy);
    let squares = (x.sqr()?.affine(scale * yy, 0.0)? + y.sqr()?.affine(scale * xx, 0.0)?)?;
    squares + (x * y)?.affine(-2.0 * scale * xy, 0.0)?
}

#[cfg(test)]
mod tests {
    use super::super::{Nodes, tensor};
    use super::*;

    const ALL: [Target; 5] = [Target::Pair, Target::Banana, Target::Funnel, Target::Regression, Target::Gaussian];

    /// The regression's evidence, with the square completed: log p̃ at the posterior's mean, and log √|2π Λ⁻¹|.
    fn evidence() -> f64 {
        let [mut n, mut sx, mut sxx, mut sy, mut sxy] = [0.0; 5];
        for [x, y] in POINTS.map(|point| point.map(|value| value / NOISE_SD)) {
            n += 1.0 / (NOISE_SD * NOISE_SD);
            (sx, sxx, sy, sxy) = (sx + x / NOISE_SD, sxx + x * x, sy + y / NOISE_SD, sxy + x * y);
        }
        let prior = 1.0 / (PRIOR_SD * PRIOR_SD);
        let (a, b, c) = (n + prior, sx, sxx + prior);
        let determinant = a * c - b * b;
        let mean = [(c * sy - b * sxy) / determinant, (a * sxy - b * sy) / determinant];
        let [x, y] = mean.map(|value| tensor(vec![value]).unwrap());
        let peak = Target::Regression.log_density(&x, &y).unwrap().to_vec1::<f64>().unwrap()[0];
        peak + LOG_TAU - 0.5 * determinant.ln()
    }

    #[test]
    fn log_z_is_that_of_the_closed_forms() {
        let closed = [
            LOG_TAU + 2f64.ln(),
            LOG_TAU + (BANANA_SD[0] * BANANA_SD[1]).ln(),
            LOG_TAU,
            evidence(),
            LOG_TAU + root(GAUSSIAN.1).ln(),
        ];
        for (target, closed) in ALL.into_iter().zip(closed) {
            let log_z = Nodes::new(target).unwrap().log_z;
            assert!((log_z - closed).abs() < 2e-6, "{target:?}: {log_z} for {closed}");
        }
    }

    #[test]
    fn the_grid_holds_all_of_p_but_a_millionth() {
        for target in ALL {
            let [left, right, bottom, top] = target.domain();
            let (wide, high) = ((right - left) / 2.0, (top - bottom) / 2.0);
            let doubled = [left - wide, right + wide, bottom - high, top + high];
            let (held, whole) = (Nodes::new(target).unwrap(), Nodes::within(target, doubled).unwrap());
            let beyond = 1.0 - (held.log_z - whole.log_z).exp();
            assert!((-1e-9..1e-6).contains(&beyond), "{target:?}: {beyond}");
        }
    }

    #[test]
    fn an_unknown_target_is_refused_by_its_name() {
        let refusal = Target::named("ring").unwrap_err().to_string();
        assert_eq!(refusal, "target must be one of pair, banana, funnel, regression, gaussian, got \"ring\"");
    }
}
