//! `/accessibility` and `/privacy`: the two pages every visitor may read.

use leptos::prelude::*;

use crate::ui::language::use_messages;
use crate::ui::page::Page;

/// What holds for accessibility.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let words = &use_messages().entrance;
    view! { <Page title=words.accessibility_title><div class="prose"><p>{words.accessibility_text}</p></div></Page> }
}

/// What holds for data protection.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let words = &use_messages().entrance;
    view! { <Page title=words.privacy_title><div class="prose"><p>{words.privacy_text}</p></div></Page> }
}
