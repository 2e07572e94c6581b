//! What the database does when the disk fails below it: nothing acknowledged is lost, and the work goes on afterwards.

use leitplanke::domain::access::Role;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{access_log, site};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};

use crate::support::TestApp;
use crate::support::database::with_sqlite;

/// How many sites somebody else sees, who opens the file now.
async fn sites(app: &TestApp) -> u64 {
    site::Entity::find().count(&app.house.db.read).await.expect("sites")
}

/// After a full disk SQLite ends the transaction itself; the driver did not notice, and every later save became a savepoint
/// that nobody committed: acknowledged, and gone with the process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_spoils_no_later_save() {
    with_sqlite(async |db: Database| {
        let app = TestApp::over(db.clone()).await;
        db.write.execute_unprepared("PRAGMA max_page_count = 1").await.expect("no page more");
        let mut refused = 0;
        for _ in 0..400 {
            let tx = db.begin_write().await.expect("begins");
            let full = tx.execute_unprepared(
                "INSERT INTO access_log (id, at, actor_id, role, page)
                 VALUES (randomblob(16), '2026-03-17T10:00:00+00:00', randomblob(16), hex(randomblob(2000)), 'x')",
            );
            match full.await {
                Ok(_) => tx.commit().await.expect("there was room"),
                Err(error) => {
                    assert!(error.to_string().contains("full"), "{error}");
                    refused += 1;
                    break;
                }
            }
        }
        assert_eq!(refused, 1, "the disk was to be full");
        goes_on(&app).await;
    })
    .await;
}

/// The same, whatever made the database end the transaction.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_the_database_ended_spoils_no_later_save() {
    with_sqlite(async |db: Database| {
        let app = TestApp::over(db.clone()).await;
        for _ in 0..3 {
            let tx = db.begin_write().await.expect("begins");
            tx.execute_unprepared("ROLLBACK").await.expect("as the database does it");
            drop(tx);
            goes_on(&app).await;
        }
    })
    .await;
}

/// A refused deed and a saved one follow: what is saved is there for everybody else.
async fn goes_on(app: &TestApp) {
    let before = sites(app).await;
    for number in 0..3 {
        drop(app.house.db.begin_write().await.expect("a deed that is refused"));
        app.site(&format!("Ort {before} {number}")).await;
        assert_eq!(sites(app).await, before + number + 1, "an acknowledged save is seen by others");
    }
    let site = app.site(&format!("Ort {before}")).await;
    app.user(&format!("worker.{before}"), &[(Role::SocialWorker, Some(site))]).await;
}

/// While the database could not be written, readings were thrown away one group after the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readings_wait_until_the_database_can_be_written() {
    with_sqlite(async |db: Database| {
        let app = TestApp::over(db.clone()).await;
        let site = app.site("Musterstadt").await;
        let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
        let case = app.case(site, worker, "Sami Beispiel").await;
        let browser = app.signed_in(worker).await;
        let hide = |from: &str, to: &str| format!("ALTER TABLE {from} RENAME TO {to}");
        db.write.execute_unprepared(&hide("access_log", "gone")).await.expect("the table is hidden");
        for _ in 0..3 {
            assert_eq!(browser.get(&case.path()).await.status, 200, "reading goes on");
        }
        app.house.access_log.flush().await;
        db.write.execute_unprepared(&hide("gone", "access_log")).await.expect("the table is back");
        app.house.access_log.flush().await;
        let logged = access_log::Entity::find().count(&db.read).await.expect("readings");
        assert_eq!(logged, 3, "nothing is lost, nothing is logged twice");
    })
    .await;
}
