//! One of several, or several of several: chips that are 48 px high, or a plain list.

use leptos::prelude::*;

use super::field::{Field, LabelText};
use crate::domain::code::Code;
use crate::domain::message::{Label, Language};

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// All members of a code list in their order, with their words.
pub fn choices<C: Code + Label>(language: Language) -> Vec<Choice> {
    C::all().iter().map(|code| Choice::new(code.code(), code.label(language))).collect()
}

/// One of several (radio buttons).
#[component]
pub fn RadioGroup(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen now; empty when nothing is.
    #[prop(optional, into)]
    value: String,
    /// A hint under the question.
    #[prop(optional, into)]
    hint: String,
    /// Nothing has to be chosen, and the question says so.
    #[prop(optional)]
    optional: bool,
    /// Under each other with classic buttons, for long answers; otherwise chips.
    #[prop(optional)]
    list: bool,
) -> impl IntoView {
    let chosen = move |choice: &str| choice == value;
    group(Field::new(&name, hint), Group { label, optional, list, kind: "radio" }, choices, chosen)
}

/// Several of several (checkboxes), posted as `name[]`.
#[component]
pub fn CheckGroup(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen now.
    #[prop(optional)]
    values: Vec<String>,
    /// A hint under the question.
    #[prop(optional, into)]
    hint: String,
    /// Nothing has to be chosen, and the question says so.
    #[prop(optional)]
    optional: bool,
    /// Under each other with classic boxes, for long answers; otherwise chips.
    #[prop(optional)]
    list: bool,
) -> impl IntoView {
    let mut field = Field::new(&name, hint);
    field.posted.push_str("[]");
    let chosen = move |choice: &str| values.iter().any(|value| value == choice);
    group(field, Group { label, optional, list, kind: "checkbox" }, choices, chosen)
}

struct Group {
    label: String,
    optional: bool,
    list: bool,
    kind: &'static str,
}

fn group(field: Field, group: Group, choices: Vec<Choice>, chosen: impl Fn(&str) -> bool) -> impl IntoView {
    let Group { label, optional, list, kind } = group;
    let choices = choices.into_iter().enumerate().map(|(index, choice)| {
        let id = if index == 0 { field.id.clone() } else { format!("{}-{index}", field.id) };
        let checked = chosen(&choice.value);
        let label = choice.label;
        let (for_id, posted, value) = (id.clone(), field.posted.clone(), choice.value);
        if list {
            let class = field.class(&format!("kern-form-check__{kind}"));
            view! {
                <div class="kern-form-check">
                    <input class=class type=kind id=id name=posted value=value checked=checked />
                    <label class="kern-label" for=for_id>{label}</label>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="chip">
                    <input type=kind id=id name=posted value=value checked=checked />
                    <label for=for_id>{label}</label>
                </div>
            }
            .into_any()
        }
    });
    let choices = choices.collect_view();
    let body = if list { "kern-fieldset__body" } else { "kern-fieldset__body chips" };
    view! {
        <fieldset class=field.class("kern-fieldset") aria-describedby=field.described_by()>
            <legend class="kern-label"><LabelText text=label optional /></legend>
            {field.hint_view()}
            <div class=body>{choices}</div>
            {field.error_view()}
        </fieldset>
    }
}
