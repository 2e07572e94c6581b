//! `/admin/sites`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::message::AdminMessages;
use crate::domain::view::admin::SiteLine;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::table::{Column, Table};

/// All sites.
#[component]
pub fn SiteListPage() -> impl IntoView {
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::admin::list_sites(), move |sites| view! { <Loaded sites done /> })
}

#[component]
fn Loaded(sites: Vec<SiteLine>, done: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let language = use_language();
    let breadcrumb = vec![("/".to_owned(), messages.common.home.to_owned())];
    let columns = vec![
        Column::new(words.site_name),
        Column::new(words.kpb_code),
        Column::new(words.provider),
        Column::new(words.region),
        Column::new(words.active_from),
        Column::new(words.active_to),
    ];
    let empty = sites.is_empty();
    let rows = sites.into_iter().map(|site| {
        let href = format!("/admin/sites/{}", site.id);
        vec![
            view! { <a class="kern-link" href=href>{site.name}</a> }.into_any(),
            site.kpb_code.into_any(),
            site.provider_name.into_any(),
            site.region.name().into_any(),
            language.date(site.active_from).into_any(),
            site.active_to.map_or_else(|| words.open_end.to_owned(), |day| language.date(day)).into_any(),
        ]
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <Page title=words.sites_title breadcrumb=breadcrumb>
            {(!done.is_empty()).then(|| view! { <Notice kind=Kind::Success title=AdminMessages::done(language, &done) /> })}
            <p class="lead">{words.sites_lead}</p>
            <p class="deeds"><a class="kern-btn kern-btn--primary" href="/admin/sites/new"><span class="kern-label">{words.new_site}</span></a></p>
            {if empty {
                view! { <Notice title=messages.list.empty /> }.into_any()
            } else {
                view! { <Table caption=words.sites_caption columns=columns rows=rows /> }.into_any()
            }}
        </Page>
    }
}
