//! Dates, times and numbers as people write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::Language;

impl Language {
    /// A date in short form: `27.03.2026`, in English `27 Mar 2026`.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Self::De => date.format("%d.%m.%Y").to_string(),
            Self::En => format!("{} {} {}", date.day(), &self.month(date.month())[..3], date.year()),
        }
    }

    /// A day with its time: `27.03.2026, 14:05`.
    #[must_use]
    pub fn moment(self, moment: NaiveDateTime) -> String {
        format!("{}, {}", self.date(moment.date()), moment.format("%H:%M"))
    }

    /// The name of a month, 1 to 12; empty for any other number.
    #[must_use]
    pub fn month(self, month: u32) -> &'static str {
        const GERMAN: [&str; 12] = [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ];
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let names = match self {
            Self::De => GERMAN,
            Self::En => ENGLISH,
        };
        usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?)).copied().unwrap_or("")
    }

    /// A minute of the day (0 to 1439) as a time: `14:05`.
    #[must_use]
    pub fn time(self, minute_of_day: i32) -> String {
        format!("{:02}:{:02}", minute_of_day.div_euclid(60), minute_of_day.rem_euclid(60))
    }

    /// A number with two decimals: `0,75`, in English `0.75`.
    #[must_use]
    pub fn decimal_2(self, number: f64) -> String {
        let text = format!("{number:.2}");
        match self {
            Self::De => text.replace('.', ","),
            Self::En => text,
        }
    }

    /// A number with one decimal: `12,8`, in English `12.8`.
    #[must_use]
    pub fn decimal(self, number: f64) -> String {
        let text = format!("{number:.1}");
        match self {
            Self::De => text.replace('.', ","),
            Self::En => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, NaiveDate};

    #[test]
    fn dates_times_and_numbers_follow_the_language() {
        let date = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a leap day");
        assert_eq!(Language::De.date(date), "29.02.2024");
        assert_eq!(Language::En.date(date), "29 Feb 2024");
        assert_eq!((Language::De.month(3), Language::De.month(0), Language::En.month(13)), ("März", "", ""));
        assert_eq!(Language::De.time(845), "14:05");
        assert_eq!((Language::De.decimal(12.84), Language::En.decimal(12.84)), ("12,8".to_owned(), "12.8".to_owned()));
    }
}
