//! Cases as lists and pages show them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case_code::CaseCode;
use crate::domain::consent::ConsentState;
use crate::domain::consent::withheld::Withheld;
use crate::domain::enrolment::Status;
use crate::domain::purpose::Purpose;
use crate::domain::session::{Attended, Place, SessionKind};

/// One line of the case list: code and initials, never a name (BR-22).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseCard {
    /// Case code.
    pub code: CaseCode,
    /// Initials.
    pub initials: String,
    /// Site name.
    pub site: String,
    /// State of the enrolment.
    pub status: Status,
    /// First day of taking part.
    pub start_on: Option<NaiveDate>,
    /// Planned last day.
    pub planned_end_on: Option<NaiveDate>,
    /// Day of the last session.
    pub last_session_on: Option<NaiveDate>,
}

/// How a case list is filtered, sorted and paged; all of it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseListQuery {
    /// Code of the status; empty for all open ones, `all` for all.
    #[serde(default)]
    pub status: String,
    /// `code`, `last` or `due`, with `-` for descending; empty is `code`.
    #[serde(default)]
    pub sort: String,
    /// Opaque id of a search; the words themselves never stand in the address.
    #[serde(default)]
    pub search: String,
    /// Key of the last line of the page before.
    #[serde(default)]
    pub after: String,
}

/// A page of the case list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseList {
    /// The lines.
    pub cards: Vec<CaseCard>,
    /// Key for the next page.
    pub next: Option<String>,
    /// How many there are, counted up to [`COUNTED`].
    pub total: u32,
    /// The searched words, for the person who searched.
    pub words: Option<String>,
    /// The name index is still loading: a search by name may miss people.
    pub index_loading: bool,
    /// Whether the person may search by name.
    pub may_search: bool,
    /// Whether the person may suggest a young person.
    pub may_refer: bool,
}

/// Totals are counted up to this number; beyond it a list says "more than".
pub const COUNTED: u32 = 1_000;

/// What is due for a case, most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueItem {
    /// Case code.
    pub code: CaseCode,
    /// Initials.
    pub initials: String,
    /// What is due.
    pub what: Due,
    /// Since when or until when.
    pub on: Option<NaiveDate>,
}

/// Kinds of due things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Due {
    /// A withdrawal waits to be handled (BR-10).
    Withdrawal,
    /// Nobody is responsible for the case yet: the team lead's task.
    Assign,
    /// An appointment of the next 14 days, agreed in the newest session.
    Appointment,
    /// An extension waits for the team lead.
    ApproveExtension,
    /// A closing interview waits for the team lead.
    ApproveClosing,
    /// A review is overdue (BR-04).
    ReviewOverdue,
    /// The planned end of a pause has passed.
    PauseOver,
    /// Nobody has tried to reach the family yet.
    FirstContact,
    /// A review is due within a week (BR-04).
    ReviewDue,
    /// A declaration ends within 30 days and nothing newer stands beside it.
    DeclarationEnds,
    /// The planned end has passed or comes within 30 days (BR-05).
    PlannedEnd,
    /// The follow-up ends within 30 days: it can be closed.
    FollowUpEnds,
    /// No session for more than 28 days.
    LongWithoutSession,
}

impl Due {
    /// Red: it should have happened already. Amber otherwise.
    #[must_use]
    pub fn is_late(self, on: Option<NaiveDate>, today: NaiveDate) -> bool {
        match self {
            Self::Withdrawal | Self::ReviewOverdue | Self::PauseOver | Self::LongWithoutSession => true,
            Self::PlannedEnd | Self::DeclarationEnds | Self::FollowUpEnds => on.is_some_and(|day| day < today),
            _ => false,
        }
    }
}

/// What is due, of oneself or of a team, most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueList {
    /// The lines.
    pub items: Vec<DueLine>,
    /// The viewer sees a whole team.
    pub team: bool,
    /// There are more than are shown.
    pub more: bool,
}

/// A line of the due list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueLine {
    /// Which case and what.
    pub item: DueItem,
    /// Should have happened already.
    pub late: bool,
    /// Who is responsible; empty for nobody.
    pub worker: String,
}

/// The home page of somebody with cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Own open cases, last contact longest ago first; at most 12.
    pub cards: Vec<CaseCard>,
    /// What is due; at most 12.
    pub due: Vec<DueItem>,
    /// How many open cases there are in all.
    pub open_cases: u32,
}

/// A consent as the badge on the case page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentBadge {
    /// The consent's id for its address.
    pub id: String,
    /// What for.
    pub purpose: Purpose,
    /// Computed state.
    pub state: ConsentState,
    /// Valid until.
    pub until: Option<NaiveDate>,
}

/// One adult on the case page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultLine {
    /// For the address of its form.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Code of the relation.
    pub relation: crate::domain::guardian::Relation,
    /// Custody.
    pub custody: crate::domain::custody::Custody,
    /// Language.
    pub language: crate::domain::language_code::LanguageCode,
    /// Whether talks need an interpreter.
    pub needs_interpreter: bool,
    /// Contact; empty when not given.
    pub contact: String,
    /// Whether the person may be contacted at all.
    pub may_be_contacted: bool,
    /// Safe times, how to reach; empty when not given.
    pub contact_rule: String,
    /// How custody is known.
    pub proof: crate::domain::custody::CustodyProof,
    /// Since when it holds.
    pub custody_since: NaiveDate,
    /// The document; empty when none was seen.
    pub custody_document: String,
}

/// One session or contact attempt in the case's timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Session id for its address.
    pub id: String,
    /// Day.
    pub held_on: NaiveDate,
    /// Minutes.
    pub minutes: i32,
    /// Where.
    pub place: Place,
    /// What kind.
    pub kind: SessionKind,
    /// Whether it took place.
    pub attended: Attended,
    /// Whether an interpreter was there.
    pub interpreted: bool,
    /// Whether there is a note (its text stands on the session's own page).
    pub has_note: bool,
}

/// One contact attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptLine {
    /// Day.
    pub held_on: NaiveDate,
    /// How.
    pub channel: crate::domain::contact_attempt::Channel,
    /// With what result.
    pub result: crate::domain::contact_attempt::AttemptResult,
}

/// The case page: the one place with the full name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// Case code.
    pub code: CaseCode,
    /// Full name.
    pub name: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Age today in years.
    pub age: u32,
    /// Address; empty when not given.
    pub address: String,
    /// Phone; empty when not given.
    pub phone: String,
    /// Safe contact; empty when not given.
    pub safe_contact_note: String,
    /// Language.
    pub language: crate::domain::language_code::LanguageCode,
    /// Site name.
    pub site: String,
    /// Responsible worker's name; empty while nobody is.
    pub worker: String,
    /// Who stands in today, and until when.
    pub deputy: Option<(String, NaiveDate)>,
    /// State of the enrolment.
    pub status: Status,
    /// First day.
    pub start_on: Option<NaiveDate>,
    /// Planned last day.
    pub planned_end_on: Option<NaiveDate>,
    /// Last day.
    pub end_on: Option<NaiveDate>,
    /// The adults.
    pub adults: Vec<AdultLine>,
    /// Consents, mandatory ones first.
    pub consents: Vec<ConsentBadge>,
    /// The newest sessions, at most 10.
    pub sessions: Vec<SessionLine>,
    /// The appointment agreed last, if it is today or later.
    pub next_appointment_on: Option<NaiveDate>,
    /// The next step of the newest session, for its author only; empty otherwise.
    pub next_step: String,
    /// How many sessions there are.
    pub session_count: u32,
    /// Contact attempts, newest first.
    pub attempts: Vec<AttemptLine>,
    /// Sessions are locked because the consent to take part was withdrawn.
    pub locked: bool,
    /// What is left out for want of a consent.
    pub withheld: Withheld,
    /// Whether the person may write sessions here.
    pub may_record: bool,
    /// Whether the person may move the enrolment on.
    pub may_enrol: bool,
    /// Whether the person may record consents.
    pub may_consent: bool,
    /// Whether the person may change the adults.
    pub may_edit: bool,
    /// Whether the person may say who works on the case.
    pub may_assign: bool,
}
