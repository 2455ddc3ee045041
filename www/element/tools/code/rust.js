// What is running in this project's Rust, with the settings of the page: a line after the other, each with the part of
// the page that it is about (parts.js). Cargo compiles it (tests/fixtures/running.rs), and it trains as the page does.

/** @typedef {import("./pytorch.js").Line} Line */
/** @typedef {import("./pytorch.js").Running} Running */

/**
 * @param {Running} running
 * @returns {Line[]}
 */
export function rust({ settings, pixels, data, epochs, texts }) {
  const { seed, beta, learningRate, hidden, latent, batch, noise } = settings;
  const { std, crates, names, images } = data(texts, pixels).rust;
  return [
    ["model", `// ${texts.codeRustHead}`],
    ["model", "// cargo run --release --bin running"],
    ...std,
    ["model", `use candle_core::{${noise ? "" : "DType, "}Device, Tensor};`],
    ["adam", "use candle_nn::Optimizer;"],
    ...crates,
    ["data", `use zscape::data::{Batches, Dataset${names}};`],
    ["init", "use zscape::init::seeded;"],
    ["losses", "use zscape::kernels::{bce_with_logits, kl, reparameterise};"],
    ["adam", "use zscape::optim::{Adam, ParamsAdam};"],
    ...(noise ? [/** @type {Line} */ (["eps", "use zscape::rng::{Purpose, Stream};"])] : []),
    ["model", "use zscape::{Config, Split, Vae};"],
    undefined,
    ["model", "type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;"],
    undefined,
    ["data", "pub fn images() -> Result<Vec<Vec<u8>>> {"],
    ...images,
    ["data", "}"],
    undefined,
    ["losses", "fn losses(vae: &Vae, x: &Tensor, eps: &Tensor) -> Result<(Tensor, Tensor)> {"],
    ["h", `    let h = vae.hidden(x)?; // relu(fc1(x)): (batch, ${hidden})`],
    ["posterior", `    let (mu, logvar) = vae.heads(&h)?; // fc21(h), fc22(h): (batch, ${latent})`],
    ["z", "    let z = reparameterise(&mu, &logvar, eps)?; // mu + exp(logvar / 2) * eps"],
    ["decoderH", `    let h = vae.decoder.hidden(&z)?; // relu(fc3(z)): (batch, ${hidden})`],
    ["xhat", `    let logits = vae.decoder.output(&h)?; // fc4(h): (batch, ${pixels}); x_hat = sigmoid(logits)`],
    ["reconstruction", `    let reconstruction = bce_with_logits(&logits, x)?; // ${texts.codePixels}`],
    ["kl", "    let kl = kl(&mu, &logvar)?; // -1/2 sum(1 + logvar - mu^2 - exp(logvar))"],
    ["losses", `    Ok((reconstruction.sum_all()?, kl.sum_all()?)) // ${texts.codeSummed}`],
    ["losses", "}"],
    undefined,
    ["epoch", "pub fn train(images: &[Vec<u8>], epochs: usize) -> Result<Vae> {"],
    ["model", "    let config = Config {"],
    ["h", `        hidden: ${hidden},`],
    ["z", `        latent: ${latent},`],
    ["batch", `        batch: ${batch},`],
    ["adam", `        learning_rate: ${float(learningRate)},`],
    ["beta", `        beta: ${float(beta)},`],
    ["eps", `        noise: ${noise},`],
    ["seed", `        seed: ${seed},`],
    ["x", "        ..Config::default() // 28 x 28"],
    ["model", "    };"],
    ["init", "    let vae = Vae::new(&config, seeded(config.seed))?;"],
    ["adam", "    let params = ParamsAdam { lr: config.learning_rate, ..ParamsAdam::default() };"],
    ["adam", "    let mut adam = Adam::new(vae.vars(), params)?;"],
    ["data", "    let mut data = Dataset::new(config.side);"],
    ["batch", "    let mut batches = Batches::new(config.seed);"],
    ["data", "    for part in images {"],
    ["data", "        batches.add_shard(data.add(part, None, Split::Train)?);"],
    ["data", "    }"],
    ["data", "    let n = data.train.len();"],
    ...(noise ? [/** @type {Line} */ (["eps", "    let mut noise = Stream::new(config.seed, Purpose::Eps);"])] : []),
    ["epoch", "    for epoch in 1..=epochs {"],
    ["losses", "        let mut sums = [0.0; 2];"],
    ["step", "        for _ in 0..n.div_ceil(config.batch) {"],
    ["batch", `            let batch = batches.advance(config.batch).unwrap_or_default(); // ${texts.codeLastBatch}`],
    ["x", `            let x = data.train.gather(batch)?; // (batch, ${pixels})`],
    ["eps", "            let shape = (batch.len(), config.latent);"],
    ["eps", noise
      ? "            let eps = Tensor::from_vec(noise.normals(shape.0 * shape.1), shape, &Device::Cpu)?;"
      : `            let eps = Tensor::zeros(shape, DType::F32, &Device::Cpu)?; // ${texts.codeNoise}`],
    ["losses", "            let (reconstruction, kl) = losses(&vae, &x, &eps)?;"],
    ["loss", "            let loss = (&reconstruction + (&kl * config.beta)?)?;"],
    ["gradient", "            let gradients = loss.backward()?;"],
    ["step", "            adam.step(&gradients)?;"],
    ["losses", "            sums[0] += reconstruction.to_scalar::<f32>()?;"],
    ["losses", "            sums[1] += kl.to_scalar::<f32>()?;"],
    ["step", "        }"],
    ["losses", `        let means = sums.map(|nats| nats / n as f32); // ${texts.codeNats}`],
    ["losses", '        println!("epoch {epoch}: reconstruction {:.1}, KL {:.2}", means[0], means[1]);'],
    ["epoch", "    }"],
    ["model", "    Ok(vae)"],
    ["epoch", "}"],
    undefined,
    ["epoch", "fn main() -> Result<()> {"],
    ["epoch", `    train(&images()?, ${epochs})?;`],
    ["epoch", "    Ok(())"],
    ["epoch", "}"],
  ];
}

/**
 * As Rust writes an f64: 1 is 1.0.
 * @param {number} value
 */
function float(value) {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
