//! Leitplanke: a participant tracker for youth crime prevention programmes.
//!
//! The map of the crate (`ARCHITECTURE.md` explains the arrows):
//! `domain` is pure, `api` is the seam of server functions, `ui` holds the pages,
//! `server` never reaches the browser.
#![recursion_limit = "256"]

pub mod api;
pub mod app;
pub mod domain;
#[cfg(feature = "ssr")]
pub mod server;
pub mod ui;

/// Starts the islands of a page in the browser.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
