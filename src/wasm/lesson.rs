//! What the lesson's figures ask for: one class a figure, each made from a plain object.

mod diffusion;
mod estimators;
mod evidence;
mod functional;
mod inference;
