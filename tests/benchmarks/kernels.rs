//! What the kernels cost on a desktop, at the sizes of the default model: `cargo bench`.
//!
//! The products are the `gemm` crate's here, and loops go by four lanes of an array; `npm run bench` times the same
//! kernels in WebAssembly, inside whole steps.

use candle_core::{Device, Tensor, Var};
use divan::{Bencher, black_box, counter::ItemsCount};
use zscape::kernels::{Activation, AdamStep, adam, bce_with_logits, kl, linear, reparameterise, sigmoid};
use zscape::rng::{Purpose, Stream};
use zscape::{Config, Split, Trainer};

const BATCH: usize = 128;
const HIDDEN: usize = 400;
const LATENT: usize = 2;
const PIXELS: usize = 784;

fn main() {
    divan::main();
}

fn draws(shape: impl Into<candle_core::Shape>) -> Tensor {
    let shape = shape.into();
    let values = Stream::new(1, Purpose::Sample).normals(shape.elem_count());
    Tensor::from_vec(values, shape, &Device::Cpu).unwrap()
}

/// fc4, there and back: three products of 80 million multiply-adds a batch.
#[divan::bench]
fn linear_forward_and_backward(bencher: Bencher) {
    let [h, weight, bias] = [draws((BATCH, HIDDEN)), draws((PIXELS, HIDDEN)), draws(PIXELS)]
        .map(|tensor| Var::from_tensor(&tensor).unwrap());
    bencher.counter(ItemsCount::new(BATCH)).bench(|| {
        let y = linear(black_box(&h), &weight, &bias, Activation::None).unwrap();
        y.sum_all().unwrap().backward().unwrap()
    });
}

#[divan::bench]
fn bce_forward_and_backward(bencher: Bencher) {
    let logits = Var::from_tensor(&draws((BATCH, PIXELS))).unwrap();
    let x = sigmoid(&draws((BATCH, PIXELS))).unwrap();
    bencher
        .counter(ItemsCount::new(BATCH * PIXELS))
        .bench(|| bce_with_logits(black_box(&logits), &x).unwrap().sum_all().unwrap().backward().unwrap());
}

#[divan::bench]
fn posterior_forward_and_backward(bencher: Bencher) {
    let [mu, logvar] = [(); 2].map(|()| Var::from_tensor(&draws((BATCH, LATENT))).unwrap());
    let eps = draws((BATCH, LATENT));
    bencher.counter(ItemsCount::new(BATCH)).bench(|| {
        let z = reparameterise(black_box(&mu), &logvar, &eps).unwrap();
        (z.sum_all().unwrap() + kl(&mu, &logvar).unwrap().sum_all().unwrap()).unwrap().backward().unwrap()
    });
}

#[divan::bench]
fn sigmoid_of_400_images(bencher: Bencher) {
    let logits = draws((400, PIXELS));
    bencher.counter(ItemsCount::new(400 * PIXELS)).bench(|| sigmoid(black_box(&logits)).unwrap());
}

#[divan::bench]
fn adam_of_one_layer(bencher: Bencher) {
    let mut stream = Stream::new(1, Purpose::Sample);
    let [mut p, g, mut m] = [(); 3].map(|()| stream.normals(HIDDEN * PIXELS));
    let mut v: Vec<f32> = g.iter().map(|g| g * g).collect();
    let step = AdamStep { b1: 0.9, b2: 0.999, eps: 1e-8, rate: 1e-3, scale: 1.0 };
    bencher.counter(ItemsCount::new(p.len())).bench_local(|| adam(step, &mut p, black_box(&g), &mut m, &mut v));
}

#[divan::bench]
fn train_step(bencher: Bencher) {
    let mut trainer = Trainer::new(Config::default()).unwrap();
    trainer.add_images(&zscape::data::shapes(15 * BATCH, 1).pixels, None, Split::Train).unwrap();
    bencher.counter(ItemsCount::new(BATCH)).bench_local(|| trainer.train_step().unwrap());
}
