//! Operands copied into panels: bands of a few rows, stored step of k by step of k, so that a tile's inner loop reads
//! straight on. The last band is filled up with zeros, whose products are dropped.

use super::Matrix;
use crate::kernels::lanes::{Lanes, WIDTH};

/// Copies `BAND` rows of `matrix` from row `start` on: panel[BAND · k + i] = matrix[start + i, k].
///
/// `BAND` is a multiple of four. The panel has room for BAND · columns values; rows past the matrix's end are zeros.
pub fn pack<const BAND: usize>(matrix: Matrix, start: usize, panel: &mut [f32]) {
    let Matrix { values, rows, columns, row_stride, column_stride, .. } = matrix;
    let band = BAND.min(rows - start);
    let whole = columns - columns % WIDTH;
    if band == BAND && row_stride == 1 {
        for (k, entries) in panel.chunks_exact_mut(BAND).enumerate() {
            entries.copy_from_slice(&values[k * column_stride + start..][..BAND]);
        }
    } else if band == BAND && column_stride == 1 {
        for quarter in (0..BAND).step_by(WIDTH) {
            let rows: [&[f32]; WIDTH] =
                std::array::from_fn(|i| &values[(start + quarter + i) * row_stride..][..columns]);
            for k in (0..whole).step_by(WIDTH) {
                let square = Lanes::transpose(rows.map(|row| Lanes::load(&row[k..])));
                for (i, lanes) in square.into_iter().enumerate() {
                    lanes.store(&mut panel[BAND * (k + i) + quarter..]);
                }
            }
            for k in whole..columns {
                for (i, row) in rows.iter().enumerate() {
                    panel[BAND * k + quarter + i] = row[k];
                }
            }
        }
    } else {
        panel.fill(0.0);
        for i in 0..band {
            let row = values[(start + i) * row_stride..].iter().step_by(column_stride);
            panel[i..].iter_mut().step_by(BAND).zip(row).for_each(|(entry, &value)| *entry = value);
        }
    }
}

/// Puts into `steps` the steps of k at which a panel is not all zeros, and says whether enough are left out to gain by it.
pub fn find_steps<const BAND: usize>(panel: &[f32], steps: &mut Vec<u32>) -> bool {
    steps.clear();
    let nonzero = |entries: &[f32]| entries.chunks(WIDTH).any(|four| Lanes::load(four).any());
    let found = panel.chunks_exact(BAND).enumerate().filter(|(_, entries)| nonzero(entries));
    steps.extend(found.map(|(k, _)| k as u32));
    // A step that is looked up costs about a fifth more than one that follows the last.
    steps.len() * BAND * 4 <= panel.len() * 3
}
