//! The value a raw row takes on a level of a column's hierarchy (`docs/disclosure.md` 7.3).

use chrono::Datelike;

use super::source::SourceRow;
use crate::domain::cohort::HalfYear;
use crate::domain::column::ColumnCode;
use crate::domain::participant::Sex;
use crate::domain::site::Region;

/// What a hidden value looks like. `*` is a value like any other when classes are counted, never a wildcard.
pub const HIDDEN: &str = "*";

/// The value of a quasi-identifier on a level; `None` when the row has no value there ("divers" and unknown sex, unknown
/// language or age): such a row may stand only where the column is hidden for everybody.
#[must_use]
pub fn value_at(column: ColumnCode, row: &SourceRow, level: usize) -> Option<String> {
    if level >= column.column().top() {
        return Some(HIDDEN.to_owned());
    }
    match column {
        ColumnCode::Age => age(row.age?, level),
        ColumnCode::Region => Some(region(row.region, level).to_owned()),
        ColumnCode::Sex => sex(row.sex).map(str::to_owned),
        ColumnCode::Language => row.language.map(|language| language.code().to_owned()),
        ColumnCode::Admission => admission(row, level),
        ColumnCode::Months => Some(months(row.months(), level)),
        ColumnCode::Contacts => {
            Some(contacts(row.contacts.iter().fold(0, |sum, count| sum.saturating_add(*count)), level))
        }
        ColumnCode::ContactsFirst => Some(contacts(row.contacts[0], level)),
        ColumnCode::ContactsSecond => Some(contacts(row.contacts[1], level)),
        ColumnCode::ContactsThird => Some(contacts(row.contacts[2], level)),
        ColumnCode::ContactsFourth => Some(contacts(row.contacts[3], level)),
        ColumnCode::Interpreter => Some(yes_no(row.interpreter_used)),
        ColumnCode::Extended => Some(yes_no(row.extended)),
        ColumnCode::Person | ColumnCode::RowLevel | ColumnCode::Exit => None,
    }
}

fn age(years: u8, level: usize) -> Option<String> {
    let band = match (years, level) {
        (8..=17, 0) => return Some(years.to_string()),
        (8..=11, 1) => "8-11",
        (12..=13, 1) => "12-13",
        (8..=13, _) => "8-13",
        (14..=17, _) => "14-17",
        _ => return None,
    };
    Some(band.to_owned())
}

fn region(region: Region, level: usize) -> &'static str {
    match (level, region) {
        (0, _) => region.code(),
        (_, Region::Duesseldorf | Region::Koeln) => "rheinland",
        (_, Region::Arnsberg | Region::Detmold | Region::Muenster) => "westfalen",
    }
}

fn sex(sex: Sex) -> Option<&'static str> {
    matches!(sex, Sex::Female | Sex::Male).then(|| sex.code())
}

/// The blocks of three years are the same for ever: … 2015-2017, 2018-2020, 2021-2023 …
fn admission(row: &SourceRow, level: usize) -> Option<String> {
    let half = HalfYear::of(row.start_on)?;
    Some(match level {
        0 => half.to_string(),
        1 => half.year().to_string(),
        _ => {
            let first = row.start_on.year() - (row.start_on.year() - 2018).rem_euclid(3);
            format!("{first}-{}", first + 2)
        }
    })
}

fn months(months: u32, level: usize) -> String {
    match (level, months) {
        (0, _) => months.to_string(),
        (_, 0..=5) => "<6".to_owned(),
        (_, 6..=11) => "6-11".to_owned(),
        (_, _) => "12+".to_owned(),
    }
}

fn contacts(count: u32, level: usize) -> String {
    let band = match (level, count) {
        (_, 0) => "0",
        (0, 1..=5) => "1-5",
        (0, 6..=15) => "6-15",
        (0, _) => "16+",
        (_, _) => "1+",
    };
    band.to_owned()
}

fn yes_no(answer: bool) -> String {
    (if answer { "yes" } else { "no" }).to_owned()
}
