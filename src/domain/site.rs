//! The site (Standort): one district police authority (KPB) together with the youth welfare provider that works for it.

use super::code::codes;
use super::id::Id;

/// Marker of [`SiteId`].
pub enum Site {}

/// The identifier of a site.
pub type SiteId = Id<Site>;

codes! {
    /// The five administrative districts (Regierungsbezirke) of North Rhine-Westphalia: the regions of figures and exports.
    pub enum Region {
        /// Arnsberg.
        Arnsberg = "arnsberg",
        /// Detmold.
        Detmold = "detmold",
        /// Düsseldorf.
        Duesseldorf = "duesseldorf",
        /// Köln.
        Koeln = "koeln",
        /// Münster.
        Muenster = "muenster",
    }
}

impl Region {
    /// The proper name, the same in every language of the product.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arnsberg => "Arnsberg",
            Self::Detmold => "Detmold",
            Self::Duesseldorf => "Düsseldorf",
            Self::Koeln => "Köln",
            Self::Muenster => "Münster",
        }
    }
}
