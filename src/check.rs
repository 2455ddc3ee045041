//! Arguments that are rows of numbers, or a name out of a few: what does not fit is refused by its name.

use std::ops::RangeInclusive;

use crate::error::{Error, Result};

/// Bounds of logvar: within them every density is a float32 and every sum a float64.
const LOGVAR: RangeInclusive<f32> = -80.0..=80.0;

/// Rows that one call may bring, so that what comes of them fits the 4 GB that a module of WebAssembly can have.
const MOST_ROWS: usize = 1_000_000;

/// What a name stands for.
#[cfg(feature = "lesson")]
pub fn one_of<T: Clone>(field: &str, name: &str, known: &[(&str, T)]) -> Result<T> {
    if let Some((_, found)) = known.iter().find(|(known, _)| *known == name) {
        return Ok(found.clone());
    }
    let names: Vec<_> = known.iter().map(|(known, _)| *known).collect();
    Err(Error::invalid(field, format!("one of {}", names.join(", ")), format!("\"{name}\"")))
}

/// Whole rows of `row` values each, and not too many.
pub fn rows(field: &str, values: &[f32], row: usize) -> Result<()> {
    let refused = |expected: String| Err(Error::invalid(field, expected, format!("{} numbers", values.len())));
    if !values.len().is_multiple_of(row) {
        return refused(format!("n · {row} numbers"));
    }
    if values.len() / row > MOST_ROWS {
        return refused(format!("n · {row} numbers, n at most {MOST_ROWS}"));
    }
    Ok(())
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

/// mu and logvar of at least one posterior over the plane, (n, 2) each, under these names.
pub fn posteriors([mean, spread]: [&str; 2], mu: &[f32], logvar: &[f32]) -> Result<()> {
    if mu.is_empty() {
        return Err(Error::invalid(mean, "n · 2 numbers, n at least 1", "0 numbers"));
    }
    rows(mean, mu, 2)?;
    if logvar.len() != mu.len() {
        let expected = format!("{} numbers, as many as {mean}", mu.len());
        return Err(Error::invalid(spread, expected, format!("{} numbers", logvar.len())));
    }
    finite(mean, mu)?;
    within(spread, logvar, LOGVAR)
}

fn each(field: &str, values: &[f32], expected: &str, fits: impl Fn(f32) -> bool) -> Result<()> {
    match values.iter().position(|&value| !fits(value)) {
        None => Ok(()),
        Some(index) => Err(Error::invalid(format!("{field}[{index}]"), expected, values[index])),
    }
}
