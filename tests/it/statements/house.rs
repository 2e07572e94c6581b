//! A house with few rows and one with thirty times as many of everything a page lists.

use std::sync::{Arc, Mutex};

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::id::Id;
use leitplanke::domain::interpreter::Level;
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::release::RequestState;
use leitplanke::domain::retention::RetentionClass;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{interpreter, legal_hold, participant, referral, release_request, retention_item};
use leitplanke::server::use_cases::sessions;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, Statement};

use crate::fuzz::dice::Dice;
use crate::fuzz::stage::{Sender, Stage};
use crate::sessions::{interpreted, plain};
use crate::support::people::Case;

/// Everything that was asked of the database, in order.
#[derive(Clone, Default)]
pub struct Meter(Arc<Mutex<Vec<Statement>>>);

impl Meter {
    fn listen(&self, db: &mut Database) {
        for connection in [&mut db.read, &mut db.write] {
            let asked = self.0.clone();
            connection.set_metric_callback(move |info| {
                // Readings are written in groups some time later, whoever caused them.
                if !info.statement.sql.starts_with("INSERT INTO \"access_log\"") {
                    asked.lock().expect("the meter").push(info.statement.clone());
                }
            });
        }
    }

    /// What was asked since the last time.
    pub fn take(&self) -> Vec<Statement> {
        std::mem::take(&mut self.0.lock().expect("the meter"))
    }
}

/// The stage of the fuzzing with its meter, and ids for the pages of single records.
pub struct House {
    pub stage: Stage,
    pub meter: Meter,
    request: String,
}

impl House {
    /// `more` rows of everything on top of the few that the stage has.
    pub async fn built(mut db: Database, more: usize) -> Self {
        let meter = Meter::default();
        meter.listen(&mut db);
        let mut house = Self { stage: Stage::set(db).await, meter, request: String::new() };
        let site: SiteId = house.fill("@site").parse().expect("a site");
        let worker: UserId = house.fill("@worker").parse().expect("a worker");
        house.people_and_sites(more).await;
        house.cases(site, worker, more).await;
        house.jobs(site, worker, more + 1).await;
        house.erased_soon(more + 1).await;
        house.referrals_of_the_police().await;
        house.requests(more + 1).await;
        house
    }

    /// A template with its placeholders filled in, always the same way.
    pub fn fill(&self, template: &str) -> String {
        self.stage.fill(template, std::slice::from_ref(&self.request), &mut Dice::new(7))
    }

    pub fn of_role(&self, role: Role) -> UserId {
        let of = |sender: &Sender| sender.who.filter(|(own, _)| *own == role);
        self.stage.senders.iter().find_map(of).expect("everybody is on the stage").1
    }

    async fn people_and_sites(&self, more: usize) {
        for number in 0..more {
            let site = self.stage.app.site(&format!("Weitere {number}")).await;
            self.stage.app.user(&format!("weitere.{number}"), &[(Role::SocialWorker, Some(site))]).await;
        }
    }

    /// More cases of the worker, and more sessions in the first one.
    async fn cases(&self, site: SiteId, worker: UserId, more: usize) {
        let app = &self.stage.app;
        let call = app.call(worker, Permission::RecordSession).await;
        let first = self.fill("@case");
        for number in 0..more {
            let case: Case = app.case(site, worker, &format!("Weiter Nummer{number}")).await;
            for purpose in [Purpose::Participation, Purpose::Interpreter] {
                app.consent(&case, purpose).await;
            }
            for code in [&first, &case.code.compact()] {
                sessions::record(&call, code, &plain()).await.expect("a session");
            }
        }
        leitplanke::server::names::load(&app.house).await.expect("the index");
    }

    /// So many people on the preview list, each with a hold that was lifted.
    async fn erased_soon(&self, number: usize) {
        use sea_orm::QuerySelect;
        let app = &self.stage.app;
        let people = participant::Entity::find().limit(number as u64).all(&app.house.db.read).await.expect("people");
        for person in people {
            app.put(retention_item::Model {
                participant_id: person.id,
                class: RetentionClass::CaseRecord,
                start_on: app.today(),
                due_on: app.today() + chrono::Days::new(9),
                first_listed_on: app.today(),
            })
            .await;
            app.put(legal_hold::Model {
                id: Id::from_uuid(new_uuid()),
                participant_id: person.id,
                reason_ct: Vec::new(),
                set_by: self.of_role(Role::PrivacyCoordinator),
                set_on: app.today(),
                until_on: None,
                ended_on: Some(app.today()),
                ended_by: None,
                created_at: app.now(),
                created_by: None,
                updated_at: app.now(),
                version: 1,
            })
            .await;
        }
    }

    /// Interpreted sessions of the interpreter who has an account.
    async fn jobs(&self, site: SiteId, worker: UserId, number: usize) {
        let app = &self.stage.app;
        let id = Id::from_uuid(new_uuid());
        app.put(interpreter::Model {
            id,
            site_id: Some(site),
            user_id: Some(self.of_role(Role::Interpreter)),
            code_name: "SM 1".to_owned(),
            level: Level::Sim,
            languages: vec![LanguageCode::Arabic].into(),
            confidentiality_signed_on: Some(app.today() - chrono::Days::new(30)),
            confidentiality_until: Some(app.today() + chrono::Days::new(30)),
            police_certificate_until: None,
            active: true,
            created_at: app.now(),
            created_by: None,
            updated_at: app.now(),
            version: 1,
        })
        .await;
        let case = app.case(site, worker, "Mit Sprachmittlung").await;
        for purpose in [Purpose::Participation, Purpose::Interpreter] {
            app.consent(&case, purpose).await;
        }
        let call = app.call(worker, Permission::RecordSession).await;
        for _ in 0..number {
            let form = interpreted(Some(id), Level::Sim);
            sessions::record(&call, &case.code.compact(), &form).await.expect("a session");
        }
    }

    /// The police officer referred everybody of the site.
    async fn referrals_of_the_police(&self) {
        let tx = self.stage.app.house.db.begin_write().await.expect("a transaction");
        referral::Entity::update_many()
            .col_expr(referral::Column::CreatedBy, Expr::value(self.of_role(Role::PoliceLiaison)))
            .exec(&tx)
            .await
            .expect("referrals change hands");
        tx.commit().await.expect("they stay");
    }

    /// Requests as the researcher made them; asking needs a cohort of closed cases, which this house has not.
    async fn requests(&mut self, number: usize) {
        let app = &self.stage.app;
        for _ in 0..number {
            let id = new_uuid();
            app.put(release_request::Model {
                id: Id::from_uuid(id),
                requester_id: self.of_role(Role::Researcher),
                cohort: "closed-2018H2-2025H1".into(),
                project: "Verläufe".to_owned(),
                purpose: "Welche Verläufe enden wie?".to_owned(),
                terms_version: "1".to_owned(),
                state: RequestState::Waiting,
                decided_by: None,
                decided_at: None,
                decision_note: None,
                created_at: app.now(),
                created_by: Some(self.of_role(Role::Researcher)),
                updated_at: app.now(),
                version: 1,
            })
            .await;
            self.request = id.to_string();
        }
    }
}
