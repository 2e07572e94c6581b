//! `/admin/users` and what lies below.

pub mod code;
pub mod edit;
pub mod grant;
pub mod list;
pub mod new;
pub mod page;

pub use code::UserCodePage;
pub use edit::EditUserPage;
pub use grant::NewGrantPage;
pub use list::UserListPage;
pub use new::NewUserPage;
pub use page::UserPage;

use leptos::prelude::*;

use crate::domain::access::Role;
use crate::domain::form::GrantPart;
use crate::domain::view::admin::{GrantLine, SiteChoice};
use crate::ui::form::{Choice, DayField, Select, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::page::Crumb;

/// The way to a page below the list of accounts.
fn way_here() -> Vec<Crumb> {
    let messages = use_messages();
    vec![
        ("/".to_owned(), messages.common.home.to_owned()),
        ("/admin/users".to_owned(), messages.admin.users_title.to_owned()),
    ]
}

/// A role with its site: "Pädagogische Fachkraft, Dortmund".
fn grant_text(grant: &GrantLine) -> String {
    use crate::domain::message::Label;
    let role = grant.role.label(use_language());
    match &grant.site {
        Some(site) => format!("{role}, {site}"),
        None => role.to_owned(),
    }
}

/// The fields of one role; `at` gives a field its name.
#[component]
fn GrantFields(grant: GrantPart, sites: Vec<SiteChoice>, at: fn(&str) -> String, optional: bool) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let roles = choices::<Role>(use_language());
    let sites = sites.into_iter().map(|site| Choice::new(site.id.to_string(), site.name)).collect::<Vec<_>>();
    view! {
        <Select name=at("role") label=messages.common.role choices=roles value=grant.role optional=optional />
        <Select name=at("site_id") label=messages.common.site hint=words.site_hint choices=sites value=grant.site_id empty=words.whole_programme />
        <DayField name=at("valid_from") label=words.valid_from value=grant.valid_from />
        <DayField name=at("valid_until") label=words.valid_until value=grant.valid_until optional=true />
    }
}
