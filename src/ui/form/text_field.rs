//! One line of text, a number, an e-mail address, a password, a time.

use leptos::prelude::*;

use super::field::{Field, LabelText};

/// An input of one line. `kind` is the HTML type; numbers are typed into `kind="text" inputmode="numeric"`.
#[component]
pub fn TextField(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What it holds now.
    #[prop(optional, into)]
    value: String,
    /// A hint between label and input.
    #[prop(optional, into)]
    hint: String,
    /// The entry may stay empty, and the label says so.
    #[prop(optional)]
    optional: bool,
    /// The HTML type.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keyboard a phone shows.
    #[prop(optional, into)]
    inputmode: Option<&'static str>,
    /// What a browser or password manager may fill in.
    #[prop(optional, into)]
    autocomplete: Option<&'static str>,
    /// A narrower input: `width-10`, `width-20` or `kern-form-input__input--width-4`.
    #[prop(default = "")]
    width: &'static str,
    /// Language of what is typed, where it is not the page's.
    #[prop(optional, into)]
    lang: Option<&'static str>,
    /// Posted beside the form under its own name: a secret of the moment that is no part of the form and of no draft.
    #[prop(optional)]
    apart: bool,
) -> impl IntoView {
    let mut field = Field::new(&name, hint);
    if apart {
        field.posted = name;
    }
    let class = format!("{} {width}", field.class("kern-form-input__input"));
    let spellcheck = matches!(kind, "email" | "password").then_some("false");
    view! {
        <div class=field.class("kern-form-input")>
            <label class="kern-label" for=field.id.clone()><LabelText text=label optional /></label>
            {field.hint_view()}
            <input
                class=class.trim_end().to_owned()
                type=kind
                id=field.id.clone()
                name=field.posted.clone()
                value=value
                inputmode=inputmode
                autocomplete=autocomplete
                spellcheck=spellcheck
                lang=lang
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            />
            {field.error_view()}
        </div>
    }
}
