//! An integral over the plane of z, ∫ exp(f(z)) dz, where f is dear and its peak narrow.
//!
//! The midpoint rule in a square window, that first is the whole plane of the prior, then closes in on where f is high,
//! and at last is refined until the integral's logarithm stands still. The work comes in slices.

use crate::aggregate::Window;
use crate::error::Result;

/// The prior has 6e-7 of its mass outside of this.
const HOME: Window = Window { x: 0.0, y: 0.0, half: 5.0 };
const SIDE: usize = 40;
/// Finer than this no grid becomes.
const FINEST: usize = 400;
/// How far below the peak, in nats, a cell still counts: on the first grid, whose cells may be wider than a peak, and
/// on the rest.
const FIRST_DEPTH: f64 = 30.0;
const DEPTH: f64 = 15.0;
/// The logarithm stands still when a grid 1.5 times as fine moves it by less, in nats.
const SETTLED: f64 = 3e-4;

/// A grid, being filled or finished.
#[derive(Debug)]
pub struct Plane {
    window: Window,
    side: usize,
    values: Vec<f64>, // f at the middles of cells: (side, side), as far as it has got; first row on top
    previous: Option<f64>, // the logarithm by the grid before this one, in the same window
    grids: usize,
    done: bool,
}

impl Default for Plane {
    fn default() -> Self {
        Self { window: HOME, side: SIDE, values: Vec::new(), previous: None, grids: 0, done: false }
    }
}

impl Plane {
    /// Takes f at up to `count` more points; says whether the integral stands.
    pub fn advance(&mut self, count: usize, f: impl Fn(&[[f64; 2]]) -> Result<Vec<f64>>) -> Result<bool> {
        if self.done {
            return Ok(true);
        }
        let from = self.values.len();
        let points: Vec<_> = (from..self.side * self.side).take(count).map(|cell| self.middle(cell)).collect();
        self.values.extend(f(&points)?);
        if self.values.len() == self.side * self.side {
            self.finish();
        }
        Ok(self.done)
    }

    /// ln ∫ exp(f(z)) dz, by the grid as it is.
    pub fn log_integral(&self) -> f64 {
        let peak = self.peak();
        let sum: f64 = self.values.iter().map(|value| (value - peak).exp()).sum();
        peak + sum.ln() + 2.0 * self.width().ln()
    }

    /// exp(f) over its greatest value, (side, side) from the top, in its window.
    pub fn shape(&self) -> (Window, usize, Vec<f32>) {
        let peak = self.peak();
        (self.window, self.side, self.values.iter().map(|value| (value - peak).exp() as f32).collect())
    }

    /// How many grids have been filled.
    pub fn grids(&self) -> usize {
        self.grids
    }

    fn finish(&mut self) {
        self.grids += 1;
        let closer = self.closer();
        let log = self.log_integral();
        if closer.half < 0.8 * self.window.half {
            self.start(closer, SIDE, None);
        } else if self.side >= FINEST || self.previous.is_some_and(|previous| (log - previous).abs() < SETTLED) {
            self.done = true;
        } else {
            self.start(self.window, self.side * 3 / 2, Some(log));
        }
    }

    fn start(&mut self, window: Window, side: usize, previous: Option<f64>) {
        (self.window, self.side, self.previous) = (window, side, previous);
        self.values.clear();
    }

    /// The smallest square that holds all cells that count, and one cell around them.
    fn closer(&self) -> Window {
        let depth = if self.grids == 1 { FIRST_DEPTH } else { DEPTH };
        let floor = self.peak() - depth;
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for (cell, _) in self.values.iter().enumerate().filter(|(_, value)| **value >= floor) {
            for (axis, at) in self.middle(cell).into_iter().enumerate() {
                low[axis] = low[axis].min(at);
                high[axis] = high[axis].max(at);
            }
        }
        let half = (high[0] - low[0]).max(high[1] - low[1]) / 2.0 + 1.5 * self.width();
        Window { x: (low[0] + high[0]) / 2.0, y: (low[1] + high[1]) / 2.0, half }
    }

    fn peak(&self) -> f64 {
        self.values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    fn width(&self) -> f64 {
        2.0 * self.window.half / self.side as f64
    }

    fn middle(&self, cell: usize) -> [f64; 2] {
        let (row, column) = (cell / self.side, cell % self.side);
        let from_edge = |i: usize| (i as f64 + 0.5) * self.width() - self.window.half;
        [self.window.x + from_edge(column), self.window.y - from_edge(row)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log_integral(f: fn(f64, f64) -> f64) -> (f64, Plane) {
        let mut plane = Plane::default();
        while !plane.advance(500, |points| Ok(points.iter().map(|[x, y]| f(*x, *y)).collect())).unwrap() {}
        (plane.log_integral(), plane)
    }

    fn peak(x: f64, y: f64, at: [f64; 2], sigma: [f64; 2]) -> f64 {
        let [a, b] = [(x - at[0]) / sigma[0], (y - at[1]) / sigma[1]];
        (-0.5 * (a * a + b * b)).exp() / (std::f64::consts::TAU * sigma[0] * sigma[1])
    }

    #[test]
    fn narrow_wide_and_double_peaks_are_integrated_to_a_thousandth_of_a_nat() {
        let (wide, _) = log_integral(|x, y| peak(x, y, [0.0; 2], [1.0; 2]).ln() - 160.0);
        let (narrow, _) = log_integral(|x, y| peak(x, y, [1.234, -2.3], [0.02, 0.05]).ln());
        let (double, plane) = log_integral(|x, y| {
            (peak(x, y, [1.1, 0.3], [0.06, 0.1]) + 1e-2 * peak(x, y, [-1.0, 1.5], [0.1, 0.1])).ln()
        });
        assert!((wide + 160.0).abs() < 1e-3, "{wide}");
        assert!(narrow.abs() < 1e-3, "{narrow}");
        assert!((double - 1.01f64.ln()).abs() < 1e-3, "{double} {plane:?}");
    }
}
