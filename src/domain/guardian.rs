//! The guardian (Bezugsperson): an adult around the young person, with or without custody.

use super::code::codes;
use super::id::Id;

/// Marker of [`GuardianId`].
pub enum Guardian {}

/// The identifier of a guardian.
pub type GuardianId = Id<Guardian>;

codes! {
    /// Relation of the guardian to the young person.
    pub enum Relation {
        /// Mother.
        Mother = "mother",
        /// Father.
        Father = "father",
        /// Step-parent.
        Step = "step",
        /// Grandparent.
        Grandparent = "grandparent",
        /// Foster parent.
        Foster = "foster",
        /// Legal guardian (Vormund) appointed by the court.
        LegalGuardian = "legal_guardian",
        /// The youth office as guardian (Amtsvormund).
        YouthOffice = "youth_office",
        /// Somebody else.
        Other = "other",
    }
}
