//! A family with a row in every table, and a search for whatever is left of it in the whole database.

use std::collections::BTreeSet;
use std::path::PathBuf;

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::contact_attempt::{AttemptResult, Channel};
use leitplanke::domain::draft::FormKind;
use leitplanke::domain::enrolment::{EnrolmentId, Status};
use leitplanke::domain::figure::AgeBand;
use leitplanke::domain::id::Id;
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::network::NetworkKind;
use leitplanke::domain::participant::{LanguageLevel, LanguageUse};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::retention::NotStarted;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::crypto::{DataKey, Place};
use leitplanke::server::db::Database;
use leitplanke::server::drafts;
use leitplanke::server::entity::{
    classification, consent, consent_scan, contact_attempt, data_key, enrolment, guardian, network_contact,
    not_started_count, participant, participant_language, referral, session, sibling,
};
use leitplanke::server::people;
use leitplanke::server::settings::{Secret, Settings};
use leitplanke::server::use_cases::retention::{Night, run};
use leitplanke::server::use_cases::sessions;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, Statement};

use crate::support::TestApp;
use crate::support::database::address_of;
use crate::support::people::{Case, day};

pub struct Scene {
    pub app: TestApp,
    pub site: SiteId,
    pub worker: UserId,
    pub folder: PathBuf,
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What would give a family away: ids of its records, its code, every ciphertext.
pub struct Traces {
    pub key: Id<data_key::Model>,
    pub all: BTreeSet<String>,
}

impl Scene {
    pub async fn open(db: Database) -> Self {
        let folder = std::env::temp_dir().join(format!("leitplanke-retention-{}", new_uuid()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let address = address_of(&db).await;
        let settings = Settings { data: folder.clone(), database: Some(Secret(address)), ..Settings::default() };
        let app = TestApp::with(db, settings).await;
        let site = app.site("Musterstadt").await;
        let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
        Self { app, site, worker, folder }
    }

    /// Runs the job at four in the morning (UTC) of that day.
    pub async fn run_on(&self, day: &str) -> Night {
        self.app.set_clock(&format!("{day}T03:00:00Z"));
        run(&self.app.house).await.expect("a run")
    }

    /// A case with a row in every table that can hold one.
    pub async fn planted(&self, name: &str) -> Case {
        let case = self.app.case(self.site, self.worker, name).await;
        let agreed = self.app.consent(&case, Purpose::Participation).await;
        let call = self.app.call(self.worker, Permission::RecordSession).await;
        sessions::record(&call, &case.code.compact(), &crate::sessions::plain()).await.expect("a session");
        let key = self.key_of(&case).await;
        self.around(&case, &key).await;
        self.app
            .put(consent_scan::Model {
                id: Id::from_uuid(new_uuid()),
                consent_id: agreed,
                image_ct: format!("a sealed picture of {}", case.code).into_bytes(),
                sha256: vec![7; 32],
                width: 3,
                height: 4,
                created_at: self.app.now(),
                created_by: self.worker,
            })
            .await;
        let content = "form[note]=Angefangen";
        for (kind, subject) in [
            (FormKind::Session, case.code.compact()),
            (FormKind::Consent, format!("{}:school", case.code.compact())),
            (FormKind::Withdrawal, agreed.to_string()),
        ] {
            drafts::keep(&self.app.house, self.worker, kind, &subject, content).await.expect("a draft");
        }
        case
    }

    async fn key_of(&self, case: &Case) -> DataKey {
        let db = &self.app.house.db.read;
        let person = participant::Entity::find_by_id(case.participant).one(db).await.expect("read").expect("there");
        people::key(db, &self.app.house.keyring, &person).await.expect("a key")
    }

    async fn around(&self, case: &Case, key: &DataKey) {
        let (at, id) = (self.app.now(), new_uuid());
        let seal = |table, column| key.seal(Place::new(table, column, id), "Geheim").expect("seals");
        self.app
            .put(sibling::Model {
                id: Id::from_uuid(id),
                participant_id: case.participant,
                enrolment_id: case.enrolment,
                name_ct: seal("sibling", "name_ct"),
                birth_year: Some(2016),
                same_household: true,
                note_ct: None,
                created_at: at,
                created_by: None,
                updated_at: at,
                version: 1,
            })
            .await;
        self.app
            .put(network_contact::Model {
                id: Id::from_uuid(id),
                participant_id: case.participant,
                enrolment_id: case.enrolment,
                kind: NetworkKind::School,
                institution_ct: seal("network_contact", "institution_ct"),
                person_ct: None,
                contact_ct: None,
                ended_on: Some(day("2026-03-01")),
                created_at: at,
                created_by: None,
                updated_at: at,
                version: 1,
            })
            .await;
        self.app
            .put(contact_attempt::Model {
                id: Id::from_uuid(id),
                enrolment_id: case.enrolment,
                held_on: day("2026-03-01"),
                start_minute: None,
                channel: Channel::Visit,
                result: AttemptResult::NotReached,
                interpreter_job_id: None,
                note_ct: Some(seal("contact_attempt", "note_ct")),
                created_at: at,
                created_by: None,
                updated_at: at,
                version: 1,
            })
            .await;
        self.app
            .put(participant_language::Model {
                id: Id::from_uuid(id),
                participant_id: case.participant,
                language: LanguageCode::Arabic,
                dialect: None,
                usage: LanguageUse::Home,
                level: LanguageLevel::Good,
                created_at: at,
                created_by: None,
                updated_at: at,
                version: 1,
            })
            .await;
    }

    /// Ends the enrolment of a case as the deed would; before taking part it never had a start.
    pub async fn end(&self, case: &Case, status: Status, on: &str) {
        if NotStarted::of(status).is_some() {
            let tx = self.app.house.db.begin_write().await.expect("a transaction");
            enrolment::Entity::update_many()
                .col_expr(enrolment::Column::StartOn, Expr::value(None::<chrono::NaiveDate>))
                .filter(enrolment::Column::Id.eq(case.enrolment))
                .exec(&tx)
                .await
                .expect("no start");
            tx.commit().await.expect("it stays");
        }
        self.close(case.enrolment, status, on).await;
    }

    /// Makes the referral somebody's own.
    pub async fn referred_by(&self, case: &Case, user: UserId) {
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        referral::Entity::update_many()
            .col_expr(referral::Column::CreatedBy, Expr::value(user))
            .filter(referral::Column::Id.eq(case.referral))
            .exec(&tx)
            .await
            .expect("the referral changes hands");
        tx.commit().await.expect("it stays");
    }

    pub async fn close(&self, enrolment: EnrolmentId, status: Status, on: &str) {
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        enrolment::Entity::update_many()
            .col_expr(enrolment::Column::Status, Expr::value(status))
            .col_expr(enrolment::Column::IsOpen, Expr::value(false))
            .col_expr(enrolment::Column::EndOn, Expr::value(day(on)))
            .col_expr(enrolment::Column::EndKind, Expr::value(status.end_kind()))
            .filter(enrolment::Column::Id.eq(enrolment))
            .exec(&tx)
            .await
            .expect("ended");
        tx.commit().await.expect("it stays");
    }

    /// Everything that leads to the family as it is now.
    pub async fn traces(&self, case: &Case) -> Traces {
        let db = &self.app.house.db.read;
        let person = participant::Entity::find_by_id(case.participant).one(db).await.expect("read").expect("there");
        let mut all: BTreeSet<String> = [case.participant.to_string(), case.enrolment.to_string()].into();
        all.extend([case.referral.to_string(), case.code.compact(), person.data_key_id.to_string()]);
        let consents = consent::Entity::find().filter(consent::Column::ParticipantId.eq(case.participant));
        all.extend(consents.all(db).await.expect("read").iter().map(|row| row.id.to_string()));
        let adults = guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(case.participant));
        all.extend(adults.all(db).await.expect("read").iter().map(|row| row.id.to_string()));
        let talks = session::Entity::find().filter(session::Column::EnrolmentId.eq(case.enrolment));
        all.extend(talks.all(db).await.expect("read").iter().map(|row| row.id.to_string()));
        for table in classification::TABLES.iter().filter(|table| !table.table.starts_with("witness")) {
            let sealed = table.columns.iter().flat_map(|(_, names)| names.iter()).filter(|name| name.ends_with("_ct"));
            for column in sealed {
                all.extend(column_of(&self.app.house.db, table.table, column).await);
            }
        }
        all.retain(|trace| trace.len() > 6);
        Traces { key: person.data_key_id, all }
    }

    /// Table and trace, wherever one is left; the logs have a period of their own (R7).
    pub async fn found(&self, traces: &Traces) -> BTreeSet<(String, String)> {
        let mut found = BTreeSet::new();
        for table in classification::TABLES.iter().filter(|table| !["access_log", "audit_entry"].contains(&table.table))
        {
            for column in table.columns.iter().flat_map(|(_, names)| names.iter()) {
                for value in column_of(&self.app.house.db, table.table, column).await {
                    let hits = traces.all.iter().filter(|trace| value.contains(trace.as_str()));
                    found.extend(hits.map(|trace| (table.table.to_owned(), trace.clone())));
                }
            }
        }
        found
    }
}

/// Every value of a column as text: ids with hyphens, bytes as hexadecimal.
async fn column_of(db: &Database, table: &str, column: &str) -> Vec<String> {
    let text = match db.backend {
        DbBackend::Sqlite => {
            format!("CASE typeof(\"{column}\") WHEN 'blob' THEN lower(hex(\"{column}\")) ELSE \"{column}\" || '' END")
        }
        _ => format!("\"{column}\"::text"),
    };
    let question = format!("SELECT {text} AS value FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
    let rows = db.read.query_all_raw(Statement::from_string(db.backend, question)).await.expect("the column is read");
    rows.iter().map(|row| readable(&row.try_get::<String>("", "value").expect("a text"))).collect()
}

/// An id that SQLite keeps as sixteen bytes gets its hyphens back.
fn readable(value: &str) -> String {
    let is_id = value.len() == 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let id = is_id.then(|| uuid::Uuid::parse_str(value).ok()).flatten();
    id.map_or_else(|| value.to_owned(), |id| id.to_string())
}

/// The monthly counts.
pub async fn counts(db: &Database) -> Vec<(String, AgeBand, NotStarted, i32)> {
    let rows = not_started_count::Entity::find().order_by_asc(not_started_count::Column::Month);
    let rows = rows.all(&db.read).await.expect("read");
    rows.into_iter().map(|row| (row.month, row.age_band, row.outcome, row.n)).collect()
}
