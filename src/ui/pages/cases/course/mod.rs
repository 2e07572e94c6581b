//! The course of taking part: `/cases/{code}/course`, `/reviews/new`, `/extensions/new`, `/steps/{step}`, `/closing`,
//! `/again`.

pub mod again;
pub mod closing;
pub mod extension;
pub mod record;
pub mod review;
pub mod step;

pub use again::AgainPage;
pub use closing::ClosingPage;
pub use extension::ExtensionPage;
pub use review::ReviewPage;
pub use step::StepPage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::admission::{Head, crumbs, window_title};
use crate::domain::message::Label;
use crate::domain::review::ReviewUrgency;
use crate::domain::view::admission::CaseHead;
use crate::domain::view::course::{CourseDeed, CourseView, StepLine};
use crate::ui::badge::Badge;
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::{Crumb, Page};
use crate::ui::summary::{Answer, Answers};
use record::Record;

/// Where taking part stands.
#[component]
pub fn CoursePage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::course::course_page(code), move |course| view! { <Loaded course done /> })
}

/// The list of cases, the case, and its course.
fn course_crumbs(head: &CaseHead) -> Vec<Crumb> {
    let mut crumbs = crumbs(head, false);
    crumbs.push((format!("/cases/{}/course", head.code.compact()), use_messages().course.title.to_owned()));
    crumbs
}

/// How serious it is that a review waits.
pub(crate) fn urgency_kind(urgency: ReviewUrgency) -> Option<Kind> {
    match urgency {
        ReviewUrgency::Calm => None,
        ReviewUrgency::Amber => Some(Kind::Warning),
        ReviewUrgency::Red | ReviewUrgency::LeadTold => Some(Kind::Danger),
    }
}

#[component]
fn Loaded(course: CourseView, done: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.course;
    let code = course.head.code.compact();
    let said = (!done.is_empty()).then(|| {
        view! { <Notice kind=Kind::Success title=(messages.cases.done)(&done) /> }
    });
    let record = match course.record.clone() {
        Some(record) => view! { <Record record code=code.clone() version=course.version /> }.into_any(),
        None => view! { <Notice kind=Kind::Warning title=words.closed /> }.into_any(),
    };
    let of_case = code.clone();
    let undo = course.undo.clone().map(move |step| {
        view! {
            <Form id="undo" action="/api/step/undo" plain=true>
                <input type="hidden" name="case" value=of_case />
                <input type="hidden" name="step" value=step />
                <Submit label=words.undo secondary=true />
            </Form>
            <p class="muted">{words.undo_hint}</p>
        }
    });
    view! {
        <Page
            title=words.title
            window_title=window_title(words.title, &course.head)
            breadcrumb=crumbs(&course.head, false)
        >
            {said}
            <Head head=course.head.clone() />
            <p>{words.lead}</p>
            {undo}
            <Standing course=course.clone() />
            <Deeds deeds=course.deeds.clone() base=format!("/cases/{code}") />
            {record}
            <h2 class="kern-heading-medium">{words.steps}</h2>
            <Steps steps=course.steps.clone() />
            <Earlier course />
            <p class="muted">{messages.cases.who_sees}</p>
        </Page>
    }
}

/// Since when, until when, what is due.
#[component]
fn Standing(course: CourseView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.course;
    let language = use_language();
    let mut answers = vec![Answer::fixed(
        messages.cases.since,
        course.start_on.map_or_else(|| messages.cases.not_begun.to_owned(), |day| language.date(day)),
    )];
    match course.end_on {
        Some(day) => answers.push(Answer::fixed(messages.cases.ended, language.date(day))),
        None => answers
            .extend(course.planned_end_on.map(|day| Answer::fixed(messages.cases.planned_end, language.date(day)))),
    }
    answers.extend(course.end_reason.map(|reason| Answer::fixed(words.end_reason, reason.label(language))));
    answers.extend(course.follow_up_until.map(|day| Answer::fixed(words.follow_up_until, language.date(day))));
    if let Some((reason, since, until)) = course.pause {
        let text = format!("{} · {} {}", reason.label(language), words.paused_until, language.date(until));
        answers.push(Answer::fixed(format!("{} {}", words.paused_since, language.date(since)), text));
    }
    let due = course.next_review.map(|(day, urgency)| {
        let badge = view! { <Badge kind=urgency_kind(urgency) text=urgency.label(language) /> };
        view! { <p>{words.next_review}": "{language.date(day)}" "{badge}</p> }
    });
    view! { <Answers title=messages.cases.participation answers=answers />{due} }
}

#[component]
fn Deeds(deeds: Vec<CourseDeed>, base: String) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    if deeds.is_empty() {
        return ().into_any();
    }
    let links = deeds.into_iter().enumerate().map(|(index, deed)| {
        let (href, label) = match deed {
            CourseDeed::Review => (format!("{base}/reviews/new"), words.review_new),
            CourseDeed::Extend => (format!("{base}/extensions/new"), words.extension_new),
            CourseDeed::Closing => (format!("{base}/closing"), words.closing_new),
            CourseDeed::Step(step) => (format!("{base}/steps/{}", step.code()), step.label(language)),
            CourseDeed::Again => (format!("{base}/again"), words.again_new),
        };
        let class = if index == 0 { "kern-btn kern-btn--primary" } else { "kern-btn kern-btn--secondary" };
        view! { <a class=class href=href><span class="kern-label">{label}</span></a> }
    });
    view! {
        <h2 class="kern-heading-medium">{words.deeds}</h2>
        <div class="cluster deeds">{links.collect_view()}</div>
    }
    .into_any()
}

#[component]
fn Steps(steps: Vec<StepLine>) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    if steps.is_empty() {
        return view! { <p class="muted">{words.no_steps}</p> }.into_any();
    }
    let lines = steps.into_iter().map(|step| {
        let mut parts = vec![language.date(step.on), step.step.label(language).to_owned()];
        if !step.by.is_empty() {
            parts.push(step.by);
        }
        if step.undone {
            parts.push(words.undone.to_owned());
        }
        let status = (!step.undone).then(|| view! { " "<Badge kind=None text=step.status.label(language) /> });
        view! { <li>{parts.join(" · ")}{status}</li> }
    });
    view! { <ul class="plain-list">{lines.collect_view()}</ul> }.into_any()
}

#[component]
fn Earlier(course: CourseView) -> impl IntoView {
    let language = use_language();
    if course.earlier.is_empty() {
        return ().into_any();
    }
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| language.date(day));
    let lines = course.earlier.into_iter().map(|(start, end, status)| {
        view! { <li>{format!("{} – {} · {}", day(start), day(end), status.label(language))}</li> }
    });
    view! {
        <h2 class="kern-heading-medium">{use_messages().course.earlier}</h2>
        <ul class="plain-list">{lines.collect_view()}</ul>
    }
    .into_any()
}
