//! `/admin/users/{id}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::list::StateBadge;
use super::{grant_text, way_here};
use crate::domain::message::{AdminMessages, Label};
use crate::domain::user::AccountState;
use crate::domain::view::admin::{GrantLine, UserView};
use crate::ui::badge::Badge;
use crate::ui::form::{Form, Hidden, Submit};
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::table::{Column, Table};

/// One account: its roles, its sign-ins, its state.
#[component]
pub fn UserPage() -> impl IntoView {
    let user = use_params_map().read_untracked().get("id").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::admin::user_page(user), move |user| view! { <Loaded user done /> })
}

#[component]
fn Loaded(user: UserView, done: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let language = use_language();
    let edit = format!("/admin/users/{}/edit", user.id);
    let entries = vec![
        (words.user_name, user.user_name.clone().into_any()),
        (messages.common.status, view! { <StateBadge state=user.state /> }.into_any()),
        (words.language, user.language.label(language).into_any()),
        (
            words.email,
            if user.email.is_empty() { messages.common.not_given.to_owned() } else { user.email.clone() }.into_any(),
        ),
    ];
    view! {
        <Page title=user.display_name.clone() window_title=words.users_title breadcrumb=way_here()>
            {(!done.is_empty()).then(|| view! { <Notice kind=Kind::Success title=AdminMessages::done(language, &done) /> })}
            <IdentityBar entries=entries />
            <p><a class="kern-link" href=edit>{words.edit_user}</a></p>
            <h2 class="kern-heading-medium">{words.roles}</h2>
            <Roles user=user.clone() />
            <h2 class="kern-heading-medium">{words.access}</h2>
            <Access user />
        </Page>
    }
}

#[component]
fn Roles(user: UserView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let columns = vec![
        Column::new(messages.common.role),
        Column::new(words.valid_from),
        Column::new(words.valid_until),
        Column::new(messages.common.status),
        Column::new(words.deed),
    ];
    let id = user.id.to_string();
    let empty = user.grants.is_empty();
    let rows = user.grants.into_iter().map(|grant| row(&id, grant)).collect::<Vec<_>>();
    let add = format!("/admin/users/{id}/grants/new");
    view! {
        {if empty {
            view! { <p class="muted">{words.no_roles}</p> }.into_any()
        } else {
            view! { <Table caption=words.roles_caption columns=columns rows=rows /> }.into_any()
        }}
        {if user.own {
            view! { <p class="muted">{words.own_roles}</p> }.into_any()
        } else {
            view! {
                <p class="deeds"><a class="kern-btn kern-btn--secondary" href=add><span class="kern-label">{words.add_role}</span></a></p>
            }.into_any()
        }}
    }
}

fn row(user: &str, grant: GrantLine) -> Vec<AnyView> {
    let words = &use_messages().admin;
    let language = use_language();
    let (kind, state) = match (grant.current, grant.over) {
        (true, _) => (Some(Kind::Success), words.grant_current),
        (false, true) => (None, words.grant_over),
        (false, false) => (Some(Kind::Info), words.grant_future),
    };
    let text = grant_text(&grant);
    let until = grant.until.map_or_else(|| words.open_end.to_owned(), |until| language.date(until));
    let end = if grant.over {
        view! { <span class="muted">"–"</span> }.into_any()
    } else {
        view! {
            <form method="post" action="/api/user/end-grant">
                <input type="hidden" name="user" value=user.to_owned() />
                <input type="hidden" name="grant" value=grant.id.to_string() />
                <input type="hidden" name="version" value=grant.version.to_string() />
                <button class="link-button">{words.end_role}<span class="kern-sr-only">{format!(": {text}")}</span></button>
            </form>
        }
        .into_any()
    };
    vec![
        text.into_any(),
        language.date(grant.from).into_any(),
        until.into_any(),
        view! { <Badge kind=kind text=state /> }.into_any(),
        end,
    ]
}

/// Sign-ins, code, and the account's state.
#[component]
fn Access(user: UserView) -> impl IntoView {
    let words = &use_messages().admin;
    let language = use_language();
    let (id, sign_in_id, code_id) = (user.id.to_string(), user.id.to_string(), user.id.to_string());
    let version = user.version.to_string();
    let signed_in = match user.last_seen {
        Some(last) => (words.sign_ins)(user.sign_ins, &language.moment(last)),
        None => words.no_sign_ins.to_owned(),
    };
    let waiting = user.code_until.map(|until| view! { <p>{(words.code_waiting)(&language.moment(until))}</p> });
    let deactivated = user.state == AccountState::Deactivated;
    let (label, action) = if deactivated {
        (words.reactivate, "/api/user/reactivate")
    } else {
        (words.deactivate_yes, "/api/user/deactivate")
    };
    let state = view! {
        <Form id="state" action=action plain=true>
            <Hidden name="user" value=id />
            <Hidden name="version" value=version />
            <Submit label=label secondary=true />
        </Form>
    };
    // Closing an account takes a second press; opening it again does no harm.
    let state = if deactivated {
        view! { <p>{words.reactivate_lead}</p>{state} }.into_any()
    } else {
        view! {
            <details class="confirm">
                <summary class="kern-btn kern-btn--secondary"><span class="kern-label">{words.deactivate}</span></summary>
                <p>{words.deactivate_lead}</p>
                {state}
            </details>
        }
        .into_any()
    };
    view! {
        <div class="prose stack">
            <p>{signed_in}</p>
            {(user.sign_ins > 0).then(|| view! {
                <Form id="end-sign-ins" action="/api/user/end-sign-ins" plain=true>
                    <Hidden name="user" value=sign_in_id />
                    <Submit label=words.end_sign_ins secondary=true />
                </Form>
            })}
            {waiting}
            {(!deactivated).then(|| view! {
                <Form id="new-code" action="/api/user/new-code" plain=true>
                    <Hidden name="user" value=code_id />
                    <Submit label=words.new_code secondary=true />
                </Form>
            })}
            {state}
        </div>
    }
}
