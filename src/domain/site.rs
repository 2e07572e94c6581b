//! The site (Standort): one district police authority (KPB) together with the youth welfare provider that works for it.

use serde::{Deserialize, Serialize};

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

/// What a site decides for itself (local deviations, `docs/domain.md` 1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteSettings {
    /// Months taking part is planned for (BR-05).
    pub planned_months: u16,
    /// Months of a usual extension (BR-05).
    pub extension_months: u16,
    /// Months the offence threshold looks back (BR-07).
    pub look_back_months: u16,
    /// Oldest age at the start, in completed years (BR-06).
    pub oldest_age: u16,
    /// Extensions may go beyond the 18th birthday (BR-05).
    pub extends_past_18: bool,
    /// Colleagues stand in for each other without an entry of their own.
    pub mutual_deputies: bool,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            planned_months: 12,
            extension_months: 6,
            look_back_months: 12,
            oldest_age: 17,
            extends_past_18: false,
            mutual_deputies: false,
        }
    }
}

/// Months a site may plan for.
pub const PLANNED_MONTHS: std::ops::RangeInclusive<u16> = 6..=36;
/// Months a site may look back.
pub const LOOK_BACK_MONTHS: std::ops::RangeInclusive<u16> = 1..=60;
/// Oldest ages a site may choose.
pub const OLDEST_AGES: std::ops::RangeInclusive<u16> = 13..=17;
