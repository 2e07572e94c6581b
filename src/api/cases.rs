//! The case list, the search, the case page, the home page.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::SearchForm;
use crate::domain::view::case::{CaseList, CaseListQuery, CaseView, HomeView};

/// A page of the case list.
#[server(prefix = "/api", endpoint = "case/list")]
pub async fn list_cases(#[server(default)] query: CaseListQuery) -> Result<CaseList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::cases};
    call(Permission::SeeCases, |call| async move { cases::list(&call, &query).await }).await
}

/// Looks for a case by code or name; the words do not enter the address.
#[server(prefix = "/api", endpoint = "case/search")]
pub async fn search_cases(#[server(default)] form: SearchForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::cases};
    let outcome = call(Permission::SearchByName, |call| async move {
        let id = cases::search(&call, &form).await?;
        Ok(format!("/cases?search={id}"))
    })
    .await;
    answer_button(outcome, "/cases")
}

/// The page of one case.
#[server(prefix = "/api", endpoint = "case/page")]
pub async fn case_page(case: String) -> Result<CaseView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::cases};
    call(Permission::SeeCases, |call| async move { cases::page(&call, &case).await }).await
}

/// Own cases and what is due.
#[server(prefix = "/api", endpoint = "case/home")]
pub async fn home() -> Result<HomeView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::cases};
    call(Permission::SeeCases, |call| async move { cases::home(&call).await }).await
}
