//! `/cases/{code}/again`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::course_crumbs;
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::CourseMessages;
use crate::domain::referral::{ReferralSource, Screening1Result, Threshold, ThresholdNote};
use crate::domain::view::course::AgainPage as AgainView;
use crate::ui::form::{DayField, DraftNotice, FieldLabels, Form, Hidden, RadioGroup, SaveBar, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::cases::admission::{Head, window_title};
use crate::ui::summary::{Answer, Answers};

/// Beginning again.
#[component]
pub fn AgainPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::course::open_again_form(code), move |page| view! { <Loaded page failed /> })
}

fn labels(words: &CourseMessages) -> FieldLabels {
    [
        ("received_on", words.received_on),
        ("source", words.source),
        ("threshold", words.threshold),
        ("threshold_note", words.threshold_note),
        ("screening1_result", words.screening1_result),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: AgainView, failed: bool) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.course;
    let language = use_language();
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/again");
    let course = format!("/cases/{code}/course");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let mut answers = Vec::new();
    answers.extend(page.ended_on.map(|day| Answer::fixed(messages.cases.ended, language.date(day))));
    answers.extend(page.age.map(|age| Answer::fixed(messages.cases.age_today, (messages.cases.years)(age))));
    let form = page.form;
    view! {
        <Page
            title=words.again_new
            window_title=window_title(words.again_new, &page.head)
            breadcrumb=course_crumbs(&page.head)
            errors=errors.clone()
            fields=labels(words)
        >
            <Head head=page.head.clone() />
            <p>{words.again_lead}</p>
            <Answers answers=answers />
            <DraftNotice draft=mark kind=FormKind::Again subject=code.clone() back=back />
            <Form
                id="again"
                action="/api/again/begin"
                client_id=form.client_id
                draft=(FormKind::Again, code.clone())
                errors=errors
            >
                <input type="hidden" name="case" value=code />
                <Hidden name="version" value=form.version />
                <DayField name="received_on" label=words.received_on value=form.received_on />
                <RadioGroup name="source" label=words.source choices={choices::<ReferralSource>(language)} value=form.source list=true />
                <RadioGroup name="threshold" label=words.threshold choices={choices::<Threshold>(language)} value=form.threshold list=true />
                <RadioGroup
                    name="threshold_note"
                    label=words.threshold_note
                    choices={choices::<ThresholdNote>(language)}
                    value=form.threshold_note
                    list=true
                    optional=true
                />
                <RadioGroup
                    name="screening1_result"
                    label=words.screening1_result
                    choices={choices::<Screening1Result>(language)}
                    value=form.screening1_result
                />
                <SaveBar label=words.again_save cancel=course />
            </Form>
        </Page>
    }
}
