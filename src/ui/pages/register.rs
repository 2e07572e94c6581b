//! `/register/consents`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::message::Label;
use crate::domain::view::consent::{RegisterLine, RegisterView};
use crate::ui::address::address;
use crate::ui::badge::Badge;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::pages::cases::page::state_kind;
use crate::ui::table::{Column, Table};

const PATH: &str = "/register/consents";

/// All consents by case code, open withdrawals first.
#[component]
pub fn ConsentRegisterPage() -> impl IntoView {
    let after = use_query_map().read_untracked().get("after").unwrap_or_default();
    load(crate::api::consents::consent_register(after.clone()), move |view| view! { <Loaded view after /> })
}

#[component]
fn Loaded(view: RegisterView, after: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.consents;
    let first = after.is_empty();
    let waiting = first.then(|| {
        if view.unhandled.is_empty() {
            view! { <p class="muted">{words.register_none_waiting}</p> }.into_any()
        } else {
            view! { <Table caption=words.register_waiting columns=columns() rows=rows(view.unhandled) /> }.into_any()
        }
    });
    let empty = view.lines.is_empty();
    let all = if empty {
        view! { <p class="muted">{messages.list.empty}</p> }.into_any()
    } else {
        view! { <Table caption=words.register_all columns=columns() rows=rows(view.lines) /> }.into_any()
    };
    let next = view.next.map(|after| address(PATH, &[("after", &after)]));
    let previous = (!first).then(|| PATH.to_owned());
    view! {
        <Page title=words.register>
            <p class="lead">{words.register_lead}</p>
            {waiting}
            {all}
            <Pager previous next />
        </Page>
    }
}

fn columns() -> Vec<Column> {
    let messages = use_messages();
    let words = &messages.consents;
    let names = [
        messages.common.case_code,
        words.purpose,
        messages.common.status,
        messages.common.site,
        words.from,
        words.until,
        words.withdrawn,
        words.handled,
    ];
    names.map(Column::new).into()
}

fn rows(lines: Vec<RegisterLine>) -> Vec<Vec<AnyView>> {
    let language = use_language();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| language.date(day)).into_any();
    let row = |line: RegisterLine| {
        vec![
            view! { <span class="code">{line.code.to_string()}</span> }.into_any(),
            line.purpose.label(language).into_any(),
            view! { <Badge kind=Some(state_kind(line.state)) text=line.state.label(language) /> }.into_any(),
            line.site.into_any(),
            day(line.valid_from),
            day(line.valid_until),
            day(line.withdrawn_on),
            day(line.handled_on),
        ]
    };
    lines.into_iter().map(row).collect()
}
