//! The code that the tool "Code" shows (tests/unit/code.test.js compares the texts): it trains the very model that the
//! page trains, to the last bit.
#![cfg(not(target_arch = "wasm32"))]

use zscape::data::shapes;
use zscape::{Config, Split, Trainer, Vae};

#[path = "fixtures/running.rs"]
#[allow(dead_code)] // main
mod defaults;

#[path = "fixtures/running_discs.rs"]
#[allow(dead_code)]
mod discs;

/// Two shards of discs: 3 steps of 128 an epoch, the last of them shorter.
fn small() -> Vec<Vec<u8>> {
    [200, 100].map(|n| shapes(n, 1).pixels).into()
}

fn trained(config: Config, images: &[Vec<u8>], epochs: usize) -> Trainer {
    let mut trainer = Trainer::new(config).unwrap();
    images.iter().for_each(|part| trainer.add_images(part, None, Split::Train).unwrap());
    while trainer.step() < epochs * trainer.data().train.len().div_ceil(trainer.config().batch) {
        trainer.train_step().unwrap();
    }
    trainer
}

fn bits(vae: &Vae) -> Vec<Vec<u32>> {
    let bits = |values: Vec<f32>| values.into_iter().map(f32::to_bits).collect();
    vae.parameters().iter().map(|(_, var)| bits(zscape::model::values(var).unwrap())).collect()
}

/// The bits of all parameters, by way of a model file.
fn saved(trainer: &Trainer) -> Vec<Vec<u32>> {
    let file = trainer.save().unwrap();
    let tensors = candle_core::safetensors::load_buffer(&file, &candle_core::Device::Cpu).unwrap();
    let vae = Vae::new(trainer.config(), zscape::init::zeros()).unwrap();
    for (name, var) in vae.parameters() {
        var.set(&tensors[&name]).unwrap();
    }
    bits(&vae)
}

#[test]
fn the_code_of_the_defaults_trains_as_the_page_does_to_the_last_bit() {
    let vae = defaults::train(&small(), 3).unwrap();
    assert_eq!(bits(&vae), saved(&trained(Config::default(), &small(), 3)));
    assert_ne!(bits(&vae), saved(&trained(Config { seed: 2, ..Config::default() }, &small(), 3)));
}

#[test]
fn the_code_without_noise_trains_as_the_page_does_to_the_last_bit() {
    let config = Config {
        hidden: 64,
        latent: 3,
        batch: 100,
        learning_rate: 5e-3,
        beta: 0.0,
        noise: false,
        seed: 7,
        ..Config::default()
    };
    assert_eq!(bits(&discs::train(&small(), 3).unwrap()), saved(&trained(config, &small(), 3)));
}

#[test]
fn the_code_reads_the_images_that_the_page_trains_on() {
    let parts: Vec<_> = defaults::images().unwrap().iter().map(|part| part.len() / 784).collect();
    assert_eq!(parts, [2000, 2000, 2000, 2000, 1000]);
    assert_eq!(discs::images().unwrap(), [shapes(9_000, 1).pixels]);
}
