//! Descent: a curve moves against the H¹ gradient of J, as far as J falls.
//!
//! A step is f ← f − α s with A s = ∂J/∂f (sobolev.rs), α at most `STRIDE`, halved until J falls by Armijo's share of
//! what the slope promises. Where something is held, s is made to keep it to first order by its multiplier,
//!
//! ```text
//! J − λ K,   λ = ⟨∂J, ∂K⟩ / ⟨∂K, ∂K⟩ by A⁻¹
//! ```
//!
//! and the curve's height above its chord is then scaled until K is what it was. Where f has a floor, nodes that lie on
//! it and would sink are held.

use std::f64::consts::PI;

use super::Extremal;
use super::curve::{Curve, SEGMENTS};
use super::held::{arc, length_of, stretched};
use super::problem::{Problem, Segments};
use super::sobolev::Metric;
use super::variation::{Variation, broken, total};
use crate::error::{Error, Result};

/// The greatest step. 1 would be almost Newton's, and there in a handful of steps: this one can be watched.
const STRIDE: f64 = 0.1;
/// The share of the promised fall that must come (Armijo, 1966).
const SHARE: f64 = 1e-4;
const HALVINGS: usize = 40;
/// What a step still promises, as a part of J, when the curve has arrived.
const ARRIVED: f64 = 1e-11;
/// A closed neck creeps on towards the rings: it is called closed when a step takes less than this part of the area.
const DISC: f64 = 1e-4;
/// A curve as high as this has run away.
const FAR: f64 = 100.0;
/// So has one whose J has fallen below 0 by as many times what it was at first.
const BOTTOMLESS: f64 = 1e6;

/// What is to be said of a descent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes on.
    Moving,
    /// The gradient is as good as 0.
    Arrived,
    /// The surface has closed at its neck: what is left are two discs.
    Collapsed,
    /// J falls without end.
    Away,
    /// No step along the gradient lowers J.
    Stuck,
}

impl Verdict {
    /// The word for it on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Moving => "moving",
            Self::Arrived => "arrived",
            Self::Collapsed => "collapsed",
            Self::Away => "away",
            Self::Stuck => "stuck",
        }
    }
}

/// A curve on its way down.
#[derive(Debug, Clone)]
pub struct Descent {
    problem: Problem,
    curve: Curve,
    steps: usize,
    verdict: Verdict,
    stride: f64,
    lambda: Option<f64>,
    /// |J| at the beginning.
    size: f64,
    extremal: Option<Extremal>,
    inner: Option<Extremal>,
}

impl Descent {
    /// From the straight line between the problem's ends.
    pub fn new(problem: Problem) -> Result<Self> {
        problem.check()?;
        let curve = problem.straight();
        let (extremal, inner) = (Extremal::of(&problem, &curve), Extremal::inner(&problem, &curve));
        let verdict = Verdict::Moving;
        let mut descent =
            Self { problem, curve, steps: 0, verdict, stride: STRIDE, lambda: None, size: 0.0, extremal, inner };
        if let Some(x) = descent.begin(descent.curve.clone())? {
            return Err(Error::invalid("formula", "finite on the curve", format!("another value near x = {x:.3}")));
        }
        Ok(descent)
    }

    /// What is integrated.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The present curve.
    pub fn curve(&self) -> &Curve {
        &self.curve
    }

    /// Steps made since the curve was last put somewhere.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// What is to be said now.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The extremal that is looked for, where it is known.
    pub fn extremal(&self) -> Option<&Extremal> {
        self.extremal.as_ref()
    }

    /// The inner catenoid, where there is one.
    pub fn inner(&self) -> Option<&Extremal> {
        self.inner.as_ref()
    }

    /// The multiplier of what is held.
    pub fn lambda(&self) -> Option<f64> {
        self.lambda
    }

    /// The length of the curve.
    pub fn length(&self) -> f64 {
        length_of(&self.curve)
    }

    /// Another formula over the present curve. Some x if it is not finite there: then nothing changes.
    pub fn set_formula(&mut self, problem: Problem) -> Result<Option<f64>> {
        problem.check()?;
        let before = std::mem::replace(&mut self.problem, problem);
        let place = self.begin(self.curve.clone())?;
        if place.is_some() {
            self.problem = before;
        }
        Ok(place)
    }

    /// The curve through these heights at the handles; without any, the straight line. Some x if F is not finite there:
    /// then nothing changes.
    pub fn bend(&mut self, heights: &[f64]) -> Result<Option<f64>> {
        let straight = self.problem.straight();
        self.begin(if heights.is_empty() { straight } else { straight.bent(heights)? })
    }

    /// A curve that nobody would think best: through heights drawn by the seed.
    pub fn scatter(&mut self, seed: u32) -> Result<Option<f64>> {
        self.bend(&self.problem.wave(seed))
    }

    /// A curve just outside (1) or inside (−1) of the inner catenoid, if there is one.
    pub fn beside_inner(&mut self, side: f64) -> Result<()> {
        if let Some(inner) = &self.inner {
            let [a, b] = self.curve.interval();
            let bump = |x: f64| BESIDE * (PI * (x - a) / (b - a)).sin();
            let f = inner.f.iter().zip(&self.curve.x).map(|(f, &x)| f + side * bump(x)).collect();
            self.begin(self.curve.with(f))?;
        }
        Ok(())
    }

    fn begin(&mut self, mut curve: Curve) -> Result<Option<f64>> {
        self.raise(&mut curve);
        let place = broken(&|segments: &Segments| self.problem.density(segments), &curve)?;
        if place.is_none() {
            (self.curve, self.steps, self.verdict) = (curve, 0, Verdict::Moving);
            self.size = self.j()?.abs();
            (self.stride, self.lambda) = (STRIDE, self.variation(&self.curve)?.1);
        }
        Ok(place)
    }

    /// J's first variation at the present curve: where something is held, that of J − λ K.
    pub fn present(&self) -> Result<Variation> {
        Ok(self.variation(&self.curve)?.0)
    }

    /// J of the present curve, what is held left aside.
    pub fn j(&self) -> Result<f64> {
        self.value(&self.curve)
    }

    /// One step.
    pub fn step(&mut self) -> Result<()> {
        if self.verdict != Verdict::Moving {
            return Ok(());
        }
        if let Some(length) = self.problem.length() {
            self.curve = stretched(&self.curve, length);
        }
        let (variation, lambda) = self.variation(&self.curve)?;
        self.lambda = lambda;
        let g = variation.gradient(&self.curve);
        let metric = self.metric(&variation, &g);
        let s = metric.gradient(&g);
        let promised: f64 = g.iter().zip(&s).map(|(g, s)| g * s).sum();
        let j = self.value(&self.curve)?;
        if promised <= ARRIVED * j.abs().max(self.size) {
            self.verdict = if self.closed() { Verdict::Collapsed } else { Verdict::Arrived };
            return Ok(());
        }
        let mut stride = (2.0 * self.stride).min(STRIDE);
        for _ in 0..HALVINGS {
            let trial = self.moved(&s, stride);
            let fall = j - self.value(&trial)?;
            if fall >= SHARE * stride * promised {
                (self.curve, self.stride) = (trial, stride);
                self.steps += 1;
                let bottomless = j - fall < -BOTTOMLESS * self.size.max(1.0);
                if bottomless || self.curve.f.iter().any(|f| f.abs() > FAR) {
                    self.verdict = Verdict::Away;
                } else if fall < DISC * j && self.closed() {
                    self.verdict = Verdict::Collapsed;
                }
                return Ok(());
            }
            stride /= 2.0;
        }
        self.verdict = if self.closed() { Verdict::Collapsed } else { Verdict::Stuck };
        Ok(())
    }

    /// Whether the surface lies on its floor.
    fn closed(&self) -> bool {
        let lowest = self.curve.f.iter().copied().fold(f64::INFINITY, f64::min);
        matches!(self.problem, Problem::Surface { .. }) && lowest <= 1.01 * self.problem.floor()
    }

    fn value(&self, curve: &Curve) -> Result<f64> {
        total(&|segments: &Segments| self.problem.density(segments), curve)
    }

    /// The first variation at a curve, and the multiplier of what is held.
    fn variation(&self, curve: &Curve) -> Result<(Variation, Option<f64>)> {
        let free = Variation::of(&self.problem, curve)?;
        if self.problem.length().is_none() {
            return Ok((free, None));
        }
        let length = Variation::new(&arc, curve)?;
        let (g, k) = (free.gradient(curve), length.gradient(curve));
        let metric = Metric::new(&length.stiffness, &curve.widths(), vec![false; SEGMENTS + 1]);
        let s = metric.gradient(&k);
        let product = |a: &[f64]| -> f64 { a.iter().zip(&s).map(|(a, s)| a * s).sum() };
        // A straight line cannot be longer or shorter to first order.
        let size = product(&k);
        let lambda = if size > 1e-20 { product(&g) / size } else { 0.0 };
        Ok((free.less(lambda, &length), Some(lambda)))
    }

    fn metric(&self, variation: &Variation, g: &[f64]) -> Metric {
        let floor = self.problem.floor();
        let held = self.curve.f.iter().zip(g).map(|(&f, &g)| f <= floor && g > 0.0).collect();
        Metric::new(&variation.stiffness, &self.curve.widths(), held)
    }

    fn moved(&self, s: &[f64], stride: f64) -> Curve {
        let mut f: Vec<f64> = self.curve.f.iter().zip(s).map(|(f, s)| f - stride * s).collect();
        (f[0], f[SEGMENTS]) = (self.curve.f[0], self.curve.f[SEGMENTS]);
        let mut trial = self.curve.with(f);
        self.raise(&mut trial);
        match self.problem.length() {
            Some(length) => stretched(&trial, length),
            None => trial,
        }
    }

    /// Lifts what is below the floor, the ends apart.
    fn raise(&self, curve: &mut Curve) {
        let floor = self.problem.floor();
        curve.f[1..SEGMENTS].iter_mut().for_each(|f| *f = f.max(floor));
    }
}

/// How far from the inner catenoid a curve beside it begins, in radii of the rings.
const BESIDE: f64 = 0.02;
