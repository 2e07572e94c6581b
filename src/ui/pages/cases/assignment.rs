//! `/cases/{code}/assignment`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::admission::{Head, crumbs, window_title};
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::AssignmentMessages;
use crate::domain::view::assignment::AssignmentPage as AssignmentView;
use crate::ui::form::{Choice, DayField, DraftNotice, FieldLabels, Form, Hidden, SaveBar, Select};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// Who is responsible for a case and who stands in.
#[component]
pub fn AssignmentPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::enrolment::open_assignment_form(code), move |page| view! { <Loaded page failed /> })
}

fn labels(words: &AssignmentMessages) -> FieldLabels {
    [
        ("lead_worker_id", words.worker),
        ("deputy_id", words.deputy),
        ("deputy_from", words.deputy_from),
        ("deputy_until", words.deputy_until),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: AssignmentView, failed: bool) -> impl IntoView {
    let words = &use_messages().assignment;
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/assignment");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    view! {
        <Page
            title=words.title
            window_title=window_title(words.title, &page.head)
            breadcrumb=crumbs(&page.head, false)
            errors=errors.clone()
            fields=labels(words)
        >
            <Head head=page.head.clone() />
            <p>{words.lead}</p>
            {if page.workers.is_empty() {
                view! { <Notice kind=Kind::Warning title=words.nobody_title><p>{words.nobody_text}</p></Notice> }.into_any()
            } else {
                view! {
                    <DraftNotice draft=mark kind=FormKind::Assignment subject=code back=back />
                    <Fields page errors />
                }.into_any()
            }}
        </Page>
    }
}

#[component]
fn Fields(page: AssignmentView, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().assignment;
    let code = page.head.code.compact();
    let case = format!("/cases/{code}");
    let form = page.form;
    let workers: Vec<Choice> = page
        .workers
        .into_iter()
        .map(|worker| Choice::new(worker.id.to_string(), (words.worker_choice)(&worker.name, worker.open_cases)))
        .collect();
    view! {
        <Form
            id="assignment"
            action="/api/enrolment/assign"
            client_id=form.client_id
            draft=(FormKind::Assignment, code.clone())
            errors=errors
        >
            <input type="hidden" name="case" value=code />
            <Hidden name="version" value=form.version />
            <Select name="lead_worker_id" label=words.worker choices=workers.clone() value=form.lead_worker_id />
            <Select
                name="deputy_id"
                label=words.deputy
                hint=words.deputy_hint
                choices=workers
                value=form.deputy_id
                empty=words.no_deputy
                optional=true
            />
            <DayField name="deputy_from" label=words.deputy_from value=form.deputy_from optional=true />
            <DayField
                name="deputy_until"
                label=words.deputy_until
                hint=words.deputy_until_hint
                value=form.deputy_until
                optional=true
            />
            <SaveBar label=words.save cancel=case />
        </Form>
    }
}
