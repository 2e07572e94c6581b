//! `/set-password`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::error::ErrorCode;
use crate::domain::message::Label;
use crate::ui::form::{Form, Submit, TextField};
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// A first or new password with a one-time code.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let messages = use_messages();
    let words = &messages.entrance;
    let error = use_query_map().read_untracked().get("error");
    // A wrong, used or expired code is no choice; everything else is about the password.
    let refused = error.map(|code| match ErrorCode::from_code(&code) {
        Some(code) if code != ErrorCode::NotAChoice => code.label(use_language()),
        _ => words.code_refused,
    });
    let prefix = if refused.is_some() { messages.common.title_error } else { "" };
    view! {
        <Page title=words.set_password_title window_title=format!("{prefix}{}", words.set_password_title)>
            <div class="prose">
                <p>{words.set_password_lead}</p>
                {refused.map(|text| view! { <div role="alert"><Notice kind=Kind::Danger title=text /></div> })}
                <Form id="set-password" action="/api/account/set-password" plain=true autocomplete=true>
                    <TextField name="code" label=words.code hint=words.code_hint autocomplete="one-time-code" />
                    <TextField name="password" label=words.new_password hint=words.new_password_hint kind="password" autocomplete="new-password" width="width-20" />
                    <TextField name="repeated" label=words.repeat_password kind="password" autocomplete="new-password" width="width-20" />
                    <Submit label=messages.common.save />
                </Form>
            </div>
        </Page>
    }
}
