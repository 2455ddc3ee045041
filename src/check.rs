//! Arguments that are rows of numbers: what does not fit is refused by its name.

use std::ops::RangeInclusive;

use crate::error::{Error, Result};

/// Whole rows of `row` values each.
pub fn rows(field: &str, values: &[f32], row: usize) -> Result<()> {
    if values.len().is_multiple_of(row) {
        return Ok(());
    }
    Err(Error::invalid(field, format!("n · {row} numbers"), format!("{} numbers", values.len())))
}

/// No infinity, and nothing that is not a number.
pub fn finite(field: &str, values: &[f32]) -> Result<()> {
    each(field, values, "a finite number", |value| value.is_finite())
}

/// Nothing outside of `range`.
pub fn within(field: &str, values: &[f32], range: RangeInclusive<f32>) -> Result<()> {
    let expected = format!("a number from {} to {}", range.start(), range.end());
    each(field, values, &expected, |value| range.contains(&value))
}

fn each(field: &str, values: &[f32], expected: &str, fits: impl Fn(f32) -> bool) -> Result<()> {
    match values.iter().position(|&value| !fits(value)) {
        None => Ok(()),
        Some(index) => Err(Error::invalid(format!("{field}[{index}]"), expected, values[index])),
    }
}
