//! The product by tiles of 4 x 8: four rows of A against eight columns of B, eight sums in eight registers.
//!
//! Steps of k at which a panel is all zeros are left out: they would add 0 to each sum. In digits, four images at a
//! time, they are three fifths.

use std::cell::RefCell;

use super::Matrix;
use super::panels::{find_steps, pack};
use crate::kernels::lanes::{Lanes, WIDTH};

const ROWS: usize = 4;
const COLUMNS: usize = 2 * WIDTH;
/// Row after row, each as two vectors.
type Tile = [Lanes; 2 * ROWS];

/// What a product copies its operands into: kept from one to the next.
#[derive(Default)]
struct Panels {
    /// All of A.
    left: Vec<f32>,
    /// The steps of each panel of A that count, where enough can be left out.
    left_steps: Vec<Option<Vec<u32>>>,
    /// Eight columns of B.
    right: Vec<f32>,
    right_steps: Vec<u32>,
}

thread_local! {
    static PANELS: RefCell<Panels> = RefCell::default();
}

/// A B. One of the two may be marked as worth a search for zeros.
pub fn in_tiles(a: Matrix, b: Matrix) -> Vec<f32> {
    PANELS.with_borrow_mut(|panels| multiply(a, b, panels))
}

fn multiply(a: Matrix, b: Matrix, Panels { left, left_steps, right, right_steps }: &mut Panels) -> Vec<f32> {
    let (m, n, k) = (a.rows, b.columns, a.columns);
    let mut product = vec![0.0; m * n];
    if k == 0 {
        return product;
    }
    left.resize(m.div_ceil(ROWS) * ROWS * k, 0.0);
    left_steps.clear();
    for (band, panel) in left.chunks_exact_mut(ROWS * k).enumerate() {
        pack::<ROWS>(a, ROWS * band, panel);
        if a.zeros {
            let mut steps = Vec::new();
            left_steps.push(find_steps::<ROWS>(panel, &mut steps).then_some(steps));
        }
    }
    right.resize(COLUMNS * k, 0.0);
    for column in (0..n).step_by(COLUMNS) {
        pack::<COLUMNS>(b.transposed(), column, right);
        let right_sparse = b.zeros && find_steps::<COLUMNS>(right, right_steps);
        for (band, left) in left.chunks_exact(ROWS * k).enumerate() {
            let rows = &mut product[ROWS * band * n..];
            match left_steps.get(band) {
                Some(Some(steps)) => store(tile_at(left, right, steps), rows, column, n),
                _ if right_sparse => store(tile_at(left, right, right_steps), rows, column, n),
                _ => store(tile(left, right), rows, column, n),
            }
        }
    }
    product
}

/// The product of a panel of A (k steps of 4) and one of B (k steps of 8).
#[inline(always)]
fn tile(a: &[f32], b: &[f32]) -> Tile {
    assert!(a.len().is_multiple_of(ROWS) && b.len() == a.len() / ROWS * COLUMNS);
    let mut tile = [Lanes::splat(0.0); 2 * ROWS];
    let (mut a, mut b, end) = (a.as_ptr(), b.as_ptr(), a.as_ptr_range().end);
    while a < end {
        // SAFETY: the panels hold equally many whole steps, which the assertion has checked; each turn reads one step
        // of both and moves on by one, until A ends.
        unsafe {
            tile = step(tile, a, b);
            a = a.add(ROWS);
            b = b.add(COLUMNS);
        }
    }
    tile
}

/// The same over these steps of k alone.
#[inline(always)]
fn tile_at(a: &[f32], b: &[f32], steps: &[u32]) -> Tile {
    let mut tile = [Lanes::splat(0.0); 2 * ROWS];
    for &k in steps {
        let k = k as usize;
        // SAFETY: `find_steps` gives steps of one panel; the other holds as many.
        tile = unsafe { step(tile, a.as_ptr().add(ROWS * k), b.as_ptr().add(COLUMNS * k)) };
    }
    tile
}

/// One step of k: eight multiply-adds, written out so that each sum stays in a register.
///
/// # Safety
/// Four floats must lie at `a` and eight at `b`.
#[inline(always)]
unsafe fn step(tile: Tile, a: *const f32, b: *const f32) -> Tile {
    let [c00, c01, c10, c11, c20, c21, c30, c31] = tile;
    // SAFETY: as the caller promises.
    unsafe {
        let (a0, a1) = (Lanes::read_splat(a), Lanes::read_splat(a.add(1)));
        let (a2, a3) = (Lanes::read_splat(a.add(2)), Lanes::read_splat(a.add(3)));
        let left = Lanes::read(b);
        let (c00, c10) = (a0.mul_add(left, c00), a1.mul_add(left, c10));
        let (c20, c30) = (a2.mul_add(left, c20), a3.mul_add(left, c30));
        let right = Lanes::read(b.add(WIDTH));
        let (c01, c11) = (a0.mul_add(right, c01), a1.mul_add(right, c11));
        let (c21, c31) = (a2.mul_add(right, c21), a3.mul_add(right, c31));
        [c00, c01, c10, c11, c20, c21, c30, c31]
    }
}

/// Writes a tile into rows of n from `column` on, as far as they and the rows reach.
#[inline(always)]
fn store(tile: Tile, rows: &mut [f32], column: usize, n: usize) {
    if column + COLUMNS <= n && rows.len() >= ROWS * n {
        for (row, lanes) in tile.chunks_exact(2).enumerate() {
            // SAFETY: there are four rows, and each reaches eight further than `column`.
            unsafe {
                let room = rows.as_mut_ptr().add(row * n + column);
                lanes[0].write(room);
                lanes[1].write(room.add(WIDTH));
            }
        }
        return;
    }
    for (row, lanes) in rows.chunks_exact_mut(n).zip(tile.chunks_exact(2)) {
        let room = &mut row[column..n.min(column + COLUMNS)];
        let (left, right) = room.split_at_mut(room.len().min(WIDTH));
        lanes[0].store(left);
        lanes[1].store(right);
    }
}
