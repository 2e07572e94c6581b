//! Files that leave the house: the researcher's release.

use axum::Router;
use leptos::config::LeptosOptions;

use crate::server::house::House;

/// Routes of all downloads.
pub fn routes(_house: &House) -> Router<LeptosOptions> {
    Router::new()
}
