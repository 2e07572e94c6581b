//! `/research/requests/new`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::breadcrumb;
use super::overview::OfferBox;
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::view::research::{Offer, RequestFormPage};
use crate::ui::form::{Checkbox, DraftNotice, Form, Hidden, SaveBar, TextArea, TextField};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;

/// Project, purpose, terms of use.
#[component]
pub fn NewRequestPage() -> impl IntoView {
    let errors = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::research::request_form(), move |page| view! { <Loaded page errors /> })
}

#[component]
fn Loaded(page: RequestFormPage, errors: bool) -> impl IntoView {
    let words = &use_messages().research;
    let form = page.form;
    let errors = if errors { form.check().err().unwrap_or_default() } else { FieldErrors::default() };
    let fields = [("project", words.project), ("purpose", words.review_purpose), ("terms", words.terms_label)]
        .map(|(name, label)| (name.to_owned(), label.to_owned()));
    let mark = page.draft.filter(|_| errors.is_empty());
    let ready = matches!(page.offer, Offer::Ready { .. });
    let draft = Some((FormKind::Release, String::new()));
    view! {
        <Page title=words.form_title breadcrumb=breadcrumb() errors=errors.clone() fields=fields.into()>
            <DraftNotice draft=mark kind=FormKind::Release subject="" back="/research/requests/new" />
            <OfferBox offer=page.offer plain=true />
            {ready.then(|| view! {
                <Form id="release-request" action="/api/research/request" draft=draft errors=errors>
                    <Hidden name="client_id" value=form.client_id />
                    <TextField name="project" label=words.project value=form.project hint=words.project_hint />
                    <TextArea name="purpose" label=words.purpose value=form.purpose hint=words.purpose_hint />
                    <Checkbox name="terms" label=words.terms checked=form.terms />
                    <p class="muted">{words.who_sees}</p>
                    <SaveBar label=words.send cancel="/research".to_owned() />
                </Form>
            })}
        </Page>
    }
}
