//! The files a run is saved to: safetensors, with the settings as JSON under the metadata key `zscape`.
//!
//! A *model file* holds the ten parameters under their PyTorch names and nothing else, so that PyTorch loads it
//! strictly. A *session file* also holds Adam's moments (`adam.m.*`, `adam.v.*`), this epoch's order of images
//! (`order`) and, in the metadata, the [`Progress`]: what it takes to go on to the last bit.

use std::collections::{BTreeMap, HashMap};

use candle_core::safetensors::Load;
use candle_core::{DType, Device, Tensor};
use safetensors::{Dtype, SafeTensors};
use serde::{Deserialize, Serialize};

use crate::config::Value;
use crate::error::{Error, Result};
use crate::optim::MOST_STEPS;

const KEY: &str = "zscape";

/// How far a session had come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps made.
    pub step: usize,
    /// The epoch of the last step, from 1.
    pub epoch: usize,
    /// Images visited in that epoch.
    pub position: usize,
    /// The stream of shuffles.
    pub shuffle: [u64; 4],
    /// The stream of eps.
    pub eps: [u64; 4],
}

impl Progress {
    /// Refuses counts to which no run comes in which an epoch has so many images: a step visits from 1 to `batch` of
    /// them.
    ///
    /// # Errors
    /// Too few or too many steps for the epochs, or more than a run makes.
    pub fn check(&self, images: usize, batch: usize) -> Result<()> {
        let Self { step, epoch, position, .. } = *self;
        let before = epoch.saturating_sub(1);
        let fewest = before.saturating_add(position.div_ceil(batch));
        let most = before.saturating_mul(images).saturating_add(position).min(MOST_STEPS);
        if (fewest..=most).contains(&step) {
            return Ok(());
        }
        let problem =
            format!("no run has made {step} steps by image {position} of {images} of epoch {epoch}, {batch} a step");
        Err(Error::Damaged { file: "the session file", problem })
    }
}

#[derive(Default, Serialize, Deserialize)]
struct About {
    settings: BTreeMap<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
}

/// A saved model or session.
#[derive(Debug)]
pub struct Checkpoint {
    /// The run's settings; empty in files that others wrote.
    pub settings: BTreeMap<String, Value>,
    /// Present in session files.
    pub progress: Option<Progress>,
    tensors: BTreeMap<String, Tensor>,
}

impl Checkpoint {
    /// A checkpoint of a run with these settings, with no tensors yet.
    pub fn new(settings: BTreeMap<String, Value>) -> Self {
        Self { settings, progress: None, tensors: BTreeMap::new() }
    }

    /// Adds a tensor; float32 or u32.
    pub fn insert(&mut self, name: impl Into<String>, tensor: Tensor) {
        self.tensors.insert(name.into(), tensor);
    }

    /// The shape of a tensor.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn shape(&self, name: &str) -> Result<&[usize]> {
        Ok(self.tensor(name)?.dims())
    }

    /// The values of a float32 tensor of this shape.
    ///
    /// # Errors
    /// It is missing, has another type or shape, or holds a value that is not finite.
    pub fn floats(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>> {
        let tensor = self.tensor(name)?;
        if tensor.dtype() != DType::F32 || tensor.dims() != shape {
            let got = format!("{:?} {:?}", tensor.dtype(), tensor.dims());
            return Err(Error::invalid(name, format!("F32 {shape:?}"), got));
        }
        let values = tensor.flatten_all()?.to_vec1::<f32>()?;
        match values.iter().find(|value| !value.is_finite()) {
            Some(value) => Err(Error::invalid(name, "finite throughout", value)),
            None => Ok(values),
        }
    }

    /// The values of a one-dimensional u32 tensor.
    ///
    /// # Errors
    /// It is missing or has another type or rank.
    pub fn indices(&self, name: &str) -> Result<Vec<u32>> {
        let tensor = self.tensor(name)?;
        if tensor.dtype() != DType::U32 || tensor.rank() != 1 {
            let got = format!("{:?} {:?}", tensor.dtype(), tensor.dims());
            return Err(Error::invalid(name, "U32 [n]", got));
        }
        Ok(tensor.to_vec1()?)
    }

    fn tensor(&self, name: &str) -> Result<&Tensor> {
        self.tensors.get(name).ok_or_else(|| damaged(format!("it holds no tensor {name}")))
    }

    /// The file's bytes: the same checkpoint always gives the same.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let about = About { settings: self.settings.clone(), progress: self.progress.clone() };
        let about = serde_json::to_string(&about).map_err(|problem| damaged(problem.to_string()))?;
        let metadata = HashMap::from([(KEY.to_string(), about)]);
        safetensors::serialize(&self.tensors, Some(metadata)).map_err(|problem| damaged(problem.to_string()))
    }

    /// Reads a file that [`to_bytes`](Self::to_bytes) or any other safetensors writer made.
    ///
    /// # Errors
    /// The bytes are cut short or are no safetensors file, its metadata are not ours, or its numbers are of a type that
    /// no file of ours holds.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let broken = |problem: safetensors::SafeTensorError| {
            damaged(format!("{} bytes came, which are no whole safetensors file ({problem})", bytes.len()))
        };
        let file = SafeTensors::deserialize(bytes).map_err(broken)?;
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(broken)?;
        let about = match header.metadata().as_ref().and_then(|metadata| metadata.get(KEY)) {
            Some(text) => serde_json::from_str(text)
                .map_err(|problem| damaged(format!("its metadata \"{KEY}\" are broken ({problem})")))?,
            None => About::default(),
        };
        let mut tensors = BTreeMap::new();
        for (name, view) in file.tensors() {
            if !matches!(view.dtype(), Dtype::F32 | Dtype::U32) {
                return Err(Error::invalid(name, "of type F32", format!("{:?}", view.dtype())));
            }
            tensors.insert(name, view.load(&Device::Cpu)?);
        }
        Ok(Self { settings: about.settings, progress: about.progress, tensors })
    }
}

fn damaged(problem: String) -> Error {
    Error::Damaged { file: "the safetensors file", problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn checkpoint() -> Checkpoint {
        let mut checkpoint = Checkpoint::new(Config::default().values());
        checkpoint.insert("fc1.bias", Tensor::new(&[1.0f32, -2.0], &Device::Cpu).unwrap());
        checkpoint.insert("order", Tensor::new(&[3u32, 1], &Device::Cpu).unwrap());
        checkpoint.progress =
            Some(Progress { step: 5, epoch: 2, position: 1, shuffle: [u64::MAX; 4], eps: [1, 2, 3, 4] });
        checkpoint
    }

    #[test]
    fn a_file_gives_back_what_was_put_in_and_is_the_same_every_time() {
        let bytes = checkpoint().to_bytes().unwrap();
        assert_eq!(bytes, checkpoint().to_bytes().unwrap());
        let read = Checkpoint::from_bytes(&bytes).unwrap();
        assert_eq!(Config::from_values(&read.settings).unwrap(), Config::default());
        assert_eq!(read.progress, checkpoint().progress);
        assert_eq!(read.floats("fc1.bias", &[2]).unwrap(), [1.0, -2.0]);
        assert_eq!(read.indices("order").unwrap(), [3, 1]);
    }

    #[test]
    fn counts_to_which_no_run_comes_are_refused_with_a_sentence() {
        let counts = |step, epoch, position| Progress { step, epoch, position, shuffle: [1; 4], eps: [1; 4] };
        let check = |counts: Progress| counts.check(10, 4);
        for (step, epoch, position) in [(0, 1, 0), (3, 1, 10), (4, 2, 1), (11, 2, 1), (10, 1, 10)] {
            assert!(check(counts(step, epoch, position)).is_ok(), "step {step}, epoch {epoch}, image {position}");
        }
        let far = usize::MAX;
        for (step, epoch, position) in
            [(0, 2, 0), (1, 1, 0), (2, 1, 10), (12, 2, 1), (far, far, 10), (MOST_STEPS + 1, 1 << 30, 10), (5, far, far)]
        {
            assert!(check(counts(step, epoch, position)).is_err(), "step {step}, epoch {epoch}, image {position}");
        }
        assert_eq!(
            check(counts(7, 1, 6)).unwrap_err().to_string(),
            "the session file cannot be read: no run has made 7 steps by image 6 of 10 of epoch 1, 4 a step"
        );
    }

    #[test]
    fn every_truncation_is_refused() {
        let bytes = checkpoint().to_bytes().unwrap();
        for end in 0..bytes.len() {
            assert!(Checkpoint::from_bytes(&bytes[..end]).is_err(), "{end} of {} bytes were taken", bytes.len());
        }
    }

    #[test]
    fn a_tensor_that_does_not_fit_is_named_with_what_came_and_what_was_expected() {
        let checkpoint = checkpoint();
        let refusal = |name, shape: &[usize]| checkpoint.floats(name, shape).unwrap_err().to_string();
        assert_eq!(refusal("fc1.bias", &[3]), "fc1.bias must be F32 [3], got F32 [2]");
        assert_eq!(refusal("fc4.bias", &[3]), "the safetensors file cannot be read: it holds no tensor fc4.bias");
    }
}
