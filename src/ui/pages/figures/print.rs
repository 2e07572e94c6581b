//! `/figures/{indicator}/print`: the same figure for paper, every table open.

use leptos::prelude::*;

use super::details::{Definition, FigureBody, figure_address, indicator};
use super::{PATH, asked, load_figures};
use crate::domain::period::Period;
use crate::domain::view::figures::FigureDetails;
use crate::ui::language::{use_language, use_messages};
use crate::ui::page::Page;

/// The print view.
#[component]
pub fn FigurePrintPage() -> impl IntoView {
    load_figures(crate::api::figures::show_figure(indicator(), asked()), |details| view! { <Sheet details /> })
}

#[component]
fn Sheet(details: FigureDetails) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().figures;
    let FigureDetails { figure, choices, .. } = details.clone();
    let entry = figure.indicator.entry();
    let asked = format!(
        "{} · {}",
        language.period(Period::Quarter(choices.quarter)),
        language.area(choices.place.area(), &choices)
    );
    let back = figure_address(&figure, &choices, "");
    let breadcrumb = vec![(PATH.to_owned(), words.title.to_owned())];
    view! {
        <Page title=entry.name.text(language) breadcrumb>
            <p class="no-print">{words.how_to_print}" "<a class="kern-link" href=back>{words.leave_print}</a></p>
            <p><strong>{asked}</strong></p>
            <FigureBody details=details.clone() open=true />
            <Definition entry figure=figure.clone() />
        </Page>
    }
}
