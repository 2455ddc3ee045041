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
use candle_core::{Device, Tensor, Var};

use crate::check;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::kernels::{Activation, linear, sigmoid};

/// `y = x Wᵀ + b`, as PyTorch's `Linear`.
#[derive(Debug)]
pub(crate) struct Linear {
    pub(crate) weight: Var, // (outputs, inputs)
    pub(crate) bias: Var,   // (outputs,)
}

impl Linear {
    /// Values uniform in ±1/sqrt(inputs); `uniform` draws from [0, 1).
    pub(crate) fn new(inputs: usize, outputs: usize, uniform: &mut dyn FnMut() -> f64) -> Result<Self> {
        let bound = 1.0 / (inputs as f64).sqrt();
        let mut draw =
            |count: usize| -> Vec<f32> { (0..count).map(|_| (bound * (2.0 * uniform() - 1.0)) as f32).collect() };
        let weight = Tensor::from_vec(draw(outputs * inputs), (outputs, inputs), &Device::Cpu)?;
        let bias = Tensor::from_vec(draw(outputs), outputs, &Device::Cpu)?;
        Ok(Self { weight: Var::from_tensor(&weight)?, bias: Var::from_tensor(&bias)? })
    }

    /// x (batch, inputs) -> (batch, outputs)
    pub(crate) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        Ok(linear(x, &self.weight, &self.bias, Activation::None)?)
    }

    /// relu of [`forward`](Self::forward)
    pub(crate) fn forward_relu(&self, x: &Tensor) -> Result<Tensor> {
        Ok(linear(x, &self.weight, &self.bias, Activation::Relu)?)
    }
}

/// The half that draws: z to an image.
#[derive(Debug)]
pub struct Decoder {
    fc3: Linear,
    fc4: Linear,
}

impl Decoder {
    /// A decoder with PyTorch's initial values; `uniform` draws from [0, 1).
    pub fn new(config: &Config, uniform: &mut impl FnMut() -> f64) -> Result<Self> {
        Ok(Self {
            fc3: Linear::new(config.latent, config.hidden, uniform)?,
            fc4: Linear::new(config.hidden, config.pixels(), uniform)?,
        })
    }

    /// Pixels of an image: side².
    pub(crate) fn pixels(&self) -> usize {
        self.fc4.bias.elem_count()
    }

    /// z (batch, latent) -> logits (batch, side²)
    pub fn logits(&self, z: &Tensor) -> Result<Tensor> {
        self.output(&self.hidden(z)?)
    }

    /// The first half of [`logits`](Self::logits): z (batch, latent) -> h (batch, hidden), after relu
    pub fn hidden(&self, z: &Tensor) -> Result<Tensor> {
        self.fc3.forward_relu(z)
    }

    /// The second half: h (batch, hidden) -> logits (batch, side²)
    pub fn output(&self, h: &Tensor) -> Result<Tensor> {
        self.fc4.forward(h)
    }

    /// The same, with no way back to the parameters: for gradients in z alone.
    pub fn logits_in_z(&self, z: &Tensor) -> Result<Tensor> {
        let fixed = |layer: &Linear, x: &Tensor, activation: Activation| {
            linear(x, &layer.weight.detach(), &layer.bias.detach(), activation)
        };
        Ok(fixed(&self.fc4, &fixed(&self.fc3, z, Activation::Relu)?, Activation::None)?)
    }

    /// z (batch, latent) -> pixels in (0, 1): (batch, side²)
    pub fn decode(&self, z: &Tensor) -> Result<Tensor> {
        Ok(sigmoid(&self.logits(z)?)?)
    }

    /// The decoder's parameters under their PyTorch names.
    pub fn parameters(&self) -> [(&'static str, &Var); 4] {
        [
            ("fc3.weight", &self.fc3.weight), // (hidden, latent)
            ("fc3.bias", &self.fc3.bias),
            ("fc4.weight", &self.fc4.weight), // (side², hidden)
            ("fc4.bias", &self.fc4.bias),
        ]
    }

    /// All parameters in a row, in the order of [`parameters`](Self::parameters).
    pub fn weights(&self) -> Result<Vec<f32>> {
        let rows: Result<Vec<_>> = self.parameters().iter().map(|(_, var)| values(var)).collect();
        Ok(rows?.concat())
    }

    /// Takes over what another decoder's [`weights`](Self::weights) gave.
    ///
    /// # Errors
    /// Another length than this decoder has, or a value that is not finite; nothing is changed then.
    pub fn set_weights(&self, weights: &[f32]) -> Result<()> {
        set_row(&self.parameters().map(|(_, var)| var), weights)
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
    /// A VAE with PyTorch's initial values; `uniform` draws from [0, 1).
    pub fn new(config: &Config, uniform: &mut impl FnMut() -> f64) -> Result<Self> {
        Ok(Self {
            fc1: Linear::new(config.pixels(), config.hidden, uniform)?,
            fc21: Linear::new(config.hidden, config.latent, uniform)?,
            fc22: Linear::new(config.hidden, config.latent, uniform)?,
            decoder: Decoder::new(config, uniform)?,
        })
    }

    /// x (batch, side²) in [0, 1] -> mu, logvar: (batch, latent) each
    pub fn encode(&self, x: &Tensor) -> Result<(Tensor, Tensor)> {
        self.heads(&self.hidden(x)?)
    }

    /// The first half of [`encode`](Self::encode): x (batch, side²) -> h (batch, hidden), after relu
    pub fn hidden(&self, x: &Tensor) -> Result<Tensor> {
        self.fc1.forward_relu(x)
    }

    /// The second half: h (batch, hidden) -> mu, logvar: (batch, latent) each
    pub fn heads(&self, h: &Tensor) -> Result<(Tensor, Tensor)> {
        Ok((self.fc21.forward(h)?, self.fc22.forward(h)?))
    }

    /// All ten parameters under their PyTorch names, in a fixed order.
    pub fn parameters(&self) -> [(&'static str, &Var); 10] {
        let [fc3_weight, fc3_bias, fc4_weight, fc4_bias] = self.decoder.parameters();
        [
            ("fc1.weight", &self.fc1.weight), // (hidden, side²)
            ("fc1.bias", &self.fc1.bias),
            ("fc21.weight", &self.fc21.weight), // (latent, hidden)
            ("fc21.bias", &self.fc21.bias),
            ("fc22.weight", &self.fc22.weight), // (latent, hidden)
            ("fc22.bias", &self.fc22.bias),
            fc3_weight,
            fc3_bias,
            fc4_weight,
            fc4_bias,
        ]
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

/// Puts the values that `parameter` gives for each name into the parameter of that name.
///
/// # Errors
/// `parameter` fails, or gives another length than the parameter's or a value that is not finite.
#[cfg(feature = "lesson")]
pub(crate) fn set_by_name(
    parameters: &[(&'static str, &Var)],
    parameter: impl Fn(&str) -> Result<Vec<f32>>,
) -> Result<()> {
    for &(name, var) in parameters {
        let values = parameter(name)?;
        if values.len() != var.elem_count() {
            return Err(Error::invalid(name, format!("{} numbers", var.elem_count()), values.len()));
        }
        check::finite(name, &values)?;
        set_values(var, &values)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves() -> impl FnMut() -> f64 {
        let mut counter = 0.0;
        move || {
            counter = (counter + 0.37) % 1.0;
            counter
        }
    }

    #[test]
    fn shapes_and_bounds_are_those_of_pytorch() {
        let config = Config { hidden: 16, latent: 3, ..Config::default() };
        let vae = Vae::new(&config, &mut halves()).unwrap();
        let shapes = vae.parameters().map(|(name, var)| (name, var.dims().to_vec()));
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
        let (one, other) = (Decoder::new(&config, &mut halves()).unwrap(), Decoder::new(&config, &mut || 0.5).unwrap());
        other.set_weights(&one.weights().unwrap()).unwrap();
        let z = Tensor::new(&[[0.5f32, -1.0]], &Device::Cpu).unwrap();
        let [image, same] = [one, other].map(|decoder| values(&decoder.decode(&z).unwrap()).unwrap());
        assert_eq!(image, same);
        assert!(image.iter().all(|pixel| (0.0..1.0).contains(pixel)));
    }

    #[test]
    fn gradients_in_z_alone_are_the_same_and_none_is_computed_for_the_parameters() {
        let decoder = Decoder::new(&Config { hidden: 16, ..Config::default() }, &mut halves()).unwrap();
        let z = Var::new(&[[0.5f32, -1.0], [2.0, 0.3]], &Device::Cpu).unwrap();
        let (all, alone) = (decoder.logits(&z).unwrap(), decoder.logits_in_z(&z).unwrap());
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
        let decoder = Decoder::new(&Config { hidden: 2, side: 1, ..Config::default() }, &mut || 0.5).unwrap();
        assert_eq!(decoder.set_weights(&[0.0; 3]).unwrap_err().to_string(), "weights must be 9 numbers, got 3");
        let weights = [0.0, f32::NAN, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let refusal = decoder.set_weights(&weights).unwrap_err().to_string();
        assert_eq!(refusal, "weights[1] must be a finite number, got NaN");
    }
}
