//! Extensions (BR-05) and pauses of taking part: what the rules allow.

use chrono::{Months, NaiveDate};

use crate::domain::code::codes;
use crate::domain::id::Id;
use crate::domain::participant::birthday;

/// Marker of [`ExtensionId`].
pub enum Extension {}

/// The identifier of an extension.
pub type ExtensionId = Id<Extension>;

codes! {
    /// Why taking part is extended.
    pub enum ExtensionReason {
        /// Goals are not reached yet.
        GoalsOpen = "goals_open",
        /// What was reached has to become firm.
        Consolidate = "consolidate",
        /// The handover to another help takes time.
        Handover = "handover",
        /// Something new happened.
        NewIncident = "new_incident",
        /// The family asked for it.
        FamilyWish = "family_wish",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// Why taking part is interrupted.
    pub enum PauseReason {
        /// Ill or in hospital.
        Illness = "illness",
        /// Abroad or away for long.
        Away = "away",
        /// In a placement for the time being.
        Placement = "placement",
        /// In custody for the time being.
        Detention = "detention",
        /// The family asked for it.
        FamilyWish = "family_wish",
        /// Nobody of the team can take the case.
        NoWorker = "no_worker",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// Why an extension is not possible.
    pub enum ExtensionError {
        /// There is no planned end to move.
        NoPlannedEnd = "no_planned_end",
        /// The planned end has passed (BR-05: each is decided before).
        PlannedEndPassed = "planned_end_passed",
        /// No review in the last 84 days carries it.
        ReviewMissing = "review_missing",
        /// The 18th birthday comes first.
        EighteenthBirthday = "eighteenth_birthday",
    }
}

/// Longest pause, in months (`docs/domain.md` 7.3).
pub const PAUSE_MONTHS: u32 = 3;
/// Months of one extension.
pub const EXTENSION_MONTHS: std::ops::RangeInclusive<u16> = 1..=12;

/// What decides on an extension.
#[derive(Clone, Copy, Debug)]
pub struct ExtensionFacts {
    /// Planned end so far.
    pub planned_end_on: Option<NaiveDate>,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Whether the site goes on beyond the 18th birthday.
    pub past_18: bool,
    /// A review was held in the last 84 days.
    pub review_recent: bool,
}

/// The planned end after an extension: never past the day before the 18th birthday unless the site allows it (BR-05).
///
/// # Errors
/// The first rule that stands against it.
pub fn extended_end(facts: &ExtensionFacts, months: u16, today: NaiveDate) -> Result<NaiveDate, ExtensionError> {
    let planned = facts.planned_end_on.ok_or(ExtensionError::NoPlannedEnd)?;
    if planned < today {
        return Err(ExtensionError::PlannedEndPassed);
    }
    if !facts.review_recent {
        return Err(ExtensionError::ReviewMissing);
    }
    let wanted = planned.checked_add_months(Months::new(months.into())).ok_or(ExtensionError::NoPlannedEnd)?;
    if facts.past_18 {
        return Ok(wanted);
    }
    let last =
        birthday(facts.birth_date, 18).and_then(|day| day.pred_opt()).ok_or(ExtensionError::EighteenthBirthday)?;
    let end = wanted.min(last);
    if end > planned { Ok(end) } else { Err(ExtensionError::EighteenthBirthday) }
}

/// The last day a pause that begins on a day may last.
#[must_use]
pub fn longest_pause(begins_on: NaiveDate) -> Option<NaiveDate> {
    begins_on.checked_add_months(Months::new(PAUSE_MONTHS))
}

#[cfg(test)]
mod tests {
    use super::{ExtensionError, ExtensionFacts, extended_end, longest_pause};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn facts(planned: &str, born: &str) -> ExtensionFacts {
        ExtensionFacts {
            planned_end_on: Some(day(planned)),
            birth_date: day(born),
            past_18: false,
            review_recent: true,
        }
    }

    #[test]
    fn br_05_extensions() {
        let today = day("2026-03-17");
        let usual = facts("2026-06-30", "2012-05-01");
        assert_eq!(extended_end(&usual, 6, today), Ok(day("2026-12-30")));
        assert_eq!(extended_end(&usual, 12, today), Ok(day("2027-06-30")), "a further year, as in some places");
        let leap = facts("2027-08-31", "2012-05-01");
        assert_eq!(extended_end(&leap, 6, today), Ok(day("2028-02-29")));
        let last_day = facts("2026-03-17", "2012-05-01");
        assert_eq!(extended_end(&last_day, 1, today), Ok(day("2026-04-17")), "on the last day it can still be decided");
        let over = facts("2026-03-16", "2012-05-01");
        assert_eq!(extended_end(&over, 6, today), Err(ExtensionError::PlannedEndPassed));
        let unreviewed = ExtensionFacts { review_recent: false, ..usual };
        assert_eq!(extended_end(&unreviewed, 6, today), Err(ExtensionError::ReviewMissing));
        let none = ExtensionFacts { planned_end_on: None, ..usual };
        assert_eq!(extended_end(&none, 6, today), Err(ExtensionError::NoPlannedEnd));
    }

    #[test]
    fn br_05_never_past_the_18th_birthday_unless_the_site_allows_it() {
        let today = day("2026-03-17");
        let near = facts("2026-06-30", "2008-09-15");
        assert_eq!(extended_end(&near, 6, today), Ok(day("2026-09-14")));
        assert_eq!(extended_end(&ExtensionFacts { past_18: true, ..near }, 6, today), Ok(day("2026-12-30")));
        let there = facts("2026-09-14", "2008-09-15");
        assert_eq!(extended_end(&there, 6, today), Err(ExtensionError::EighteenthBirthday));
        let leap_child = facts("2026-01-31", "2008-02-29");
        assert_eq!(extended_end(&leap_child, 6, day("2026-01-10")), Ok(day("2026-02-28")));
    }

    #[test]
    fn a_pause_lasts_three_months_at_most() {
        assert_eq!(longest_pause(day("2026-11-30")), Some(day("2027-02-28")));
    }
}
