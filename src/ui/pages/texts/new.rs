//! `/texts/{edition}/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::sheet::Words;
use super::{breadcrumb, name_of};
use crate::domain::draft::FormKind;
use crate::domain::form::FormTextForm;
use crate::domain::form_text::{Edition, GERMAN, TextOrigin};
use crate::domain::message::Label;
use crate::domain::view::form_text::TextFormView;
use crate::ui::form::{
    Checkbox, DayField, DraftNotice, FieldLabels, Form, RadioGroup, SaveBar, TextArea, TextField, choices,
};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;

/// The form of a new wording.
#[component]
pub fn TextFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("edition").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let purpose = query.get("purpose").unwrap_or_default();
    let sent = query.get("errors").is_some();
    load(crate::api::form_texts::open_text_form(code, purpose, sent), |view| view! { <Loaded view /> })
}

#[component]
fn Loaded(view: TextFormView) -> impl IntoView {
    let words = &use_messages().form_texts;
    let language = use_language();
    let title = format!("{}: {}", words.new_title, view.purpose.label(language));
    let lead = name_of(&view.code);
    let back = format!("/texts/{}/new?purpose={}", view.code, view.purpose.code());
    let cancel = format!("/texts/{}", view.code);
    let subject = format!("{}:{}", view.code, view.purpose.code());
    let german = view.german.clone().map(|text| {
        view! { <section><h2 class="kern-heading-medium">{words.german_beside}</h2><Words text /></section> }
    });
    let is_german = Edition::from_code(&view.code) == Some(GERMAN);
    let errors = view.errors.clone();
    let shown = view.draft.filter(|_| errors.is_empty());
    let draft = Some((FormKind::FormText, subject.clone()));
    view! {
        <Page title=title breadcrumb=breadcrumb(&view.code, true) errors=errors.clone() fields=labels()>
            <p class="lead">{lead}</p>
            <DraftNotice draft=shown kind=FormKind::FormText subject=subject back />
            {german}
            <Form id="form-text" action="/api/text/propose" client_id=view.form.client_id.clone() draft errors=errors>
                <input type="hidden" name="edition" value=view.code.clone() />
                <input type="hidden" name="purpose" value=view.purpose.code() />
                <Fields form=view.form is_german />
                <SaveBar label=words.save cancel />
            </Form>
        </Page>
    }
}

fn labels() -> FieldLabels {
    let words = &use_messages().form_texts;
    [
        ("title", words.field_title),
        ("body", words.field_body),
        ("frame", words.field_frame),
        ("origin", words.field_origin),
        ("translator", words.field_translator),
        ("valid_from", words.field_valid_from),
    ]
    .map(|(field, label)| (field.to_owned(), label.to_owned()))
    .into()
}

#[component]
fn Fields(form: FormTextForm, is_german: bool) -> impl IntoView {
    let words = &use_messages().form_texts;
    let origins = choices::<TextOrigin>(use_language());
    let asks = is_german
        .then(|| view! { <Checkbox name="asks_again" label=words.field_asks_again checked=form.asks_again /> });
    view! {
        <TextField name="title" label=words.field_title value=form.title width="width-20" />
        <TextArea name="body" label=words.field_body hint=words.field_body_hint value=form.body rows=6 />
        <TextArea name="frame" label=words.field_frame hint=words.field_frame_hint value=form.frame rows=10 />
        <RadioGroup name="origin" label=words.field_origin choices=origins value=form.origin />
        <TextField name="translator" label=words.field_translator hint=words.field_translator_hint value=form.translator optional=true width="width-20" />
        {asks}
        <DayField name="valid_from" label=words.field_valid_from value=form.valid_from />
    }
}
