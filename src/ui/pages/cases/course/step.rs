//! `/cases/{code}/steps/{step}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::course_crumbs;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::extension::PauseReason;
use crate::domain::enrolment::machine::Move;
use crate::domain::error::FieldErrors;
use crate::domain::form::StepForm;
use crate::domain::form::course::{end_reasons, ending_of};
use crate::domain::message::Label;
use crate::domain::view::course::StepPage as StepView;
use crate::ui::form::{Choice, DayField, DraftNotice, FieldLabels, Form, Hidden, RadioGroup, SaveBar, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pages::cases::admission::{Head, window_title};

/// A step of the enrolment.
#[component]
pub fn StepPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let code = params.get("code").unwrap_or_default();
    let step = params.get("step").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::course::open_step_form(code, step), move |page| view! { <Loaded page failed /> })
}

#[component]
fn Loaded(page: StepView, failed: bool) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    let title = page.step.label(language);
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let labels: FieldLabels =
        [("pause_reason", words.pause_reason), ("paused_until", words.paused_until), ("end_reason", words.end_reason)]
            .map(|(name, label)| (name.to_owned(), label.to_owned()))
            .to_vec();
    let head = page.head.clone();
    let body = match page.blocked {
        Some(error) => {
            view! { <Notice kind=Kind::Warning title=words.step_blocked><p>{error.label(language)}</p></Notice> }
                .into_any()
        }
        None => view! { <Fields page errors=errors.clone() failed /> }.into_any(),
    };
    view! {
        <Page
            title=title
            window_title=window_title(title, &head)
            breadcrumb=course_crumbs(&head)
            errors=errors
            fields=labels
        >
            <Head head=head.clone() />
            {body}
        </Page>
    }
}

#[component]
fn Fields(page: StepView, errors: FieldErrors, failed: bool) -> impl IntoView {
    let words = &use_messages().course;
    let code = page.head.code.compact();
    let (step, which) = (page.step.code(), page.step);
    let back = format!("/cases/{code}/steps/{step}");
    let course = format!("/cases/{code}/course");
    let subject = format!("{code}:{step}");
    let mark = page.draft.filter(|_| !failed);
    let form = page.form;
    view! {
        <DraftNotice draft=mark kind=FormKind::Step subject=subject.clone() back=back />
        <Form id="step" action="/api/step/take" draft=(FormKind::Step, subject) errors=errors>
            <input type="hidden" name="case" value=code />
            <input type="hidden" name="step" value=step />
            <Hidden name="version" value=form.version.clone() />
            <Details step=which form />
            <SaveBar label=words.confirm_step cancel=course />
        </Form>
    }
}

/// What the step asks besides: inside the form, which names the fields.
#[component]
fn Details(step: Move, form: StepForm) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    let pause = (step == Move::Pause).then(|| {
        view! {
            <RadioGroup
                name="pause_reason"
                label=words.pause_reason
                choices={choices::<PauseReason>(language)}
                value=form.pause_reason
                list=true
            />
            <DayField name="paused_until" label=words.paused_until hint=words.pause_hint value=form.paused_until />
        }
    });
    let ending = ending_of(step).map(|kind| {
        let reasons = end_reasons(kind).into_iter();
        let choices = reasons.map(|reason| Choice::new(reason.code(), reason.label(language))).collect();
        view! { <RadioGroup name="end_reason" label=words.end_reason choices=choices value=form.end_reason list=true /> }
    });
    view! { {pause}{ending} }
}
