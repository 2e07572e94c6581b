//! What every page has: a title, the way here, the error summary, one heading of level 1.

use leptos::prelude::*;
use leptos_meta::Title;

use super::form::error_summary::{ErrorSummary, FieldLabels};
use super::language::use_messages;
use crate::domain::error::FieldErrors;

/// One step of the breadcrumb: address and name.
pub type Crumb = (String, String);

/// A page inside the frame. With errors, the title begins with "Fehler:" and the summary takes the focus.
#[component]
pub fn Page(
    /// The heading, also the window title.
    #[prop(into)]
    title: String,
    /// A window title that differs from the heading: a name never stands in the window title.
    #[prop(optional, into)]
    window_title: Option<String>,
    /// The pages above this one, the first page first.
    #[prop(optional)]
    breadcrumb: Vec<Crumb>,
    /// Errors of the form on this page.
    #[prop(optional)]
    errors: FieldErrors,
    /// Names of the form's fields in the order of the page.
    #[prop(optional)]
    fields: FieldLabels,
    /// The page.
    children: Children,
) -> impl IntoView {
    let words = &use_messages().common;
    let prefix = if errors.is_empty() { "" } else { words.title_error };
    let window_title = window_title.unwrap_or_else(|| title.clone());
    let window_title = format!("{prefix}{window_title} – {}", words.product);
    view! {
        <Title text=window_title />
        {(!breadcrumb.is_empty()).then(|| view! { <Breadcrumb steps=breadcrumb /> })}
        {(!errors.is_empty()).then(|| view! { <ErrorSummary errors fields /> })}
        <h1 class="kern-heading-large page-title">{title}</h1>
        {children()}
    }
}

#[component]
fn Breadcrumb(steps: Vec<Crumb>) -> impl IntoView {
    let steps = steps.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <nav class="breadcrumb" aria-label=use_messages().common.you_are_here><ol>{steps.collect_view()}</ol></nav>
    }
}

#[cfg(test)]
mod tests;
