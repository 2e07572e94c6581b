//! A value the page carries along: the client id, the version a form was opened with.

use leptos::prelude::*;

use super::FormContext;

/// A hidden field.
#[component]
pub fn Hidden(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=FormContext::current().posted_name(&name) value=value /> }
}
