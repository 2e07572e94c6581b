//! `/admin/users/new`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{GrantFields, way_here};
use crate::domain::draft::FormKind;
use crate::domain::form::UserForm;
use crate::domain::view::admin::Opened;
use crate::ui::form::{DraftNotice, FieldLabels, Form, SaveBar};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::admin::users::edit::AccountFields;

/// The form of a new account.
#[component]
pub fn NewUserPage() -> impl IntoView {
    let refused = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::admin::new_user_form(refused), |opened| view! { <Loaded opened /> })
}

#[component]
fn Loaded(opened: Opened<UserForm>) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let form = opened.form;
    let grant = form.grants.first().cloned().unwrap_or_default();
    let errors = opened.errors;
    let shown = opened.draft.filter(|_| errors.is_empty());
    view! {
        <Page title=words.new_user breadcrumb=way_here() errors=errors.clone() fields=labels()>
            <DraftNotice draft=shown kind=FormKind::User subject="" back="/admin/users/new" />
            <Form id="user" action="/api/user/create" client_id=form.client_id.clone() draft=(FormKind::User, String::new()) errors=errors>
                <AccountFields form />
                <h2 class="kern-heading-medium">{words.first_role}</h2>
                <p>{words.first_role_lead}</p>
                <GrantFields grant sites=opened.sites at=|field| format!("grants[0][{field}]") optional=true />
                <SaveBar label=words.create_user cancel="/admin/users" />
            </Form>
        </Page>
    }
}

fn labels() -> FieldLabels {
    let messages = use_messages();
    let words = &messages.admin;
    let name = |field: &str, label: &str| (field.to_owned(), label.to_owned());
    vec![
        name("user_name", words.user_name),
        name("display_name", words.display_name),
        name("email", words.email),
        name("language", words.language),
        name("grants[0][role]", messages.common.role),
        name("grants[0][site_id]", messages.common.site),
        name("site_id", messages.common.site),
        name("grants[0][valid_from]", words.valid_from),
        name("grants[0][valid_until]", words.valid_until),
    ]
}
