//! The product by dot products: for a few rows or columns, where packing would cost more than it gains.

use super::Matrix;

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

/// Σ a b in four partial sums of four lanes each.
#[cfg(target_arch = "wasm32")]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    use core::arch::wasm32::*;
    let zero = f32x4_splat(0.0);
    let (mut s0, mut s1, mut s2, mut s3) = (zero, zero, zero, zero);
    let (left, right) = (a.chunks_exact(16), b.chunks_exact(16));
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        // SAFETY: both chunks hold 16 floats: four vectors.
        unsafe {
            let (a, b): (*const v128, *const v128) = (a.as_ptr().cast(), b.as_ptr().cast());
            s0 = f32x4_add(s0, f32x4_mul(v128_load(a), v128_load(b)));
            s1 = f32x4_add(s1, f32x4_mul(v128_load(a.add(1)), v128_load(b.add(1))));
            s2 = f32x4_add(s2, f32x4_mul(v128_load(a.add(2)), v128_load(b.add(2))));
            s3 = f32x4_add(s3, f32x4_mul(v128_load(a.add(3)), v128_load(b.add(3))));
        }
    }
    let sum = f32x4_add(f32x4_add(s0, s1), f32x4_add(s2, s3));
    let halves = (f32x4_extract_lane::<0>(sum) + f32x4_extract_lane::<1>(sum))
        + (f32x4_extract_lane::<2>(sum) + f32x4_extract_lane::<3>(sum));
    halves + rest
}

/// The scalar twin, for native tests.
#[cfg(not(target_arch = "wasm32"))]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
