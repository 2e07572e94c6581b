//! Retention (BR-20): what is erased when, what stays, and that a restore brings nobody back and counts nobody twice.

mod hold;
mod restore;
mod scene;

use std::collections::BTreeSet;

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::figure::AgeBand;
use leitplanke::domain::retention::{NotStarted, RetentionClass};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{
    classification, consent, data_key, deletion_record, enrolment, guardian, participant, participant_identity, session,
};
use leitplanke::server::names;
use leitplanke::server::use_cases::retention::{Night, nightly, preview, tables};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::support::database::both;
use scene::{Scene, counts};

both!(
    br_20_a_declined_family_is_gone_after_three_months,
    br_20_a_case_goes_after_three_years_and_its_proof_at_the_end_of_the_year,
    br_20_nobody_is_erased_before_thirty_days_on_the_list,
    br_20_a_person_with_a_new_referral_stays,
    br_20_the_night_comes_once_a_day_after_two,
);

async fn br_20_a_declined_family_is_gone_after_three_months(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::Declined, "2026-03-17").await;
    let traces = scene.traces(&case).await;
    let stays = scene.planted("Mia Bleibt").await;
    names::load(&scene.app.house).await.expect("names");

    let night = |listed, erased| Night { listed, erased, failed: 0 };
    for (day, expected) in [
        ("2026-05-18", night(0, 0)),
        ("2026-05-19", night(1, 0)),
        ("2026-06-17", night(1, 0)),
        ("2026-06-18", night(1, 1)),
        ("2026-06-19", night(0, 0)),
        ("2027-06-19", night(0, 0)),
    ] {
        assert_eq!(scene.run_on(day).await, expected, "{day}");
        if expected.erased == 0 && day < "2026-06-18" {
            assert!(!scene.found(&traces).await.is_empty(), "{day}: still there");
        }
    }
    assert_eq!(scene.found(&traces).await, BTreeSet::new(), "nothing of the family is left");
    assert!(scene.app.house.names.search("vogelsang").is_empty());
    assert_eq!(counts(&db).await, vec![("2026-03".to_owned(), AgeBand::From12, NotStarted::Declined, 1)]);
    let records = deletion_record::Entity::find().all(&db.read).await.expect("read");
    let record = records.first().expect("a record");
    assert_eq!((records.len(), record.class), (1, RetentionClass::CandidateWithoutConsent));
    assert_eq!(record.erased_on.to_string(), "2026-06-18");
    assert!(record.rows >= 15, "{}", record.rows);
    names::load(&scene.app.house).await.expect("names");
    assert_eq!(scene.app.house.names.search("bleibt"), vec![stays.participant]);
    assert_eq!(participant::Entity::find().count(&db.read).await.expect("counts"), 1, "the other one stays");
    assert_eq!(session::Entity::find().count(&db.read).await.expect("counts"), 1, "with what was written");
}

async fn br_20_a_case_goes_after_three_years_and_its_proof_at_the_end_of_the_year(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::EndedEarly, "2026-03-17").await;
    let police = scene.app.user("police", &[(Role::PoliceLiaison, Some(scene.site))]).await;
    scene.referred_by(&case, police).await;
    let own_list = async || scene.app.signed_in(police).await.get("/referrals").await;
    assert!(own_list().await.shows(&case.code.to_string()));
    let before = enrolment::Entity::find_by_id(case.enrolment).one(&db.read).await.expect("read").expect("there");
    let traces = scene.traces(&case).await;
    scene.run_on("2029-02-16").await;
    assert_eq!(scene.run_on("2029-03-17").await.erased, 0);
    assert_eq!(scene.run_on("2029-03-18").await.erased, 1);

    let row = enrolment::Entity::find_by_id(case.enrolment).one(&db.read).await.expect("read").expect("stays");
    assert_eq!(
        (row.status, row.start_on, row.end_on, row.end_kind),
        (Status::Erased, before.start_on, before.end_on, before.end_kind)
    );
    assert_eq!((row.lead_worker_id, row.screening2_on, row.planned_end_on, row.end_reason), (None, None, None, None));
    assert_eq!(row.age_at_start_months, before.age_at_start_months);
    let left: BTreeSet<String> = scene.found(&traces).await.into_iter().map(|(table, _)| table).collect();
    let proof = ["consent", "consent_scan", "consent_signatory", "data_key", "enrolment", "guardian", "participant"];
    let proof = proof.into_iter().chain(["participant_identity", "referral"]).map(str::to_owned).collect();
    assert_eq!(left, proof, "the record is gone, the proof stays");
    names::load(&scene.app.house).await.expect("names");
    assert!(scene.app.house.names.search("vogelsang").is_empty(), "nobody searches for the person any more");
    let worker = scene.app.signed_in(scene.worker).await;
    assert_eq!(worker.get(&case.path()).await.status, 404, "and it is no case any more");
    assert!(!own_list().await.shows(&case.code.to_string()), "nor a referral of the police");
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    assert!(privacy.get("/register/consents").await.shows(&case.code.to_string()), "the proof is in the register");
    assert!(counts(&db).await.is_empty(), "who took part is in the figures and not among those who did not");

    assert_eq!(scene.run_on("2029-12-02").await, Night { listed: 1, erased: 0, failed: 0 });
    assert_eq!(scene.run_on("2029-12-31").await.erased, 0);
    assert_eq!(scene.run_on("2030-01-01").await.erased, 1);
    let left: BTreeSet<(String, String)> = scene.found(&traces).await;
    // Ids that lead nowhere: the row of figures, and the key that is no more.
    let [person, key] = [case.participant.to_string(), traces.key.to_string()];
    let ids = [person, key, case.enrolment.to_string(), case.referral.to_string()];
    for (table, trace) in left {
        let counted = ["participant", "enrolment", "referral"].contains(&table.as_str()) && ids.contains(&trace);
        assert!(counted, "{table} still holds {trace}");
    }
    for gone in [
        consent::Entity::find().count(&db.read).await,
        guardian::Entity::find().count(&db.read).await,
        participant_identity::Entity::find().count(&db.read).await,
        data_key::Entity::find_by_id(traces.key).count(&db.read).await,
    ] {
        assert_eq!(gone.expect("counts"), 0);
    }
    let row = enrolment::Entity::find_by_id(case.enrolment).one(&db.read).await.expect("read").expect("stays");
    assert_eq!((row.start_on, row.end_on, row.end_kind), (before.start_on, before.end_on, before.end_kind));
    assert_eq!(scene.run_on("2031-02-01").await, Night::default(), "and that was all");
    let page = privacy_page(&scene, "/register/consents").await;
    assert!(!page.contains(&case.code.to_string()));
}

async fn privacy_page(scene: &Scene, page: &str) -> String {
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    let answer = privacy.get(page).await;
    assert_eq!(answer.status, 200);
    answer.body
}

async fn br_20_nobody_is_erased_before_thirty_days_on_the_list(db: Database) {
    let scene = Scene::open(db).await;
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::Unreachable, "2026-03-17").await;
    let traces = scene.traces(&case).await;
    // Nothing ran for half a year.
    assert_eq!(scene.run_on("2026-10-01").await, Night { listed: 1, erased: 0, failed: 0 });
    let shown = preview(&scene.app.house).await.expect("a preview");
    assert_eq!((shown.listed.values().sum::<usize>(), shown.ripe, shown.held), (1, 0, 0));
    assert_eq!(scene.run_on("2026-10-30").await.erased, 0);
    scene.app.set_clock("2026-10-31T03:00:00Z");
    assert_eq!(preview(&scene.app.house).await.expect("a preview").ripe, 1);
    assert!(!scene.found(&traces).await.is_empty(), "a preview changes nothing");
    assert_eq!(scene.run_on("2026-10-31").await.erased, 1);
    assert!(scene.found(&traces).await.is_empty());
}

async fn br_20_a_person_with_a_new_referral_stays(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::Declined, "2026-03-17").await;
    assert_eq!(scene.run_on("2026-06-01").await.listed, 1);
    let row = enrolment::Entity::find_by_id(case.enrolment).one(&db.read).await.expect("read").expect("there");
    let again = leitplanke::domain::id::Id::from_uuid(leitplanke::server::clock::new_uuid());
    let open =
        enrolment::Model { id: again, status: Status::Referred, is_open: true, end_on: None, end_kind: None, ..row };
    scene.app.put(open).await;
    assert_eq!(scene.run_on("2026-07-02").await, Night::default(), "an open enrolment takes the person off the list");
    scene.close(again, Status::NotAdmitted, "2026-07-10").await;
    assert_eq!(scene.run_on("2026-09-20").await, Night { listed: 1, erased: 0, failed: 0 });
    assert_eq!(scene.run_on("2026-10-19").await.erased, 0);
    assert_eq!(scene.run_on("2026-10-20").await.erased, 1);
    let expected = [("2026-03", NotStarted::Declined), ("2026-07", NotStarted::NotAdmitted)];
    let expected = expected.map(|(month, outcome)| (month.to_owned(), AgeBand::From12, outcome, 1));
    assert_eq!(counts(&db).await, expected, "both decisions are counted");
}

async fn br_20_the_night_comes_once_a_day_after_two(db: Database) {
    let scene = Scene::open(db).await;
    let nights = async |instant: &str| {
        scene.app.set_clock(instant);
        nightly(&scene.app.house).await.expect("a night").is_some()
    };
    // 17 March in Berlin is one hour ahead, 17 July two.
    assert!(!nights("2026-03-17T00:30:00Z").await);
    assert!(nights("2026-03-17T01:00:00Z").await);
    assert!(!nights("2026-03-17T01:05:00Z").await && !nights("2026-03-17T22:59:00Z").await);
    assert!(!nights("2026-03-17T23:30:00Z").await, "after midnight, before two");
    assert!(nights("2026-07-17T00:00:00Z").await);
    // On 29 March the clock jumps from two to three.
    assert!(!nights("2027-03-28T00:59:00Z").await && nights("2027-03-28T01:00:00Z").await);
}

/// A new table with rows about a person must be known here, or say why its rows stay.
#[test]
fn br_20_every_table_of_a_person_is_erased() {
    /// The logs (R7) and the register of releases (R8) have periods of their own; they hold ids only.
    const STAYS: [&str; 3] = ["access_log", "audit_entry", "release_member"];
    let erased = tables();
    for table in classification::TABLES {
        let points = ["participant_id", "enrolment_id", "consent_id", "session_id", "referral_id", "guardian_id"];
        let names: Vec<&str> = table.columns.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let of_a_person = names.iter().any(|name| points.contains(name));
        assert!(!of_a_person || erased.contains(&table.table) || STAYS.contains(&table.table), "{}", table.table);
    }
}

/// Erasing is nobody's deed on screen: no permission reaches it.
#[test]
fn br_20_no_permission_erases() {
    let named = |permission: &&Permission| permission.code().contains("eras");
    let named: Vec<_> = Permission::ALL.iter().filter(named).collect();
    assert_eq!(named, vec![&Permission::HoldErasure], "a hold only ever delays");
}
