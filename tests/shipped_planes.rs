//! The planes that ship for the figure of diffusion: draws of their models lie where images do, and points decode to
//! digits.
#![cfg(all(feature = "lesson", not(target_arch = "wasm32")))]

use std::f64::consts::TAU;
use std::io::Read;

use zscape::checkpoint::Checkpoint;
use zscape::lesson::diffusion::latents::{Posteriors, Scale};
use zscape::lesson::diffusion::schedule::STEPS;
use zscape::lesson::diffusion::{Diffusion, Measures};
use zscape::lesson::pictures::Pictures;

fn checkpoint(file: &str) -> Checkpoint {
    let path = format!("{}/www/data/models/{file}.safetensors.gz", env!("CARGO_MANIFEST_DIR"));
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    Checkpoint::from_bytes(&bytes).unwrap()
}

fn values(checkpoint: &Checkpoint, name: &str) -> Vec<f32> {
    checkpoint.floats(name, checkpoint.shape(name).unwrap()).unwrap()
}

/// An untrained model of the images of a shipped file.
fn untrained(checkpoint: &Checkpoint, seed: u32) -> Diffusion {
    let of = |mu: &str, logvar: &str| {
        Posteriors::new([mu, logvar], values(checkpoint, mu), values(checkpoint, logvar)).unwrap()
    };
    Diffusion::new(of("mu", "logvar"), of("held_out_mu", "held_out_logvar"), seed).unwrap()
}

/// Of q(z) of a shipped file.
fn scale(checkpoint: &Checkpoint) -> Scale {
    let [mu, logvar] = ["mu", "logvar"].map(|name| values(checkpoint, name));
    Scale::of(&Posteriors::new(["mu", "logvar"], mu, logvar).unwrap())
}

fn shipped(beta: &str, seed: u32) -> Diffusion {
    let checkpoint = checkpoint(&format!("plane-{beta}"));
    let mut diffusion = untrained(&checkpoint, seed);
    diffusion.set_weights(&values(&checkpoint, "denoiser")).unwrap();
    diffusion
}

fn assert_near(measures: &Measures, most: f64, what: &str) {
    let Measures { posterior, diffusion, .. } = measures;
    let ratios = [diffusion.to_mean / posterior.to_mean, diffusion.to_sample / posterior.to_sample];
    assert!(ratios.iter().all(|&ratio| ratio <= most), "{what}: {ratios:?}");
}

#[test]
fn draws_of_the_shipped_model_lie_as_near_to_images_as_draws_of_their_posteriors_and_the_priors_do_not() {
    for seed in 1..=3 {
        let diffusion = shipped("0.3", seed);
        let measures = diffusion.measure(1_000).unwrap();
        assert_near(&measures, 1.2, &format!("seed {seed}"));
        let Measures { posterior, diffusion, prior, .. } = measures;
        assert!(prior.to_mean > 1.2 * posterior.to_mean, "N(0, I) to means: {prior:?} for {posterior:?}");
        assert!(prior.to_sample > 3.5 * posterior.to_sample, "means to N(0, I): {prior:?} for {posterior:?}");
        assert!(posterior.holes < 0.02 && diffusion.holes < 0.05, "{posterior:?}, {diffusion:?}");
        assert!(prior.holes > 0.1 && prior.holes > 3.0 * diffusion.holes, "{prior:?}, {diffusion:?}");
    }
}

#[test]
fn the_shipped_bound_is_lower_than_an_untrained_ones_and_than_what_one_gaussian_reaches() {
    for beta in ["0.3", "1"] {
        let file = checkpoint(&format!("plane-{beta}"));
        let trained = shipped(beta, 1).bound(1_000).unwrap().total();
        let fresh = untrained(&file, 1).bound(1_000).unwrap().total();
        let entropy = 1.0 + TAU.ln() + scale(&file).sd.iter().map(|sd| sd.ln()).sum::<f64>();
        assert!(trained < fresh - 0.2, "beta {beta}: {trained} nats, untrained {fresh}");
        assert!(trained < entropy - 0.15, "beta {beta}: {trained} nats, a Gaussian {entropy}");
    }
}

#[test]
fn more_training_of_the_shipped_model_does_not_spoil_it() {
    let mut diffusion = shipped("0.3", 1);
    let before = diffusion.bound(500).unwrap().total();
    for _ in 0..3 {
        diffusion.train(15).unwrap();
        let after = diffusion.bound(500).unwrap().total();
        assert!(after < before + 0.03, "{before} nats, then {after}");
    }
}

#[test]
fn a_thousand_steps_of_training_from_nothing_come_near_the_shipped_model() {
    for seed in 1..=3 {
        let mut diffusion = untrained(&checkpoint("plane-0.3"), seed);
        diffusion.train(1_000).unwrap();
        assert_near(&diffusion.measure(1_000).unwrap(), 1.35, &format!("seed {seed}"));
    }
}

#[test]
fn particles_start_at_noise_go_both_ways_and_a_step_on_is_not_the_step_back_undone() {
    let mut diffusion = shipped("1", 1);
    diffusion.start(2_000).unwrap();
    assert_eq!((diffusion.time(), diffusion.points().len()), (STEPS, 4_000));
    let start = diffusion.points();
    diffusion.backward().unwrap();
    diffusion.forward().unwrap();
    assert_eq!(diffusion.time(), STEPS);
    let moved = diffusion.points().iter().zip(&start).filter(|(now, then)| now != then).count();
    assert!(moved > 3_900, "{moved} of 4,000 coordinates moved");
    // Where all is noise the guess of x_0 is near the mean of q, not beyond the plane.
    let furthest = diffusion.denoised().unwrap().into_iter().fold(0.0, |far: f32, z| far.max(z.abs()));
    assert!(furthest < 2.5, "{furthest}");
    while diffusion.time() > 0 {
        diffusion.backward().unwrap();
    }
    assert_eq!(diffusion.denoised().unwrap(), diffusion.points());
}

#[test]
fn points_decode_to_digits_in_their_order() {
    let file = checkpoint("plane-0.3");
    let names = ["fc3.weight", "fc3.bias", "fc4.weight", "fc4.bias"];
    let parameters = names.map(|name| (name.to_string(), values(&file, name))).into_iter().collect();
    let pictures = Pictures::new(&parameters).unwrap();
    let mu = values(&file, "held_out_mu");
    let images = pictures.decode(&mu[..6]).unwrap();
    assert_eq!(images.len(), 3 * 784);
    assert!(images.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    let alone = pictures.decode(&mu[2..4]).unwrap();
    let furthest = images[784..2 * 784].iter().zip(&alone).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(furthest < 1e-5, "among others a point decodes as alone, but for {furthest}");
    let ink: f32 = images[..784].iter().sum();
    assert!((30.0..300.0).contains(&ink), "a digit of {ink} pixels of ink");
    assert!(pictures.decode(&[]).unwrap().is_empty());
}

#[test]
fn the_files_hold_the_posteriors_of_the_images_that_they_say() {
    for beta in ["0.3", "1"] {
        let file = checkpoint(&format!("plane-{beta}"));
        for (name, rows) in [("mu", 5_000), ("logvar", 5_000), ("held_out_mu", 1_000), ("held_out_logvar", 1_000)] {
            assert_eq!(file.shape(name).unwrap(), [rows, 2], "{beta}: {name}");
        }
        let scale = scale(&file);
        assert!(scale.sd.iter().all(|sd| (1.0..2.5).contains(sd)), "{scale:?}");
    }
}
