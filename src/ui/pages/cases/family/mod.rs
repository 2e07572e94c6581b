//! `/cases/{code}/family`: custody and contact rules, siblings, who else helps and whom the team may talk with.

pub mod network;
pub mod sibling;

pub use network::NetworkPage;
pub use sibling::SiblingPage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::admission::{Head, crumbs, window_title};
use super::page::contact_rule;
use crate::domain::message::Label;
use crate::domain::view::case::AdultLine;
use crate::domain::view::family::{FamilyRecord, FamilyView, NetworkLine, SiblingLine};
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// Family and network of a young person.
#[component]
pub fn FamilyPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::family::family_page(code), move |family| view! { <Loaded family done /> })
}

#[component]
fn Loaded(family: FamilyView, done: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.family;
    let base = format!("/cases/{}", family.head.code.compact());
    let may_edit = family.may_edit;
    let said = (!done.is_empty()).then(|| {
        view! { <Notice kind=Kind::Success title=(messages.cases.done)(&done) /> }
    });
    let record = match family.record {
        Some(record) => view! { <Record record may_edit base=base.clone() /> }.into_any(),
        None => view! { <Notice kind=Kind::Warning title=words.closed /> }.into_any(),
    };
    view! {
        <Page
            title=words.title
            window_title=window_title(words.title, &family.head)
            breadcrumb=crumbs(&family.head, false)
        >
            {said}
            <Head head=family.head.clone() />
            <p>{words.lead}</p>
            <Adults adults=family.adults may_edit base=base.clone() />
            {record}
            <p class="muted">{messages.cases.who_sees}</p>
        </Page>
    }
}

#[component]
fn Adults(adults: Vec<AdultLine>, may_edit: bool, base: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.family;
    let empty = adults.is_empty().then(|| view! { <p class="muted">{words.no_adults}</p> });
    let answers = adults
        .into_iter()
        .map(|adult| {
            let change = may_edit.then(|| format!("{base}/guardians/{}", adult.id));
            let value = adult_text(&adult);
            Answer { label: adult.name, value, change }
        })
        .collect();
    view! {
        <Answers title=words.adults answers=answers />
        {empty}
        {may_edit.then(|| add(format!("{base}/guardians/new"), messages.cases.guardian_new))}
    }
}

/// Relation, custody with its proof and day, and the contact rule.
fn adult_text(adult: &AdultLine) -> String {
    let messages = use_messages();
    let language = use_language();
    let mut parts = vec![
        adult.relation.label(language).to_owned(),
        format!("{} {} {}", adult.custody.label(language), messages.family.since, language.date(adult.custody_since)),
        adult.proof.label(language).to_owned(),
    ];
    if !adult.custody_document.is_empty() {
        parts.push(adult.custody_document.clone());
    }
    parts.push(contact_rule(adult, &messages.cases));
    parts.join(" · ")
}

#[component]
fn Record(record: FamilyRecord, may_edit: bool, base: String) -> impl IntoView {
    let words = &use_messages().family;
    let none = |empty: bool, text: &'static str| empty.then(|| view! { <p class="muted">{text}</p> });
    let no_siblings = none(record.siblings.is_empty(), words.no_siblings);
    let no_network = none(record.network.is_empty(), words.no_network);
    let siblings = record
        .siblings
        .into_iter()
        .map(|line| {
            let change = may_edit.then(|| format!("{base}/siblings/{}", line.id));
            let value = sibling_text(&line);
            Answer { label: line.name, value, change }
        })
        .collect();
    let network = record
        .network
        .into_iter()
        .map(|line| {
            let change = may_edit.then(|| format!("{base}/network/{}", line.id));
            view! { <Contact line change /> }
        })
        .collect_view();
    view! {
        <Answers title=words.siblings answers=siblings />
        {no_siblings}
        {may_edit.then(|| add(format!("{base}/siblings/new"), words.sibling_new))}
        <h2 class="kern-heading-medium">{words.network}</h2>
        {network}
        {no_network}
        {may_edit.then(|| add(format!("{base}/network/new"), words.network_new))}
    }
}

fn sibling_text(line: &SiblingLine) -> String {
    let words = &use_messages().family;
    let mut parts: Vec<String> = line.birth_year.map(|year| format!("{} {year}", words.born)).into_iter().collect();
    parts.push(if line.same_household { words.same_household } else { words.other_household }.to_owned());
    if !line.note.is_empty() {
        parts.push(line.note.clone());
    }
    parts.join(" · ")
}

/// One institution, and first of all whether anybody may talk with it.
#[component]
fn Contact(line: NetworkLine, change: Option<String>) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.family;
    let language = use_language();
    let releases = if line.releases.is_empty() {
        view! { <Notice kind=Kind::Danger title=words.no_release /> }.into_any()
    } else {
        let lines = line.releases.iter().map(|(direction, until)| {
            let day = until.map(|day| language.date(day));
            let text = (words.release)(*direction, day.as_deref());
            view! { <Notice kind=Kind::Info title=text /> }
        });
        lines.collect_view().into_any()
    };
    let mut parts = vec![line.kind.label(language).to_owned()];
    parts.extend([line.person, line.contact].into_iter().filter(|text| !text.is_empty()));
    parts.extend(line.ended_on.map(|day| format!("{} {}", words.ended_on, language.date(day))));
    let hidden = format!(": {}", line.institution);
    let change = change.map(|href| {
        view! { <p><a class="kern-link" href=href>{messages.common.change}<span class="kern-sr-only">{hidden}</span></a></p> }
    });
    view! {
        <section class="sheet">
            <h3 class="sheet__name">{line.institution}</h3>
            <p>{parts.join(" · ")}</p>
            {releases}
            {change}
        </section>
    }
}

/// Deleting a row: a question that has to be opened, so that no slip deletes.
#[component]
pub(super) fn Remove(
    /// `sibling` or `network`.
    deed: &'static str,
    /// Code of the case.
    case: String,
    /// The row.
    id: String,
    /// The version the page was opened with.
    version: String,
    /// Question and button.
    label: &'static str,
) -> impl IntoView {
    let words = &use_messages().family;
    view! {
        <details class="confirm">
            <summary class="kern-btn kern-btn--secondary"><span class="kern-label">{label}</span></summary>
            <p>{words.remove_lead}</p>
            <Form id=format!("{deed}-remove") action=format!("/api/{deed}/remove") plain=true>
                <input type="hidden" name="case" value=case />
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="version" value=version />
                <Submit label secondary=true />
            </Form>
        </details>
    }
}

fn add(href: String, label: &'static str) -> impl IntoView {
    view! { <p><a class="kern-link" href=href>{label}</a></p> }
}
