//! The participant (Teilnehmende/r): the young person. Identity lives in its own table; not stored are
//! nationality, religion, residence status, family or "clan" name and police file numbers (`docs/domain.md` 7.2).

use chrono::{Datelike, NaiveDate};

use super::code::codes;
use super::id::Id;

/// Marker of [`ParticipantId`].
pub enum Participant {}

/// The identifier of a participant.
pub type ParticipantId = Id<Participant>;

codes! {
    /// Sex as registered.
    pub enum Sex {
        /// Female.
        Female = "f",
        /// Male.
        Male = "m",
        /// Diverse.
        Diverse = "d",
        /// Not known.
        Unknown = "u",
    }
}

codes! {
    /// Kind of school the young person attends.
    pub enum SchoolType {
        /// Grundschule.
        Grundschule = "grundschule",
        /// Hauptschule.
        Hauptschule = "hauptschule",
        /// Realschule.
        Realschule = "realschule",
        /// Sekundarschule.
        Sekundarschule = "sekundarschule",
        /// Gesamtschule.
        Gesamtschule = "gesamtschule",
        /// Gymnasium.
        Gymnasium = "gymnasium",
        /// Förderschule.
        Foerderschule = "foerderschule",
        /// Berufskolleg.
        Berufskolleg = "berufskolleg",
        /// Attends no school.
        None = "none",
        /// Not known.
        Unknown = "unknown",
    }
}

codes! {
    /// An answer that may be missing.
    pub enum YesNoUnknown {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not known.
        Unknown = "unknown",
    }
}

codes! {
    /// Foreign origin of the parents, as the official youth welfare statistics ask (`docs/domain.md` 3.2).
    pub enum ForeignOrigin {
        /// No parent.
        None = "none",
        /// One parent.
        One = "one",
        /// Both parents.
        Both = "both",
        /// Not known.
        Unknown = "unknown",
    }
}

codes! {
    /// What a language is used for.
    pub enum LanguageUse {
        /// At home.
        Home = "home",
        /// At school.
        School = "school",
        /// The one the person prefers to talk in.
        Preferred = "preferred",
    }
}

codes! {
    /// How well a language is spoken.
    pub enum LanguageLevel {
        /// Not at all.
        None = "none",
        /// Basic.
        Basic = "basic",
        /// Good.
        Good = "good",
        /// Fluent.
        Fluent = "fluent",
    }
}

/// Completed years of life on `day`. Somebody born on 29 February completes a year on 1 March of a common year
/// (§ 188 (2), § 187 (2) BGB: the day of birth counts, the year ends with the 28th). `None` before the birth.
#[must_use]
pub fn age_on(birth_date: NaiveDate, day: NaiveDate) -> Option<u32> {
    if day < birth_date {
        return None;
    }
    let years = day.year() - birth_date.year();
    let had_birthday = (day.month(), day.day()) >= (birth_date.month(), birth_date.day());
    u32::try_from(years - i32::from(!had_birthday)).ok()
}

/// The day on which `years` of life are completed (1 March for 29 February in a common year).
#[must_use]
pub fn birthday(birth_date: NaiveDate, years: u32) -> Option<NaiveDate> {
    let year = birth_date.year().checked_add(i32::try_from(years).ok()?)?;
    NaiveDate::from_ymd_opt(year, birth_date.month(), birth_date.day()).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

/// Age in completed months on `day`, stored at the start of the enrolment so that the mean age needs no birth date.
#[must_use]
pub fn age_in_months(birth_date: NaiveDate, day: NaiveDate) -> Option<u32> {
    if day < birth_date {
        return None;
    }
    let months = (day.year() - birth_date.year()) * 12 + i32::try_from(day.month()).ok()?
        - i32::try_from(birth_date.month()).ok()?;
    u32::try_from(months - i32::from(day.day() < birth_date.day())).ok()
}

/// BR-22: the initials shown in lists beside the case code, e.g. `M. Ö.`; the full name is on the case page only.
///
/// The first letter of each name, upper case; a name without any letter gives nothing.
#[must_use]
pub fn initials(given_name: &str, family_name: &str) -> String {
    let initial = |name: &str| {
        name.chars().find(|character| character.is_alphabetic()).map(|letter| {
            let mut text: String = letter.to_uppercase().collect();
            text.push('.');
            text
        })
    };
    [initial(given_name), initial(family_name)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{age_in_months, age_on, birthday, initials};
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn age_counts_completed_years() {
        let born = day(2010, 6, 15);
        assert_eq!(age_on(born, day(2024, 6, 14)), Some(13));
        assert_eq!(age_on(born, day(2024, 6, 15)), Some(14));
        assert_eq!(age_on(born, day(2010, 6, 15)), Some(0));
        assert_eq!(age_on(born, day(2010, 6, 14)), None);
    }

    #[test]
    fn a_leap_day_child_has_its_birthday_on_1_march() {
        let born = day(2008, 2, 29);
        assert_eq!(age_on(born, day(2022, 2, 28)), Some(13));
        assert_eq!(age_on(born, day(2022, 3, 1)), Some(14));
        assert_eq!(birthday(born, 14), Some(day(2022, 3, 1)));
        assert_eq!(birthday(born, 16), Some(day(2024, 2, 29)));
    }

    #[test]
    fn age_in_months_counts_completed_months() {
        assert_eq!(age_in_months(day(2010, 1, 31), day(2022, 10, 30)), Some(152));
        assert_eq!(age_in_months(day(2010, 1, 31), day(2022, 10, 31)), Some(153));
        assert_eq!(age_in_months(day(2010, 1, 31), day(2010, 1, 30)), None);
    }

    #[test]
    fn br_22_lists_show_initials_only() {
        assert_eq!(initials("Mehmet", "Öztürk"), "M. Ö.");
        assert_eq!(initials("  ali", "ibn Said"), "A. I.");
        assert_eq!(initials("", "'t Hooft"), "T.");
        assert_eq!(initials("ليلى", "حسن"), "ل. ح.");
        assert_eq!(initials("1", "2"), "");
    }
}
