//! Custody that was not clear when the case was suggested is clarified later; without that nobody could ever sign.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{GuardianForm, GuardianPart};
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, guardian};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::guardians::{guardian_page, save_guardian};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{refer, referral_form, team};
use crate::support::TestApp;
use crate::support::database::both;

both!(
    br_01_unclear_custody_is_clarified_and_the_first_consent_can_be_signed,
    a_second_holder_is_added_once,
    a_new_telephone_number_sends_no_consent_to_review,
    guardians_are_changed_by_the_people_of_the_case_only,
);

fn part(custody: &str) -> GuardianPart {
    let text = |text: &str| text.to_owned();
    GuardianPart {
        given_name: text("Philomena"),
        family_name: text("Muster"),
        relation: text("mother"),
        custody: text(custody),
        custody_proof: text("document_seen"),
        custody_document: text("Negativbescheinigung Jugendamt Musterstadt"),
        preferred_language: text("deu"),
        ..GuardianPart::default()
    }
}

async fn only(db: &Database) -> guardian::Model {
    guardian::Entity::find().one(&db.read).await.expect("rows").expect("one")
}

async fn br_01_unclear_custody_is_clarified_and_the_first_consent_can_be_signed(db: Database) {
    let app = TestApp::over(db.clone()).await;
    app.approved_texts().await;
    let (_, worker) = team(&app).await;
    let mut form = referral_form();
    form.guardians[0].custody = "unknown".into();
    let code = refer(&app, worker, &form).await;
    let browser = app.signed_in(worker).await;
    let consent = format!("/cases/{code}/consents/new?purpose={}", Purpose::ContactHandover.code());
    assert!(browser.get(&consent).await.shows("Bitte klären Sie zuerst"), "nobody can sign yet");
    let address = format!("/cases/{code}/guardians/{}", only(&db).await.id);
    assert!(browser.get(&format!("/cases/{code}")).await.body.contains(&address), "the way there is on the case page");
    let page = browser.get(&address).await;
    let (id, version) =
        (page.input("form[client_id]").expect("an id"), page.input("form[version]").expect("a version"));
    let guardian = only(&db).await.id.to_string();
    let fields = [
        ("case", code.as_str()),
        ("guardian", guardian.as_str()),
        ("form[client_id]", id.as_str()),
        ("form[version]", version.as_str()),
        ("form[guardian][given_name]", "Philomena"),
        ("form[guardian][family_name]", ""),
        ("form[guardian][relation]", "mother"),
        ("form[guardian][custody]", "sole"),
        ("form[guardian][preferred_language]", "deu"),
    ];
    let refused = browser.post("/api/guardian/save", &fields).await;
    assert_eq!(refused.location(), format!("{address}?draft=1&errors=1"));
    let page = browser.get(refused.location()).await;
    assert!(page.shows("Bitte machen Sie hier eine Angabe.") && page.shows("Philomena"), "what was typed is there");
    let mut fields = fields;
    fields[5].1 = "Muster";
    let saved = browser.post("/api/guardian/save", &fields).await;
    assert_eq!(saved.location(), format!("/cases/{code}?done=guardian"));
    let page = browser.get(&consent).await;
    assert!(!page.shows("Bitte klären Sie zuerst") && page.shows("Philomena Muster"), "now she can sign");
}

async fn a_second_holder_is_added_once(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (_, worker) = team(&app).await;
    let code = refer(&app, worker, &referral_form()).await;
    let call = app.call(worker, Permission::EditCase).await;
    let mut form = guardian_page(&call, &code, "new").await.expect("the page").form;
    form.guardian = GuardianPart { relation: "father".into(), ..part("full_joint") };
    save_guardian(&call, &code, &form).await.expect("added");
    save_guardian(&call, &code, &form).await.expect("the same again");
    assert_eq!(guardian::Entity::find().count(&db.read).await.expect("rows"), 2);
    form.guardian.given_name = "Anders".into();
    let outcome = save_guardian(&call, &code, &form).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Conflict(_)))), "{outcome:?}");
    let other = refer(&app, worker, &referral_form()).await;
    let outcome = save_guardian(&call, &other, &form).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Conflict(_)))), "an id of another family: {outcome:?}");
    for _ in 0..6 {
        let form = GuardianForm { client_id: new_uuid().to_string(), guardian: part("none"), ..Default::default() };
        save_guardian(&call, &code, &form).await.expect("added");
    }
    let form = GuardianForm { client_id: new_uuid().to_string(), guardian: part("none"), ..Default::default() };
    let outcome = save_guardian(&call, &code, &form).await;
    let full = matches!(&outcome, Err(Fault::Expected(AppError::Invalid(errors))) if errors.has("guardian[given_name]", ErrorCode::TooMany));
    assert!(full, "{outcome:?}");
    let trail = audit_entry::Entity::find().all(&db.read).await.expect("the trail");
    let added: Vec<_> = trail.iter().filter(|entry| entry.action == "guardian.add").collect();
    assert_eq!(added.len(), 7);
    assert!(!added.iter().any(|entry| entry.detail.contains("Muster") || entry.detail.contains("Philomena")));
}

async fn a_new_telephone_number_sends_no_consent_to_review(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (_, worker) = team(&app).await;
    let code = refer(&app, worker, &referral_form()).await;
    let before = only(&db).await;
    app.pass(chrono::TimeDelta::days(3));
    let call = app.call(worker, Permission::EditCase).await;
    let mut form = guardian_page(&call, &code, &before.id.to_string()).await.expect("the page").form;
    let stale = form.clone();
    form.guardian.contact = "0000 111".into();
    save_guardian(&call, &code, &form).await.expect("changed");
    let after = only(&db).await;
    assert_eq!((after.custody_since, after.version), (before.custody_since, before.version + 1));
    assert_eq!(after.updated_at, call.now, "the row itself did change");
    let mut late = stale;
    late.guardian.custody = "none".into();
    let outcome = save_guardian(&call, &code, &late).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Stale))), "{outcome:?}");
    let mut form = guardian_page(&call, &code, &before.id.to_string()).await.expect("the page").form;
    form.guardian.custody = "full_joint".into();
    save_guardian(&call, &code, &form).await.expect("changed");
    assert_eq!(only(&db).await.custody_since, call.today, "custody changed today");
}

async fn guardians_are_changed_by_the_people_of_the_case_only(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let code = refer(&app, worker, &referral_form()).await;
    let own = only(&db).await.id;
    let colleague = app.user("colleague", &[(Role::SocialWorker, Some(site))]).await;
    let foreign = refer(&app, colleague, &referral_form()).await;
    let call = app.call(colleague, Permission::EditCase).await;
    for (case, id) in [(&code, own.to_string()), (&foreign, own.to_string()), (&foreign, "nobody".to_owned())] {
        let outcome = guardian_page(&call, case, &id).await;
        assert!(matches!(outcome, Err(Fault::Expected(AppError::NotFound))), "{id}");
    }
    let form = GuardianForm { client_id: own.to_string(), version: "1".into(), guardian: part("none") };
    for case in [&code, &foreign] {
        let outcome = save_guardian(&call, case, &form).await;
        assert!(matches!(outcome, Err(Fault::Expected(AppError::NotFound))), "{outcome:?}");
    }
    let lead = app.signed_in_as(Role::TeamLead, Some(site)).await;
    assert_eq!(lead.get(&format!("/cases/{code}/guardians/new")).await.status, 403);
}
