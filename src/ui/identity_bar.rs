//! The bar that says whose page this is, on every page about a case.

use leptos::prelude::*;

/// Labels and values side by side: case code, name, status.
#[component]
pub fn IdentityBar(
    /// Label and value of each entry.
    entries: Vec<(&'static str, AnyView)>,
) -> impl IntoView {
    let entries = entries.into_iter().map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    view! { <dl class="identity-bar">{entries.collect_view()}</dl> }
}
