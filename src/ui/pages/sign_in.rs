//! `/sign-in`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::error::{ErrorCode, FieldErrors};
use crate::ui::form::{Form, Hidden, Submit, TextField};
use crate::ui::language::use_messages;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// User name and password; says why somebody is here.
#[component]
pub fn SignInPage() -> impl IntoView {
    let messages = use_messages();
    let words = &messages.entrance;
    let query = use_query_map().read_untracked().clone();
    let next = query.get("next").unwrap_or_default();
    let mut errors = FieldErrors::new();
    if let Some(code) = query.get_str("error") {
        errors.add("user_name", if code == "throttled" { ErrorCode::Throttled } else { ErrorCode::WrongSignIn });
    }
    let fields = vec![("user_name".to_owned(), words.user_name.to_owned())];
    let has = |name: &str| query.get_str(name).is_some();
    let (out, set, ended) = (has("out"), has("set"), has("ended"));
    view! {
        <Page title=words.sign_in_title errors=errors.clone() fields=fields>
            <div class="prose">
                <p class="lead">{messages.common.claim}</p>
                {out.then(|| view! { <Notice kind=Kind::Success title=words.signed_out /> })}
                {set.then(|| view! { <Notice kind=Kind::Success title=words.password_set /> })}
                {ended.then(|| view! { <Notice kind=Kind::Warning title=words.ended><p>{words.ended_more}</p></Notice> })}
                <Form id="sign-in" action="/api/account/sign-in" plain=true autocomplete=true errors=errors>
                    <Hidden name="next" value=next />
                    <TextField name="user_name" label=words.user_name autocomplete="username" width="width-20" />
                    <TextField name="password" label=words.password kind="password" autocomplete="current-password" width="width-20" />
                    <Submit label=messages.common.sign_in />
                </Form>
                <p><a class="kern-link" href="/set-password">{words.have_code}</a></p>
            </div>
        </Page>
    }
}
