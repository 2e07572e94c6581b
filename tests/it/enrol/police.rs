//! BR-13 and `docs/domain.md` 4.4: what the police may do and see.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::user::UserId;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, consent, enrolment, referral};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

use super::{FAMILY, GIVEN, pairs, posted, referral_form, team};
use crate::support::TestApp;
use crate::support::database::both;
use crate::support::people::Case;

both!(
    br_13_the_police_refer_and_see_only_their_own_referrals,
    br_13_the_status_line_needs_the_familys_consent,
    br_13_counts_are_not_open_and_write_nothing,
    br_13_every_other_page_and_deed_is_refused,
);

async fn br_13_the_police_refer_and_see_only_their_own_referrals(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    app.case(site, worker, "Sami Beispiel").await;
    let police = app.signed_in_as(Role::PoliceLiaison, Some(site)).await;
    for page in ["/referrals", "/referrals/new", "/referrals/new/person", "/referrals/new/check"] {
        assert_eq!(police.get(page).await.status, 200, "{page}");
    }
    let fields = posted(&referral_form());
    let answer = police.post("/api/referral/refer", &pairs(&fields)).await;
    assert_eq!(answer.location(), "/referrals?done=referred");
    let page = police.get(answer.location()).await;
    assert!(
        page.shows("Z. Q.") && page.shows("10.03.2026") && page.shows("Nicht angezeigt, weil eine Einwilligung fehlt"),
        "{}",
        page.body
    );
    assert!(!page.shows(GIVEN) && !page.shows(FAMILY) && !page.shows("S. B."));
    let rows = enrolment::Entity::find().all(&db.read).await.expect("rows");
    let own = rows.iter().find(|row| row.status == Status::Referred).expect("the new case");
    assert_eq!(own.lead_worker_id, None, "the police lead no case");
    let other = app.signed_in_as(Role::PoliceLiaison, Some(site)).await;
    assert!(!other.get("/referrals").await.shows("Z. Q."), "a colleague's referral");
}

/// Lets the police account have made the referral of a case.
async fn made_by(app: &TestApp, case: &Case, police: UserId) {
    let row = referral::Entity::find_by_id(case.referral).one(&app.house.db.read).await.expect("rows").expect("one");
    let mut row = row.into_active_model();
    row.created_by = Set(Some(police));
    let tx = app.house.db.begin_write().await.expect("a transaction");
    referral::Entity::update(row).exec(&tx).await.expect("changed");
    tx.commit().await.expect("stays");
}

async fn br_13_the_status_line_needs_the_familys_consent(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let case = app.case(site, worker, "Sami Beispiel").await;
    let police = app.user("police", &[(Role::PoliceLiaison, Some(site))]).await;
    made_by(&app, &case, police).await;
    let browser = app.signed_in(police).await;
    let code = case.code.compact();
    let status = async || browser.post_for_json("/api/referral/status", &[("case", code.as_str())]).await;
    assert_eq!(status().await.body, "null", "no consent, no status");
    let agreed = app.consent(&case, Purpose::PoliceStatus).await;
    let line = status().await;
    assert!(line.body.contains("\"active\"") && line.body.contains("2026-01-16"), "{}", line.body);
    assert!(browser.get("/referrals").await.shows("Aktiv, seit 16.01.2026"));
    let row = consent::Entity::find_by_id(agreed).one(&db.read).await.expect("rows").expect("one");
    let mut row = row.into_active_model();
    row.withdrawn_on = Set(Some(app.today()));
    row.withdrawn_at = Set(Some(app.now()));
    let tx = db.begin_write().await.expect("a transaction");
    consent::Entity::update(row).exec(&tx).await.expect("changed");
    tx.commit().await.expect("stays");
    assert_eq!(status().await.body, "null", "a withdrawal closes it at the next request");
    let other = app.case(site, worker, "Mia Muster").await;
    let foreign = other.code.compact();
    let answer = browser.post_for_json("/api/referral/status", &[("case", foreign.as_str())]).await;
    assert_eq!(answer.status, 404);
}

async fn br_13_counts_are_not_open_and_write_nothing(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let police = app.signed_in_as(Role::PoliceLiaison, Some(site)).await;
    let answer = police.post_for_json("/api/counts/import", &[]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("counts_not_open"));
    assert_eq!(audit_entry::Entity::find().count(&db.read).await.expect("rows"), 0);
    let worker = app.signed_in(worker).await;
    assert_eq!(worker.post_for_json("/api/counts/import", &[]).await.status, 403);
    assert_eq!(worker.post_for_json("/api/referral/own", &[]).await.status, 403);
}

async fn br_13_every_other_page_and_deed_is_refused(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let case = app.case(site, worker, "Sami Beispiel").await;
    let police = app.user("police", &[(Role::PoliceLiaison, Some(site))]).await;
    made_by(&app, &case, police).await;
    app.consent(&case, Purpose::PoliceStatus).await;
    let browser = app.signed_in(police).await;
    for page in ["", "/admission", "/attempts/new", "/screening", "/start", "/start/check"] {
        let address = format!("{}{page}", case.path());
        assert_eq!(browser.get(&address).await.status, 403, "{address}");
    }
    assert_eq!(browser.get("/cases").await.status, 403);
    let code = case.code.compact();
    for deed in [
        "case/page",
        "enrolment/admission",
        "enrolment/screening",
        "enrolment/screening-form",
        "enrolment/start",
        "enrolment/start-form",
        "enrolment/prepare-start",
        "enrolment/end-admission",
        "attempt/form",
        "attempt/record",
    ] {
        let answer = browser.post_for_json(&format!("/api/{deed}"), &[("case", code.as_str())]).await;
        assert_eq!(answer.status, 403, "{deed}");
    }
    let nobody = app.browser();
    assert_eq!(nobody.post_for_json("/api/referral/own", &[]).await.status, 401);
    let coordinator = app.user("coordinator", &[(Role::Coordinator, None)]).await;
    let info = app.request(coordinator).await;
    let call = leitplanke::server::call::Call::authorise(app.house.clone(), &info, Permission::Refer);
    assert!(call.is_err(), "the coordinator refers nobody");
}
