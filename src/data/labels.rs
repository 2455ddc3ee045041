//! What is known of each image beside its pixels: a class, or a number to colour by. Training never reads it.

use crate::error::{Error, Result};

/// One label an image.
#[derive(Debug, Clone, PartialEq)]
pub enum Labels {
    /// Classes.
    Classes(Vec<u16>),
    /// Numbers to colour by; one that is not finite stands for an unknown one.
    Numbers(Vec<f32>),
}

impl Labels {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Classes(classes) => classes.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What they are, in words.
    fn kind(&self) -> &'static str {
        match self {
            Self::Classes(_) => "classes",
            Self::Numbers(_) => "numbers",
        }
    }
}

/// Classes as files have them: one byte each.
impl From<&[u8]> for Labels {
    fn from(classes: &[u8]) -> Self {
        Self::Classes(classes.iter().map(|&class| class.into()).collect())
    }
}

/// Whether images with labels `more` may join those with labels `present`: all have some of one kind, or none has any.
///
/// # Errors
/// Labels where the others have none, none where they have some, or some of another kind.
pub(super) fn check_kind(present: Option<&Labels>, more: Option<&Labels>) -> Result<()> {
    let (expected, got) = match (present.map(Labels::kind), more.map(Labels::kind)) {
        (Some(_), None) => ("given", "none"),
        (None, Some(_)) => ("left out", "some"),
        (Some(expected), Some(got)) if expected != got => (expected, got),
        _ => return Ok(()),
    };
    Err(Error::invalid("labels", format!("{expected}, as for the images already in this split"), got))
}

/// Labels and then more of their kind.
pub(super) fn append(present: &mut Option<Labels>, more: Option<Labels>) {
    match (present.as_mut(), more) {
        (Some(Labels::Classes(all)), Some(Labels::Classes(more))) => all.extend(more),
        (Some(Labels::Numbers(all)), Some(Labels::Numbers(more))) => all.extend(more),
        (None, more) => *present = more,
        (Some(_), _) => {} // which check_kind refuses
    }
}
