//! What can go wrong, in sentences that name the field, what came and what was expected.

/// `std::result::Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Every error of the crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A setting, an argument or a tensor that cannot be taken.
    #[error("{field} must be {expected}, got {got}")]
    Invalid { field: String, expected: String, got: String },

    /// A setting that does not exist.
    #[error("unknown setting \"{name}\"; the settings are {known}")]
    UnknownSetting { name: String, known: String },

    /// A file that is cut short or is not what it says.
    #[error("{file} cannot be read: {problem}")]
    Damaged { file: &'static str, problem: String },

    /// Something must be done first.
    #[error("{0}")]
    NotReady(&'static str),

    /// Training left the numbers; the last good state has been put back.
    #[error(
        "{what} at step {step} is not a finite number; the state of step {restored} was restored. \
         Lower the learning rate (now {learning_rate}) before going on"
    )]
    NonFinite { what: &'static str, step: usize, restored: usize, learning_rate: f64 },

    /// A tensor operation failed.
    #[error(transparent)]
    Candle(#[from] candle_core::Error),
}

impl Error {
    /// `{field} must be {expected}, got {got}`.
    pub fn invalid(
        field: impl Into<String>,
        expected: impl Into<String>,
        got: impl std::fmt::Display,
    ) -> Self {
        Self::Invalid { field: field.into(), expected: expected.into(), got: got.to_string() }
    }
}
