//! The product by tiles of 4 x 8: the wasm kernel, and its scalar twin for native tests.
//!
//! A and B are first copied into panels, A in bands of 4 rows and B of 8 columns, each stored step of k by step of k and
//! filled up with zeros, so that the inner loop reads straight on; the zeros' products are dropped.

use super::Matrix;

const ROWS: usize = 4;
const COLUMNS: usize = 8;
type Tile = [[f32; COLUMNS]; ROWS];

pub fn in_tiles(a: Matrix, b: Matrix) -> Vec<f32> {
    let (m, n, k) = (a.rows, b.columns, a.columns);
    let mut product = vec![0.0; m * n];
    if k == 0 {
        return product;
    }
    let (a, b) = (panels::<ROWS>(a), panels::<COLUMNS>(b.transposed()));
    for (right, b) in b.chunks_exact(COLUMNS * k).enumerate() {
        let columns = COLUMNS * right..n.min(COLUMNS * (right + 1));
        for (down, a) in a.chunks_exact(ROWS * k).enumerate() {
            let tile = multiply(a, b);
            for (row, values) in (ROWS * down..m.min(ROWS * (down + 1))).zip(&tile) {
                product[row * n..][columns.clone()].copy_from_slice(&values[..columns.len()]);
            }
        }
    }
    product
}

/// The rows of a matrix in bands of `WIDTH`, each column by column, the last band filled up with zeros.
fn panels<const WIDTH: usize>(matrix: Matrix) -> Vec<f32> {
    let Matrix { values, rows, columns, row_stride, column_stride } = matrix;
    let mut panels = vec![0.0; rows.div_ceil(WIDTH) * WIDTH * columns];
    for (band, panel) in panels.chunks_exact_mut(WIDTH * columns).enumerate() {
        let start = band * WIDTH;
        let width = WIDTH.min(rows - start);
        if row_stride == 1 && width == WIDTH {
            for (column, entries) in panel.chunks_exact_mut(WIDTH).enumerate() {
                entries.copy_from_slice(&values[column * column_stride + start..][..WIDTH]);
            }
        } else {
            for offset in 0..width {
                let row = &values[(start + offset) * row_stride..];
                let entries = panel[offset..].iter_mut().step_by(WIDTH);
                entries.zip(row.iter().step_by(column_stride)).for_each(|(entry, &value)| *entry = value);
            }
        }
    }
    panels
}

/// The product of a panel of A (k steps of 4) and one of B (k steps of 8).
#[cfg(target_arch = "wasm32")]
fn multiply(a: &[f32], b: &[f32]) -> Tile {
    use core::arch::wasm32::*;
    assert!(a.len().is_multiple_of(ROWS) && b.len() == a.len() / ROWS * COLUMNS);
    let zero = f32x4_splat(0.0);
    let (mut c00, mut c01, mut c10, mut c11) = (zero, zero, zero, zero);
    let (mut c20, mut c21, mut c30, mut c31) = (zero, zero, zero, zero);
    // Written out: in an array the sums would live in memory and not in registers.
    // SAFETY: the panels hold equally many whole steps of k, which the assertion has checked; each turn reads one step of both
    // and moves on by one, until A ends. A `Tile` is 8 vectors of 4 floats in a row.
    unsafe {
        let (mut a, mut b, end) = (a.as_ptr(), b.as_ptr(), a.as_ptr().add(a.len()));
        while a < end {
            let (a0, a1) = (v128_load32_splat(a.cast()), v128_load32_splat(a.add(1).cast()));
            let (a2, a3) = (v128_load32_splat(a.add(2).cast()), v128_load32_splat(a.add(3).cast()));
            let left = v128_load(b.cast());
            c00 = f32x4_add(c00, f32x4_mul(a0, left));
            c10 = f32x4_add(c10, f32x4_mul(a1, left));
            c20 = f32x4_add(c20, f32x4_mul(a2, left));
            c30 = f32x4_add(c30, f32x4_mul(a3, left));
            let right = v128_load(b.add(4).cast());
            c01 = f32x4_add(c01, f32x4_mul(a0, right));
            c11 = f32x4_add(c11, f32x4_mul(a1, right));
            c21 = f32x4_add(c21, f32x4_mul(a2, right));
            c31 = f32x4_add(c31, f32x4_mul(a3, right));
            a = a.add(ROWS);
            b = b.add(COLUMNS);
        }
        core::mem::transmute([c00, c01, c10, c11, c20, c21, c30, c31])
    }
}

/// The scalar twin of the tile in WebAssembly, by which native tests check the packing.
#[cfg(not(target_arch = "wasm32"))]
fn multiply(a: &[f32], b: &[f32]) -> Tile {
    let mut sums = [[0.0; COLUMNS]; ROWS];
    for (a, b) in a.chunks_exact(ROWS).zip(b.chunks_exact(COLUMNS)) {
        for (sums, a) in sums.iter_mut().zip(a) {
            sums.iter_mut().zip(b).for_each(|(sum, b)| *sum += a * b);
        }
    }
    sums
}
