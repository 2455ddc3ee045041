//! The settings of a run: their defaults, their limits, and how they are read and written.
//!
//! Settings come from JavaScript objects, command lines and the metadata of saved files; all go through
//! [`Config::set`], so that each is checked by one rule and refused in one form of words.

mod value;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Error, Result};
pub use value::Value;
use value::{above, flag, number, whole};

/// Settings of a run. `learning_rate` and `beta` may change while it goes on; the others make another run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Config {
    /// Width and height of an image in pixels.
    pub side: usize,
    /// Units of the hidden layers (fc1 and fc3).
    pub hidden: usize,
    /// Dimensions of z.
    pub latent: usize,
    /// Images a step; the last batch of an epoch may be shorter, as in PyTorch.
    pub batch: usize,
    /// Adam's step size.
    pub learning_rate: f64,
    /// Weight of the KL term.
    pub beta: f64,
    /// Whether z is sampled; `false` trains z = mu (with beta 0: a plain autoencoder).
    pub noise: bool,
    /// Seed of every random stream.
    pub seed: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self { side: 28, hidden: 400, latent: 2, batch: 128, learning_rate: 1e-3, beta: 1.0, noise: true, seed: 1 }
    }
}

/// Weights of a model, at most. Opening a session of so many takes 64 bytes for each: the run there was, what it falls
/// back to, the file, its tensors and the new run. WebAssembly can have 4 GB, and images want their part.
const MOST_WEIGHTS: usize = 32_000_000;
/// Pixels of a batch, at most: images, logits and their gradients take 16 bytes for each.
const MOST_PIXELS: usize = 20_000_000;

/// One setting: how it is named in JavaScript and in saved files, read and put in.
struct Field {
    name: &'static str,
    get: fn(&Config) -> Value,
    set: fn(&mut Config, &str, &Value) -> Result<()>,
}

/// All settings, each with its limits.
const FIELDS: [Field; 8] = [
    Field {
        name: "side",
        get: |config| config.side.into(),
        set: |config, name, value| put(&mut config.side, whole(name, value, 1, 256)),
    },
    Field {
        name: "hidden",
        get: |config| config.hidden.into(),
        set: |config, name, value| put(&mut config.hidden, whole(name, value, 1, 4096)),
    },
    Field {
        name: "latent",
        get: |config| config.latent.into(),
        set: |config, name, value| put(&mut config.latent, whole(name, value, 1, 64)),
    },
    Field {
        name: "batch",
        get: |config| config.batch.into(),
        set: |config, name, value| put(&mut config.batch, whole(name, value, 1, 4096)),
    },
    Field {
        name: "learningRate",
        get: |config| config.learning_rate.into(),
        set: |config, name, value| put(&mut config.learning_rate, above(name, value, 0.0, 10.0)),
    },
    Field {
        name: "beta",
        get: |config| config.beta.into(),
        set: |config, name, value| put(&mut config.beta, number(name, value, 0.0, 1000.0)),
    },
    Field {
        name: "noise",
        get: |config| Value::Flag(config.noise),
        set: |config, name, value| put(&mut config.noise, flag(name, value)),
    },
    Field {
        name: "seed",
        get: |config| f64::from(config.seed).into(),
        set: |config, name, value| {
            put(&mut config.seed, whole(name, value, 0, u32::MAX as usize).map(|seed| seed as u32))
        },
    },
];

impl Config {
    /// The defaults with `values` put in.
    ///
    /// # Errors
    /// An unknown name, a value out of its limits, or sizes that are too much together.
    pub fn from_values(values: &BTreeMap<String, Value>) -> Result<Self> {
        let mut config = Self::default();
        for (name, value) in values {
            config.set(name, value)?;
        }
        config.fits()?;
        Ok(config)
    }

    /// Puts one setting in.
    ///
    /// # Errors
    /// An unknown name, or a value out of its limits; nothing is changed then.
    pub fn set(&mut self, name: &str, value: &Value) -> Result<()> {
        match FIELDS.iter().find(|field| field.name == name) {
            Some(field) => (field.set)(self, name, value),
            None => {
                let known = FIELDS.map(|field| field.name).join(", ");
                Err(Error::UnknownSetting { name: name.into(), known })
            }
        }
    }

    /// Checks every field against its limits, for a config that was made field by field.
    ///
    /// # Errors
    /// The first value out of its limits, or sizes that are too much together.
    pub fn validate(&self) -> Result<()> {
        Self::from_values(&self.values()).map(|_| ())
    }

    /// Whether a run of these sizes fits into memory; each is within its own limits.
    fn fits(&self) -> Result<()> {
        let Self { side, hidden, batch, .. } = *self;
        for (names, [a, b], what, made, most) in [
            ("side and hidden", [side, hidden], "weights", self.weights(), MOST_WEIGHTS),
            ("side and batch", [side, batch], "pixels of a batch", batch * self.pixels(), MOST_PIXELS),
        ] {
            if made > most {
                let expected = format!("such that the {what} are at most {most}");
                return Err(Error::invalid(names, expected, format!("{a} and {b}, which make {made}")));
            }
        }
        Ok(())
    }

    /// Values of all ten parameters.
    fn weights(&self) -> usize {
        let Self { hidden, latent, .. } = *self;
        let layer = |inputs: usize, outputs: usize| (inputs + 1) * outputs;
        let encoder = layer(self.pixels(), hidden) + 2 * layer(hidden, latent);
        encoder + layer(latent, hidden) + layer(hidden, self.pixels())
    }

    /// The settings by name; [`from_values`](Self::from_values) is the inverse.
    pub fn values(&self) -> BTreeMap<String, Value> {
        FIELDS.iter().map(|field| (field.name.into(), (field.get)(self))).collect()
    }

    /// Pixels of an image: side².
    pub fn pixels(&self) -> usize {
        self.side * self.side
    }
}

fn put<T>(field: &mut T, value: Result<T>) -> Result<()> {
    *field = value?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(name: &str, value: Value) -> String {
        Config::default().set(name, &value).unwrap_err().to_string()
    }

    #[test]
    fn a_bad_value_is_named_with_what_came_and_what_was_expected() {
        assert_eq!(refusal("latent", Value::Number(65.0)), "latent must be a whole number from 1 to 64, got 65");
        assert_eq!(refusal("latent", Value::Number(0.0)), "latent must be a whole number from 1 to 64, got 0");
        assert_eq!(refusal("hidden", Value::Number(2.5)), "hidden must be a whole number from 1 to 4096, got 2.5");
        assert_eq!(refusal("noise", Value::Number(3.0)), "noise must be true or false, got 3");
        assert_eq!(refusal("beta", Value::Number(f64::NAN)), "beta must be a number from 0 to 1000, got NaN");
        assert_eq!(
            refusal("learningRate", Value::Number(-0.1)),
            "learningRate must be a number above 0 and at most 10, got -0.1"
        );
        assert_eq!(
            refusal("seed", Value::Text("abc".into())),
            "seed must be a whole number from 0 to 4294967295, got \"abc\""
        );
        assert!(
            refusal("latnet", Value::Number(2.0)).starts_with("unknown setting \"latnet\"; the settings are side,")
        );
    }

    #[test]
    fn values_and_from_values_are_inverses() {
        let config = Config { hidden: 64, beta: 0.25, noise: false, seed: u32::MAX, ..Config::default() };
        assert_eq!(Config::from_values(&config.values()).unwrap(), config);
    }

    #[test]
    fn a_config_made_field_by_field_is_checked_too() {
        assert!(Config::default().validate().is_ok());
        assert!(Config { batch: 0, ..Config::default() }.validate().is_err());
    }

    #[test]
    fn sizes_that_are_too_much_together_are_refused() {
        let refusal = |config: Config| config.validate().unwrap_err().to_string();
        assert_eq!(
            refusal(Config { side: 256, hidden: 4096, batch: 1, ..Config::default() }),
            "side and hidden must be such that the weights are at most 32000000, got 256 and 4096, which make 536969220"
        );
        assert_eq!(
            refusal(Config { side: 256, hidden: 200, batch: 4096, ..Config::default() }),
            "side and batch must be such that the pixels of a batch are at most 20000000, got 256 and 4096, which make \
             268435456"
        );
        assert!(Config::from_values(&Config { side: 256, ..Config::default() }.values()).is_err());
        for fitting in [
            Config { hidden: 4096, latent: 64, batch: 4096, ..Config::default() },
            Config { side: 64, hidden: 3000, batch: 4096, ..Config::default() },
            Config { side: 256, hidden: 200, ..Config::default() },
        ] {
            assert!(fitting.validate().is_ok(), "{fitting:?}");
        }
    }

    #[test]
    fn the_weights_are_counted_as_the_model_has_them() {
        let config = Config { side: 5, hidden: 7, latent: 3, ..Config::default() };
        let vae = crate::Vae::new(&config, crate::init::zeros()).unwrap();
        let counted: usize = vae.parameters().iter().map(|(_, var)| var.elem_count()).sum();
        assert_eq!(config.weights(), counted);
    }
}
