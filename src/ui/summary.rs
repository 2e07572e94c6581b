//! The check page: what was entered, each line with a link to change it.

use leptos::prelude::*;

use super::language::use_messages;

/// One line of the check page.
pub struct Answer {
    /// The question or label.
    pub label: String,
    /// What was entered; empty means it was left out.
    pub value: String,
    /// Address of the page where it can be changed.
    pub change: Option<String>,
}

impl Answer {
    /// A line with a link.
    pub fn new(label: impl Into<String>, value: impl Into<String>, change: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), change: Some(change.into()) }
    }

    /// A line that cannot be changed here.
    pub fn fixed(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), change: None }
    }
}

/// One block of answers under a heading.
#[component]
pub fn Answers(
    /// Heading of the block; without one the block stands under the page title.
    #[prop(optional, into)]
    title: Option<String>,
    /// The lines.
    answers: Vec<Answer>,
) -> impl IntoView {
    let title = title.map(|title| {
        view! { <div class="kern-summary__header"><h2 class="kern-heading-medium">{title}</h2></div> }
    });
    let lines = answers.into_iter().map(|answer| view! { <AnswerLine answer /> }).collect_view();
    view! {
        <section class="kern-summary">
            {title}
            <div class="kern-summary__body"><dl class="answers">{lines}</dl></div>
        </section>
    }
}

#[component]
fn AnswerLine(answer: Answer) -> impl IntoView {
    let words = &use_messages().common;
    let value = if answer.value.trim().is_empty() {
        view! { <span class="muted">{words.not_given}</span> }.into_any()
    } else {
        answer.value.into_any()
    };
    let hidden = format!(": {}", answer.label);
    let change = answer.change.map(|href| {
        view! { <dd><a class="kern-link" href=href>{words.change}<span class="kern-sr-only">{hidden}</span></a></dd> }
    });
    view! { <div class="answer"><dt>{answer.label}</dt><dd>{value}</dd>{change}</div> }
}
