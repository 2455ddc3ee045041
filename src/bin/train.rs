//! Trains the same model on a desktop: `cargo run --release --bin train -- --epochs 10 --out model.safetensors`.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod images;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Parser;
use images::{Images, Result};
use indicatif::{ProgressBar, ProgressStyle};
use zscape::config::Value;
use zscape::data::{SHAPES_SIDE, shapes};
use zscape::{Config, Split, Trainer};

/// Trains a variational autoencoder and writes it as safetensors, with a line an epoch.
#[derive(Parser)]
struct Arguments {
    /// Passes over the training images.
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    /// Dimensions of z.
    #[arg(long, default_value_t = 2.0)]
    latent: f64,
    /// Units of the hidden layers.
    #[arg(long, default_value_t = 400.0)]
    hidden: f64,
    /// Images a step.
    #[arg(long, default_value_t = 128.0)]
    batch: f64,
    /// Adam's step size.
    #[arg(long, default_value_t = 1e-3)]
    learning_rate: f64,
    /// Weight of the KL term.
    #[arg(long, default_value_t = 1.0)]
    beta: f64,
    /// Train z = mu instead of sampling z.
    #[arg(long)]
    no_noise: bool,
    /// Seed of every random stream.
    #[arg(long, default_value_t = 1.0)]
    seed: f64,
    /// Where to write the model; a PyTorch state dict of ten tensors.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Where to write the session: the model, Adam's moments and the random streams.
    #[arg(long)]
    session_out: Option<PathBuf>,
    /// A folder with a manifest.json and its shards, or `shapes` for drawn discs.
    #[arg(long, default_value = "www/data/mnist")]
    data: PathBuf,
    /// Train on this IDX file of images instead (gzipped or not).
    #[arg(long)]
    images: Option<PathBuf>,
    /// The held-out images that go with --images.
    #[arg(long, requires = "images")]
    held_out_images: Option<PathBuf>,
}

impl Arguments {
    fn source(&self) -> Result<Images> {
        let mut source = Images::default();
        if let Some(images) = &self.images {
            source.add_idx(images, Split::Train)?;
            if let Some(held_out) = &self.held_out_images {
                source.add_idx(held_out, Split::HeldOut)?;
            }
        } else if self.data == Path::new("shapes") {
            source.add(SHAPES_SIDE, shapes(9_000, 1).pixels, Split::Train);
            source.add(SHAPES_SIDE, shapes(1_000, 2).pixels, Split::HeldOut);
        } else {
            source = Images::of_folder(&self.data)?;
        }
        Ok(source)
    }

    fn config(&self, side: usize) -> Result<Config> {
        let values = BTreeMap::from([
            ("side".into(), Value::Number(side as f64)),
            ("hidden".into(), Value::Number(self.hidden)),
            ("latent".into(), Value::Number(self.latent)),
            ("batch".into(), Value::Number(self.batch)),
            ("learningRate".into(), Value::Number(self.learning_rate)),
            ("beta".into(), Value::Number(self.beta)),
            ("noise".into(), Value::Flag(!self.no_noise)),
            ("seed".into(), Value::Number(self.seed)),
        ]);
        Ok(Config::from_values(&values)?)
    }
}

fn train(arguments: &Arguments) -> Result<()> {
    let source = arguments.source()?;
    let mut trainer = Trainer::new(arguments.config(source.side)?)?;
    source.give(&mut trainer)?;
    let images = trainer.data().train.len();
    let steps = images.div_ceil(trainer.config().batch);
    println!(
        "{images} training and {} held-out images; losses in nats an image",
        trainer.data().held_out.len()
    );
    let style = ProgressStyle::with_template("epoch {msg} {wide_bar} step {pos}/{len}, {per_sec}")?;
    for epoch in 1..=arguments.epochs {
        let bar = ProgressBar::new(steps as u64).with_style(style.clone()).with_message(epoch.to_string());
        let mut mean = 0.0;
        for _ in 0..steps {
            mean += trainer.train_step()?.loss / steps as f64;
            bar.inc(1);
        }
        bar.finish_and_clear();
        print!("epoch {epoch:3}   train {mean:7.2}");
        if !trainer.data().held_out.is_empty() {
            let held_out = trainer.evaluate()?;
            print!("   held-out {:7.2}", held_out.loss);
            print!(
                " = reconstruction {:6.2} + {} · KL {:5.2}",
                held_out.reconstruction,
                trainer.config().beta,
                held_out.kl
            );
        }
        println!();
    }
    if let Some(path) = &arguments.out {
        std::fs::write(path, trainer.save()?)?;
    }
    if let Some(path) = &arguments.session_out {
        std::fs::write(path, trainer.save_session()?)?;
    }
    Ok(())
}

fn main() -> std::process::ExitCode {
    match train(&Arguments::parse()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
