//! The signatory: somebody whose decision a consent needs or records.

use super::code::codes;
use super::id::Id;

/// Marker of [`SignatoryId`].
pub enum Signatory {}

/// The identifier of a signatory line of a consent.
pub type SignatoryId = Id<Signatory>;

codes! {
    /// In which role somebody decides.
    pub enum SignatoryRole {
        /// A holder of custody.
        CustodyHolder = "custody_holder",
        /// The young person, whose signature is needed (from 14).
        Youth = "youth",
        /// The young person's assent (under 14): recorded, not a signature.
        Assent = "assent",
    }
}

codes! {
    /// The decision of one signatory.
    pub enum Decision {
        /// Signed (an assent: agreed).
        Signed = "signed",
        /// Refused.
        Refused = "refused",
        /// Not decided yet (an assent: not asked).
        Pending = "pending",
        /// Replaced by a court decision, or the authority is suspended; needs reference and date.
        ReplacedByCourt = "replaced_by_court",
        /// Not needed.
        NotRequired = "not_required",
    }
}

codes! {
    /// The worker's judgement whether the young person understands what is agreed to.
    pub enum Insight {
        /// Does not apply (under 14 or grown up).
        NotApplicable = "na",
        /// Sufficient.
        Sufficient = "sufficient",
        /// Not sufficient, with a reason: the custody holders alone decide.
        NotSufficient = "not_sufficient",
    }
}
