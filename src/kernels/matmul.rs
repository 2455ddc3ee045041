//! The matrix product, C = A B, of float32.
//!
//! On a desktop it is the `gemm` crate's. In WebAssembly it is our own, for V8 runs a tile of 4 x 8 nearly twice as
//! fast as that crate's 12 accumulators, which do not fit its registers (`tiles.rs`). Sums there run over k in order,
//! in float32: the error of an entry is at most k · 2⁻²³ Σ |a b| to first order (Higham, *Accuracy and Stability of
//! Numerical Algorithms*, §3.1).

#[cfg(any(target_arch = "wasm32", test))]
mod dots;
#[cfg(any(target_arch = "wasm32", test))]
mod panels;
#[cfg(any(target_arch = "wasm32", test))]
mod tiles;

/// A matrix seen through its strides.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    values: &'a [f32],
    pub rows: usize,
    pub columns: usize,
    row_stride: usize,
    column_stride: usize,
    #[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "gemm skips none"))]
    zeros: bool,
}

impl<'a> Matrix<'a> {
    /// rows · columns values, row after row.
    pub fn new(values: &'a [f32], rows: usize, columns: usize) -> Self {
        assert_eq!(values.len(), rows * columns);
        Self { values, rows, columns, row_stride: columns, column_stride: 1, zeros: false }
    }

    /// The same values with rows and columns exchanged; nothing is copied.
    pub fn transposed(self) -> Self {
        Self {
            rows: self.columns,
            columns: self.rows,
            row_stride: self.column_stride,
            column_stride: self.row_stride,
            ..self
        }
    }

    /// The same, marked as worth a search for zeros: images are mostly black.
    pub fn with_zeros(self) -> Self {
        Self { zeros: true, ..self }
    }
}

/// A B, row after row: (a.rows, b.columns).
pub fn matmul(a: Matrix, b: Matrix) -> Vec<f32> {
    assert_eq!(a.columns, b.rows, "the inner dimensions of a product must agree");
    #[cfg(target_arch = "wasm32")]
    return by_hand(a, b);
    #[cfg(not(target_arch = "wasm32"))]
    by_gemm(a, b)
}

#[cfg(any(target_arch = "wasm32", test))]
fn by_hand(a: Matrix, b: Matrix) -> Vec<f32> {
    let few = a.rows.min(b.columns) < 4;
    let straight = a.column_stride == 1 && b.row_stride == 1;
    if few && straight { dots::in_dots(a, b) } else { tiles::in_tiles(a, b) }
}

#[cfg(not(target_arch = "wasm32"))]
fn by_gemm(a: Matrix, b: Matrix) -> Vec<f32> {
    let (m, n, k) = (a.rows, b.columns, a.columns);
    let mut product = vec![0.0; m * n];
    // SAFETY: `product` holds m rows of n; a `Matrix` holds all that its sizes and strides reach.
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            product.as_mut_ptr(),
            1,
            n as isize,
            false,
            a.values.as_ptr(),
            a.column_stride as isize,
            a.row_stride as isize,
            b.values.as_ptr(),
            b.column_stride as isize,
            b.row_stride as isize,
            0.0,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::Rayon(0),
        );
    }
    product
}

#[cfg(test)]
mod tests {
    use super::tiles::in_tiles;
    use super::*;
    use crate::rng::{Purpose, Stream};

    fn exact(a: Matrix, b: Matrix) -> Vec<f64> {
        let at = |matrix: &Matrix, row: usize, column: usize| {
            f64::from(matrix.values[row * matrix.row_stride + column * matrix.column_stride])
        };
        let entry = |index: usize| {
            let (row, column) = (index / b.columns, index % b.columns);
            (0..a.columns).map(|k| at(&a, row, k) * at(&b, k, column)).sum()
        };
        (0..a.rows * b.columns).map(entry).collect()
    }

    #[test]
    fn products_of_all_shapes_and_transpositions_agree_with_float64() {
        let mut stream = Stream::new(1, Purpose::Sample);
        for (m, n, k) in [(1, 1, 1), (4, 8, 3), (5, 9, 7), (3, 17, 40), (13, 2, 31), (8, 16, 100)] {
            let (left, right) = (stream.normals(m * k), stream.normals(k * n));
            let a = [Matrix::new(&left, m, k), Matrix::new(&left, k, m).transposed()];
            let b = [Matrix::new(&right, k, n), Matrix::new(&right, n, k).transposed()];
            for (a, b) in a.into_iter().flat_map(|a| b.map(|b| (a, b))) {
                for product in [matmul(a, b), by_hand(a, b), in_tiles(a, b)] {
                    let worst = product.iter().zip(exact(a, b)).map(|(got, exact)| (f64::from(*got) - exact).abs());
                    assert!(worst.fold(0.0, f64::max) < 1e-5, "{m} x {k} times {k} x {n}");
                }
            }
        }
    }

    #[test]
    fn zeros_left_out_change_no_bit() {
        let mut stream = Stream::new(2, Purpose::Sample);
        let (m, n, k) = (10, 21, 50);
        // Whole columns of zeros in the first half of the rows, as the edges of images have; hardly any in the rest.
        let images: Vec<f32> = stream
            .normals(m * k)
            .iter()
            .enumerate()
            .map(|(i, v)| if i < m * k / 2 && i % k < 35 { 0.0 } else { *v })
            .collect();
        let other = stream.normals(m * n);
        let weights = stream.normals(n * k);
        let x = Matrix::new(&images, m, k);
        let w = Matrix::new(&weights, n, k).transposed();
        assert_eq!(in_tiles(x.with_zeros(), w), in_tiles(x, w));
        let g = Matrix::new(&other, m, n).transposed();
        assert_eq!(in_tiles(g, x.with_zeros()), in_tiles(g, x));
    }
}
