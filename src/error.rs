//! What can go wrong, in sentences that name the field, what came and what was expected.

/// `std::result::Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Every error of the crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A setting, an argument or a tensor that cannot be taken.
    #[error("{field} must be {expected}, got {got}")]
    Invalid {
        /// The name of it.
        field: String,
        /// What it may be, as it follows "must be".
        expected: String,
        /// What it was.
        got: String,
    },

    /// A setting that does not exist.
    #[error("unknown setting \"{name}\"; the settings are {known}")]
    UnknownSetting {
        /// What it was called.
        name: String,
        /// The names there are, with commas.
        known: String,
    },

    /// A file that is cut short or is not what it says.
    #[error("{file} cannot be read: {problem}")]
    Damaged {
        /// Which kind of file.
        file: &'static str,
        /// What is wrong with it.
        problem: String,
    },

    /// Something must be done first.
    #[error("{0}")]
    NotReady(&'static str),

    /// Training left the numbers; the last good state has been put back.
    #[error(
        "{what} at step {step} is not a finite number; the state of step {restored} was restored. \
         Lower the learning rate (now {learning_rate}) before going on"
    )]
    NonFinite {
        /// The loss, or a parameter or moment of Adam's.
        what: &'static str,
        /// The step that was made.
        step: usize,
        /// The step whose state was put back.
        restored: usize,
        /// The learning rate of that step.
        learning_rate: f64,
    },

    /// A tensor operation failed.
    #[error(transparent)]
    Candle(#[from] candle_core::Error),
}

impl Error {
    /// `{field} must be {expected}, got {got}`.
    pub fn invalid(field: impl Into<String>, expected: impl Into<String>, got: impl std::fmt::Display) -> Self {
        Self::Invalid { field: field.into(), expected: expected.into(), got: got.to_string() }
    }
}
