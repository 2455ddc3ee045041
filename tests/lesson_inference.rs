//! What a fit of q to p arrives at: closed forms, and what each divergence seeks.
#![cfg(feature = "lesson")]

use zscape::Error;
use zscape::lesson::inference::{Family, Inference, Seen, Shape, Target};

/// The covariance of the correlated Gaussian target, as xx, xy, yy.
const COVARIANCE: [f64; 3] = [2.0, 1.3, 1.4];
const DETERMINANT: f64 = COVARIANCE[0] * COVARIANCE[2] - COVARIANCE[1] * COVARIANCE[1];

/// Both panels, once their fits are over: KL(q‖p) and KL(p‖q).
fn fitted(target: Target, family: Family, start: Option<Vec<Shape>>) -> [Seen; 2] {
    let start = start.map(|start| [start.clone(), start]);
    let mut inference = Inference::new(target, family, 1, start).unwrap();
    ["qp", "pq"].map(|panel| {
        while inference.advance(panel, 10).unwrap() {}
        inference.see(panel).unwrap()
    })
}

fn variances(seen: &Seen) -> [f64; 2] {
    let [xx, _, yy] = seen.shapes[0].covariance();
    [xx, yy]
}

fn circle(x: f64, y: f64, sd: f64) -> Shape {
    Shape { x, y, sd: [sd; 2], angle: 0.0, weight: 1.0 }
}

fn close(found: [f64; 2], closed: [f64; 2]) {
    let off = |i: usize| (found[i] - closed[i]).abs();
    assert!(off(0) < 1e-3 && off(1) < 1e-3, "{found:?} for {closed:?}");
}

#[test]
fn a_diagonal_q_takes_the_conditional_variances_by_one_divergence_and_the_marginal_by_the_other() {
    let [xx, _, yy] = COVARIANCE;
    let [qp, pq] = fitted(Target::Gaussian, Family::Diagonal, None);
    // Λ = S⁻¹ has yy and xx over the determinant on its diagonal.
    close(variances(&qp), [DETERMINANT / yy, DETERMINANT / xx]);
    close(variances(&pq), [xx, yy]);
}

#[test]
fn an_isotropic_q_takes_the_harmonic_mean_of_variances_by_one_divergence_and_the_mean_by_the_other() {
    let [xx, _, yy] = COVARIANCE;
    let [qp, pq] = fitted(Target::Gaussian, Family::Isotropic, None);
    close(variances(&qp), [2.0 * DETERMINANT / (xx + yy); 2]);
    close(variances(&pq), [(xx + yy) / 2.0; 2]);
}

#[test]
fn a_full_q_is_p_by_either_divergence_where_p_is_gaussian() {
    for seen in fitted(Target::Gaussian, Family::Full, None) {
        let off = seen.shapes[0].covariance().into_iter().zip(COVARIANCE).map(|(q, p)| (q - p).abs());
        assert!(off.fold(0.0, f64::max) < 1e-3, "{:?}", seen.shapes);
        assert!(seen.kl_qp.abs() < 1e-5 && seen.kl_pq.abs() < 1e-5, "{} {}", seen.kl_qp, seen.kl_pq);
    }
}

#[test]
fn one_gaussian_takes_one_mode_of_two_by_one_divergence_and_covers_both_by_the_other() {
    // On either side, nearer to one mode than to the other.
    for (start, mode) in [(circle(0.5, 2.0, 1.0), [2.0, 1.0]), (circle(-2.0, 0.5, 1.0), [-2.0, -1.0])] {
        let [qp, pq] = fitted(Target::Pair, Family::Full, Some(vec![start]));
        let q = qp.shapes[0];
        assert!((q.x - mode[0]).hypot(q.y - mode[1]) < 0.1, "{q:?}");
        // Half of p is missed: log 2.
        assert!((qp.kl_qp - 2f64.ln()).abs() < 0.02, "{}", qp.kl_qp);
        assert!(pq.kl_qp > qp.kl_qp && pq.kl_pq < qp.kl_pq);
    }
}

#[test]
fn covering_two_modes_takes_the_moments_of_p() {
    let [_, pq] = fitted(Target::Pair, Family::Full, Some(vec![circle(3.0, -2.0, 0.5)]));
    // p is half N(−(2, 1), A) and half N((2, 1), B).
    let (a, b) = ([0.25, 0.0, 0.25], [0.9, -0.4, 0.9]);
    let between = [4.0, 2.0, 1.0];
    close([pq.shapes[0].x, pq.shapes[0].y], [0.0, 0.0]);
    let covariance: [f64; 3] = std::array::from_fn(|i| (a[i] + b[i]) / 2.0 + between[i]);
    close(variances(&pq), [covariance[0], covariance[2]]);
    assert!((pq.shapes[0].covariance()[1] - covariance[1]).abs() < 1e-3);
}

#[test]
fn covering_the_funnel_takes_its_moments_and_leaves_a_quarter_of_a_nat() {
    // E[x²] = E[e^v] = e^½; KL(p‖q) = ½ (log E[x²] − E[v]) = ¼.
    let [_, pq] = fitted(Target::Funnel, Family::Diagonal, None);
    close(variances(&pq), [0.5f64.exp(), 1.0]);
    assert!((pq.kl_pq - 0.25).abs() < 1e-3, "{}", pq.kl_pq);
}

#[test]
fn a_mixture_of_two_finds_both_modes_by_either_divergence() {
    let [qp, pq] = fitted(Target::Pair, Family::Mixture, None);
    assert!(qp.kl_qp < 1e-3 && pq.kl_pq < 1e-3, "{} {}", qp.kl_qp, pq.kl_pq);
}

#[test]
fn a_mixture_of_two_comes_nearer_to_a_funnel_than_one_gaussian_does() {
    let [one, two] = [Family::Full, Family::Mixture].map(|family| fitted(Target::Funnel, family, None));
    assert!(two[0].kl_qp < 0.5 * one[0].kl_qp, "{} {}", two[0].kl_qp, one[0].kl_qp);
    assert!(two[1].kl_pq < 0.5 * one[1].kl_pq, "{} {}", two[1].kl_pq, one[1].kl_pq);
}

#[test]
fn the_elbo_lies_below_log_z_by_the_divergence() {
    let inference = Inference::new(Target::Regression, Family::Diagonal, 1, None).unwrap();
    let seen = inference.see("qp").unwrap();
    assert!(seen.kl_qp > 0.0 && (seen.elbo + seen.kl_qp - inference.log_z()).abs() < 1e-12);
}

#[test]
fn the_map_and_what_is_beyond_the_window_make_the_number() {
    let inference = Inference::new(Target::Pair, Family::Full, 1, None).unwrap();
    for (panel, kl) in [("qp", true), ("pq", false)] {
        let seen = inference.see(panel).unwrap();
        let area = (10.0f64 / 96.0).powi(2);
        let sum = seen.map.iter().sum::<f64>() * area;
        let kl = if kl { seen.kl_qp } else { seen.kl_pq };
        assert!((sum + seen.outside - kl).abs() < 1e-12);
        assert!(seen.outside.abs() < 2e-2 * kl, "{panel}: {} of {kl}", seen.outside);
        assert!(seen.map.iter().any(|cell| *cell < 0.0) && seen.map.iter().any(|cell| *cell > 0.0));
    }
}

#[test]
fn the_same_seed_gives_the_same_fit_and_another_other_dots() {
    let samples = |seed| {
        let mut inference = Inference::new(Target::Banana, Family::Mixture, seed, None).unwrap();
        inference.advance("qp", 5).unwrap();
        inference.see("qp").unwrap().samples
    };
    assert_eq!(samples(1), samples(1));
    assert_ne!(samples(1), samples(2));
}

#[test]
fn the_dots_have_the_moments_of_q() {
    let start = vec![Shape { x: 1.0, y: -1.0, sd: [2.0, 0.5], angle: 0.5, weight: 1.0 }];
    let inference = Inference::new(Target::Pair, Family::Full, 3, Some([start.clone(), start.clone()])).unwrap();
    let samples = inference.see("qp").unwrap().samples;
    let n = samples.len() as f64 / 2.0;
    let mean = |i: usize| samples.iter().skip(i).step_by(2).sum::<f64>() / n;
    close([mean(0), mean(1)], [1.0, -1.0]);
    let square = |i: usize| samples.iter().skip(i).step_by(2).map(|value| value * value).sum::<f64>() / n;
    let [xx, _, yy] = start[0].covariance();
    close([square(0) - 1.0, square(1) - 1.0], [xx, yy]);
}

#[test]
fn the_highest_density_regions_of_a_gaussian_are_its_ellipses() {
    let inference = Inference::new(Target::Gaussian, Family::Full, 1, None).unwrap();
    let peak = 1.0 / (std::f64::consts::TAU * DETERMINANT.sqrt());
    // A share s lies within the ellipse at which the density is 1 − s of its peak.
    for (share, level) in [0.5, 0.9, 0.99].into_iter().zip(inference.levels(&[0.5, 0.9, 0.99])) {
        assert!((level / peak - (1.0 - share)).abs() < 2e-3, "{share}: {}", level / peak);
    }
}

#[test]
fn a_panel_moved_by_hand_starts_anew_there_and_leaves_the_other_alone() {
    let mut inference = Inference::new(Target::Pair, Family::Full, 1, None).unwrap();
    inference.advance("qp", 20).unwrap();
    inference.advance("pq", 20).unwrap();
    let other = inference.see("pq").unwrap().shapes;
    inference.place("qp", &[circle(-3.0, 2.0, 0.7)]).unwrap();
    let moved = inference.see("qp").unwrap();
    assert_eq!(moved.steps, 0);
    assert!((moved.shapes[0].x + 3.0).abs() < 1e-12 && (moved.shapes[0].sd[0] - 0.7).abs() < 1e-12);
    assert_eq!(inference.see("pq").unwrap().shapes, other);
}

#[test]
fn a_refused_place_changes_nothing() {
    let mut inference = Inference::new(Target::Pair, Family::Full, 1, None).unwrap();
    let before = inference.see("qp").unwrap().shapes;
    let refusal = inference.place("qp", &[circle(50.0, 0.0, 1.0)]).unwrap_err();
    assert!(matches!(refusal, Error::Invalid { .. }));
    assert_eq!(inference.see("qp").unwrap().shapes, before);
    assert!(inference.place("kl", &[circle(0.0, 0.0, 1.0)]).is_err());
}
