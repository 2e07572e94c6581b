//! `/cases/{code}/network/{network}`; `new` adds one.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::super::admission::{Head, crumbs, window_title};
use super::Remove;
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::FamilyMessages;
use crate::domain::network::NetworkKind;
use crate::domain::view::family::NetworkPage as NetworkView;
use crate::ui::form::{DayField, DraftNotice, FieldLabels, Form, Hidden, SaveBar, Select, TextField, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;

/// Somebody else who helps the family.
#[component]
pub fn NetworkPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let code = params.get("code").unwrap_or_default();
    let id = params.get("network").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::family::open_network_form(code, id.clone()), move |page| {
        view! { <Loaded page failed id /> }
    })
}

fn labels(words: &FamilyMessages) -> FieldLabels {
    [
        ("kind", words.kind),
        ("institution", words.institution),
        ("person", words.contact_person),
        ("contact", words.contact),
        ("ended_on", words.ended_on),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: NetworkView, failed: bool, id: String) -> impl IntoView {
    let words = &use_messages().family;
    let code = page.head.code.compact();
    let family = format!("/cases/{code}/family");
    let back = format!("/cases/{code}/network/{id}");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let title = if page.is_new { words.network_new } else { words.network_change };
    let subject = format!("{code}:{id}");
    let form = page.form;
    let remove = (!page.is_new).then(|| (form.client_id.clone(), form.version.clone()));
    let case_code = code.clone();
    let mut breadcrumb = crumbs(&page.head, false);
    breadcrumb.push((family.clone(), words.title.to_owned()));
    view! {
        <Page
            title=title
            window_title=window_title(title, &page.head)
            breadcrumb=breadcrumb
            errors=errors.clone()
            fields=labels(words)
        >
            <Head head=page.head.clone() />
            <p>{words.network_lead}</p>
            <DraftNotice draft=mark kind=FormKind::Network subject=subject.clone() back=back />
            <Form
                id="network"
                action="/api/network/save"
                client_id=form.client_id
                draft=(FormKind::Network, subject)
                errors=errors
            >
                <input type="hidden" name="case" value=code />
                <input type="hidden" name="network" value=id />
                <Hidden name="version" value=form.version />
                <Select name="kind" label=words.kind choices={choices::<NetworkKind>(use_language())} value=form.kind />
                <TextField name="institution" label=words.institution hint=words.institution_hint value=form.institution />
                <TextField name="person" label=words.contact_person value=form.person width="width-20" optional=true />
                <TextField name="contact" label=words.contact value=form.contact width="width-20" optional=true />
                <DayField name="ended_on" label=words.ended_on hint=words.ended_on_hint value=form.ended_on optional=true />
                <SaveBar label=words.network_save cancel=family />
            </Form>
            {remove.map(|(id, version)| view! {
                <Remove deed="network" case=case_code.clone() id version label=words.network_remove />
            })}
        </Page>
    }
}
