//! Collects the errors of one form while its fields are read.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::code::Code;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::id::Id;
use crate::domain::text;

/// Reads the fields of a form one by one; a field that does not read is `None` and has left an error.
#[derive(Debug, Default)]
pub struct Check {
    errors: FieldErrors,
}

impl Check {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes an error.
    pub fn error(&mut self, field: &str, code: ErrorCode) {
        self.errors.add(field, code);
    }

    /// Notes an error when `broken`.
    pub fn error_if(&mut self, broken: bool, field: &str, code: ErrorCode) {
        if broken {
            self.error(field, code);
        }
    }

    /// Takes over the errors of a rule.
    pub fn merge(&mut self, errors: FieldErrors) {
        self.errors.merge(errors);
    }

    fn keep<T>(&mut self, field: &str, read: Result<Option<T>, ErrorCode>) -> Option<T> {
        read.unwrap_or_else(|code| {
            self.error(field, code);
            None
        })
    }

    fn needed<T>(&mut self, field: &str, read: Result<Option<T>, ErrorCode>) -> Option<T> {
        let read = match read {
            Ok(None) => Err(ErrorCode::Required),
            other => other,
        };
        self.keep(field, read)
    }

    /// A text of one line that must be there.
    pub fn line(&mut self, field: &str, raw: &str, max: usize) -> Option<String> {
        self.needed(field, text::line(raw, max))
    }

    /// A text of one line that may be empty.
    pub fn line_or_none(&mut self, field: &str, raw: &str, max: usize) -> Option<String> {
        self.keep(field, text::line(raw, max))
    }

    /// A text of several lines that may be empty.
    pub fn lines_or_none(&mut self, field: &str, raw: &str, max: usize) -> Option<String> {
        self.keep(field, text::lines(raw, max))
    }

    /// A text of several lines that must be there.
    pub fn lines(&mut self, field: &str, raw: &str, max: usize) -> Option<String> {
        self.needed(field, text::lines(raw, max))
    }

    /// A choice that must be made.
    pub fn code<C: Code>(&mut self, field: &str, raw: &str) -> Option<C> {
        self.needed(field, read_code(raw))
    }

    /// A choice that may be left open.
    pub fn code_or_none<C: Code>(&mut self, field: &str, raw: &str) -> Option<C> {
        self.keep(field, read_code(raw))
    }

    /// Several choices, each kept once, in the order of the list; at most `max`.
    pub fn codes<C: Code>(&mut self, field: &str, raw: &[String], max: usize) -> Vec<C> {
        let mut chosen = Vec::new();
        for text in raw.iter().filter(|text| !text.trim().is_empty()) {
            match C::from_code(text.trim()) {
                Some(code) => chosen.push(code),
                None => self.error(field, ErrorCode::NotAChoice),
            }
        }
        let chosen: Vec<C> = C::all().iter().copied().filter(|code| chosen.contains(code)).collect();
        self.error_if(chosen.len() > max, field, ErrorCode::TooMany);
        chosen
    }

    /// A whole number that must be there.
    pub fn number<N>(&mut self, field: &str, raw: &str, range: &RangeInclusive<N>) -> Option<N>
    where
        N: TryFrom<u64> + PartialOrd + Copy,
    {
        self.needed(field, text::number(raw, range))
    }

    /// A whole number that may be empty.
    pub fn number_or_none<N>(&mut self, field: &str, raw: &str, range: &RangeInclusive<N>) -> Option<N>
    where
        N: TryFrom<u64> + PartialOrd + Copy,
    {
        self.keep(field, text::number(raw, range))
    }

    /// A time of day that must be there, as minutes since midnight.
    pub fn minute_of_day(&mut self, field: &str, raw: &str) -> Option<u16> {
        self.needed(field, text::minute_of_day(raw))
    }

    /// A time of day that may be empty.
    pub fn minute_of_day_or_none(&mut self, field: &str, raw: &str) -> Option<u16> {
        self.keep(field, text::minute_of_day(raw))
    }

    /// A date that must be there.
    pub fn date(&mut self, field: &str, raw: &str) -> Option<NaiveDate> {
        self.needed(field, text::date(raw))
    }

    /// A date that may be empty.
    pub fn date_or_none(&mut self, field: &str, raw: &str) -> Option<NaiveDate> {
        self.keep(field, text::date(raw))
    }

    /// A date in three fields that must be there.
    pub fn date_of(&mut self, field: &str, day: &str, month: &str, year: &str) -> Option<NaiveDate> {
        self.needed(field, text::date_of(day, month, year))
    }

    /// A date in the life of the programme that must be there: not before its start, not after today.
    pub fn past_date(&mut self, field: &str, raw: &str, today: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(field, raw);
        self.within_programme(field, date, today)
    }

    /// As [`Check::past_date`], but may be empty.
    pub fn past_date_or_none(&mut self, field: &str, raw: &str, today: NaiveDate) -> Option<NaiveDate> {
        let date = self.date_or_none(field, raw);
        self.within_programme(field, date, today)
    }

    fn within_programme(&mut self, field: &str, date: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
        let date = date?;
        self.error_if(date > today, field, ErrorCode::InFuture);
        self.error_if(date < text::PROGRAMME_START, field, ErrorCode::BeforeStart);
        Some(date)
    }

    /// `later` must not lie before `earlier`.
    pub fn ordered(&mut self, field: &str, earlier: Option<NaiveDate>, later: Option<NaiveDate>) {
        let broken = matches!((earlier, later), (Some(earlier), Some(later)) if later < earlier);
        self.error_if(broken, field, ErrorCode::BeforeOther);
    }

    /// An identifier that must be there.
    pub fn id<T>(&mut self, field: &str, raw: &str) -> Option<Id<T>> {
        self.needed(field, read_id(raw))
    }

    /// An identifier that may be empty.
    pub fn id_or_none<T>(&mut self, field: &str, raw: &str) -> Option<Id<T>> {
        self.keep(field, read_id(raw))
    }

    /// The identifier the page made for a new record.
    pub fn client_id(&mut self, raw: &str) -> Option<Uuid> {
        let id: Option<Id<()>> = self.id("client_id", raw);
        id.map(Id::uuid)
    }

    /// The version an edit was opened with; empty for a new record.
    pub fn version(&mut self, raw: &str) -> Option<i32> {
        let version: Option<u32> = self.keep("version", text::number(raw, &(0..=i32::MAX.unsigned_abs())));
        version.and_then(|version| i32::try_from(version).ok())
    }

    /// The checked form, or all errors. `None` without an error is a field forgotten in `check`: an error on the form itself.
    ///
    /// # Errors
    /// All errors found.
    pub fn finish<T>(mut self, checked: Option<T>) -> Result<T, FieldErrors> {
        match checked {
            Some(checked) if self.errors.is_empty() => Ok(checked),
            _ => {
                if self.errors.is_empty() {
                    self.error("form", ErrorCode::Required);
                }
                Err(self.errors)
            }
        }
    }
}

fn read_code<C: Code>(raw: &str) -> Result<Option<C>, ErrorCode> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    C::from_code(text).map(Some).ok_or(ErrorCode::NotAChoice)
}

fn read_id<T>(raw: &str) -> Result<Option<Id<T>>, ErrorCode> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| ErrorCode::NotAnId)
}
