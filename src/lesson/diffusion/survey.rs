//! What is measured of a diffusion model, in pieces that each take little: others may ask for something in between.

use super::Diffusion;
use super::chain::Chain;
use super::measure::{self, Measure};
use crate::error::Result;
use crate::rng::{Purpose, Stream};

/// Of as many draws each: of q(z), of the noise that the chain starts from, of the diffusion model, and of the prior
/// N(0, I).
#[derive(Debug, Clone, Copy)]
pub struct Measures {
    /// Where log q(z) is below, there is a hole.
    pub floor: f64,
    /// The draws of q(z).
    pub posterior: Measure,
    /// The noise at T, in the plane of z: N(0, I) by the scale of q(z).
    pub noise: Measure,
    /// What the chain makes of that noise.
    pub diffusion: Measure,
    /// The draws of N(0, I).
    pub prior: Measure,
}

/// A measurement under way.
#[derive(Debug)]
pub struct Survey {
    stream: Stream,
    held_out: Vec<f32>,
    posterior: Vec<f32>,
    noise: Vec<f32>,
    prior: Vec<f32>,
    chain: Chain,
    floor: Option<f64>,
    measured: Vec<Measure>,
}

impl Survey {
    /// Of `count` draws each, the same noise each time.
    pub fn new(model: &Diffusion, count: usize) -> Self {
        let mut stream = Stream::new(model.seed, Purpose::Lesson);
        let held_out = model.held_out.sample_in_turn(0, model.held_out.count(), &mut stream);
        let posterior = model.training.sample(count, &mut stream);
        let prior = stream.normals(2 * count);
        let chain = Chain::new(count, &model.schedule, &mut stream);
        let noise = model.scale.plane(&chain.x);
        Self { stream, held_out, posterior, noise, prior, chain, floor: None, measured: vec![] }
    }

    /// One piece more: what has come out, when it was the last.
    pub fn advance(&mut self, model: &Diffusion) -> Result<Option<Measures>> {
        if self.chain.t > 0 {
            self.chain.backward(&model.denoiser, &model.schedule, &mut self.stream)?;
            return Ok(None);
        }
        let Some(floor) = self.floor else {
            self.floor = Some(measure::floor(&self.held_out, &model.q)?);
            return Ok(None);
        };
        let of = |draws: &[f32]| Measure::of(draws, &model.held_out.mu, &model.q, floor);
        self.measured.push(match self.measured.len() {
            0 => of(&self.posterior)?,
            1 => of(&self.noise)?,
            2 => of(&model.scale.plane(&self.chain.x))?,
            _ => of(&self.prior)?,
        });
        let [posterior, noise, diffusion, prior] = self.measured[..] else { return Ok(None) };
        Ok(Some(Measures { floor, posterior, noise, diffusion, prior }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::diffusion::latents::Posteriors;

    /// Two clouds, far apart.
    fn model() -> Diffusion {
        let mu: Vec<f32> = (0..40).map(|i| if i % 4 < 2 { 3.0 } else { -3.0 }).collect();
        let posteriors = || Posteriors::new(["mu", "logvar"], mu.clone(), vec![-4.0; 40]).expect("posteriors");
        Diffusion::new(posteriors(), posteriors(), 1).expect("a model")
    }

    #[test]
    fn pieces_of_a_survey_come_to_what_is_measured_at_once() {
        let model = model();
        let mut survey = model.survey(50).expect("a survey");
        let mut pieces = 0;
        let measures = loop {
            pieces += 1;
            if let Some(measures) = survey.advance(&model).expect("a piece") {
                break measures;
            }
        };
        assert_eq!(pieces, model.schedule().steps() + 1 + 4);
        let whole = model.measure(50).expect("measures");
        assert_eq!(measures.floor, whole.floor);
        assert_eq!(measures.posterior, whole.posterior);
        assert_eq!(measures.diffusion, whole.diffusion);
    }

    #[test]
    fn noise_as_wide_as_two_clouds_falls_into_the_hole_between_them() {
        let measures = model().measure(200).expect("measures");
        assert!(measures.noise.holes > 0.8, "{measures:?}");
        assert!(measures.posterior.holes < 0.2, "{measures:?}");
    }

    #[test]
    fn parts_of_a_bound_are_of_other_points_and_noise() {
        let model = model();
        let [first, again, second] = [1, 1, 2].map(|part| model.bound_in_part(8, part).expect("a bound").total());
        assert_eq!(first, again);
        assert_ne!(first, second);
        assert!(model.bound_in_part(8, 0).is_err());
    }
}
