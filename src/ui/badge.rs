//! A short state beside a thing.

use leptos::prelude::*;

use super::notice::{Icon, Kind};

/// A state in one or two words; without a kind it is plain text in a frame.
#[component]
pub fn Badge(
    /// How serious the state is.
    #[prop(optional_no_strip, into)]
    kind: Option<Kind>,
    /// The state.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let class = kind.map_or("badge--plain".to_owned(), |kind| format!("kern-badge--{}", kind.class()));
    view! {
        <span class=format!("kern-badge kern-badge--small {class}")>
            {kind.map(|kind| view! { <Icon kind /> })}
            <span class="kern-label kern-label--small">{text}</span>
        </span>
    }
}
