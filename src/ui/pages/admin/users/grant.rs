//! `/admin/users/{id}/grants/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{GrantFields, way_here};
use crate::domain::form::GrantPart;
use crate::domain::view::admin::Opened;
use crate::ui::form::{FieldLabels, Form, SaveBar};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;

/// A role for an account.
#[component]
pub fn NewGrantPage() -> impl IntoView {
    let user = use_params_map().read_untracked().get("id").unwrap_or_default();
    let refused = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::admin::grant_form(user.clone(), refused), move |opened| view! { <Loaded opened user /> })
}

#[component]
fn Loaded(opened: Opened<GrantPart>, user: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let back = format!("/admin/users/{user}");
    let mut breadcrumb = way_here();
    breadcrumb.push((back.clone(), opened.name));
    let labels: FieldLabels = [
        ("role", messages.common.role),
        ("site_id", messages.common.site),
        ("valid_from", words.valid_from),
        ("valid_until", words.valid_until),
    ]
    .map(|(field, label)| (field.to_owned(), label.to_owned()))
    .into();
    view! {
        <Page title=words.add_role breadcrumb=breadcrumb errors=opened.errors.clone() fields=labels>
            <Form id="grant" action="/api/user/grant" errors=opened.errors>
                <input type="hidden" name="user" value=user />
                <GrantFields grant=opened.form sites=opened.sites at=str::to_owned optional=false />
                <SaveBar label=words.add_role cancel=back />
            </Form>
        </Page>
    }
}
