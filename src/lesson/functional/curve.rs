//! Curves over a grid: f at the nodes x_0 < … < x_N, straight between them.

use crate::error::{Error, Result};
use crate::lesson::limits;

/// Segments of a curve.
pub const SEGMENTS: usize = 80;
/// Points between the ends by which a reader bends a curve, at equal distances in x.
pub const HANDLES: usize = 7;

/// Nodes and the values of f there; the first and the last are the fixed ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Nodes, (N + 1).
    pub x: Vec<f64>,
    /// Values, (N + 1).
    pub f: Vec<f64>,
    /// x = a + (b − a) tᵖ with t = k / N: 1, or 3 for nodes that crowd where the curve begins vertically.
    power: i32,
}

impl Curve {
    /// The straight line from (a, left) to (b, right).
    pub fn straight([a, b]: [f64; 2], [left, right]: [f64; 2], power: i32) -> Self {
        let place = |k: usize| (k as f64 / SEGMENTS as f64).powi(power);
        let x = (0..=SEGMENTS).map(|k| a + (b - a) * place(k)).collect();
        let f = (0..=SEGMENTS).map(|k| left + (right - left) * place(k)).collect();
        Self { x, f, power }
    }

    /// The same nodes with other values.
    pub fn with(&self, f: Vec<f64>) -> Self {
        Self { x: self.x.clone(), f, power: self.power }
    }

    /// The ends \[a, b\] of the interval.
    pub fn interval(&self) -> [f64; 2] {
        [self.x[0], self.x[SEGMENTS]]
    }

    /// f' of segment k.
    pub fn slope(&self, k: usize) -> f64 {
        (self.f[k + 1] - self.f[k]) / (self.x[k + 1] - self.x[k])
    }

    /// The widths of the segments, (N).
    pub fn widths(&self) -> Vec<f64> {
        self.x.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    /// What a node stands for of the interval: half of each segment beside it. (N + 1), 0 at the ends, which are fixed.
    pub fn weights(&self) -> Vec<f64> {
        let inner = self.x.windows(3).map(|three| (three[2] - three[0]) / 2.0);
        std::iter::once(0.0).chain(inner).chain(std::iter::once(0.0)).collect()
    }

    /// f less the straight line between the ends, (N + 1).
    pub fn above_chord(&self) -> Vec<f64> {
        let [a, b] = self.interval();
        let (left, right) = (self.f[0], self.f[SEGMENTS]);
        let chord = |x: f64| left + (right - left) * (x - a) / (b - a);
        self.x.iter().zip(&self.f).map(|(&x, f)| f - chord(x)).collect()
    }

    /// The distance of the ends from each other.
    pub fn chord(&self) -> f64 {
        let [a, b] = self.interval();
        (b - a).hypot(self.f[SEGMENTS] - self.f[0])
    }

    /// max |f − g| / (b − a) for another curve over the same nodes.
    pub fn gap(&self, other: &[f64]) -> f64 {
        let [a, b] = self.interval();
        self.f.iter().zip(other).map(|(f, g)| (f - g).abs()).fold(0.0, f64::max) / (b - a)
    }

    /// x of the handles, (HANDLES).
    pub fn handles(&self) -> Vec<f64> {
        let [a, b] = self.interval();
        (1..=HANDLES).map(|i| a + (b - a) * i as f64 / (HANDLES + 1) as f64).collect()
    }

    /// f at some x of the interval.
    pub fn at(&self, x: f64) -> f64 {
        let k = self.x.partition_point(|&node| node <= x).clamp(1, SEGMENTS);
        let share = (x - self.x[k - 1]) / (self.x[k] - self.x[k - 1]);
        self.f[k - 1] + share * (self.f[k] - self.f[k - 1])
    }

    /// The curve through the ends and these heights at the handles: a cubic that is smooth in the grid's own parameter
    /// t and leaves no interval between two of its points (Fritsch & Butland, 1984), so that what is positive stays so.
    pub fn bent(&self, heights: &[f64]) -> Result<Self> {
        if heights.len() != HANDLES {
            return Err(Error::invalid("heights", format!("{HANDLES} numbers"), heights.len()));
        }
        heights.iter().try_for_each(|height| limits::near("a height", *height))?;
        let [a, b] = self.interval();
        let parameter = |x: f64| ((x - a) / (b - a)).powf(1.0 / f64::from(self.power));
        let t: Vec<f64> =
            (0..=HANDLES + 1).map(|i| i as f64 / (HANDLES + 1) as f64).map(|s| parameter(a + (b - a) * s)).collect();
        let inner = heights.iter().copied();
        let y: Vec<f64> = std::iter::once(self.f[0]).chain(inner).chain(std::iter::once(self.f[SEGMENTS])).collect();
        let slopes = slopes(&t, &y);
        let mut f: Vec<f64> = (0..=SEGMENTS).map(|k| hermite(&t, &y, &slopes, k as f64 / SEGMENTS as f64)).collect();
        (f[0], f[SEGMENTS]) = (self.f[0], self.f[SEGMENTS]);
        Ok(self.with(f))
    }
}

/// At each knot the weighted harmonic mean of the slopes beside it, 0 where these differ in sign.
fn slopes(t: &[f64], y: &[f64]) -> Vec<f64> {
    let width: Vec<f64> = t.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let chord: Vec<f64> = y.windows(2).zip(&width).map(|(pair, width)| (pair[1] - pair[0]) / width).collect();
    let mean = |i: usize| {
        let (before, after) = (chord[i - 1], chord[i]);
        if before * after <= 0.0 {
            return 0.0;
        }
        let (near, far) = (2.0 * width[i] + width[i - 1], width[i] + 2.0 * width[i - 1]);
        (near + far) / (near / before + far / after)
    };
    let last = chord.len();
    (0..=last)
        .map(|i| {
            if i == 0 {
                chord[0]
            } else if i == last {
                chord[last - 1]
            } else {
                mean(i)
            }
        })
        .collect()
}

/// The cubic of the interval that holds t, by the values and slopes at its ends.
fn hermite(knots: &[f64], y: &[f64], slopes: &[f64], t: f64) -> f64 {
    let i = knots.partition_point(|&knot| knot <= t).clamp(1, knots.len() - 1) - 1;
    let width = knots[i + 1] - knots[i];
    let s = (t - knots[i]) / width;
    let rest = 1.0 - s;
    let values = y[i] * (1.0 + 2.0 * s) * rest * rest + y[i + 1] * s * s * (3.0 - 2.0 * s);
    values + width * s * rest * (slopes[i] * rest - slopes[i + 1] * s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bent_curve_runs_through_its_handles_and_ends_and_overshoots_nowhere() {
        for power in [1, 3] {
            let heights = [0.1, 0.9, 0.05, 0.05, 0.4, 0.8, 0.2];
            let curve = Curve::straight([0.0, 1.0], [0.0, 0.5], power).bent(&heights).unwrap();
            for (x, height) in curve.handles().into_iter().zip(heights) {
                // A node rarely lies at a handle: between nodes the curve is straight.
                assert!((curve.at(x) - height).abs() < 0.03, "{power}: {} for {height}", curve.at(x));
            }
            assert_eq!((curve.f[0], curve.f[SEGMENTS]), (0.0, 0.5));
            assert!(curve.f.iter().all(|&f| (0.0..=0.9).contains(&f)));
        }
    }

    #[test]
    fn handles_on_a_line_give_the_line() {
        let line = Curve::straight([-1.0, 1.0], [1.0, 2.0], 1);
        let heights: Vec<f64> = line.handles().iter().map(|&x| line.at(x)).collect();
        assert!(line.bent(&heights).unwrap().gap(&line.f) < 1e-14);
        assert!(line.bent(&heights[1..]).unwrap_err().to_string().starts_with("heights must be 7 numbers, got 6"));
        let mut far = heights.clone();
        far[3] = f64::INFINITY;
        assert_eq!(line.bent(&far).unwrap_err().to_string(), "a height must be a number from -1000 to 1000, got inf");
    }

    #[test]
    fn the_weights_of_the_nodes_and_half_of_the_outer_segments_are_the_interval() {
        let curve = Curve::straight([0.0, 2.0], [0.0, 0.0], 3);
        let widths = curve.widths();
        let sum: f64 = curve.weights().iter().sum();
        assert!((sum + (widths[0] + widths[SEGMENTS - 1]) / 2.0 - 2.0).abs() < 1e-12);
    }
}
