//! `/cases`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::enrolment::Status;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::message::Label;
use crate::domain::view::case::{CaseCard, CaseList, CaseListQuery};
use crate::ui::address::address;
use crate::ui::form::{Choice, Form, Select, Submit, TextField, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::table::{Column, Sort, Table};

const PATH: &str = "/cases";

/// The list of cases; everything that shapes it stands in the address, and no name.
#[component]
pub fn CaseListPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let get = |name: &str| query.get(name).unwrap_or_default();
    let query = CaseListQuery { status: get("status"), sort: get("sort"), search: get("search"), after: get("after") };
    let errors = use_query_map()
        .read_untracked()
        .get("error")
        .and_then(|code| ErrorCode::from_code(&code))
        .map(|code| FieldErrors::one("words", code))
        .unwrap_or_default();
    load(crate::api::cases::list_cases(query.clone()), move |list| view! { <Loaded list query errors /> })
}

#[component]
fn Loaded(list: CaseList, query: CaseListQuery, errors: FieldErrors) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.cases;
    let plain = query.status.is_empty() && query.search.is_empty() && query.after.is_empty();
    let empty = list.cards.is_empty();
    let next = list.next.clone().map(|after| {
        let pairs =
            [("status", query.status.as_str()), ("sort", &query.sort), ("search", &query.search), ("after", &after)];
        address(PATH, &pairs)
    });
    let first = (!query.after.is_empty())
        .then(|| address(PATH, &[("status", &query.status), ("sort", &query.sort), ("search", &query.search)]));
    view! {
        <Page title=words.list_title errors=errors.clone() fields=vec![("words".to_owned(), words.search.to_owned())]>
            {list.may_search.then(|| view! { <SearchBox list=list.clone() errors /> })}
            <StatusFilter query=query.clone() />
            <p class="muted" role="status">{(words.count)(list.total)}</p>
            {if empty && plain {
                view! {
                    <Notice title=words.empty_title>
                        <p>{words.empty_text}</p>
                        {list.may_refer.then(|| view! {
                            <p><a class="kern-link" href="/referrals/new">{messages.common.new_referral}</a></p>
                        })}
                    </Notice>
                }.into_any()
            } else if empty {
                view! { <Notice title=messages.list.nothing_found /> }.into_any()
            } else {
                view! { <Lines cards=list.cards query=query.clone() /> }.into_any()
            }}
            <Pager previous=first next=next />
        </Page>
    }
}

#[component]
fn SearchBox(list: CaseList, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().cases;
    let searched = list.words.clone().map(|typed| {
        view! {
            <p>{words.searched_for}" "<strong>{typed}</strong>" · "<a class="kern-link" href=PATH>{words.end_search}</a></p>
        }
    });
    view! {
        <search>
            <Form id="search" action="/api/case/search" errors=errors>
                <TextField name="words" label=words.search hint=words.search_hint value=list.words.unwrap_or_default() width="width-20" />
                <Submit label=words.search_button secondary=true />
            </Form>
            {searched}
            {list.index_loading.then(|| view! { <Notice kind=Kind::Warning title=words.index_loading /> })}
        </search>
    }
}

/// A form that only changes the address.
#[component]
fn StatusFilter(query: CaseListQuery) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.cases;
    let mut states = vec![Choice::new("all", messages.list.all)];
    states.extend(choices::<Status>(use_language()).into_iter().filter(|choice| choice.value != Status::Erased.code()));
    view! {
        <form class="filter" method="get" action=PATH>
            {(!query.search.is_empty()).then(|| view! { <input type="hidden" name="search" value=query.search.clone() /> })}
            {(!query.sort.is_empty()).then(|| view! { <input type="hidden" name="sort" value=query.sort.clone() /> })}
            <Select name="status" label=words.status_filter choices=states value=query.status empty=words.open_ones />
            <Submit label=messages.list.apply secondary=true />
        </form>
    }
}

#[component]
fn Lines(cards: Vec<CaseCard>, query: CaseListQuery) -> impl IntoView {
    let messages = use_messages();
    let language = use_language();
    let words = &messages.cases;
    let pairs = [("status", query.status.as_str()), ("search", query.search.as_str())];
    let sort = |key: &str| Sort::link(PATH, &pairs, key, if query.sort.is_empty() { "code" } else { &query.sort });
    let columns = vec![
        Column::new(messages.common.case_code).sorted(sort("code")),
        Column::new(messages.common.initials),
        Column::new(messages.common.status),
        Column::new(messages.common.site),
        Column::new(words.last_session).sorted(sort("last")),
        Column::new(words.planned_end).sorted(sort("due")),
    ];
    let day =
        move |day: Option<chrono::NaiveDate>| day.map_or_else(|| words.none_yet.to_owned(), |day| language.date(day));
    let rows = cards.into_iter().map(|card| {
        let href = format!("/cases/{}", card.code.compact());
        vec![
            view! { <a class="kern-link code" href=href>{card.code.to_string()}</a> }.into_any(),
            card.initials.into_any(),
            card.status.label(language).into_any(),
            card.site.into_any(),
            day(card.last_session_on).into_any(),
            card.planned_end_on.map_or_else(|| "–".to_owned(), |end| language.date(end)).into_any(),
        ]
    });
    view! { <Table caption=words.list_caption columns=columns rows=rows.collect() /> }
}
