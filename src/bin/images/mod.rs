//! The images that a program is given: shards of one size, for training and held out.

use std::io::Read;
use std::path::Path;

use serde::Deserialize;
use zscape::data::read_idx;
use zscape::{Split, Trainer};

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Images of one size in shards.
#[derive(Default)]
pub struct Images {
    pub side: usize,
    shards: Vec<(Vec<u8>, Split)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    train: Part,
    held_out: Part,
}

#[derive(Deserialize)]
struct Part {
    shards: Vec<Shard>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shard {
    images_file: String,
}

impl Images {
    /// Those that a folder's manifest.json lists.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let manifest: Manifest = serde_json::from_slice(&read(&folder.join("manifest.json"))?)?;
        let mut images = Self::default();
        for (part, split) in [(manifest.train, Split::Train), (manifest.held_out, Split::HeldOut)] {
            for shard in part.shards {
                images.add_idx(&folder.join(shard.images_file), split)?;
            }
        }
        Ok(images)
    }

    /// Adds them to a trainer, in order.
    pub fn give(&self, trainer: &mut Trainer) -> Result<()> {
        for (pixels, split) in &self.shards {
            trainer.add_images(pixels, None, *split)?;
        }
        Ok(())
    }

    /// Adds an IDX file of square images, gzipped or not.
    pub fn add_idx(&mut self, path: &Path, split: Split) -> Result<()> {
        let bytes = read(path)?;
        let idx = read_idx(&bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        match idx.shape[..] {
            [_, rows, columns] if rows == columns && (self.side == 0 || self.side == rows) => {
                self.add(rows, idx.values.to_vec(), split);
                Ok(())
            }
            _ => Err(format!("{}: expected square images, got {:?}", path.display(), idx.shape).into()),
        }
    }

    /// Adds the bytes of images of this side.
    pub fn add(&mut self, side: usize, pixels: Vec<u8>, split: Split) {
        self.side = side;
        self.shards.push((pixels, split));
    }
}

/// A file's bytes, unpacked where it is gzipped.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}
