//! The only way to a deed: a permission, checked, gives a [`Call`]; a use case needs one.

use std::future::Future;
use std::ops::Deref;

use chrono::{DateTime, NaiveDate, Utc};
use http::StatusCode;
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use sea_orm::DatabaseTransaction;

use crate::domain::access::{Actor, Permission, Role, grants};
use crate::domain::enrolment::EnrolmentId;
use crate::domain::error::AppError;
use crate::domain::message::Language;
use crate::domain::participant::ParticipantId;
use crate::server::access_log::Reading;
use crate::server::audit::{self, Author, Event};
use crate::server::clock::{berlin_date, new_uuid};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::request::RequestInfo;

/// An authorised request: who acts, with which permission, and when.
pub struct Call {
    /// The running program.
    pub house: House,
    /// Who acts.
    pub actor: Actor,
    /// The permission this call was made with.
    pub permission: Permission,
    /// The instant of the request, UTC.
    pub now: DateTime<Utc>,
    /// Its day in Europe/Berlin.
    pub today: NaiveDate,
    /// The language of the page.
    pub language: Language,
}

/// Authorises, runs the work, logs a fault once, sets the status and maps the error.
///
/// Must be awaited inside a server function or a page (it reads the request from leptos' context).
pub async fn call<T, Work, Done>(permission: Permission, work: Work) -> Result<T, AppError>
where
    Work: FnOnce(Call) -> Done,
    Done: Future<Output = Result<T, Fault>>,
{
    let house = expect_context::<House>();
    let info = expect_context::<RequestInfo>();
    let response = use_context::<ResponseOptions>();
    let outcome = match Call::authorise(house, &info, permission) {
        Ok(call) => work(call).await,
        Err(error) => Err(Fault::Expected(error)),
    };
    outcome.map_err(|fault| explain(fault, response.as_ref()))
}

/// Answers a question that is open to everybody, signed in or not: no actor, no permission, and so nothing about anybody.
pub async fn open_to_all<T, Work, Done>(work: Work) -> Result<T, AppError>
where
    Work: FnOnce(House, NaiveDate) -> Done,
    Done: Future<Output = Result<T, Fault>>,
{
    let house = expect_context::<House>();
    let response = use_context::<ResponseOptions>();
    let today = berlin_date(house.clock.now());
    work(house, today).await.map_err(|fault| explain(fault, response.as_ref()))
}

/// Maps a fault to what may travel to the browser; logs an internal one with its reference.
pub fn explain(fault: Fault, response: Option<&ResponseOptions>) -> AppError {
    let error = match fault {
        Fault::Expected(error) => error,
        Fault::Unavailable(outage, cause) => {
            tracing::error!(code = "unavailable", outage = outage.code(), %cause, "the house cannot be used");
            AppError::Unavailable(outage)
        }
        Fault::Internal(cause) => {
            let reference = new_uuid().simple().to_string()[20..].to_uppercase();
            tracing::error!(code = "internal", %reference, %cause, "a deed failed");
            AppError::Internal(reference)
        }
    };
    if let Some(response) = response {
        response.set_status(status_of(&error));
        response.insert_header(
            http::HeaderName::from_static(crate::server::answer::EXPLAINED),
            http::HeaderValue::from_str(&explained(&error)).unwrap_or(http::HeaderValue::from_static("1")),
        );
    }
    error
}

/// Marks an answer as an error that was explained on purpose, for the middleware around the deeds.
pub fn mark_explained(response: &mut axum::response::Response, error: &AppError) {
    if let Ok(value) = http::HeaderValue::from_str(&explained(error)) {
        response.headers_mut().insert(http::HeaderName::from_static(crate::server::answer::EXPLAINED), value);
    }
}

/// What the middleware around the deeds needs to know of an error that is the house's own.
fn explained(error: &AppError) -> String {
    match error {
        AppError::Unavailable(outage) => format!("unavailable:{}", outage.code()),
        AppError::Internal(reference) => format!("internal:{reference}"),
        _ => "1".to_owned(),
    }
}

/// The HTTP status of an expected error.
pub fn status_of(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl Call {
    /// Checks the permission of the request's actor. Errors: `SignedOut`, `Forbidden`.
    pub fn authorise(house: House, info: &RequestInfo, permission: Permission) -> Result<Self, AppError> {
        let actor = info.actor.clone().ok_or(AppError::SignedOut)?;
        let now = house.clock.now();
        let today = berlin_date(now);
        if !actor.may(permission, today) {
            tracing::info!(code = "refused", user = %actor.user, permission = permission.code(), "deed refused");
            return Err(AppError::Forbidden);
        }
        Ok(Self { house, actor, permission, now, today, language: info.language })
    }

    /// The read connection.
    pub fn db(&self) -> &sea_orm::DatabaseConnection {
        &self.house.db.read
    }

    /// Opens the one transaction of a deed.
    pub async fn change(&self) -> Result<Change<'_>, Fault> {
        Ok(Change { tx: self.house.db.begin_write().await?, call: self, events: Vec::new() })
    }

    /// Notes that a personal page was read (access log, not the audit chain).
    pub fn note_reading(&self, page: &'static str, participant: Option<ParticipantId>, enrolment: Option<EnrolmentId>) {
        self.house.access_log.record(Reading {
            at: self.now,
            actor: self.actor.user,
            role: self.role_code(),
            page,
            participant,
            enrolment,
        });
    }

    /// The role that grants this call's permission (text code).
    pub fn role_code(&self) -> String {
        let carries = |role: &Role| grants(*role).contains(&self.permission);
        self.actor.roles(self.today).into_iter().find(carries).map_or_else(String::new, |role| role.code().to_owned())
    }

    /// The author line for the audit chain.
    pub fn author(&self) -> Author {
        Author {
            user: Some(self.actor.user.uuid()),
            role: Some(self.role_code()).filter(|role| !role.is_empty()),
            at: self.now,
        }
    }
}

/// One deed's transaction; it cannot be committed without saying what happened.
pub struct Change<'call> {
    tx: DatabaseTransaction,
    call: &'call Call,
    events: Vec<Event>,
}

impl Deref for Change<'_> {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.tx
    }
}

impl Change<'_> {
    /// Adds an entry for the audit chain.
    pub fn note(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Writes the audit entries and commits. Errors: nothing was noted.
    pub async fn commit(self) -> Result<(), Fault> {
        if self.events.is_empty() {
            return Err(Fault::internal("a change without an audit entry"));
        }
        audit::append(&self.tx, &self.call.house.keyring, &self.call.author(), &self.events).await?;
        self.tx.commit().await?;
        Ok(())
    }

    /// Commits what is nobody's business but the user's own (drafts).
    pub async fn commit_private(self) -> Result<(), Fault> {
        self.tx.commit().await?;
        Ok(())
    }
}
