//! The review every eight weeks (Verlaufsprüfung): does taking part further make sense, and is it needed (BR-04).

use chrono::{Days, NaiveDate};

use super::code::codes;
use super::id::Id;

/// Marker of [`ReviewId`].
pub enum Review {}

/// The identifier of a review.
pub type ReviewId = Id<Review>;

codes! {
    /// What the review decides.
    pub enum ReviewDecision {
        /// Go on as before.
        Continue = "continue",
        /// Prepare an extension.
        ExtendPrepare = "extend_prepare",
        /// Prepare the end.
        ClosePrepare = "close_prepare",
        /// Interrupt.
        Pause = "pause",
    }
}

codes! {
    /// Who took part in the review.
    pub enum ReviewParticipant {
        /// The young person.
        Youth = "youth",
        /// The mother.
        Mother = "mother",
        /// The father.
        Father = "father",
        /// Another guardian.
        GuardianOther = "guardian_other",
        /// The team lead.
        TeamLead = "team_lead",
        /// The colleague of the team.
        Colleague = "colleague",
        /// An interpreter.
        Interpreter = "interpreter",
    }
}

codes! {
    /// Whether the declarations still stand.
    pub enum ConsentCheck {
        /// All that is needed is valid.
        AllValid = "all_valid",
        /// Something has to be signed again.
        ActionNeeded = "action_needed",
    }
}

codes! {
    /// How urgent a review is.
    pub enum ReviewUrgency {
        /// Not yet.
        Calm = "calm",
        /// Soon: from day 49.
        Amber = "amber",
        /// Overdue: after day 56.
        Red = "red",
        /// Overdue for two weeks: the team lead is told.
        LeadTold = "lead_told",
    }
}

/// Days from the start, or from the last review, to the next one.
pub const REVIEW_DAYS: u64 = 56;
/// Days before the due day from which it is amber.
pub const AMBER_DAYS: u64 = 7;
/// Days after the due day from which the team lead is told.
pub const LEAD_DAYS: u64 = 14;
/// A review held within so many days counts as recent: for graduating and for an extension.
pub const RECENT_DAYS: u64 = 84;

/// The day on which the next review is due: 56 days after the start or the last review.
#[must_use]
pub fn next_review(after: NaiveDate) -> Option<NaiveDate> {
    after.checked_add_days(Days::new(REVIEW_DAYS))
}

/// The due day after a pause: the clock stood still from its first day to the day before the work went on.
#[must_use]
pub fn after_pause(due_on: NaiveDate, paused_on: NaiveDate, resumed_on: NaiveDate) -> Option<NaiveDate> {
    let days = u64::try_from((resumed_on - paused_on).num_days()).unwrap_or(0);
    due_on.checked_add_days(Days::new(days))
}

/// How urgent the review due on a day is today.
#[must_use]
pub fn urgency(due_on: NaiveDate, today: NaiveDate) -> ReviewUrgency {
    let late = (today - due_on).num_days();
    if late > LEAD_DAYS.cast_signed() {
        ReviewUrgency::LeadTold
    } else if late > 0 {
        ReviewUrgency::Red
    } else if late >= -AMBER_DAYS.cast_signed() {
        ReviewUrgency::Amber
    } else {
        ReviewUrgency::Calm
    }
}

/// Whether a review held on a day is recent enough to decide on.
#[must_use]
pub fn is_recent(held_on: NaiveDate, today: NaiveDate) -> bool {
    let age = (today - held_on).num_days();
    (0..=RECENT_DAYS.cast_signed()).contains(&age)
}

#[cfg(test)]
mod tests {
    use super::{ReviewUrgency, after_pause, is_recent, next_review, urgency};
    use chrono::{Days, NaiveDate};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// Day n of the clock that began on a day is n days later.
    #[test]
    fn br_04_amber_from_day_49_red_after_56_lead_after_70() {
        for start in ["2026-01-01", "2023-12-31", "2024-01-05", "2026-02-22", "2026-10-01"] {
            let start = day(start);
            let due = next_review(start).expect("a day");
            let on = |n: u64| urgency(due, start + Days::new(n));
            assert_eq!((on(0), on(48)), (ReviewUrgency::Calm, ReviewUrgency::Calm), "{start}");
            assert_eq!((on(49), on(56)), (ReviewUrgency::Amber, ReviewUrgency::Amber), "{start}");
            assert_eq!((on(57), on(70)), (ReviewUrgency::Red, ReviewUrgency::Red), "{start}");
            assert_eq!((on(71), on(400)), (ReviewUrgency::LeadTold, ReviewUrgency::LeadTold), "{start}");
        }
    }

    #[test]
    fn br_04_the_clock_stops_while_paused() {
        let due = next_review(day("2024-01-04")).expect("a day");
        assert_eq!(due, day("2024-02-29"), "through a leap year");
        assert_eq!(after_pause(due, day("2024-02-01"), day("2024-02-01")), Some(due), "no day stood still");
        assert_eq!(after_pause(due, day("2024-02-01"), day("2024-03-01")), Some(day("2024-03-29")));
        // Over the change to summer time days are days.
        assert_eq!(after_pause(day("2026-04-01"), day("2026-03-28"), day("2026-03-30")), Some(day("2026-04-03")));
    }

    #[test]
    fn a_review_is_recent_for_84_days() {
        let held = day("2026-01-01");
        assert!(is_recent(held, held) && is_recent(held, held + Days::new(84)));
        assert!(!is_recent(held, held + Days::new(85)) && !is_recent(held, held - Days::new(1)));
    }
}
