//! A trained model's parameters, as a page has them: by their PyTorch names.

use candle_nn::VarBuilder;

use crate::check;
use crate::error::{Error, Result};
use crate::init;

/// Values by name; of what is not asked for there may be more.
#[derive(Debug, Default)]
pub struct Named(Vec<(String, Vec<f32>)>);

impl Named {
    fn get(&self, name: &str) -> Result<&[f32]> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, values)| &values[..]).ok_or_else(|| Error::invalid(name, "one of the parameters", "none"))
    }

    /// How many values a parameter has.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn count(&self, name: &str) -> Result<usize> {
        Ok(self.get(name)?.len())
    }

    /// What builds a model of them. It fails where one is missing, has another number of values than its shape, or one
    /// that is not finite.
    pub fn builder(&self) -> VarBuilder<'_> {
        init::given(|name, shape| {
            let (values, expected) = (self.get(name)?, shape.iter().product::<usize>());
            if values.len() != expected {
                return Err(Error::invalid(name, format!("{expected} numbers"), values.len()));
            }
            check::finite(name, values)?;
            Ok(values.to_vec())
        })
    }
}

impl FromIterator<(String, Vec<f32>)> for Named {
    fn from_iter<I: IntoIterator<Item = (String, Vec<f32>)>>(parameters: I) -> Self {
        Self(parameters.into_iter().collect())
    }
}
