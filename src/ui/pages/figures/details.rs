//! `/figures/{indicator}`: one indicator over time, side by side and split where that is allowed.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::choice::ChoiceForm;
use super::panel::{ProtectionLine, bars_of, cells, columns, line_of};
use super::{PATH, asked, load_figures};
use crate::domain::figure::{AreaLevel, FigureTable, PublishedFigure};
use crate::domain::indicator::{Dimension, Indicator};
use crate::domain::message::Label;
use crate::domain::message::figures::sentence::{level, movement, sentence};
use crate::domain::view::figures::{FigureChoices, FigureDetails};
use crate::ui::address::address;
use crate::ui::chart::ChartFigure;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::Notice;
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// The page of one indicator.
#[component]
pub fn FigurePage() -> impl IntoView {
    load_figures(crate::api::figures::show_figure(indicator(), asked()), |details| view! { <Details details /> })
}

/// The indicator named in the path.
pub fn indicator() -> String {
    use_params_map().read_untracked().get("indicator").unwrap_or_default()
}

/// The address of a page of this figure, with quarter and area.
pub fn figure_address(figure: &PublishedFigure, choices: &FigureChoices, page: &str) -> String {
    let query = choices.query();
    let path = format!("{PATH}/{}{page}", figure.indicator);
    address(&path, &[("quarter", &query.quarter), ("area", &query.area)])
}

#[component]
fn Details(details: FigureDetails) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.figures;
    let FigureDetails { choices, figure, .. } = details.clone();
    let entry = figure.indicator.entry();
    let breadcrumb = vec![(PATH.to_owned(), words.title.to_owned())];
    let (print, file) =
        (figure_address(&figure, &choices, "/print"), figure_address(&figure, &choices, "/figures.csv"));
    view! {
        <Page title=entry.name.text(use_language()) breadcrumb>
            <ChoiceForm action=format!("{PATH}/{}", figure.indicator) choices=choices.clone() />
            <FigureBody details=details.clone() />
            <Definition entry figure=figure.clone() />
            <p class="cluster no-print">
                <a class="kern-link" href=print>{messages.common.print}</a>
                <a class="kern-link" href=file>{messages.chart.as_csv}</a>
            </p>
        </Page>
    }
}

/// Sentence, chart over time, areas and splits; on paper all tables stand open.
#[component]
pub fn FigureBody(
    /// What is shown.
    details: FigureDetails,
    /// Tables stand open.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let FigureDetails { choices, figure, by_area } = details;
    let entry = figure.indicator.entry();
    let text = sentence(language, &figure, &choices);
    let period = language.period(figure.period);
    let part = |id: &'static str, heading: &'static str, first: &'static str, table: FigureTable| {
        let (figure, choices, period) = (figure.clone(), choices.clone(), period.clone());
        view! { <SideBySide id heading first table figure choices period open /> }
    };
    let areas = by_area.into_iter().map(|areas| match areas.level {
        AreaLevel::Site => part("by-site", words.by_site, words.site, areas.table),
        AreaLevel::Region | AreaLevel::All => part("by-region", words.by_region, words.region, areas.table),
    });
    let splits = figure.breakdowns.iter().map(|split| match split.dimension {
        Dimension::Sex => part("by-sex", words.by_sex, words.sex, split.table.clone()),
        Dimension::AgeBand | Dimension::None => part("by-age", words.by_age, words.age, split.table.clone()),
    });
    let (areas, splits) = (areas.collect_view(), splits.collect_view());
    let series = &figure.series;
    let caption = view! { <h2 class="kern-heading-medium">{words.over_time}</h2> };
    view! {
        <p class="lead">{text.clone()}</p>
        {level(language, &figure, &choices).map(|text| view! { <Notice title=text /> })}
        {movement(language, &figure).map(|text| view! { <p>{text}</p> })}
        <div class="stack">
            <ChartFigure
                id="over-time"
                title=format!("{}: {}", entry.name.text(language), language.area(figure.area, &choices))
                sentence=text
                chart=line_of(language, series, entry.unit)
                columns=columns(language, entry, series, words.period, true)
                rows=cells(language, series, &choices, true)
                caption=caption.into_any()
                open=true
            >
                <ProtectionLine figure=figure.clone() />
            </ChartFigure>
            {areas}
            {splits}
        </div>
    }
}

/// One list of areas or groups as bars.
#[component]
fn SideBySide(
    id: &'static str,
    heading: &'static str,
    first: &'static str,
    table: FigureTable,
    figure: PublishedFigure,
    choices: FigureChoices,
    period: String,
    open: bool,
) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let entry = figure.indicator.entry();
    if table.too_sparse || table.rows.iter().all(|row| row.value.is_hidden()) {
        return view! {
            <section><h2 class="kern-heading-medium">{heading}</h2><p>{words.too_sparse}</p></section>
        }
        .into_any();
    }
    let title = format!("{}, {period}: {heading}", entry.name.text(language));
    let caption = view! { <h2 class="kern-heading-medium">{heading}</h2><p>{period}</p> };
    view! {
        <ChartFigure
            id
            title=title.clone()
            sentence=title
            chart=bars_of(language, &table, entry.unit, &choices)
            columns=columns(language, entry, &table, first, true)
            rows=cells(language, &table, &choices, true)
            caption=caption.into_any()
            open
        >
            <ProtectionLine figure />
        </ChartFigure>
    }
    .into_any()
}

/// What is counted, of what, when, and what to compare it with.
#[component]
pub fn Definition(
    /// The entry of the registry.
    entry: &'static Indicator,
    /// For the cut-off date.
    figure: PublishedFigure,
) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let bench = entry.bench.map_or_else(|| words.no_bench.to_owned(), |bench| bench.words.text(language).to_owned());
    let mut answers = vec![Answer::fixed(words.numerator, entry.numerator.text(language))];
    answers.extend(entry.denominator.map(|text| Answer::fixed(words.denominator, text.text(language))));
    answers.push(Answer::fixed(words.days, entry.period_rule.label(language)));
    answers.push(Answer::fixed(words.as_of, language.date(figure.as_of)));
    answers.push(Answer::fixed(words.bench, bench));
    view! { <Answers title=words.definition answers /> }
}
