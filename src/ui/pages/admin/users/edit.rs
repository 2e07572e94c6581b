//! `/admin/users/{id}/edit`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::way_here;
use crate::domain::form::UserForm;
use crate::domain::message::{Label, Language};
use crate::domain::view::admin::Opened;
use crate::ui::form::{FieldLabels, Form, Hidden, SaveBar, Select, TextField, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// Names, address and language of an account.
#[component]
pub fn EditUserPage() -> impl IntoView {
    let user = use_params_map().read_untracked().get("id").unwrap_or_default();
    let refused = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::admin::edit_user_form(user.clone(), refused), move |opened| view! { <Loaded opened user /> })
}

#[component]
fn Loaded(opened: Opened<UserForm>, user: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let back = format!("/admin/users/{user}");
    let mut breadcrumb = way_here();
    breadcrumb.push((back.clone(), opened.name));
    let form = opened.form;
    let labels: FieldLabels = [
        ("user_name", words.user_name),
        ("display_name", words.display_name),
        ("email", words.email),
        ("language", words.language),
    ]
    .map(|(field, label)| (field.to_owned(), label.to_owned()))
    .into();
    view! {
        <Page title=words.edit_user breadcrumb=breadcrumb errors=opened.errors.clone() fields=labels>
            {opened.stored.map(|stored| view! { <Overtaken stored=lines(stored) /> })}
            <Form id="user" action="/api/user/change" client_id=form.client_id.clone() errors=opened.errors>
                <input type="hidden" name="user" value=user />
                <Hidden name="version" value=form.version.clone() />
                <AccountFields form />
                <SaveBar label=messages.common.save cancel=back />
            </Form>
        </Page>
    }
}

fn lines(stored: UserForm) -> Vec<Answer> {
    let words = &use_messages().admin;
    let language = Language::from_code(&stored.language).map(|language| language.label(use_language()));
    vec![
        Answer::fixed(words.user_name, stored.user_name),
        Answer::fixed(words.display_name, stored.display_name),
        Answer::fixed(words.email, stored.email),
        Answer::fixed(words.language, language.unwrap_or_default()),
    ]
}

/// Says that a draft was overtaken, and shows what is stored now.
#[component]
pub fn Overtaken(
    /// What is stored now.
    stored: Vec<Answer>,
) -> impl IntoView {
    let words = &use_messages().admin;
    view! {
        <Notice kind=Kind::Warning title=words.overtaken><p>{words.overtaken_more}</p></Notice>
        <Answers title=words.stored_now answers=stored />
    }
}

/// The fields of the account itself.
#[component]
pub fn AccountFields(
    /// What stands in them.
    form: UserForm,
) -> impl IntoView {
    let words = &use_messages().admin;
    let languages = choices::<Language>(use_language());
    view! {
        <TextField name="user_name" label=words.user_name hint=words.user_name_hint value=form.user_name width="width-20" autocomplete="off" />
        <TextField name="display_name" label=words.display_name hint=words.display_name_hint value=form.display_name width="width-20" />
        <TextField name="email" label=words.email value=form.email kind="email" optional=true width="width-20" />
        <Select name="language" label=words.language choices=languages value=form.language />
    }
}
