//! One calm line for what a page leaves out because its consent was withdrawn.

use leptos::prelude::*;

use crate::domain::consent::withheld::Withheld;
use crate::domain::message::consents::not_shown;
use crate::ui::language::use_language;

/// "Not shown: no consent for …", one line per purpose; nothing when nothing is left out.
#[component]
pub fn NotShown(
    /// What is left out.
    withheld: Withheld,
) -> impl IntoView {
    let language = use_language();
    let lines = withheld.purposes().iter().map(|purpose| not_shown(language, *purpose));
    lines.map(|line| view! { <p class="muted not-shown">{line}</p> }).collect_view()
}
