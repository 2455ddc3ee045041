//! The model that ships with the page: a file of ours as any other, and as good as www/data/README.md says.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Read;

use zscape::checkpoint::Checkpoint;
use zscape::data::read_idx;
use zscape::{Config, Split, Trainer};

/// Held-out -ELBO in nats an image, from www/data/README.md.
const LOSS: f64 = 159.63;

fn unpacked(path: &str) -> Vec<u8> {
    let file = std::fs::File::open(format!("{}/www/data/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_shipped_model_has_the_loss_on_held_out_digits_that_its_readme_says() {
    // Other sizes than the file's: they must come from the file.
    let mut trainer = Trainer::new(Config { hidden: 16, latent: 3, ..Config::default() }).unwrap();
    let held_out = unpacked("mnist/held-out.images.idx.gz");
    trainer.add_images(read_idx(&held_out).unwrap().values, None, Split::HeldOut).unwrap();
    trainer.load(&unpacked("models/mnist.safetensors.gz")).unwrap();
    assert_eq!((trainer.config().latent, trainer.config().hidden), (2, 400));
    let evaluation = trainer.evaluate().unwrap();
    assert_eq!(evaluation.images, 1000);
    assert!((evaluation.loss - LOSS).abs() < 0.1, "-ELBO {:.3}, expected {LOSS}", evaluation.loss);
}

#[test]
fn the_shipped_model_says_how_it_was_trained_and_holds_the_ten_tensors_alone() {
    let checkpoint = Checkpoint::from_bytes(&unpacked("models/mnist.safetensors.gz")).unwrap();
    let settings = Config::from_values(&checkpoint.settings).unwrap();
    assert_eq!((settings.latent, settings.beta, settings.seed), (2, 1.0, 4));
    assert_eq!(checkpoint.progress, None);
    for (layer, outputs, inputs) in
        [("fc1", 400, 784), ("fc21", 2, 400), ("fc22", 2, 400), ("fc3", 400, 2), ("fc4", 784, 400)]
    {
        assert_eq!(checkpoint.shape(&format!("{layer}.weight")).unwrap(), [outputs, inputs]);
        assert_eq!(checkpoint.shape(&format!("{layer}.bias")).unwrap(), [outputs]);
    }
}
