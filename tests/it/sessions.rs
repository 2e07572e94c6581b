//! Sessions (Kontakte): the rules BR-01, 02, 03, 12, 19, one record per client id, the form, the list, the jobs.

use chrono::Days;
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::error::AppError;
use leitplanke::domain::form::SessionForm;
use leitplanke::domain::id::Id;
use leitplanke::domain::interpreter::{InterpreterId, Level};
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::session::SessionId;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::domain::view::session::SessionFormQuery;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::entity::{audit_entry, consent, interpreter, session};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::sessions;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::support::TestApp;
use crate::support::people::Case;

mod once;
mod pages;
mod rules;
mod secrecy;

/// A worker with one running case, whose consents are those given.
pub struct Scene {
    pub app: TestApp,
    pub site: SiteId,
    pub worker: UserId,
    pub case: Case,
}

impl Scene {
    pub async fn with(db: leitplanke::server::db::Database, purposes: &[Purpose]) -> Self {
        Self::in_status(db, Status::Active, purposes).await
    }

    pub async fn in_status(db: leitplanke::server::db::Database, status: Status, purposes: &[Purpose]) -> Self {
        let app = TestApp::over(db).await;
        let site = app.site("Musterstadt").await;
        let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
        let case = app.case_in(site, worker, "Sami Beispiel", status).await;
        for purpose in purposes {
            app.consent(&case, *purpose).await;
        }
        Self { app, site, worker, case }
    }

    /// Records a session as the worker: `ok`, the broken rules, or the name of the error.
    pub async fn record(&self, form: &SessionForm) -> String {
        let call = self.app.call(self.worker, Permission::RecordSession).await;
        outcome(sessions::record(&call, &self.case.code.compact(), form).await)
    }

    /// The form as the page offers it.
    pub async fn offered(&self, query: SessionFormQuery) -> SessionForm {
        let call = self.app.call(self.worker, Permission::RecordSession).await;
        sessions::form_for(&call, &self.case.code.compact(), &query).await.expect("the form opens").form
    }

    pub async fn rows(&self) -> Vec<session::Model> {
        session::Entity::find().all(&self.app.house.db.read).await.expect("sessions are read")
    }

    /// An interpreter of this site for Arabic whose declaration holds until the given day from now.
    pub async fn interpreter(&self, site: SiteId, level: Level, days_left: i64) -> InterpreterId {
        self.interpreter_of(site, level, days_left, None).await
    }

    pub async fn interpreter_of(
        &self,
        site: SiteId,
        level: Level,
        days_left: i64,
        user_id: Option<UserId>,
    ) -> InterpreterId {
        let id = Id::from_uuid(new_uuid());
        self.app
            .put(interpreter::Model {
                id,
                site_id: Some(site),
                user_id,
                code_name: format!("SM {}", level.code()),
                level,
                languages: vec![LanguageCode::Arabic].into(),
                confidentiality_signed_on: Some(self.app.today() - Days::new(200)),
                confidentiality_until: Some(self.app.today() + chrono::TimeDelta::days(days_left)),
                police_certificate_until: None,
                active: true,
                created_at: self.app.now(),
                created_by: None,
                updated_at: self.app.now(),
                version: 1,
            })
            .await;
        id
    }

    /// Withdraws the consent to take part, now.
    pub async fn withdraw(&self) {
        use sea_orm::sea_query::Expr;
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        consent::Entity::update_many()
            .col_expr(consent::Column::WithdrawnOn, Expr::value(self.app.today()))
            .col_expr(consent::Column::WithdrawnAt, Expr::value(self.app.now()))
            .filter(consent::Column::Purpose.eq(Purpose::Participation))
            .exec(&tx)
            .await
            .expect("the withdrawal is written");
        tx.commit().await.expect("the withdrawal stays");
    }

    /// Actions and details of the audit chain that speak of sessions.
    pub async fn events(&self) -> Vec<String> {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Entity.eq("session"))
            .all(&self.app.house.db.read)
            .await
            .expect("the chain is read");
        rows.into_iter().map(|row| format!("{} {}", row.action, row.detail)).collect()
    }
}

/// A session that breaks no rule when taking part is agreed to.
pub fn plain() -> SessionForm {
    SessionForm {
        client_id: new_uuid().to_string(),
        held_on: "2026-03-16".into(),
        start_time: "14:30".into(),
        minutes: "60".into(),
        place: "home".into(),
        kind: "single".into(),
        attended: "yes".into(),
        present: vec!["youth".into()],
        ..SessionForm::default()
    }
}

/// The same with an interpreter.
pub fn interpreted(interpreter: Option<InterpreterId>, level: Level) -> SessionForm {
    SessionForm {
        present: vec!["youth".into(), "interpreter".into()],
        interpreter_id: interpreter.map(|id| id.to_string()).unwrap_or_default(),
        interpreter_language: "ara".into(),
        interpreter_level: level.code().into(),
        interpreter_mode: "in_person".into(),
        ..plain()
    }
}

pub fn id_of(form: &SessionForm) -> SessionId {
    form.client_id.parse().expect("an id")
}

pub fn outcome<T>(result: Result<T, Fault>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Fault::Expected(AppError::Invalid(errors))) => errors.to_string(),
        Err(Fault::Expected(error)) => format!("{error:?}"),
        Err(fault) => panic!("{fault}"),
    }
}
