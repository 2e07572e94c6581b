//! The way to admission: contact attempts, second screening, start, or an end before it.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{AdmissionForm, AssignmentForm, ContactAttemptForm, EndAdmissionForm, ScreeningForm};
use crate::domain::view::admission::{AdmissionView, AttemptPage, ScreeningPage, StartPage};
use crate::domain::view::assignment::AssignmentPage;

/// The steps to admission of one case.
#[server(prefix = "/api", endpoint = "enrolment/admission")]
pub async fn admission(case: String) -> Result<AdmissionView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::enrolment};
    call(Permission::Enrol, |call| async move { enrolment::admission(&call, &case).await }).await
}

/// The form of a contact attempt.
#[server(prefix = "/api", endpoint = "attempt/form")]
pub async fn open_attempt_form(case: String, #[server(default)] id: String) -> Result<AttemptPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::enrolment};
    call(Permission::RecordContactAttempt, |call| async move { enrolment::attempt_page(&call, &case, &id).await }).await
}

/// Writes a contact attempt.
#[server(prefix = "/api", endpoint = "attempt/record")]
pub async fn record_attempt(case: String, #[server(default)] form: ContactAttemptForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject, form_page};
    use crate::server::{call::call, use_cases::enrolment};
    let case = case_subject(&case);
    let outcome = call(Permission::RecordContactAttempt, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            enrolment::record_attempt(&call, &case, &form).await?;
            Ok(format!("/cases/{case}?done=attempt"))
        }
    })
    .await;
    let page = form_page(&format!("/cases/{case}/attempts/new"), &form.client_id);
    answer(Posted { kind: FormKind::ContactAttempt, subject: &case, page: &page, content: &form }, outcome).await
}

/// The form of the second screening.
#[server(prefix = "/api", endpoint = "enrolment/screening-form")]
pub async fn open_screening_form(case: String) -> Result<ScreeningPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::enrolment};
    call(Permission::Enrol, |call| async move { enrolment::screening_page(&call, &case).await }).await
}

/// Records the second screening.
#[server(prefix = "/api", endpoint = "enrolment/screening")]
pub async fn record_screening(case: String, #[server(default)] form: ScreeningForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::enrolment};
    let case = case_subject(&case);
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            enrolment::record_screening(&call, &case, &form).await?;
            Ok(format!("/cases/{case}?done=screening"))
        }
    })
    .await;
    let page = format!("/cases/{case}/screening");
    answer(Posted { kind: FormKind::Screening, subject: &case, page: &page, content: &form }, outcome).await
}

/// The form of the start.
#[server(prefix = "/api", endpoint = "enrolment/start-form")]
pub async fn open_start_form(case: String) -> Result<StartPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::enrolment};
    call(Permission::Enrol, |call| async move { enrolment::start_page(&call, &case).await }).await
}

/// Checks the start and leads to the page that shows it once more; nothing is changed yet.
#[server(prefix = "/api", endpoint = "enrolment/prepare-start")]
pub async fn prepare_start(case: String, #[server(default)] form: AdmissionForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer_and_keep, case_subject};
    use crate::server::{call::call, use_cases::enrolment};
    let case = case_subject(&case);
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            enrolment::prepare_start(&call, &case, &form).await?;
            Ok(format!("/cases/{case}/start/check"))
        }
    })
    .await;
    let page = format!("/cases/{case}/start");
    answer_and_keep(Posted { kind: FormKind::Admission, subject: &case, page: &page, content: &form }, outcome).await
}

/// Begins taking part.
#[server(prefix = "/api", endpoint = "enrolment/start")]
pub async fn start(case: String, #[server(default)] form: AdmissionForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::enrolment};
    let case = case_subject(&case);
    let outcome = call(Permission::Enrol, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            enrolment::start(&call, &case, &form).await?;
            Ok(format!("/cases/{case}?done=started"))
        }
    })
    .await;
    let page = format!("/cases/{case}/start");
    answer(Posted { kind: FormKind::Admission, subject: &case, page: &page, content: &form }, outcome).await
}

/// Ends an admission before taking part has begun.
#[server(prefix = "/api", endpoint = "enrolment/end-admission")]
pub async fn end_admission(case: String, #[server(default)] form: EndAdmissionForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject};
    use crate::server::{call::call, use_cases::enrolment};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/admission");
    let outcome = call(Permission::Enrol, |call| async move {
        enrolment::end_admission(&call, &case, &form).await?;
        Ok(format!("/cases/{case}?done=ended"))
    })
    .await;
    answer_button(outcome, &page)
}

/// The form that says who works on a case.
#[server(prefix = "/api", endpoint = "enrolment/assignment-form")]
pub async fn open_assignment_form(case: String) -> Result<AssignmentPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::enrolment};
    call(Permission::AssignWorker, |call| async move { enrolment::assignment_page(&call, &case).await }).await
}

/// Says who works on a case.
#[server(prefix = "/api", endpoint = "enrolment/assign")]
pub async fn assign(case: String, #[server(default)] form: AssignmentForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject};
    use crate::server::{call::call, use_cases::enrolment};
    let case = case_subject(&case);
    let outcome = call(Permission::AssignWorker, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            enrolment::assign(&call, &case, &form).await?;
            Ok(format!("/cases/{case}?done=assigned"))
        }
    })
    .await;
    let page = format!("/cases/{case}/assignment");
    answer(Posted { kind: FormKind::Assignment, subject: &case, page: &page, content: &form }, outcome).await
}
