//! What is integrated: F(x, f, f') of each problem, with its interval, its ends and the room that f has.
//!
//! | problem | F | unit of J |
//! |---|---|---|
//! | length | √(1 + f'²) | length |
//! | brachistochrone | √(1 + f'²) / √(2 g f), f the depth | s |
//! | chain | f √(1 + f'²), with ∫ √(1 + f'²) dx held | length², the weight of a unit of length being 1 |
//! | surface | 2π f √(1 + f'²) | area, the rings' radius being 1 |
//! | own | the reader's | |
//!
//! On a straight segment the four are integrated exactly; the reader's F is taken at its middle.

use std::f64::consts::PI;

use candle_core::Tensor;

use super::curve::{Curve, HANDLES};
use super::formula::Formula;
use crate::error::Result;
use crate::lesson::limits;
use crate::rng::{Purpose, Stream};

/// Standard gravity, m/s².
pub const GRAVITY: f64 = 9.80665;

/// Which functional is made small, and between which ends.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// From (0, left) to (1, right).
    Length {
        /// left, right
        ends: [f64; 2],
    },
    /// A bead from rest at (0, 0) to (1, depth), in metres.
    Brachistochrone {
        /// How far the second end lies below the first; above 0.
        depth: f64,
    },
    /// Over [0, 1]; its length is `slack` times the distance of its ends.
    Chain {
        /// Heights: left, right.
        ends: [f64; 2],
        /// Above 1.
        slack: f64,
    },
    /// Between two rings of radius 1 at this distance.
    Surface {
        /// Above 0.
        distance: f64,
    },
    /// The reader's F from (0, left) to (1, right).
    Own {
        /// left, right
        ends: [f64; 2],
        /// F
        formula: Formula,
    },
}

/// The segments of a curve as tensors of (N): x in their middles, f at their left and right ends, f'.
pub struct Segments<'a> {
    /// In the middle of each segment.
    pub x: &'a Tensor,
    /// f at each segment's left end.
    pub left: &'a Tensor,
    /// f at each segment's right end.
    pub right: &'a Tensor,
    /// f' on each segment.
    pub slope: &'a Tensor,
}

impl Problem {
    /// Refuses numbers by which there is nothing to solve.
    pub fn check(&self) -> Result<()> {
        match self {
            Self::Brachistochrone { depth } => limits::above(0.0, "depth", *depth),
            Self::Surface { distance } => limits::above(0.0, "distance", *distance),
            Self::Chain { ends, slack } => {
                limits::above(1.0, "length", *slack)?;
                near(ends)
            }
            Self::Length { ends } | Self::Own { ends, .. } => near(ends),
        }
    }

    /// The straight line between the ends, over the problem's nodes.
    pub fn straight(&self) -> Curve {
        match self {
            // A cycloid begins vertically: with nodes at (k / N)³ it is smooth in k, and the midpoint rule on equal
            // segments would prefer a wrong curve.
            Self::Brachistochrone { depth } => Curve::straight([0.0, 1.0], [0.0, *depth], 3),
            Self::Surface { distance } => Curve::straight([-distance / 2.0, distance / 2.0], [1.0, 1.0], 1),
            Self::Length { ends } | Self::Chain { ends, .. } | Self::Own { ends, .. } => {
                Curve::straight([0.0, 1.0], *ends, 1)
            }
        }
    }

    /// Heights at the handles, drawn by a seed about the straight line. A surface is drawn from outside, where its
    /// basin is.
    pub fn wave(&self, seed: u32) -> Vec<f64> {
        let line = self.straight();
        let normals = Stream::new(seed, Purpose::Lesson).normals(HANDLES);
        let height = |(x, normal): (f64, f32)| match self {
            Self::Surface { .. } => 1.0 + 0.1 * f64::from(normal).abs(),
            Self::Brachistochrone { .. } => (line.at(x) + 0.15 * f64::from(normal)).max(0.05),
            _ => line.at(x) + 0.2 * f64::from(normal),
        };
        line.handles().into_iter().zip(normals).map(height).collect()
    }

    /// The least that f may be between the ends.
    pub fn floor(&self) -> f64 {
        match self {
            Self::Brachistochrone { .. } => 1e-7,
            Self::Surface { .. } => 0.01,
            _ => f64::NEG_INFINITY,
        }
    }

    /// The length to hold, if there is one.
    pub fn length(&self) -> Option<f64> {
        match self {
            Self::Chain { slack, .. } => Some(slack * self.straight().chord()),
            _ => None,
        }
    }

    /// The mean of F over each segment, (N): J is the sum of these times the widths.
    pub fn density(&self, at: &Segments) -> Result<Tensor> {
        let sum = || at.left.add(at.right);
        let speed = |depth: &Tensor| depth.affine(2.0 * GRAVITY, 0.0)?.sqrt();
        Ok(match self {
            Self::Length { .. } => stretch(at.slope)?,
            // The speed grows evenly in time down a straight segment, so its mean is that of its ends.
            Self::Brachistochrone { .. } => {
                stretch(at.slope)?.affine(2.0, 0.0)?.div(&speed(at.left)?.add(&speed(at.right)?)?)?
            }
            Self::Chain { .. } => sum()?.affine(0.5, 0.0)?.mul(&stretch(at.slope)?)?,
            Self::Surface { .. } => sum()?.affine(PI, 0.0)?.mul(&stretch(at.slope)?)?,
            Self::Own { formula, .. } => formula.values(at.x, &sum()?.affine(0.5, 0.0)?, at.slope)?,
        })
    }
}

/// √(1 + f'²): the length of a curve over a unit of x, (N).
pub fn stretch(slope: &Tensor) -> candle_core::Result<Tensor> {
    slope.sqr()?.affine(1.0, 1.0)?.sqrt()
}

fn near(ends: &[f64; 2]) -> Result<()> {
    ends.iter().try_for_each(|end| limits::near("an end", *end))
}
