//! Sessions: the prefilled form, the record, one session, the list, an interpreter's own jobs.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::SessionForm;
use crate::domain::view::session::{JobList, SessionFormQuery, SessionFormView, SessionList, SessionView};

/// The form of a new session, filled in.
#[server(prefix = "/api", endpoint = "session/form")]
pub async fn open_session_form(
    case: String,
    #[server(default)] query: SessionFormQuery,
) -> Result<SessionFormView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::sessions};
    call(Permission::RecordSession, |call| async move { sessions::form_for(&call, &case, &query).await }).await
}

/// Writes a session down.
#[server(prefix = "/api", endpoint = "session/record")]
pub async fn record_session(case: String, #[server(default)] form: SessionForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::case_code::CaseCode;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, form_page};
    use crate::server::{call::call, use_cases::sessions};
    // The draft is kept under the code as the pages write it, however it was typed.
    let subject = CaseCode::parse(&case).map_or_else(|_| String::new(), |code| code.compact());
    let case_page = format!("/cases/{subject}");
    let outcome = call(Permission::RecordSession, |call| {
        let (subject, form, case_page) = (subject.clone(), form.clone(), case_page.clone());
        async move {
            sessions::record(&call, &subject, &form).await?;
            Ok(format!("{case_page}?done=session"))
        }
    })
    .await;
    let page = form_page(&format!("{case_page}/sessions/new"), &form.client_id);
    answer(Posted { kind: FormKind::Session, subject: &subject, page: &page, content: &form }, outcome).await
}

/// One session with its words, for those who may read them.
#[server(prefix = "/api", endpoint = "session/page")]
pub async fn session_page(case: String, session: String) -> Result<SessionView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::sessions};
    call(Permission::SeeCases, |call| async move { sessions::show(&call, &case, &session).await }).await
}

/// All sessions of a case.
#[server(prefix = "/api", endpoint = "session/list")]
pub async fn list_sessions(case: String, #[server(default)] after: String) -> Result<SessionList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::sessions};
    call(Permission::SeeCases, |call| async move { sessions::list(&call, &case, &after).await }).await
}

/// The jobs of the interpreter who is signed in.
#[server(prefix = "/api", endpoint = "job/own")]
pub async fn own_jobs(#[server(default)] after: String) -> Result<JobList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::sessions};
    call(Permission::SeeOwnJobs, |call| async move { sessions::own_jobs(&call, &after).await }).await
}
