//! What a chain holds while it moves: its length.

use candle_core::Tensor;

use super::curve::{Curve, SEGMENTS};
use super::problem::{Segments, stretch};
use crate::error::Result;

/// The density whose sum is the length, (N).
pub fn arc(segments: &Segments) -> Result<Tensor> {
    Ok(stretch(segments.slope)?)
}

/// The curve of this length whose heights above the chord are those of `curve`, times one number; of a straight line,
/// whose heights are 0, an arc that hangs.
pub fn stretched(curve: &Curve, length: f64) -> Curve {
    let [a, b] = curve.interval();
    let mut heights = curve.above_chord();
    if heights.iter().all(|height| height.abs() < 1e-9) {
        heights = curve.x.iter().map(|x| -(x - a) * (b - x) / (b - a)).collect();
    }
    let above = curve.above_chord();
    let scaled = |scale: f64| {
        let f = curve.f.iter().zip(&above).zip(&heights);
        curve.with(f.map(|((f, above), height)| f - above + scale * height).collect())
    };
    let long = |scale: f64| length_of(&scaled(scale));
    let (mut low, mut high) = (0.0, 1.0);
    // The length grows with the scale, in the end in proportion.
    while long(high) < length {
        (low, high) = (high, 2.0 * high);
    }
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if long(middle) < length { low = middle } else { high = middle }
    }
    scaled(high)
}

/// The length of a curve.
pub fn length_of(curve: &Curve) -> f64 {
    (0..SEGMENTS).map(|k| (curve.x[k + 1] - curve.x[k]).hypot(curve.f[k + 1] - curve.f[k])).sum()
}
