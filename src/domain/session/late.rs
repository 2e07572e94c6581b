//! BR-11: sessions are written down within three working days; after fourteen days only with the team lead.

use chrono::{Datelike, NaiveDate, Weekday};

/// Working days within which a session is written down.
pub const WORKING_DAYS: u32 = 3;
/// Days after which the team lead has to unlock it.
pub const LAST_DAY: i64 = 14;

/// How late a session was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Late {
    /// After more than three working days.
    Late,
    /// After more than fourteen days.
    VeryLate,
}

/// Whether a session of `held_on` written down on `documented_on` is late; Saturdays and Sundays do not count.
#[must_use]
pub fn late(held_on: NaiveDate, documented_on: NaiveDate) -> Option<Late> {
    if (documented_on - held_on).num_days() > LAST_DAY {
        return Some(Late::VeryLate);
    }
    let is_working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let days = held_on.iter_days().skip(1).take_while(|day| *day <= documented_on).filter(is_working).count();
    (days > WORKING_DAYS as usize).then_some(Late::Late)
}

#[cfg(test)]
mod tests {
    use super::{Late, late};
    use chrono::NaiveDate;

    #[test]
    fn br_11_three_working_days_then_late_fourteen_days_then_very_late() {
        // 2 May 2025 is a Friday.
        let on = |day: u32| {
            late(
                NaiveDate::from_ymd_opt(2025, 5, 2).expect("a day"),
                NaiveDate::from_ymd_opt(2025, 5, day).expect("a day"),
            )
        };
        assert_eq!([on(2), on(4), on(7), on(8)], [None, None, None, Some(Late::Late)]);
        assert_eq!([on(16), on(17)], [Some(Late::Late), Some(Late::VeryLate)]);
    }
}
