//! `/referrals`: the police's own referrals.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::message::Label;
use crate::domain::view::referral::{OwnReferral, StatusLine};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::table::{Column, Table};

/// Case code, initials, day, and the state where the family agreed; nothing else of the case.
#[component]
pub fn OwnReferralsPage() -> impl IntoView {
    let done = use_query_map().read_untracked().get_str("done").is_some();
    load(crate::api::referrals::own_referrals(), move |lines| view! { <Loaded lines done /> })
}

#[component]
fn Loaded(lines: Vec<OwnReferral>, done: bool) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.referral;
    let language = use_language();
    let empty = lines.is_empty();
    let columns = vec![
        Column::new(messages.common.case_code),
        Column::new(messages.common.initials),
        Column::new(words.received_on),
        Column::new(words.stage),
    ];
    let rows = lines.into_iter().map(|line| {
        vec![
            view! { <span class="code">{line.code.to_string()}</span> }.into_any(),
            line.initials.into_any(),
            language.date(line.received_on).into_any(),
            line.status.map_or_else(|| words.no_status.to_owned(), stage).into_any(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <Page title=words.own_title breadcrumb=vec![("/".to_owned(), messages.common.home.to_owned())]>
            {done.then(|| view! { <Notice kind=Kind::Success title=words.own_done /> })}
            <Notice title=words.purpose_lock />
            <p><a class="kern-btn kern-btn--primary" href="/referrals/new">
                <span class="kern-label">{words.new_title}</span>
            </a></p>
            {if empty {
                view! { <Notice title=words.own_empty_title><p>{words.own_empty_text}</p></Notice> }.into_any()
            } else {
                view! { <Table caption=words.own_caption columns=columns rows=rows /> }.into_any()
            }}
        </Page>
    }
}

/// The state in one line: `Aktiv, seit 01.03.2026`.
fn stage(line: StatusLine) -> String {
    let words = &use_messages().referral;
    let language = use_language();
    let since = line.start_on.map(|day| format!("{} {}", words.since, language.date(day)));
    let until = line.end_on.map(|day| format!("{} {}", words.until, language.date(day)));
    let parts = [Some(line.stage.label(language).to_owned()), since, until];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
