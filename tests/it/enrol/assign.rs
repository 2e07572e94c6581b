//! Who works on a case: a team lead gives a police referral to a worker, who sees it at the next request.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::AssignmentForm;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{app_user, audit_entry, enrolment};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::enrolment::{assign, assignment_page};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel};

use super::{refer, referral_form, team};
use crate::support::TestApp;
use crate::support::database::both;

both!(
    a_referral_of_the_police_reaches_its_worker,
    a_deputy_comes_and_goes_by_the_calendar,
    only_social_workers_of_the_site_can_be_chosen,
    a_stale_or_repeated_assignment_changes_nothing,
);

struct Scene {
    app: TestApp,
    site: SiteId,
    worker: UserId,
    lead: UserId,
    code: String,
}

impl Scene {
    /// A case referred by the police: nobody is responsible for it.
    async fn open(db: Database) -> Self {
        let app = TestApp::over(db).await;
        let (site, worker) = team(&app).await;
        let lead = app.user("lead", &[(Role::TeamLead, Some(site))]).await;
        let police = app.user("police", &[(Role::PoliceLiaison, Some(site))]).await;
        let code = refer(&app, police, &referral_form()).await;
        Self { app, site, worker, lead, code }
    }

    async fn form(&self, worker: UserId) -> AssignmentForm {
        let call = self.app.call(self.lead, Permission::AssignWorker).await;
        let form = assignment_page(&call, &self.code).await.expect("the page").form;
        AssignmentForm { lead_worker_id: worker.to_string(), ..form }
    }

    async fn assign(&self, form: &AssignmentForm) -> Result<(), Fault> {
        let call = self.app.call(self.lead, Permission::AssignWorker).await;
        assign(&call, &self.code, form).await
    }

    async fn row(&self) -> enrolment::Model {
        enrolment::Entity::find().one(&self.app.house.db.read).await.expect("rows").expect("one")
    }

    async fn sees(&self, user: UserId) -> bool {
        let page = self.app.signed_in(user).await.get(&format!("/cases/{}", self.code)).await;
        assert!([200, 404].contains(&page.status), "{}", page.status);
        page.status == 200
    }

    async fn events(&self) -> Vec<audit_entry::Model> {
        let trail = audit_entry::Entity::find().all(&self.app.house.db.read).await.expect("the trail");
        trail.into_iter().filter(|entry| entry.action == "enrolment.assign").collect()
    }
}

fn refused(outcome: Result<(), Fault>, field: &str, code: ErrorCode) -> bool {
    matches!(outcome, Err(Fault::Expected(AppError::Invalid(errors))) if errors.has(field, code))
}

async fn a_referral_of_the_police_reaches_its_worker(db: Database) {
    let scene = Scene::open(db).await;
    assert!(!scene.sees(scene.worker).await, "nobody is responsible yet");
    let lead = scene.app.signed_in(scene.lead).await;
    let address = format!("/cases/{}/assignment", scene.code);
    let home = lead.get("/").await;
    assert!(home.shows("Fachkraft zuteilen") && home.body.contains(&address), "it is the first thing due");
    assert!(lead.get(&format!("/cases/{}", scene.code)).await.body.contains(&address));
    let page = lead.get(&address).await;
    assert!(page.status == 200 && page.shows("worker (Test) – 0 offene Fälle"), "{}", page.body);
    let version = page.input("form[version]").expect("a version");
    let client = page.input("form[client_id]").expect("an id");
    let worker = scene.worker.to_string();
    let fields = [
        ("case", scene.code.as_str()),
        ("form[client_id]", client.as_str()),
        ("form[version]", version.as_str()),
        ("form[lead_worker_id]", worker.as_str()),
    ];
    let answer = lead.post("/api/enrolment/assign", &fields).await;
    assert_eq!(answer.location(), format!("/cases/{}?done=assigned", scene.code));
    assert!(lead.get(answer.location()).await.shows("worker (Test)"));
    assert!(scene.sees(scene.worker).await, "at the next request");
    assert!(scene.app.signed_in(scene.worker).await.get("/").await.body.contains(&scene.code));
    assert!(!lead.get("/").await.shows("Fachkraft zuteilen"));
    let events = scene.events().await;
    assert_eq!(events.len(), 1);
    assert!(events[0].detail.contains(&worker) && events[0].site_id == Some(scene.site.uuid()));
    assert_eq!(scene.app.signed_in(scene.worker).await.get(&address).await.status, 403, "a worker does not assign");
}

async fn a_deputy_comes_and_goes_by_the_calendar(db: Database) {
    let scene = Scene::open(db).await;
    let deputy = scene.app.user("deputy", &[(Role::SocialWorker, Some(scene.site))]).await;
    let mut form = scene.form(scene.worker).await;
    form.deputy_id = deputy.to_string();
    assert!(refused(scene.assign(&form).await, "deputy_until", ErrorCode::Required));
    form.deputy_from = "2026-03-19".into();
    for (until, code) in [
        ("2026-03-18", ErrorCode::BeforeOther),
        ("2027-03-21", ErrorCode::TooLate),
        ("2026-02-29", ErrorCode::NotADate),
    ] {
        form.deputy_until = until.into();
        assert!(refused(scene.assign(&form).await, "deputy_until", code), "{until}");
    }
    form.deputy_until = "2026-03-20".into();
    scene.assign(&form).await.expect("assigned");
    assert!(!scene.sees(deputy).await, "not before the first day");
    scene.app.set_clock("2026-03-19T08:00:00Z");
    assert!(scene.sees(deputy).await);
    let page = scene.app.signed_in(scene.worker).await.get(&format!("/cases/{}", scene.code)).await;
    assert!(page.shows("Vertretung: deputy (Test) bis 20.03.2026"), "{}", page.body);
    scene.app.set_clock("2026-03-20T23:30:00Z");
    assert!(!scene.sees(deputy).await, "the last day has passed in Berlin");
    assert!(scene.sees(scene.worker).await);
}

async fn only_social_workers_of_the_site_can_be_chosen(db: Database) {
    let scene = Scene::open(db).await;
    let there = scene.app.site("Dort").await;
    let elsewhere = scene.app.user("elsewhere", &[(Role::SocialWorker, Some(there))]).await;
    let gone = scene.app.user("gone", &[(Role::SocialWorker, Some(scene.site))]).await;
    let row = app_user::Entity::find_by_id(gone).one(&scene.app.house.db.read).await.expect("rows").expect("one");
    let mut row = row.into_active_model();
    row.deactivated_at = Set(Some(scene.app.now()));
    let tx = scene.app.house.db.begin_write().await.expect("a transaction");
    app_user::Entity::update(row).exec(&tx).await.expect("changed");
    tx.commit().await.expect("stays");
    for nobody in [elsewhere, gone, scene.lead] {
        let form = scene.form(nobody).await;
        assert!(refused(scene.assign(&form).await, "lead_worker_id", ErrorCode::NotAChoice), "{nobody}");
        let mut form = scene.form(scene.worker).await;
        form.deputy_id = nobody.to_string();
        (form.deputy_from, form.deputy_until) = ("2026-03-17".into(), "2026-03-20".into());
        assert!(refused(scene.assign(&form).await, "deputy_id", ErrorCode::NotAChoice), "{nobody}");
    }
    let mut form = scene.form(scene.worker).await;
    form.deputy_id = scene.worker.to_string();
    (form.deputy_from, form.deputy_until) = ("2026-03-17".into(), "2026-03-20".into());
    assert!(refused(scene.assign(&form).await, "deputy_id", ErrorCode::DoesNotFit), "nobody stands in for themselves");
    let foreign = scene.app.user("foreign.lead", &[(Role::TeamLead, Some(there))]).await;
    let call = scene.app.call(foreign, Permission::AssignWorker).await;
    let outcome = assign(&call, &scene.code, &form).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::NotFound))), "{outcome:?}");
    assert_eq!(scene.row().await.lead_worker_id, None);
    assert!(scene.events().await.is_empty());
}

async fn a_stale_or_repeated_assignment_changes_nothing(db: Database) {
    let scene = Scene::open(db).await;
    let other = scene.app.user("other", &[(Role::SocialWorker, Some(scene.site))]).await;
    let (first, second) = (scene.form(scene.worker).await, scene.form(other).await);
    scene.assign(&first).await.expect("assigned");
    let row = scene.row().await;
    scene.assign(&first).await.expect("the same again");
    assert_eq!(scene.row().await, row);
    assert_eq!(scene.events().await.len(), 1);
    let outcome = scene.assign(&second).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Stale))), "{outcome:?}");
    let mut broken = scene.form(other).await;
    broken.client_id = new_uuid().to_string();
    broken.lead_worker_id = "</select><script>".into();
    assert!(refused(scene.assign(&broken).await, "lead_worker_id", ErrorCode::NotAnId));
    assert_eq!(scene.row().await.lead_worker_id, Some(scene.worker));
}
