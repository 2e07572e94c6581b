//! All words people see, in German and English. One file per area holds a struct with one field per text and the two
//! constants `GERMAN` and `ENGLISH`: a missing translation does not compile. Names of codes are in [`label`].
//!
//! German is written for social workers: "Sie", short sentences, the words of `docs/domain.md` 7.6 (Kontakt, never Sitzung).
//! A text with a gap is a function pointer, so that word order may differ between the languages.

pub mod admin;
pub mod admission;
pub mod assignment;
pub mod audit;
pub mod cases;
pub mod chart;
pub mod common;
pub mod consents;
pub mod course;
pub mod date;
pub mod entrance;
pub mod error;
pub mod family;
pub mod figures;
pub mod form;
pub mod form_text;
pub mod label;
pub mod list;
pub mod problem;
pub mod readme;
pub mod receipt;
pub mod referral;
pub mod research;
pub mod retention;
pub mod sessions;

use super::code::codes;

pub use admin::AdminMessages;
pub use admission::AdmissionMessages;
pub use assignment::AssignmentMessages;
pub use audit::AuditMessages;
pub use cases::CaseMessages;
pub use chart::ChartMessages;
pub use common::CommonMessages;
pub use consents::ConsentMessages;
pub use course::CourseMessages;
pub use entrance::EntranceMessages;
pub use family::FamilyMessages;
pub use figures::FiguresMessages;
pub use form::FormMessages;
pub use form_text::FormTextMessages;
pub use label::Label;
pub use list::ListMessages;
pub use problem::ProblemMessages;
pub use receipt::ReceiptMessages;
pub use referral::ReferralMessages;
pub use research::ResearchMessages;
pub use retention::RetentionMessages;
pub use sessions::SessionMessages;

codes! {
    /// A language of the screen.
    #[derive(Default)]
    pub enum Language {
        /// German, the language of the programme and the default.
        #[default]
        De = "de",
        /// English.
        En = "en",
    }
}

impl Language {
    /// All texts of this language.
    #[must_use]
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::De => &Messages::GERMAN,
            Self::En => &Messages::ENGLISH,
        }
    }

    /// The language the switch in the header leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }

    /// The language's name in itself, for the switch.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }
}

/// The texts of one language, by area.
pub struct Messages {
    /// Product, frame, navigation, buttons.
    pub common: CommonMessages,
    /// Form parts: hints, error summary, drafts.
    pub form: FormMessages,
    /// Tables, filters and paging.
    pub list: ListMessages,
    /// Pages that say that something did not work.
    pub problem: ProblemMessages,
    /// Charts and their protection notes.
    pub chart: ChartMessages,
    /// Signing in, the own account, the home page.
    pub entrance: EntranceMessages,
    /// The coordinator's figures.
    pub figures: FiguresMessages,
    /// Case list, case page, home.
    pub cases: CaseMessages,
    /// Consents, withdrawals, the register.
    pub consents: ConsentMessages,
    /// The wording of consents.
    pub form_texts: FormTextMessages,
    /// The page behind a receipt's code.
    pub receipt: ReceiptMessages,
    /// Session form, record and list; an interpreter's jobs.
    pub sessions: SessionMessages,
    /// Files for research.
    pub research: ResearchMessages,
    /// What is erased soon, and holds.
    pub retention: RetentionMessages,
    /// The referral.
    pub referral: ReferralMessages,
    /// The way to admission.
    pub admission: AdmissionMessages,
    /// Who works on a case.
    pub assignment: AssignmentMessages,
    /// The page about family and network.
    pub family: FamilyMessages,
    /// The course of taking part.
    pub course: CourseMessages,
    /// Accounts and sites.
    pub admin: AdminMessages,
    /// Audit trail and log of readings.
    pub audit: AuditMessages,
}

impl Messages {
    /// German.
    pub const GERMAN: Self = Self {
        common: CommonMessages::GERMAN,
        form: FormMessages::GERMAN,
        list: ListMessages::GERMAN,
        problem: ProblemMessages::GERMAN,
        chart: ChartMessages::GERMAN,
        entrance: EntranceMessages::GERMAN,
        figures: FiguresMessages::GERMAN,
        cases: CaseMessages::GERMAN,
        consents: ConsentMessages::GERMAN,
        form_texts: FormTextMessages::GERMAN,
        receipt: ReceiptMessages::GERMAN,
        sessions: SessionMessages::GERMAN,
        research: ResearchMessages::GERMAN,
        retention: RetentionMessages::GERMAN,
        referral: ReferralMessages::GERMAN,
        admission: AdmissionMessages::GERMAN,
        assignment: AssignmentMessages::GERMAN,
        family: FamilyMessages::GERMAN,
        course: CourseMessages::GERMAN,
        admin: AdminMessages::GERMAN,
        audit: AuditMessages::GERMAN,
    };
    /// English.
    pub const ENGLISH: Self = Self {
        common: CommonMessages::ENGLISH,
        form: FormMessages::ENGLISH,
        list: ListMessages::ENGLISH,
        problem: ProblemMessages::ENGLISH,
        chart: ChartMessages::ENGLISH,
        entrance: EntranceMessages::ENGLISH,
        figures: FiguresMessages::ENGLISH,
        cases: CaseMessages::ENGLISH,
        consents: ConsentMessages::ENGLISH,
        form_texts: FormTextMessages::ENGLISH,
        receipt: ReceiptMessages::ENGLISH,
        sessions: SessionMessages::ENGLISH,
        research: ResearchMessages::ENGLISH,
        retention: RetentionMessages::ENGLISH,
        referral: ReferralMessages::ENGLISH,
        admission: AdmissionMessages::ENGLISH,
        assignment: AssignmentMessages::ENGLISH,
        family: FamilyMessages::ENGLISH,
        course: CourseMessages::ENGLISH,
        admin: AdminMessages::ENGLISH,
        audit: AuditMessages::ENGLISH,
    };
}

#[cfg(test)]
mod tests;
