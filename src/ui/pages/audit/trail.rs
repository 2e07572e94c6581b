//! `/audit`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{role_words, short};
use crate::domain::message::audit::{ACTIONS, action};
use crate::domain::view::audit::{AuditLine, AuditList, AuditQuery, short_value};
use crate::ui::address::address;
use crate::ui::form::{Choice, Select, Submit, TextField};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::table::{Column, Table};

const PATH: &str = "/audit";

/// The trail, newest first.
#[component]
pub fn AuditPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let get = |name: &str| query.get(name).unwrap_or_default();
    let query = AuditQuery {
        actor: get("actor"),
        action: get("action"),
        record: get("record"),
        month: get("month"),
        after: get("after"),
    };
    load(crate::api::audit::list_audit(query.clone()), move |list| view! { <Loaded list query /> })
}

/// The address of the trail with one part of the filter set anew; an empty `after` is the first page.
fn with(query: &AuditQuery, part: &str, value: &str) -> String {
    let parts = [
        ("actor", query.actor.as_str()),
        ("action", &query.action),
        ("record", &query.record),
        ("month", &query.month),
        ("after", ""),
    ];
    address(PATH, &parts.map(|(name, old)| (name, if name == part { value } else { old })))
}

#[component]
fn Loaded(list: AuditList, query: AuditQuery) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.audit;
    let next = list.next.map(|after| with(&query, "after", &after.to_string()));
    let first = (!query.after.is_empty()).then(|| with(&query, "after", ""));
    let breadcrumb = vec![("/".to_owned(), messages.common.home.to_owned())];
    view! {
        <Page title=words.title breadcrumb=breadcrumb>
            <p class="lead">{words.lead}</p>
            <p class="deeds">
                {list.may_verify.then(|| view! {
                    <a class="kern-btn kern-btn--primary" href="/audit/verify"><span class="kern-label">{words.verify_title}</span></a>
                })}
                <a class="kern-btn kern-btn--secondary" href="/audit/reads"><span class="kern-label">{words.reads_title}</span></a>
            </p>
            <Filter query=query.clone() months=list.months />
            {if list.unreadable {
                view! { <Notice kind=Kind::Warning title=words.unreadable /> }.into_any()
            } else if list.lines.is_empty() {
                view! { <Notice title=messages.list.nothing_found /> }.into_any()
            } else {
                view! { <Lines lines=list.lines query /> }.into_any()
            }}
            <Pager previous=first next=next />
        </Page>
    }
}

/// A form that only changes the address.
#[component]
fn Filter(query: AuditQuery, months: Vec<String>) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.audit;
    let language = use_language();
    let mut actions = ACTIONS.iter().map(|(code, _, _)| Choice::new(*code, action(language, code))).collect::<Vec<_>>();
    actions.sort_by(|a, b| a.label.cmp(&b.label));
    let months = months.into_iter().map(|month| Choice::new(month.clone(), month_words(&month))).collect::<Vec<_>>();
    view! {
        <form class="filter" method="get" action=PATH>
            <Select name="action" label=words.action choices=actions value=query.action empty=messages.list.all />
            <Select name="month" label=words.month choices=months value=query.month empty=messages.list.all />
            <TextField name="actor" label=words.actor_id value=query.actor autocomplete="off" />
            <TextField name="record" label=words.record_id value=query.record autocomplete="off" />
            <Submit label=messages.list.apply secondary=true />
            <a class="kern-link" href=PATH>{messages.list.reset}</a>
        </form>
    }
}

/// "2026-03" as "März 2026".
fn month_words(month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, ""));
    format!("{} {year}", use_language().month(number.parse().unwrap_or_default()))
}

#[component]
fn Lines(lines: Vec<AuditLine>, query: AuditQuery) -> impl IntoView {
    let words = &use_messages().audit;
    let columns = vec![
        Column::new(words.number),
        Column::new(words.moment),
        Column::new(words.actor),
        Column::new(words.action),
        Column::new(words.record),
        Column::new(words.detail),
    ];
    let rows = lines.into_iter().map(|line| row(line, &query)).collect::<Vec<_>>();
    view! { <Table caption=words.caption columns=columns rows=rows small=true /> }
}

fn row(line: AuditLine, query: &AuditQuery) -> Vec<AnyView> {
    let language = use_language();
    let words = &use_messages().audit;
    let actor = match line.actor {
        Some(id) => {
            let href = with(query, "actor", &id.to_string());
            let role = role_words(&line.role);
            view! { <a class="kern-link code" href=href>{short(id)}</a>" "{role} }.into_any()
        }
        None => words.nobody.into_any(),
    };
    let record = match line.record.filter(|id| !id.is_nil()) {
        Some(id) => {
            let href = with(query, "record", &id.to_string());
            view! { {line.entity}" "<a class="kern-link code" href=href>{short(id)}</a> }.into_any()
        }
        None => line.entity.into_any(),
    };
    let detail = line.detail.into_iter().map(|(name, value)| format!("{name} {}", short_value(value)));
    vec![
        view! { <span class="nowrap">{line.seq.to_string()}</span> }.into_any(),
        view! { <span class="nowrap">{language.moment(line.at)}</span> }.into_any(),
        actor,
        action(language, &line.action).into_any(),
        record,
        detail.collect::<Vec<_>>().join(", ").into_any(),
    ]
}
