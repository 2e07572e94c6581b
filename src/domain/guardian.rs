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

impl Relation {
    /// Whether somebody may hold this place by office, so that an institution stands behind the person.
    #[must_use]
    pub const fn is_by_office(self) -> bool {
        matches!(self, Self::LegalGuardian | Self::YouthOffice)
    }
}

/// How an adult is called: the institution first where there is one ("Jugendamt Musterstadt, Frau Beispiel").
#[must_use]
pub fn display_name(institution: &str, given: &str, family: &str) -> String {
    let person = [given, family].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    [institution, person.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::display_name;

    #[test]
    fn an_institution_stands_before_the_person() {
        let names = [
            ("Jugendamt Musterstadt", "", "Frau Beispiel", "Jugendamt Musterstadt, Frau Beispiel"),
            ("", "Philomena", "Muster", "Philomena Muster"),
            ("Jugendamt Musterstadt", "Ada", "Beispiel", "Jugendamt Musterstadt, Ada Beispiel"),
        ];
        for (institution, given, family, shown) in names {
            assert_eq!(display_name(institution, given, family), shown);
        }
    }
}
