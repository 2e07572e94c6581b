//! What happened, newest first.

use leptos::prelude::*;

/// One event.
pub struct Event {
    /// What happened.
    pub title: AnyView,
    /// Day and details in one line.
    pub line: String,
}

/// Events under each other; their titles are headings of level 3.
#[component]
pub fn Timeline(
    /// The events, newest first.
    events: Vec<Event>,
) -> impl IntoView {
    let events = events.into_iter().map(|event| {
        view! { <li><h3 class="kern-heading-small">{event.title}</h3><p class="muted">{event.line}</p></li> }
    });
    view! { <ol class="timeline">{events.collect_view()}</ol> }
}
