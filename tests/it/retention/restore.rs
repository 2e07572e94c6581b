//! An older backup comes back: whoever was erased since goes again, and is counted once.

use leitplanke::domain::enrolment::Status;
use leitplanke::domain::figure::AgeBand;
use leitplanke::domain::id::Id;
use leitplanke::domain::retention::{NotStarted, RetentionClass};
use leitplanke::server::backup::make;
use leitplanke::server::backup::restore::{Order, restore};
use leitplanke::server::clock::{Clock, new_uuid};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{deletion_record, not_started_count, participant};
use leitplanke::server::erasure::{Counted, Erasure, Journal, Retired};
use leitplanke::server::house::House;
use leitplanke::server::settings::{Secret, Settings};
use leitplanke::server::use_cases::erase;
use leitplanke::server::use_cases::retention::run;
use sea_orm::{DbBackend, EntityTrait, PaginatorTrait};

use super::scene::{Scene, counts};
use crate::support::app::{keyring, write_keys};
use crate::support::database::{address_of, both, empty_like};
use crate::support::people::day;

both!(
    br_20_a_restore_brings_nobody_back_and_counts_once,
    br_20_a_line_without_its_erasure_is_carried_out_once,
    erasing_by_hand_leaves_no_sibling_and_respects_a_later_period,
);

async fn elsewhere(scene: &Scene) -> Settings {
    let mut settings = Settings::default();
    settings.set_data(scene.folder.join(new_uuid().to_string()));
    write_keys(&settings.keys);
    if scene.app.house.db.backend == DbBackend::Postgres {
        let empty = empty_like(&scene.app.house.db).await;
        settings.database = Some(Secret(address_of(&empty).await));
    }
    settings
}

async fn opened(scene: &Scene, settings: &Settings) -> House {
    let db = Database::connect(&settings.database_url()).await.expect("it opens");
    House::open(db, keyring(), Clock::fixed(scene.app.now()), settings.clone())
}

fn once() -> Vec<(String, AgeBand, NotStarted, i32)> {
    vec![("2026-03".to_owned(), AgeBand::From12, NotStarted::Declined, 1)]
}

async fn br_20_a_restore_brings_nobody_back_and_counts_once(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = scene.planted("Kanari Vogelsang").await;
    let backup = |name: &str| scene.folder.join(format!("{name}.backup"));
    // The oldest knows the family in the middle of the work, the next one knows the decision, the newest the erasure.
    make(&scene.app.house, &backup("working")).await.expect("a backup");
    scene.end(&case, Status::Declined, "2026-03-17").await;
    make(&scene.app.house, &backup("declined")).await.expect("a backup");
    scene.run_on("2026-05-19").await;
    assert_eq!(scene.run_on("2026-06-18").await.erased, 1);
    make(&scene.app.house, &backup("erased")).await.expect("a backup");
    assert_eq!(counts(&db).await, once());
    let journal = Journal::of(&scene.folder);
    for (name, again) in [("working", 1), ("declined", 1), ("erased", 0)] {
        let settings = elsewhere(&scene).await;
        let order = Order { file: &backup(name), replace: false, erasures: Some(journal.clone()) };
        assert_eq!(restore(&settings, &order).await.expect("restored").erased, again, "{name}");
        std::fs::copy(journal.path(), Journal::of(&settings.data).path()).expect("the journal goes along");
        let house = opened(&scene, &settings).await;
        for round in 0..2 {
            assert_eq!(counts(&house.db).await, once(), "{name}, round {round}");
            assert_eq!(participant::Entity::find().count(&house.db.read).await.expect("counts"), 0, "{name}");
            assert_eq!(deletion_record::Entity::find().count(&house.db.read).await.expect("counts"), 1, "{name}");
            assert_eq!(run(&house).await.expect("a night there").erased, 0, "{name}");
        }
        house.db.close().await.expect("closed");
    }
}

/// The program fell after the line was written: the next run carries it out, and not a second time under another record.
async fn br_20_a_line_without_its_erasure_is_carried_out_once(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::Declined, "2026-03-17").await;
    let traces = scene.traces(&case).await;
    scene.run_on("2026-05-19").await;
    scene.app.set_clock("2026-06-18T03:00:00Z");
    let counted =
        Counted { month: "2026-03".into(), site: scene.site, age_band: AgeBand::From12, outcome: NotStarted::Declined };
    let retired = Retired {
        person: case.participant,
        at: scene.app.now(),
        class: RetentionClass::CandidateWithoutConsent,
        record: Id::from_uuid(new_uuid()),
        start: day("2026-03-17"),
        counts: vec![counted],
    };
    let journal = Journal::of(&scene.folder);
    journal.add_retired(&keyring(), &retired).expect("a line");
    assert_eq!(journal.erasures(&keyring()).expect("signed"), vec![Erasure::Retention(retired.clone())]);
    assert_eq!(scene.run_on("2026-06-18").await.erased, 0, "the journal did it");
    assert!(scene.found(&traces).await.is_empty());
    assert_eq!(counts(&db).await, once());
    assert_eq!(erase::apply(&scene.app.house, &journal).await.expect("again"), 0);
    assert_eq!(counts(&db).await, once());
    assert_eq!(journal.people(&keyring()).expect("signed").len(), 1, "no second line");
    let text = std::fs::read_to_string(journal.path()).expect("the journal");
    std::fs::write(journal.path(), text.replace("12-13", "14-17")).expect("written");
    assert!(run(&scene.app.house).await.is_err(), "a changed line is not carried out");
    let rows = not_started_count::Entity::find().count(&db.read).await.expect("counts");
    assert_eq!(rows, 1);
}

async fn erasing_by_hand_leaves_no_sibling_and_respects_a_later_period(db: Database) {
    let scene = Scene::open(db.clone()).await;
    let case = scene.planted("Kanari Vogelsang").await;
    scene.end(&case, Status::Declined, "2026-03-17").await;
    let traces = scene.traces(&case).await;
    erase::erase(&scene.app.house, case.code).await.expect("erased");
    let tables: Vec<String> = scene.found(&traces).await.into_iter().map(|(table, _)| table).collect();
    for gone in ["sibling", "network_contact", "consent_scan", "draft", "data_key"] {
        assert!(!tables.iter().any(|table| table == gone), "{gone}");
    }
    assert!(tables.iter().any(|table| table == "enrolment"), "rows of codes stay until their date");
    scene.run_on("2026-05-19").await;
    assert_eq!(scene.run_on("2026-06-18").await.erased, 1);
    assert!(scene.found(&traces).await.is_empty());
    let expected = vec![("2026-03".to_owned(), AgeBand::Unknown, NotStarted::Declined, 1)];
    assert_eq!(counts(&db).await, expected, "without the key nobody knows the age");
}
