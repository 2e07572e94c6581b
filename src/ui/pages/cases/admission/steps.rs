//! `/cases/{code}/admission`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{Head, crumbs, window_title};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::message::Label;
use crate::domain::view::admission::{AdmissionStep, AdmissionView};
use crate::domain::view::task::TaskProgress;
use crate::ui::form::{Choice, Form, Hidden, RadioGroup, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::Notice;
use crate::ui::page::Page;
use crate::ui::task_list::{Task, TaskList};

/// The steps to admission, and the way out of it.
#[component]
pub fn AdmissionPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let mut errors = FieldErrors::new();
    if let Some(code) = query.get_str("error").and_then(ErrorCode::from_code) {
        errors.add("end_reason", code);
    }
    load(crate::api::enrolment::admission(code), move |view| view! { <Loaded admission=view errors /> })
}

#[component]
fn Loaded(admission: AdmissionView, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().admission;
    let language = use_language();
    let base = format!("/cases/{}", admission.head.code.compact());
    let over = !admission.head.status.is_open() || admission.head.status.takes_part();
    let task = |(step, progress): &(AdmissionStep, TaskProgress)| {
        let open = !over && *progress != TaskProgress::Blocked;
        // A contact can be tried again and a consent looked at; what is decided stays decided.
        let again = !matches!(step, AdmissionStep::Screening | AdmissionStep::Start) || *progress != TaskProgress::Done;
        Task {
            title: step.label(language).to_owned(),
            href: (open && again).then(|| address(&base, *step, *progress)),
            state: (*progress).into(),
        }
    };
    let tasks: Vec<Task> = admission.steps.iter().map(task).collect();
    let fields = vec![("end_reason".to_owned(), words.end_reason.to_owned())];
    view! {
        <Page
            title=words.title
            window_title=window_title(words.title, &admission.head)
            breadcrumb=crumbs(&admission.head, false)
            errors=errors.clone()
            fields=fields
        >
            <Head head=admission.head.clone() />
            {if over {
                view! { <Notice title=words.over /> }.into_any()
            } else {
                view! { <p class="lead">{words.lead}</p> }.into_any()
            }}
            <TaskList tasks=tasks />
            <p class="muted">{(words.attempts)(admission.attempts)}</p>
            {(!admission.endings.is_empty()).then(|| view! { <Ending admission errors /> })}
        </Page>
    }
}

/// Where a step is done.
fn address(base: &str, step: AdmissionStep, progress: TaskProgress) -> String {
    let consent = |purpose: &str| match progress {
        TaskProgress::NotStarted => format!("{base}/consents/new?purpose={purpose}"),
        _ => format!("{base}/consents"),
    };
    match step {
        AdmissionStep::Contact => format!("{base}/attempts/new"),
        AdmissionStep::ContactHandover => consent("contact_handover"),
        AdmissionStep::Screening => format!("{base}/screening"),
        AdmissionStep::Participation => consent("participation"),
        AdmissionStep::Start => format!("{base}/start"),
    }
}

#[component]
fn Ending(admission: AdmissionView, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().admission;
    let language = use_language();
    let code = admission.head.code.compact();
    let choices = admission.endings.iter().map(|reason| Choice::new(reason.code(), reason.label(language))).collect();
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.end_title}</h2>
            <p>{words.end_lead}</p>
            <Form id="end-admission" action="/api/enrolment/end-admission" errors=errors>
                <input type="hidden" name="case" value=code />
                <Hidden name="version" value=admission.version.to_string() />
                <RadioGroup name="end_reason" label=words.end_reason choices=choices list=true />
                <Submit label=words.end_button secondary=true />
            </Form>
        </section>
    }
}
