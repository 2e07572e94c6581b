//! `/cases/{code}/start` and `/cases/{code}/start/check`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{Blocked, Head, crumbs, window_title};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::Strand;
use crate::domain::error::FieldErrors;
use crate::domain::message::Label;
use crate::domain::view::admission::StartPage;
use crate::ui::form::{
    DayField, DraftNotice, FieldLabels, Form, Hidden, RadioGroup, SaveBar, Submit, TextField, choices,
};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// The first day of taking part.
#[component]
pub fn StartFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::enrolment::open_start_form(code), move |page| view! { <Loaded page failed /> })
}

/// The same once more before it counts, with what follows from it.
#[component]
pub fn CheckStartPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    load(crate::api::enrolment::open_start_form(code), move |page| {
        // Somebody may have changed something since: then the form says what.
        if page.blocked.is_some() || !page.errors.is_empty() {
            view! { <Loaded page failed=true /> }.into_any()
        } else {
            view! { <Checked page /> }.into_any()
        }
    })
}

fn labels() -> FieldLabels {
    let words = &use_messages().admission;
    [("start_on", words.start_on), ("strand", words.strand), ("age_reason", words.age_reason)]
        .map(|(name, label)| (name.to_owned(), label.to_owned()))
        .to_vec()
}

#[component]
fn Loaded(page: StartPage, failed: bool) -> impl IntoView {
    let words = &use_messages().admission;
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/start");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    view! {
        <Page
            title=words.start_title
            window_title=window_title(words.start_title, &page.head)
            breadcrumb=crumbs(&page.head, true)
            errors=errors.clone()
            fields=labels()
        >
            <Head head=page.head.clone() />
            <p>{words.start_lead}</p>
            {match page.blocked {
                Some(error) => view! { <Blocked head=page.head error /> }.into_any(),
                None => view! {
                    <DraftNotice draft=mark kind=FormKind::Admission subject=code back=back />
                    <Fields page errors />
                }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Fields(page: StartPage, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().admission;
    let code = page.head.code.compact();
    let steps = format!("/cases/{code}/admission");
    let form = page.form;
    let strand = if form.strand.is_empty() { Strand::Standard.code().to_owned() } else { form.strand };
    view! {
        <Form
            id="start"
            action="/api/enrolment/prepare-start"
            client_id=form.client_id
            draft=(FormKind::Admission, code.clone())
            errors=errors
        >
            <input type="hidden" name="case" value=code />
            <Hidden name="version" value=form.version />
            <DayField name="start_on" label=words.start_on value=form.start_on />
            {page.strand_enabled.then(|| view! {
                <RadioGroup
                    name="strand"
                    label=words.strand
                    choices={choices::<Strand>(use_language())}
                    value=strand
                />
            })}
            <TextField
                name="age_reason"
                label=words.age_reason
                hint=words.age_reason_hint
                value=form.age_reason
                optional=true
            />
            <SaveBar label=words.start_next cancel=steps />
        </Form>
    }
}

#[component]
fn Checked(page: StartPage) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admission;
    let language = use_language();
    let code = page.head.code.compact();
    let change = format!("/cases/{code}/start");
    let form = page.form.clone();
    let day = form.start_on.trim().parse().map_or_else(|_| form.start_on.clone(), |day| language.date(day));
    let strand = Strand::from_code(&form.strand).unwrap_or(Strand::Standard).label(language);
    let age = page.age_at_start.map(messages.cases.years).unwrap_or_default();
    let end = page.planned_end_on.map(|day| language.date(day)).unwrap_or_default();
    let mut answers = vec![
        Answer::new(words.start_on, day, format!("{change}#start_on")),
        Answer::fixed(words.age_at_start, age),
        Answer::fixed(words.planned_end, end),
    ];
    if page.strand_enabled {
        answers.push(Answer::new(words.strand, strand, format!("{change}#strand")));
    }
    answers.push(Answer::new(words.age_reason, form.age_reason.clone(), format!("{change}#age_reason")));
    view! {
        <Page
            title=messages.form.check_answers
            window_title=window_title(messages.form.check_answers, &page.head)
            breadcrumb=crumbs(&page.head, true)
        >
            <Head head=page.head />
            <Answers answers=answers />
            <Form id="start-check" action="/api/enrolment/start" client_id=form.client_id>
                <input type="hidden" name="case" value=code />
                <Hidden name="version" value=form.version />
                <Hidden name="start_on" value=form.start_on />
                <Hidden name="strand" value=form.strand />
                <Hidden name="age_reason" value=form.age_reason />
                <Submit label=words.start_confirm />
            </Form>
        </Page>
    }
}
