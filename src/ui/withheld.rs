//! The line under a record that is shown with gaps.

use leptos::prelude::*;

use crate::domain::consent::withheld::Withheld;
use crate::domain::message::Language;
use crate::domain::purpose::Purpose;
use crate::ui::language::{use_language, use_messages};

/// Says calmly which consents are missing for what is not shown; nothing when nothing is left out.
#[component]
pub fn WithheldLine(withheld: Withheld) -> impl IntoView {
    (!withheld.is_empty()).then(|| view! { <p class="muted">{withheld_text(&withheld)}</p> })
}

/// The sentence itself.
pub fn withheld_text(withheld: &Withheld) -> String {
    let language = use_language();
    let name = |purpose: &Purpose| match language {
        Language::De => purpose.entry().german.0,
        Language::En => purpose.entry().english.0,
    };
    let purposes = withheld.purposes().iter().map(name).collect::<Vec<_>>();
    (use_messages().common.not_shown)(&purposes.join(", "))
}
