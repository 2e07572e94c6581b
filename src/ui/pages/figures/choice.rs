//! The filter: one quarter and one area, from fixed lists; it only changes the address.

use leptos::prelude::*;

use crate::domain::figure::Area;
use crate::domain::period::Period;
use crate::domain::view::figures::{FigureChoices, FiguresQuery};
use crate::ui::form::{Choice, Select, Submit};
use crate::ui::language::{use_language, use_messages};

/// Quarter and area.
#[component]
pub fn ChoiceForm(
    /// Path of the page the form belongs to.
    #[prop(into)]
    action: String,
    /// What can be chosen, and what is.
    choices: FigureChoices,
) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let quarters = choices
        .quarters
        .iter()
        .map(|quarter| Choice::new(quarter.to_string(), language.period(Period::Quarter(*quarter))))
        .collect::<Vec<_>>();
    let area = |area| Choice::new(FiguresQuery::area_text(area), language.area(area, &choices));
    let regions = choices.regions().into_iter().map(|region| area(Area::Region(region)));
    let sites = choices.sites.iter().map(|choice| area(Area::Site(choice.site)));
    let areas = regions.chain(sites).collect::<Vec<_>>();
    let FiguresQuery { quarter, area } = choices.query();
    view! {
        <form class="filter" method="get" action=action aria-label=words.filter>
            <Select name="quarter" label=words.quarter choices=quarters value=quarter empty=words.newest />
            <Select name="area" label=words.area choices=areas value=area empty=words.all_sites />
            <Submit label=words.show secondary=true />
        </form>
    }
}
