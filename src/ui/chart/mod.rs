//! Charts: the values of `domain::chart` printed as SVG, with a sentence, a table and the protection note.
//!
//! Attributes only, because the security policy forbids `style`; colours follow the text (`currentColor`). One drawing
//! holds one series in one colour, every mark has its number beside it, and whiskers show how far it may be off.

use leptos::prelude::*;

mod drawing;

pub use drawing::{Drawing, bar_frame, line_frame};

use super::language::use_messages;
use super::table::{Column, Table};
use crate::domain::chart::Chart;

/// A chart with everything around it. What stands above the drawing (heading, sentence) and below the table
/// (protection note, links) comes from the page.
#[component]
pub fn ChartFigure(
    /// Unique on the page; ids of the drawing begin with it.
    #[prop(into)]
    id: String,
    /// Name of the drawing and of the table.
    #[prop(into)]
    title: String,
    /// What the chart shows, in one sentence; the drawing's description.
    #[prop(into)]
    sentence: String,
    /// The chart.
    chart: Chart,
    /// The columns of the table; the first one names the rows.
    columns: Vec<Column>,
    /// One row per mark, so that the table says what the drawing shows.
    rows: Vec<Vec<AnyView>>,
    /// Whether the table stands open, as on paper.
    #[prop(optional)]
    open: bool,
    /// What stands above the drawing.
    caption: AnyView,
    /// What stands below the table.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = &use_messages().chart;
    let table = view! { <Table caption=title.clone() columns rows small=true /> };
    let table = if open {
        table.into_any()
    } else {
        view! { <details><summary>{words.show_table}</summary>{table}</details> }.into_any()
    };
    view! {
        <figure class="chart">
            <figcaption>{caption}</figcaption>
            <Drawing id chart title description=sentence />
            {table}
            {children.map(|children| children())}
        </figure>
    }
}
