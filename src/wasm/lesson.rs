//! What the lesson's figures ask for: one class a figure, each made from a plain object.

mod diffusion;
mod elbo;
mod functional;
mod inference;
mod reparameterisation;
