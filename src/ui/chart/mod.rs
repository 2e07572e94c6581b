//! Charts: the values of `domain::chart` printed as SVG, with a sentence, a table and the protection note.
//!
//! Attributes only, because the security policy forbids `style`; colours follow the text (`currentColor`). One drawing
//! holds one series in one colour, every mark has its number beside it, and whiskers show how far it may be off.

use leptos::prelude::*;

mod drawing;

pub use drawing::{Drawing, bar_frame, line_frame};

use super::language::use_language;
use super::table::{Column, Table};
use crate::domain::chart::{Chart, Mark};
use crate::domain::figure::ProtectionNote;
use crate::domain::message::Label;

/// A chart with everything around it.
#[component]
pub fn ChartFigure(
    /// Unique on the page; ids of the drawing begin with it.
    #[prop(into)]
    id: String,
    /// Heading (level 2), also the name of the drawing and of the table.
    #[prop(into)]
    title: String,
    /// What the chart shows, in one sentence.
    #[prop(into)]
    sentence: String,
    /// The chart.
    chart: Chart,
    /// Heading of the first column: what the rows are.
    #[prop(into)]
    rows: String,
    /// Heading of the second column: what is counted.
    #[prop(into)]
    values: String,
    /// How these figures are protected; the general note when not given.
    #[prop(optional, into)]
    protection: Option<ProtectionNote>,
    /// Which period and level is shown, and why, beside the note on protection.
    #[prop(optional, into)]
    note: Option<String>,
    /// Address of the same figures as a file.
    #[prop(optional, into)]
    file: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().chart;
    let protection = protection.map_or(words.protection_note, |note| note.label(language));
    let table = chart.marks().iter().map(table_row).collect::<Vec<_>>();
    let columns = vec![Column::new(rows), Column::new(values).number()];
    let caption = title.clone();
    view! {
        <figure class="chart">
            <figcaption>
                <h2 class="kern-heading-medium">{title.clone()}</h2>
                <p>{sentence.clone()}</p>
            </figcaption>
            <Drawing id chart title description=sentence />
            {note.map(|note| view! { <p class="chart__note">{note}</p> })}
            <p class="chart__note">{protection}</p>
            <details>
                <summary>{words.show_table}</summary>
                <Table caption columns rows=table small=true />
            </details>
            {file.map(|href| view! { <p class="no-print"><a class="kern-link" href=href>{words.as_csv}</a></p> })}
        </figure>
    }
}

/// One row of the table per mark, so that the table says exactly what the drawing shows.
fn table_row(mark: &Mark) -> Vec<AnyView> {
    let text = match mark {
        Mark::Bar { value_text, .. } | Mark::Point { value_text, .. } => value_text,
        Mark::Hidden { reason_text, .. } => reason_text,
    };
    vec![mark.label().to_owned().into_any(), text.clone().into_any()]
}
