//! Where integrals over N(0, I) of the plane are taken.

/// Beyond this radius lies 3e-7 of the mass.
const REACH: f64 = 5.5;

/// Points eps of the plane with weights that sum to 1.
#[derive(Debug)]
pub struct Nodes {
    pub eps: Vec<[f64; 2]>,
    pub weights: Vec<f64>,
}

impl Nodes {
    /// The points of a grid of this `step`, shifted by a part of it in both directions: the trapezoid rule, whose error
    /// under a Gaussian weight falls as exp(−2π² / step²) for smooth functions (Trefethen & Weideman, 2014), and as
    /// step² where relus make them bend.
    pub fn new(step: f64, shift: f64) -> Self {
        let most = (REACH / step) as i32 + 1;
        let at = |i: i32| (f64::from(i) + shift) * step;
        let all = (-most..=most).flat_map(|i| (-most..=most).map(move |j| [at(i), at(j)]));
        let eps: Vec<[f64; 2]> = all.filter(|[a, b]| a * a + b * b <= REACH * REACH).collect();
        let mut weights: Vec<f64> = eps.iter().map(|[a, b]| (-0.5 * (a * a + b * b)).exp()).collect();
        let whole: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= whole);
        Self { eps, weights }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_are_those_of_a_standard_normal() {
        for (step, shift) in [(0.5, 0.0), (0.35, 0.5), (0.9, 0.0)] {
            let nodes = Nodes::new(step, shift);
            let mean = |f: fn(f64, f64) -> f64| -> f64 {
                nodes.eps.iter().zip(&nodes.weights).map(|([a, b], weight)| weight * f(*a, *b)).sum()
            };
            assert!(mean(|a, b| a + b).abs() < 1e-12);
            assert!((mean(|a, _| a * a) - 1.0).abs() < 1e-5);
            assert!((mean(|a, b| a * a * b * b) - 1.0).abs() < 1e-4);
            assert!((mean(|_, b| b.powi(4)) - 3.0).abs() < 5e-4);
        }
    }
}
