//! `/account`

use leptos::prelude::*;

use crate::domain::view::visitor::Visitor;
use crate::ui::form::{Form, Hidden, Submit};
use crate::ui::language::use_messages;
use crate::ui::page::Page;
use crate::ui::pages::home::signed_in;

/// The signed-in person's own account.
#[component]
pub fn AccountPage() -> impl IntoView {
    signed_in(|visitor: Visitor| {
        let words = &use_messages().entrance;
        view! {
            <Page title=words.account_title>
                <div class="prose">
                    <p>{visitor.name}</p>
                    <p>{words.everywhere_lead}</p>
                    <Form id="everywhere" action="/api/account/sign-out" plain=true>
                        <Hidden name="everywhere" value="true" />
                        <Submit label=words.everywhere secondary=true />
                    </Form>
                </div>
            </Page>
        }
        .into_any()
    })
}
