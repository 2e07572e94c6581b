//! `/consents`: declarations of the own cases that need something.

use leptos::prelude::*;

use crate::domain::message::Label;
use crate::domain::view::consent::AttentionLine;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::Notice;
use crate::ui::page::Page;
use crate::ui::table::{Column, Table};

/// The list, most urgent first.
#[component]
pub fn AttentionPage() -> impl IntoView {
    load(crate::api::consents::consents_due(), |lines| view! { <Loaded lines /> })
}

#[component]
fn Loaded(lines: Vec<AttentionLine>) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.consents;
    let language = use_language();
    let columns =
        [messages.common.case_code, words.purpose, words.attention_what, words.attention_day].map(Column::new).into();
    let rows: Vec<Vec<AnyView>> = lines
        .into_iter()
        .map(|line| {
            let href = format!("/cases/{}/consents/{}", line.code.compact(), line.consent);
            vec![
                view! { <span><a class="kern-link code" href=href>{line.code.to_string()}</a>{format!(" · {}", line.initials)}</span> }
                    .into_any(),
                line.purpose.label(language).into_any(),
                line.what.label(language).into_any(),
                line.on.map_or_else(|| "–".to_owned(), |day| language.date(day)).into_any(),
            ]
        })
        .collect();
    let empty = rows.is_empty();
    view! {
        <Page title=words.attention_title>
            <p class="lead">{words.attention_lead}</p>
            {if empty {
                view! { <Notice title=words.attention_none /> }.into_any()
            } else {
                view! { <Table caption=words.attention_title columns rows /> }.into_any()
            }}
        </Page>
    }
}
