//! A variational autoencoder (VAE) that trains in a web page, and the same one on a desktop.
//!
//! The model is the textbook one of Kingma & Welling, *Auto-Encoding Variational Bayes* (2013):
//!
//! ```text
//! x (side²) ─ fc1 ─ relu ─┬─ fc21 ─ mu (latent)         z = mu + exp(logvar / 2) · eps,  eps ~ N(0, I)
//!                         └─ fc22 ─ logvar (latent)
//! z (latent) ─ fc3 ─ relu ─ fc4 ─ logits (side²)        decoded = sigmoid(logits)
//! loss = BCE(x, logits) + beta · KL(N(mu, exp(logvar)) ‖ N(0, I))
//! ```
//!
//! One noun a file, and the arrows go one way:
//!
//! | module | what it is | imports |
//! |---|---|---|
//! | [`error`] | the one error type | |
//! | `check` | arguments that are rows of numbers | error |
//! | [`config`] | the settings of a run, and what they may be | error |
//! | [`rng`] | the only randomness | |
//! | [`kernels`] | fused operations with their own derivatives | |
//! | [`data`] | images, IDX files, batches, the `shapes` data set | error, kernels, rng |
//! | [`init`] | seeded initial values, and given ones: candle-nn's VarBuilder | error, rng |
//! | [`model`] | the VAE: encode, decode; nothing random | config, error, kernels |
//! | [`objective`] | the ELBO of a batch, given `x` and `eps`; its gradients in z | model, kernels |
//! | [`optim`] | Adam, as candle-nn's Optimizer | error, kernels |
//! | [`checkpoint`] | the files: safetensors with settings | config, error, optim |
//! | [`trainer`] | owns all of it | all above |
//! | [`aggregate`] | q(z), the mean of the posteriors, as a density of the plane | error, kernels |
//! | `lesson` | what the figures of the lesson compute (feature `lesson`) | all above but trainer |
//!
//! Nothing here knows of WebAssembly; the boundary to JavaScript lies in `wasm/`, compiled for wasm32 only.
//!
//! ```
//! use zscape::{Config, Split, Trainer};
//!
//! # fn main() -> zscape::Result<()> {
//! let shapes = zscape::data::shapes(256, 1);
//! let mut trainer = Trainer::new(Config { hidden: 32, ..Config::default() })?;
//! trainer.add_images(&shapes.pixels, None, Split::Train)?;
//! let first = trainer.train_step()?;
//! for _ in 0..20 {
//!     trainer.train_step()?;
//! }
//! assert!(trainer.train_step()?.loss < first.loss); // nats per image
//! # Ok(())
//! # }
//! ```

#![warn(missing_docs)]

pub mod aggregate;
mod check;
pub mod checkpoint;
pub mod config;
pub mod data;
pub mod error;
pub mod init;
pub mod kernels;
#[cfg(feature = "lesson")]
pub mod lesson;
pub mod model;
pub mod objective;
pub mod optim;
pub mod rng;
pub mod trainer;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use aggregate::Aggregate;
pub use config::Config;
pub use data::{Dataset, Split};
pub use error::{Error, Result};
pub use model::{Decoder, Vae};
pub use trainer::{Losses, Trainer};
