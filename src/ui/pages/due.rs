//! `/due`: everything that is due, of one's own cases or of a team.

use leptos::prelude::*;

use super::home::due_text;
use crate::domain::view::case::{DueLine, DueList};
use crate::ui::badge::Badge;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// Everything that is due, overdue things first.
#[component]
pub fn DuePage() -> impl IntoView {
    load(crate::api::cases::see_due(), move |list| view! { <Loaded list /> })
}

#[component]
fn Loaded(list: DueList) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.cases;
    let breadcrumb = vec![("/".to_owned(), messages.common.home.to_owned())];
    let lead = if list.team { words.due_team_lead } else { words.due_lead };
    let (late, soon): (Vec<_>, Vec<_>) = list.items.into_iter().partition(|line| line.late);
    let empty = late.is_empty() && soon.is_empty();
    let team = list.team;
    view! {
        <Page title=words.due_all breadcrumb=breadcrumb>
            <p class="lead">{lead}</p>
            {empty.then(|| view! { <p class="muted">{words.nothing_due}</p> })}
            <Lines lines=late title=words.due_late kind=Kind::Danger team />
            <Lines lines=soon title=words.due_soon kind=Kind::Warning team />
            {list.more.then(|| view! { <Notice title=words.due_more /> })}
        </Page>
    }
}

#[component]
fn Lines(lines: Vec<DueLine>, title: &'static str, kind: Kind, team: bool) -> impl IntoView {
    let words = &use_messages().cases;
    let language = use_language();
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|line| {
        let base = format!("/cases/{}", line.item.code.compact());
        let (text, href) = due_text(line.item.what, &base, words);
        let mut parts: Vec<String> = line.item.on.map(|day| language.date(day)).into_iter().collect();
        if team && !line.worker.is_empty() {
            parts.push(line.worker);
        }
        let more = if parts.is_empty() { String::new() } else { format!(" · {}", parts.join(" · ")) };
        view! {
            <li>
                <Badge kind=Some(kind) text=title />" "
                <a class="kern-link" href=href>
                    <span class="code">{line.item.code.to_string()}</span>" "{line.item.initials}": "{text}
                </a>
                <span class="muted">{more}</span>
            </li>
        }
    });
    view! {
        <h2 class="kern-heading-medium">{title}</h2>
        <ul class="plain-list due">{lines.collect_view()}</ul>
    }
    .into_any()
}
