//! Every address that is no page.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::ui::problem::Problem;

/// Says that there is no such page; the status was set by the router's fallback.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    crate::api::account::say_not_found();
    view! { <Problem error=AppError::NotFound /> }
}
