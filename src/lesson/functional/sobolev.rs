//! The H¹ gradient of a functional: the change of f that raises J most for its size in slopes.
//!
//! ```text
//! ⟨u, v⟩ = ∫ w u' v' dx,   w > 0        ⟨s, v⟩ = Σ g_k v_k for each v   ⇔   A s = g
//! A_kk = w_(k−1) / h_(k−1) + w_k / h_k,   A_(k,k+1) = −w_k / h_k
//! ```
//!
//! The plain gradient g is as rough as F_f' and asks for steps as short as the grid is fine; s is smooth, keeps the
//! ends, and its steps do not depend on the grid (Neuberger, *Sobolev Gradients and Differential Equations*, 2010).
//! With w = F_f'f', the weight of u'² in the second variation of J, a step of 1 is almost Newton's, also where a
//! cycloid begins vertically.

/// Weights of segments stay above this part of the greatest.
const LEAST: f64 = 1e-6;

/// ⟨u, v⟩ = ∫ w u' v' dx over a grid, with some nodes held: the ends, and others at will.
pub struct Metric {
    /// w_k / h_k, (N).
    links: Vec<f64>,
    /// (N + 1)
    held: Vec<bool>,
}

impl Metric {
    /// From the stiffness of the segments and their widths, (N) each. Where the functional is not stiff at all (F_f'f'
    /// ≤ 0, and Legendre's condition fails), its size will do.
    pub fn new(stiffness: &[f64], widths: &[f64], held: Vec<bool>) -> Self {
        let greatest = stiffness.iter().fold(0.0, |greatest: f64, weight| greatest.max(weight.abs()));
        let weight = |weight: &f64| if greatest > 0.0 { weight.abs().max(LEAST * greatest) } else { 1.0 };
        Self { links: stiffness.iter().zip(widths).map(|(w, h)| weight(w) / h).collect(), held }
    }

    /// s with A s = g, (N + 1), 0 where f is held: one tridiagonal solve, by Thomas' elimination.
    pub fn gradient(&self, g: &[f64]) -> Vec<f64> {
        let last = g.len() - 1;
        let free = |k: usize| k > 0 && k < last && !self.held[k];
        let mut above = vec![0.0; last + 1];
        let mut s = vec![0.0; last + 1];
        for k in (1..last).filter(|&k| free(k)) {
            let (before, after) = (self.links[k - 1], self.links[k]);
            let pivot = before + after + before * above[k - 1];
            above[k] = -after / pivot;
            s[k] = (g[k] + before * s[k - 1]) / pivot;
        }
        for k in (1..last).rev().filter(|&k| free(k)) {
            s[k] -= above[k] * s[k + 1];
        }
        s
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_solves_its_equation_and_keeps_what_is_held() {
        let (weights, widths) = ([2.0, 0.5, 1.0, 3.0, 1.5], [0.1, 0.3, 0.2, 0.4, 0.5]);
        let g = [9.0, 1.0, -2.0, 0.5, 4.0, 9.0];
        let link = |k: usize| weights[k] / widths[k];
        let s = Metric::new(&weights, &widths, vec![false; 6]).gradient(&g);
        for k in 1..5 {
            let product = link(k - 1) * (s[k] - s[k - 1]) + link(k) * (s[k] - s[k + 1]);
            assert!((product - g[k]).abs() < 1e-12, "{k}: {product}");
        }
        assert_eq!((s[0], s[5]), (0.0, 0.0));

        let held = Metric::new(&weights, &widths, vec![false, false, true, false, false, false]).gradient(&g);
        assert_eq!(held[2], 0.0);
        assert!((held[1] - 1.0 / (link(0) + link(1))).abs() < 1e-12);
    }

    #[test]
    fn the_gradient_of_a_point_is_a_tent() {
        let mut g = vec![0.0; 11];
        g[4] = 1.0;
        let s = Metric::new(&[1.0; 10], &[0.1; 10], vec![false; 11]).gradient(&g);
        // −s″ = δ at 0.4 over [0, 1]: s = 0.4 · 0.6 there.
        assert!((s[4] - 0.24).abs() < 1e-12 && (s[2] - 0.12).abs() < 1e-12);
    }
}
