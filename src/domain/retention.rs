//! Registry 5: retention classes (`docs/domain.md` 4.2). Each kind of data has one start event and one period.
//!
//! The periods are proposals: the data protection officer confirms them, so the settings may replace each one.

use chrono::{Datelike, Months, NaiveDate};

use super::code::codes;

pub mod due;

pub use due::{
    Deadline, DeletionRecord, DeletionRecordId, Hold, LegalHold, LegalHoldId, NotStarted, PREVIEW_DAYS, Part, deadline,
    erases_on,
};

codes! {
    /// The classes R1 to R9.
    pub enum RetentionClass {
        /// Candidate without a first consent.
        CandidateWithoutConsent = "R1",
        /// Contact attempts.
        ContactAttempts = "R2",
        /// Sessions, goals, measures, reviews, assessments.
        CaseRecord = "R3",
        /// Proof of consent and withdrawal.
        ConsentProof = "R4",
        /// Interpreter jobs and their costs.
        InterpreterJobs = "R5",
        /// Counts of offences.
        OffenceCounts = "R6",
        /// Audit log.
        AuditLog = "R7",
        /// Register of releases.
        ReleaseRegister = "R8",
        /// Archive by § 9b SGB VIII, if it applies.
        Archive9b = "R9",
    }
}

codes! {
    /// The event from which a period runs.
    pub enum StartEvent {
        /// The decision not to take part.
        DecisionDate = "decision_date",
        /// The end of the enrolment.
        EnrolmentEnd = "enrolment_end",
        /// The end of the enrolment or the withdrawal, whichever is later.
        EnrolmentEndOrWithdrawal = "enrolment_end_or_withdrawal",
        /// The end of the budget year.
        BudgetYearEnd = "budget_year_end",
        /// The end of taking part (the follow-up window runs from it).
        ExitDate = "exit_date",
        /// The date of the entry.
        EntryDate = "entry_date",
        /// The end of the project.
        ProjectEnd = "project_end",
        /// The 30th birthday.
        ThirtiethBirthday = "thirtieth_birthday",
    }
}

/// How long data is kept after its start event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionPeriod {
    /// So many months.
    Months(u32),
    /// So many months, and then to the end of that calendar year.
    MonthsToYearEnd(u32),
}

impl RetentionPeriod {
    /// The last day on which the data is kept; erasure is due from the day after. `None` beyond the calendar.
    #[must_use]
    pub fn last_day(self, start: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Months(months) => start.checked_add_months(Months::new(months)),
            Self::MonthsToYearEnd(months) => {
                let day = start.checked_add_months(Months::new(months))?;
                NaiveDate::from_ymd_opt(day.year(), 12, 31)
            }
        }
    }

    /// Whether erasure is due on `today`.
    #[must_use]
    pub fn is_due(self, start: NaiveDate, today: NaiveDate) -> bool {
        self.last_day(start).is_some_and(|last| last < today)
    }
}

/// One entry of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionRule {
    /// The class.
    pub class: RetentionClass,
    /// What the period runs from.
    pub start: StartEvent,
    /// The proposed period.
    pub period: RetentionPeriod,
    /// The tables that hold this kind of data.
    pub tables: &'static [&'static str],
}

const fn rule(
    class: RetentionClass,
    start: StartEvent,
    period: RetentionPeriod,
    tables: &'static [&'static str],
) -> RetentionRule {
    RetentionRule { class, start, period, tables }
}

/// Registry 5. Attempts go with R1 when taking part never began, and with R3 when it did; a table may hold data of two classes.
pub const RETENTION: &[RetentionRule] = &[
    rule(
        RetentionClass::CandidateWithoutConsent,
        StartEvent::DecisionDate,
        RetentionPeriod::Months(3),
        &[
            "participant",
            "participant_identity",
            "participant_language",
            "guardian",
            "referral",
            "enrolment",
            "sibling",
            "network_contact",
            "legal_hold",
            "retention_item",
        ],
    ),
    rule(RetentionClass::ContactAttempts, StartEvent::EnrolmentEnd, RetentionPeriod::Months(36), &["contact_attempt"]),
    rule(
        RetentionClass::CaseRecord,
        StartEvent::EnrolmentEnd,
        RetentionPeriod::Months(36),
        &[
            "participant",
            "participant_identity",
            "participant_language",
            "guardian",
            "referral",
            "enrolment",
            "enrolment_step",
            "enrolment_pause",
            "review",
            "enrolment_extension",
            "closing",
            "session",
            "session_release",
            "sibling",
            "network_contact",
            "legal_hold",
            "retention_item",
        ],
    ),
    rule(
        RetentionClass::ConsentProof,
        StartEvent::EnrolmentEndOrWithdrawal,
        RetentionPeriod::MonthsToYearEnd(36),
        &["consent", "consent_signatory", "consent_scan"],
    ),
    rule(RetentionClass::InterpreterJobs, StartEvent::BudgetYearEnd, RetentionPeriod::Months(72), &["interpreter_job"]),
    rule(RetentionClass::OffenceCounts, StartEvent::ExitDate, RetentionPeriod::Months(24), &[]),
    rule(
        RetentionClass::AuditLog,
        StartEvent::EntryDate,
        RetentionPeriod::Months(24),
        &["audit_entry", "audit_segment", "access_log"],
    ),
    rule(
        RetentionClass::ReleaseRegister,
        StartEvent::ProjectEnd,
        RetentionPeriod::Months(120),
        &["release", "release_member", "release_request"],
    ),
    rule(RetentionClass::Archive9b, StartEvent::ThirtiethBirthday, RetentionPeriod::Months(840), &[]),
];

/// The rule of a class.
#[must_use]
pub fn retention_rule(class: RetentionClass) -> &'static RetentionRule {
    // The registry holds every class once (tested).
    RETENTION.iter().find(|rule| rule.class == class).unwrap_or(&RETENTION[0])
}

#[cfg(test)]
mod tests {
    use super::{RETENTION, RetentionClass, RetentionPeriod, retention_rule};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn every_class_has_exactly_one_rule() {
        let listed = RETENTION.iter().map(|rule| rule.class).collect::<Vec<_>>();
        assert_eq!(listed, RetentionClass::ALL);
        for class in RetentionClass::ALL {
            assert_eq!(retention_rule(*class).class, *class);
        }
    }

    #[test]
    fn periods_end_on_their_last_day() {
        let three = RetentionPeriod::Months(3);
        assert_eq!(three.last_day(day("2024-11-30")), Some(day("2025-02-28")));
        assert!(!three.is_due(day("2024-11-30"), day("2025-02-28")));
        assert!(three.is_due(day("2024-11-30"), day("2025-03-01")));
        let proof = RetentionPeriod::MonthsToYearEnd(36);
        assert_eq!(proof.last_day(day("2024-02-29")), Some(day("2027-12-31")));
        assert_eq!(RetentionPeriod::Months(840).last_day(day("2040-06-15")), Some(day("2110-06-15")));
    }
}
