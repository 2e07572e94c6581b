//! A file to send. Its form posts `multipart/form-data` to a route of its own.

use leptos::prelude::*;

use super::field::FieldError;

/// An input for one file, with its error.
#[component]
pub fn FileField(
    /// Name and element id.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// A hint between label and input.
    hint: &'static str,
    /// Media types the browser offers.
    accept: &'static str,
    /// Why the last file was not taken.
    #[prop(optional_no_strip)]
    error: Option<&'static str>,
) -> impl IntoView {
    let class = if error.is_some() { "kern-form-input kern-form-input--error" } else { "kern-form-input" };
    let described = if error.is_some() { format!("{name}-hint {name}-error") } else { format!("{name}-hint") };
    view! {
        <div class=class>
            <label class="kern-label" for=name>{label}</label>
            <div class="kern-hint" id=format!("{name}-hint")>{hint}</div>
            <input id=name type="file" name=name accept=accept aria-describedby=described aria-invalid=error.map(|_| "true") required />
            {error.map(|text| view! { <FieldError id=format!("{name}-error") text /> })}
        </div>
    }
}
