//! A component of q as it is drawn and dragged: an ellipse.

use crate::error::{Error, Result};

/// A Gaussian as it is drawn: its mean, the standard deviations along its two axes, the first axis's angle from x
/// in radians, and its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// The first coordinate of the mean.
    pub x: f64,
    /// The second coordinate of the mean.
    pub y: f64,
    /// The standard deviations along the first axis and the second.
    pub sd: [f64; 2],
    /// From x to the first axis, in radians.
    pub angle: f64,
    /// The share of q that it holds, from 0 to 1; of an only component, 1.
    pub weight: f64,
}

impl Shape {
    /// Numbers of a shape: x, y, sd, sd, angle, weight.
    pub const NUMBERS: usize = 6;

    /// The covariance as xx, xy, yy.
    pub fn covariance(&self) -> [f64; 3] {
        let (sin, cos) = self.angle.sin_cos();
        let [first, second] = self.sd.map(|sd| sd * sd);
        [first * cos * cos + second * sin * sin, (first - second) * sin * cos, first * sin * sin + second * cos * cos]
    }

    /// x, y, sd, sd, angle, weight; [`read`](Self::read) is the inverse.
    pub fn numbers(&self) -> [f64; Self::NUMBERS] {
        [self.x, self.y, self.sd[0], self.sd[1], self.angle, self.weight]
    }

    /// Shapes from their numbers, six a shape.
    pub fn read(numbers: &[f64]) -> Result<Vec<Self>> {
        if !numbers.len().is_multiple_of(Self::NUMBERS) || numbers.iter().any(|number| !number.is_finite()) {
            let expected = "finite numbers, six a component: x, y, two standard deviations, angle, weight";
            return Err(Error::invalid("q", expected, format!("{numbers:?}")));
        }
        let shape = |n: &[f64]| Self { x: n[0], y: n[1], sd: [n[2], n[3]], angle: n[4], weight: n[5] };
        Ok(numbers.chunks_exact(Self::NUMBERS).map(shape).collect())
    }

    /// The shape of a factor (eᵃ 0; c eᵇ). The first axis is the one nearer to x.
    pub fn of_factor([x, y]: [f64; 2], [a, b, c]: [f64; 3], weight: f64) -> Self {
        let (first, second) = (a.exp(), b.exp());
        let [xx, xy, yy] = [first * first, first * c, c * c + second * second];
        let angle = if xx == yy && xy == 0.0 { 0.0 } else { 0.5 * (2.0 * xy).atan2(xx - yy) };
        let (middle, half) = ((xx + yy) / 2.0, ((xx - yy) / 2.0).hypot(xy));
        // The small eigenvalue by the determinant: a difference would lose its digits.
        let [long, short] = [(middle + half).sqrt(), first * second / (middle + half).sqrt()];
        let quarter = std::f64::consts::FRAC_PI_4;
        if angle > quarter || angle < -quarter {
            let turned = angle - 2.0 * quarter * angle.signum();
            return Self { x, y, sd: [short, long], angle: turned, weight };
        }
        Self { x, y, sd: [long, short], angle, weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_no_shapes_are_refused() {
        for numbers in [&[1.0; 5][..], &[f64::NAN; 6][..]] {
            assert!(Shape::read(numbers).unwrap_err().to_string().starts_with("q must be finite numbers, six"));
        }
    }
}
