//! `/cases/{code}/consents/sheet`: the wording in two languages with places to sign, for paper.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::form::Texts;
use crate::domain::message::Label;
use crate::domain::signatory::SignatoryRole;
use crate::domain::view::consent::{ConsentFormView, PersonLine};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;

/// The sheet for one purpose, in German and beside it in the family's language.
#[component]
pub fn ConsentSheetPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let get = |name: &str| query.get(name).unwrap_or_default();
    load(crate::api::consents::open_consent_form(code, get("purpose"), get("edition"), String::new(), false), |view| {
        view! { <Sheet view /> }
    })
}

#[component]
fn Sheet(view: ConsentFormView) -> impl IntoView {
    let words = &use_messages().consents;
    let name = view.purpose.label(use_language());
    let back = format!("/cases/{}/consents/new?purpose={}", view.code.compact(), view.purpose.code());
    let named = view.purpose.names_recipient().then(|| {
        let lines = [words.institution, words.institution_person, words.topics, words.direction, words.valid_until];
        lines.map(|label| view! { <Blank label /> }).collect_view()
    });
    let people = view.people.into_iter().map(|person| view! { <Signature person /> }).collect_view();
    let window_title = format!("{name}: {}", view.code);
    view! {
        <Page title=name window_title=window_title breadcrumb=breadcrumb(view.code, true)>
            <p class="no-print">{use_messages().figures.how_to_print}" "<a class="kern-link" href=back>{words.leave_sheet}</a></p>
            <p><strong>{view.name}</strong>" · "<span class="code">{view.code.to_string()}</span></p>
            <p class="muted">{view.controller}</p>
            <Texts purpose=view.purpose texts=view.texts />
            {named}
            <h2 class="kern-heading-medium">{words.signatures_title}</h2>
            {people}
            <Blank label=words.sheet_interpreter />
            <Blank label=words.sheet_explained_by />
        </Page>
    }
}

/// A line to write on.
#[component]
fn Blank(label: &'static str) -> impl IntoView {
    view! { <p class="blank">{label}</p> }
}

#[component]
fn Signature(person: PersonLine) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let who = match person.relation {
        Some(relation) => format!("{} ({})", person.name, relation.label(language)),
        None => person.name,
    };
    let what = if person.role == SignatoryRole::Assent { words.sheet_assent } else { words.sheet_signature };
    view! { <p class="blank"><strong>{who}</strong><br/>{what}</p> }
}
