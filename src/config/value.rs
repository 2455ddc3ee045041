//! A setting's value: how it arrives, and how it is read within limits. A refusal names the setting, what was expected
//! and what came.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A setting's value as it arrives, before it is known to be right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// True or false.
    Flag(bool),
    /// A number, whole or not.
    Number(f64),
    /// A piece of text: no setting is one, and an error quotes it.
    Text(String),
    /// Anything else, by what it is called.
    Other(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "\"{text}\""),
            Value::Other(kind) => write!(f, "{kind}"),
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// A number above `min` and at most `max`.
pub fn above(name: &str, value: &Value, min: f64, max: f64) -> Result<f64> {
    match value {
        Value::Number(n) if *n > min && *n <= max => Ok(*n),
        _ => Err(Error::invalid(name, format!("a number above {min} and at most {max}"), value)),
    }
}

/// A number from `min` to `max`.
pub fn number(name: &str, value: &Value, min: f64, max: f64) -> Result<f64> {
    match value {
        Value::Number(n) if (min..=max).contains(n) => Ok(*n),
        _ => Err(Error::invalid(name, format!("a number from {min} to {max}"), value)),
    }
}

/// A whole number from `min` to `max`.
pub fn whole(name: &str, value: &Value, min: usize, max: usize) -> Result<usize> {
    match value {
        Value::Number(n) if n.fract() == 0.0 && *n >= min as f64 && *n <= max as f64 => Ok(*n as usize),
        _ => Err(Error::invalid(name, format!("a whole number from {min} to {max}"), value)),
    }
}

/// True or false.
pub fn flag(name: &str, value: &Value) -> Result<bool> {
    match value {
        Value::Flag(flag) => Ok(*flag),
        _ => Err(Error::invalid(name, "true or false", value)),
    }
}
