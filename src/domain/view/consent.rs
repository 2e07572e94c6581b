//! Consents as pages show them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case_code::CaseCode;
use crate::domain::code::codes;
use crate::domain::consent::required::CustodyGap;
use crate::domain::consent::{ConsentState, Direction, Recipient, WithdrawalChannel};
use crate::domain::error::FieldErrors;
use crate::domain::form::{ConsentForm, WithdrawalForm};
use crate::domain::form_text::{TextOrigin, TextState};
use crate::domain::guardian::Relation;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::retention::RetentionClass;
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::domain::view::session::PoolEntry;
use crate::domain::view::task::DraftMark;

codes! {
    /// Why somebody decides about a consent (`docs/domain.md` 4.3).
    pub enum Why {
        /// Holds custody together with somebody else: both sign.
        JointCustody = "joint_custody",
        /// Holds custody alone.
        SoleCustody = "sole_custody",
        /// Holds a part of custody.
        PartialCustody = "partial_custody",
        /// The young person is 14 or older and signs too.
        FromFourteen = "from_fourteen",
        /// The young person is grown up and signs alone.
        GrownUp = "grown_up",
        /// A child under 14 is asked, and does not sign.
        Assent = "assent",
    }
}

codes! {
    /// What keeps a consent from being valid.
    pub enum Gap {
        /// The information sheet.
        InformationSheet = "information_sheet",
        /// A signature.
        Signature = "signature",
        /// The reference of a court decision.
        CourtReference = "court_reference",
        /// An explanation the person understands.
        Language = "language",
        /// The people who have to sign.
        Signatories = "signatories",
        /// Custody has to be clarified first.
        Custody = "custody",
        /// A wording that asks for more has to be signed.
        Wording = "wording",
    }
}

codes! {
    /// What a withdrawal changes, said before the button is pressed.
    pub enum Consequence {
        /// Taking part ends at once.
        EndsTakingPart = "ends_taking_part",
        /// The contact ends before taking part has begun.
        EndsContact = "ends_contact",
        /// The record and its notes are locked.
        LocksRecord = "locks_record",
        /// The exchange, interpreting or other use this consent opened stops at once.
        ClosesPurpose = "closes_purpose",
        /// BR-09: taking part goes on unchanged.
        TakingPartGoesOn = "taking_part_goes_on",
        /// What happened before was lawful and stays so.
        LawfulBefore = "lawful_before",
        /// BR-10: people who were told have to be informed.
        TasksFollow = "tasks_follow",
    }
}

/// One text a consent rests on, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormText {
    /// Its id.
    pub id: String,
    /// Its language.
    pub language: LanguageCode,
    /// In plain language.
    pub plain: bool,
    /// Counts up.
    pub version_no: i32,
    /// Heading.
    pub title: String,
    /// Text.
    pub body: String,
    /// The common frame, contact filled in; the first line is its heading.
    pub frame: Vec<String>,
    /// Whether it may be signed.
    pub state: TextState,
    /// A machine or a person.
    pub origin: TextOrigin,
    /// The first letters of its SHA-256.
    pub hash: String,
    /// Recordings of it: for families the approved ones.
    pub recordings: Vec<RecordingLine>,
}

/// A recording of a wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingLine {
    /// Its id.
    pub id: String,
    /// The language that is spoken.
    pub language: LanguageCode,
    /// Its dialect; may be empty.
    pub dialect: String,
    /// Who speaks.
    pub speaker: String,
    /// The first letters of its SHA-256.
    pub hash: String,
    /// Whether a second person has approved it.
    pub approved: bool,
    /// Whether it is out of use.
    pub retired: bool,
    /// Whether the viewer may approve it.
    pub may_approve: bool,
    /// Whether the viewer may discard it.
    pub may_discard: bool,
    /// Whether the viewer may take it out of use.
    pub may_retire: bool,
}

/// An edition somebody can choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionChoice {
    /// Its code.
    pub code: String,
    /// The wording to sign; none while it has only a draft.
    pub text: Option<String>,
    /// Its number.
    pub version_no: i32,
}

/// Somebody who decides about a consent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// The guardian's id; empty for the young person.
    pub guardian_id: String,
    /// Full name.
    pub name: String,
    /// Relation; none for the young person.
    pub relation: Option<Relation>,
    /// Why this person is asked.
    pub why: Why,
    /// In which role.
    pub role: SignatoryRole,
    /// Whether the consent needs the signature.
    pub required: bool,
    /// The young person's insight has to be judged (14 to 17).
    pub judged: bool,
    /// The decision so far.
    pub decision: Decision,
    /// Its day.
    pub decided_on: Option<NaiveDate>,
    /// The judgement on insight.
    pub insight: Insight,
    /// Its reason; empty without one.
    pub insight_reason: String,
    /// Court and file number; empty without one.
    pub court_reference: String,
    /// Who signed in representation, and the power of attorney; empty without.
    pub attorney: String,
    /// The name the person typed to sign on the device; empty on paper.
    pub typed_name: String,
    /// The drawn mark's id.
    pub mark: Option<String>,
}

/// One consent on the overview.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentCard {
    /// Its id.
    pub id: String,
    /// Computed state.
    pub state: ConsentState,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
    /// Withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
    /// The institution of a release from secrecy; empty without one.
    pub institution: String,
    /// Who decided: name, decision, day.
    pub decided: Vec<(String, Decision, NaiveDate)>,
}

/// One purpose on the overview.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeLine {
    /// The purpose.
    pub purpose: Purpose,
    /// Offered at the first visit.
    pub first_visit: bool,
    /// Consents to it that still speak for it.
    pub consents: Vec<ConsentCard>,
    /// Whether another consent can be recorded now.
    pub may_record: bool,
}

/// The overview for the family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentsView {
    /// Case code.
    pub code: CaseCode,
    /// Full name.
    pub name: String,
    /// All purposes in the order of the registry.
    pub purposes: Vec<PurposeLine>,
    /// Why nobody can sign yet.
    pub gap: Option<CustodyGap>,
}

/// The form of a consent on paper, new or to be completed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentFormView {
    /// Case code.
    pub code: CaseCode,
    /// Full name.
    pub name: String,
    /// What for.
    pub purpose: Purpose,
    /// The text in German and beside it in the family's language.
    pub texts: Vec<FormText>,
    /// Who is responsible for the data, as printed on every sheet.
    pub controller: String,
    /// All editions, for choosing another one to read and for saying which one was signed.
    pub editions: Vec<EditionChoice>,
    /// Who decides, in the order of the form's parts.
    pub people: Vec<PersonLine>,
    /// Why nobody can sign yet: the page explains it instead of showing the form.
    pub gap: Option<CustodyGap>,
    /// Whether the person signs on the device instead of on paper.
    pub on_device: bool,
    /// Whether the worker has chosen a witness code.
    pub has_witness_code: bool,
    /// Names of adults who need an interpreter for the explanation.
    pub need_interpreter: Vec<String>,
    /// Whom the team can ask for.
    pub pool: Vec<PoolEntry>,
    /// What is entered so far.
    pub form: ConsentForm,
    /// Its errors, when it has been sent.
    pub errors: FieldErrors,
    /// When the draft was kept that filled the form.
    pub draft: Option<DraftMark>,
}

/// How a consent was withdrawn.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnLine {
    /// Day.
    pub on: NaiveDate,
    /// Name of the person; empty when not recorded.
    pub by: String,
    /// How it arrived.
    pub channel: Option<WithdrawalChannel>,
    /// Day on which everything was done (BR-10).
    pub handled_on: Option<NaiveDate>,
}

/// A photograph of the paper.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanLine {
    /// Its id.
    pub id: String,
    /// When it was taken in.
    pub taken_on: NaiveDate,
}

/// The photographs of a paper and the second person's look at them (BR-01).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// All photographs.
    pub scans: Vec<ScanLine>,
    /// When somebody confirmed them.
    pub confirmed_on: Option<NaiveDate>,
    /// Who.
    pub confirmed_by: String,
    /// There are photographs nobody has confirmed.
    pub waits: bool,
    /// Whether this person may confirm them.
    pub may_confirm: bool,
    /// The consent's version with these photographs.
    pub version: i32,
}

/// One consent on its own page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    /// Case code.
    pub code: CaseCode,
    /// Full name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// What for.
    pub purpose: Purpose,
    /// Computed state.
    pub state: ConsentState,
    /// The text that was explained, German beside it.
    pub texts: Vec<FormText>,
    /// Whom a release from secrecy names, and who may tell whom.
    pub recipient: Option<(Recipient, Direction)>,
    /// What the receipt's address asks for.
    pub receipt_code: String,
    /// Day of the explanation.
    pub informed_on: Option<NaiveDate>,
    /// Its language.
    pub explained_in: Option<LanguageCode>,
    /// Level of the interpreter.
    pub interpreter_level: Option<Level>,
    /// Who signed the note that everything was interpreted; empty without one.
    pub interpreter_name: String,
    /// Told back in own words.
    pub understood: bool,
    /// Who decided and who has to.
    pub people: Vec<PersonLine>,
    /// What is missing, and whose.
    pub missing: Vec<(Gap, String)>,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
    /// Where the paper is; empty when not given.
    pub proof_location: String,
    /// Photographs of the paper.
    pub confirmation: Confirmation,
    /// Whether a photograph can be added.
    pub may_scan: bool,
    /// The withdrawal.
    pub withdrawn: Option<WithdrawnLine>,
    /// Whether a missing signature can be added.
    pub may_sign: bool,
    /// Whether a new consent to the same purpose can be recorded.
    pub may_renew: bool,
    /// Whether it can be withdrawn.
    pub may_withdraw: bool,
    /// Whether a formal error can be noted.
    pub may_void: bool,
    /// Whether the withdrawal waits to be handled by this person.
    pub may_handle: bool,
}

/// An exchange a withdrawal stops.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// What for.
    pub purpose: Purpose,
    /// With whom; empty when no institution is named.
    pub institution: String,
}

/// The form of a withdrawal with its consequences.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalView {
    /// Case code.
    pub code: CaseCode,
    /// Full name.
    pub name: String,
    /// What for.
    pub purpose: Purpose,
    /// Whether it can be withdrawn at all now.
    pub open: bool,
    /// Who may withdraw: what is posted, and the name.
    pub people: Vec<(String, String)>,
    /// What changes.
    pub consequences: Vec<Consequence>,
    /// Sessions that will be locked.
    pub sessions: u32,
    /// Exchanges that stop.
    pub exchanges: Vec<Exchange>,
    /// Institutions whose releases of the same purpose stay open.
    pub stays: Vec<String>,
    /// Files for research already given out that hold an anonymous row made of this person.
    pub releases: Vec<(i32, NaiveDate)>,
    /// What will be deleted, and after which day.
    pub deletions: Vec<(RetentionClass, NaiveDate)>,
    /// What is entered so far.
    pub form: WithdrawalForm,
    /// Its errors, when it has been sent.
    pub errors: FieldErrors,
    /// When the draft was kept that filled the form.
    pub draft: Option<DraftMark>,
}

codes! {
    /// What a declaration needs, the most urgent first.
    pub enum Attention {
        /// A withdrawal waits to be handled (BR-10).
        Withdrawal = "withdrawal",
        /// Has to be confirmed again, or it runs out.
        Review = "review",
        /// A signature is missing.
        Signature = "signature",
        /// Ends within a week.
        LapsesIn7 = "lapses_in_7",
        /// Has ended in the last months.
        Expired = "expired",
        /// A photograph waits for a second person (BR-01).
        Scan = "scan",
        /// Ends within a month.
        LapsesIn30 = "lapses_in_30",
        /// Ends within three months.
        LapsesIn90 = "lapses_in_90",
    }
}

/// A declaration that needs something: code and initials only (BR-22).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttentionLine {
    /// Case code.
    pub code: CaseCode,
    /// Initials.
    pub initials: String,
    /// The declaration.
    pub consent: String,
    /// What for.
    pub purpose: Purpose,
    /// What it needs.
    pub what: Attention,
    /// The day that matters.
    pub on: Option<NaiveDate>,
}

/// One line of the register: no names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterLine {
    /// Case code.
    pub code: CaseCode,
    /// Site name.
    pub site: String,
    /// What for.
    pub purpose: Purpose,
    /// Computed state.
    pub state: ConsentState,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
    /// Withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
    /// Withdrawal handled.
    pub handled_on: Option<NaiveDate>,
}

/// A page of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterView {
    /// Withdrawals nobody has handled yet, the oldest first; on the first page only.
    pub unhandled: Vec<RegisterLine>,
    /// The consents, newest first.
    pub lines: Vec<RegisterLine>,
    /// Key of the next page.
    pub next: Option<String>,
}
