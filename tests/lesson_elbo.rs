//! log p(x) = ELBO + KL(q ‖ p(z|x)), on paper and for a real digit under the shipped model.
#![cfg(all(feature = "lesson", not(target_arch = "wasm32")))]

use std::io::Read;

use zscape::checkpoint::Checkpoint;
use zscape::data::read_idx;
use zscape::lesson::Named;
use zscape::lesson::elbo::{Conjugate, Digit, Gaussian, Objective, Terms};
use zscape::rng::{Purpose, Stream};

fn unpacked(path: &str) -> Vec<u8> {
    let file = std::fs::File::open(format!("{}/www/data/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    bytes
}

fn line(mean: f64, variance: f64) -> Gaussian {
    Gaussian::new(vec![mean], vec![variance.ln()], 1).unwrap()
}

fn digit(label: usize) -> Digit {
    let file = unpacked("digits/ten.images.idx.gz");
    let images = read_idx(&file).unwrap();
    assert_eq!(images.shape, [10, 28, 28]);
    Digit::new(&parameters(), &images.values[784 * label..][..784]).unwrap()
}

/// Those of the shipped model.
fn parameters() -> Named {
    let checkpoint = Checkpoint::from_bytes(&unpacked("models/mnist.safetensors.gz")).unwrap();
    let values = |name: &str| checkpoint.floats(name, checkpoint.shape(name).unwrap()).unwrap();
    let layers = ["fc1", "fc21", "fc22", "fc3", "fc4"].into_iter();
    let names = layers.flat_map(|layer| ["weight", "bias"].map(|name| format!("{layer}.{name}")));
    names.map(|name| (name.clone(), values(&name))).collect()
}

fn parameters_of(values: &[(&str, Vec<f32>)]) -> Named {
    values.iter().map(|(name, values)| (name.to_string(), values.clone())).collect()
}

fn scanned(label: usize) -> Digit {
    let mut digit = digit(label);
    while !digit.advance(800).unwrap() {}
    digit
}

fn assert_adds_up(terms: &Terms, tolerance: f64, what: &str) {
    let (sum, other) = (terms.elbo() + terms.gap, terms.elbo_by_entropy());
    assert!((sum - terms.evidence).abs() < tolerance, "{what}: ELBO + KL is {sum}, {terms:?}");
    assert!((terms.elbo() - other).abs() < 1e-9, "{what}: the two forms are {} and {other}", terms.elbo());
    assert!(terms.gap > -tolerance, "{what}: {terms:?}");
}

#[test]
fn on_paper_bound_and_gap_add_up_to_the_evidence_for_any_q() {
    for (x, noise) in [(1.7, 0.5), (-3.0, 2.0), (0.2, 0.05)] {
        let model = Conjugate::new(x, noise).unwrap();
        for (mean, variance) in [(0.0, 1.0), (1.133, 0.333), (-2.5, 0.01), (3.0, 9.0)] {
            let terms = model.terms(&line(mean, variance)).unwrap();
            assert_adds_up(&terms, 1e-9 * terms.gap.max(1.0), &format!("x {x}, q N({mean}, {variance})"));
        }
    }
}

#[test]
fn the_evidence_of_the_conjugate_model_is_its_integral() {
    let (x, noise) = (1.7f64, 0.5f64);
    let density =
        |at: f64, variance: f64| (-0.5 * at * at / variance).exp() / (std::f64::consts::TAU * variance).sqrt();
    let integral: f64 =
        (-8000..=8000).map(|i| f64::from(i) * 1e-3).map(|z| density(z, 1.0) * density(x - z, noise) * 1e-3).sum();
    assert!((Conjugate::new(x, noise).unwrap().evidence() - integral.ln()).abs() < 1e-10);
}

fn climbed(model: &Conjugate, objective: Objective) -> Gaussian {
    let mut q = line(-1.0, 2.0);
    for _ in 0..300 {
        let (next, rise) = objective.step(model, &q, 0.15).unwrap();
        assert!(rise >= 0.0);
        q = next;
    }
    q
}

#[test]
fn the_elbo_climbs_to_the_posterior_and_the_slip_to_that_under_the_prior_squared() {
    let model = Conjugate::new(1.7, 0.5).unwrap();
    for (objective, (mean, variance), on_paper) in [
        (Objective::Elbo, (1.7 / 1.5, 1.0 / 3.0), model.posterior()),
        (Objective::Slip, (0.85, 0.25), model.posterior_of_slip()),
    ] {
        let q = climbed(&model, objective);
        assert!((q.mean[0] - mean).abs() < 1e-6, "{objective:?}: {q:?}");
        assert!((q.logvar[0].exp() - variance).abs() < 1e-6, "{objective:?}: {q:?}");
        assert!((on_paper.0 - mean).abs() < 1e-12 && (on_paper.1 - variance).abs() < 1e-12);
    }
    let terms = model.terms(&climbed(&model, Objective::Elbo)).unwrap();
    assert!(terms.gap.abs() < 1e-9, "no gap is left: {terms:?}");
    let terms = model.terms(&climbed(&model, Objective::Slip)).unwrap();
    assert!((terms.gap - 0.1393).abs() < 1e-3, "the slip leaves a gap: {terms:?}");
}

#[test]
fn a_real_digit_has_bound_and_gap_that_add_up_to_the_evidence_within_a_thousandth_of_a_nat() {
    for label in [1, 3, 9] {
        let digit = scanned(label);
        let encoded = digit.encoded().unwrap();
        let moved = |by: f64, wider: f64| {
            let mut q = encoded.clone();
            q.mean[0] += by;
            q.logvar.iter_mut().for_each(|logvar| *logvar += wider);
            q
        };
        for (what, q) in [("encoded", moved(0.0, 0.0)), ("wider", moved(0.0, 0.7)), ("moved", moved(0.1, -0.5))] {
            let terms = digit.terms(&q, true).unwrap();
            assert_adds_up(&terms, 1e-3, &format!("digit {label}, {what}"));
        }
    }
}

#[test]
fn the_evidence_of_a_digit_agrees_with_importance_sampling() {
    let digit = scanned(3);
    let (q, draws) = (digit.encoded().unwrap(), 4000);
    // Wider than the posterior, so that the weights stay bounded.
    let sigma = [0, 1].map(|i| 1.5 * (q.logvar[i] / 2.0).exp());
    let eps = Stream::new(1, Purpose::Lesson).normals(2 * draws);
    let points: Vec<[f64; 2]> = eps.chunks(2).map(|e| [0, 1].map(|i| q.mean[i] + sigma[i] * f64::from(e[i]))).collect();
    let joint = digit.log_joint(&points).unwrap();
    let log_weights = joint.iter().zip(eps.chunks(2)).map(|(joint, e)| {
        let squares: f64 = e.iter().map(|&e| f64::from(e).powi(2)).sum();
        joint + 0.5 * squares + std::f64::consts::TAU.ln() + (sigma[0] * sigma[1]).ln()
    });
    let evidence = digit.evidence();
    let weights: Vec<f64> = log_weights.map(|log| (log - evidence).exp()).collect();
    let mean = weights.iter().sum::<f64>() / draws as f64;
    let variance = weights.iter().map(|w| (w - mean).powi(2)).sum::<f64>() / (draws - 1) as f64;
    let error = (variance / draws as f64).sqrt();
    assert!(error < 0.05 && (mean - 1.0).abs() < 4.0 * error, "{mean} ± {error}, expected 1");
}

#[test]
fn climbing_closes_the_gap_of_a_digit_but_for_what_no_gaussian_can_close() {
    let digit = scanned(3);
    let mut q = digit.encoded().unwrap();
    q.mean[1] -= 0.1;
    let before = digit.terms(&q, true).unwrap();
    for _ in 0..60 {
        q = Objective::Elbo.step(&digit, &q, 0.15).unwrap().0;
    }
    let after = digit.terms(&q, true).unwrap();
    let encoded = digit.terms(&digit.encoded().unwrap(), true).unwrap();
    assert!(after.elbo() > before.elbo() && after.gap < encoded.gap, "{before:?} {encoded:?} {after:?}");
    assert!((after.elbo() + after.gap - after.evidence).abs() < 1e-3);
}

#[test]
fn what_does_not_fit_is_refused_with_a_sentence() {
    let sentence = |result: Result<Conjugate, zscape::Error>| result.unwrap_err().to_string();
    assert_eq!(sentence(Conjugate::new(1.0, 0.0)), "noise must be a number above 0 and at most 1000, got 0");
    let refusal = Gaussian::new(vec![0.0], vec![f64::NAN, 0.0], 2).unwrap_err().to_string();
    assert_eq!(refusal, "mean must be 2 finite numbers, got [0.0]");
    let refusal = |pixels: &[u8]| Digit::new(&parameters(), pixels).unwrap_err().to_string();
    assert_eq!(refusal(&[0; 8]), "pixels must be a square number of bytes, got 8");
    assert_eq!(refusal(&[0; 9]), "fc1.weight must be 3600 numbers, got 313600");
    let refusal = |bias: f32| {
        let parameters: Named = parameters_of(&[("fc3.bias", vec![0.0; 2]), ("fc1.weight", vec![bias; 2])]);
        Digit::new(&parameters, &[0; 1]).unwrap_err().to_string()
    };
    assert_eq!(refusal(f32::NAN), "fc1.weight[0] must be a finite number, got NaN");
    assert_eq!(refusal(1.0), "fc1.bias must be one of the parameters, got none");
}
