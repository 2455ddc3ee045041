//! Makes what the lesson's figure of diffusion opens with: posteriors of images by a model, and a trained denoiser of
//! them. `cargo run --release --bin diffuse -- --model model.safetensors --out plane.safetensors`
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(all(feature = "lesson", not(target_arch = "wasm32")))]

mod images;
mod output;

use std::path::PathBuf;

use candle_core::{Device, Tensor};
use clap::Parser;
use images::{Images, Result, about, read};
use output::Output;
use zscape::checkpoint::Checkpoint;
use zscape::lesson::diffusion::Diffusion;
use zscape::lesson::diffusion::latents::Posteriors;
use zscape::lesson::diffusion::measure::Measure;
use zscape::{Config, Split, Trainer};

/// Trains a denoiser of the points that a model makes of images, and writes both as safetensors.
#[derive(Parser)]
struct Arguments {
    /// The model, with a plane for z; gzipped or not.
    #[arg(long)]
    model: PathBuf,
    /// A folder with a manifest.json and its shards.
    #[arg(long, default_value = "www/data/mnist")]
    data: PathBuf,
    /// Training images whose posteriors are taken.
    #[arg(long, default_value_t = 5_000)]
    points: usize,
    /// Steps of the denoiser's training.
    #[arg(long, default_value_t = 30_000)]
    steps: usize,
    /// Seed of the denoiser's training.
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// Write the model's decoder too.
    #[arg(long)]
    decoder: bool,
    /// Where to write.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Steps between two lines of the report.
const STRETCH: usize = 5_000;
/// Draws behind a measure, and points behind the bound.
const DRAWS: usize = 1_000;

fn encoded(trainer: &Trainer, split: Split, count: usize) -> Result<[Vec<f32>; 2]> {
    let images = trainer.data().split(split);
    let x = images.range(0..count.min(images.len()))?.flatten_all()?.to_vec1()?;
    let posteriors = trainer.encode(&x)?;
    Ok([posteriors.mu, posteriors.logvar])
}

fn report(diffusion: &Diffusion, loss: f64) -> Result<()> {
    let bound = diffusion.bound(DRAWS)?;
    let measures = diffusion.measure(DRAWS)?;
    let line = |Measure { to_mean, to_sample, holes }: Measure| format!("{to_mean:.4} {to_sample:.4} {holes:.3}");
    println!(
        "step {:6}   loss {loss:.4}   bound {:.4} = L_T {:.4} + {:.4} + L_0 {:.4}   \
         q(z) {}   diffusion {}   N(0, I) {}",
        diffusion.steps(),
        bound.total(),
        bound.prior,
        bound.steps.iter().sum::<f64>(),
        bound.reconstruction,
        line(measures.posterior),
        line(measures.diffusion),
        line(measures.prior),
    );
    Ok(())
}

fn run(arguments: &Arguments) -> Result<()> {
    let out = arguments.out.as_deref().map(|path| Output::tried("--out", path)).transpose()?;
    let source = Images::of_folder(&arguments.data)?;
    let mut trainer = Trainer::new(Config { side: source.side, ..Config::default() })?;
    source.give(&mut trainer)?;
    let model = read("--model", &arguments.model)?;
    trainer.load(&model).map_err(|error| about("--model", &arguments.model, error))?;
    let training = encoded(&trainer, Split::Train, arguments.points)?;
    let held_out = encoded(&trainer, Split::HeldOut, usize::MAX)?;
    let posteriors = |[mu, logvar]: [Vec<f32>; 2]| Posteriors::new(["mu", "logvar"], mu, logvar);
    let (points, held_out_points) = (posteriors(training.clone())?, posteriors(held_out.clone())?);
    let mut diffusion = Diffusion::new(points, held_out_points, arguments.seed)?;
    println!("to the nearest held-out mean, from held-out means to the nearest draw, share in holes:");
    for _ in 0..arguments.steps.div_ceil(STRETCH) {
        let loss = diffusion.train(STRETCH.min(arguments.steps - diffusion.steps()))?;
        report(&diffusion, loss)?;
    }
    let Some(out) = out else { return Ok(()) };
    let model = Checkpoint::from_bytes(&model)?;
    let mut file = Checkpoint::new(model.settings.clone());
    let mut insert = |name: &str, values: Vec<f32>, shape: &[usize]| -> Result<()> {
        file.insert(name, Tensor::from_vec(values, shape, &Device::Cpu)?);
        Ok(())
    };
    for (names, posteriors) in [(["mu", "logvar"], training), (["held_out_mu", "held_out_logvar"], held_out)] {
        for (name, values) in names.into_iter().zip(posteriors) {
            let count = values.len() / 2;
            insert(name, values, &[count, 2])?;
        }
    }
    let weights = diffusion.weights()?;
    let count = weights.len();
    insert("denoiser", weights, &[count])?;
    if arguments.decoder {
        for name in ["fc3.weight", "fc3.bias", "fc4.weight", "fc4.bias"] {
            let shape = model.shape(name)?.to_vec();
            insert(name, model.floats(name, &shape)?, &shape)?;
        }
    }
    out.write(&file.to_bytes()?)?;
    println!("written to {}", out.path().display());
    Ok(())
}

fn main() -> std::process::ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("diffuse: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
