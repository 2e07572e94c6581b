//! `/audit/verify`

use leptos::prelude::*;

use crate::domain::message::audit::breaks;
use crate::domain::view::audit::LastVerification;
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// Checks the whole chain at the press of a button and shows what was found.
#[component]
pub fn VerifyPage() -> impl IntoView {
    load(crate::api::audit::last_check(), |last| view! { <Loaded last /> })
}

#[component]
fn Loaded(last: Option<LastVerification>) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.audit;
    let breadcrumb =
        vec![("/".to_owned(), messages.common.home.to_owned()), ("/audit".to_owned(), words.title.to_owned())];
    let outcome = match last {
        Some(last) => view! { <Outcome last /> }.into_any(),
        None => view! { <p class="muted">{words.never_checked}</p> }.into_any(),
    };
    view! {
        <Page title=words.verify_title breadcrumb=breadcrumb>
            <div class="prose">
                <p>{words.verify_lead}</p>
                {outcome}
                <Form id="verify" action="/api/audit/verify" plain=true>
                    <Submit label=words.verify_button />
                </Form>
            </div>
        </Page>
    }
}

#[component]
fn Outcome(last: LastVerification) -> impl IntoView {
    let words = &use_messages().audit;
    let language = use_language();
    let when = format!("{} {}", words.checked_at, language.moment(last.at));
    if last.found.broken.is_empty() {
        return view! { <Notice kind=Kind::Success title=(words.whole)(&last.found.rows)><p>{when}</p></Notice> }
            .into_any();
    }
    view! {
        <div role="alert">
            <Notice kind=Kind::Danger title=(words.broken)(&last.found.broken)>
                <p>{breaks(language, &last.found.what)}</p>
                <p>{words.broken_more}</p>
                <p>{when}</p>
            </Notice>
        </div>
    }
    .into_any()
}
