//! `/texts/{edition}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::recordings::Sounds;
use super::sheet::{Facts, State, Words};
use super::{breadcrumb, name_of};
use crate::domain::form_text::Edition;
use crate::domain::message::{FormTextMessages, Label};
use crate::domain::view::form_text::{EditionView, PurposeTexts, TextVersion};
use crate::ui::badge::Badge;
use crate::ui::direction::isolated;
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// One edition: the common frame and the text of every purpose.
#[component]
pub fn TextEditionPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("edition").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::form_texts::see_text_edition(code), move |view| view! { <Loaded view done /> })
}

#[component]
fn Loaded(view: EditionView, done: String) -> impl IntoView {
    let words = &use_messages().form_texts;
    let title = format!("{}: {}", words.title, name_of(&view.code));
    let edition = Edition::from_code(&view.code).unwrap_or(crate::domain::form_text::GERMAN);
    let direction = if edition.language.right_to_left() { "rtl" } else { "ltr" };
    let frame = view.frame.clone().into_iter().enumerate().map(|(number, line)| {
        if number == 0 {
            view! { <p><strong>{line}</strong></p> }.into_any()
        } else {
            view! { <p>{isolated(&line)}</p> }.into_any()
        }
    });
    let frame = frame.collect_view();
    let (code, may) = (view.code.clone(), view.may_propose);
    let purposes = view.purposes.into_iter().map(|texts| purpose(&code, texts, may, words)).collect_view();
    let first = (view.may_approve_first > 0).then(|| {
        let edition = view.code.clone();
        view! {
            <Notice kind=Kind::Warning title=words.draft>
                <p>{words.approve_first_lead}</p>
                <Form id="approve-first" action="/api/text/approve-first" plain=true>
                    <input type="hidden" name="edition" value=edition />
                    <Submit label=words.approve_first secondary=true />
                </Form>
            </Notice>
        }
    });
    view! {
        <Page title=title breadcrumb=breadcrumb(&code, false)>
            {(!done.is_empty()).then(|| view! { <Notice kind=Kind::Success title=(words.done)(&done) /> })}
            {first}
            <div class="stack">
            <section>
                <h2 class="kern-heading-medium">{words.frame_title}</h2>
                <div class="sheet" lang=edition.language.tag() dir=direction>{frame}</div>
            </section>
            {purposes}
            </div>
        </Page>
    }
}

fn purpose(
    code: &str,
    texts: PurposeTexts,
    may_propose: bool,
    words: &'static FormTextMessages,
) -> impl IntoView + use<> {
    let name = texts.purpose.label(use_language());
    let outdated = texts.outdated.then(|| {
        view! { <p class="cluster"><Badge kind=Some(Kind::Danger) text=words.outdated />{words.outdated_more}</p> }
    });
    let none = texts.current.is_none() && texts.draft.is_none();
    let current = texts.current.map(|version| {
        let href = format!("/texts/{code}/recordings/{}", version.text.id);
        let bring = may_propose.then(|| view! {
            <p><a class="kern-link" href=href>{words.bring_recording}<span class="kern-sr-only">{format!(": {name}")}</span></a></p>
        });
        view! { {one(code, version, words)} {bring} }
    });
    let waiting = texts.draft.as_ref().is_some_and(|draft| !draft.by_program);
    let draft = texts.draft.map(|version| {
        let href = format!("/texts/{code}/review/{}", version.text.id);
        view! {
            {one(code, version, words)}
            <p><a class="kern-link" href=href>{words.review}<span class="kern-sr-only">{format!(": {name}")}</span></a></p>
        }
    });
    let older = (!texts.older.is_empty()).then(|| {
        let versions = texts.older.into_iter().map(|version| one(code, version, words)).collect_view();
        view! { <details><summary>{words.older}</summary>{versions}</details> }
    });
    let propose = (may_propose && !waiting).then(|| {
        let href = format!("/texts/{code}/new?purpose={}", texts.purpose.code());
        view! { <p><a class="kern-link" href=href>{words.propose}<span class="kern-sr-only">{format!(": {name}")}</span></a></p> }
    });
    view! {
        <section>
            <h2 class="kern-heading-medium">{name}</h2>
            {outdated}
            {none.then(|| view! { <p class="muted">{words.no_text}</p> })}
            {current}
            {draft}
            {older}
            {propose}
        </section>
    }
}

fn one(code: &str, version: TextVersion, words: &'static FormTextMessages) -> impl IntoView + use<> {
    let label = (words.version)(version.text.version_no);
    view! {
        <div class="stack">
            <State version=version.clone() />
            <Words text=version.text.clone() />
            <Sounds code=code.to_owned() recordings=version.text.recordings.clone() />
            <details><summary>{words.fingerprint}", "{label}</summary><Facts version /></details>
        </div>
    }
}
