//! `/cases/{code}/consents/{id}/sign`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::form::{Paths, Proving, Texts};
use super::part::{People, labels};
use crate::domain::draft::FormKind;
use crate::domain::message::Label;
use crate::domain::view::consent::ConsentFormView;
use crate::ui::form::{DraftNotice, FieldLabels, Form, Hidden, SaveBar};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;

/// Adds a missing signature to a consent.
#[component]
pub fn ConsentSignPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let get = |name: &str| params.get(name).unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let (path, sent) = (query.get("path").unwrap_or_default(), query.get("errors").is_some());
    load(crate::api::consents::open_signing_form(get("code"), get("consent"), path, sent), |view| {
        view! { <Loaded view /> }
    })
}

#[component]
fn Loaded(view: ConsentFormView) -> impl IntoView {
    let words = &use_messages().consents;
    let name = view.purpose.label(use_language());
    let window_title = format!("{}: {}", words.sign_title, view.code);
    let id = view.form.client_id.clone();
    let page = format!("/cases/{}/consents/{id}", view.code.compact());
    let subject = format!("{}:{id}", view.code.compact());
    let mut steps = breadcrumb(view.code, true);
    steps.push((page.clone(), name.to_owned()));
    let mut fields: FieldLabels =
        view.people.iter().enumerate().flat_map(|(index, person)| labels(index, person)).collect();
    fields.push(("proof_location".to_owned(), words.proof_location.to_owned()));
    fields.push(("witness_code".to_owned(), words.witness_code.to_owned()));
    let errors = view.errors.clone();
    let back = format!("{page}/sign");
    let paths = format!("{back}?");
    let on_device = view.on_device;
    let (purpose, texts, draft) = (view.purpose, view.texts.clone(), view.draft);
    let person = format!("{} · {} · {name}", view.name, view.code);
    view! {
        <Page title=words.sign_title window_title=window_title breadcrumb=steps errors fields>
            <p class="lead">{person}</p>
            <DraftNotice draft kind=FormKind::Consent subject=subject.clone() back />
            <Texts purpose texts aloud=true />
            <p class="muted">{words.sign_text}</p>
            <Paths base=paths on_device />
            <Fields view subject cancel=page />
        </Page>
    }
}

#[component]
fn Fields(view: ConsentFormView, subject: String, cancel: String) -> impl IntoView {
    let words = &use_messages().consents;
    let form = view.form;
    let errors = view.errors.clone();
    let on_device = view.on_device;
    view! {
        <Form id="sign-form" action="/api/consent/sign" draft=Some((FormKind::Consent, subject)) errors=view.errors>
            <input type="hidden" name="case" value=view.code.compact() />
            <input type="hidden" name="consent" value=form.client_id.clone() />
            <Hidden name="client_id" value=form.client_id />
            <Hidden name="version" value=form.version />
            <Hidden name="proof" value=form.proof />
            <h2 class="kern-heading-medium" id="signatories">{words.signatures_title}</h2>
            {on_device.then(|| view! { <p class="muted measure">{words.device_lead}</p> })}
            <People people=view.people parts=form.signatories errors on_device />
            <Proving on_device there=view.has_witness_code location=form.proof_location />
            <SaveBar label=words.save cancel />
        </Form>
    }
}
