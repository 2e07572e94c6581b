//! `/audit/reads`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{role_words, short};
use crate::domain::message::audit::page as page_words;
use crate::domain::view::audit::ReadingList;
use crate::ui::address::address;
use crate::ui::form::{Submit, TextField};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::table::{Column, Table};

const PATH: &str = "/audit/reads";

/// Who opened the pages of one young person.
#[component]
pub fn ReadingsPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let case = query.get("case").unwrap_or_default();
    let after = query.get("after").unwrap_or_default();
    load(crate::api::audit::readings(case.clone(), after.clone()), move |list| view! { <Loaded list case after /> })
}

#[component]
fn Loaded(list: ReadingList, case: String, after: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.audit;
    let breadcrumb =
        vec![("/".to_owned(), messages.common.home.to_owned()), ("/audit".to_owned(), words.title.to_owned())];
    let next = list.next.map(|after| address(PATH, &[("case", &case), ("after", &after.to_string())]));
    let first = (!after.is_empty()).then(|| address(PATH, &[("case", &case)]));
    let asked = !case.trim().is_empty();
    view! {
        <Page title=words.reads_title breadcrumb=breadcrumb>
            <p class="lead">{words.reads_lead}</p>
            <form class="filter" method="get" action=PATH>
                <TextField name="case" label=messages.common.case_code value=case autocomplete="off" />
                <Submit label=words.reads_button secondary=true />
            </form>
            {asked.then(|| view! { <Outcome list /> })}
            <Pager previous=first next=next />
        </Page>
    }
}

#[component]
fn Outcome(list: ReadingList) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.audit;
    let language = use_language();
    let Some(code) = list.code else {
        return view! { <Notice kind=Kind::Warning title=words.no_code /> }.into_any();
    };
    if !list.known {
        return view! { <Notice kind=Kind::Warning title=words.unknown_code /> }.into_any();
    }
    if list.lines.is_empty() {
        return view! { <Notice title=words.no_reads /> }.into_any();
    }
    let columns = vec![
        Column::new(words.moment),
        Column::new(words.actor),
        Column::new(messages.common.role),
        Column::new(words.page),
    ];
    let rows = list.lines.into_iter().map(|line| {
        vec![
            language.moment(line.at).into_any(),
            view! { <span class="code">{short(line.actor)}</span> }.into_any(),
            role_words(&line.role).into_any(),
            page_words(language, &line.page).into_any(),
        ]
    });
    view! { <Table caption=(words.reads_caption)(&code.to_string()) columns=columns rows=rows.collect() /> }.into_any()
}
