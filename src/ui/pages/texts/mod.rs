//! `/texts` and what lies below: the wording of consents.

mod catalogue;
mod edition;
mod new;
mod recordings;
mod review;
mod sheet;

pub use catalogue::TextCataloguePage;
pub use edition::TextEditionPage;
pub use new::TextFormPage;
pub use recordings::TextRecordingPage;
pub use review::TextReviewPage;

use crate::domain::form_text::Edition;
use crate::ui::language::{use_language, use_messages};
use crate::ui::page::Crumb;

/// The way to a page below the catalogue; `inside` adds the edition itself.
fn breadcrumb(code: &str, inside: bool) -> Vec<Crumb> {
    let messages = use_messages();
    let mut steps = vec![
        ("/".to_owned(), messages.common.home.to_owned()),
        ("/texts".to_owned(), messages.form_texts.title.to_owned()),
    ];
    if inside {
        steps.push((format!("/texts/{code}"), name_of(code)));
    }
    steps
}

/// The name of an edition; its code for one that does not exist.
fn name_of(code: &str) -> String {
    Edition::from_code(code).map_or_else(|| code.to_owned(), |edition| use_language().edition(edition).to_owned())
}
