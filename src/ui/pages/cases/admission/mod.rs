//! The way to admission: `/cases/{code}/admission`, `/attempts/new`, `/screening`, `/start`.

pub mod attempt;
pub mod screening;
pub mod start;
pub mod steps;

pub use attempt::AttemptFormPage;
pub use screening::ScreeningFormPage;
pub use start::{CheckStartPage, StartFormPage};
pub use steps::AdmissionPage;

use leptos::prelude::*;

use crate::domain::enrolment::machine::TransitionError;
use crate::domain::message::Label;
use crate::domain::view::admission::CaseHead;
use crate::ui::badge::Badge;
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Crumb;

/// The list of cases, the case, and with `steps` the list of steps.
pub(super) fn crumbs(head: &CaseHead, steps: bool) -> Vec<Crumb> {
    let messages = use_messages();
    let case = format!("/cases/{}", head.code.compact());
    let mut crumbs =
        vec![("/cases".to_owned(), messages.cases.list_title.to_owned()), (case.clone(), head.code.to_string())];
    if steps {
        crumbs.push((format!("{case}/admission"), messages.admission.title.to_owned()));
    }
    crumbs
}

/// Title of the window: the page and the case code, never a name.
pub(super) fn window_title(title: &str, head: &CaseHead) -> String {
    format!("{title}: {}", head.code)
}

/// Code, initials and state of the case.
#[component]
pub(super) fn Head(head: CaseHead) -> impl IntoView {
    let messages = use_messages();
    let language = use_language();
    let entries = vec![
        (messages.common.case_code, view! { <span class="code">{head.code.to_string()}</span> }.into_any()),
        (messages.common.initials, head.initials.into_any()),
        (messages.common.status, view! { <Badge kind=None text=head.status.label(language) /> }.into_any()),
    ];
    view! { <IdentityBar entries=entries /> }
}

/// Why a form cannot be used yet, and the way to what comes first.
#[component]
fn Blocked(head: CaseHead, error: TransitionError) -> impl IntoView {
    let words = &use_messages().admission;
    let steps = format!("/cases/{}/admission", head.code.compact());
    view! {
        <Notice kind=Kind::Warning title=words.blocked>
            <p>{error.label(use_language())}</p>
            <p><a class="kern-link" href=steps>{words.to_steps}</a></p>
        </Notice>
    }
}
