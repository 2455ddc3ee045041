//! The model against PyTorch's numbers (tests/fixtures/make_golden.py made them), natively and in a browser's worker.
//!
//! ZSCAPE_GOLDEN=path checks another file that the script made: sizes, beta and learning rate are read from it.

use std::collections::HashMap;

use candle_core::{Device, Tensor};
use candle_nn::Optimizer;
use safetensors::SafeTensors;
use zscape::init::given;
use zscape::model::values;
use zscape::objective::{Forward, LatentGradients, Objective};
use zscape::optim::{Adam, ParamsAdam};
use zscape::{Config, Vae};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

struct Golden {
    tensors: HashMap<String, Tensor>,
    about: HashMap<String, String>,
}

impl Golden {
    fn open() -> Self {
        let bytes = match std::env::var("ZSCAPE_GOLDEN") {
            Ok(path) => std::fs::read(path).unwrap(),
            Err(_) => include_bytes!("fixtures/vae_golden_l2.safetensors").to_vec(),
        };
        let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
        Self {
            tensors: candle_core::safetensors::load_buffer(&bytes, &Device::Cpu).unwrap(),
            about: header.metadata().clone().unwrap(),
        }
    }

    fn number(&self, key: &str) -> f64 {
        self.about[key].parse().unwrap()
    }

    fn count(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    fn values(&self, name: &str) -> Vec<f32> {
        values(&self.tensors[name]).unwrap()
    }

    /// x (batch, 784) or eps (batch, latent) of one step.
    fn at(&self, name: &str, step: usize) -> Tensor {
        self.tensors[name].get(step).unwrap()
    }

    fn model(&self) -> Vae {
        let config = Config { hidden: self.count("hidden"), latent: self.count("latent"), ..Config::default() };
        Vae::new(&config, given(|name, _| Ok(self.values(&format!("init.{name}"))))).unwrap()
    }
}

/// Within 1e-4 of the golden value, or 1e-5 where that is near zero.
fn assert_close(name: &str, got: &[f32], golden: &[f32]) {
    assert_eq!(got.len(), golden.len(), "{name} has another size");
    for (i, (&got, &golden)) in got.iter().zip(golden).enumerate() {
        let allowed = (1e-4 * golden.abs()).max(1e-5);
        assert!((got - golden).abs() <= allowed, "{name}[{i}] is {got}, PyTorch has {golden}");
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_forward_pass_gives_pytorchs_numbers() {
    let golden = Golden::open();
    let vae = golden.model();
    let (x, eps) = (golden.at("x", 0), golden.at("eps", 0));
    let Forward { mu, logvar, z, .. } = Forward::new(&vae, &x, &eps).unwrap();
    assert_close("mu", &values(&mu).unwrap(), &golden.values("mu"));
    assert_close("logvar", &values(&logvar).unwrap(), &golden.values("logvar"));
    let decoded = vae.decoder.decode(&z).unwrap();
    assert_close("decoded", &values(&decoded).unwrap(), &golden.values("decoded"));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn losses_gradients_and_adam_steps_give_pytorchs_numbers() {
    let golden = Golden::open();
    let vae = golden.model();
    let params = ParamsAdam { lr: golden.number("lr"), ..ParamsAdam::default() };
    let mut adam = Adam::new(vae.vars(), params).unwrap();
    let (mut bce, mut kl) = (Vec::new(), Vec::new());
    for step in 0..golden.count("steps") {
        let objective = Objective::new(&vae, &golden.at("x", step), &golden.at("eps", step)).unwrap();
        let sum = |nats: &Tensor| nats.sum_all().unwrap().to_scalar::<f32>().unwrap();
        bce.push(sum(&objective.reconstruction));
        kl.push(sum(&objective.kl));
        let gradients = objective.loss(golden.number("beta")).unwrap().backward().unwrap();
        if step == 0 {
            for (name, var) in vae.parameters() {
                let gradient = values(gradients.get(var).unwrap()).unwrap();
                assert_close(&name, &gradient, &golden.values(&format!("grad.{name}")));
            }
        }
        adam.step(&gradients).unwrap();
        assert!(adam.finite());
    }
    assert_close("bce", &bce, &golden.values("bce"));
    assert_close("kl", &kl, &golden.values("kl"));
    for (name, var) in vae.parameters() {
        assert_close(&name, &values(var).unwrap(), &golden.values(&format!("final.{name}")));
    }
}

/// The gradients of fc21 and fc22 are sums over the images of what each told its mu and its logvar: dW = Σ g hᵀ, db = Σ
/// g.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_gradients_of_mu_and_logvar_image_by_image_add_up_to_pytorchs() {
    let golden = Golden::open();
    let vae = golden.model();
    let (hidden, latent, beta) = (golden.count("hidden"), golden.count("latent"), golden.number("beta"));
    let mut sums = [(); 2].map(|()| (vec![0.0; latent * hidden], vec![0.0; latent]));
    for image in 0..golden.count("batch") {
        let [x, eps] = ["x", "eps"].map(|name| golden.at(name, 0).narrow(0, image, 1).unwrap());
        let Forward { h, mu, logvar, .. } = Forward::new(&vae, &x, &eps).unwrap();
        let gradients = LatentGradients::new(&vae.decoder, &x, &mu, &logvar, &eps, beta).unwrap();
        let h = values(&h).unwrap();
        for ((weight, bias), g) in sums.iter_mut().zip([gradients.mu, gradients.logvar]) {
            for (i, value) in weight.iter_mut().enumerate() {
                *value += g[i / hidden] * h[i % hidden];
            }
            bias.iter_mut().zip(&g).for_each(|(sum, g)| *sum += g);
        }
    }
    for (name, (weight, bias)) in ["fc21", "fc22"].iter().zip(&sums) {
        assert_close(name, weight, &golden.values(&format!("grad.{name}.weight")));
        assert_close(name, bias, &golden.values(&format!("grad.{name}.bias")));
    }
}
