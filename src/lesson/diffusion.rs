//! A denoising diffusion model of the points that an encoder makes of images: a prior that is learnt, in the plane of
//! z.
//!
//! ```text
//! x_0 ~ q(z), standardised    x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε           noise is added, t = 1 … T
//! x_T ~ N(0, I)               p(x_{t−1}|x_t) = N(μ_θ(x_t, t), β_t I)  and taken away
//! ```
//!
//! Ho, Jain & Abbeel, *Denoising Diffusion Probabilistic Models* (2020). Where N(0, I) as a prior has holes, points
//! that no image is mapped to, this one follows the points themselves: Wehenkel & Louppe, *Diffusion Priors in
//! Variational Autoencoders* (2021).
//!
//! | module | what it is |
//! |---|---|
//! | [`schedule`] | β_t, ᾱ_t, and q(x_{t−1}\|x_t, x_0) |
//! | [`latents`] | draws of q(z), and their scale |
//! | [`denoiser`] | ε_θ(x_t, t), and a step of its training |
//! | [`chain`] | particles that go back and forth in time |
//! | [`bound`] | L_T, L_{t−1}, L_0 and the simple loss |
//! | [`measure`] | how near draws come to where images lie |
//! | [`survey`] | that, piece by piece |

pub mod bound;
pub mod chain;
pub mod denoiser;
pub mod latents;
pub mod measure;
pub mod schedule;
pub mod survey;

pub use survey::Measures;

use bound::Bound;
use chain::Chain;
use denoiser::Denoiser;
use latents::{Posteriors, Scale};
use schedule::Schedule;
use survey::Survey;

use crate::aggregate::Aggregate;
use crate::check;
use crate::error::{Error, Result};
use crate::init;
use crate::lesson::limits::some;
use crate::rng::{Purpose, Stream};

/// Points of a training step.
const BATCH: usize = 256;
/// Adam's step size at first; it falls by the square root of the steps.
const RATE: f64 = 2e-3;
const HALFWAY: f64 = 300.0;
/// So many steps are taken to lie behind weights that are given, so that more training begins gently.
const BEHIND: usize = 30_000;

/// A diffusion model of the latent points of some images, and particles that it moves.
#[derive(Debug)]
pub struct Diffusion {
    schedule: Schedule,
    training: Posteriors,
    held_out: Posteriors,
    scale: Scale,
    q: Aggregate,
    denoiser: Denoiser,
    behind: usize,
    chain: Chain,
    seed: u32,
    batches: Stream,
    particles: Stream,
}

impl Diffusion {
    /// From the posteriors of training and of held-out images.
    pub fn new(training: Posteriors, held_out: Posteriors, seed: u32) -> Result<Self> {
        let q = Aggregate::new(&training.mu, &training.logvar)?;
        let schedule = Schedule::default();
        let denoiser = Denoiser::new(init::seeded(seed))?;
        Ok(Self {
            scale: Scale::of(&training),
            q,
            training,
            held_out,
            denoiser,
            behind: 0,
            chain: Chain { x: vec![], t: schedule.steps() },
            schedule,
            seed,
            batches: Stream::new(seed, Purpose::Eps),
            particles: Stream::new(seed, Purpose::Sample),
        })
    }

    /// The noise of every step.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The denoiser's parameters in a row.
    pub fn weights(&self) -> Result<Vec<f32>> {
        self.denoiser.weights()
    }

    /// Takes over what [`weights`](Self::weights) gave.
    pub fn set_weights(&mut self, weights: &[f32]) -> Result<()> {
        self.denoiser.set_weights(weights)?;
        self.behind = BEHIND;
        Ok(())
    }

    /// Steps of training so far.
    pub fn steps(&self) -> usize {
        self.denoiser.steps()
    }

    /// `count` steps of training: the mean of their losses, a coordinate.
    pub fn train(&mut self, count: usize) -> Result<f64> {
        some("count", count)?;
        let mut sum = 0.0;
        for _ in 0..count {
            let x0 = self.scale.standard(&self.training.sample(BATCH, &mut self.batches));
            // One of each stretch of the times, so that every batch has seen them all.
            let stretch = self.schedule.steps() as f64 / BATCH as f64;
            let time = |i: usize, uniform: f64| 1 + ((i as f64 + uniform) * stretch) as usize;
            let times: Vec<usize> = (0..BATCH).map(|i| time(i, self.batches.uniform())).collect();
            let eps = self.batches.normals(2 * BATCH);
            let x = self.schedule.noised(&x0, &eps, &times);
            let rate = RATE / (1.0 + (self.behind + self.steps()) as f64 / HALFWAY).sqrt();
            sum += self.denoiser.step(&x, &times, &eps, &self.schedule, rate)?;
        }
        Ok(sum / count as f64)
    }

    /// The bound over `count` held-out points, the same points and noise each time.
    pub fn bound(&self, count: usize) -> Result<Bound> {
        self.bound_in_part(count, 1)
    }

    /// The bound over the first `count` held-out points for `part` 1, over the next for 2.
    pub fn bound_in_part(&self, count: usize, part: usize) -> Result<Bound> {
        some("count", count)?;
        some("part", part)?;
        let mut stream = Stream::new(self.seed, Purpose::Evaluate);
        // Two numbers a point, and at each time.
        (1..part).for_each(|_| drop(stream.normals(2 * count * (1 + self.schedule.steps()))));
        let x0 = self.scale.standard(&self.held_out.sample_in_turn(
            (part - 1) % self.held_out.count() * count,
            count,
            &mut stream,
        ));
        Bound::of(&x0, &self.denoiser, &self.schedule, &self.scale, &mut stream)
    }

    /// Puts `count` particles where N(0, I) draws them, at T.
    pub fn start(&mut self, count: usize) -> Result<()> {
        some("count", count)?;
        self.chain = Chain::new(count, &self.schedule, &mut self.particles);
        Ok(())
    }

    /// Where the particles are, in the plane of z: (n, 2).
    pub fn points(&self) -> Vec<f32> {
        self.scale.plane(&self.chain.x)
    }

    /// t of the particles.
    pub fn time(&self) -> usize {
        self.chain.t
    }

    /// One step of the particles by p, towards latent points.
    ///
    /// # Errors
    /// They are there.
    pub fn backward(&mut self) -> Result<()> {
        if self.chain.t == 0 {
            return Err(Error::NotReady("the particles are at t = 0: no step takes them further back"));
        }
        self.chain.backward(&self.denoiser, &self.schedule, &mut self.particles)
    }

    /// One step of the particles by q, towards noise.
    ///
    /// # Errors
    /// They are there.
    pub fn forward(&mut self) -> Result<()> {
        if self.chain.t == self.schedule.steps() {
            return Err(Error::NotReady("the particles are at t = T: no step takes them further on"));
        }
        self.chain.forward(&self.schedule, &mut self.particles);
        Ok(())
    }

    /// Moves a particle to a point of the plane of z.
    pub fn place(&mut self, index: usize, z: [f32; 2]) -> Result<()> {
        check::finite("z", &z)?;
        let particles = self.chain.x.len() / 2;
        if index >= particles {
            return Err(Error::invalid("index", format!("below {particles}, the number of particles"), index));
        }
        self.chain.x[2 * index..][..2].copy_from_slice(&self.scale.standard(&z));
        Ok(())
    }

    /// Where the model takes each particle to have come from, in the plane of z: (n, 2).
    pub fn denoised(&self) -> Result<Vec<f32>> {
        Ok(self.scale.plane(&self.chain.denoised(&self.denoiser, &self.schedule)?))
    }

    /// Begins to measure `count` draws each; [`Survey::advance`] goes on.
    pub fn survey(&self, count: usize) -> Result<Survey> {
        some("count", count)?;
        Ok(Survey::new(self, count))
    }

    /// All of a [`survey`](Self::survey).
    pub fn measure(&self, count: usize) -> Result<Measures> {
        let mut survey = self.survey(count)?;
        loop {
            if let Some(measures) = survey.advance(self)? {
                return Ok(measures);
            }
        }
    }

    /// log q(z) at points (n, 2), in nats: (n,)
    pub fn density(&self, points: &[f32]) -> Result<Vec<f64>> {
        self.q.log_density(points)
    }
}
