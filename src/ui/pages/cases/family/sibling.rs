//! `/cases/{code}/siblings/{sibling}`; `new` adds one.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::super::admission::{Head, crumbs, window_title};
use super::Remove;
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::FamilyMessages;
use crate::domain::view::family::SiblingPage as SiblingView;
use crate::ui::form::{Checkbox, DraftNotice, FieldLabels, Form, Hidden, SaveBar, TextArea, TextField};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;

/// A brother or sister of the young person.
#[component]
pub fn SiblingPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let code = params.get("code").unwrap_or_default();
    let id = params.get("sibling").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::family::open_sibling_form(code, id.clone()), move |page| {
        view! { <Loaded page failed id /> }
    })
}

fn labels(words: &FamilyMessages) -> FieldLabels {
    [("name", words.name), ("birth_year", words.birth_year), ("note", words.note)]
        .map(|(name, label)| (name.to_owned(), label.to_owned()))
        .to_vec()
}

#[component]
fn Loaded(page: SiblingView, failed: bool, id: String) -> impl IntoView {
    let words = &use_messages().family;
    let code = page.head.code.compact();
    let family = format!("/cases/{code}/family");
    let back = format!("/cases/{code}/siblings/{id}");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let title = if page.is_new { words.sibling_new } else { words.sibling_change };
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
            <p>{words.sibling_lead}</p>
            <DraftNotice draft=mark kind=FormKind::Sibling subject=subject.clone() back=back />
            <Form
                id="sibling"
                action="/api/sibling/save"
                client_id=form.client_id
                draft=(FormKind::Sibling, subject)
                errors=errors
            >
                <input type="hidden" name="case" value=code />
                <input type="hidden" name="sibling" value=id />
                <Hidden name="version" value=form.version />
                <TextField name="name" label=words.name value=form.name width="width-20" />
                <TextField name="birth_year" label=words.birth_year value=form.birth_year inputmode="numeric" width="kern-form-input__input--width-4" optional=true />
                <Checkbox name="same_household" label=words.same_household checked=form.same_household />
                <TextArea name="note" label=words.note hint=words.note_hint value=form.note rows=3 optional=true />
                <SaveBar label=words.sibling_save cancel=family />
            </Form>
            {remove.map(|(id, version)| view! {
                <Remove deed="sibling" case=case_code.clone() id version label=words.sibling_remove />
            })}
        </Page>
    }
}
