//! The columns of the file before any request, and the codebook of a finished one.

use leptos::prelude::*;

use crate::domain::column::{COLUMNS, Label, Level};
use crate::domain::disclosure::microdata::Codebook;
use crate::domain::message::Language;
use crate::ui::language::use_language;
use crate::ui::table::{Column, Table};

fn words_of(label: Label, language: Language) -> &'static str {
    match language {
        Language::De => label.de,
        Language::En => label.en,
    }
}

/// Registry 3 for readers: column, question, levels from fine to coarse.
#[component]
pub fn Catalogue() -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let columns = [words.column, words.question, words.levels].map(Column::new).into();
    let rows = COLUMNS
        .iter()
        .map(|column| {
            let levels = column.levels.iter().map(|level| level_words(level, language)).collect::<Vec<_>>().join(" → ");
            vec![
                view! { <span class="code">{column.code.code()}</span> }.into_any(),
                words_of(column.question, language).into_any(),
                levels.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=words.columns_caption columns=columns rows=rows small=true /> }
}

fn level_words(level: &Level, language: Language) -> String {
    words_of(level.name, language).to_owned()
}

/// The codebook of one file.
#[component]
pub fn CodebookTable(
    /// The codebook.
    codebook: Codebook,
) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let columns = vec![
        Column::new(words.column),
        Column::new(words.question),
        Column::new(words.level),
        Column::new(words.values),
        Column::new(words.coarser).number(),
    ];
    let rows = codebook
        .variables
        .into_iter()
        .map(|variable| {
            let column = variable.column.column();
            let level = column.levels.get(variable.level).map_or("", |level| words_of(level.name, language));
            let values = variable.values.iter().map(|value| {
                let label = match language {
                    Language::De => value.label_de.clone(),
                    Language::En => value.label_en.clone(),
                };
                let said = (label != value.code).then(|| format!(": {label}"));
                view! { <li><span class="code">{value.code.clone()}</span>{said}</li> }
            });
            vec![
                view! { <span class="code">{column.code.code()}</span> }.into_any(),
                words_of(column.question, language).into_any(),
                level.into_any(),
                view! { <ul class="values">{values.collect_view()}</ul> }.into_any(),
                format!("{} %", variable.coarser_percent).into_any(),
            ]
        })
        .collect();
    view! { <Table caption=words.codebook_caption columns=columns rows=rows small=true /> }
}
