//! Backup of a running house, restore elsewhere, and people who stay erased. Also the command line around it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::backup::archive::Manifest;
use leitplanke::server::backup::make;
use leitplanke::server::backup::restore::{Order, restore};
use leitplanke::server::clock::Clock;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{classification, participant_identity, session};
use leitplanke::server::erasure::Journal;
use leitplanke::server::fault::Fault;
use leitplanke::server::house::House;
use leitplanke::server::settings::{Secret, Settings};
use leitplanke::server::use_cases::{erase, sessions};
use leitplanke::server::{names, people};
use sea_orm::{DbBackend, EntityTrait, PaginatorTrait};

use crate::support::TestApp;
use crate::support::app::{keyring, write_keys};
use crate::support::database::{address_of, both, empty_like};
use crate::support::people::Case;

both!(
    a_backup_under_load_is_restored_elsewhere,
    who_was_erased_stays_erased,
    an_erasure_elsewhere_leaves_no_name_in_a_running_index,
    what_does_not_fit_is_refused_and_changes_nothing,
    pages_stay_calm_beside_an_erased_person,
);

struct Scene {
    app: TestApp,
    site: SiteId,
    worker: UserId,
    case: Case,
    folder: PathBuf,
}

impl Scene {
    async fn open(db: Database) -> Self {
        let folder = std::env::temp_dir().join(format!("leitplanke-backup-{}", leitplanke::server::clock::new_uuid()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let address = address_of(&db).await;
        let settings = Settings { data: folder.clone(), database: Some(Secret(address)), ..Settings::default() };
        let app = TestApp::with(db, settings).await;
        let site = app.site("Musterstadt").await;
        let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
        let case = app.case(site, worker, "Kanari Vogelsang").await;
        app.consent(&case, Purpose::Participation).await;
        Self { app, site, worker, case, folder }
    }

    async fn save(&self) {
        let call = self.app.call(self.worker, Permission::RecordSession).await;
        let form = crate::sessions::plain();
        sessions::record(&call, &self.case.code.compact(), &form).await.expect("saved");
    }

    async fn backup(&self) -> (PathBuf, Manifest) {
        let file = self.folder.join(format!("{}.backup", leitplanke::server::clock::new_uuid()));
        let manifest = make(&self.app.house, &file).await.expect("a backup");
        (file, manifest)
    }

    /// Another machine: an empty database, a folder, the keys brought by hand.
    async fn elsewhere(&self) -> Settings {
        let data = self.folder.join(leitplanke::server::clock::new_uuid().to_string());
        let mut settings = Settings::default();
        settings.set_data(data);
        write_keys(&settings.keys);
        if self.app.house.db.backend == DbBackend::Postgres {
            let empty = empty_like(&self.app.house.db).await;
            settings.database = Some(Secret(address_of(&empty).await));
        }
        settings
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn opened(settings: &Settings) -> House {
    let db = Database::connect(&settings.database_url()).await.expect("it opens");
    House::open(db, keyring(), Clock::fixed("2026-03-17T10:00:00Z".parse().expect("an instant")), settings.clone())
}

fn told(outcome: Result<impl Sized, Fault>) -> String {
    match outcome {
        Ok(_) => "ok".to_owned(),
        Err(fault) => fault.to_string(),
    }
}

async fn a_backup_under_load_is_restored_elsewhere(db: Database) {
    let scene = Scene::open(db).await;
    for _ in 0..5 {
        scene.save().await;
    }
    let writing = async {
        for _ in 0..40 {
            scene.save().await;
        }
    };
    let ((file, manifest), ()) = tokio::join!(scene.backup(), writing);
    let kept = manifest.counts["session"];
    assert!((5..=45).contains(&kept), "{kept}");
    let bytes = std::fs::read(&file).expect("the file");
    for secret in [&[1_u8; 32][..], b"Kanari", b"Vogelsang"] {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret), "no key and no name in a backup");
    }
    let settings = scene.elsewhere().await;
    let order = Order { file: &file, replace: false, erasures: None };
    let restored = restore(&settings, &order).await.expect("restored");
    assert_eq!((restored.manifest.clone(), restored.erased), (manifest.clone(), 0));
    assert_eq!(i64::try_from(restored.audit_rows).expect("a number"), manifest.counts["audit_entry"]);
    let house = opened(&settings).await;
    assert_eq!(session::Entity::find().count(&house.db.read).await.expect("counts"), kept.unsigned_abs());
    names::load(&house).await.expect("names open with the same keys");
    assert_eq!(house.names.search("vogels"), vec![scene.case.participant]);
    let again = told(restore(&settings, &order).await);
    assert_ne!(again, "ok", "a house in use is not overwritten");
    let order = Order { replace: true, ..order };
    house.db.close().await.expect("closed");
    assert_eq!(told(restore(&settings, &order).await), "ok", "unless that is said");
}

async fn who_was_erased_stays_erased(db: Database) {
    let scene = Scene::open(db).await;
    let other = scene.app.case(scene.site, scene.worker, "Mia Bleibt").await;
    let (file, _) = scene.backup().await;
    erase::erase(&scene.app.house, scene.case.code).await.expect("erased");
    let journal = Journal::of(&scene.folder);
    assert_eq!(journal.people(&keyring()).expect("signed"), vec![scene.case.participant]);
    let settings = scene.elsewhere().await;
    let order = Order { file: &file, replace: false, erasures: Some(journal.clone()) };
    assert_eq!(restore(&settings, &order).await.expect("restored").erased, 1);
    let house = opened(&settings).await;
    names::load(&house).await.expect("names");
    assert!(house.names.search("vogelsang").is_empty() && house.names.search("kanari").is_empty());
    assert_eq!(house.names.search("bleibt"), vec![other.participant]);
    let row = participant_identity::Entity::find_by_id(scene.case.participant).one(&house.db.read).await;
    let row = row.expect("read").expect("the row of codes stays");
    assert!(row.given_name_ct.is_empty() && row.birth_date_ct.is_empty() && row.address_ct.is_none());
    assert_eq!(erase::apply(&house, &journal).await.expect("again"), 0, "twice changes nothing");
    let forged = scene.folder.join("forged.log");
    let text = std::fs::read_to_string(journal.path()).expect("the journal");
    std::fs::write(&forged, text.replace(&scene.case.participant.to_string(), &other.participant.to_string()))
        .expect("written");
    assert!(told(erase::apply(&house, &Journal::at(&forged)).await).contains("not written by this house"));
    std::fs::write(&forged, format!("{text}{}|2026-", other.participant)).expect("written");
    assert_eq!(Journal::at(&forged).people(&keyring()).expect("half a line").len(), 1, "a crash may leave half a line");
    house.db.close().await.expect("closed");
}

/// The erasure was made by another process: the index of the running server follows it.
async fn an_erasure_elsewhere_leaves_no_name_in_a_running_index(db: Database) {
    let scene = Scene::open(db).await;
    let running = scene.app.house.clone();
    names::load(&running).await.expect("names");
    assert_eq!(running.names.search("vogelsang"), vec![scene.case.participant]);
    scene.app.pass(chrono::TimeDelta::seconds(30));
    let elsewhere = opened(&running.settings).await;
    elsewhere.clock.set(scene.app.now());
    erase::erase(&elsewhere, scene.case.code).await.expect("erased");
    names::load(&running).await.expect("names");
    assert!(running.names.search("vogelsang").is_empty() && running.names.search("kanari").is_empty());
    elsewhere.db.close().await.expect("closed");
}

async fn what_does_not_fit_is_refused_and_changes_nothing(db: Database) {
    let scene = Scene::open(db).await;
    let (file, _) = scene.backup().await;
    let settings = scene.elsewhere().await;
    let order = |file: &'static Path| Order { file, replace: false, erasures: None };
    let leak = |path: PathBuf| -> &'static Path { Box::leak(path.into_boxed_path()) };
    let bytes = std::fs::read(&file).expect("the file");
    for (name, content) in [
        ("cut", bytes[..bytes.len() - 100].to_vec()),
        ("empty", Vec::new()),
        ("other", b"PK\x03\x04 no backup".to_vec()),
        ("changed", {
            let mut changed = bytes.clone();
            let place = changed.len() - 5_000;
            changed[place] ^= 1;
            changed
        }),
    ] {
        let path = scene.folder.join(name);
        std::fs::write(&path, content).expect("written");
        assert!(told(restore(&settings, &order(leak(path))).await).contains("damaged"), "{name}");
    }
    let newer = scene.folder.join("newer");
    std::fs::write(&newer, b"leitplanke backup 2\n{}\n").expect("written");
    assert!(told(restore(&settings, &order(leak(newer))).await).contains("newer program"));
    assert!(told(restore(&settings, &order(leak(scene.folder.join("nowhere")))).await).contains("nowhere"));
    std::fs::write(settings.keys.join("master.key"), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
        .expect("written");
    let wrong_key = told(restore(&settings, &order(leak(file.clone()))).await);
    assert!(wrong_key.contains("master.key is not the key of this backup"), "{wrong_key}");
    std::fs::remove_file(settings.keys.join("master.key")).expect("removed");
    assert!(told(restore(&settings, &order(leak(file.clone()))).await).contains("master.key is missing"));
    assert!(!settings.keys.join("master.key").exists(), "no key is made by a restore");
    if settings.database.is_none() {
        assert!(!settings.data.join("leitplanke.sqlite").exists(), "nothing was put there");
    }
    assert!(told(make(&scene.app.house, &file).await).contains("exists already"));
    let nowhere = scene.folder.join("no/such/folder/x.backup");
    assert_ne!(told(make(&scene.app.house, &nowhere).await), "ok");
    assert!(!nowhere.exists());
}

async fn pages_stay_calm_beside_an_erased_person(db: Database) {
    let scene = Scene::open(db).await;
    scene.save().await;
    let stays = scene.app.case(scene.site, scene.worker, "Mia Bleibt").await;
    erase::erase(&scene.app.house, scene.case.code).await.expect("erased");
    let lead = scene.app.signed_in_as(Role::TeamLead, Some(scene.site)).await;
    let worker = scene.app.signed_in(scene.worker).await;
    for (browser, page) in [(&worker, "/"), (&worker, "/cases"), (&lead, "/"), (&lead, "/cases?status=all")] {
        let answer = browser.get(page).await;
        assert!(answer.status == 200 && answer.shows(&stays.code.to_string()), "{page}: {}", answer.status);
        assert!(!answer.shows("Vogelsang") && !answer.shows("K. V."), "{page}");
    }
    for below in ["", "/sessions", "/sessions/new", "/consents", "/admission", "/assignment"] {
        let address = format!("{}{below}", scene.case.path());
        for browser in [&worker, &lead] {
            let status = browser.get(&address).await.status;
            assert!([200, 403, 404].contains(&status), "{address}: {status}");
        }
    }
    let privacy = scene.app.signed_in_as(Role::PrivacyCoordinator, None).await;
    for page in ["/register/consents", "/audit", "/research"] {
        assert_eq!(privacy.get(page).await.status, 200, "{page}");
    }
    let key = people::identities(&scene.app.house.db.read, &keyring(), &[]).await;
    assert!(key.expect("nobody").is_empty());
}

/// A new ciphertext column must be overwritten too, or belong to somebody else than a young person.
#[test]
fn every_ciphertext_of_a_person_is_overwritten() {
    let overwritten: BTreeSet<_> = erase::overwritten().into_iter().collect();
    let elsewhere = [("draft", "content_ct"), ("witness_code", "code_ct")];
    for table in classification::TABLES {
        for column in table.columns.iter().flat_map(|(_, names)| names.iter()).filter(|name| name.ends_with("_ct")) {
            let known = overwritten.contains(&(table.table, *column)) || elsewhere.contains(&(table.table, *column));
            let of_a_release = table.table.starts_with("release");
            assert!(known || of_a_release, "{}.{column} outlives an erasure", table.table);
        }
    }
}
