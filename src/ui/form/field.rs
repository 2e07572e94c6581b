//! What all fields share: label, hint, error, and how they are tied together for screen readers.

use leptos::prelude::*;

use super::{FormContext, field_id};
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Icon, Kind};

/// The names and texts around one field.
pub(crate) struct Field {
    /// Element id.
    pub id: String,
    /// Name it is posted under.
    pub posted: String,
    /// The error sentence, if there is one.
    pub error: Option<&'static str>,
    hint: String,
}

impl Field {
    /// The field `name` of the form around.
    pub(crate) fn new(name: &str, hint: String) -> Self {
        let form = FormContext::current();
        let error = form.error(name, use_language());
        Self { id: field_id(name), posted: form.posted_name(name), error, hint }
    }

    /// Ids of hint and error for `aria-describedby`.
    pub(crate) fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error = self.error.map(|_| format!("{}-error", self.id));
        let ids = [hint, error].into_iter().flatten().collect::<Vec<_>>();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// `aria-invalid`, only when there is an error.
    pub(crate) fn invalid(&self) -> Option<&'static str> {
        self.error.map(|_| "true")
    }

    /// `base`, and with an error also `base--error`.
    pub(crate) fn class(&self, base: &str) -> String {
        if self.error.is_some() { format!("{base} {base}--error") } else { base.to_owned() }
    }

    /// The hint under the label.
    pub(crate) fn hint_view(&self) -> Option<impl IntoView + use<>> {
        let (id, hint) = (format!("{}-hint", self.id), self.hint.clone());
        (!hint.is_empty()).then(|| view! { <div class="kern-hint" id=id>{hint}</div> })
    }

    /// The error under the field.
    pub(crate) fn error_view(&self) -> Option<impl IntoView + use<>> {
        let id = format!("{}-error", self.id);
        self.error.map(|text| view! { <FieldError id text /> })
    }
}

/// The sentence under a field.
#[component]
pub(crate) fn FieldError(id: String, text: &'static str) -> impl IntoView {
    view! {
        <p class="kern-error" id=id>
            <Icon kind=Kind::Danger />
            <span class="kern-body"><span class="kern-sr-only">{use_messages().form.error_prefix}</span>{text}</span>
        </p>
    }
}

/// Text of a label, with the word for optional entries.
#[component]
pub(crate) fn LabelText(text: String, optional: bool) -> impl IntoView {
    let word = use_messages().form.optional;
    view! { {text}{optional.then(|| view! { <span class="kern-label__optional">{format!(" ({word})")}</span> })} }
}
