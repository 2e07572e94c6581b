//! The published values of one figure as a file for spreadsheets.

use crate::domain::disclosure::Published;
use crate::domain::disclosure::microdata::spreadsheet_safe;
use crate::domain::disclosure::published::Shown;
use crate::domain::figure::{AreaLevel, FigureTable};
use crate::domain::indicator::{Dimension, IndicatorCode};
use crate::domain::message::figures::notes::protection_note;
use crate::domain::message::{Label, Language};
use crate::domain::view::figures::{FigureDetails, Figures, Wanted};
use crate::server::call::Call;
use crate::server::fault::Fault;

/// A file to download.
pub struct FigureFile {
    /// Its name.
    pub name: String,
    /// Its content: UTF-8 with a byte order mark, semicolons, one value per line.
    pub content: String,
}

/// All values of a figure's page, as they are shown there.
///
/// # Errors
/// As [`figure`](super::figure); `NotFound` when nothing is published.
pub async fn figure_file(call: &Call, indicator: IndicatorCode, wanted: Wanted) -> Result<FigureFile, Fault> {
    match super::figure(call, indicator, wanted).await? {
        Figures::Published(details) => Ok(file_of(&details, call.language)),
        Figures::OtherKey | Figures::NothingFrozen => Err(Fault::not_found()),
    }
}

/// The file of a page: what the row belongs to, its heading, what is counted, the value, half its interval.
fn file_of(details: &FigureDetails, language: Language) -> FigureFile {
    let FigureDetails { choices, figure, by_area } = details;
    let words = &language.messages().figures;
    let entry = figure.indicator.entry();
    let unit = entry.unit.label(language);
    let mut text = String::from('\u{feff}');
    line(&mut text, [words.table, words.row, words.counted, words.value, words.interval]);
    let mut tables: Vec<(&str, &FigureTable)> = vec![(words.over_time, &figure.series)];
    for areas in by_area {
        tables.push((if areas.level == AreaLevel::Site { words.by_site } else { words.by_region }, &areas.table));
    }
    for split in &figure.breakdowns {
        tables.push((if split.dimension == Dimension::Sex { words.by_sex } else { words.by_age }, &split.table));
    }
    for (name, table) in tables {
        for row in &table.rows {
            let heading = language.heading(row.heading, choices);
            value_line(&mut text, language, [name, &heading, unit], row.value);
            for column in &row.columns {
                let counted = language.column(figure.indicator, column.name);
                value_line(&mut text, language, [name, &heading, counted], column.value);
            }
        }
    }
    let note = protection_note(language, figure.note, figure.as_of);
    line(&mut text, [entry.name.text(language), &language.area(figure.area, choices), &note, "", ""]);
    let area = figure.area.level();
    FigureFile { name: format!("leitplanke-{}-{}-{area}.csv", figure.indicator, figure.period), content: text }
}

fn value_line(text: &mut String, language: Language, [table, row, counted]: [&str; 3], value: Published<Shown>) {
    let shown = *value.get();
    let interval = language.plus_minus(shown).unwrap_or_default();
    line(text, [table, row, counted, &language.shown(shown), &interval]);
}

fn line(text: &mut String, cells: [&str; 5]) {
    let quoted = cells.map(|cell| format!("\"{}\"", spreadsheet_safe(cell).replace('"', "\"\"")));
    text.push_str(&quoted.join(";"));
    text.push_str("\r\n");
}
