//! The audit trail, its check, and the log of readings.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::view::audit::{AuditList, AuditQuery, LastVerification, ReadingList};

/// A page of the trail.
#[server(prefix = "/api", endpoint = "audit/list")]
pub async fn list_audit(#[server(default)] query: AuditQuery) -> Result<AuditList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::audit};
    call(Permission::SeeAudit, |call| async move { audit::list(&call, &query).await }).await
}

/// Walks the whole chain; the page shows what it found.
#[server(prefix = "/api", endpoint = "audit/verify")]
pub async fn verify_audit() -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::audit};
    let outcome = call(Permission::VerifyAudit, |call| async move {
        audit::verify(&call).await?;
        Ok("/audit/verify?done=1".to_owned())
    })
    .await;
    answer_button(outcome, "/audit/verify")
}

/// What the person's last check found.
#[server(prefix = "/api", endpoint = "audit/last-check")]
pub async fn last_check() -> Result<Option<LastVerification>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::audit};
    call(Permission::VerifyAudit, |call| async move { audit::last_verification(&call).await }).await
}

/// Who read the pages of one young person.
#[server(prefix = "/api", endpoint = "audit/reads")]
pub async fn readings(
    #[server(default)] case: String,
    #[server(default)] after: String,
) -> Result<ReadingList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::audit};
    call(Permission::SeeAudit, |call| async move { audit::readings(&call, &case, &after).await }).await
}
