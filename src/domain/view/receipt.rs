//! What the address on a receipt tells anybody: no name, no purpose, no place.

use serde::{Deserialize, Serialize};

/// The answer to a receipt's code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptCheck {
    /// The code, as it stands on the paper.
    pub code: String,
    /// Whether there is a receipt with it.
    pub found: bool,
    /// Number of the wording that was signed.
    pub version_no: i32,
    /// Its edition.
    pub edition: String,
    /// The first letters of its SHA-256.
    pub hash: String,
    /// Whether what it says still holds today.
    pub holds: bool,
}

impl ReceiptCheck {
    /// Nobody has this code.
    #[must_use]
    pub fn unknown(typed: &str) -> Self {
        Self { code: typed.chars().take(40).collect(), ..Self::default() }
    }
}
