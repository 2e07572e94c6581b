//! `/figures`: the coordinator's dashboard, and what its pages share.

mod card;
mod choice;
mod details;
mod panel;
mod print;
mod protection;

use std::future::Future;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use details::FigurePage;
pub use print::FigurePrintPage;
pub use protection::ProtectionPage;

use crate::domain::error::AppError;
use crate::domain::view::figures::{Dashboard, Figures, FiguresQuery};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

use card::FigureCard;
use choice::ChoiceForm;

const PATH: &str = "/figures";

/// All indicators as cards, for the quarter and the area in the address.
#[component]
pub fn FiguresPage() -> impl IntoView {
    load_figures(crate::api::figures::show_figures(asked()), |dashboard| view! { <Cards dashboard /> })
}

#[component]
fn Cards(dashboard: Dashboard) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let Dashboard { choices, figures } = dashboard;
    let quarter = language.period(crate::domain::period::Period::Quarter(choices.quarter));
    let area = language.area(choices.place.area(), &choices);
    let cards =
        figures.into_iter().map(|figure| view! { <FigureCard figure choices=choices.clone() /> }).collect_view();
    view! {
        <Page title=words.title>
            <p class="lead">{words.lead}</p>
            <ChoiceForm action=PATH choices=choices.clone() />
            <p role="status">{words.shown}" "<strong>{quarter}" · "{area}</strong></p>
            <div class="figure-cards">{cards}</div>
        </Page>
    }
}

/// What the address asks for.
fn asked() -> FiguresQuery {
    let query = use_query_map().read_untracked().clone();
    let get = |name: &str| query.get(name).unwrap_or_default();
    FiguresQuery { quarter: get("quarter"), area: get("area") }
}

/// Shows a page of figures, or says why there is none.
fn load_figures<T, Shown>(
    what: impl Future<Output = Result<Figures<T>, AppError>> + Send + 'static,
    page: impl FnOnce(T) -> Shown + Send + 'static,
) -> impl IntoView
where
    T: 'static,
    Shown: IntoView + 'static,
{
    load(what, |figures| {
        let words = &use_messages().figures;
        match figures {
            Figures::Published(loaded) => page(loaded).into_any(),
            Figures::NothingFrozen => {
                view! { <Page title=words.title><Notice title=words.empty_title><p>{words.empty_text}</p></Notice></Page> }
                    .into_any()
            }
            Figures::OtherKey => view! {
                <Page title=words.title>
                    <Notice kind=Kind::Danger title=words.other_key_title><p>{words.other_key_text}</p></Notice>
                </Page>
            }
            .into_any(),
        }
    })
}
