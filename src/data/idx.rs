//! IDX, the file format of MNIST: two zero bytes, a type byte (8: unsigned bytes), the number of dimensions, then each
//! dimension as a big-endian u32, then the values.

use crate::error::{Error, Result};

/// An IDX file of unsigned bytes.
#[derive(Debug, PartialEq)]
pub struct Idx<'a> {
    /// Its dimensions: `[n, rows, columns]` for images, `[n]` for labels.
    pub shape: Vec<usize>,
    /// Its values, the last dimension fastest.
    pub values: &'a [u8],
}

/// Reads an IDX file (not gzipped) of unsigned bytes.
///
/// # Errors
/// Another type or format, or a length that is not what the header says.
pub fn read_idx(bytes: &[u8]) -> Result<Idx<'_>> {
    let damaged = |problem: String| Error::Damaged { file: "the IDX file", problem };
    let [0, 0, kind, dimensions, rest @ ..] = bytes else {
        let start = &bytes[..bytes.len().min(4)];
        let hint = if start.starts_with(&[0x1f, 0x8b]) { " (it is gzipped: unpack it first)" } else { "" };
        return Err(damaged(format!("expected two zero bytes at its start, got {start:?}{hint}")));
    };
    if *kind != 8 {
        return Err(damaged(format!("expected type 8 (unsigned bytes), got {kind}")));
    }
    let Some((header, values)) = rest.split_at_checked(usize::from(*dimensions) * 4) else {
        return Err(damaged(format!("expected {dimensions} dimensions, but it ends before them")));
    };
    let shape: Vec<usize> =
        header.chunks_exact(4).map(|size| size.iter().fold(0, |value, &byte| value << 8 | usize::from(byte))).collect();
    let expected = shape.iter().try_fold(1usize, |product, &size| product.checked_mul(size));
    if expected != Some(values.len()) {
        return Err(damaged(format!("its header says {shape:?}, but {} values follow", values.len())));
    }
    Ok(Idx { shape, values })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: [u8; 18] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 9, 8];

    #[test]
    fn a_file_is_its_shape_and_values() {
        assert_eq!(read_idx(&FILE).unwrap(), Idx { shape: vec![1, 1, 2], values: &[9, 8] });
    }

    #[test]
    fn every_truncation_is_refused() {
        for end in 0..FILE.len() {
            assert!(read_idx(&FILE[..end]).is_err(), "{end} bytes were taken");
        }
        assert_eq!(
            read_idx(&FILE[..17]).unwrap_err().to_string(),
            "the IDX file cannot be read: its header says [1, 1, 2], but 1 values follow"
        );
    }

    #[test]
    fn other_types_sizes_that_overflow_and_gzip_are_refused() {
        assert!(read_idx(&[0, 0, 13, 1, 0, 0, 0, 0]).unwrap_err().to_string().contains("type 8"));
        assert!(read_idx(&[[0, 0, 8, 3].as_slice(), &[255; 12]].concat()).is_err());
        assert!(read_idx(&[0x1f, 0x8b, 8, 0]).unwrap_err().to_string().contains("gzipped"));
    }
}
