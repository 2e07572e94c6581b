//! Chips of which the usual ones are at hand and the rest one tap away.

use leptos::prelude::*;

use crate::domain::code::Code;
use crate::domain::message::Label;
use crate::ui::form::Choice;
use crate::ui::form::field::{Field, LabelText};
use crate::ui::language::{use_language, use_messages};

/// One of several (radio buttons) or, with `several`, several of them; posted as `name` or `name[]`.
#[component]
pub(super) fn Chips(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The usual choices.
    choices: Vec<Choice>,
    /// The choices behind "more"; open when one of them is chosen.
    #[prop(optional)]
    more: Vec<Choice>,
    /// What is chosen now.
    #[prop(optional)]
    values: Vec<String>,
    /// Several can be chosen.
    #[prop(optional)]
    several: bool,
    /// Nothing has to be chosen, and the question says so.
    #[prop(optional)]
    optional: bool,
    /// A hint under the question.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let mut field = Field::new(&name, hint);
    if several {
        field.posted.push_str("[]");
    }
    let kind = if several { "checkbox" } else { "radio" };
    let open = more.iter().any(|choice| values.contains(&choice.value));
    let usual = choices.len();
    let one = |index: usize, choice: Choice| {
        let id = if index == 0 { field.id.clone() } else { format!("{}-{index}", field.id) };
        let checked = values.contains(&choice.value);
        let for_id = id.clone();
        view! {
            <div class="chip">
                <input type=kind id=id name=field.posted.clone() value=choice.value checked=checked />
                <label for=for_id>{choice.label}</label>
            </div>
        }
    };
    let shown = choices.into_iter().enumerate().map(|(index, choice)| one(index, choice)).collect_view();
    let hidden = more.into_iter().enumerate().map(|(index, choice)| one(usual + index, choice)).collect::<Vec<_>>();
    let hidden = (!hidden.is_empty()).then(|| {
        let about = format!(": {label}");
        view! {
            <details class="more-chips" open=open>
                <summary>{use_messages().sessions.more_choices}<span class="kern-sr-only">{about}</span></summary>
                <div class="kern-fieldset__body chips">{hidden}</div>
            </details>
        }
    });
    view! {
        <fieldset class=field.class("kern-fieldset") aria-describedby=field.described_by()>
            <legend class="kern-label"><LabelText text=label.clone() optional /></legend>
            {field.hint_view()}
            <div class="kern-fieldset__body chips">{shown}</div>
            {hidden}
            {field.error_view()}
        </fieldset>
    }
}

/// The words of some codes, and of the rest of their list.
pub(super) fn split<C: Code + Label>(usual: &[C]) -> (Vec<Choice>, Vec<Choice>) {
    let language = use_language();
    let choice = |code: &C| Choice::new(code.code(), code.label(language));
    let rest = C::all().iter().filter(|code| !usual.contains(code));
    (usual.iter().map(choice).collect(), rest.map(choice).collect())
}
