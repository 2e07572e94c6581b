//! `/cases/{code}/consents/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::form::{GapNotice, OtherEditions, Paths, Proving, Texts};
use super::overview::Purposes;
use super::part::{People, labels};
use crate::domain::consent::Direction;
use crate::domain::draft::FormKind;
use crate::domain::form::ConsentForm;
use crate::domain::form_text::{Edition, GERMAN};
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::{Label, Language};
use crate::domain::view::consent::{ConsentFormView, ConsentsView, EditionChoice};
use crate::domain::view::session::PoolEntry;
use crate::ui::form::{
    Checkbox, Choice, DayField, DraftNotice, FieldLabels, Form, Hidden, RadioGroup, SaveBar, Select, TextField, choices,
};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// The form of a consent on paper; without a purpose, the choice of one.
#[component]
pub fn ConsentFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let purpose = query.get("purpose").unwrap_or_default();
    let edition = query.get("edition").unwrap_or_default();
    let path = query.get("path").unwrap_or_default();
    let sent = query.get("errors").is_some();
    if purpose.is_empty() {
        load(crate::api::consents::choose_purpose(code), |view| view! { <Choose view /> }).into_any()
    } else {
        load(
            crate::api::consents::open_consent_form(code, purpose, edition, path, sent),
            |view| view! { <Loaded view /> },
        )
        .into_any()
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
    let editions = view.editions.clone();
    let sheet = format!("{base}/sheet?purpose={}&edition={}", purpose.code(), shown_edition(&view));
    let other = page.clone();
    let paths = format!("{page}&");
    let on_device = view.on_device;
    let unsignable = view.editions.iter().all(|choice| choice.text.is_none());
    let shown = match view.gap {
        Some(gap) => view! { <GapNotice gap code /> }.into_any(),
        None if unsignable => view! { <NoText /> }.into_any(),
        None => view! { <Fields view=view subject=subject.clone() cancel=base /> }.into_any(),
    };
    view! {
        <Page title=name window_title=window_title breadcrumb=breadcrumb(code, true) errors fields>
            <p class="lead">{person}</p>
            <DraftNotice draft kind=FormKind::Consent subject back=page />
            <Texts purpose texts aloud=true />
            <OtherEditions editions base=other />
            {(!on_device).then(|| view! {
                <p class="no-print"><a class="kern-link" href=sheet>{use_messages().consents.print_sheet}</a></p>
            })}
            <Paths base=paths on_device />
            {shown}
        </Page>
    }
}

/// The edition beside the German one; German alone.
fn shown_edition(view: &ConsentFormView) -> String {
    let last = view.texts.last().map(|text| Edition { language: text.language, plain: text.plain });
    last.unwrap_or(GERMAN).code()
}

/// Nothing may be signed yet.
#[component]
fn NoText() -> impl IntoView {
    let words = &use_messages().consents;
    view! { <Notice kind=Kind::Warning title=words.no_text><p>{words.no_text_more}</p></Notice> }
}

/// Names of all fields in the order of the page.
fn field_labels(view: &ConsentFormView) -> FieldLabels {
    let words = &use_messages().consents;
    let label = |field: &str, word: &str| (field.to_owned(), word.to_owned());
    let mut fields = vec![
        label("form_version_id", words.signed_text),
        label("informed_on", words.informed_on),
        label("explained_in_language", words.language),
        label("interpreter_id", words.interpreter),
        label("interpreter_level", words.interpreter_outside),
        label("interpreter_name", words.interpreter_name),
        label("interpreted_fully", words.interpreted_fully),
        label("signatories", words.signatures_title),
    ];
    for (index, person) in view.people.iter().enumerate() {
        fields.extend(labels(index, person));
    }
    if view.purpose.names_recipient() {
        fields.extend([
            label("institution", words.institution),
            label("institution_person", words.institution_person),
            label("topics", words.topics),
            label("direction", words.direction),
        ]);
    }
    fields.push(label("proof_location", words.proof_location));
    fields.push(label("valid_until", words.valid_until));
    fields.push(label("witness_code", words.witness_code));
    fields
}

#[component]
fn Fields(view: ConsentFormView, subject: String, cancel: String) -> impl IntoView {
    let words = &use_messages().consents;
    let form = view.form;
    let code = view.code.compact();
    let errors = view.errors.clone();
    let languages = choices::<LanguageCode>(use_language());
    let signed = signed_texts(&view.editions);
    let named = view.purpose.names_recipient();
    let on_device = view.on_device;
    let recipient = named.then(|| view! { <Recipient form=form.clone() /> });
    let until_hint = if named { words.valid_until_named } else { words.valid_until_hint };
    let hint = (words.interpreter_hint)(&view.need_interpreter.join(", "));
    let language = use_language();
    let people: Vec<Choice> =
        view.pool.iter().filter(|entry| entry.confidential).map(|entry| person_of(entry, language)).collect();
    view! {
        <Form id="consent-form" action="/api/consent/record" client_id=form.client_id draft=Some((FormKind::Consent, subject)) errors=view.errors>
            <input type="hidden" name="case" value=code />
            <Hidden name="purpose" value=form.purpose />
            <Hidden name="proof" value=form.proof />
            <h2 class="kern-heading-medium">{words.explained_title}</h2>
            <Select name="form_version_id" label=words.signed_text hint=words.signed_text_hint choices=signed value=form.form_version_id />
            <DayField name="informed_on" label=words.informed_on hint=words.informed_hint value=form.informed_on />
            <Select name="explained_in_language" label=words.language choices=languages value=form.explained_in_language />
            <Select name="interpreter_id" label=words.interpreter hint=hint choices=people value=form.interpreter_id empty=words.nobody_listed />
            <Select name="interpreter_level" label=words.interpreter_outside hint=words.interpreter_outside_hint choices=levels() value=form.interpreter_level empty=words.no_interpreter />
            <TextField name="interpreter_name" label=words.interpreter_name hint=words.interpreter_name_hint value=form.interpreter_name optional=true width="width-20" />
            <Checkbox name="interpreted_fully" label=words.interpreted_fully checked=form.interpreted_fully />
            <Checkbox name="understood" label=words.understood checked=form.understood />
            {recipient}
            <h2 class="kern-heading-medium" id="signatories">{words.signatures_title}</h2>
            <p class="muted measure">{if on_device { words.device_lead } else { words.signatures_text }}</p>
            <People people=view.people parts=form.signatories errors on_device />
            <Proving on_device there=view.has_witness_code location=form.proof_location />
            <DayField name="valid_until" label=words.valid_until hint=until_hint value=form.valid_until optional=!named />
            <SaveBar label=words.save cancel />
        </Form>
    }
}

/// Whom a release from secrecy names, about what, and who may tell whom (§ 203 StGB).
#[component]
fn Recipient(form: ConsentForm) -> impl IntoView {
    let words = &use_messages().consents;
    let directions = choices::<Direction>(use_language());
    view! {
        <h2 class="kern-heading-medium">{words.recipient_title}</h2>
        <p class="muted measure">{words.recipient_lead}</p>
        <TextField name="institution" label=words.institution hint=words.institution_hint value=form.institution width="width-20" />
        <TextField name="institution_person" label=words.institution_person value=form.institution_person optional=true width="width-20" />
        <TextField name="topics" label=words.topics hint=words.topics_hint value=form.topics />
        <RadioGroup name="direction" label=words.direction choices=directions value=form.direction />
    }
}

/// The wordings that may be signed, by edition.
fn signed_texts(editions: &[EditionChoice]) -> Vec<Choice> {
    let language = use_language();
    let choice = |choice: &EditionChoice| {
        let edition = Edition::from_code(&choice.code)?;
        let version = (use_messages().consents.text_version)(choice.version_no);
        Some(Choice::new(choice.text.clone()?, format!("{}, {version}", language.edition(edition))))
    };
    editions.iter().filter_map(choice).collect()
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
