//! `/cases/{code}/extensions/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::course_crumbs;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::extension::ExtensionReason;
use crate::domain::error::FieldErrors;
use crate::domain::message::Label;
use crate::domain::view::course::ExtensionPage as ExtensionView;
use crate::ui::form::{DraftNotice, FieldLabels, Form, Hidden, RadioGroup, SaveBar, TextField, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pages::cases::admission::{Head, window_title};
use crate::ui::summary::{Answer, Answers};

/// An extension of taking part.
#[component]
pub fn ExtensionPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::course::open_extension_form(code), move |page| view! { <Loaded page failed /> })
}

#[component]
fn Loaded(page: ExtensionView, failed: bool) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.course;
    let language = use_language();
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let labels: FieldLabels = [("months", words.months), ("reason", words.reason)]
        .map(|(name, label)| (name.to_owned(), label.to_owned()))
        .to_vec();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| language.date(day)).unwrap_or_default();
    let answers = vec![
        Answer::fixed(messages.cases.planned_end, day(page.planned_end_on)),
        Answer::fixed(words.new_end, day(page.new_planned_end_on)),
    ];
    let head = page.head.clone();
    let body = match page.blocked {
        Some(error) => view! {
            <Notice kind=Kind::Warning title=words.extension_blocked><p>{error.label(language)}</p></Notice>
        }
        .into_any(),
        None => view! { <Answers answers=answers /><Fields page errors=errors.clone() failed /> }.into_any(),
    };
    view! {
        <Page
            title=words.extension_new
            window_title=window_title(words.extension_new, &head)
            breadcrumb=course_crumbs(&head)
            errors=errors
            fields=labels
        >
            <Head head=head.clone() />
            <p>{words.extension_lead}</p>
            {body}
        </Page>
    }
}

#[component]
fn Fields(page: ExtensionView, errors: FieldErrors, failed: bool) -> impl IntoView {
    let words = &use_messages().course;
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/extensions/new");
    let course = format!("/cases/{code}/course");
    let mark = page.draft.filter(|_| !failed);
    let form = page.form;
    view! {
        <DraftNotice draft=mark kind=FormKind::Extension subject=code.clone() back=back />
        <Form
            id="extension"
            action="/api/extension/propose"
            client_id=form.client_id
            draft=(FormKind::Extension, code.clone())
            errors=errors
        >
            <input type="hidden" name="case" value=code />
            <Hidden name="version" value=form.version />
            <TextField name="months" label=words.months value=form.months inputmode="numeric" width="width-10" />
            <RadioGroup
                name="reason"
                label=words.reason
                choices={choices::<ExtensionReason>(use_language())}
                value=form.reason
                list=true
            />
            <SaveBar label=words.extension_save cancel=course />
        </Form>
    }
}
