//! `/research` and what lies below.

mod approvals;
mod catalogue;
mod new_request;
mod overview;
mod release;
mod review;
mod risk;

use leptos::prelude::*;

pub use new_request::NewRequestPage;
pub use overview::ResearchPage;
pub use release::ReleasePage;
pub use review::ReviewPage;

use crate::domain::access::Permission;
use crate::domain::message::Label;
use crate::domain::release::Progress;
use crate::domain::view::visitor::Visitor;
use crate::ui::badge::Badge;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::Kind;
use crate::ui::page::Crumb;

/// Home and the research page.
fn breadcrumb() -> Vec<Crumb> {
    let words = &use_messages().common;
    vec![("/".to_owned(), words.home.to_owned()), ("/research".to_owned(), words.research.to_owned())]
}

/// Whether the person decides on requests and does not make any: decides which page is loaded, not what is allowed.
fn approves() -> bool {
    let visitor = use_context::<Visitor>().unwrap_or_default();
    visitor.may(Permission::ApproveRelease) && !visitor.may(Permission::RequestRelease)
}

/// How far something came, as a badge.
fn progress_badge(progress: Progress) -> AnyView {
    let kind = match progress {
        Progress::Waiting => Some(Kind::Info),
        Progress::Ready => Some(Kind::Success),
        Progress::Refused | Progress::Declined => Some(Kind::Warning),
        Progress::Expired => None,
    };
    view! { <Badge kind=kind text=progress.label(use_language()) /> }.into_any()
}
