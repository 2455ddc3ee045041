//! How far the numbers go that come from outside: what is beyond is refused by its name, before anything is made of it.

use crate::error::{Error, Result};

/// No coordinate, length or variance of a figure is larger.
pub const FARTHEST: f64 = 1000.0;
/// No figure asks for more at once.
pub const MOST: usize = 100_000;

/// A number from −1000 to 1000.
pub fn near(field: &str, value: f64) -> Result<()> {
    if value.abs() <= FARTHEST {
        return Ok(());
    }
    Err(Error::invalid(field, format!("a number from {} to {FARTHEST}", -FARTHEST), value))
}

/// A number above `low` and at most 1000.
pub fn above(low: f64, field: &str, value: f64) -> Result<()> {
    if value > low && value <= FARTHEST {
        return Ok(());
    }
    Err(Error::invalid(field, format!("a number above {low} and at most {FARTHEST}"), value))
}

/// At least one, and not too many.
pub fn some(field: &str, count: usize) -> Result<()> {
    if (1..=MOST).contains(&count) {
        return Ok(());
    }
    Err(Error::invalid(field, format!("a whole number from 1 to {MOST}"), count))
}
