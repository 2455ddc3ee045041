//! Square cells of the plane.
//!
//! A sum over the middles of cells of width h gives the integral of a Gaussian of standard deviation s to about
//! 2 exp(−2π² s²/h²): to 1e-8 where s >= h.

use candle_core::Tensor;

use super::tensor;
use crate::aggregate::Window;
use crate::error::Result;

/// Cells a side of a window.
pub const SIDE: usize = 96;

/// Columns from the left, rows from the top (y down).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    left: f64,
    top: f64,
    cell: f64,
    columns: usize,
    rows: usize,
}

impl Grid {
    /// A window in SIDE × SIDE cells.
    pub fn of_window(window: Window) -> Self {
        let Window { x, y, half } = window;
        Self { left: x - half, top: y + half, cell: 2.0 * half / SIDE as f64, columns: SIDE, rows: SIDE }
    }

    /// Cells as large as a window's over a rectangle: left, right, bottom, top.
    pub fn over([left, right, bottom, top]: [f64; 4], window: Window) -> Self {
        let cell = Self::of_window(window).cell;
        let cells = |length: f64| (length / cell).ceil() as usize;
        Self { left, top, cell, columns: cells(right - left), rows: cells(top - bottom) }
    }

    /// The area of a cell.
    pub fn area(&self) -> f64 {
        self.cell * self.cell
    }

    /// The middles of the cells, row by row: x, y, each (rows columns).
    pub fn points(&self) -> Result<[Tensor; 2]> {
        let all = || (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (row, column)));
        let x = all().map(|(_, column)| self.left + (column as f64 + 0.5) * self.cell).collect();
        let y = all().map(|(row, _)| self.top - (row as f64 + 0.5) * self.cell).collect();
        Ok([tensor(x)?, tensor(y)?])
    }
}
