use leptos::prelude::*;

use super::{
    CheckGroup, Checkbox, Choice, DateField, FieldLabels, Form, RadioGroup, SaveBar, Select, TextArea, TextField,
    field_id,
};
use crate::domain::draft::FormKind;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::ui::form::ErrorSummary;

/// A text that would break out of attributes and elements if it were not escaped.
const HOSTILE: &str = "\"'></textarea></select><script>alert(1)</script>&amp;";

fn render<Shown: IntoView + 'static>(view: impl FnOnce() -> Shown + 'static) -> String {
    let owner = Owner::new();
    owner.with(|| view().into_view().to_html())
}

#[test]
fn fields_are_posted_as_the_server_function_expects_them() {
    let html = render(|| {
        view! {
            <Form id="f" action="/api/x" client_id="1">
                <TextField name="guardians[0][family_name]" label="Name" />
                <CheckGroup name="present" label="Wer" choices=vec![Choice::new("youth", "J")] />
                <DateField name="birth_date" parts="birth" label="Geburtsdatum" day="31" />
            </Form>
        }
    });
    for name in
        ["form[client_id]", "form[guardians][0][family_name]", "form[present][]", "form[birth_day]", "form[birth_year]"]
    {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name} in {html}");
    }
    assert_eq!(field_id("guardians[0][family_name]"), "guardians-0-family_name");
    assert!(html.contains("id=\"birth_date\"") && html.contains("for=\"guardians-0-family_name\""));
}

#[test]
fn nothing_typed_becomes_markup() {
    let html = render(|| {
        let choice = || vec![Choice::new(HOSTILE, HOSTILE)];
        view! {
            <Form id="f" action="/api/x" plain=true>
                <TextField name="a" label=HOSTILE value=HOSTILE hint=HOSTILE />
                <TextArea name="b" label="b" value=HOSTILE hint=HOSTILE />
                <Select name="c" label="c" choices=choice() value=HOSTILE />
                <RadioGroup name="d" label=HOSTILE choices=choice() value=HOSTILE />
                <Checkbox name="e" label=HOSTILE checked=true />
            </Form>
        }
    });
    assert!(!html.contains("<script>") && !html.contains("\"'>"), "{html}");
    assert_eq!(html.matches("</textarea>").count(), 1);
    assert_eq!(html.matches("</select>").count(), 1);
    assert!(
        html.contains("&lt;/textarea&gt;&lt;/select&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</textarea>"),
        "{html}"
    );
    assert_eq!(html.matches(" checked").count(), 2);
}

#[test]
fn an_empty_text_area_is_empty() {
    let html = render(|| view! { <TextArea name="note" label="Notiz" /> });
    assert!(html.contains("></textarea>"), "{html}");
}

#[test]
fn an_error_is_tied_to_its_field_and_linked_from_the_summary() {
    let mut errors = FieldErrors::one("minutes", ErrorCode::Required);
    errors.add("held_on", ErrorCode::InFuture);
    let fields: FieldLabels = vec![("minutes".into(), "Dauer".into()), ("held_on".into(), "Datum".into())];
    let html = render(move || {
        view! {
            <ErrorSummary errors=errors.clone() fields />
            <Form id="f" action="/api/x" errors><TextField name="minutes" label="Dauer" hint="Ohne Fahrzeit" /></Form>
        }
    });
    assert!(html.contains("aria-describedby=\"minutes-hint minutes-error\"") && html.contains("aria-invalid=\"true\""));
    assert!(html.contains("id=\"minutes-error\"") && html.contains("href=\"#minutes\"") && html.contains("autofocus"));
    let (first, second) = (html.find("Dauer: Bitte"), html.find("Datum: Das Datum"));
    assert!(first.is_some() && first < second, "in the order of the page: {html}");
}

#[test]
fn a_form_without_a_draft_has_no_island() {
    let form = |draft: Option<(FormKind, String)>| {
        render(
            move || view! { <Form id="f" action="/api/x" draft=draft><SaveBar label="Speichern" cancel="/" /></Form> },
        )
    };
    assert!(!form(None).contains("leptos-island"));
    let kept = form(Some((FormKind::Session, "K7Q2ZF4".into())));
    assert!(kept.contains("leptos-island") && kept.contains("role=\"status\""), "{kept}");
}
