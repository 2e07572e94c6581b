//! `/admin/users`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::grant_text;
use crate::domain::access::Role;
use crate::domain::message::Label;
use crate::domain::user::AccountState;
use crate::domain::view::admin::{UserLine, UserList, UserListQuery};
use crate::ui::address::address;
use crate::ui::badge::Badge;
use crate::ui::form::{Select, Submit, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::table::{Column, Table};

const PATH: &str = "/admin/users";

/// The list of accounts.
#[component]
pub fn UserListPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let get = |name: &str| query.get(name).unwrap_or_default();
    let query = UserListQuery { state: get("state"), role: get("role"), after: get("after") };
    load(crate::api::admin::list_users(query.clone()), move |list| view! { <Loaded list query /> })
}

#[component]
fn Loaded(list: UserList, query: UserListQuery) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let pairs = [("state", query.state.as_str()), ("role", query.role.as_str())];
    let next = list.next.map(|after| {
        let after = after.to_string();
        address(PATH, &[pairs[0], pairs[1], ("after", &after)])
    });
    let first = (!query.after.is_empty()).then(|| address(PATH, &pairs));
    let breadcrumb = vec![("/".to_owned(), messages.common.home.to_owned())];
    view! {
        <Page title=words.users_title breadcrumb=breadcrumb>
            <p class="lead">{words.users_lead}" "{words.no_cases}</p>
            <p class="deeds"><a class="kern-btn kern-btn--primary" href="/admin/users/new"><span class="kern-label">{words.new_user}</span></a></p>
            <Filter query=query.clone() />
            {if list.users.is_empty() {
                view! { <Notice title=messages.list.nothing_found /> }.into_any()
            } else {
                view! { <Lines users=list.users /> }.into_any()
            }}
            <Pager previous=first next=next />
        </Page>
    }
}

/// A form that only changes the address.
#[component]
fn Filter(query: UserListQuery) -> impl IntoView {
    let messages = use_messages();
    let (states, roles) = (choices::<AccountState>(use_language()), choices::<Role>(use_language()));
    view! {
        <form class="filter" method="get" action=PATH>
            <Select name="state" label=messages.common.status choices=states value=query.state empty=messages.list.all />
            <Select name="role" label=messages.common.role choices=roles value=query.role empty=messages.list.all />
            <Submit label=messages.list.apply secondary=true />
        </form>
    }
}

#[component]
fn Lines(users: Vec<UserLine>) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let columns = vec![
        Column::new(words.user_name),
        Column::new(words.display_name),
        Column::new(words.roles),
        Column::new(messages.common.status),
    ];
    let rows = users.into_iter().map(|user| {
        let href = format!("{PATH}/{}", user.id);
        let roles = user.grants.iter().map(|grant| view! { <li>{grant_text(grant)}</li> }).collect_view();
        let roles = if user.grants.is_empty() {
            view! { <span class="muted">{words.no_roles}</span> }.into_any()
        } else {
            view! { <ul class="plain-list">{roles}</ul> }.into_any()
        };
        vec![
            view! { <a class="kern-link" href=href>{user.user_name}</a> }.into_any(),
            user.display_name.into_any(),
            roles,
            view! { <StateBadge state=user.state /> }.into_any(),
        ]
    });
    view! { <Table caption=words.users_caption columns=columns rows=rows.collect() /> }
}

/// The state of an account.
#[component]
pub fn StateBadge(
    /// The state.
    state: AccountState,
) -> impl IntoView {
    let kind = match state {
        AccountState::Active => Kind::Success,
        AccountState::Invited => Kind::Info,
        AccountState::Deactivated => Kind::Danger,
    };
    view! { <Badge kind=Some(kind) text=state.label(use_language()) /> }
}
