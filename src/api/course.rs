//! The course of taking part: reviews, extensions, steps, the closing, beginning again.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{AgainForm, ClosingForm, ExtensionForm, ReviewForm, StepForm};
use crate::domain::view::course::{AgainPage, ClosingPage, CourseView, ExtensionPage, ReviewPage, StepPage};

/// Where taking part stands.
#[server(prefix = "/api", endpoint = "course/page")]
pub async fn course_page(case: String) -> Result<CourseView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::course};
    call(Permission::SeeCases, |call| async move { course::page(&call, &case).await }).await
}

/// The form of a review.
#[server(prefix = "/api", endpoint = "review/form")]
pub async fn open_review_form(case: String) -> Result<ReviewPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::course};
    call(Permission::Enrol, |call| async move { course::review_page(&call, &case).await }).await
}

/// Records a review.
#[server(prefix = "/api", endpoint = "review/record")]
pub async fn record_review(case: String, #[server(default)] form: ReviewForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::course};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/reviews/new");
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            course::record_review(&call, &case, &form).await?;
            Ok(format!("/cases/{case}/course?done=review"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Review, subject: &case, page: &page, content: &form }, outcome).await
}

/// The form of an extension.
#[server(prefix = "/api", endpoint = "extension/form")]
pub async fn open_extension_form(case: String) -> Result<ExtensionPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::course};
    call(Permission::Enrol, |call| async move { course::extension_page(&call, &case).await }).await
}

/// Decides on an extension.
#[server(prefix = "/api", endpoint = "extension/propose")]
pub async fn propose_extension(case: String, #[server(default)] form: ExtensionForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::course};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/extensions/new");
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            course::propose_extension(&call, &case, &form).await?;
            Ok(format!("/cases/{case}/course?done=extension"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Extension, subject: &case, page: &page, content: &form }, outcome).await
}

/// Approves an extension somebody else decided on.
#[server(prefix = "/api", endpoint = "extension/approve")]
pub async fn approve_extension(case: String, extension: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject};
    use crate::server::{call::call, use_cases::course};
    let page = format!("/cases/{}/course", case_subject(&case));
    let next = format!("{page}?done=extended");
    let outcome = call(Permission::ApproveCourse, |call| async move {
        course::approve_extension(&call, &case, &extension, version).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// Does not approve an extension.
#[server(prefix = "/api", endpoint = "extension/decline")]
pub async fn decline_extension(case: String, extension: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject};
    use crate::server::{call::call, use_cases::course};
    let page = format!("/cases/{}/course", case_subject(&case));
    let next = format!("{page}?done=not_extended");
    let outcome = call(Permission::ApproveCourse, |call| async move {
        course::decline_extension(&call, &case, &extension, version).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// The form of a step.
#[server(prefix = "/api", endpoint = "step/form")]
pub async fn open_step_form(case: String, step: String) -> Result<StepPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::course};
    call(Permission::Enrol, |call| async move { course::step_page(&call, &case, &step).await }).await
}

/// Takes a step.
#[server(prefix = "/api", endpoint = "step/take")]
pub async fn take_step(case: String, step: String, #[server(default)] form: StepForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject, encode};
    use crate::server::{call::call, use_cases::course};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/steps/{}", encode(&step));
    let subject = course::step_subject(&case, &step);
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            course::take_step(&call, &case, &step, &form).await?;
            Ok(format!("/cases/{case}/course?done=step"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Step, subject: &subject, page: &page, content: &form }, outcome).await
}

/// Takes the newest step back.
#[server(prefix = "/api", endpoint = "step/undo")]
pub async fn undo_step(case: String, step: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject};
    use crate::server::{call::call, use_cases::course};
    let page = format!("/cases/{}/course", case_subject(&case));
    let next = format!("{page}?done=undone");
    let outcome = call(Permission::Enrol, |call| async move {
        course::undo_step(&call, &case, &step).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// The form of the closing interview.
#[server(prefix = "/api", endpoint = "closing/form")]
pub async fn open_closing_form(case: String) -> Result<ClosingPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::course};
    call(Permission::Enrol, |call| async move { course::closing_page(&call, &case).await }).await
}

/// Records the closing interview.
#[server(prefix = "/api", endpoint = "closing/record")]
pub async fn record_closing(case: String, #[server(default)] form: ClosingForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::course};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/closing");
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            course::record_closing(&call, &case, &form).await?;
            Ok(format!("/cases/{case}/course?done=closing"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Closing, subject: &case, page: &page, content: &form }, outcome).await
}

/// Confirms the closing: taking part ends as planned.
#[server(prefix = "/api", endpoint = "closing/confirm")]
pub async fn confirm_closing(case: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject};
    use crate::server::{call::call, use_cases::course};
    let page = format!("/cases/{}/course", case_subject(&case));
    let next = format!("{page}?done=graduated");
    let outcome = call(Permission::ApproveCourse, |call| async move {
        course::confirm_closing(&call, &case, version).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// The form of beginning again.
#[server(prefix = "/api", endpoint = "again/form")]
pub async fn open_again_form(case: String) -> Result<AgainPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::course};
    call(Permission::Enrol, |call| async move { course::again_page(&call, &case).await }).await
}

/// Begins again.
#[server(prefix = "/api", endpoint = "again/begin")]
pub async fn begin_again(case: String, #[server(default)] form: AgainForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::course};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/again");
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            course::again(&call, &case, &form).await?;
            Ok(format!("/cases/{case}?done=again"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Again, subject: &case, page: &page, content: &form }, outcome).await
}
