//! `/research` for the data protection coordination.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::progress_badge;
use crate::domain::view::research::{ApprovalPage, RegisterLine, WaitingLine};
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::table::{Column, Table};

/// What waits, and the register.
#[component]
pub fn Approvals(page: ApprovalPage) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.research;
    let declined = use_query_map().read_untracked().get_str("done") == Some("declined");
    let chain = match page.broken_at {
        None => view! { <p class="muted">{words.chain_whole}</p> }.into_any(),
        Some(number) => {
            view! { <Notice kind=Kind::Danger title=format!("{} {number}", words.chain_broken) /> }.into_any()
        }
    };
    view! {
        <Page title=messages.common.research>
            {declined.then(|| view! { <Notice kind=Kind::Success title=words.declined /> })}
            <p class="lead">{words.approval_lead}</p>
            <div class="stack">
                <section><h2 class="kern-heading-medium">{words.waiting_title}</h2><Waiting lines=page.waiting /></section>
                <section>
                    <h2 class="kern-heading-medium">{words.register_title}</h2>
                    <Register lines=page.register />
                    {chain}
                </section>
            </div>
        </Page>
    }
}

#[component]
fn Waiting(lines: Vec<WaitingLine>) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    if lines.is_empty() {
        return view! { <p class="muted">{words.waiting_empty}</p> }.into_any();
    }
    let columns = [words.project, words.requester, words.cohort, words.requested_on].map(Column::new).into();
    let rows = lines
        .into_iter()
        .map(|line| {
            let href = format!("/research/requests/{}", line.id);
            vec![
                view! { <a class="kern-link" href=href>{format!("{}: {}", words.check, line.project)}</a> }.into_any(),
                line.requester.into_any(),
                language.cohort(line.cohort).into_any(),
                language.date(line.requested_on).into_any(),
            ]
        })
        .collect();
    view! { <Table caption=words.waiting_caption columns=columns rows=rows /> }.into_any()
}

#[component]
fn Register(lines: Vec<RegisterLine>) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    if lines.is_empty() {
        return view! { <p class="muted">{words.register_empty}</p> }.into_any();
    }
    let columns = vec![
        Column::new(words.number).number(),
        Column::new(words.project),
        Column::new(words.recipient),
        Column::new(words.cohort),
        Column::new(words.made_on),
        Column::new(words.progress),
    ];
    let rows = lines
        .into_iter()
        .map(|line| {
            let href = format!("/research/releases/{}", line.id);
            vec![
                line.number.to_string().into_any(),
                view! { <a class="kern-link" href=href>{line.project}</a> }.into_any(),
                line.recipient.into_any(),
                language.cohort(line.cohort).into_any(),
                language.date(line.made_on).into_any(),
                progress_badge(line.progress),
            ]
        })
        .collect();
    view! { <Table caption=words.register_caption columns=columns rows=rows /> }.into_any()
}
