//! `/cases/{code}/sessions` and what lies below.

mod chips;
mod fields;
mod interpreting;
pub mod list;
pub mod new;
pub mod show;

pub use list::SessionListPage;
pub use new::SessionFormPage;
pub use show::SessionPage;

use crate::domain::case_code::CaseCode;
use crate::domain::view::session::Moment;
use crate::ui::language::{use_language, use_messages};
use crate::ui::page::Crumb;

/// The pages above a page about a case's sessions.
fn above(code: CaseCode) -> Vec<Crumb> {
    let messages = use_messages();
    vec![
        ("/".to_owned(), messages.common.home.to_owned()),
        ("/cases".to_owned(), messages.cases.list_title.to_owned()),
        (format!("/cases/{}", code.compact()), code.to_string()),
    ]
}

/// Day and time in words.
fn moment((day, minute): Moment) -> String {
    let language = use_language();
    (use_messages().sessions.at)(&language.date(day), &language.time(minute))
}
