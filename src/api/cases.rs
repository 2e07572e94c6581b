//! The case list, the search, the case page, the home page.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{GuardianForm, SearchForm};
use crate::domain::view::case::{CaseList, CaseListQuery, CaseView, DueList, HomeView};
use crate::domain::view::guardian::GuardianPage;

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

/// The form of an adult around the young person.
#[server(prefix = "/api", endpoint = "guardian/form")]
pub async fn open_guardian_form(case: String, guardian: String) -> Result<GuardianPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::guardians};
    call(Permission::EditCase, |call| async move { guardians::guardian_page(&call, &case, &guardian).await }).await
}

/// Adds or changes an adult around the young person. `guardian` is what the page's address says: an id, or `new`.
#[server(prefix = "/api", endpoint = "guardian/save")]
pub async fn save_guardian(
    case: String,
    #[server(default)] guardian: String,
    #[server(default)] form: GuardianForm,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject, encode};
    use crate::server::{call::call, use_cases::guardians};
    let case = case_subject(&case);
    let subject = guardians::subject(&case, &guardian);
    let page = format!("/cases/{case}/guardians/{}", encode(&guardian));
    let outcome = call(Permission::EditCase, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            guardians::save_guardian(&call, &case, &form).await?;
            Ok(format!("/cases/{case}?done=guardian"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Guardian, subject: &subject, page: &page, content: &form }, outcome).await
}

/// Everything that is due, of one's own cases or of a team.
#[server(prefix = "/api", endpoint = "case/due")]
pub async fn see_due() -> Result<DueList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::cases};
    call(Permission::SeeCases, |call| async move { cases::due_list(&call).await }).await
}
