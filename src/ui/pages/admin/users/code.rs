//! `/admin/users/{id}/code`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::way_here;
use crate::domain::message::AdminMessages;
use crate::domain::view::admin::ShownCode;
use crate::ui::form::{Form, Hidden, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// The code to set a password, shown once and never in an address.
#[component]
pub fn UserCodePage() -> impl IntoView {
    let user = use_params_map().read_untracked().get("id").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::admin::take_code(user.clone()), move |shown| view! { <Loaded shown user done /> })
}

#[component]
fn Loaded(shown: ShownCode, user: String, done: String) -> impl IntoView {
    let words = &use_messages().admin;
    let language = use_language();
    let back = format!("/admin/users/{user}");
    let mut breadcrumb = way_here();
    breadcrumb.push((back.clone(), shown.user_name.clone()));
    let created = (!done.is_empty() && shown.code.is_some())
        .then(|| view! { <Notice kind=Kind::Success title=AdminMessages::done(language, &done) /> });
    let until = shown.until.map(|until| (words.code_until)(&language.moment(until)));
    let content = match shown.code {
        Some(code) => view! {
            <p>{(words.code_lead)(&shown.user_name)}</p>
            <p class="lead"><strong class="code">{code}</strong></p>
            <p>{until}</p>
            <p>{words.code_how}</p>
        }
        .into_any(),
        None => view! {
            <Notice kind=Kind::Warning title=words.code_gone><p>{words.code_gone_more}</p></Notice>
            <Form id="new-code" action="/api/user/new-code" plain=true>
                <Hidden name="user" value=user />
                <Submit label=words.new_code secondary=true />
            </Form>
        }
        .into_any(),
    };
    view! {
        <Page title=words.code_title breadcrumb=breadcrumb>
            {created}
            <div class="prose">{content}<p><a class="kern-link" href=back>{words.to_user}</a></p></div>
        </Page>
    }
}
