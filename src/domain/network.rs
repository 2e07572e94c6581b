//! Who else belongs to the family, and who else helps: siblings and the network map.

use chrono::NaiveDate;

use super::code::codes;
use super::consent::{Direction, Recipient};
use super::id::Id;

/// Marker of [`SiblingId`].
pub enum Sibling {}

/// The identifier of a sibling.
pub type SiblingId = Id<Sibling>;

/// Marker of [`NetworkContactId`].
pub enum NetworkContact {}

/// The identifier of a contact in the network map.
pub type NetworkContactId = Id<NetworkContact>;

codes! {
    /// What an institution of the network map does.
    pub enum NetworkKind {
        /// School.
        School = "school",
        /// Social work at school.
        SchoolSocialWork = "school_social_work",
        /// Youth office.
        YouthOffice = "youth_office",
        /// Help at home paid by the youth office.
        FamilyHelp = "family_help",
        /// Counselling.
        Counselling = "counselling",
        /// Doctor or therapist.
        DoctorTherapist = "doctor_therapist",
        /// Club or youth centre.
        Club = "club",
        /// Something else.
        Other = "other",
    }
}

/// A valid release from secrecy: for which institution, in which direction, until when.
#[derive(Clone, PartialEq, Eq)]
pub struct Release {
    /// Whom it names.
    pub recipient: Recipient,
    /// Who may tell whom.
    pub direction: Direction,
    /// Last day, where there is one.
    pub until: Option<NaiveDate>,
}

/// The releases that cover an institution of the network map; none means: do not talk with it.
#[must_use]
pub fn covering(institution: &str, valid: &[Release]) -> Vec<(Direction, Option<NaiveDate>)> {
    let asked = Recipient { institution: institution.to_owned(), person: String::new(), content: String::new() };
    valid
        .iter()
        .filter(|release| release.recipient.is_same_institution(&asked))
        .map(|release| (release.direction, release.until))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Release, covering};
    use crate::domain::consent::{Direction, Recipient};

    #[test]
    fn only_the_same_institution_is_covered_however_it_was_typed() {
        let named = |institution: &str, direction| Release {
            recipient: Recipient { institution: institution.into(), person: "A. B.".into(), content: String::new() },
            direction,
            until: "2027-03-31".parse().ok(),
        };
        let valid = [
            named("Gesamtschule Nord", Direction::To),
            named("gesamtschule  nord", Direction::From),
            named("Jugendamt Musterstadt", Direction::Both),
        ];
        let table: [(&str, &[Direction]); 5] = [
            ("Gesamtschule Nord", &[Direction::To, Direction::From]),
            (" GESAMTSCHULE nord ", &[Direction::To, Direction::From]),
            ("Jugendamt Musterstadt", &[Direction::Both]),
            ("Jugendamt Nachbarstadt", &[]),
            ("Gesamtschule", &[]),
        ];
        for (institution, expected) in table {
            let found: Vec<_> = covering(institution, &valid).into_iter().map(|(direction, _)| direction).collect();
            assert_eq!(found, expected, "{institution}");
        }
    }
}
