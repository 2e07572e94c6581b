//! `/cases/{code}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::domain::consent::ConsentState;
use crate::domain::enrolment::Status;
use crate::domain::message::{CaseMessages, Label};
use crate::domain::view::case::{AdultLine, CaseView, ConsentBadge, SessionLine};
use crate::ui::badge::Badge;
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};
use crate::ui::timeline::{Event, Timeline};
use crate::ui::withheld::WithheldLine;

/// The page of one case.
#[component]
pub fn CasePage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::cases::case_page(code), move |case| view! { <Loaded case done /> })
}

#[component]
fn Loaded(case: CaseView, done: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.cases;
    let language = use_language();
    let code = case.code.to_string();
    let entries = vec![
        (messages.common.case_code, view! { <span class="code">{code.clone()}</span> }.into_any()),
        (messages.common.status, view! { <Badge kind=None text=case.status.label(language) /> }.into_any()),
        (messages.common.site, case.site.clone().into_any()),
        (words.worker, view! { <Workers case=case.clone() /> }.into_any()),
    ];
    let breadcrumb =
        vec![("/".to_owned(), messages.common.home.to_owned()), ("/cases".to_owned(), words.list_title.to_owned())];
    view! {
        <Page title=case.name.clone() window_title=code breadcrumb=breadcrumb>
            <Done case=case.clone() done />
            {case.locked.then(|| view! {
                <Notice kind=Kind::Warning title=words.locked_title><p>{words.locked_text}</p></Notice>
            })}
            <IdentityBar entries=entries />
            <Deeds case=case.clone() />
            <Participation case=case.clone() />
            <div class="columns">
                <section>
                    <h2 class="kern-heading-medium">{words.sessions}</h2>
                    <WithheldLine withheld=case.withheld.clone() />
                    <Sessions case=case.clone() />
                    <h2 class="kern-heading-medium">{words.attempts}</h2>
                    <Attempts case=case.clone() />
                </section>
                <section>
                    <h2 class="kern-heading-medium">{words.consents}</h2>
                    <Consents case=case.clone() />
                    <People case=case />
                </section>
            </div>
            <p class="muted">{words.who_sees}</p>
        </Page>
    }
}

/// Who is responsible, and who stands in today.
#[component]
fn Workers(case: CaseView) -> impl IntoView {
    let messages = use_messages();
    let language = use_language();
    let worker = if case.worker.is_empty() { messages.cases.no_worker.to_owned() } else { case.worker };
    let deputy = case.deputy.map(|(name, until)| {
        let text = (messages.assignment.stands_in)(&name, &language.date(until));
        view! { <br /><span class="muted">{text}</span> }
    });
    view! { {worker}{deputy} }
}

/// What was just saved, and the next step people usually take.
#[component]
fn Done(case: CaseView, done: String) -> impl IntoView {
    let messages = use_messages();
    if done.is_empty() {
        return ().into_any();
    }
    let title = (messages.cases.done)(&done);
    if done != "session" || !case.may_record {
        return view! { <Notice kind=Kind::Success title=title /> }.into_any();
    }
    let href = format!("/cases/{}/sessions/new", case.code.compact());
    view! {
        <Notice kind=Kind::Success title=title>
            <p class="cluster">
                <a class="kern-link" href=href>{messages.sessions.one_more}</a>
                <a class="kern-link" href="/">{messages.cases.my_cases}</a>
            </p>
        </Notice>
    }
    .into_any()
}

/// What can be done next; only what the person may do and the state allows.
#[component]
fn Deeds(case: CaseView) -> impl IntoView {
    let words = &use_messages().cases;
    let base = format!("/cases/{}", case.code.compact());
    let mut deeds: Vec<(String, &'static str, bool)> = Vec::new();
    let before = matches!(case.status, Status::Referred | Status::Contacting | Status::Assessing);
    if case.may_record && (case.status.takes_part() || case.status == Status::Assessing) {
        deeds.push((format!("{base}/sessions/new"), words.record_session, true));
        if !case.sessions.is_empty() {
            deeds.push((format!("{base}/sessions/new?like=last"), words.as_last_time, false));
        }
    }
    if before && case.may_enrol {
        deeds.push((format!("{base}/attempts/new"), words.record_attempt, deeds.is_empty()));
        deeds.push((format!("{base}/admission"), words.admission_tasks, false));
    }
    if case.may_consent && (before || case.status.takes_part()) {
        deeds.push((format!("{base}/consents/new"), words.record_consent, false));
    }
    if !before {
        deeds.push((format!("{base}/course"), use_messages().course.title, false));
    }
    if case.may_assign {
        deeds.push((format!("{base}/assignment"), words.assign, case.worker.is_empty()));
    }
    let links = deeds.into_iter().map(|(href, label, main)| {
        let class = if main { "kern-btn kern-btn--primary" } else { "kern-btn kern-btn--secondary" };
        view! { <a class=class href=href><span class="kern-label">{label}</span></a> }
    });
    view! { <div class="cluster deeds">{links.collect_view()}</div> }
}

/// Since when, until when, in which language, and what comes next.
#[component]
fn Participation(case: CaseView) -> impl IntoView {
    let words = &use_messages().cases;
    let language = use_language();
    let day =
        |day: Option<chrono::NaiveDate>, none: &str| day.map_or_else(|| none.to_owned(), |day| language.date(day));
    let mut names: Vec<String> = case
        .adults
        .iter()
        .filter(|adult| adult.needs_interpreter)
        .map(|adult| format!("{} ({})", adult.name, adult.language.label(language)))
        .collect();
    names.dedup();
    let interpreting =
        if names.is_empty() { words.no_interpreting.to_owned() } else { (words.interpreting_for)(&names.join(", ")) };
    let mut answers = vec![Answer::fixed(words.since, day(case.start_on, words.not_begun))];
    match case.end_on {
        Some(end) => answers.push(Answer::fixed(words.ended, language.date(end))),
        None if case.start_on.is_some() => answers.push(Answer::fixed(words.planned_end, day(case.planned_end_on, ""))),
        None => (),
    }
    answers.push(Answer::fixed(words.interpreting, interpreting));
    if case.status.takes_part() && !case.locked {
        answers.push(Answer::fixed(words.next_appointment, day(case.next_appointment_on, words.no_appointment)));
    }
    if !case.next_step.is_empty() {
        answers.push(Answer::fixed(words.next_step, case.next_step));
    }
    view! { <Answers title=words.participation answers=answers /> }
}

#[component]
fn Sessions(case: CaseView) -> impl IntoView {
    let words = &use_messages().cases;
    if case.sessions.is_empty() {
        return view! { <p class="muted">{words.no_sessions}</p> }.into_any();
    }
    let base = format!("/cases/{}/sessions", case.code.compact());
    let shown = case.sessions.len();
    let events = case.sessions.into_iter().map(|line| session_event(&base, line)).collect();
    let more = (case.session_count as usize > shown).then(|| {
        view! { <p><a class="kern-link" href=base.clone()>{format!("{} ({})", words.sessions, case.session_count)}</a></p> }
    });
    view! { <Timeline events=events />{more} }.into_any()
}

/// One session as an event with a link to its own page.
pub(crate) fn session_event(base: &str, line: SessionLine) -> Event {
    let language = use_language();
    let messages = use_messages();
    let mut parts = vec![
        line.kind.label(language).to_owned(),
        line.place.label(language).to_owned(),
        format!("{} {}", line.minutes, messages.common.minutes),
    ];
    if line.attended != crate::domain::session::Attended::Yes {
        parts.insert(0, line.attended.label(language).to_owned());
    }
    if line.interpreted {
        parts.push(messages.cases.interpreted.to_owned());
    }
    if line.has_note {
        parts.push(messages.cases.has_note.to_owned());
    }
    let href = format!("{base}/{}", line.id);
    let day = language.date(line.held_on);
    Event { title: view! { <a class="kern-link" href=href>{day}</a> }.into_any(), line: parts.join(" · ") }
}

#[component]
fn Attempts(case: CaseView) -> impl IntoView {
    let words = &use_messages().cases;
    let language = use_language();
    if case.attempts.is_empty() {
        return view! { <p class="muted">{words.no_attempts}</p> }.into_any();
    }
    let lines = case.attempts.into_iter().map(|line| {
        let text = format!(
            "{} · {} · {}",
            language.date(line.held_on),
            line.channel.label(language),
            line.result.label(language)
        );
        view! { <li>{text}</li> }
    });
    view! { <ul class="plain-list">{lines.collect_view()}</ul> }.into_any()
}

#[component]
fn Consents(case: CaseView) -> impl IntoView {
    let words = &use_messages().cases;
    if case.consents.is_empty() {
        return view! { <p class="muted">{words.no_consents}</p> }.into_any();
    }
    let base = format!("/cases/{}/consents", case.code.compact());
    let lines = case.consents.into_iter().map(|badge| consent_line(&base, badge, words)).collect_view();
    view! {
        <ul class="plain-list consents">{lines}</ul>
        <p><a class="kern-link" href=base>{words.all_consents}</a></p>
    }
    .into_any()
}

fn consent_line(base: &str, badge: ConsentBadge, words: &'static CaseMessages) -> impl IntoView + use<> {
    let language = use_language();
    let until = badge
        .until
        .filter(|_| badge.state == ConsentState::Valid)
        .map(|day| view! { <span class="muted">{format!(" {} {}", words.until, language.date(day))}</span> });
    let href = format!("{base}/{}", badge.id);
    view! {
        <li>
            <a class="kern-link" href=href>{badge.purpose.label(language)}</a>" "
            <Badge kind=Some(state_kind(badge.state)) text=badge.state.label(language) />
            {until}
        </li>
    }
}

/// How serious a consent's state is.
pub(crate) fn state_kind(state: ConsentState) -> Kind {
    match state {
        ConsentState::Valid => Kind::Success,
        ConsentState::PartiallySigned | ConsentState::ReviewNeeded => Kind::Warning,
        ConsentState::Withdrawn => Kind::Danger,
        _ => Kind::Info,
    }
}

/// Who may be phoned, where and when; or clearly that nobody may.
pub(super) fn contact_rule(adult: &AdultLine, words: &CaseMessages) -> String {
    if !adult.may_be_contacted {
        let why = if adult.contact_rule.is_empty() { String::new() } else { format!(" ({})", adult.contact_rule) };
        return format!("{}{why}", words.not_contacted);
    }
    let mut parts = vec![words.may_be_contacted.to_owned()];
    parts.extend([&adult.contact, &adult.contact_rule].into_iter().filter(|text| !text.is_empty()).cloned());
    parts.join(": ")
}

#[component]
fn People(case: CaseView) -> impl IntoView {
    let words = &use_messages().cases;
    let language = use_language();
    let person = vec![
        Answer::fixed(words.birth_date, format!("{} ({})", language.date(case.birth_date), (words.years)(case.age))),
        Answer::fixed(words.language, case.language.label(language)),
        Answer::fixed(words.address, case.address),
        Answer::fixed(words.phone, case.phone),
        Answer::fixed(words.safe_contact, case.safe_contact_note),
    ];
    let family = format!("/cases/{}/family", case.code.compact());
    let (base, may_edit) = (format!("/cases/{}/guardians", case.code.compact()), case.may_edit);
    let adults = case.adults.into_iter().map(|adult| {
        let mut parts = vec![
            adult.relation.label(language).to_owned(),
            adult.custody.label(language).to_owned(),
            adult.language.label(language).to_owned(),
        ];
        if adult.needs_interpreter {
            parts.push(words.needs_interpreter.to_owned());
        }
        parts.push(contact_rule(&adult, words));
        Answer {
            label: adult.name, value: parts.join(" · "), change: may_edit.then(|| format!("{base}/{}", adult.id))
        }
    });
    let add = may_edit.then(|| {
        let href = format!("{base}/new");
        view! { <p><a class="kern-link" href=href>{words.guardian_new}</a></p> }
    });
    view! {
        <Answers title=words.person answers=person />
        <Answers title=words.family answers=adults.collect() />
        {add}
        <p><a class="kern-link" href=family>{use_messages().family.title}</a></p>
    }
}
