//! `/account`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::access::Permission;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::view::visitor::Visitor;
use crate::ui::form::{Form, Hidden, Submit, TextField};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pages::home::signed_in;

/// The signed-in person's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    signed_in(|visitor: Visitor| {
        let words = &use_messages().entrance;
        let query = use_query_map().read_untracked().clone();
        let done = query.get("done").is_some();
        let refused = query.get("error").and_then(|code| ErrorCode::from_code(&code));
        let witness = visitor.may(Permission::RecordConsent).then(|| {
            load(crate::api::account::has_witness_code(), move |there| view! { <WitnessCode there refused /> })
        });
        view! {
            <Page title=words.account_title>
                <div class="prose stack">
                    {done.then(|| view! { <Notice kind=Kind::Success title=words.witness_done /> })}
                    <p>{visitor.name}</p>
                    {witness}
                    <section>
                        <p>{words.everywhere_lead}</p>
                        <Form id="everywhere" action="/api/account/sign-out" plain=true>
                            <Hidden name="everywhere" value="true" />
                            <Submit label=words.everywhere secondary=true />
                        </Form>
                    </section>
                </div>
            </Page>
        }
        .into_any()
    })
}

/// Choosing the code with which signatures on the device are witnessed; neither field is ever filled in again.
#[component]
fn WitnessCode(there: bool, refused: Option<ErrorCode>) -> impl IntoView {
    let words = &use_messages().entrance;
    let errors = refused.map_or_else(FieldErrors::new, |code| {
        FieldErrors::one(if code == ErrorCode::WeakCode { "code" } else { "password" }, code)
    });
    view! {
        <section>
            <h2 class="kern-heading-medium" id="witness">{words.witness_title}</h2>
            <p>{words.witness_lead}</p>
            {there.then(|| view! { <p>{words.witness_there}</p> })}
            <Form id="witness-code" action="/api/account/witness-code" plain=true errors>
                <TextField name="code" label=words.witness_code hint=words.witness_hint kind="password" inputmode="numeric" autocomplete="off" width="width-10" />
                <TextField name="password" label=words.own_password kind="password" autocomplete="current-password" width="width-20" />
                <Submit label=words.witness_save secondary=true />
            </Form>
        </section>
    }
}
