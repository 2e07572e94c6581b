//! `/texts`

use leptos::prelude::*;

use super::{breadcrumb, name_of};
use crate::domain::form_text::Edition;
use crate::domain::view::form_text::{EditionLine, TextCatalogue};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::table::{Column, Table};

/// All editions with what is ready and what waits.
#[component]
pub fn TextCataloguePage() -> impl IntoView {
    load(crate::api::form_texts::see_text_catalogue(), |catalogue| view! { <Loaded catalogue /> })
}

#[component]
fn Loaded(catalogue: TextCatalogue) -> impl IntoView {
    let words = &use_messages().form_texts;
    let columns = vec![
        Column::new(words.edition),
        Column::new(words.signable).number(),
        Column::new(words.waiting).number(),
        Column::new(words.outdated).number(),
    ];
    let mut steps = breadcrumb("", false);
    steps.truncate(1);
    let rows = catalogue.editions.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <Page title=words.title breadcrumb=steps>
            <p class="lead">{words.lead}</p>
            <Table caption=words.caption columns rows />
        </Page>
    }
}

fn row(line: EditionLine) -> Vec<AnyView> {
    let href = format!("/texts/{}", line.code);
    let name = name_of(&line.code);
    let own = Edition::from_code(&line.code).filter(|edition| edition.own_name() != name);
    let own = own.map(|edition| {
        view! { <span class="muted" lang=edition.language.tag()>" "<bdi>{edition.own_name()}</bdi></span> }
    });
    vec![
        view! { <span><a class="kern-link" href=href>{name}</a>{own}</span> }.into_any(),
        line.signable.into_any(),
        line.waiting.into_any(),
        line.outdated.into_any(),
    ]
}
