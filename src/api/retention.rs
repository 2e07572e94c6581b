//! What is erased soon, and holds.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::HoldForm;
use crate::domain::view::retention::{HoldPage, RetentionView};

/// A page of the preview list.
#[server(prefix = "/api", endpoint = "retention/list")]
pub async fn retention_list(#[server(default)] after: String) -> Result<RetentionView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::retention};
    call(Permission::SeeRetention, |call| async move { retention::page(&call, &after).await }).await
}

/// The form of a hold, or the hold that stands.
#[server(prefix = "/api", endpoint = "retention/hold-form")]
pub async fn open_hold_form(case: String) -> Result<HoldPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::retention};
    call(Permission::HoldErasure, |call| async move { retention::hold_page(&call, &case).await }).await
}

/// Sets a hold.
#[server(prefix = "/api", endpoint = "retention/hold")]
pub async fn set_hold(case: String, #[server(default)] form: HoldForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::retention};
    let case = case_subject(&case);
    let page = format!("/retention/{case}");
    let outcome = call(Permission::HoldErasure, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            retention::set_hold(&call, &case, &form).await?;
            Ok("/retention?done=set".to_owned())
        }
    })
    .await;
    answer(Posted { kind: FormKind::Hold, subject: &case, page: &page, content: &form }, outcome).await
}

/// Lifts a hold.
#[server(prefix = "/api", endpoint = "retention/lift")]
pub async fn lift_hold(case: String, id: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject};
    use crate::server::{call::call, use_cases::retention};
    let case = case_subject(&case);
    let page = format!("/retention/{case}");
    let outcome = call(Permission::HoldErasure, |call| async move {
        retention::lift_hold(&call, &case, &id, version).await?;
        Ok("/retention?done=lifted".to_owned())
    })
    .await;
    answer_button(outcome, &page)
}
