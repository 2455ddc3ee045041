//! A traced step: it is the step that training would have made, and what it tells is true.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::HashMap;

use candle_core::{Device, Tensor};
use zscape::data::shapes;
use zscape::trainer::{Trace, TracedImage, TracedWeight};
use zscape::{Config, Error, Split, Trainer};

/// A run on 70 drawn discs in batches of 20, of which the fourth is of 10; odd in its sizes, so that no axes are mixed
/// up.
fn discs(config: Config) -> Trainer {
    let mut trainer = Trainer::new(Config { hidden: 17, latent: 3, batch: 20, ..config }).unwrap();
    trainer.add_images(&shapes(70, 1).pixels, None, Split::Train).unwrap();
    trainer
}

/// The tensors of a session file, as rows of numbers.
fn tensors(trainer: &Trainer) -> HashMap<String, Vec<f32>> {
    let file = trainer.save_session().unwrap();
    let tensors = candle_core::safetensors::load_buffer(&file, &Device::Cpu).unwrap();
    let floats = |tensor: Tensor| tensor.flatten_all().unwrap().to_vec1().ok();
    tensors.into_iter().filter_map(|(name, tensor)| Some((name, floats(tensor)?))).collect()
}

/// Within a share of the expected number, or of `least` where that is smaller.
#[track_caller]
fn assert_near(name: &str, got: f64, expected: f64, share: f64, least: f64) {
    assert!((got - expected).abs() <= share * expected.abs().max(least), "{name}: {got} for {expected}");
}

/// W x + b, the weight (outputs, inputs).
fn layer(tensors: &HashMap<String, Vec<f32>>, name: &str, x: &[f32]) -> Vec<f64> {
    let rows = tensors[&format!("{name}.weight")].chunks_exact(x.len());
    let product = |row: &[f32]| row.iter().zip(x).map(|(&w, &x)| f64::from(w) * f64::from(x)).sum::<f64>();
    rows.zip(&tensors[&format!("{name}.bias")]).map(|(row, &bias)| product(row) + f64::from(bias)).collect()
}

#[track_caller]
fn assert_all_near(name: &str, got: &[f32], expected: &[f64]) {
    assert_eq!(got.len(), expected.len(), "{name} has another size");
    for (i, (&got, &expected)) in got.iter().zip(expected).enumerate() {
        assert_near(&format!("{name}[{i}]"), got.into(), expected, 1e-5, 1.0);
    }
}

#[test]
fn a_traced_step_is_the_step_that_training_would_have_made() {
    for noise in [true, false] {
        let config = Config { noise, ..Config::default() };
        let (mut plain, mut traced) = (discs(config.clone()), discs(config));
        let mut batches = Vec::new();
        for step in 0..60 {
            // Every third step is a plain one on both sides, so that each kind follows the other.
            let expected = plain.train_step().unwrap();
            if step % 3 == 2 {
                assert_eq!(traced.train_step().unwrap(), expected);
            } else {
                let Trace { losses, batch, .. } = traced.trace_step().unwrap();
                assert_eq!(losses, expected);
                batches.push(batch);
            }
            assert_eq!(traced.save_session().unwrap(), plain.save_session().unwrap(), "step {step}");
        }
        assert_eq!(batches[..6], [20, 20, 10, 20, 20, 10], "of steps 1, 2, 4, 5, 7, 8");
    }
}

#[test]
fn the_image_went_through_the_model_as_it_was_before_the_step() {
    let mut trainer = discs(Config::default());
    for _ in 0..30 {
        let before = tensors(&trainer);
        let TracedImage { index, x, h, mu, logvar, eps, z, decoder_h, decoded, reconstruction, kl } =
            trainer.trace_step().unwrap().image;
        let relu = |values: Vec<f64>| values.into_iter().map(|value| value.max(0.0)).collect::<Vec<_>>();
        assert_eq!(x, trainer.image(index).unwrap());
        assert_all_near("h", &h, &relu(layer(&before, "fc1", &x)));
        assert_all_near("mu", &mu, &layer(&before, "fc21", &h));
        assert_all_near("logvar", &logvar, &layer(&before, "fc22", &h));
        let wide: Vec<_> = (0..3).map(|k| f64::from(mu[k] + (logvar[k] / 2.0).exp() * eps[k])).collect();
        assert_all_near("z", &z, &wide);
        assert_all_near("decoder_h", &decoder_h, &relu(layer(&before, "fc3", &z)));
        let logits = layer(&before, "fc4", &decoder_h);
        let sigmoid: Vec<_> = logits.iter().map(|logit| 1.0 / (1.0 + (-logit).exp())).collect();
        assert_all_near("decoded", &decoded, &sigmoid);
        let nats = logits.iter().zip(&x).map(|(l, &x)| l.max(0.0) - l * f64::from(x) + (-l.abs()).exp().ln_1p());
        assert_near("reconstruction", reconstruction, nats.sum(), 1e-5, 1.0);
        let nats = mu.iter().zip(&logvar).map(|(mu, logvar)| mu * mu + logvar.exp() - logvar - 1.0);
        assert_near("kl", kl, f64::from(nats.sum::<f32>()) / 2.0, 1e-5, 1.0);
    }
}

#[test]
fn eps_is_a_draw_of_the_runs_noise_and_zeros_without() {
    let eps = |noise| {
        let mut trainer = discs(Config { noise, ..Config::default() });
        [0; 40].map(|_| trainer.trace_step().unwrap().image.eps).concat()
    };
    let draws = eps(true);
    let square = draws.iter().map(|eps| eps * eps).sum::<f32>() / draws.len() as f32;
    assert!((0.6..1.4).contains(&square), "the mean square of 120 draws: {square}");
    assert!(eps(false).iter().all(|&eps| eps == 0.0));
}

#[test]
fn the_gradients_of_the_image_are_those_of_the_closed_forms() {
    for (beta, noise) in [(0.5, true), (0.0, true), (4.0, false)] {
        let mut trainer = discs(Config { beta, noise, ..Config::default() });
        for _ in 0..30 {
            let Trace { image: TracedImage { mu, logvar, eps, .. }, gradients, .. } = trainer.trace_step().unwrap();
            let wide = |values: &[f32]| values.iter().map(|&value| f64::from(value)).collect::<Vec<_>>();
            let [z, mu, logvar, eps] = [&gradients.z, &mu, &logvar, &eps].map(|values| wide(values));
            let of_mu: Vec<_> = (0..3).map(|k| z[k] + beta * mu[k]).collect();
            let of_logvar =
                |k: usize| z[k] * eps[k] * (logvar[k] / 2.0).exp() / 2.0 + beta * (logvar[k].exp() - 1.0) / 2.0;
            assert_all_near("mu", &gradients.mu, &of_mu);
            assert_all_near("logvar", &gradients.logvar, &(0..3).map(of_logvar).collect::<Vec<_>>());
        }
    }
}

#[test]
fn gradients_and_moves_of_the_parameters_are_those_of_the_session_files_around_the_step() {
    let mut trainer = discs(Config::default());
    for _ in 0..6 {
        let before = tensors(&trainer);
        let parameters = trainer.trace_step().unwrap().parameters;
        let after = tensors(&trainer);
        assert_eq!(parameters.len(), 10);
        for parameter in parameters {
            let change = |name: &str, kept: f64| -> f64 {
                let pairs = after[name].iter().zip(&before[name]);
                pairs.map(|(&after, &before)| (f64::from(after) - kept * f64::from(before)).powi(2)).sum()
            };
            let name = parameter.name.as_str();
            assert_eq!(parameter.size, after[name].len());
            assert_near(name, parameter.moved, change(name, 1.0).sqrt(), 1e-9, 0.0);
            // m = 0.9 m + 0.1 g
            let gradient = change(&format!("adam.m.{name}"), 0.9).sqrt() / 0.1;
            assert_near(name, parameter.gradient, gradient, 1e-4, 0.0);
            assert!(parameter.moved > 0.0 && gradient > 0.0, "{name}");
        }
    }
}

#[test]
fn the_weight_moved_by_the_formula_of_adam() {
    let mut trainer = discs(Config { learning_rate: 2e-3, ..Config::default() });
    for step in 1..=60 {
        let tensors_before = tensors(&trainer);
        let weight = trainer.trace_step().unwrap().weight;
        let tensors_after = tensors(&trainer);
        let TracedWeight { ref name, row, column, .. } = weight;
        let at = row * 17 + column;
        assert!(name == "fc21.weight" && row < 3 && column < 17, "{weight:?}");
        assert_eq!([weight.before, weight.after], [tensors_before[name][at], tensors_after[name][at]]);
        let (m, v) = ("adam.m.fc21.weight", "adam.v.fc21.weight");
        assert_eq!([weight.m_before, weight.v_before], [tensors_before[m][at], tensors_before[v][at]]);
        assert_eq!([weight.m, weight.v], [tensors_after[m][at], tensors_after[v][at]]);

        let gradient = |i: usize| f64::from(tensors_after[m][i]) - 0.9 * f64::from(tensors_before[m][i]);
        let largest = (0..51).map(|i| gradient(i).abs()).fold(0.0, f64::max);
        assert!(gradient(at).abs() >= 0.9999 * largest, "no other gradient is larger");

        let [before, g, m_before, v_before, m, v, after] =
            [weight.before, weight.gradient, weight.m_before, weight.v_before, weight.m, weight.v, weight.after]
                .map(f64::from);
        assert_near("m", m, 0.9 * m_before + 0.1 * g, 1e-6, (0.1 * g).abs());
        assert_near("v", v, 0.999 * v_before + 0.001 * g * g, 1e-6, 0.0);
        let rate = weight.rate / (1.0 - 0.9f64.powi(step));
        let corrected = v.sqrt() / (1.0 - 0.999f64.powi(step)).sqrt();
        let moved = -rate * m / (corrected + 1e-8);
        let rounding = f64::from(f32::EPSILON) / 2.0 * after.abs();
        let error = (after - before - moved).abs();
        assert!(error <= 1e-6 * moved.abs() + rounding, "step {step}: off by {error} of {moved}");
        assert_eq!(weight.rate, 2e-3);
    }
}

#[test]
fn a_step_that_cannot_be_made_has_no_trace_and_the_same_error() {
    let mut empty = Trainer::new(Config::default()).unwrap();
    assert_eq!(empty.trace_step().unwrap_err().to_string(), "there are no training images: add some first");

    let mut trainer = discs(Config::default());
    trainer.expect_images(90);
    (0..3).for_each(|_| assert!(trainer.trace_step().is_ok()));
    let waiting = trainer.save_session().unwrap();
    let refusal = trainer.trace_step().unwrap_err().to_string();
    assert_eq!(refusal, "the next training images were announced but have not come: add them first");
    assert_eq!(trainer.save_session().unwrap(), waiting);
}

#[test]
fn a_run_that_leaves_the_numbers_falls_back_the_same_way() {
    let (mut plain, mut traced) = (discs(Config::default()), discs(Config::default()));
    for trainer in [&mut plain, &mut traced] {
        (0..60).for_each(|_| assert!(trainer.train_step().is_ok()));
        trainer.set_learning_rate(10.0).unwrap();
    }
    let (expected, got) = (0..200)
        .find_map(|_| {
            let (expected, got) = (plain.train_step(), traced.trace_step());
            assert_eq!(expected.as_ref().ok(), got.as_ref().ok().map(|trace| &trace.losses));
            Some((expected.err()?, got.err()?))
        })
        .expect("a rate of 10 must break the run");
    assert!(matches!(got, Error::NonFinite { .. }));
    assert_eq!(got.to_string(), expected.to_string());
    assert_eq!(traced.save_session().unwrap(), plain.save_session().unwrap());
}
