//! The curves for which δJ/δf = 0, in closed form.
//!
//! | problem | extremal | J there |
//! |---|---|---|
//! | length | the line | the distance of the ends |
//! | brachistochrone | x = r (θ − sin θ), f = r (1 − cos θ), a cycloid | Θ √(r / g), Θ its last θ |
//! | chain | λ + c cosh((x − x₀) / c), a catenary | λ L + c ∫ cosh²((x − x₀) / c) dx |
//! | surface | c cosh(x / c), a catenoid: an outer one (least area near it) and an inner one | π c (d + c sinh(d / c))
//! |
//!
//! Goldstine, *A History of the Calculus of Variations* (1980); for the two catenoids Isenberg, *The Science of Soap
//! Films and Soap Bubbles* (1978). Two discs, Goldschmidt's solution, have the area 2π R².

use std::f64::consts::{PI, TAU};

use super::curve::Curve;
use super::problem::{GRAVITY, Problem};

/// An extremal over the nodes of a curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Extremal {
    /// Values at the nodes, (N + 1).
    pub f: Vec<f64>,
    /// J of the smooth curve.
    pub j: f64,
    /// The multiplier, where something is held.
    pub lambda: Option<f64>,
}

impl Extremal {
    /// The one that descent looks for; none of a reader's own formula, and none of rings too far apart.
    pub fn of(problem: &Problem, curve: &Curve) -> Option<Self> {
        match problem {
            Problem::Length { .. } => {
                let straight = problem.straight();
                Some(Self { j: straight.chord(), f: straight.f, lambda: None })
            }
            Problem::Brachistochrone { depth } => Some(cycloid(*depth, curve)),
            Problem::Chain { ends, .. } => problem.length().map(|length| catenary(*ends, length, curve)),
            Problem::Surface { distance } => catenoids(*distance).map(|[outer, _]| catenoid(outer, *distance, curve)),
            Problem::Own { .. } => None,
        }
    }

    /// The inner catenoid, which is no minimum: descent from beside it leaves it.
    pub fn inner(problem: &Problem, curve: &Curve) -> Option<Self> {
        match problem {
            Problem::Surface { distance } => catenoids(*distance).map(|[_, inner]| catenoid(inner, *distance, curve)),
            _ => None,
        }
    }
}

/// From (0, 0) to (1, depth).
fn cycloid(depth: f64, curve: &Curve) -> Extremal {
    let angle = root(|angle| angle - angle.sin() - (1.0 - angle.cos()) / depth, 0.0, TAU);
    let radius = depth / (1.0 - angle.cos());
    let height = |x: f64| {
        let angle = root(|angle| radius * (angle - angle.sin()) - x, 0.0, angle);
        radius * (1.0 - angle.cos())
    };
    let f = curve.x.iter().map(|&x| height(x)).collect();
    Extremal { f, j: angle * (radius / GRAVITY).sqrt(), lambda: None }
}

/// Over [0, 1] between these heights, of this length.
fn catenary([left, right]: [f64; 2], length: f64, curve: &Curve) -> Extremal {
    let rise = right - left;
    // sinh(t) / t = √(length² − rise²) for t = 1 / 2c.
    let taut = (length * length - rise * rise).sqrt();
    let t = root(|t| t.sinh() - t * taut, 1e-6, 20.0);
    let c = 0.5 / t;
    let lowest = 0.5 - c * (rise / (2.0 * c * t.sinh())).asinh();
    let lambda = left - c * (lowest / c).cosh();
    let f = curve.x.iter().map(|x| lambda + c * ((x - lowest) / c).cosh()).collect();
    // ∫ cosh²(u / c) du = u / 2 + c sinh(2u / c) / 4
    let square = |x: f64| (x - lowest) / 2.0 + c * (2.0 * (x - lowest) / c).sinh() / 4.0;
    Extremal { f, j: lambda * length + c * (square(1.0) - square(0.0)), lambda: Some(lambda) }
}

fn catenoid(c: f64, distance: f64, curve: &Curve) -> Extremal {
    let f = curve.x.iter().map(|x| c * (x / c).cosh()).collect();
    Extremal { f, j: area(c, distance), lambda: None }
}

/// Of the catenoid with neck c between rings at this distance.
fn area(c: f64, distance: f64) -> f64 {
    PI * c * (distance + c * (distance / c).sinh())
}

/// The necks c of the outer and the inner catenoid between rings of radius 1: c cosh(d / 2c) = 1. None if they are too
/// far apart.
pub fn catenoids(distance: f64) -> Option<[f64; 2]> {
    // d cosh t = 2t for t = d / 2c. The left less the right is convex, so Newton's steps from either side stay there.
    let newton = |start: f64| {
        let step = |t: f64| t - (distance * t.cosh() - 2.0 * t) / (distance * t.sinh() - 2.0);
        (0..100).fold(start, |t, _| step(t))
    };
    (distance <= farthest()).then(|| [0.0, 20.0].map(|start| distance / (2.0 * newton(start))))
}

/// d / R beyond which no catenoid spans two rings: the maximum of 2t / cosh t, where t tanh t = 1.
pub fn farthest() -> f64 {
    let t = root(|t: f64| t * t.tanh() - 1.0, 0.5, 2.0);
    2.0 * t / t.cosh()
}

/// d / R beyond which two discs are less than the outer catenoid: 2t + sinh 2t = 2 cosh² t.
pub fn rivalled() -> f64 {
    let t = root(|t: f64| 2.0 * t + (2.0 * t).sinh() - 2.0 * t.cosh().powi(2), 0.1, 1.1);
    2.0 * t / t.cosh()
}

/// The area of two discs of radius 1.
pub const DISCS: f64 = TAU;

/// Where a function that is negative above `low` and positive at `high` changes its sign.
fn root(value: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..70 {
        let middle = (low + high) / 2.0;
        if value(middle) < 0.0 { low = middle } else { high = middle }
    }
    high
}
