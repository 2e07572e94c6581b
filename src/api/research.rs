//! Files for research: asking, approving, the register.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{DeclineForm, ReleaseRequestForm};
use crate::domain::view::research::{ApprovalPage, ReleasePage, RequestFormPage, ResearchPage, ReviewPage};

/// What can be asked for, and the own requests.
#[server(prefix = "/api", endpoint = "research/overview")]
pub async fn research_overview() -> Result<ResearchPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::releases};
    call(Permission::RequestRelease, |call| async move { releases::research_page(&call).await }).await
}

/// The request form.
#[server(prefix = "/api", endpoint = "research/request-form")]
pub async fn request_form() -> Result<RequestFormPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::releases};
    call(Permission::RequestRelease, |call| async move { releases::request_form(&call).await }).await
}

/// An own release.
#[server(prefix = "/api", endpoint = "research/release")]
pub async fn own_release(release: String) -> Result<ReleasePage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, fault::Fault, use_cases::releases};
    call(Permission::DownloadRelease, |call| async move {
        releases::own_release(&call, release.parse().map_err(|_| Fault::not_found())?).await
    })
    .await
}

/// Asks for a file.
#[server(prefix = "/api", endpoint = "research/request")]
pub async fn request_release(#[server(default)] form: ReleaseRequestForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer};
    use crate::server::{call::call, use_cases::releases};
    let typed = form.clone();
    let outcome = call(Permission::RequestRelease, |call| async move {
        releases::request(&call, &typed).await?;
        Ok("/research?done=sent".to_owned())
    })
    .await;
    let posted = Posted { kind: FormKind::Release, subject: "", page: "/research/requests/new", content: &form };
    answer(posted, outcome).await
}

/// What waits for approval, and the register.
#[server(prefix = "/api", endpoint = "research/approvals")]
pub async fn approval_overview() -> Result<ApprovalPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::releases};
    call(Permission::ApproveRelease, |call| async move { releases::approval_page(&call).await }).await
}

/// One request with what its file would reach.
#[server(prefix = "/api", endpoint = "research/review")]
pub async fn review(request: String) -> Result<ReviewPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, fault::Fault, use_cases::releases};
    call(Permission::ApproveRelease, |call| async move {
        releases::review(&call, request.parse().map_err(|_| Fault::not_found())?).await
    })
    .await
}

/// Any release, for the data protection coordination.
#[server(prefix = "/api", endpoint = "research/entry")]
pub async fn release_for_approval(release: String) -> Result<ReleasePage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, fault::Fault, use_cases::releases};
    call(Permission::ApproveRelease, |call| async move {
        releases::release_for_approval(&call, release.parse().map_err(|_| Fault::not_found())?).await
    })
    .await
}

/// Approves a request; the file is made at once.
#[server(prefix = "/api", endpoint = "research/approve")]
pub async fn approve_release(request: String, #[server(default)] version: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::answer_button;
    use crate::server::{call::call, fault::Fault, use_cases::releases};
    let page = "/research".to_owned();
    let outcome = call(Permission::ApproveRelease, |call| async move {
        let id = request.parse().map_err(|_| Fault::not_found())?;
        let release = releases::approve(&call, id, version.parse().unwrap_or(0)).await?;
        Ok(format!("/research/releases/{release}?done=approved"))
    })
    .await;
    answer_button(outcome, &page)
}

/// Declines a request with a reason.
#[server(prefix = "/api", endpoint = "research/decline")]
pub async fn decline_release(request: String, #[server(default)] form: DeclineForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer};
    use crate::server::{call::call, fault::Fault, use_cases::releases};
    let page = format!("/research/requests/{}", crate::server::answer::encode(&request));
    let (subject, typed) = (request.clone(), form.clone());
    let outcome = call(Permission::ApproveRelease, |call| async move {
        let id = request.parse().map_err(|_| Fault::not_found())?;
        releases::decline(&call, id, &typed).await?;
        Ok("/research?done=declined".to_owned())
    })
    .await;
    answer(Posted { kind: FormKind::Release, subject: &subject, page: &page, content: &form }, outcome).await
}
