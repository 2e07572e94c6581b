//! Holds, and the page of the preview list: who may see it, who may act.

use leitplanke::domain::access::Role;
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::error::AppError;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::legal_hold;
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::erase;
use leitplanke::server::use_cases::retention::{Night, preview};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::scene::Scene;
use crate::support::app::Client;
use crate::support::database::both;
use crate::support::people::Case;

both!(
    br_20_a_hold_stops_the_erasure_until_it_is_lifted,
    br_20_a_hold_with_a_last_day_ends_by_itself,
    the_list_shows_codes_and_only_data_protection_sees_it,
    a_hold_is_kept_as_typed_and_set_once,
);

const REASON: &str = "Klage vor dem Verwaltungsgericht";

async fn declined(scene: &Scene) -> Case {
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::Declined, "2026-03-17").await;
    scene.run_on("2026-05-19").await;
    case
}

async fn set(browser: &Client, case: &Case, until: &str) -> String {
    let page = browser.get(&format!("/retention/{}", case.code.compact())).await;
    let id = page.input("form[client_id]").expect("an id");
    let code = case.code.compact();
    let fields = [
        ("case", code.as_str()),
        ("form[client_id]", id.as_str()),
        ("form[reason]", REASON),
        ("form[until_on]", until),
    ];
    browser.post("/api/retention/hold", &fields).await.location().to_owned()
}

async fn br_20_a_hold_stops_the_erasure_until_it_is_lifted(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = declined(&scene).await;
    let traces = scene.traces(&case).await;
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    assert_eq!(set(&privacy, &case, "").await, "/retention?done=set");
    let sealed = legal_hold::Entity::find().one(&db.read).await.expect("read").expect("a hold");
    assert!(!sealed.reason_ct.windows(5).any(|part| part == b"Klage"), "the reason is sealed");
    assert_eq!(scene.run_on("2026-06-18").await, Night { listed: 1, erased: 0, failed: 0 });
    assert_eq!(scene.run_on("2027-06-18").await, Night { listed: 1, erased: 0, failed: 0 });
    let shown = preview(&scene.app.house).await.expect("a preview");
    assert_eq!((shown.ripe, shown.held), (0, 1));
    let by_hand = erase::erase(&scene.app.house, case.code).await;
    assert!(matches!(by_hand, Err(Fault::Expected(AppError::Conflict(code))) if code == "held"));
    assert!(!scene.found(&traces).await.is_empty(), "everything is still there");

    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    let page = privacy.get(&format!("/retention/{}", case.code.compact())).await;
    assert!(page.shows(REASON) && page.shows("Löschsperre aufheben"));
    let (id, version) = (page.input("id").expect("an id"), page.input("version").expect("a version"));
    let code = case.code.compact();
    let fields = [("case", code.as_str()), ("id", id.as_str()), ("version", version.as_str())];
    assert_eq!(privacy.post("/api/retention/lift", &fields).await.location(), "/retention?done=lifted");
    assert!(privacy.post("/api/retention/lift", &fields).await.location().contains("stale"), "once");
    assert_eq!(scene.run_on("2027-06-19").await.erased, 1);
    assert!(scene.found(&traces).await.is_empty(), "and the hold went with it");
    assert_eq!(legal_hold::Entity::find().count(&db.read).await.expect("counts"), 0);
    assert_eq!(privacy_status(&scene, &case).await, 404);
}

async fn privacy_status(scene: &Scene, case: &Case) -> u16 {
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    privacy.get(&format!("/retention/{}", case.code.compact())).await.status
}

async fn br_20_a_hold_with_a_last_day_ends_by_itself(db: Database) {
    let scene = Scene::open(db).await;
    let case = declined(&scene).await;
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    assert_eq!(set(&privacy, &case, "2026-08-01").await, "/retention?done=set");
    assert_eq!(scene.run_on("2026-08-01").await.erased, 0);
    assert_eq!(scene.run_on("2026-08-02").await.erased, 1);
}

async fn the_list_shows_codes_and_only_data_protection_sees_it(db: Database) {
    let scene = Scene::open(db).await;
    let case = declined(&scene).await;
    let code = case.code.to_string();
    let hold = format!("/retention/{}", case.code.compact());
    for (role, site, list, form) in [
        (Role::PrivacyCoordinator, None, 200, 200),
        (Role::PrivacyOfficer, None, 200, 403),
        (Role::SocialWorker, Some(scene.site), 403, 403),
        (Role::TeamLead, Some(scene.site), 403, 403),
        (Role::PoliceLiaison, Some(scene.site), 403, 403),
        (Role::Coordinator, None, 403, 403),
        (Role::Admin, None, 403, 403),
    ] {
        let browser = scene.app.signed_in_as(role, site).await;
        let page = browser.get("/retention").await;
        assert_eq!((page.status, browser.get(&hold).await.status), (list, form), "{role}");
        assert_eq!(page.shows(&code), list == 200, "{role}");
        assert_eq!(page.shows("Löschsperre setzen"), form == 200, "{role}");
        assert!(!page.shows("Vogelsang") && !page.shows("K. V."), "{role}: no name, no initials");
        if list == 200 {
            assert!(
                page.shows("18.06.2026") && page.shows("17.03.2026") && page.shows("Fallvorschläge ohne"),
                "{role}"
            );
        }
        let fields = [("case", code.as_str()), ("form[reason]", REASON)];
        let status = browser.post_for_json("/api/retention/hold", &fields).await.status;
        assert_eq!(status, if form == 200 { 422 } else { 403 }, "{role}");
    }
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    assert!(privacy.get("/").await.shows("href=\"/retention\""), "the home page leads there");
    assert_eq!(privacy.get("/retention/0000000").await.status, 404);
}

async fn a_hold_is_kept_as_typed_and_set_once(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = declined(&scene).await;
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    let back = set(&privacy, &case, "2026-05-18").await;
    assert!(back.contains("errors=1"), "{back}");
    let page = privacy.get(&back).await;
    assert!(page.shows(REASON) && page.shows("Dieser Tag ist vorbei"), "what was typed comes back");
    let (id, code) = (new_uuid().to_string(), case.code.compact());
    let fields = |reason| [("case", code.as_str()), ("form[client_id]", id.as_str()), ("form[reason]", reason)];
    for _ in 0..2 {
        assert_eq!(privacy.post("/api/retention/hold", &fields(REASON)).await.location(), "/retention?done=set");
    }
    assert_eq!(legal_hold::Entity::find().count(&db.read).await.expect("counts"), 1);
    let other = privacy.post("/api/retention/hold", &fields("Anderer Grund")).await;
    assert!(other.location().contains("same_id_other_content"));
    let fresh = new_uuid().to_string();
    let second = [("case", code.as_str()), ("form[client_id]", fresh.as_str()), ("form[reason]", REASON)];
    assert!(privacy.post("/api/retention/hold", &second).await.location().contains("held"));
}
