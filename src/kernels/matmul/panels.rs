//! Operands copied into panels: bands of a few rows, stored step of k by step of k, so that a tile's inner loop reads
//! straight on. The last band is filled up with zeros, whose products are dropped.

use super::Matrix;
use crate::kernels::lanes::{Lanes, WIDTH};

/// Copies `BAND` rows of `matrix` from row `start` on: panel[BAND · k + i] = matrix[start + i, k].
///
/// `BAND` is a multiple of four. The panel holds BAND · columns values; rows past the matrix's end become zeros.
pub fn pack<const BAND: usize>(matrix: Matrix, start: usize, panel: &mut [f32]) {
    assert_eq!(panel.len(), BAND * matrix.columns);
    let whole = start + BAND <= matrix.rows;
    match (matrix.row_stride, matrix.column_stride) {
        (1, _) if whole => copy::<BAND>(matrix, start, panel),
        (_, 1) if whole => transpose::<BAND>(matrix, start, panel),
        _ => one_by_one::<BAND>(matrix, start, panel),
    }
}

/// For columns that lie in a row: each step of k is a copy.
fn copy<const BAND: usize>(matrix: Matrix, start: usize, panel: &mut [f32]) {
    for (k, entries) in panel.chunks_exact_mut(BAND).enumerate() {
        let column = &matrix.values[k * matrix.column_stride + start..][..BAND];
        for at in (0..BAND).step_by(WIDTH) {
            // SAFETY: `at + 4` is at most BAND, the length of both.
            unsafe { Lanes::read(column.as_ptr().add(at)).write(entries.as_mut_ptr().add(at)) };
        }
    }
}

/// For rows that lie in a row: squares of four rows by four steps of k are turned over.
fn transpose<const BAND: usize>(matrix: Matrix, start: usize, panel: &mut [f32]) {
    let columns = matrix.columns;
    let whole = columns - columns % WIDTH;
    for four in (0..BAND).step_by(WIDTH) {
        let rows: [&[f32]; WIDTH] =
            std::array::from_fn(|i| &matrix.values[(start + four + i) * matrix.row_stride..][..columns]);
        for k in (0..whole).step_by(WIDTH) {
            // SAFETY: `k + 4` is at most the length of each row, and the panel holds BAND values a step.
            unsafe {
                let square = Lanes::transpose(rows.map(|row| Lanes::read(row.as_ptr().add(k))));
                let room = panel.as_mut_ptr().add(BAND * k + four);
                square.into_iter().enumerate().for_each(|(i, lanes)| lanes.write(room.add(BAND * i)));
            }
        }
        for k in whole..columns {
            rows.iter().enumerate().for_each(|(i, row)| panel[BAND * k + four + i] = row[k]);
        }
    }
}

fn one_by_one<const BAND: usize>(matrix: Matrix, start: usize, panel: &mut [f32]) {
    panel.fill(0.0);
    for i in 0..BAND.min(matrix.rows - start) {
        let row = matrix.values[(start + i) * matrix.row_stride..].iter().step_by(matrix.column_stride);
        panel[i..].iter_mut().step_by(BAND).zip(row).for_each(|(entry, &value)| *entry = value);
    }
}

/// Puts into `steps` the steps of k at which a panel is not all zeros, and says whether enough are left out to gain by
/// it.
pub fn find_steps<const BAND: usize>(panel: &[f32], steps: &mut Vec<u32>) -> bool {
    let columns = panel.len() / BAND;
    steps.resize(columns, 0);
    let mut found = 0;
    for k in 0..columns {
        let mut nonzero = false;
        for at in (BAND * k..BAND * (k + 1)).step_by(WIDTH) {
            // SAFETY: `at + 4` is at most BAND · columns.
            nonzero |= unsafe { Lanes::read(panel.as_ptr().add(at)) }.any();
        }
        steps[found] = k as u32; // stays if it counts, else the next one takes its place
        found += usize::from(nonzero);
    }
    steps.truncate(found);
    // A step that is looked up costs about a fifth more than one that follows the last.
    found * 4 <= columns * 3
}
