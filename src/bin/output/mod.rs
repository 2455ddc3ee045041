//! Where a program writes: tried before its work begins, so that a wrong path costs a sentence and not the work.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use crate::images::{Result, about};

/// A file to be written, and the option that names it.
#[derive(Debug)]
pub struct Output {
    option: &'static str,
    path: PathBuf,
}

impl Output {
    /// Opens the file for writing, and leaves what is there as it was: nothing, if there was nothing.
    ///
    /// # Errors
    /// Its folder is not there, or what is there cannot be written to.
    pub fn tried(option: &'static str, path: &Path) -> Result<Self> {
        let output = Self { option, path: path.to_owned() };
        let begins = path.symlink_metadata().is_err();
        OpenOptions::new().append(true).create(true).open(path).map_err(|error| output.refused(error))?;
        if begins {
            fs::remove_file(path).map_err(|error| output.refused(error))?;
        }
        Ok(output)
    }

    /// Writes the whole file.
    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        fs::write(&self.path, bytes).map_err(|error| self.refused(error))
    }

    /// Its path, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn refused(&self, error: std::io::Error) -> Box<dyn std::error::Error> {
        about(self.option, &self.path, format!("expected a file that can be written, but: {error}"))
    }
}
