//! `/retention`

mod hold;

pub use hold::HoldPage;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::case_code::CaseCode;
use crate::domain::message::Label;
use crate::domain::view::retention::{HoldLine, RetentionLine, RetentionView};
use crate::ui::address::address;
use crate::ui::badge::Badge;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::table::{Column, Table};

const PATH: &str = "/retention";

/// What is erased in the next thirty days, by case code, and the holds that stand.
#[component]
pub fn RetentionPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let after = query.get("after").unwrap_or_default();
    let done = query.get("done").unwrap_or_default();
    load(crate::api::retention::retention_list(after.clone()), move |view| view! { <Loaded view after done /> })
}

#[component]
fn Loaded(view: RetentionView, after: String, done: String) -> impl IntoView {
    let words = &use_messages().retention;
    let first = after.is_empty();
    let RetentionView { lines, next, holds, may_hold } = view;
    let said = match done.as_str() {
        "set" => Some(words.done_set),
        "lifted" => Some(words.done_lifted),
        _ => None,
    };
    let said = said.map(|title| view! { <Notice kind=Kind::Success title /> });
    let list = if lines.is_empty() {
        view! { <p class="muted">{words.empty}</p> }.into_any()
    } else {
        let rows = lines.into_iter().map(|line| row(line, may_hold)).collect();
        view! { <Table caption=words.caption columns=columns() rows /> }.into_any()
    };
    let holds = first.then(|| {
        if holds.is_empty() {
            view! { <p class="muted">{words.no_holds}</p> }.into_any()
        } else {
            let rows = holds.into_iter().map(|line| hold_row(line, may_hold)).collect();
            let names = [use_messages().common.case_code, words.since, words.until, words.hold];
            view! { <Table caption=words.holds columns=names.map(Column::new).into() rows /> }.into_any()
        }
    });
    let next = next.map(|after| address(PATH, &[("after", &after)]));
    let previous = (!first).then(|| PATH.to_owned());
    view! {
        <Page title=words.title>
            {said}
            <p class="lead">{words.lead}</p>
            <div class="stack">
                {list}
                {holds}
            </div>
            <Pager previous next />
        </Page>
    }
}

fn columns() -> Vec<Column> {
    let messages = use_messages();
    let words = &messages.retention;
    [messages.common.case_code, words.class, words.start, words.erases_on, words.hold].map(Column::new).into()
}

fn row(line: RetentionLine, may_hold: bool) -> Vec<AnyView> {
    let words = &use_messages().retention;
    let language = use_language();
    let (kind, text) = if line.held { (Some(Kind::Warning), words.held) } else { (None, words.not_held) };
    let label = if line.held { words.see_hold } else { words.set_hold };
    vec![
        code(line.code),
        line.class.label(language).into_any(),
        language.date(line.start_on).into_any(),
        language.date(line.erases_on).into_any(),
        view! { <Badge kind text /> " " {may_hold.then(|| hold_link(line.code, label))} }.into_any(),
    ]
}

fn hold_row(line: HoldLine, may_hold: bool) -> Vec<AnyView> {
    let words = &use_messages().retention;
    let language = use_language();
    let until = line.until_on.map_or_else(|| words.open_end.to_owned(), |day| language.date(day));
    let link = if may_hold { hold_link(line.code, words.see_hold).into_any() } else { words.held.into_any() };
    vec![code(line.code), language.date(line.set_on).into_any(), until.into_any(), link]
}

fn code(code: CaseCode) -> AnyView {
    view! { <span class="code">{code.to_string()}</span> }.into_any()
}

fn hold_link(code: CaseCode, label: &'static str) -> impl IntoView {
    view! {
        <a class="kern-link" href=format!("{PATH}/{}", code.compact())>
            {label}<span class="kern-sr-only">{format!(": {code}")}</span>
        </a>
    }
}
