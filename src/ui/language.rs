//! The language of the page being rendered; `server/http.rs` puts it into the context of every request.

use leptos::prelude::use_context;

use crate::domain::message::{Language, Messages};

/// The language of the current page; German when nothing was chosen.
pub fn use_language() -> Language {
    use_context::<Language>().unwrap_or_default()
}

/// All texts in the language of the current page.
pub fn use_messages() -> &'static Messages {
    use_language().messages()
}
