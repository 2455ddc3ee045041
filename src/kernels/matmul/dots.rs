//! The product by dot products: for a few rows or columns, where packing would cost more than it gains.

use super::Matrix;
use crate::kernels::lanes::{Lanes, WIDTH};

/// A B where the rows of A and the columns of B each lie in a row.
pub fn in_dots(a: Matrix, b: Matrix) -> Vec<f32> {
    let mut product = Vec::with_capacity(a.rows * b.columns);
    for row in 0..a.rows {
        let left = &a.values[row * a.row_stride..][..a.columns];
        product
            .extend((0..b.columns).map(|column| dot(left, &b.values[column * b.column_stride..][..b.rows])));
    }
    product
}

/// Σ a b in four sums of four lanes each, written out so that each stays in a register.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    const TURN: usize = 4 * WIDTH;
    assert_eq!(a.len(), b.len());
    let zero = Lanes::splat(0.0);
    let (mut s0, mut s1, mut s2, mut s3) = (zero, zero, zero, zero);
    let whole = a.len() - a.len() % TURN;
    for at in (0..whole).step_by(TURN) {
        // SAFETY: `at + 16` is at most the length of both.
        unsafe {
            let (a, b) = (a.as_ptr().add(at), b.as_ptr().add(at));
            s0 = Lanes::read(a).mul_add(Lanes::read(b), s0);
            s1 = Lanes::read(a.add(WIDTH)).mul_add(Lanes::read(b.add(WIDTH)), s1);
            s2 = Lanes::read(a.add(2 * WIDTH)).mul_add(Lanes::read(b.add(2 * WIDTH)), s2);
            s3 = Lanes::read(a.add(3 * WIDTH)).mul_add(Lanes::read(b.add(3 * WIDTH)), s3);
        }
    }
    for (a, b) in a[whole..].chunks(WIDTH).zip(b[whole..].chunks(WIDTH)) {
        s0 = Lanes::load(a).mul_add(Lanes::load(b), s0);
    }
    ((s0 + s1) + (s2 + s3)).sum()
}
