//! Trains the same model on a desktop: `cargo run --release --bin train -- --epochs 10 --out model.safetensors`.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod images;
mod output;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, exit};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser;
use images::{Images, Result};
use indicatif::{ProgressBar, ProgressStyle};
use output::Output;
use zscape::config::Value;
use zscape::data::{SHAPES_SIDE, shapes};
use zscape::trainer::Evaluation;
use zscape::{Config, Error, Split, Trainer};

type Save = fn(&Trainer) -> zscape::Result<Vec<u8>>;

const FAILED: u8 = 1;
/// What shells give for a program that Ctrl-C has ended.
const INTERRUPTED: u8 = 130;
/// Whether the run is to end before its time.
static STOP: AtomicBool = AtomicBool::new(false);

/// Trains a variational autoencoder and writes it as safetensors, with a line an epoch. Where training fails or is
/// interrupted, the model of the last good step is written.
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
    #[arg(long, conflicts_with = "data")]
    images: Option<PathBuf>,
    /// The held-out images that go with --images.
    #[arg(long, requires = "images")]
    held_out_images: Option<PathBuf>,
}

impl Arguments {
    fn source(&self) -> Result<Images> {
        let mut source = Images::default();
        if let Some(images) = &self.images {
            source.add_idx("--images", images, Split::Train)?;
            if let Some(held_out) = &self.held_out_images {
                source.add_idx("--held-out-images", held_out, Split::HeldOut)?;
            }
        } else if self.data == Path::new("shapes") {
            source.add(SHAPES_SIDE, shapes(9_000, 1).pixels, Split::Train);
            source.add(SHAPES_SIDE, shapes(1_000, 2).pixels, Split::HeldOut);
        } else {
            source = Images::of_folder(&self.data)?;
        }
        Ok(source)
    }

    fn config(&self, images: &Images) -> Result<Config> {
        let values = BTreeMap::from([
            ("side".into(), Value::Number(images.side as f64)),
            ("hidden".into(), Value::Number(self.hidden)),
            ("latent".into(), Value::Number(self.latent)),
            ("batch".into(), Value::Number(self.batch)),
            ("learningRate".into(), Value::Number(self.learning_rate)),
            ("beta".into(), Value::Number(self.beta)),
            ("noise".into(), Value::Flag(!self.no_noise)),
            ("seed".into(), Value::Number(self.seed)),
        ]);
        Config::from_values(&values).map_err(|error| match error {
            Error::Invalid { field, expected, got } => {
                format!("{} must be {expected}, got {got}", options(&field, &images.source)).into()
            }
            other => other.into(),
        })
    }

    /// All that is to be written, tried.
    fn outputs(&self) -> Result<Vec<(Output, &'static str, Save)>> {
        if self.out.is_some() && self.out == self.session_out {
            return Err("--session-out must be another file than that of --out, got the same".into());
        }
        let all: [(_, _, _, Save); 2] = [
            ("--out", &self.out, "model", Trainer::save),
            ("--session-out", &self.session_out, "session", Trainer::save_session),
        ];
        let tried = |(option, path, what, save): (_, &Option<PathBuf>, _, _)| {
            path.as_ref().map(|path| Ok((Output::tried(option, path)?, what, save)))
        };
        all.into_iter().filter_map(tried).collect()
    }
}

/// The options that give a setting, or two: "learningRate" is --learning-rate. The side is that of the images.
fn options(settings: &str, images: &str) -> String {
    let option = |name: &str| match name {
        "side" => format!("the side of {images}"),
        _ => name.chars().fold("--".to_owned(), |option, letter| match letter {
            'A'..='Z' => option + "-" + &letter.to_lowercase().to_string(),
            _ => option + &letter.to_string(),
        }),
    };
    settings.split(" and ").map(option).collect::<Vec<_>>().join(" and ")
}

/// Trains to the end, or until it is to stop; whether it came to its end.
fn train(trainer: &mut Trainer, epochs: usize) -> Result<bool> {
    let images = trainer.data().train.len();
    let steps = images.div_ceil(trainer.config().batch);
    let held_out = trainer.data().held_out.len();
    print(&format!("{images} training and {held_out} held-out images; losses in nats an image"))?;
    let style = ProgressStyle::with_template("epoch {msg} {wide_bar} step {pos}/{len}, {per_sec}")?;
    for epoch in 1..=epochs {
        let bar = ProgressBar::new(steps as u64).with_style(style.clone()).with_message(epoch.to_string());
        let mean = mean_loss(trainer, steps, &bar);
        bar.finish_and_clear();
        let Some(mean) = mean? else { return Ok(false) };
        let mut line = format!("epoch {epoch:3}   train {mean:7.2}");
        if held_out > 0 {
            let Evaluation { loss, reconstruction, kl, .. } = trainer.evaluate()?;
            let beta = trainer.config().beta;
            line += &format!("   held-out {loss:7.2} = reconstruction {reconstruction:6.2} + {beta} · KL {kl:5.2}");
        }
        print(&line)?;
    }
    Ok(true)
}

/// The mean loss over an epoch's steps; none where the run is to stop before their end.
fn mean_loss(trainer: &mut Trainer, steps: usize, bar: &ProgressBar) -> Result<Option<f64>> {
    let mut mean = 0.0;
    for _ in 0..steps {
        if STOP.load(Ordering::Relaxed) {
            return Ok(None);
        }
        mean += trainer.train_step()?.loss / steps as f64;
        bar.inc(1);
    }
    Ok(Some(mean))
}

/// A line of the report. `println!` would panic where nobody reads on, and the model would be lost.
fn print(line: &str) -> Result<()> {
    let printed = writeln!(std::io::stdout(), "{line}");
    Ok(printed.map_err(|error| format!("the losses cannot be printed: {error}"))?)
}

/// A sentence beside the report; where nobody reads those either, what is to be done is done without.
fn say(sentence: &str) {
    writeln!(std::io::stderr(), "train: {sentence}").ok();
}

/// Writes each output, though another fails, and says so; whether all are written.
fn keep(trainer: &Trainer, outputs: &[(Output, &str, Save)]) -> bool {
    let mut all = true;
    for (output, what, save) in outputs {
        match save(trainer).map_err(Into::into).and_then(|bytes| output.write(&bytes)) {
            Ok(()) => say(&format!("the {what} of step {} is in {}", trainer.step(), output.path().display())),
            Err(error) => {
                say(&error.to_string());
                all = false;
            }
        }
    }
    all
}

/// The status to exit with.
fn run(arguments: &Arguments) -> Result<u8> {
    let outputs = arguments.outputs()?;
    let images = arguments.source()?;
    let mut trainer = Trainer::new(arguments.config(&images)?)?;
    images.give(&mut trainer)?;
    // From here on Ctrl-C, or a closed terminal, ends the run after the step that it is at; a second one ends it at
    // once.
    ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            exit(INTERRUPTED.into());
        }
    })?;
    let status = match train(&mut trainer, arguments.epochs) {
        Ok(true) => 0,
        Ok(false) => {
            say(&format!("interrupted after step {}", trainer.step()));
            INTERRUPTED
        }
        Err(error) => {
            say(&error.to_string());
            FAILED
        }
    };
    if status != 0 && (trainer.step() == 0 || outputs.is_empty()) {
        say("nothing is written");
        return Ok(status);
    }
    Ok(if keep(&trainer, &outputs) { status } else { FAILED })
}

fn main() -> ExitCode {
    let status = run(&Arguments::parse()).unwrap_or_else(|error| {
        say(&error.to_string());
        FAILED
    });
    status.into()
}
