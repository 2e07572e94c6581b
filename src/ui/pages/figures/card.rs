//! One card of the dashboard.

use leptos::prelude::*;

use super::PATH;
use super::panel::{ProtectionLine, cells, columns, line_of};
use crate::domain::figure::PublishedFigure;
use crate::domain::message::figures::sentence::{level, movement, sentence};
use crate::domain::view::figures::FigureChoices;
use crate::ui::address::address;
use crate::ui::chart::ChartFigure;
use crate::ui::language::{use_language, use_messages};

/// Value, sentence, trend, table, protection note, and the way to the indicator's own page.
#[component]
pub fn FigureCard(
    /// The figure.
    figure: PublishedFigure,
    /// Names of sites, and what was asked.
    choices: FigureChoices,
) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let indicator = figure.indicator.entry();
    let name = indicator.name.text(language);
    let code = indicator.code.code();
    let query = choices.query();
    let href = address(&format!("{PATH}/{code}"), &[("quarter", &query.quarter), ("area", &query.area)]);
    let text = sentence(language, &figure, &choices);
    let chart = line_of(language, &figure.series, indicator.unit);
    let columns = columns(language, indicator, &figure.series, words.period, false);
    let rows = cells(language, &figure.series, &choices, false);
    let shown = *figure.value.get();
    let caption = view! {
        <h2 class="kern-heading-medium">{name}</h2>
        <p class="figure-value">
            <strong>{language.shown(shown)}</strong>" "<span class="muted">{language.plus_minus(shown)}</span>
        </p>
        <p>{text.clone()}</p>
        {level(language, &figure, &choices).map(|text| view! { <p class="figure-level">{text}</p> })}
        {movement(language, &figure).map(|text| view! { <p class="muted">{text}</p> })}
    };
    let title = format!("{name}: {}", language.area(figure.area, &choices));
    view! {
        <div class="figure-card">
            <ChartFigure id=code title sentence=text chart columns rows caption=caption.into_any()>
                <ProtectionLine figure />
                <p class="no-print">
                    <a class="kern-link" href=href>{words.details}<span class="kern-sr-only">{format!(": {name}")}</span></a>
                </p>
            </ChartFigure>
        </div>
    }
}
