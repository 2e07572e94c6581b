//! `/cases/{code}/consents/{id}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::form::Texts;
use crate::domain::message::{Label, consents, problem};
use crate::domain::signatory::{Decision, SignatoryRole};
use crate::domain::view::consent::{ConsentView, PersonLine, WithdrawnLine};
use crate::ui::badge::Badge;
use crate::ui::form::{FileField, Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pages::cases::page::state_kind;
use crate::ui::summary::{Answer, Answers};

/// One consent: what was agreed, what is missing, and the way to end it.
#[component]
pub fn ConsentPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let get = |name: &str| params.get(name).unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let done = query.get("done").unwrap_or_default();
    let refused = query.get("scan").unwrap_or_default();
    load(crate::api::consents::consent_page(get("code"), get("consent")), move |view| {
        view! { <Loaded view done refused /> }
    })
}

#[component]
fn Loaded(view: ConsentView, done: String, refused: String) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let name = view.purpose.label(language);
    let window_title = format!("{name}: {}", view.code);
    let person = format!("{} · {}", view.name, view.code);
    let texts = view.texts.clone();
    let purpose = view.purpose;
    let void = view.may_void.then(|| view! { <Void view=view.clone() /> });
    view! {
        <Page title=name window_title=window_title breadcrumb=breadcrumb(view.code, true)>
            {(!done.is_empty()).then(|| view! { <Notice kind=Kind::Success title=(words.done)(&done) /> })}
            <p class="lead">{person}</p>
            <p class="cluster">
                <Badge kind=Some(state_kind(view.state)) text=view.state.label(language) />
                {consents::state_sentence(language, view.state)}
            </p>
            {view.withdrawn.clone().map(|withdrawn| view! { <Receipt view=view.clone() withdrawn /> })}
            <Missing view=view.clone() />
            <Deeds view=view.clone() />
            <Agreed view=view.clone() />
            <Marks view=view.clone() />
            <Scans view=view refused />
            <Texts purpose texts />
            {void}
            <p class="muted">{words.who_sees}</p>
        </Page>
    }
}

/// What is missing, in words.
#[component]
fn Missing(view: ConsentView) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    (!view.missing.is_empty()).then(move || {
        let lines = view.missing.into_iter().map(move |(gap, name)| {
            view! { <li>{consents::gap_sentence(language, gap, &name)}</li> }
        });
        view! {
            <Notice kind=Kind::Warning title=words.missing_title><ul>{lines.collect_view()}</ul></Notice>
        }
    })
}

#[component]
fn Deeds(view: ConsentView) -> impl IntoView {
    let words = &use_messages().consents;
    let base = format!("/cases/{}/consents", view.code.compact());
    let mut deeds = Vec::new();
    if view.may_sign {
        deeds.push((format!("{base}/{}/sign", view.id), words.add_signature, "kern-btn kern-btn--primary"));
    }
    if view.may_renew {
        let href = format!("{base}/new?purpose={}", view.purpose.code());
        deeds.push((href, words.renew, "kern-btn kern-btn--secondary"));
    }
    if !view.receipt_code.is_empty() && view.people.iter().any(|person| person.decision != Decision::Pending) {
        deeds.push((format!("{base}/{}/receipt.pdf", view.id), words.receipt_pdf, "kern-btn kern-btn--secondary"));
    }
    if view.may_withdraw {
        deeds.push((format!("{base}/{}/withdraw", view.id), words.withdraw, "kern-btn kern-btn--secondary"));
    }
    let links = deeds.into_iter().map(|(href, label, class)| {
        view! { <a class=class href=href><span class="kern-label">{label}</span></a> }
    });
    view! {
        <div class="deeds">{links.collect_view()}</div>
        {view.may_withdraw.then(|| view! { <p class="muted">{words.withdraw_easy}</p> })}
    }
}

/// The confirmation for the family, and what the team has to do (BR-10).
#[component]
fn Receipt(view: ConsentView, withdrawn: WithdrawnLine) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let mut text = (words.receipt_text)(&language.date(withdrawn.on), &withdrawn.by);
    if let Some(channel) = withdrawn.channel {
        text = format!("{text} {}.", channel.label(language));
    }
    let tasks = words.tasks.map(|task| view! { <li>{task}</li> });
    let handled = withdrawn.handled_on.map(|day| view! { <p>{(words.handled_on)(&language.date(day))}</p> });
    let waiting = withdrawn.handled_on.is_none();
    let button = view.may_handle.then(|| {
        view! {
            <Form id="handled" action="/api/consent/handled" plain=true>
                <input type="hidden" name="case" value=view.code.compact() />
                <input type="hidden" name="consent" value=view.id.clone() />
                <Submit label=words.tasks_done secondary=true />
            </Form>
        }
    });
    view! {
        <section class="sheet">
            <h2 class="kern-heading-medium">{words.receipt}</h2>
            <p><strong>{text}</strong></p>
            <p class="muted">{words.receipt_print}</p>
        </section>
        <section>
            <h2 class="kern-heading-medium">{words.tasks_title}</h2>
            {waiting.then(|| view! { <ul>{tasks}</ul> })}
            {handled}
            {button}
        </section>
    }
}

/// The marks that were drawn on the device.
#[component]
fn Marks(view: ConsentView) -> impl IntoView {
    let words = &use_messages().consents;
    let base = format!("/cases/{}/consents/{}/marks", view.code.compact(), view.id);
    let links = view.people.into_iter().filter_map(|person| {
        let href = format!("{base}/{}", person.mark?);
        let label = format!("{}: {}", words.mark_of, person.name);
        Some(view! { <li><a class="kern-link" href=href target="_blank" rel="noopener">{label}</a></li> })
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| view! { <ul class="plain-list">{links}</ul> })
}

/// The photographs of the paper, and the second person's look (BR-01).
#[component]
fn Scans(view: ConsentView, refused: String) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let base = format!("/cases/{}/consents/{}/scans", view.code.compact(), view.id);
    let shown = view.confirmation;
    let none = shown.scans.is_empty();
    let at = base.clone();
    let scans = shown.scans.into_iter().map(move |scan| {
        let href = format!("{at}/{}", scan.id);
        let label = (words.scan_of)(&language.date(scan.taken_on));
        view! { <li><a class="kern-link" href=href target="_blank" rel="noopener">{label}</a></li> }
    });
    let confirmed = shown.confirmed_on.map(|day| (words.scan_confirmed)(&shown.confirmed_by, &language.date(day)));
    let waits = shown.waits.then(|| view! { <Notice kind=Kind::Warning title=words.scan_waits /> });
    let confirm = shown.may_confirm.then(|| {
        view! {
            <Form id="confirm-proof" action="/api/consent/confirm-proof" plain=true>
                <input type="hidden" name="case" value=view.code.compact() />
                <input type="hidden" name="consent" value=view.id.clone() />
                <input type="hidden" name="version" value=shown.version.to_string() />
                <Submit label=words.scan_confirm />
            </Form>
        }
    });
    let upload = view.may_scan.then(|| view! { <Upload action=base refused /> });
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.scans_title}</h2>
            <p class="muted measure">{words.scans_lead}</p>
            {none.then(|| view! { <p>{words.scans_none}</p> })}
            <ul class="plain-list">{scans.collect_view()}</ul>
            {confirmed.map(|text| view! { <p>{text}</p> })}
            {waits}
            {confirm}
            {upload}
        </section>
    }
}

/// A formal error, with a second press.
#[component]
fn Void(view: ConsentView) -> impl IntoView {
    let words = &use_messages().consents;
    view! {
        <details class="confirm no-print">
            <summary>{words.void}</summary>
            <p class="measure">{words.void_lead}</p>
            <Form id="void" action="/api/consent/void" plain=true>
                <input type="hidden" name="case" value=view.code.compact() />
                <input type="hidden" name="consent" value=view.id />
                <Submit label=words.void_yes secondary=true />
            </Form>
        </details>
    }
}

/// The form that sends a photograph; a refused one says at the field why.
#[component]
fn Upload(action: String, refused: String) -> impl IntoView {
    let words = &use_messages().consents;
    let error = (!refused.is_empty()).then(|| problem::conflict(use_language(), &refused));
    view! {
        <form class="form no-print" method="post" action=action enctype="multipart/form-data">
            <FileField name="scan" label=words.scan_field hint=words.scan_hint accept="image/jpeg,image/png,image/webp" error />
            <Submit label=words.scan_send secondary=true />
        </form>
    }
}

#[component]
fn Agreed(view: ConsentView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.consents;
    let language = use_language();
    let mut explained: Vec<String> = Vec::new();
    explained.extend(view.informed_on.map(|day| language.date(day)));
    explained.extend(view.explained_in.map(|code| code.label(language).to_owned()));
    explained.extend(view.interpreter_level.map(|level| level.label(language).to_owned()));
    explained.extend(Some(view.interpreter_name).filter(|name| !name.is_empty()));
    let valid = match (view.valid_from, view.valid_until) {
        (Some(from), Some(until)) => (words.valid_between)(&language.date(from), &language.date(until)),
        _ => String::new(),
    };
    let taught = if view.understood { messages.common.yes } else { messages.common.no };
    let agreed = vec![
        Answer::fixed(words.valid, valid),
        Answer::fixed(words.explained, explained.join(" · ")),
        Answer::fixed(words.teach_back, taught),
        Answer::fixed(words.paper, view.proof_location),
    ];
    let people = view.people.into_iter().map(person_line).collect();
    let recipient = view.recipient.map(|(recipient, direction)| {
        let answers = vec![
            Answer::fixed(words.institution, recipient.institution),
            Answer::fixed(words.institution_person, recipient.person),
            Answer::fixed(words.topics, recipient.content),
            Answer::fixed(words.direction, direction.label(language)),
        ];
        view! { <Answers title=words.recipient_title answers /> }
    });
    view! {
        {recipient}
        <Answers title=words.agreed answers=agreed />
        <Answers title=words.who_decided answers=people />
    }
}

fn person_line(person: PersonLine) -> Answer {
    let words = &use_messages().consents;
    let language = use_language();
    let mut parts = vec![match (person.role, person.required) {
        (SignatoryRole::Assent, _) => consents::assent(language, person.decision).to_owned(),
        (_, false) if person.decision == Decision::Pending => words.not_needed.to_owned(),
        _ => person.decision.label(language).to_owned(),
    }];
    parts.extend(person.decided_on.map(|day| language.date(day)));
    if person.judged && person.insight != crate::domain::signatory::Insight::NotApplicable {
        parts.push(person.insight.label(language).to_owned());
    }
    if !person.typed_name.is_empty() {
        parts.push((words.signed_as)(&person.typed_name));
    }
    if !person.attorney.is_empty() {
        parts.push(format!("{}: {}", words.attorney_title, person.attorney));
    }
    parts.extend([person.insight_reason, person.court_reference].into_iter().filter(|text| !text.is_empty()));
    let label = match person.relation {
        Some(relation) => format!("{} ({})", person.name, relation.label(language)),
        None => person.name,
    };
    Answer::fixed(label, parts.join(" · "))
}
