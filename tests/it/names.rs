//! Search by name: loaded from sealed rows, follows what another instance wrote, forgets who was erased.

use leitplanke::domain::access::Role;
use leitplanke::domain::id::Id;
use leitplanke::server::clock::Clock;
use leitplanke::server::crypto::Keyring;
use leitplanke::server::db::Database;
use leitplanke::server::entity::participant_identity;
use leitplanke::server::house::House;
use leitplanke::server::settings::Settings;
use leitplanke::server::{names, use_cases};
use sea_orm::EntityTrait;

use crate::support::TestApp;
use crate::support::database::both;

both!(the_index_follows_the_database_of_every_instance, a_frequent_name_elsewhere_hides_nobody_here);

fn open(db: &Database) -> House {
    let now = "2026-11-23T10:00:00Z".parse().expect("an instant");
    House::open(db.clone(), Keyring::from_bytes([1; 32], [2; 32], [3; 32]), Clock::fixed(now), Settings::default())
}

async fn the_index_follows_the_database_of_every_instance(db: Database) {
    let (writer, reader) = (open(&db), open(&db));
    assert!(!reader.names.is_ready(), "a search before the first load must say so");
    names::load(&reader).await.expect("an empty database loads");
    assert!(reader.names.search("yil").is_empty());

    use_cases::demo::load_once(&writer, &mut |_| ()).await.expect("the demo loads");
    names::load(&reader).await.expect("the index follows");
    let found = reader.names.search("Yıl");
    assert!(!found.is_empty(), "the demo has people called Yılmaz");
    assert_eq!(found, reader.names.search("YILMAZ"), "Turkish letters fold");
    assert_eq!(reader.names.search("Mueller"), reader.names.search("müller"), "umlauts fold");

    let tx = db.begin_write().await.expect("a transaction");
    participant_identity::Entity::delete_by_id(found[0]).exec(&tx).await.expect("the row goes");
    tx.commit().await.expect("it is gone");
    names::reload_when_people_are_gone(&reader).await.expect("the index forgets");
    assert!(!reader.names.search("yil").contains(&found[0]));
}

/// The index cut the hits of the whole programme before anybody asked whose cases they are: with many people of one name
/// elsewhere, a team lead did not find the one of their own site.
async fn a_frequent_name_elsewhere_hides_nobody_here(db: Database) {
    let app = TestApp::over(db).await;
    let here = app.site("Hier").await;
    let lead = app.user("lead", &[(Role::TeamLead, Some(here))]).await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(here))]).await;
    let own = app.case(here, worker, "Sami Müller").await;
    names::load(&app.house).await.expect("the index");
    for number in 0..1_000 {
        app.house.names.put(Id::from_uuid(uuid::Uuid::from_u128(number)), "Mia", "Müller");
    }
    let client = app.signed_in(lead).await;
    for words in ["müller", "m"] {
        let answer = client.post("/api/case/search", &[("form[words]", words)]).await;
        let page = client.get(answer.location()).await;
        assert!(page.shows(&own.code.to_string()), "{words} finds the own case");
    }
}
