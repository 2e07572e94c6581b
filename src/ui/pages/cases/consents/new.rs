//! `/cases/{code}/consents/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::form::{GapNotice, ProofLocation, Texts};
use super::overview::Purposes;
use super::part::{People, labels};
use crate::domain::draft::FormKind;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::{Label, Language};
use crate::domain::view::consent::{ConsentFormView, ConsentsView};
use crate::domain::view::session::PoolEntry;
use crate::ui::form::{Checkbox, Choice, DayField, DraftNotice, FieldLabels, Form, Hidden, SaveBar, Select, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;

/// The form of a consent on paper; without a purpose, the choice of one.
#[component]
pub fn ConsentFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let purpose = query.get("purpose").unwrap_or_default();
    let sent = query.get("errors").is_some();
    if purpose.is_empty() {
        load(crate::api::consents::choose_purpose(code), |view| view! { <Choose view /> }).into_any()
    } else {
        load(crate::api::consents::open_consent_form(code, purpose, sent), |view| view! { <Loaded view /> }).into_any()
    }
}

#[component]
fn Choose(view: ConsentsView) -> impl IntoView {
    let words = &use_messages().consents;
    let window_title = format!("{}: {}", words.title, view.code);
    let steps = breadcrumb(view.code, true);
    view! {
        <Page title=words.choose_title window_title=window_title breadcrumb=steps>
            <Purposes view=view />
        </Page>
    }
}

#[component]
fn Loaded(view: ConsentFormView) -> impl IntoView {
    let language = use_language();
    let name = view.purpose.label(language);
    let window_title = format!("{name}: {}", view.code);
    let base = format!("/cases/{}/consents", view.code.compact());
    let page = format!("{base}/new?purpose={}", view.purpose.code());
    let subject = format!("{}:{}", view.code.compact(), view.purpose.code());
    let fields = field_labels(&view);
    let errors = view.errors.clone();
    let (code, texts, purpose) = (view.code, view.texts.clone(), view.purpose);
    let draft = view.draft;
    let person = format!("{} · {}", view.name, view.code);
    let shown = match view.gap {
        Some(gap) => view! { <GapNotice gap code /> }.into_any(),
        None => view! { <Fields view=view subject=subject.clone() cancel=base /> }.into_any(),
    };
    view! {
        <Page title=name window_title=window_title breadcrumb=breadcrumb(code, true) errors fields>
            <p class="lead">{person}</p>
            <DraftNotice draft kind=FormKind::Consent subject back=page />
            <Texts purpose texts />
            {shown}
        </Page>
    }
}

/// Names of all fields in the order of the page.
fn field_labels(view: &ConsentFormView) -> FieldLabels {
    let words = &use_messages().consents;
    let label = |field: &str, word: &str| (field.to_owned(), word.to_owned());
    let mut fields = vec![
        label("informed_on", words.informed_on),
        label("explained_in_language", words.language),
        label("interpreter_id", words.interpreter),
        label("interpreter_level", words.interpreter_outside),
        label("signatories", words.signatures_title),
    ];
    for (index, person) in view.people.iter().enumerate() {
        fields.extend(labels(index, person));
    }
    fields.push(label("proof_location", words.proof_location));
    fields.push(label("valid_until", words.valid_until));
    fields
}

#[component]
fn Fields(view: ConsentFormView, subject: String, cancel: String) -> impl IntoView {
    let words = &use_messages().consents;
    let form = view.form;
    let code = view.code.compact();
    let errors = view.errors.clone();
    let languages = choices::<LanguageCode>(use_language());
    let hint = (words.interpreter_hint)(&view.need_interpreter.join(", "));
    let language = use_language();
    let people: Vec<Choice> =
        view.pool.iter().filter(|entry| entry.confidential).map(|entry| person_of(entry, language)).collect();
    view! {
        <Form id="consent-form" action="/api/consent/record" client_id=form.client_id draft=Some((FormKind::Consent, subject)) errors=view.errors>
            <input type="hidden" name="case" value=code />
            <Hidden name="purpose" value=form.purpose />
            <Hidden name="form_version_id" value=form.form_version_id />
            <h2 class="kern-heading-medium">{words.explained_title}</h2>
            <DayField name="informed_on" label=words.informed_on hint=words.informed_hint value=form.informed_on />
            <Select name="explained_in_language" label=words.language choices=languages value=form.explained_in_language />
            <Select name="interpreter_id" label=words.interpreter hint=hint choices=people value=form.interpreter_id empty=words.nobody_listed />
            <Select name="interpreter_level" label=words.interpreter_outside hint=words.interpreter_outside_hint choices=levels() value=form.interpreter_level empty=words.no_interpreter />
            <Checkbox name="understood" label=words.understood checked=form.understood />
            <h2 class="kern-heading-medium" id="signatories">{words.signatures_title}</h2>
            <p class="muted measure">{words.signatures_text}</p>
            <People people=view.people parts=form.signatories errors />
            <ProofLocation value=form.proof_location />
            <DayField name="valid_until" label=words.valid_until hint=words.valid_until_hint value=form.valid_until optional=true />
            <SaveBar label=words.save cancel />
        </Form>
    }
}

/// Somebody of the pool: code name, level, languages.
fn person_of(entry: &PoolEntry, language: Language) -> Choice {
    let spoken: Vec<&str> = entry.languages.iter().map(|spoken| spoken.label(language)).collect();
    let label = format!("{} · {} · {}", entry.code_name, entry.level.label(language), spoken.join(", "));
    Choice::new(entry.id.clone(), label)
}

/// Levels a consent may note; a child never interprets (BR-19).
fn levels() -> Vec<Choice> {
    choices::<Level>(use_language()).into_iter().filter(|choice| choice.value != Level::Child.code()).collect()
}
