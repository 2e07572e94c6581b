//! One of many, where chips would fill the screen.

use leptos::prelude::*;

use super::choice::Choice;
use super::field::{Field, LabelText};
use crate::ui::language::use_messages;

/// A selection list.
#[component]
pub fn Select(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen now; empty when nothing is.
    #[prop(optional, into)]
    value: String,
    /// A hint between label and list.
    #[prop(optional, into)]
    hint: String,
    /// Nothing has to be chosen, and the label says so.
    #[prop(optional)]
    optional: bool,
    /// The entry for "nothing chosen"; "Bitte wählen" when not given.
    #[prop(optional, into)]
    empty: Option<&'static str>,
) -> impl IntoView {
    let field = Field::new(&name, hint);
    let empty = empty.unwrap_or(use_messages().form.please_choose);
    let choices = choices.into_iter().map(|choice| {
        let selected = choice.value == value;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let choices = choices.collect_view();
    view! {
        <div class=field.class("kern-form-input")>
            <label class="kern-label" for=field.id.clone()><LabelText text=label optional /></label>
            {field.hint_view()}
            <div class="kern-form-input__select-wrapper">
                <select
                    class=field.class("kern-form-input__select")
                    id=field.id.clone()
                    name=field.posted.clone()
                    aria-describedby=field.described_by()
                    aria-invalid=field.invalid()
                >
                    <option value="">{empty}</option>
                    {choices}
                </select>
            </div>
            {field.error_view()}
        </div>
    }
}
