//! What a file reaches, in a few numbers.

use leptos::prelude::*;

use crate::domain::disclosure::microdata::RiskSummary;
use crate::domain::disclosure::microdata::ladder::LADDER;
use crate::domain::message::Label;
use crate::domain::release::Obstacle;
use crate::ui::language::use_language;
use crate::ui::notice::{Kind, Notice};
use crate::ui::summary::{Answer, Answers};

/// The risk summary; `dropped` only for the data protection coordination.
#[component]
pub fn Risk(
    /// The summary.
    risk: RiskSummary,
    /// Rows left out.
    #[prop(optional_no_strip)]
    dropped: Option<usize>,
) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let share = |share: f64| format!("{} %", language.decimal(share * 100.0));
    let step = format!("{} {} {}", risk.base_step + 1, words.base_step_of, LADDER.len());
    let groups = risk.class_sizes.map(|size| size.to_string()).join(" · ");
    let mut answers = vec![
        Answer::fixed(words.rows, risk.rows.to_string()),
        Answer::fixed(words.k, risk.reached.k.to_string()),
        Answer::fixed(words.l, risk.reached.l.to_string()),
        Answer::fixed(words.alpha, language.decimal_2(risk.reached.alpha)),
        Answer::fixed(words.t, language.decimal_2(risk.reached.t)),
        Answer::fixed(words.largest_risk, share(risk.largest_risk)),
        Answer::fixed(words.mean_risk, share(risk.mean_risk)),
        Answer::fixed(words.groups, groups),
        Answer::fixed(words.base_step, step),
        Answer::fixed(words.coarser, format!("{} %", risk.coarser_percent)),
    ];
    if let Some(dropped) = dropped {
        answers.push(Answer::fixed(words.dropped, dropped.to_string()));
    }
    view! { <Answers answers /> }
}

/// Why a file cannot be made, what would help, and for the data protection coordination what was reached.
#[component]
pub fn Refused(
    /// Why.
    obstacle: Obstacle,
) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let sentence = language.obstacle(&obstacle);
    let (remedy, reached) = match obstacle {
        Obstacle::ModelNotReached { remedy, reached, .. } => (Some(remedy.label(language)), reached),
        _ => (None, None),
    };
    let reached = reached.map(|reached| {
        let (alpha, t) = (language.decimal_2(reached.alpha), language.decimal_2(reached.t));
        view! { <p>{words.refused_reached}{format!(" k = {}, l = {}, alpha = {alpha}, t = {t}", reached.k, reached.l)}</p> }
    });
    view! {
        <Notice kind=Kind::Warning title=words.refused_title>
            <p>{sentence}</p>
            {remedy.map(|remedy| view! { <p>{remedy}</p> })}
            {reached}
        </Notice>
    }
}
