//! What cards, figure page and print view share: charts and tables of published rows, the protection note.

use leptos::prelude::*;

use crate::domain::chart::{Chart, ChartRow, Reach, bar_chart, line_chart};
use crate::domain::disclosure::Published;
use crate::domain::disclosure::published::Shown;
use crate::domain::figure::{ColumnName, FigureTable, Heading, PublishedFigure, TableRow};
use crate::domain::indicator::{Indicator, Unit};
use crate::domain::message::figures::notes::protection_note;
use crate::domain::message::{Label, Language};
use crate::domain::view::figures::FigureChoices;
use crate::ui::chart::{bar_frame, line_frame};
use crate::ui::language::{use_language, use_messages};
use crate::ui::table::Column;

/// The value over time; short labels on the axis, the table has the long ones.
pub fn line_of(language: Language, table: &FigureTable, unit: Unit) -> Chart {
    let label = |heading| match heading {
        Heading::Period(period) => language.short_period(period),
        Heading::Category(_) | Heading::Area(_) => String::new(),
    };
    let rows =
        table.rows.iter().map(|row| ChartRow { label: label(row.heading), value: row.value }).collect::<Vec<_>>();
    let (value, tick) = words_of(language, unit);
    line_chart(&rows, line_frame(), reach(unit), value, tick)
}

/// Groups or areas side by side.
pub fn bars_of(language: Language, table: &FigureTable, unit: Unit, choices: &FigureChoices) -> Chart {
    let row = |row: &TableRow| ChartRow { label: language.heading(row.heading, choices), value: row.value };
    let rows = table.rows.iter().map(row).collect::<Vec<_>>();
    let (value, tick) = words_of(language, unit);
    bar_chart(&rows, bar_frame(rows.len()), reach(unit), value, tick)
}

fn words_of(language: Language, unit: Unit) -> (impl Fn(Shown) -> String, impl Fn(f64) -> String) {
    (move |shown| language.shown(shown), move |number| language.tick(number, unit))
}

fn reach(unit: Unit) -> Reach {
    if unit == Unit::Percent { Reach::Hundred } else { Reach::Largest }
}

/// The columns of a table: what the rows are, the value, and with `behind` the numbers behind it.
pub fn columns(
    language: Language,
    indicator: &Indicator,
    table: &FigureTable,
    first: &str,
    behind: bool,
) -> Vec<Column> {
    let mut columns = vec![Column::new(first), Column::new(indicator.unit.label(language)).number()];
    if behind {
        let names =
            numbers_behind(table).map(|name| Column::new(capital(language.column(indicator.code, name))).number());
        columns.extend(names);
    }
    columns
}

/// The cells in the order of [`columns`].
pub fn cells(language: Language, table: &FigureTable, choices: &FigureChoices, behind: bool) -> Vec<Vec<AnyView>> {
    let names = numbers_behind(table).collect::<Vec<_>>();
    let row = |row: &TableRow| {
        let mut cells = vec![language.heading(row.heading, choices).into_any(), value(language, row.value).into_any()];
        if behind {
            let text = |name: &ColumnName| {
                let column = row.columns.iter().find(|column| column.name == *name);
                column.map_or_else(|| "–".to_owned(), |column| value(language, column.value))
            };
            cells.extend(names.iter().map(|name| text(name).into_any()));
        }
        cells
    };
    table.rows.iter().map(row).collect()
}

/// The names of the numbers behind the values; a row without a snapshot has none.
fn numbers_behind(table: &FigureTable) -> impl Iterator<Item = ColumnName> {
    let row = table.rows.iter().max_by_key(|row| row.columns.len());
    row.map(|row| row.columns.clone()).unwrap_or_default().into_iter().map(|column| column.name)
}

/// A value with its interval.
fn value(language: Language, value: Published<Shown>) -> String {
    let shown = *value.get();
    let text = language.shown(shown);
    match language.plus_minus(shown) {
        Some(width) => format!("{text} ({width})"),
        None => text,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The note below every chart, with the way to the explanation.
#[component]
pub fn ProtectionLine(
    /// Note and cut-off date come from the figure.
    figure: PublishedFigure,
) -> impl IntoView {
    let words = &use_messages().figures;
    let note = protection_note(use_language(), figure.note, figure.as_of);
    view! {
        <p class="chart__note">
            {note}" "<a class="kern-link no-print" href="/figures/protection">{words.why}</a>
        </p>
    }
}
