//! `/cases/{code}/consents` and what lies below.

mod form;
mod new;
mod overview;
mod part;
mod sheet;
mod show;
mod sign;
mod withdraw;

pub(crate) use form::Recordings;

pub use new::ConsentFormPage;
pub use overview::ConsentsPage;
pub use sheet::ConsentSheetPage;
pub use show::ConsentPage;
pub use sign::ConsentSignPage;
pub use withdraw::WithdrawPage;

use crate::domain::case_code::CaseCode;
use crate::ui::language::use_messages;
use crate::ui::page::Crumb;

/// The way to a page below the consents of a case; `inside` adds the overview itself.
fn breadcrumb(code: CaseCode, inside: bool) -> Vec<Crumb> {
    let messages = use_messages();
    let case = format!("/cases/{}", code.compact());
    let mut steps = vec![
        ("/".to_owned(), messages.common.home.to_owned()),
        ("/cases".to_owned(), messages.cases.list_title.to_owned()),
        (case.clone(), code.to_string()),
    ];
    if inside {
        steps.push((format!("{case}/consents"), messages.consents.title.to_owned()));
    }
    steps
}
