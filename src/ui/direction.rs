//! Text in two directions.

use leptos::prelude::*;

use crate::domain::form_text::ltr_runs;

/// A line whose laws, phone numbers and dates keep their own direction, also inside a text that runs from the right.
pub fn isolated(line: &str) -> impl IntoView + use<> {
    let shown = ltr_runs(line)
        .into_iter()
        .map(|(run, own)| if own { view! { <bdi dir="ltr">{run}</bdi> }.into_any() } else { run.into_any() });
    shown.collect_view()
}
