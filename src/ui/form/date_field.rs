//! Dates: a date of birth in three fields, quick to type and without a calendar; a day near today in one.

use leptos::prelude::*;

use super::FormContext;
use super::field::{Field, LabelText};
use super::text_field::TextField;
use crate::ui::language::use_messages;

/// Day, month and year as typed: `name="birth_date" parts="birth"` posts `birth_day`, `birth_month`, `birth_year`.
#[component]
pub fn DateField(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// What the names of the three fields begin with.
    #[prop(into)]
    parts: String,
    /// The label of the group.
    #[prop(into)]
    label: String,
    /// The day as typed.
    #[prop(optional, into)]
    day: String,
    /// The month as typed.
    #[prop(optional, into)]
    month: String,
    /// The year as typed.
    #[prop(optional, into)]
    year: String,
    /// A hint; an example date when nothing else is given.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The date may stay empty, and the label says so.
    #[prop(optional)]
    optional: bool,
    /// It is the person's own date of birth, which a browser may fill in.
    #[prop(optional)]
    own_birth_date: bool,
) -> impl IntoView {
    let words = &use_messages().form;
    let field = Field::new(&name, hint.unwrap_or_else(|| words.date_hint.to_owned()));
    let form = FormContext::current();
    let invalid = field.invalid();
    let inputs = [("day", words.day, day), ("month", words.month, month), ("year", words.year, year)];
    let inputs = inputs.map(|(part, label, value)| {
        let id = if part == "day" { field.id.clone() } else { format!("{}-{part}", field.id) };
        let class = format!("{} date-field__{part}", field.class("kern-form-input__input"));
        let fill = own_birth_date.then(|| format!("bday-{part}"));
        view! {
            <div class="kern-form-input">
                <label class="kern-label" for=id.clone()>{label}</label>
                <input
                    class=class
                    type="text"
                    id=id
                    name=form.posted_name(&format!("{parts}_{part}"))
                    value=value
                    inputmode="numeric"
                    autocomplete=fill
                    aria-invalid=invalid
                />
            </div>
        }
    });
    view! {
        <fieldset class=field.class("kern-fieldset") aria-describedby=field.described_by()>
            <legend class="kern-label"><LabelText text=label optional /></legend>
            {field.hint_view()}
            <div class="kern-fieldset__body kern-fieldset__body--horizontal date-field">{inputs.collect_view()}</div>
            {field.error_view()}
        </fieldset>
    }
}

/// A day near today, posted as `2026-03-09`. What is no day (from a browser without a date field) is kept as typed.
#[component]
pub fn DayField(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What it holds now.
    #[prop(optional, into)]
    value: String,
    /// A hint between label and field.
    #[prop(optional, into)]
    hint: String,
    /// The date may stay empty, and the label says so.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let is_day = value.is_empty() || value.parse::<chrono::NaiveDate>().is_ok();
    let kind = if is_day { "date" } else { "text" };
    view! { <TextField name label value hint optional kind width="width-10" /> }
}
