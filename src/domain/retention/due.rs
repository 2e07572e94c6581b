//! What is due when (BR-20): from the parts of a person's record to the class that governs it, its last day, the day of
//! erasure after thirty days on the preview list, and what a hold stops.

use chrono::{Days, NaiveDate};

use super::{RetentionClass, retention_rule};
use crate::domain::code::codes;
use crate::domain::enrolment::Status;
use crate::domain::id::Id;

/// Marker of [`DeletionRecordId`].
pub enum DeletionRecord {}

/// The identifier of the record that an erasure leaves behind.
pub type DeletionRecordId = Id<DeletionRecord>;

/// Marker of [`LegalHoldId`].
pub enum LegalHold {}

/// The identifier of a hold.
pub type LegalHoldId = Id<LegalHold>;

/// Days on the preview list before anything is erased (BR-20).
pub const PREVIEW_DAYS: u64 = 30;

codes! {
    /// How a referral ended before taking part began; what the monthly counts keep.
    pub enum NotStarted {
        /// The family or the young person refused.
        Declined = "declined",
        /// Nobody could be reached.
        Unreachable = "unreachable",
        /// The second screening did not confirm the need, or another help fits better.
        NotAdmitted = "not_admitted",
    }
}

impl NotStarted {
    /// The outcome a state stands for; `None` for a state of somebody who took part or still may.
    #[must_use]
    pub const fn of(status: Status) -> Option<Self> {
        match status {
            Status::Declined => Some(Self::Declined),
            Status::Unreachable => Some(Self::Unreachable),
            Status::NotAdmitted => Some(Self::NotAdmitted),
            _ => None,
        }
    }
}

/// What retention needs to know of one enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its state.
    pub status: Status,
    /// First day of taking part; none if it never began.
    pub start_on: Option<NaiveDate>,
    /// Its end, or the decision not to begin.
    pub ended_on: NaiveDate,
    /// Last day of the follow-up.
    pub follow_up_until: Option<NaiveDate>,
}

/// Until when a person's record is kept, and by which class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The class that governs now.
    pub class: RetentionClass,
    /// The day its period began.
    pub start: NaiveDate,
    /// The last day on which the record is kept.
    pub last: NaiveDate,
}

impl Deadline {
    /// The first day on which the record is too old.
    #[must_use]
    pub fn due_on(&self) -> NaiveDate {
        self.last.succ_opt().unwrap_or(self.last)
    }

    /// Whether the record stands on the preview list on `today`.
    #[must_use]
    pub fn is_listed(&self, today: NaiveDate) -> bool {
        today.checked_add_days(Days::new(PREVIEW_DAYS)).is_none_or(|horizon| self.due_on() <= horizon)
    }
}

/// The day of erasure: when it is due, and never before thirty days on the list.
#[must_use]
pub fn erases_on(due_on: NaiveDate, first_listed_on: NaiveDate) -> NaiveDate {
    let shown = first_listed_on.checked_add_days(Days::new(PREVIEW_DAYS)).unwrap_or(NaiveDate::MAX);
    due_on.max(shown)
}

/// The next deadline of a person with these enrolments and these days of withdrawal; `None` while one of them is open, and
/// when nothing is left to erase.
///
/// - Nobody took part: everything by R1.
/// - Somebody took part: the record by R3. Another enrolment that ended later without a start lengthens it, never
///   shortens it.
/// - The record is erased already: the proof of consent by R4.
#[must_use]
pub fn deadline(parts: &[Part], withdrawals: &[NaiveDate]) -> Option<Deadline> {
    if parts.iter().any(|part| part.status.is_open()) {
        return None;
    }
    let latest = parts.iter().map(|part| part.ended_on).max()?;
    if parts.iter().all(|part| part.status == Status::Erased) {
        let start = withdrawals.iter().copied().chain([latest]).max()?;
        return of(RetentionClass::ConsentProof, start);
    }
    let took_part = parts.iter().any(|part| part.start_on.is_some());
    let left = parts.iter().filter(|part| part.status != Status::Erased);
    let last = left.filter_map(kept_until).max_by_key(|found| found.last)?;
    let class = if took_part { RetentionClass::CaseRecord } else { RetentionClass::CandidateWithoutConsent };
    Some(Deadline { class, ..last })
}

fn of(class: RetentionClass, start: NaiveDate) -> Option<Deadline> {
    Some(Deadline { class, start, last: retention_rule(class).period.last_day(start)? })
}

/// Until when one enrolment alone would be kept; a follow-up that still runs is not cut off.
fn kept_until(part: &Part) -> Option<Deadline> {
    let class = match part.start_on {
        Some(_) => RetentionClass::CaseRecord,
        None => RetentionClass::CandidateWithoutConsent,
    };
    let found = of(class, part.ended_on)?;
    let asked_until = part.follow_up_until.filter(|_| part.status == Status::FollowUp);
    Some(Deadline { last: asked_until.map_or(found.last, |until| until.max(found.last)), ..found })
}

/// A hold (Löschsperre) as far as it stops an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Its last day; none: until it is lifted.
    pub until: Option<NaiveDate>,
    /// The day it was lifted.
    pub ended_on: Option<NaiveDate>,
}

impl Hold {
    /// Whether it stops an erasure on `today`.
    #[must_use]
    pub fn stands(&self, today: NaiveDate) -> bool {
        self.ended_on.is_none() && self.until.is_none_or(|until| today <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::RetentionClass::{CandidateWithoutConsent, CaseRecord, ConsentProof};
    use super::{Hold, NotStarted, Part, deadline, erases_on};
    use crate::domain::enrolment::Status;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn part(status: Status, start: &str, end: &str) -> Part {
        let start_on = (!start.is_empty()).then(|| day(start));
        Part { status, start_on, ended_on: day(end), follow_up_until: None }
    }

    #[test]
    fn br_20_every_class_has_its_start_and_its_last_day() {
        use Status::{Active, Closed, Declined, EndedEarly, Erased, NotAdmitted, Referred, Unreachable};
        let declined = part(Declined, "", "2024-11-30");
        type Expected = Option<(super::RetentionClass, &'static str, &'static str)>;
        let table: Vec<(&str, Vec<Part>, Vec<&str>, Expected)> = vec![
            ("R1", vec![declined], vec![], Some((CandidateWithoutConsent, "2024-11-30", "2025-02-28"))),
            (
                "R1 to 29 February",
                vec![part(Unreachable, "", "2023-11-29")],
                vec![],
                Some((CandidateWithoutConsent, "2023-11-29", "2024-02-29")),
            ),
            (
                "two referrals, both without a start: the later one",
                vec![declined, part(NotAdmitted, "", "2025-01-10")],
                vec![],
                Some((CandidateWithoutConsent, "2025-01-10", "2025-04-10")),
            ),
            ("a newer open referral", vec![declined, part(Referred, "", "2025-01-10")], vec![], None),
            ("taking part", vec![part(Active, "2024-01-01", "2024-01-01")], vec![], None),
            (
                "R3 from 29 February",
                vec![part(Closed, "2023-03-01", "2024-02-29")],
                vec![],
                Some((CaseRecord, "2024-02-29", "2027-02-28")),
            ),
            (
                "R3 without the follow-up having been closed",
                vec![part(EndedEarly, "2023-03-01", "2024-03-31")],
                vec![],
                Some((CaseRecord, "2024-03-31", "2027-03-31")),
            ),
            (
                "took part earlier, then declined: the longer class",
                vec![part(Closed, "2021-03-01", "2023-06-30"), part(Declined, "", "2024-11-30")],
                vec![],
                Some((CaseRecord, "2023-06-30", "2026-06-30")),
            ),
            (
                "took part long ago, declined a week ago: not before three months",
                vec![part(Closed, "2019-03-01", "2021-06-30"), part(Declined, "", "2024-06-23")],
                vec![],
                Some((CaseRecord, "2024-06-23", "2024-09-23")),
            ),
            (
                "R4 to the end of the year",
                vec![part(Erased, "2022-01-01", "2024-02-29")],
                vec!["2023-05-05"],
                Some((ConsentProof, "2024-02-29", "2027-12-31")),
            ),
            (
                "R4 from a later withdrawal",
                vec![part(Erased, "2022-01-01", "2023-12-31")],
                vec!["2023-05-05", "2024-01-02"],
                Some((ConsentProof, "2024-01-02", "2027-12-31")),
            ),
            (
                "erased once, came back and ended",
                vec![part(Erased, "2018-01-01", "2019-12-31"), part(Closed, "2023-01-01", "2024-05-05")],
                vec![],
                Some((CaseRecord, "2024-05-05", "2027-05-05")),
            ),
            (
                "erased once, came back and declined",
                vec![part(Erased, "2018-01-01", "2019-12-31"), part(Declined, "", "2024-05-05")],
                vec![],
                Some((CaseRecord, "2024-05-05", "2024-08-05")),
            ),
            ("nobody", vec![], vec!["2024-01-01"], None),
        ];
        for (name, parts, withdrawals, expected) in table {
            let withdrawals: Vec<_> = withdrawals.into_iter().map(day).collect();
            let found = deadline(&parts, &withdrawals).map(|found| (found.class, found.start, found.last));
            let expected = expected.map(|(class, start, last)| (class, day(start), day(last)));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn br_20_a_follow_up_that_runs_is_not_cut_off() {
        let until = Some(day("2030-01-01"));
        let running = Part { follow_up_until: until, ..part(Status::FollowUp, "2023-01-01", "2024-03-31") };
        assert_eq!(deadline(&[running], &[]).expect("a deadline").last, day("2030-01-01"));
        let over = Part { status: Status::Closed, ..running };
        assert_eq!(deadline(&[over], &[]).expect("a deadline").last, day("2027-03-31"));
        let short = Part { follow_up_until: Some(day("2025-03-31")), ..running };
        assert_eq!(deadline(&[short], &[]).expect("a deadline").last, day("2027-03-31"));
    }

    #[test]
    fn br_20_the_list_comes_thirty_days_before() {
        let due = deadline(&[part(Status::Declined, "", "2024-11-30")], &[]).expect("a deadline");
        assert_eq!(due.due_on(), day("2025-03-01"));
        assert!(!due.is_listed(day("2025-01-29")));
        assert!(due.is_listed(day("2025-01-30")) && due.is_listed(day("2025-07-01")));
        assert_eq!(erases_on(due.due_on(), day("2025-01-30")), day("2025-03-01"));
        assert_eq!(erases_on(due.due_on(), day("2025-02-15")), day("2025-03-17"), "a late list moves the erasure");
        assert_eq!(erases_on(NaiveDate::MAX, NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn br_20_a_hold_stands_until_its_last_day_or_until_it_is_lifted() {
        let today = day("2025-03-01");
        for (until, ended, stands) in [
            (None, None, true),
            (Some("2025-03-01"), None, true),
            (Some("2025-02-28"), None, false),
            (None, Some("2025-03-01"), false),
            (Some("2026-01-01"), Some("2025-02-01"), false),
        ] {
            let hold = Hold { until: until.map(day), ended_on: ended.map(day) };
            assert_eq!(hold.stands(today), stands, "{hold:?}");
        }
    }

    #[test]
    fn only_who_never_took_part_is_counted() {
        let counted = Status::ALL.iter().filter_map(|status| NotStarted::of(*status)).collect::<Vec<_>>();
        assert_eq!(counted, NotStarted::ALL);
        assert_eq!(NotStarted::of(Status::Closed), None);
    }
}
