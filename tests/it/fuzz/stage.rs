//! Two sites with everybody on them, and things at the other site that must never be seen.

use std::collections::BTreeMap;

use leitplanke::domain::access::{Permission, Role, grants};
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{consent_form_version, guardian, session};
use leitplanke::server::use_cases::sessions;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement};

use super::dice::Dice;
use crate::sessions::plain;
use crate::support::TestApp;
use crate::support::people::Case;

/// Words of the case nobody on the stage may see.
const CANARY: &str = "Kanari Zitronenzeisig";
const CANARY_NOTE: &str = "Zeisignotiz-die-niemand-liest";

/// Somebody who sends requests.
#[derive(Clone, Copy)]
pub struct Sender {
    /// `None` for nobody.
    pub who: Option<(Role, UserId)>,
}

impl Sender {
    pub fn name(self) -> String {
        self.who.map_or_else(|| "nobody".to_owned(), |(role, _)| role.code().to_owned())
    }

    pub fn may(self, permission: Permission) -> bool {
        self.who.is_some_and(|(role, _)| grants(role).contains(&permission))
    }
}

pub struct Stage {
    pub app: TestApp,
    pub senders: Vec<Sender>,
    /// What the placeholders of `bodies.rs` stand for.
    known: Vec<(&'static str, Vec<String>)>,
    /// Records of another case at the other site, which are sent on purpose.
    pub foreign: Vec<String>,
    /// Words of the canary: for nobody here.
    words: Vec<String>,
    /// Codes and ids of the canary: for those who watch over the whole programme.
    ids: Vec<String>,
    tables: Vec<(String, bool)>,
}

impl Stage {
    pub async fn set(db: Database) -> Self {
        let app = TestApp::over(db).await;
        let (here, there) = (app.site("Hier").await, app.site("Dort").await);
        let senders = everybody(&app, here).await;
        let worker = senders.iter().find_map(|sender| sender.who.filter(|(role, _)| *role == Role::SocialWorker));
        let worker = worker.expect("a worker").1;
        let stranger = app.user("zeisig.there", &[(Role::SocialWorker, Some(there))]).await;
        let canary = documented(&app, there, stranger, CANARY, CANARY_NOTE).await;
        let bait = documented(&app, there, stranger, "Fremder Köder", "").await;
        let own = documented(&app, here, worker, "Sami Beispiel", "Eine Notiz").await;
        let leaving = documented(&app, here, worker, "Geht Bald", "Noch eine").await;
        let young = young(&app, here, worker).await;
        leitplanke::server::names::load(&app.house).await.expect("the index");
        let text = consent_form_version::Entity::find()
            .filter(consent_form_version::Column::Language.eq(LanguageCode::German))
            .filter(consent_form_version::Column::Purpose.eq(Purpose::School))
            .all(&app.house.db.read);
        let texts = text.await.expect("texts").iter().map(|row| row.id.to_string()).collect();
        let known = vec![
            ("@new-case", young.clone()),
            ("@case", vec![own.case.code.compact(), own.case.code.to_string(), young[0].clone()]),
            ("@user", senders.iter().filter_map(|sender| Some(sender.who?.1.to_string())).collect()),
            ("@site", vec![here.to_string()]),
            ("@worker", vec![worker.to_string()]),
            ("@consent", vec![own.consent.clone()]),
            ("@leaving-case", vec![leaving.case.code.compact()]),
            ("@leaving-consent", vec![leaving.consent]),
            ("@leaving-guardian", vec![leaving.guardian]),
            ("@guardian", vec![own.guardian.clone()]),
            ("@session", vec![own.session.clone()]),
            ("@text", texts),
        ];
        let tables = tables(&app.house.db).await;
        let foreign = vec![bait.case.code.compact(), bait.consent, bait.guardian, bait.session, there.to_string()];
        let mut words: Vec<String> = CANARY.split(' ').map(str::to_owned).collect();
        words.push(CANARY_NOTE.to_owned());
        let case = &canary.case;
        let ids = vec![
            case.code.compact(),
            case.code.to_string(),
            case.participant.to_string(),
            case.enrolment.to_string(),
            case.referral.to_string(),
            canary.consent,
            canary.guardian,
            canary.session,
        ];
        Self { app, senders, known, foreign, words, ids, tables }
    }

    /// A template with its placeholders filled in; `found` are ids seen in earlier answers.
    pub fn fill(&self, template: &str, found: &[String], dice: &mut Dice) -> String {
        let mut text = template.replace("@new-case", dice.text(&self.known[0].1));
        text = text.replace("@new", &new_uuid().to_string());
        for (name, values) in &self.known[1..] {
            if text.contains(name) {
                text = text.replace(name, dice.text(values));
            }
        }
        let id = if found.is_empty() { self.foreign[1].clone() } else { dice.text(found).to_owned() };
        text.replace("@id", &id)
    }

    /// What an answer shows that its reader must not see.
    pub fn leaked(&self, sender: Sender, text: &str) -> Option<&str> {
        let watches = [Permission::SeeConsentRegister, Permission::SeeAudit].iter().any(|seen| sender.may(*seen));
        let ids = self.ids.iter().filter(|_| !watches);
        self.words.iter().chain(ids).find(|word| text.contains(word.as_str())).map(String::as_str)
    }

    /// Number and content of the rows of every table that only an audited deed may change, drafts of others included.
    pub async fn rows(&self, sender: Sender) -> BTreeMap<String, String> {
        let db = &self.app.house.db;
        let mut parts: Vec<String> = self.tables.iter().map(|(table, counts)| count(db, table, *counts)).collect();
        let own = sender.who.map(|(_, user)| user.to_string()).unwrap_or_default();
        parts.push(match db.backend {
            DbBackend::Sqlite => {
                let own = own.replace('-', "").to_uppercase();
                format!("SELECT 'draft', CAST(count(*) AS TEXT) FROM draft WHERE hex(user_id) <> '{own}'")
            }
            _ => format!("SELECT 'draft', count(*)::text FROM draft WHERE user_id::text <> '{own}'"),
        });
        let statement = Statement::from_string(db.backend, parts.join(" UNION ALL "));
        let rows = db.read.query_all_raw(statement).await.expect("rows are counted");
        let pair = |row: &sea_orm::QueryResult| {
            (row.try_get_by_index(0).expect("a cell"), row.try_get_by_index(1).expect("a cell"))
        };
        rows.iter().map(pair).collect()
    }
}

/// Nobody, and of every role one person at the first site.
async fn everybody(app: &TestApp, here: SiteId) -> Vec<Sender> {
    let mut senders = vec![Sender { who: None }];
    for role in Role::ALL {
        let user_name = format!("{}.here", role.code().replace('_', "-"));
        let user = app.user(&user_name, &[(*role, role.is_site_bound().then_some(here))]).await;
        senders.push(Sender { who: Some((*role, user)) });
    }
    senders
}

/// Codes of cases on their way in, with the consents that let them go on.
async fn young(app: &TestApp, here: SiteId, worker: UserId) -> Vec<String> {
    let mut codes = Vec::new();
    for (status, name) in [
        (Status::Referred, "Eins Neu"),
        (Status::Contacting, "Zwei Neu"),
        (Status::Assessing, "Drei Neu"),
        (Status::Assessing, "Vier Neu"),
    ] {
        let case = app.case_in(here, worker, name, status).await;
        app.consent(&case, Purpose::ContactHandover).await;
        app.consent(&case, Purpose::Participation).await;
        codes.push(case.code.compact());
    }
    codes
}

fn count(db: &Database, table: &str, counts: bool) -> String {
    match db.backend {
        DbBackend::Sqlite => {
            let version = if counts { "|| ':' || coalesce(sum(version), 0)" } else { "" };
            format!("SELECT '{table}', CAST(count(*) AS TEXT) {version} FROM {table}")
        }
        _ => format!("SELECT '{table}', coalesce(md5(string_agg(x::text, '|' ORDER BY x::text)), '') FROM {table} x"),
    }
}

/// Every table that only an audited deed may change, and whether its rows carry a version.
async fn tables(db: &Database) -> Vec<(String, bool)> {
    let sql = match db.backend {
        DbBackend::Sqlite => {
            "SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'version') FROM sqlite_master m
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
        _ => "SELECT tablename::text, false FROM pg_tables WHERE schemaname = 'public'",
    };
    let rows = db.read.query_all_raw(Statement::from_string(db.backend, sql)).await.expect("tables");
    let all =
        rows.iter().map(|row| (row.try_get_by_index(0).expect("a cell"), row.try_get_by_index(1).expect("a cell")));
    let free = ["draft", "access_log", "sign_in", "seaql_migrations"];
    let all: Vec<(String, bool)> = all.filter(|(name, _): &(String, bool)| !free.contains(&name.as_str())).collect();
    assert!(all.len() > 20, "{all:?}");
    all
}

/// A case with consents and a session with a note, written down as a person would.
pub struct Documented {
    pub case: Case,
    pub consent: String,
    pub guardian: String,
    pub session: String,
}

pub async fn documented(app: &TestApp, site: SiteId, worker: UserId, name: &str, note: &str) -> Documented {
    let case = app.case(site, worker, name).await;
    let consent = app.consent(&case, Purpose::Participation).await.to_string();
    let form = leitplanke::domain::form::SessionForm { note: note.to_owned(), ..plain() };
    let call = app.call(worker, Permission::RecordSession).await;
    sessions::record(&call, &case.code.compact(), &form).await.expect("a session");
    let guardian = guardian::Entity::find()
        .filter(guardian::Column::ParticipantId.eq(case.participant))
        .one(&app.house.db.read)
        .await
        .expect("guardians")
        .expect("one");
    let session = session::Entity::find()
        .filter(session::Column::EnrolmentId.eq(case.enrolment))
        .one(&app.house.db.read)
        .await
        .expect("sessions")
        .expect("one");
    Documented { case, consent, guardian: guardian.id.to_string(), session: session.id.to_string() }
}
