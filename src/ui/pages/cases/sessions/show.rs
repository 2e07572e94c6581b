//! `/cases/{code}/sessions/{id}`

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{above, moment};
use crate::domain::code::Code;
use crate::domain::message::Label;
use crate::domain::purpose::Purpose;
use crate::domain::view::session::{Interpreting, SessionView, SessionWords};
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};
use crate::ui::withheld::WithheldLine;

/// One session as it was written down.
#[component]
pub fn SessionPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let get = |name: &str| params.get(name).unwrap_or_default();
    load(crate::api::sessions::session_page(get("code"), get("session")), |page| view! { <Loaded page /> })
}

#[component]
fn Loaded(page: SessionView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.sessions;
    let code = page.code.to_string();
    let title = (words.one_title)(&use_language().date(page.held_on));
    let base = format!("/cases/{}/sessions", page.code.compact());
    let mut breadcrumb = above(page.code);
    breadcrumb.push((base.clone(), words.list_title.to_owned()));
    let entries = vec![
        (messages.common.case_code, view! { <span class="code">{code.clone()}</span> }.into_any()),
        (messages.common.initials, page.initials.clone().into_any()),
    ];
    let like = page.may_record.then(|| {
        let href = format!("{base}/new?like={}", page.id);
        view! { <p><a class="kern-link" href=href>{words.like_this}</a></p> }
    });
    let answers = answers(&page);
    view! {
        <Page title=title.clone() window_title=format!("{title}: {code}") breadcrumb=breadcrumb>
            <IdentityBar entries=entries />
            <div class="measure">
                <Answers answers=answers />
                <WithheldLine withheld=page.withheld />
                <Words page=page.words />
                {like}
            </div>
        </Page>
    }
}

/// The note as it was typed, line by line, and who can read it.
#[component]
fn Words(page: Option<SessionWords>) -> impl IntoView {
    let words = &use_messages().sessions;
    let Some(page) = page else {
        return view! { <h2 class="kern-heading-medium">{words.words}</h2><p class="muted">{words.not_for_you}</p> }
            .into_any();
    };
    let note = if page.note.is_empty() {
        view! { <p class="muted">{words.no_note}</p> }.into_any()
    } else {
        view! { <p class="as-typed">{page.note}</p> }.into_any()
    };
    let extra = [(words.next_step, page.next_step), (words.exception_reason, page.exception_reason)];
    let extra = extra.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| {
        view! { <h3 class="kern-heading-small">{label}</h3><p class="as-typed">{text}</p> }
    });
    view! {
        <section class="note">
            <h2 class="kern-heading-medium">{words.words}</h2>
            {note}
            {extra.collect_view()}
            <p class="muted small">{words.who_reads}</p>
        </section>
    }
    .into_any()
}

fn list<C: Code + Label>(codes: &[C]) -> String {
    let language = use_language();
    codes.iter().map(|code| code.label(language)).collect::<Vec<_>>().join(", ")
}

fn answers(page: &SessionView) -> Vec<Answer> {
    let language = use_language();
    let messages = use_messages();
    let words = &messages.sessions;
    let span =
        (words.span)(&language.time(page.start_minute), &language.time(page.start_minute + page.minutes), page.minutes);
    let mut written = (words.written_by)(&page.author, &moment(page.documented));
    if let Some(late) = page.late {
        written = format!("{written} ({})", (words.late)(late));
    }
    let mut answers = vec![
        Answer::fixed(words.when, span),
        Answer::fixed(words.happened, page.attended.label(language)),
        Answer::fixed(words.kind, page.kind.label(language)),
        Answer::fixed(words.place, page.place.label(language)),
    ];
    let mut add = |label: &'static str, value: String| {
        if !value.is_empty() {
            answers.push(Answer::fixed(label, value));
        }
    };
    add(words.present, list(&page.present));
    let institutions = page
        .institutions
        .iter()
        .map(|(purpose, name)| if name.is_empty() { purpose.label(language).to_owned() } else { name.clone() });
    add(words.talked_with, institutions.collect::<Vec<_>>().join(", "));
    add(words.interpreting, interpreting(page));
    let basis = page.legal_ground.map(|ground| ground.label(language).to_owned());
    add(words.without_consent, basis.unwrap_or_default());
    add(words.without_consent, if page.anonymised_talk { words.anonymised.to_owned() } else { String::new() });
    add(words.topics, list(&page.topic_tags));
    add(words.next_appointment, page.next_appointment_on.map(|day| language.date(day)).unwrap_or_default());
    add(words.travel, if page.travel_minutes > 0 { page.travel_minutes.to_string() } else { String::new() });
    add(words.written, written);
    answers
}

fn interpreting(page: &SessionView) -> String {
    let words = &use_messages().sessions;
    match &page.interpreting {
        Some(job) => job_line(job),
        None if page.interpreter_needed && !page.withheld.has(Purpose::Interpreter) => words.nobody_found.to_owned(),
        None => String::new(),
    }
}

fn job_line(job: &Interpreting) -> String {
    let language = use_language();
    let messages = use_messages();
    let words = &messages.sessions;
    let mut parts = Vec::new();
    if !job.who.is_empty() {
        parts.push(job.who.clone());
    }
    let dialect = if job.dialect.is_empty() { String::new() } else { format!(" ({})", job.dialect) };
    parts.push(format!("{}{dialect}", job.language.label(language)));
    parts.push(job.level.label(language).to_owned());
    parts.push(job.mode.label(language).to_owned());
    parts.push(format!("{} {}", job.minutes, messages.common.minutes));
    match job.same_as_last {
        Some(true) => parts.push(words.same_person.to_owned()),
        Some(false) => parts.push(words.other_person.to_owned()),
        None => {}
    }
    parts.join(" · ")
}
