//! What belongs to the case record on the page of the course: reviews, extensions, the closing.

use leptos::prelude::*;

use crate::domain::message::Label;
use crate::domain::view::course::{ClosingLine, CourseRecord, ExtensionLine, ReviewLine};
use crate::ui::badge::Badge;
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Kind, Notice};
use crate::ui::summary::{Answer, Answers};

/// Reviews, extensions and the closing.
#[component]
pub(super) fn Record(
    /// What there is.
    record: CourseRecord,
    /// Code of the case.
    code: String,
    /// Version of the enrolment.
    version: i32,
) -> impl IntoView {
    let words = &use_messages().course;
    let none = |empty: bool, text: &'static str| empty.then(|| view! { <p class="muted">{text}</p> });
    let (no_reviews, no_extensions) = (record.reviews.is_empty(), record.extensions.is_empty());
    let reviews = record.reviews.into_iter().map(|line| view! { <Review line /> }).collect_view();
    let extensions =
        record.extensions.into_iter().map(|line| view! { <Extension line code=code.clone() /> }).collect_view();
    let closing = record.closing.map(|line| view! { <Closing line code version /> });
    view! {
        {closing}
        <h2 class="kern-heading-medium">{words.reviews}</h2>
        {reviews}
        {none(no_reviews, words.no_reviews)}
        <h2 class="kern-heading-medium">{words.extensions}</h2>
        {extensions}
        {none(no_extensions, words.no_extensions)}
    }
}

#[component]
fn Review(line: ReviewLine) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    let need = if line.sense_and_need { words.yes } else { words.no };
    let people = line.participants.iter().map(|one| one.label(language)).collect::<Vec<_>>().join(", ");
    let mut answers = vec![
        Answer::fixed(words.decision, line.decision.label(language)),
        Answer::fixed(words.sense_and_need, need),
        Answer::fixed(words.consent_check, line.consent_check.label(language)),
    ];
    if !people.is_empty() {
        answers.push(Answer::fixed(words.participants, people));
    }
    if !line.note.is_empty() {
        answers.push(Answer::fixed(words.note, line.note));
    }
    view! { <section class="sheet"><Answers title=language.date(line.held_on) answers=answers /></section> }
}

#[component]
fn Extension(line: ExtensionLine, code: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.course;
    let language = use_language();
    let (kind, state) = match (line.approved_on, line.declined_on) {
        (Some(day), _) => (Kind::Success, format!("{} {}", words.approved, language.date(day))),
        (None, Some(day)) => (Kind::Danger, format!("{} {}", words.declined, language.date(day))),
        (None, None) => (Kind::Warning, words.waiting.to_owned()),
    };
    let text = format!(
        "{}: {} · {} · {} {}",
        language.date(line.decided_on),
        (messages.cases.months)(line.months),
        line.reason.label(language),
        words.new_end,
        language.date(line.new_planned_end_on)
    );
    let decide = line.may_approve.then(|| {
        let deeds = [("approve", words.approve, false), ("decline", words.decline, true)];
        deeds.map(|(deed, label, secondary)| {
            let (id, code) = (line.id.clone(), code.clone());
            view! {
                <Form id=format!("{deed}-{id}") action=format!("/api/extension/{deed}") plain=true>
                    <input type="hidden" name="case" value=code />
                    <input type="hidden" name="extension" value=id.clone() />
                    <input type="hidden" name="version" value=line.version.to_string() />
                    <Submit label secondary />
                </Form>
            }
        })
    });
    view! {
        <section class="sheet">
            <p>{text}</p>
            <p><Badge kind=Some(kind) text=state /></p>
            <div class="cluster">{decide.into_iter().flatten().collect_view()}</div>
        </section>
    }
}

#[component]
fn Closing(line: ClosingLine, code: String, version: i32) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    let mut answers = vec![
        Answer::fixed(words.held_on, language.date(line.held_on)),
        Answer::fixed(words.end_reason, line.end_reason.label(language)),
    ];
    answers.extend(line.waiver.map(|waiver| Answer::fixed(words.waiver, waiver.label(language))));
    let (youth, guardian, interpreter) = line.present;
    let there =
        [(youth, words.youth_present), (guardian, words.guardian_present), (interpreter, words.interpreter_present)];
    let there = there.into_iter().filter(|(was, _)| *was).map(|(_, text)| text).collect::<Vec<_>>().join(" ");
    if !there.is_empty() {
        answers.push(Answer::fixed(words.present, there));
    }
    if !line.handover_to.is_empty() {
        let names = line.handover_to.iter().map(|to| to.label(language)).collect::<Vec<_>>().join(", ");
        answers.push(Answer::fixed(words.handover_to, names));
    }
    let scale = |value: i32| format!("{value} / 5");
    answers.extend(line.satisfaction.0.map(|value| Answer::fixed(words.satisfaction_youth, scale(value))));
    answers.extend(line.satisfaction.1.map(|value| Answer::fixed(words.satisfaction_guardian, scale(value))));
    if !line.summary.is_empty() {
        answers.push(Answer::fixed(words.summary, line.summary));
    }
    let blocked = line.blocked.map(|error| view! { <Notice kind=Kind::Warning title=error.label(language) /> });
    let confirm = (line.may_confirm && line.blocked.is_none()).then(|| {
        view! {
            <Form id="confirm-closing" action="/api/closing/confirm" plain=true>
                <input type="hidden" name="case" value=code />
                <input type="hidden" name="version" value=version.to_string() />
                <Submit label=words.confirm_closing />
            </Form>
        }
    });
    view! { <Answers title=words.closing answers=answers />{blocked}{confirm} }
}
