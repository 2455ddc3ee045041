//! Trains the same model on a desktop: `cargo run --release --bin train -- --epochs 10 --out model.safetensors`.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;
use zscape::config::Value;
use zscape::data::{read_idx, shapes};
use zscape::{Config, Split, Trainer};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

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

/// Images of one size in shards.
#[derive(Default)]
struct Source {
    side: usize,
    shards: Vec<(Vec<u8>, Split)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    train: Part,
    held_out: Part,
}

#[derive(Deserialize)]
struct Part {
    shards: Vec<Shard>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shard {
    images_file: String,
}

impl Source {
    fn open(arguments: &Arguments) -> Result<Self> {
        let mut source = Source::default();
        if let Some(images) = &arguments.images {
            source.add_idx(images, Split::Train)?;
            if let Some(held_out) = &arguments.held_out_images {
                source.add_idx(held_out, Split::HeldOut)?;
            }
        } else if arguments.data == Path::new("shapes") {
            source.side = zscape::data::SHAPES_SIDE;
            source.shards.push((shapes(9_000, 1).pixels, Split::Train));
            source.shards.push((shapes(1_000, 2).pixels, Split::HeldOut));
        } else {
            let manifest: Manifest = serde_json::from_slice(&read(&arguments.data.join("manifest.json"))?)?;
            for (part, split) in [(manifest.train, Split::Train), (manifest.held_out, Split::HeldOut)] {
                for shard in part.shards {
                    source.add_idx(&arguments.data.join(shard.images_file), split)?;
                }
            }
        }
        Ok(source)
    }

    fn add_idx(&mut self, path: &Path, split: Split) -> Result<()> {
        let bytes = read(path)?;
        let idx = read_idx(&bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        match idx.shape[..] {
            [_, rows, columns] if rows == columns && (self.side == 0 || self.side == rows) => {
                self.side = rows
            }
            _ => {
                return Err(format!("{}: expected square images, got {:?}", path.display(), idx.shape).into());
            }
        }
        self.shards.push((idx.values.to_vec(), split));
        Ok(())
    }
}

/// A file's bytes, unpacked where it is gzipped.
fn read(path: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

fn train(arguments: &Arguments) -> Result<()> {
    let source = Source::open(arguments)?;
    let mut trainer = Trainer::new(arguments.config(source.side)?)?;
    for (pixels, split) in &source.shards {
        trainer.add_images(pixels, None, *split)?;
    }
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
