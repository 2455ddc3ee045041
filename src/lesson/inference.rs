//! A family q fitted to a density p of two dimensions that is known up to its constant, by either KL divergence, in
//! f64.
//!
//! ```text
//! p(z) = p̃(z) / Z                                   p̃ is given, Z = ∫ p̃ is found on a grid
//! KL(q‖p) = E_q[log q − log p̃] + log Z              its gradient through z = μ + L ε: mode seeking
//! KL(p‖q) = E_p[log p − log q]                      its gradient by sums over the grid: mass covering
//! ELBO = E_q[log p̃ − log q] = log Z − KL(q‖p)
//! ```
//!
//! | file | what it is |
//! |---|---|
//! | `target` | log p̃ of each problem |
//! | `grid` | cells of the plane; the nodes that hold p |
//! | `shape` | a component of q as an ellipse |
//! | `component` | a component of q in tensors: its log density, z = μ + L ε |
//! | `family` | q: its parameters, its log density |
//! | `divergence` | the two functionals of q |
//! | `fit` | one panel: Adam on one of them |
//!
//! After Bishop, *Pattern Recognition and Machine Learning* (2006), section 10.1, and Kingma & Welling,
//! *Auto-Encoding Variational Bayes* (2013).

mod component;
mod divergence;
mod family;
mod fit;
mod grid;
mod nodes;
mod shape;
mod target;

use candle_core::{Device, Tensor};

pub use divergence::Divergence;
use divergence::Rule;
pub use family::{Family, Q};
pub use fit::Fit;
pub use grid::{Grid, SIDE};
pub use nodes::Nodes;
pub use shape::Shape;
pub use target::Target;

use crate::aggregate::Window;
use crate::error::{Error, Result};
use crate::rng::{Purpose, Stream};

/// Draws of ε behind the dots, half of them the others' negatives.
const DRAWS: usize = 256;
/// Points a side of the grids of ε that KL(q‖p) is summed over: the coarse one for its gradient, by which a fit ends
/// within 1e-4 nats of the family's least value, the fine one for the number, for a hand may put q where log p̃ folds.
const COARSE: usize = 33;
const FINE: usize = 97;

/// Doubles as a tensor of one dimension.
fn tensor(values: Vec<f64>) -> candle_core::Result<Tensor> {
    let n = values.len();
    Tensor::from_vec(values, n, &Device::Cpu)
}

/// log(eᵃ + eᵇ), exact where either underflows: the larger, a constant to the derivative, is taken out first.
fn log_add(a: &Tensor, b: &Tensor) -> candle_core::Result<Tensor> {
    let larger = a.to_vec1::<f64>()?.into_iter().zip(b.to_vec1::<f64>()?).map(|(a, b)| a.max(b));
    let larger = tensor(larger.collect())?;
    ((a - &larger)?.exp()? + (b - &larger)?.exp()?)?.log()? + larger
}

/// Both panels' starts from shapes: of one panel for both, or of both in turn; none from none.
pub fn starts(family: Family, shapes: &[Shape]) -> Result<Option<[Vec<Shape>; 2]>> {
    let n = family.components();
    match shapes.len() {
        0 => Ok(None),
        len if len == n => Ok(Some([(); 2].map(|()| shapes.to_vec()))),
        len if len == 2 * n => Ok(Some([shapes[..n].to_vec(), shapes[n..].to_vec()])),
        len => {
            let expected = format!("of {n} component(s) of this family, or of {} for both panels", 2 * n);
            Err(Error::invalid("q", expected, len))
        }
    }
}

/// p and what is known of it on the grid, and the two fits of one family: `qp` descends KL(q‖p), `pq` KL(p‖q).
#[derive(Debug)]
pub struct Inference {
    target: Target,
    window: Grid,
    nodes: Nodes,
    log_p: Vec<f64>, // (SIDE, SIDE) of the window
    coarse: Rule,
    fine: Rule,
    eps: [Tensor; 2], // of the dots
    picks: Vec<f64>,  // uniform in [0, 1): which component a dot is of
    qp: Fit,
    pq: Fit,
}

/// What there is to see of one panel.
#[derive(Debug)]
pub struct Seen {
    /// The components of q.
    pub shapes: Vec<Shape>,
    /// KL(q‖p), in nats.
    pub kl_qp: f64,
    /// KL(p‖q), in nats.
    pub kl_pq: f64,
    /// log Z − KL(q‖p), in nats.
    pub elbo: f64,
    /// q log(q/p) or p log(p/q) at the middle of the window's cells, (SIDE, SIDE), rows from the top, in nats per unit
    /// of area.
    pub map: Vec<f64>,
    /// The panel's divergence less the map's sum times a cell's area: the part beyond the window, in nats.
    pub outside: f64,
    /// Draws of q: x, y of each.
    pub samples: Vec<f64>,
    /// Steps of its fit so far.
    pub steps: usize,
    /// Whether the fit is over.
    pub settled: bool,
}

impl Inference {
    /// Both panels at `start`, one shape a component; without one, at the problem's own start.
    pub fn new(target: Target, family: Family, seed: u32, start: Option<[Vec<Shape>; 2]>) -> Result<Self> {
        let window = Grid::of_window(target.window());
        let nodes = Nodes::new(target)?;
        let [x, y] = window.points()?;
        let log_p = target.log_density(&x, &y)?.affine(1.0, -nodes.log_z)?.to_vec1()?;
        let mut stream = Stream::new(seed, Purpose::Lesson);
        let eps = divergence::draws(&mut stream, DRAWS)?;
        let picks = (0..DRAWS).map(|_| stream.uniform()).collect();
        let [qp, pq] = start.unwrap_or_else(|| [(); 2].map(|()| target.start(family)));
        let [qp, pq] = [Q::new(family, &qp, target.window())?, Q::new(family, &pq, target.window())?];
        let (qp, pq) = (Fit::new(qp, Divergence::OfQ), Fit::new(pq, Divergence::OfP));
        let (coarse, fine) = (Rule::new(COARSE)?, Rule::new(FINE)?);
        Ok(Self { target, window, nodes, log_p, coarse, fine, eps, picks, qp, pq })
    }

    /// The panel of a divergence by its name, `qp` or `pq`.
    pub fn panel(&self, name: &str) -> Result<&Fit> {
        Ok(match Divergence::named(name)? {
            Divergence::OfQ => &self.qp,
            Divergence::OfP => &self.pq,
        })
    }

    /// Puts a panel's q elsewhere; its fit starts anew there.
    pub fn place(&mut self, name: &str, shapes: &[Shape]) -> Result<()> {
        let divergence = Divergence::named(name)?;
        let q = Q::new(self.qp.q().family(), shapes, self.target.window())?;
        let fit = Fit::new(q, divergence);
        match divergence {
            Divergence::OfQ => self.qp = fit,
            Divergence::OfP => self.pq = fit,
        }
        Ok(())
    }

    /// Up to `steps` steps of a panel; whether it can go on.
    pub fn advance(&mut self, name: &str, steps: usize) -> Result<bool> {
        let fit = match Divergence::named(name)? {
            Divergence::OfQ => &mut self.qp,
            Divergence::OfP => &mut self.pq,
        };
        for _ in 0..steps {
            fit.step(self.target, &self.coarse, &self.nodes)?;
        }
        Ok(!fit.settled())
    }

    /// The square part of the plane that is drawn.
    pub fn window(&self) -> Window {
        self.target.window()
    }

    /// log Z, in nats.
    pub fn log_z(&self) -> f64 {
        self.nodes.log_z
    }

    /// p at the middle of the window's cells, (SIDE, SIDE), rows from the top.
    pub fn density(&self) -> Vec<f32> {
        self.log_p.iter().map(|log_p| log_p.exp() as f32).collect()
    }

    /// The density at the border of each highest-density region of p that holds one of these shares of it.
    pub fn levels(&self, shares: &[f64]) -> Vec<f64> {
        self.nodes.levels(shares)
    }

    /// The regression's points, x and y of each; none for another target.
    pub fn data(&self) -> Vec<f64> {
        self.target.data()
    }

    /// What there is to see of the panel `qp` or `pq`.
    pub fn see(&self, name: &str) -> Result<Seen> {
        let fit = self.panel(name)?;
        let q = fit.q();
        let kl_qp = divergence::of_q(q, self.target, &self.fine)?.to_vec0::<f64>()? + self.nodes.log_z;
        let kl_pq = divergence::of_p(q, &self.nodes)?.to_vec0::<f64>()? + self.nodes.log_p;
        if !(kl_qp.is_finite() && kl_pq.is_finite()) {
            return Err(Error::invalid("q", "where both divergences are finite", format!("{kl_qp}, {kl_pq}")));
        }
        let map = fit.divergence().map(q, &self.window, &self.log_p)?;
        let kl = if fit.divergence() == Divergence::OfQ { kl_qp } else { kl_pq };
        let outside = kl - map.iter().sum::<f64>() * self.window.area();
        Ok(Seen {
            shapes: q.shapes()?,
            kl_qp,
            kl_pq,
            elbo: self.nodes.log_z - kl_qp,
            map,
            outside,
            samples: q.samples(&self.eps, &self.picks)?,
            steps: fit.steps(),
            settled: fit.settled(),
        })
    }
}
