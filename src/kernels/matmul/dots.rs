//! The product by dot products: for a few rows or columns, where packing would cost more than it gains.

use super::Matrix;
use crate::kernels::lanes::{Lanes, WIDTH};

const TURN: usize = 2 * WIDTH; // values of each vector a turn of the loop takes

/// A B where the rows of A and the columns of B each lie in a row.
pub fn in_dots(a: Matrix, b: Matrix) -> Vec<f32> {
    let column = |at: usize| &b.values[at * b.column_stride..][..b.rows];
    let whole = b.columns - b.columns % WIDTH;
    let mut product = Vec::with_capacity(a.rows * b.columns);
    for row in 0..a.rows {
        let row = &a.values[row * a.row_stride..][..a.columns];
        for at in (0..whole).step_by(WIDTH) {
            let four = [column(at), column(at + 1), column(at + 2), column(at + 3)];
            product.extend(four_dots(row, four).to_array());
        }
        product.extend((whole..b.columns).map(|at| four_dots(row, [column(at); WIDTH]).to_array()[0]));
    }
    product
}

/// Σ a b for each of four b of a's length: one reading of a for four sums, each in two vectors, written out so that
/// they stay in registers.
fn four_dots(a: &[f32], b: [&[f32]; WIDTH]) -> Lanes {
    assert!(b.iter().all(|b| b.len() == a.len()));
    let zero = Lanes::splat(0.0);
    let [mut s0, mut s1, mut s2, mut s3] = [zero; WIDTH];
    let [mut t0, mut t1, mut t2, mut t3] = [zero; WIDTH];
    let whole = a.len() - a.len() % TURN;
    for at in (0..whole).step_by(TURN) {
        // SAFETY: `at + 8` is at most the length of all five.
        unsafe {
            let (near, far) = (Lanes::read(a.as_ptr().add(at)), Lanes::read(a.as_ptr().add(at + WIDTH)));
            let [b0, b1, b2, b3] =
                [b[0].as_ptr().add(at), b[1].as_ptr().add(at), b[2].as_ptr().add(at), b[3].as_ptr().add(at)];
            s0 = near.mul_add(Lanes::read(b0), s0);
            s1 = near.mul_add(Lanes::read(b1), s1);
            s2 = near.mul_add(Lanes::read(b2), s2);
            s3 = near.mul_add(Lanes::read(b3), s3);
            t0 = far.mul_add(Lanes::read(b0.add(WIDTH)), t0);
            t1 = far.mul_add(Lanes::read(b1.add(WIDTH)), t1);
            t2 = far.mul_add(Lanes::read(b2.add(WIDTH)), t2);
            t3 = far.mul_add(Lanes::read(b3.add(WIDTH)), t3);
        }
    }
    for at in (whole..a.len()).step_by(WIDTH) {
        let four = Lanes::load(&a[at..]);
        s0 = four.mul_add(Lanes::load(&b[0][at..]), s0);
        s1 = four.mul_add(Lanes::load(&b[1][at..]), s1);
        s2 = four.mul_add(Lanes::load(&b[2][at..]), s2);
        s3 = four.mul_add(Lanes::load(&b[3][at..]), s3);
    }
    let [c0, c1, c2, c3] = Lanes::transpose([s0 + t0, s1 + t1, s2 + t2, s3 + t3]);
    (c0 + c1) + (c2 + c3)
}
