//! Where parameters come from: candle-nn's [`VarBuilder`], which names them by `vb.pp("fc1")`, over two backends of
//! our own. [`seeded`] draws PyTorch's initial values, in the order in which they are asked for, so that a seed always
//! gives the same; [`given`] takes values that are known by name, as a file's. A model that is to be filled later comes
//! from candle's own [`VarBuilder::zeros`].

use std::sync::{Mutex, PoisonError};

use candle_core::{DType, Device, Shape, Tensor};
use candle_nn::var_builder::SimpleBackend;
use candle_nn::{Init, VarBuilder};

use crate::error::Result;
use crate::rng::{Purpose, Stream};

/// The initial values of a run under this seed.
pub fn seeded(seed: u32) -> VarBuilder<'static> {
    drawn(Stream::new(seed, Purpose::Init))
}

/// Values uniform in the bounds that a layer asks for.
pub(crate) fn drawn(stream: Stream) -> VarBuilder<'static> {
    builder(Drawn(Mutex::new(stream)))
}

/// Values by name and shape. The errors of `values` are passed on.
pub fn given<'a>(values: impl Fn(&str, &[usize]) -> Result<Vec<f32>> + Send + Sync + 'a) -> VarBuilder<'a> {
    builder(Given(values))
}

/// Zeros, to be filled.
pub fn zeros() -> VarBuilder<'static> {
    VarBuilder::zeros(DType::F32, &Device::Cpu)
}

/// No layer asks so.
fn shapeless() -> candle_core::Error {
    candle_core::Error::Msg("a parameter is asked for with its shape".into())
}

fn builder<'a>(backend: impl SimpleBackend + 'a) -> VarBuilder<'a> {
    VarBuilder::new_with_args(Box::new(backend), DType::F32, &Device::Cpu)
}

struct Drawn(Mutex<Stream>);

impl SimpleBackend for Drawn {
    fn get(&self, shape: Shape, _: &str, init: Init, _: DType, device: &Device) -> candle_core::Result<Tensor> {
        let bound = match init {
            Init::Uniform { lo, up } if lo == -up => up,
            _ => return Err(candle_core::Error::Msg("initial values must be uniform about 0".into())),
        };
        let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let draw = |_| (bound * (2.0 * stream.uniform() - 1.0)) as f32;
        Tensor::from_vec((0..shape.elem_count()).map(draw).collect(), shape, device)
    }

    fn get_unchecked(&self, _: &str, _: DType, _: &Device) -> candle_core::Result<Tensor> {
        Err(shapeless())
    }

    fn contains_tensor(&self, _: &str) -> bool {
        true
    }
}

struct Given<F>(F);

impl<F: Fn(&str, &[usize]) -> Result<Vec<f32>> + Send + Sync> SimpleBackend for Given<F> {
    fn get(&self, shape: Shape, name: &str, _: Init, _: DType, device: &Device) -> candle_core::Result<Tensor> {
        let values = (self.0)(name, shape.dims()).map_err(|error| candle_core::Error::Wrapped(Box::new(error)))?;
        Tensor::from_vec(values, shape, device)
    }

    fn get_unchecked(&self, _: &str, _: DType, _: &Device) -> candle_core::Result<Tensor> {
        Err(shapeless())
    }

    fn contains_tensor(&self, _: &str) -> bool {
        true
    }
}
