//! A sibling and a contact of the network map, each on a page of its own.

use chrono::{Datelike, NaiveDate};

use super::check::Check;
use super::{CONTACT_MAX, NAME_MAX, REMARK_MAX, form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::network::{NetworkContactId, NetworkKind, SiblingId};

/// Most characters of an institution's name.
const INSTITUTION_MAX: usize = 120;
/// First year of birth of a sibling that is taken.
const BORN_FROM: u16 = 1970;

form! {
    /// A sibling: as little as the work needs.
    pub struct SiblingForm {
        /// Made by the page for a new sibling, else the sibling's id.
        pub client_id: String,
        /// The version the page was opened with; empty for a new sibling.
        pub version: String,
        /// Name as the family says it.
        pub name: String,
        /// Year of birth.
        pub birth_year: String,
        /// Lives in the same household.
        pub same_household: bool,
        /// What matters for the work.
        pub note: String,
    }
}

/// A sibling, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedSibling {
    /// Name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Lives in the same household.
    pub same_household: bool,
    /// What matters for the work.
    pub note: Option<String>,
}

impl SiblingForm {
    /// Checks one sibling. The answer is id, version (for a change) and sibling.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<(SiblingId, Option<i32>, CheckedSibling), FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let name = check.line("name", &self.name, NAME_MAX);
        let this_year = u16::try_from(today.year()).unwrap_or(BORN_FROM);
        let birth_year: Option<u16> = check.number_or_none("birth_year", &self.birth_year, &(BORN_FROM..=this_year));
        let note = check.lines_or_none("note", &self.note, REMARK_MAX);
        let (birth_year, same_household) = (birth_year.map(i32::from), self.same_household);
        let sibling = name.map(|name| CheckedSibling { name, birth_year, same_household, note });
        check.finish(id.zip(sibling).map(|(id, sibling)| (SiblingId::from_uuid(id), version, sibling)))
    }
}

form! {
    /// Somebody else who helps the family.
    pub struct NetworkForm {
        /// Made by the page for a new contact, else the contact's id.
        pub client_id: String,
        /// The version the page was opened with; empty for a new contact.
        pub version: String,
        /// Code of [`NetworkKind`].
        pub kind: String,
        /// The institution, named as in the release from secrecy.
        pub institution: String,
        /// The person there.
        pub person: String,
        /// Phone or other contact.
        pub contact: String,
        /// Last day of the help; empty while it goes on.
        pub ended_on: String,
    }
}

/// A contact of the network map, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedNetwork {
    /// What the institution does.
    pub kind: NetworkKind,
    /// The institution.
    pub institution: String,
    /// The person there.
    pub person: Option<String>,
    /// Phone or other contact.
    pub contact: Option<String>,
    /// Last day of the help.
    pub ended_on: Option<NaiveDate>,
}

impl NetworkForm {
    /// Checks one contact. The answer is id, version (for a change) and contact.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<(NetworkContactId, Option<i32>, CheckedNetwork), FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let kind = check.code("kind", &self.kind);
        let institution = check.line("institution", &self.institution, INSTITUTION_MAX);
        let person = check.line_or_none("person", &self.person, NAME_MAX * 2);
        let contact = check.line_or_none("contact", &self.contact, CONTACT_MAX);
        let ended_on = check.date_or_none("ended_on", &self.ended_on);
        check.error_if(ended_on.is_some_and(|day| day > today), "ended_on", ErrorCode::InFuture);
        let checked = kind.zip(institution);
        let checked =
            checked.map(|(kind, institution)| CheckedNetwork { kind, institution, person, contact, ended_on });
        check.finish(id.zip(checked).map(|(id, checked)| (NetworkContactId::from_uuid(id), version, checked)))
    }
}

silent!(CheckedSibling, CheckedNetwork);

#[cfg(test)]
mod tests {
    use super::{NetworkForm, SiblingForm};

    const ID: &str = "0198c0de-0000-7000-8000-000000000001";

    #[test]
    fn a_sibling_needs_a_name_and_no_more() {
        let today = "2026-03-17".parse().expect("a day");
        let long = "x".repeat(201);
        let table = [
            ("Mia", "", "", ""),
            ("Mia", "2015", "Geht in dieselbe Schule.", ""),
            ("", "2015", "", "name"),
            ("Mia", "2027", "", "birth_year"),
            ("Mia", "15", "", "birth_year"),
            ("Mia", "", long.as_str(), "note"),
        ];
        for (name, birth_year, note, wrong) in table {
            let form = SiblingForm {
                client_id: ID.into(),
                name: name.into(),
                birth_year: birth_year.into(),
                note: note.into(),
                ..SiblingForm::default()
            };
            let errors: Option<Vec<String>> =
                form.check(today).err().map(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect());
            let expected: Vec<String> = if wrong.is_empty() { vec![] } else { vec![wrong.to_owned()] };
            assert_eq!(errors.unwrap_or_default(), expected, "{name} {birth_year}");
        }
    }

    #[test]
    fn a_contact_needs_kind_and_institution() {
        let today = "2026-03-17".parse().expect("a day");
        let table = [
            ("school", "Gesamtschule Nord", "", ""),
            ("school", "Gesamtschule Nord", "2026-03-17", ""),
            ("school", "Gesamtschule Nord", "2026-03-18", "ended_on"),
            ("school", "", "", "institution"),
            ("", "Gesamtschule Nord", "", "kind"),
            ("police", "Gesamtschule Nord", "", "kind"),
        ];
        for (kind, institution, ended_on, wrong) in table {
            let form = NetworkForm {
                client_id: ID.into(),
                kind: kind.into(),
                institution: institution.into(),
                ended_on: ended_on.into(),
                ..NetworkForm::default()
            };
            let errors: Option<Vec<String>> =
                form.check(today).err().map(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect());
            let expected: Vec<String> = if wrong.is_empty() { vec![] } else { vec![wrong.to_owned()] };
            assert_eq!(errors.unwrap_or_default(), expected, "{kind} {institution} {ended_on}");
        }
    }
}
