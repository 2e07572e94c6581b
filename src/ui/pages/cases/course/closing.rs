//! `/cases/{code}/closing`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::course_crumbs;
use crate::domain::closing::{ClosingWaiver, Handover, SATISFACTION};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::EndKind;
use crate::domain::error::FieldErrors;
use crate::domain::form::ClosingForm;
use crate::domain::form::course::end_reasons;
use crate::domain::message::{CourseMessages, Label};
use crate::domain::view::course::ClosingPage as ClosingView;
use crate::ui::form::{
    CheckGroup, Checkbox, Choice, DayField, DraftNotice, FieldLabels, Form, Hidden, RadioGroup, SaveBar, TextArea,
    choices,
};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::cases::admission::{Head, window_title};

/// The closing interview.
#[component]
pub fn ClosingPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::course::open_closing_form(code), move |page| view! { <Loaded page failed /> })
}

fn labels(words: &CourseMessages) -> FieldLabels {
    [
        ("held_on", words.held_on),
        ("guide_done", words.guide_done),
        ("youth_present", words.present),
        ("waiver", words.waiver),
        ("summary", words.summary),
        ("handover_to", words.handover_to),
        ("satisfaction_youth", words.satisfaction_youth),
        ("satisfaction_guardian", words.satisfaction_guardian),
        ("end_reason", words.end_reason),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: ClosingView, failed: bool) -> impl IntoView {
    let words = &use_messages().course;
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/closing");
    let course = format!("/cases/{code}/course");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    view! {
        <Page
            title=words.closing_new
            window_title=window_title(words.closing_new, &page.head)
            breadcrumb=course_crumbs(&page.head)
            errors=errors.clone()
            fields=labels(words)
        >
            <Head head=page.head.clone() />
            <p>{words.closing_lead}</p>
            <DraftNotice draft=mark kind=FormKind::Closing subject=code.clone() back=back />
            <Form
                id="closing"
                action="/api/closing/record"
                draft=(FormKind::Closing, code.clone())
                errors=errors
            >
                <input type="hidden" name="case" value=code />
                <Hidden name="version" value=page.form.version.clone() />
                <Fields form=page.form />
                <SaveBar label=words.closing_save cancel=course />
            </Form>
        </Page>
    }
}

#[component]
fn Fields(form: ClosingForm) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    let mut waivers = vec![Choice::new("", words.no_waiver)];
    waivers.extend(choices::<ClosingWaiver>(language));
    let mut scale = vec![Choice::new("", words.not_asked)];
    scale.extend(SATISFACTION.map(|value| Choice::new(value.to_string(), value.to_string())));
    let reasons = end_reasons(EndKind::Graduated).into_iter();
    let reasons = reasons.map(|reason| Choice::new(reason.code(), reason.label(language))).collect();
    view! {
        <DayField name="held_on" label=words.held_on value=form.held_on />
        <Checkbox name="guide_done" label=words.guide_done checked=form.guide_done />
        <Checkbox name="youth_present" label=words.youth_present checked=form.youth_present />
        <Checkbox name="guardian_present" label=words.guardian_present checked=form.guardian_present />
        <Checkbox name="interpreter_present" label=words.interpreter_present checked=form.interpreter_present />
        <RadioGroup name="waiver" label=words.waiver choices=waivers value=form.waiver />
        <RadioGroup name="end_reason" label=words.end_reason choices=reasons value=form.end_reason />
        <CheckGroup
            name="handover_to"
            label=words.handover_to
            choices={choices::<Handover>(language)}
            values=form.handover_to
            optional=true
        />
        <RadioGroup
            name="satisfaction_youth"
            label=words.satisfaction_youth
            hint=words.satisfaction_hint
            choices=scale.clone()
            value=form.satisfaction_youth
        />
        <RadioGroup
            name="satisfaction_guardian"
            label=words.satisfaction_guardian
            hint=words.satisfaction_hint
            choices=scale
            value=form.satisfaction_guardian
        />
        <TextArea name="summary" label=words.summary hint=words.note_hint value=form.summary rows=5 optional=true />
    }
}
