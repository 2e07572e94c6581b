//! BR-12: who may read the note of a session (§ 65 SGB VIII: entrusted data).

use chrono::NaiveDate;

use crate::domain::access::{Actor, CaseFacts, Permission};
use crate::domain::code::codes;
use crate::domain::user::UserId;

codes! {
    /// In which relation somebody reads a note.
    pub enum NoteReader {
        /// Wrote it.
        Author = "author",
        /// Responsible for the case.
        Lead = "lead",
        /// Deputises today.
        Deputy = "deputy",
        /// Team lead of the site.
        TeamLead = "team_lead",
    }
}

impl NoteReader {
    /// Whether the read is entered in the access log: every read by a non-author.
    #[must_use]
    pub const fn is_logged(self) -> bool {
        !matches!(self, Self::Author)
    }
}

/// In which relation the actor may read a note of this case; `None`: not at all.
///
/// Notes are locked (`locked`) once PARTICIPATION was withdrawn (`docs/domain.md` 7.3): then nobody reads them in daily work.
#[must_use]
pub fn note_reader(
    actor: &Actor,
    case: &CaseFacts,
    author: UserId,
    locked: bool,
    today: NaiveDate,
) -> Option<NoteReader> {
    if locked || !actor.may_at(Permission::SeeNotes, case.site, today) {
        return None;
    }
    if author == actor.user {
        Some(NoteReader::Author)
    } else if case.is_lead(actor.user) {
        Some(NoteReader::Lead)
    } else if case.is_deputy(actor.user, today) {
        Some(NoteReader::Deputy)
    } else if actor.cases_for(Permission::SeeNotes, today).whole.contains(&case.site) {
        Some(NoteReader::TeamLead)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{NoteReader, note_reader};
    use crate::domain::access::{Actor, CaseFacts, Grant, Role};
    use crate::domain::enrolment::EnrolmentId;
    use crate::domain::site::SiteId;
    use crate::domain::user::UserId;
    use chrono::NaiveDate;
    use uuid::Uuid;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn site(number: u128) -> SiteId {
        SiteId::from_uuid(Uuid::from_u128(number))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    const AUTHOR: u128 = 1;
    const LEAD: u128 = 2;
    const DEPUTY: u128 = 3;

    fn reader(who: u128, role: Role, at: Option<u128>, locked: bool) -> Option<NoteReader> {
        let grant = Grant { role, site: at.map(site), from: day("2025-01-01"), until: None };
        let actor = Actor { user: user(who), grants: vec![grant] };
        let case = CaseFacts {
            enrolment: EnrolmentId::from_uuid(Uuid::from_u128(9)),
            site: site(1),
            lead: Some(user(LEAD)),
            deputy: Some(user(DEPUTY)),
            deputy_from: Some(day("2025-05-01")),
            deputy_until: Some(day("2025-06-30")),
        };
        note_reader(&actor, &case, user(AUTHOR), locked, day("2025-06-01"))
    }

    #[test]
    fn br_12_author_lead_deputy_and_team_lead_read_notes() {
        assert_eq!(reader(AUTHOR, Role::SocialWorker, Some(1), false), Some(NoteReader::Author));
        assert_eq!(reader(LEAD, Role::SocialWorker, Some(1), false), Some(NoteReader::Lead));
        assert_eq!(reader(DEPUTY, Role::SocialWorker, Some(1), false), Some(NoteReader::Deputy));
        assert_eq!(reader(8, Role::TeamLead, Some(1), false), Some(NoteReader::TeamLead));
        let logged = NoteReader::ALL.iter().filter(|reader| reader.is_logged()).count();
        assert_eq!(logged, 3);
    }

    #[test]
    fn br_12_nobody_else_reads_notes() {
        assert_eq!(reader(8, Role::SocialWorker, Some(1), false), None, "a colleague");
        assert_eq!(reader(8, Role::TeamLead, Some(2), false), None, "another site's team lead");
        assert_eq!(reader(AUTHOR, Role::SocialWorker, Some(2), false), None, "an author who has left the site");
        for role in [Role::Interpreter, Role::PoliceLiaison] {
            assert_eq!(reader(AUTHOR, role, Some(1), false), None, "{role}");
        }
        for role in [Role::Coordinator, Role::Researcher, Role::PrivacyCoordinator, Role::PrivacyOfficer, Role::Admin] {
            assert_eq!(reader(LEAD, role, None, false), None, "{role}");
            assert_eq!(reader(LEAD, role, Some(1), false), None, "{role}");
        }
    }

    #[test]
    fn br_12_locked_notes_are_read_by_nobody() {
        assert_eq!(reader(AUTHOR, Role::SocialWorker, Some(1), true), None);
        assert_eq!(reader(8, Role::TeamLead, Some(1), true), None);
    }
}
