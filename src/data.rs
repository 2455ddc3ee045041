//! Images: the training and the held-out split, and where they come from.

mod batches;
mod idx;
mod labels;
mod shapes;

pub use batches::Batches;
pub use idx::{Idx, read_idx};
pub use labels::Labels;
pub use shapes::{SIDE as SHAPES_SIDE, Shapes, shapes};

use std::ops::Range;

use candle_core::{Device, Tensor};

use crate::error::{Error, Result};
use crate::kernels::pixels_of_bytes;

/// Images of a split, at most.
pub const MOST_IMAGES: usize = 1_000_000;
/// Bytes of all images together, at most: beside them a model must fit into the 4 GB of a module of WebAssembly.
const MOST_BYTES: usize = 1_000_000_000;

/// Which part of a data set: the images that train, or those kept aside to judge by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The images that train.
    Train,
    /// The images kept aside to judge by.
    HeldOut,
}

impl Split {
    /// Reads `"train"` or `"held-out"`.
    ///
    /// # Errors
    /// Any other name.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "train" => Ok(Split::Train),
            "held-out" => Ok(Split::HeldOut),
            _ => Err(Error::invalid("split", "\"train\" or \"held-out\"", format!("\"{name}\""))),
        }
    }
}

/// Grey images of one size, one byte a pixel, with or without labels.
#[derive(Debug, Clone, Default)]
pub struct Images {
    pixels: Vec<u8>,
    labels: Option<Labels>,
    count: usize,
}

impl Images {
    /// How many.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What is known of each image, if anything is.
    pub fn labels(&self) -> Option<&Labels> {
        self.labels.as_ref()
    }

    /// The images at `indices` as float32 in [0, 1] (byte / 255): (indices, side²).
    pub fn gather(&self, indices: &[u32]) -> Result<Tensor> {
        self.batch(indices.len(), indices.iter().map(|&index| index as usize))
    }

    /// The images of a range, in the order they were added, as float32 in [0, 1]: (range, side²).
    pub fn range(&self, range: Range<usize>) -> Result<Tensor> {
        self.batch(range.len(), range)
    }

    fn batch(&self, count: usize, indices: impl Iterator<Item = usize>) -> Result<Tensor> {
        let size = self.pixels.len() / self.count.max(1);
        let mut values = vec![0.0; count * size];
        for (image, index) in values.chunks_exact_mut(size.max(1)).zip(indices) {
            pixels_of_bytes(&self.pixels[index * size..(index + 1) * size], image);
        }
        Ok(Tensor::from_vec(values, (count, size), &Device::Cpu)?)
    }
}

/// The two splits of a data set.
#[derive(Debug, Clone)]
pub struct Dataset {
    side: usize,
    /// The images that train.
    pub train: Images,
    /// The images kept aside.
    pub held_out: Images,
}

impl Dataset {
    /// An empty data set for images of side × side pixels.
    pub fn new(side: usize) -> Self {
        Self { side, train: Images::default(), held_out: Images::default() }
    }

    /// The images of `split`.
    pub fn split(&self, split: Split) -> &Images {
        match split {
            Split::Train => &self.train,
            Split::HeldOut => &self.held_out,
        }
    }

    /// Adds images to a split and says how many: `pixels` holds n · side² bytes, `labels` n or nothing.
    ///
    /// # Errors
    /// Lengths that do not fit, labels for only a part of a split or of two kinds in one, or more images than there may
    /// be; nothing is added then.
    pub fn add(&mut self, pixels: &[u8], labels: Option<Labels>, split: Split) -> Result<usize> {
        let (side, size) = (self.side, self.side * self.side);
        if pixels.is_empty() || !pixels.len().is_multiple_of(size) {
            let expected = format!("n images of {side} x {side} = {size} bytes each, n at least 1");
            return Err(Error::invalid("pixels", expected, format!("{} bytes", pixels.len())));
        }
        let added = pixels.len() / size;
        if let Some(labels) = &labels
            && labels.len() != added
        {
            return Err(Error::invalid("labels", format!("{added}, one for each image"), labels.len().to_string()));
        }
        let room = MOST_BYTES / size - self.train.count - self.held_out.count;
        let images = match split {
            Split::Train => &mut self.train,
            Split::HeldOut => &mut self.held_out,
        };
        if images.count > 0 {
            labels::check_kind(images.labels.as_ref(), labels.as_ref())?;
        }
        let room = room.min(MOST_IMAGES - images.count);
        if added > room {
            let expected = format!(
                "at most {room} images more: a split has up to {MOST_IMAGES}, \
                 all together have up to {MOST_BYTES} bytes"
            );
            return Err(Error::invalid("pixels", expected, format!("{added} images")));
        }
        images.pixels.extend_from_slice(pixels);
        labels::append(&mut images.labels, labels);
        images.count += added;
        Ok(added)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(data: &mut Dataset, pixels: &[u8], labels: Option<Labels>) -> String {
        data.add(pixels, labels, Split::Train).unwrap_err().to_string()
    }

    #[test]
    fn images_come_back_as_bytes_over_255() {
        let mut data = Dataset::new(2);
        data.add(&[0, 51, 102, 255, 1, 2, 3, 4], Some(Labels::Classes(vec![7, 300])), Split::Train).unwrap();
        let x = data.train.gather(&[1, 0]).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(x, [[1.0 / 255.0, 2.0 / 255.0, 3.0 / 255.0, 4.0 / 255.0], [0.0, 0.2, 0.4, 1.0]]);
        assert_eq!(data.train.labels(), Some(&Labels::Classes(vec![7, 300])));
        assert!(data.held_out.is_empty());
    }

    #[test]
    fn wrong_lengths_are_refused_and_change_nothing() {
        let mut data = Dataset::new(28);
        assert_eq!(
            refusal(&mut data, &[0; 785], None),
            "pixels must be n images of 28 x 28 = 784 bytes each, n at least 1, got 785 bytes"
        );
        assert_eq!(
            refusal(&mut data, &[0; 784], Some(Labels::Classes(vec![1, 2]))),
            "labels must be 1, one for each image, got 2"
        );
        assert!(data.train.is_empty());
        data.add(&[0; 784], Some(Labels::Classes(vec![1])), Split::Train).unwrap();
        assert_eq!(
            refusal(&mut data, &[0; 784], None),
            "labels must be given, as for the images already in this split, got none"
        );
        assert_eq!(
            refusal(&mut data, &[0; 784], Some(Labels::Numbers(vec![0.5]))),
            "labels must be classes, as for the images already in this split, got numbers"
        );
        assert_eq!(data.train.len(), 1);
    }

    #[test]
    fn more_images_than_there_may_be_are_refused_and_change_nothing() {
        let mut data = Dataset::new(1);
        data.add(&[0; 600_000], None, Split::Train).unwrap();
        assert_eq!(
            refusal(&mut data, &[0; 400_001], None),
            "pixels must be at most 400000 images more: a split has up to 1000000, \
             all together have up to 1000000000 bytes, got 400001 images"
        );
        data.add(&[0; 400_001], None, Split::HeldOut).unwrap();
        data.add(&[0; 400_000], None, Split::Train).unwrap();
        assert_eq!((data.train.len(), data.held_out.len()), (1_000_000, 400_001));
    }
}
