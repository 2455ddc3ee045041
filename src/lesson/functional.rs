//! J\[f\], an integral of F(x, f, f') over curves with fixed ends, and the descent to the curve for which it is least.
//!
//! ```text
//! J[f] = ∫ F(x, f, f') dx over [a, b],  f(a) and f(b) fixed
//! δJ/δf = F_f − d/dx F_f',  which is 0 on an extremal (Euler 1744, Lagrange 1760)
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`problem`] | F of each problem, its interval and ends |
//! | [`formula`] | the reader's own F |
//! | [`curve`] | f at the nodes of a grid |
//! | [`variation`] | J, its two terms of Euler and Lagrange, by autograd |
//! | [`sobolev`] | the H¹ gradient: one tridiagonal solve |
//! | [`descent`] | a step along it |
//! | [`held`] | the length that a chain keeps |
//! | [`extremal`] | the line, the cycloid, the catenary, the catenoids |

pub mod curve;
pub mod descent;
pub mod extremal;
pub mod formula;
pub mod held;
pub mod problem;
pub mod sobolev;
pub mod variation;

pub use curve::{Curve, HANDLES, SEGMENTS};
pub use descent::{Descent, Verdict};
pub use extremal::Extremal;
pub use formula::{Formula, Token};
pub use problem::Problem;
pub use variation::Variation;
