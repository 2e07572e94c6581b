//! `/problem?kind=…`: where a posted form ends that could not be carried out.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::error::{AppError, FieldErrors};
use crate::domain::outage::Outage;
use crate::ui::problem::Problem;

/// Explains the error whose code stands in the address; the address carries codes, never a value.
#[component]
pub fn ProblemPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let about = query.get("about").unwrap_or_default();
    let back = query.get("back").filter(|back| back.starts_with('/') && !back.starts_with("//")).unwrap_or_default();
    let error = match query.get_str("kind").unwrap_or_default() {
        "signed_out" => AppError::SignedOut,
        "forbidden" => AppError::Forbidden,
        "stale" => AppError::Stale,
        "conflict" => AppError::Conflict(about),
        "unavailable" => AppError::Unavailable(Outage::from_code(&about).unwrap_or(Outage::Database)),
        "internal" => AppError::Internal(about.chars().filter(char::is_ascii_alphanumeric).take(16).collect()),
        "invalid" => AppError::Invalid(FieldErrors::new()),
        _ => AppError::NotFound,
    };
    crate::api::account::say_status(error.status());
    view! { <Problem error=error back=back /> }
}
