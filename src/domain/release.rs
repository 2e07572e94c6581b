//! The release (Herausgabe): a file that left the house, entered in the register.

use super::code::codes;
use super::id::Id;

/// Marker of [`ReleaseId`].
pub enum Release {}

/// The identifier of a release.
pub type ReleaseId = Id<Release>;

codes! {
    /// Kind of file.
    pub enum ReleaseKind {
        /// Anonymised rows for research.
        ResearchRows = "research_rows",
        /// A table of protected figures.
        FigureTable = "figure_table",
    }
}

codes! {
    /// State of a release.
    pub enum ReleaseState {
        /// Made; may be downloaded.
        Made = "made",
        /// Refused, because the protection could not be reached.
        Refused = "refused",
        /// Withdrawn or run out (BR-15: after 14 days).
        Expired = "expired",
    }
}
