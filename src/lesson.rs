//! What the figures of the lesson compute: the calculus of variations, variational inference, the evidence and its
//! bound, the two estimators of a gradient, and a diffusion model. It is one idea time and again: choose a family, and
//! follow the gradient of a functional, which candle's autograd gives; in f64, but for networks.
//!
//! | module | what it is |
//! |---|---|
//! | [`functional`] | J\[f\], its functional derivative, the descent to an extremal |
//! | [`inference`] | a family q fitted to a density p, by either KL divergence |
//! | [`elbo`] | log p(x), the ELBO below it, and the gap between them |
//! | [`reparameterisation`] | the gradient of an expectation, reparameterised and by the score function |
//! | [`diffusion`] | a diffusion model of latent points, and the bound of its many layers |
//! | [`pictures`] | a decoder, for what latent points mean |
//! | [`Named`] | a trained model's parameters by name |
//! | [`limits`] | how far the numbers go that come from outside |

pub mod diffusion;
pub mod elbo;
pub mod functional;
pub mod inference;
pub mod limits;
mod named;
pub mod pictures;
pub mod reparameterisation;

pub use named::Named;
