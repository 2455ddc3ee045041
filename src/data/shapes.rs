//! `shapes`: images whose two factors are known, so that the latent plane can be judged.
//!
//! Each image is a soft disc of radius 5 px on black, 28 × 28; its factors are the centre's place, u to the right and v
//! upwards, each uniform in [0, 1], which is 6.5 to 20.5 px: the whole disc and its soft edge lie inside the image.

use crate::rng::{Purpose, Stream};

/// Width and height of an image in pixels.
pub const SIDE: usize = 28;
const RADIUS: f64 = 5.0;
const MARGIN: f64 = 6.5;

/// Discs and their factors.
pub struct Shapes {
    /// n · 28² bytes.
    pub pixels: Vec<u8>,
    /// n · (u, v), each in [0, 1]; u is right, v is up.
    pub factors: Vec<f32>,
}

/// `n` discs drawn under `seed`.
pub fn shapes(n: usize, seed: u32) -> Shapes {
    let mut stream = Stream::new(seed, Purpose::Shapes);
    let mut shapes = Shapes { pixels: Vec::with_capacity(n * SIDE * SIDE), factors: Vec::with_capacity(n * 2) };
    for _ in 0..n {
        let (u, v) = (stream.uniform(), stream.uniform());
        shapes.factors.extend([u as f32, v as f32]);
        draw_disc(u, v, &mut shapes.pixels);
    }
    shapes
}

/// Appends one disc: 255 inside, falling linearly to 0 over two pixels around the radius.
fn draw_disc(u: f64, v: f64, pixels: &mut Vec<u8>) {
    let span = SIDE as f64 - 2.0 * MARGIN - 1.0;
    let (centre_x, centre_y) = (MARGIN + span * u, MARGIN + span * (1.0 - v));
    for row in 0..SIDE {
        for column in 0..SIDE {
            let distance = (column as f64 - centre_x).hypot(row as f64 - centre_y);
            let brightness = ((RADIUS + 1.0 - distance) / 2.0).clamp(0.0, 1.0);
            pixels.push((255.0 * brightness).round() as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_has_its_area_and_its_centre_of_mass_where_its_factors_say() {
        let Shapes { pixels, factors } = shapes(50, 3);
        for (image, factor) in pixels.chunks_exact(SIDE * SIDE).zip(factors.chunks_exact(2)) {
            let mass: f64 = image.iter().map(|&byte| f64::from(byte) / 255.0).sum();
            let mean = |place: fn(usize) -> usize| {
                let weighted = image.iter().enumerate().map(|(i, &byte)| place(i) as f64 * f64::from(byte));
                weighted.sum::<f64>() / 255.0 / mass
            };
            let (x, y) = (mean(|i| i % SIDE), mean(|i| i / SIDE));
            assert!((mass - std::f64::consts::PI * 25.0).abs() < 2.0, "area {mass}");
            assert!((x - (MARGIN + 14.0 * f64::from(factor[0]))).abs() < 0.05, "x {x}");
            assert!((y - (MARGIN + 14.0 * (1.0 - f64::from(factor[1])))).abs() < 0.05, "y {y}");
        }
    }

    #[test]
    fn the_seed_decides_the_images() {
        assert_eq!(shapes(3, 1).pixels, shapes(3, 1).pixels);
        assert_ne!(shapes(3, 1).pixels, shapes(3, 2).pixels);
    }
}
