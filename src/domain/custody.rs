//! Custody (Personensorge): who has to agree for a young person (`docs/domain.md` 4.3).

use super::code::codes;

codes! {
    /// The custody one guardian holds.
    pub enum Custody {
        /// Full custody together with the other parent.
        FullJoint = "full_joint",
        /// Full custody alone (parent, legal guardian or youth office).
        Sole = "sole",
        /// A part of custody; it counts as holding it, because the part is rarely known.
        Partial = "partial",
        /// None.
        None = "none",
        /// Not clarified: blocks every consent until it is.
        Unknown = "unknown",
    }
}

impl Custody {
    /// Whether this guardian is asked for a signature; `None` while it is not clarified.
    #[must_use]
    pub const fn holds(self) -> Option<bool> {
        match self {
            Self::FullJoint | Self::Sole | Self::Partial => Some(true),
            Self::None => Some(false),
            Self::Unknown => None,
        }
    }
}

codes! {
    /// How custody is known.
    pub enum CustodyProof {
        /// Said by the family.
        Stated = "stated",
        /// A document was seen.
        DocumentSeen = "document_seen",
        /// A court order was seen.
        CourtOrder = "court_order",
        /// Not known.
        Unknown = "unknown",
    }
}

impl CustodyProof {
    /// Whether a paper was seen that has to be named.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::DocumentSeen | Self::CourtOrder)
    }
}
