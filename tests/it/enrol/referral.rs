//! One deed creates everything, once.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::error::AppError;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{
    audit_entry, draft, enrolment, guardian, participant, participant_identity, referral,
};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::referrals;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, Statement};

use super::{FAMILY, GIVEN, pairs, posted, refer, referral_form, team};
use crate::support::TestApp;
use crate::support::database::both;

both!(
    one_deed_creates_identity_guardians_referral_and_enrolment,
    the_same_referral_fifty_times_is_one_case,
    the_same_id_with_other_content_is_a_conflict,
    the_parts_come_together_through_the_pages,
    a_draft_belongs_to_its_owner_and_can_be_thrown_away,
);

async fn one_deed_creates_identity_guardians_referral_and_enrolment(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let code = refer(&app, worker, &referral_form()).await;
    let enrolments = enrolment::Entity::find().all(&db.read).await.expect("rows");
    assert_eq!(enrolments.len(), 1);
    let row = &enrolments[0];
    assert_eq!((row.status, row.is_open, row.site_id), (Status::Referred, true, site));
    assert_eq!(row.lead_worker_id, Some(worker), "the social worker leads the case");
    assert_eq!(referral::Entity::find().count(&db.read).await.expect("rows"), 1);
    assert_eq!(guardian::Entity::find().count(&db.read).await.expect("rows"), 1);
    assert_eq!(participant_identity::Entity::find().count(&db.read).await.expect("rows"), 1);
    assert_eq!(audit_entry::Entity::find().count(&db.read).await.expect("rows"), 1);
    let page = app.signed_in(worker).await.get(&format!("/cases/{code}")).await;
    assert_eq!(page.status, 200);
    assert!(page.shows(GIVEN) && page.shows(FAMILY));
    assert_eq!(app.house.names.search("quitten").len(), 1, "found by name at once");
    nothing_in_clear(&db).await;
}

/// No column and no file holds the name or the address in clear.
async fn nothing_in_clear(db: &Database) {
    if db.backend != DbBackend::Sqlite {
        let identity = participant_identity::Entity::find().one(&db.read).await.expect("rows").expect("one");
        for sealed in [&identity.given_name_ct, &identity.family_name_ct] {
            assert!(!sealed.windows(6).any(|part| part == &GIVEN.as_bytes()[..6]));
        }
        return;
    }
    let files = Statement::from_string(DbBackend::Sqlite, "PRAGMA database_list");
    let row = db.read.query_one_raw(files).await.expect("a list").expect("a row");
    let path: String = row.try_get("", "file").expect("a path");
    for file in [path.clone(), format!("{path}-wal")] {
        let bytes = std::fs::read(&file).unwrap_or_default();
        for secret in [GIVEN, FAMILY, "Philomena", "Quittenbaumweg", "7654321", "2012-02-29"] {
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} stands in {file}");
        }
    }
}

async fn the_same_referral_fifty_times_is_one_case(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (_, worker) = team(&app).await;
    let form = referral_form();
    let mut running = Vec::new();
    for _ in 0..50 {
        let call = app.call(worker, Permission::Refer).await;
        let form = form.clone();
        running.push(tokio::spawn(async move { referrals::refer(&call, &form).await }));
    }
    let mut codes = Vec::new();
    for one in running {
        codes.push(one.await.expect("no panic").expect("the same case"));
    }
    codes.dedup();
    assert_eq!(codes.len(), 1);
    assert_eq!(participant::Entity::find().count(&db.read).await.expect("rows"), 1);
    assert_eq!(enrolment::Entity::find().count(&db.read).await.expect("rows"), 1);
}

async fn the_same_id_with_other_content_is_a_conflict(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let form = referral_form();
    refer(&app, worker, &form).await;
    let mut other = form.clone();
    other.guardians[0].custody = "unknown".to_owned();
    let call = app.call(worker, Permission::Refer).await;
    let refused = referrals::refer(&call, &other).await;
    let conflict = |outcome: &Result<_, Fault>| match outcome {
        Err(Fault::Expected(AppError::Conflict(code))) => code == "same_id_other_content",
        _ => false,
    };
    assert!(conflict(&refused));
    let colleague = app.user("colleague", &[(Role::SocialWorker, Some(site))]).await;
    let call = app.call(colleague, Permission::Refer).await;
    assert!(conflict(&referrals::refer(&call, &form).await), "another person's id");
    let browser = app.signed_in(worker).await;
    let fields = posted(&other);
    let answer = browser.post("/api/referral/refer", &pairs(&fields)).await;
    assert_eq!(answer.status, 303);
    assert!(answer.location().contains("about=same_id_other_content"), "{}", answer.location());
    assert_eq!(draft::Entity::find().count(&db.read).await.expect("rows"), 1, "what was typed is kept");
}

async fn the_parts_come_together_through_the_pages(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (_, worker) = team(&app).await;
    let browser = app.signed_in(worker).await;
    let hub = browser.get("/referrals/new").await;
    assert_eq!(hub.status, 200);
    assert!(hub.shows("Noch nicht begonnen") && hub.shows("Noch nicht möglich"));
    let form = referral_form();
    let all = posted(&form);
    let id = browser.get("/referrals/new/person").await.input("form[client_id]").expect("an id");
    for part in ["person", "family", "suggestion"] {
        assert_eq!(browser.get(&format!("/referrals/new/{part}")).await.status, 200);
        let mut fields: Vec<_> = all.iter().filter(|(name, _)| belongs(part, name)).cloned().collect();
        fields.push(("part".to_owned(), part.to_owned()));
        fields.push(("form[client_id]".to_owned(), id.clone()));
        let answer = browser.post("/api/draft/referral-part", &pairs(&fields)).await;
        assert_eq!((answer.status, answer.location()), (303, "/referrals/new"), "{part}");
    }
    assert_eq!(enrolment::Entity::find().count(&db.read).await.expect("rows"), 0, "a draft is no case");
    let hub = browser.get("/referrals/new").await;
    assert!(!hub.shows("Noch nicht möglich"), "everything can be checked");
    let check = browser.get("/referrals/new/check").await;
    assert!(check.shows(GIVEN) && check.shows("Nicht angegeben") && check.shows("/referrals/new/person#given_name"));
    assert_eq!(check.input("form[client_id]"), Some(id));
    let hidden = hidden_fields(&check.body);
    let answer = browser.post("/api/referral/refer", &pairs(&hidden)).await;
    let first = answer.location().to_owned();
    assert!(first.starts_with("/cases/") && first.ends_with("?done=referred"), "{first}");
    let again = browser.post("/api/referral/refer", &pairs(&hidden)).await;
    assert_eq!(again.location(), first, "back and a second time: the same case");
    assert_eq!(enrolment::Entity::find().count(&db.read).await.expect("rows"), 1);
    assert_eq!(draft::Entity::find().count(&db.read).await.expect("rows"), 0, "the draft is used up");
    assert!(browser.get(&first).await.shows("Der Fallvorschlag ist aufgenommen."));
}

fn belongs(part: &str, name: &str) -> bool {
    use leitplanke::domain::form::referral_part::ReferralPart;
    let field = name.trim_start_matches("form[").replace(']', "");
    ReferralPart::of(&field).is_some_and(|own| own.code() == part)
}

/// The hidden fields of the form that sends the referral.
fn hidden_fields(page: &str) -> Vec<(String, String)> {
    let start = page.find("/api/referral/refer").expect("the form");
    page[start..]
        .split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|tag| {
            let (name, rest) = tag.split_once("\" value=\"").expect("a value");
            (name.to_owned(), rest.split('"').next().unwrap_or_default().to_owned())
        })
        .collect()
}

async fn a_draft_belongs_to_its_owner_and_can_be_thrown_away(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (site, worker) = team(&app).await;
    let browser = app.signed_in(worker).await;
    let fields = [("part", "person"), ("form[given_name]", GIVEN)];
    let answer = browser.post("/api/draft/referral-part", &fields).await;
    assert_eq!(answer.location(), "/referrals/new/person?draft=1&errors=1");
    let page = browser.get(answer.location()).await;
    assert!(page.shows(GIVEN) && page.shows("Bitte prüfen Sie Ihre Angaben"));
    assert!(browser.get("/referrals/new").await.shows("Unvollständig"));
    let other = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    assert!(!other.get("/referrals/new/person").await.shows(GIVEN));
    browser.post("/api/draft/referral-restart", &[]).await;
    assert!(!browser.get("/referrals/new/person").await.shows(GIVEN));
    assert_eq!(draft::Entity::find().count(&db.read).await.expect("rows"), 0);
}
