//! `/cases/{code}/sessions`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::above;
use crate::domain::view::session::SessionList;
use crate::ui::address::address;
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::pages::cases::page::session_event;
use crate::ui::timeline::Timeline;
use crate::ui::withheld::WithheldLine;

/// All sessions of a case, newest first.
#[component]
pub fn SessionListPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let after = use_query_map().read_untracked().get("after").unwrap_or_default();
    let first_page = after.is_empty();
    load(crate::api::sessions::list_sessions(code, after), move |list| view! { <Loaded list first_page /> })
}

#[component]
fn Loaded(list: SessionList, first_page: bool) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.sessions;
    let code = list.code.to_string();
    let base = format!("/cases/{}/sessions", list.code.compact());
    let entries = vec![
        (messages.common.case_code, view! { <span class="code">{code.clone()}</span> }.into_any()),
        (messages.common.initials, list.initials.clone().into_any()),
    ];
    let next = list.next.map(|after| address(&base, &[("after", &after)]));
    let previous = (!first_page).then(|| base.clone());
    let empty = list.lines.is_empty();
    let events = list.lines.into_iter().map(|line| session_event(&base, line)).collect::<Vec<_>>();
    view! {
        <Page title=words.list_title window_title=format!("{}: {code}", words.list_title) breadcrumb=above(list.code)>
            <IdentityBar entries=entries />
            {list.locked.then(|| view! {
                <Notice kind=Kind::Warning title=messages.cases.locked_title><p>{messages.cases.locked_text}</p></Notice>
            })}
            <WithheldLine withheld=list.withheld />
            {if empty {
                view! { <p class="muted">{messages.cases.no_sessions}</p> }.into_any()
            } else {
                view! { <h2 class="kern-sr-only">{messages.sessions.newest_first}</h2><Timeline events=events /> }.into_any()
            }}
            <Pager previous=previous next=next />
        </Page>
    }
}
