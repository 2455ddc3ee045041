//! The VAE: two layers that encode, two that decode. Nothing here is random and nothing is trained.
//!
//! ```text
//! x (batch, side²)  ─ fc1 ─ relu ─┬─ fc21 ─ mu (batch, latent)
//!                                 └─ fc22 ─ logvar (batch, latent)
//! z (batch, latent) ─ fc3 ─ relu ─ fc4 ─ logits (batch, side²);  decoded = sigmoid(logits)
//! ```
//!
//! Parameters have the names, shapes and initial distribution of a PyTorch state dict.

use candle_core::backprop::GradStore;
use candle_core::{Device, Module, Shape, Tensor, Var};
use candle_nn::{Init, VarBuilder};

use crate::check;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::kernels::{Activation, linear, sigmoid};

/// `y = x Wᵀ + b`, as PyTorch's `Linear`.
#[derive(Debug)]
pub(crate) struct Linear {
    weight: Var, // (outputs, inputs)
    bias: Var,   // (outputs,)
    name: String,
}

impl Linear {
    /// Asks for values uniform in ±1/sqrt(inputs), as PyTorch draws them.
    pub(crate) fn new(inputs: usize, outputs: usize, vb: VarBuilder) -> Result<Self> {
        let bound = 1.0 / (inputs as f64).sqrt();
        let var = |name: &str, shape: Shape| -> Result<Var> {
            Ok(Var::from_tensor(&vb.get_with_hints(shape, name, Init::Uniform { lo: -bound, up: bound })?)?)
        };
        Ok(Self {
            weight: var("weight", (outputs, inputs).into())?,
            bias: var("bias", outputs.into())?,
            name: vb.prefix(),
        })
    }

    /// relu of [`forward`](Module::forward)
    pub(crate) fn forward_relu(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        linear(x, &self.weight, &self.bias, Activation::Relu)
    }

    /// The weight and the bias.
    pub(crate) fn vars(&self) -> [&Var; 2] {
        [&self.weight, &self.bias]
    }

    /// The same under their names.
    fn parameters(&self) -> [(String, &Var); 2] {
        let named = |name: &str| format!("{}.{name}", self.name);
        [(named("weight"), &self.weight), (named("bias"), &self.bias)]
    }
}

impl Module for Linear {
    /// x (batch, inputs) -> (batch, outputs)
    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        linear(x, &self.weight, &self.bias, Activation::None)
    }
}

/// The half that draws: z to an image.
#[derive(Debug)]
pub struct Decoder {
    fc3: Linear,
    fc4: Linear,
}

impl Decoder {
    /// A decoder whose values are those that `vb` gives.
    pub fn new(config: &Config, vb: VarBuilder) -> Result<Self> {
        Ok(Self {
            fc3: Linear::new(config.latent, config.hidden, vb.pp("fc3"))?,
            fc4: Linear::new(config.hidden, config.pixels(), vb.pp("fc4"))?,
        })
    }

    /// Pixels of an image: side².
    pub(crate) fn pixels(&self) -> usize {
        self.fc4.bias.elem_count()
    }

    /// The first half of [`forward`](Module::forward): z (batch, latent) -> h (batch, hidden), after relu
    pub fn hidden(&self, z: &Tensor) -> Result<Tensor> {
        Ok(self.fc3.forward_relu(z)?)
    }

    /// The second half: h (batch, hidden) -> logits (batch, side²)
    pub fn output(&self, h: &Tensor) -> Result<Tensor> {
        Ok(self.fc4.forward(h)?)
    }

    /// [`forward`](Module::forward) with no way back to the parameters: for gradients in z alone.
    pub fn logits_in_z(&self, z: &Tensor) -> Result<Tensor> {
        let fixed = |layer: &Linear, x: &Tensor, activation: Activation| {
            linear(x, &layer.weight.detach(), &layer.bias.detach(), activation)
        };
        Ok(fixed(&self.fc4, &fixed(&self.fc3, z, Activation::Relu)?, Activation::None)?)
    }

    /// z (batch, latent) -> pixels in (0, 1): (batch, side²)
    pub fn decode(&self, z: &Tensor) -> Result<Tensor> {
        Ok(sigmoid(&self.forward(z)?)?)
    }

    fn layers(&self) -> [&Linear; 2] {
        [&self.fc3, &self.fc4]
    }

    /// The decoder's parameters under their PyTorch names.
    pub fn parameters(&self) -> Vec<(String, &Var)> {
        self.layers().into_iter().flat_map(Linear::parameters).collect()
    }

    fn vars(&self) -> Vec<&Var> {
        self.layers().into_iter().flat_map(Linear::vars).collect()
    }

    /// All parameters in a row, in the order of [`parameters`](Self::parameters).
    pub fn weights(&self) -> Result<Vec<f32>> {
        row(&self.vars())
    }

    /// Takes over what another decoder's [`weights`](Self::weights) gave.
    ///
    /// # Errors
    /// Another length than this decoder has, or a value that is not finite; nothing is changed then.
    pub fn set_weights(&self, weights: &[f32]) -> Result<()> {
        set_row(&self.vars(), weights)
    }
}

impl Module for Decoder {
    /// z (batch, latent) -> logits (batch, side²)
    fn forward(&self, z: &Tensor) -> candle_core::Result<Tensor> {
        self.fc4.forward(&self.fc3.forward_relu(z)?)
    }
}

/// The encoder's layers and the [`Decoder`].
#[derive(Debug)]
pub struct Vae {
    fc1: Linear,
    fc21: Linear,
    fc22: Linear,
    /// The half that draws.
    pub decoder: Decoder,
}

impl Vae {
    /// A VAE whose values are those that `vb` gives: [`seeded`](crate::init::seeded) ones to begin with.
    pub fn new(config: &Config, vb: VarBuilder) -> Result<Self> {
        Ok(Self {
            fc1: Linear::new(config.pixels(), config.hidden, vb.pp("fc1"))?,
            fc21: Linear::new(config.hidden, config.latent, vb.pp("fc21"))?,
            fc22: Linear::new(config.hidden, config.latent, vb.pp("fc22"))?,
            decoder: Decoder::new(config, vb)?,
        })
    }

    /// x (batch, side²) in [0, 1] -> mu, logvar: (batch, latent) each
    pub fn encode(&self, x: &Tensor) -> Result<(Tensor, Tensor)> {
        self.heads(&self.hidden(x)?)
    }

    /// The first half of [`encode`](Self::encode): x (batch, side²) -> h (batch, hidden), after relu
    pub fn hidden(&self, x: &Tensor) -> Result<Tensor> {
        Ok(self.fc1.forward_relu(x)?)
    }

    /// The second half: h (batch, hidden) -> mu, logvar: (batch, latent) each
    pub fn heads(&self, h: &Tensor) -> Result<(Tensor, Tensor)> {
        Ok((self.fc21.forward(h)?, self.fc22.forward(h)?))
    }

    fn layers(&self) -> [&Linear; 5] {
        let [fc3, fc4] = self.decoder.layers();
        [&self.fc1, &self.fc21, &self.fc22, fc3, fc4]
    }

    /// All ten parameters under their PyTorch names, in a fixed order: fc1, fc21, fc22, fc3, fc4, of each the weight
    /// first.
    pub fn parameters(&self) -> Vec<(String, &Var)> {
        self.layers().into_iter().flat_map(Linear::parameters).collect()
    }

    /// The same without names: what an optimiser owns. A copy stands for the same parameter.
    pub fn vars(&self) -> Vec<Var> {
        self.layers().into_iter().flat_map(Linear::vars).cloned().collect()
    }
}

/// The values of a tensor, the last dimension fastest.
pub fn values(tensor: &Tensor) -> Result<Vec<f32>> {
    Ok(tensor.flatten_all()?.to_vec1()?)
}

/// The values of the gradient in a variable; zeros where the loss does not depend on it.
pub fn gradient_values(gradients: &GradStore, var: &Tensor) -> Result<Vec<f32>> {
    gradients.get(var).map_or_else(|| Ok(vec![0.0; var.elem_count()]), values)
}

/// Puts values into a parameter; their number must be the parameter's.
pub fn set_values(var: &Var, values: &[f32]) -> Result<()> {
    Ok(var.set(&Tensor::from_slice(values, var.shape(), &Device::Cpu)?)?)
}

/// The values of parameters in a row, in their order.
pub(crate) fn row(parameters: &[&Var]) -> Result<Vec<f32>> {
    let mut row = vec![];
    for var in parameters {
        row.extend(values(var)?);
    }
    Ok(row)
}

/// Puts values in a row into parameters, in their order.
///
/// # Errors
/// Another length than theirs together, or a value that is not finite; nothing is changed then.
pub(crate) fn set_row(parameters: &[&Var], mut weights: &[f32]) -> Result<()> {
    let expected: usize = parameters.iter().map(|var| var.elem_count()).sum();
    if weights.len() != expected {
        return Err(Error::invalid("weights", format!("{expected} numbers"), weights.len()));
    }
    check::finite("weights", weights)?;
    for var in parameters {
        let (own, rest) = weights.split_at(var.elem_count());
        set_values(var, own)?;
        weights = rest;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::init::{seeded, zeros};

    #[test]
    fn shapes_and_bounds_are_those_of_pytorch() {
        let config = Config { hidden: 16, latent: 3, ..Config::default() };
        let vae = Vae::new(&config, seeded(1)).unwrap();
        let parameters = vae.parameters();
        let shapes: Vec<_> = parameters.iter().map(|(name, var)| (name.as_str(), var.dims().to_vec())).collect();
        assert_eq!(shapes[0], ("fc1.weight", vec![16, 784]));
        assert_eq!(shapes[4], ("fc22.weight", vec![3, 16]));
        assert_eq!(shapes[6], ("fc3.weight", vec![16, 3]));
        assert_eq!(shapes[9], ("fc4.bias", vec![784]));
        let largest = |name: usize| {
            values(vae.parameters()[name].1).unwrap().iter().fold(0f32, |max, value| max.max(value.abs()))
        };
        assert!((0.033..=1.0 / 28.0).contains(&largest(0)), "fc1 within 1/sqrt(784)");
        assert!((0.24..=0.25).contains(&largest(9)), "fc4 within 1/sqrt(16)");
    }

    #[test]
    fn a_decoder_with_the_same_weights_draws_the_same_image() {
        let config = Config { hidden: 16, ..Config::default() };
        let (one, other) = (Decoder::new(&config, seeded(1)).unwrap(), Decoder::new(&config, zeros()).unwrap());
        other.set_weights(&one.weights().unwrap()).unwrap();
        let z = Tensor::new(&[[0.5f32, -1.0]], &Device::Cpu).unwrap();
        let [image, same] = [one, other].map(|decoder| values(&decoder.decode(&z).unwrap()).unwrap());
        assert_eq!(image, same);
        assert!(image.iter().all(|pixel| (0.0..1.0).contains(pixel)));
    }

    #[test]
    fn gradients_in_z_alone_are_the_same_and_none_is_computed_for_the_parameters() {
        let decoder = Decoder::new(&Config { hidden: 16, ..Config::default() }, seeded(1)).unwrap();
        let z = Var::new(&[[0.5f32, -1.0], [2.0, 0.3]], &Device::Cpu).unwrap();
        let (all, alone) = (decoder.forward(&z).unwrap(), decoder.logits_in_z(&z).unwrap());
        assert_eq!(values(&all).unwrap(), values(&alone).unwrap());
        let [all, alone] = [all, alone].map(|logits| logits.sum_all().unwrap().backward().unwrap());
        let gradient = |gradients: &GradStore| values(gradients.get(&z).unwrap()).unwrap();
        assert_eq!(gradient(&all), gradient(&alone));
        for (name, var) in decoder.parameters() {
            assert!(all.get(var).is_some() && alone.get(var).is_none(), "{name}");
        }
    }

    #[test]
    fn weights_of_another_size_or_not_finite_are_refused() {
        let decoder = Decoder::new(&Config { hidden: 2, side: 1, ..Config::default() }, zeros()).unwrap();
        assert_eq!(decoder.set_weights(&[0.0; 3]).unwrap_err().to_string(), "weights must be 9 numbers, got 3");
        let weights = [0.0, f32::NAN, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let refusal = decoder.set_weights(&weights).unwrap_err().to_string();
        assert_eq!(refusal, "weights[1] must be a finite number, got NaN");
    }
}
