//! The images that a program is given: shards of one size, for training and held out. What cannot be taken is named
//! with the option that named it.

use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use zscape::data::read_idx;
use zscape::{Split, Trainer};

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Images of one size in shards.
#[derive(Debug, Default)]
pub struct Images {
    pub side: usize,
    shards: Vec<(Vec<u8>, Split)>,
    /// Where the first of them come from, by whose size the others are held.
    pub source: String,
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
    /// Those that the manifest.json of the folder of `--data` lists.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let path = folder.join("manifest.json");
        let manifest: Manifest =
            serde_json::from_slice(&read("--data", &path)?).map_err(|error| about("--data", &path, error))?;
        if manifest.train.shards.is_empty() {
            return Err(about("--data", &path, "expected at least one shard of training images, got none"));
        }
        let mut images = Self::default();
        for (part, split) in [(manifest.train, Split::Train), (manifest.held_out, Split::HeldOut)] {
            for shard in part.shards {
                images.add_idx("--data", &folder.join(shard.images_file), split)?;
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
    pub fn add_idx(&mut self, option: &str, path: &Path, split: Split) -> Result<()> {
        let bytes = read(option, path)?;
        let idx = read_idx(&bytes).map_err(|error| about(option, path, error))?;
        let refused = |expected: &str| {
            let got = format!("expected {expected}, got its header's {:?}", idx.shape);
            Err(about(option, path, got))
        };
        match idx.shape[..] {
            [_, rows, columns] if rows != columns || rows == 0 => refused("square images"),
            [0, ..] => refused("at least one image"),
            [_, side, _] if self.side != 0 && self.side != side => {
                refused(&format!("images of {} x {}, as those of {}", self.side, self.side, self.source))
            }
            [_, side, _] => {
                if self.side == 0 {
                    self.source = format!("{option} {}", path.display());
                }
                self.add(side, idx.values.to_vec(), split);
                Ok(())
            }
            _ => refused("images, as [n, rows, columns]"),
        }
    }

    /// Adds the bytes of images of this side.
    pub fn add(&mut self, side: usize, pixels: Vec<u8>, split: Split) {
        self.side = side;
        self.shards.push((pixels, split));
    }
}

/// A file's bytes, unpacked where it is gzipped, all members of it.
pub fn read(option: &str, path: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).map_err(|error| about(option, path, error))?;
    if !bytes.starts_with(&GZIP) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(&bytes[..])
        .read_to_end(&mut unpacked)
        .map_err(|error| about(option, path, format!("expected a whole gzip, but it cannot be unpacked: {error}")))?;
    Ok(unpacked)
}

/// What is wrong with a file, after the option and the path that name it.
pub fn about(option: &str, path: &Path, problem: impl std::fmt::Display) -> Box<dyn std::error::Error> {
    format!("{option} {}: {problem}", path.display()).into()
}
