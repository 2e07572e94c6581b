//! `/cases/{code}/attempts/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{Head, crumbs, window_title};
use crate::domain::contact_attempt::{AttemptResult, Channel};
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::AdmissionMessages;
use crate::domain::view::admission::AttemptPage;
use crate::ui::form::{
    AlreadySaved, DayField, DraftNotice, FieldLabels, Form, RadioGroup, SaveBar, TextArea, TextField, choices,
};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// A contact attempt: filled with "not met at a home visit, today", so that saving is one more tap.
#[component]
pub fn AttemptFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    let id = use_query_map().read_untracked().get("id").unwrap_or_default();
    load(crate::api::enrolment::open_attempt_form(code, id), move |page| view! { <Loaded page failed /> })
}

fn labels(words: &AdmissionMessages) -> FieldLabels {
    [
        ("held_on", words.held_on),
        ("channel", words.channel),
        ("result", words.result),
        ("start_time", words.start_time),
        ("note", words.note),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: AttemptPage, failed: bool) -> impl IntoView {
    let words = &use_messages().admission;
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/attempts/new");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let careful = (!page.safe_contact_note.is_empty()).then(|| page.safe_contact_note.clone());
    view! {
        <Page
            title=words.attempt_title
            window_title=window_title(words.attempt_title, &page.head)
            breadcrumb=crumbs(&page.head, false)
            errors=errors.clone()
            fields=labels(words)
        >
            <Head head=page.head.clone() />
            <p>{words.attempt_lead}</p>
            {careful.map(|note| view! { <Notice kind=Kind::Warning title=words.safe_contact><p>{note}</p></Notice> })}
            {page.is_saved.then(|| view! { <AlreadySaved again=back.clone() /> })}
            <DraftNotice draft=mark kind=FormKind::ContactAttempt subject=code back=back />
            <Fields page errors />
        </Page>
    }
}

#[component]
fn Fields(page: AttemptPage, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().admission;
    let language = use_language();
    let code = page.head.code.compact();
    let case = format!("/cases/{code}");
    let form = page.form;
    view! {
        <Form
            id="attempt"
            action="/api/attempt/record"
            client_id=form.client_id
            draft=(FormKind::ContactAttempt, code.clone())
            errors=errors
        >
            <input type="hidden" name="case" value=code />
            <RadioGroup name="channel" label=words.channel choices={choices::<Channel>(language)} value=form.channel />
            <RadioGroup
                name="result"
                label=words.result
                choices={choices::<AttemptResult>(language)}
                value=form.result
            />
            <DayField name="held_on" label=words.held_on value=form.held_on />
            <TextField
                name="start_time"
                label=words.start_time
                value=form.start_time
                kind="time"
                width="width-10"
                optional=true
            />
            <TextArea name="note" label=words.note hint=words.note_hint value=form.note rows=3 optional=true />
            <p class="muted">{words.who_sees}</p>
            <SaveBar label=words.attempt_save cancel=case />
        </Form>
    }
}
