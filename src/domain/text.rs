//! Rules for typed texts, numbers, dates and times: every form reads its fields with these functions.
//!
//! Unicode normalisation (NFC) is done on the server; lengths are counted in characters.

use chrono::NaiveDate;
use validator::ValidateLength;

use super::error::ErrorCode;

/// The first day the programme existed (summer 2011): no referral, session or start lies before it.
pub const PROGRAMME_START: NaiveDate = match NaiveDate::from_ymd_opt(2011, 7, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Reads a text of one line: trimmed, no control characters, at most `max` characters. `None` when it is empty.
///
/// # Errors
/// `bad_character`, `too_long`.
pub fn line(raw: &str, max: usize) -> Result<Option<String>, ErrorCode> {
    let text = raw.trim();
    if text.chars().any(|character| character.is_control() || is_forbidden(character)) {
        return Err(ErrorCode::BadCharacter);
    }
    within(text, max)
}

/// Reads a text of several lines: like [`line`], but newline and tab are allowed and `CR LF` becomes one newline.
///
/// # Errors
/// `bad_character`, `too_long`.
pub fn lines(raw: &str, max: usize) -> Result<Option<String>, ErrorCode> {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    let allowed = |character| matches!(character, '\n' | '\t');
    if text.chars().any(|character| (character.is_control() && !allowed(character)) || is_forbidden(character)) {
        return Err(ErrorCode::BadCharacter);
    }
    within(text, max)
}

/// Direction overrides and isolates would let a name pretend to be another; line separators break a single line.
/// Right-to-left text itself needs none of them.
const fn is_forbidden(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing by themselves: a name of nothing else would be no name.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
    )
}

fn within(text: &str, max: usize) -> Result<Option<String>, ErrorCode> {
    if text.chars().all(|character| character.is_whitespace() || is_invisible(character)) {
        return Ok(None);
    }
    let fits = text.validate_length(None, u64::try_from(max).ok(), None);
    if fits { Ok(Some(text.to_owned())) } else { Err(ErrorCode::TooLong) }
}

/// Reads a date as a browser posts it (`2026-03-09`) or as people write it (`9.3.2026`). `None` when it is empty.
///
/// # Errors
/// `not_a_date` (also 29 February of a common year), `before_1900` (also year 0).
pub fn date(raw: &str) -> Result<Option<NaiveDate>, ErrorCode> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts = |separator| text.split(separator).collect::<Vec<_>>();
    let date = match (parts('-').as_slice(), parts('.').as_slice()) {
        ([year, month, day], _) | (_, [day, month, year]) => date_of(day, month, year)?,
        _ => None,
    };
    date.map(Some).ok_or(ErrorCode::NotADate)
}

/// Reads a date typed into three fields. `None` when all three are empty.
///
/// # Errors
/// As [`date`].
pub fn date_of(day: &str, month: &str, year: &str) -> Result<Option<NaiveDate>, ErrorCode> {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        let fits = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { text.parse::<u32>().ok() } else { None }
    };
    let (Some(day), Some(month), Some(year)) = (digits(day, 1..=2), digits(month, 1..=2), digits(year, 4..=4)) else {
        return Err(ErrorCode::NotADate);
    };
    let year = i32::try_from(year).map_err(|_| ErrorCode::NotADate)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(ErrorCode::NotADate)?;
    if year < 1900 { Err(ErrorCode::Before1900) } else { Ok(Some(date)) }
}

/// Reads a time of day (`14:30`, `9:05`) as minutes since midnight, 0..=1439. `None` when it is empty.
///
/// # Errors
/// `not_a_time`.
pub fn minute_of_day(raw: &str) -> Result<Option<u16>, ErrorCode> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // A browser may add seconds ("14:30:00").
    let mut parts = text.split(':');
    let mut part = |limit: u16| {
        let text = parts
            .next()
            .filter(|text| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))?;
        text.parse::<u16>().ok().filter(|number| *number < limit)
    };
    match (part(24), part(60)) {
        (Some(hours), Some(minutes)) => Ok(Some(hours * 60 + minutes)),
        _ => Err(ErrorCode::NotATime),
    }
}

/// Writes minutes since midnight as `14:30`, the form a time field expects.
#[must_use]
pub fn time_text(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// Reads a whole number within a range. `None` when it is empty.
///
/// # Errors
/// `not_a_number`, `out_of_range`.
pub fn number<N>(raw: &str, range: &std::ops::RangeInclusive<N>) -> Result<Option<N>, ErrorCode>
where
    N: TryFrom<u64> + PartialOrd + Copy,
{
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ErrorCode::NotANumber);
    }
    let number = text.parse::<u64>().ok().and_then(|number| N::try_from(number).ok());
    number.filter(|number| range.contains(number)).map(Some).ok_or(ErrorCode::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::{date, date_of, line, lines, minute_of_day, number, time_text};
    use crate::domain::error::ErrorCode;
    use chrono::NaiveDate;

    #[test]
    fn texts_are_trimmed_and_kept_harmless() {
        assert_eq!(line("  Ay\u{15F}e  ", 10), Ok(Some("Ayşe".into())));
        assert_eq!(line(" \u{A0} ", 10), Ok(None));
        assert_eq!(line("\u{200B}\u{FEFF}\u{2060} \u{AD}", 10), Ok(None), "what shows nothing is nothing");
        assert_eq!(line("abc", 2), Err(ErrorCode::TooLong));
        for harmless in ["</textarea><script>", "=1+1", "👩‍👧 ok", "ليلى", "שלום", "𠜎𠜱"] {
            assert_eq!(line(harmless, 40), Ok(Some(harmless.into())), "{harmless}");
        }
        for bad in ["a\u{0}b", "a\nb", "a\tb", "a\u{202E}b", "a\u{2066}b", "a\u{85}b", "a\u{2028}b"] {
            assert_eq!(line(bad, 40), Err(ErrorCode::BadCharacter), "{bad:?}");
        }
    }

    #[test]
    fn notes_keep_newlines_and_tabs() {
        assert_eq!(lines("a\r\nb\tc\r\n", 40), Ok(Some("a\nb\tc".into())));
        assert_eq!(lines("a\u{7}", 40), Err(ErrorCode::BadCharacter));
        assert_eq!(lines("😀😀😀", 3), Ok(Some("😀😀😀".into())));
        assert_eq!(lines("😀😀😀", 2), Err(ErrorCode::TooLong));
    }

    #[test]
    fn dates_are_read_in_both_spellings() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29);
        assert_eq!(date("2024-02-29"), Ok(day));
        assert_eq!(date("29.2.2024"), Ok(day));
        assert_eq!(date_of("29", "02", "2024"), Ok(day));
        assert_eq!(date(""), Ok(None));
        assert_eq!(date_of(" ", "", ""), Ok(None));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for bad in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "24-01-01",
            "02024-01-01",
            "1.1.24",
            "x",
            "--",
            "２０２４-01-01",
            "-1-01-01",
        ] {
            assert_eq!(date(bad), Err(ErrorCode::NotADate), "{bad}");
        }
        assert_eq!(date("0000-01-01"), Err(ErrorCode::Before1900));
        assert_eq!(date("1899-12-31"), Err(ErrorCode::Before1900));
        assert_eq!(date_of("1", "", "2020"), Err(ErrorCode::NotADate));
    }

    #[test]
    fn times_and_numbers_have_limits() {
        assert_eq!(minute_of_day("14:30"), Ok(Some(870)));
        assert_eq!(minute_of_day("9:05:00"), Ok(Some(545)));
        assert_eq!(time_text(545), "09:05");
        for bad in ["24:00", "12:60", "12", "1200", "-1:00", "12:+1"] {
            assert_eq!(minute_of_day(bad), Err(ErrorCode::NotATime), "{bad}");
        }
        assert_eq!(number("600", &(5_u16..=600)), Ok(Some(600)));
        assert_eq!(number("601", &(5_u16..=600)), Err(ErrorCode::OutOfRange));
        assert_eq!(number("99999999999999999999999", &(5_u16..=600)), Err(ErrorCode::OutOfRange));
        for bad in ["-5", "+5", "5.5", "1e3", "=1+1"] {
            assert_eq!(number(bad, &(5_u16..=600)), Err(ErrorCode::NotANumber), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(raw in ".{0,24}", part in "[0-9.:-]{0,12}") {
            for text in [&raw, &part] {
                let _ = (line(text, 10), lines(text, 10), date(text), minute_of_day(text), number(text, &(5_u16..=600)));
                let _ = (date_of(text, &raw, &part), date_of(&part, text, &raw));
            }
            if let Ok(Some(day)) = date(&part) {
                proptest::prop_assert_eq!(date(&day.to_string()), Ok(Some(day)));
            }
        }
    }
}
