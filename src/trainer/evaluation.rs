//! How well a run does on the images that it does not train on.

use serde::Serialize;

use super::{Trainer, chunks, draw_eps, mean};
use crate::error::{Error, Result};
use crate::objective::Objective;
use crate::rng::{Purpose, Stream};

/// The losses over the held-out images, in nats an image.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evaluation {
    /// reconstruction + beta · kl: minus the ELBO where beta is 1.
    pub loss: f64,
    /// BCE(x, logits), summed over the pixels.
    pub reconstruction: f64,
    /// KL(N(mu, exp(logvar)) ‖ N(0, I))
    pub kl: f64,
    /// How many images.
    pub images: usize,
}

impl Trainer {
    /// The losses over the held-out images, with one eps an image from a stream of its own: asking changes no later
    /// step, and the same model gets the same answer.
    ///
    /// # Errors
    /// There are no held-out images.
    pub fn evaluate(&self) -> Result<Evaluation> {
        let images = self.data.held_out.len();
        if images == 0 {
            return Err(Error::NotReady("there are no held-out images: add some with split \"held-out\" first"));
        }
        let mut stream = Stream::new(self.config.seed, Purpose::Evaluate);
        let (mut reconstruction, mut kl) = (0.0, 0.0);
        for rows in chunks(images) {
            let share = rows.len() as f64 / images as f64;
            let eps = draw_eps(&self.config, &mut stream, rows.len())?;
            let objective = Objective::new(&self.state.vae, &self.data.held_out.range(rows)?, &eps)?;
            reconstruction += share * mean(&objective.reconstruction)?;
            kl += share * mean(&objective.kl)?;
        }
        Ok(Evaluation { loss: reconstruction + self.config.beta * kl, reconstruction, kl, images })
    }
}
