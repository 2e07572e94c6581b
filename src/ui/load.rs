//! Loading what a page shows: waits on the server, then shows the page or says honestly why not.
//!
//! There is no `Resource`, so nothing of what was loaded is written into the page a second time for the browser.
//! The HTTP status of an error was set where the error was made (`server/call.rs`).

use std::future::Future;

use leptos::prelude::*;

use super::problem::Problem;
use crate::domain::error::AppError;

/// Shows `view` of what `what` brings, or the page that explains the error; nobody signed in leads to the sign-in page.
///
/// `load(api::cases::case_page(code), |page| view! { <CasePage page /> })`
pub fn load<T, Shown, What>(what: What, view: impl FnOnce(T) -> Shown + Send + 'static) -> impl IntoView
where
    T: 'static,
    Shown: IntoView + 'static,
    What: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let shown = Suspend::new(async move {
        match what.await {
            Ok(loaded) => view(loaded).into_any(),
            Err(error) => view! { <Problem error /> }.into_any(),
        }
    });
    view! { <Suspense>{shown}</Suspense> }
}
