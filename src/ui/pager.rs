//! Paging through a long list by key: there is a page before and a page after, and no page numbers.

use leptos::prelude::*;

use super::language::use_messages;

/// Links to the neighbouring pages; nothing when there is no neighbour.
#[component]
pub fn Pager(
    /// Address of the page before.
    #[prop(optional_no_strip)]
    previous: Option<String>,
    /// Address of the page after.
    #[prop(optional_no_strip)]
    next: Option<String>,
) -> impl IntoView {
    let words = &use_messages().list;
    (previous.is_some() || next.is_some()).then(|| {
        let previous = previous.map_or_else(
            || view! { <span></span> }.into_any(),
            |href| {
                view! { <a href=href rel="prev"><span aria-hidden="true">"← "</span>{words.previous}</a> }.into_any()
            },
        );
        let next =
            next.map(|href| view! { <a href=href rel="next">{words.next}<span aria-hidden="true">" →"</span></a> });
        view! { <nav class="pager" aria-label=words.pages>{previous}{next}</nav> }
    })
}
