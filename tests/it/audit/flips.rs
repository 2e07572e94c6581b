//! Property: whatever byte is flipped in whatever column of an entry, a month or the head, and whatever row is deleted,
//! swapped or slipped in, the walk names it. On SQLite, where a file can be written to byte by byte.

use std::fmt::Write;

use leitplanke::server::audit::verify::{Verdict, verify};
use leitplanke::server::audit::{Author, Event, append};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, audit_head, audit_segment};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, Statement};
use uuid::Uuid;

use super::{tamper, verdict};
use crate::fuzz::dice::Dice;
use crate::fuzz::{rounds, seed};
use crate::support::TestApp;

/// Entries of the chain every flip is tried on.
const ENTRIES: i64 = 14;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_flipped_byte_is_named() {
    crate::support::database::with_sqlite(async |db: Database| {
        let app = chain(&db).await;
        let places = places(&db).await;
        let mut dice = Dice::new(seed());
        let mut told = 0;
        // Every column of every row once, and then at random.
        for number in 0..places.len() + 200 * rounds() {
            let place = &places[if number < places.len() { number } else { dice.below(places.len()) }];
            let (byte, bits) = (dice.below(65_536) as u16, 1 + dice.below(255) as u8);
            told += usize::from(try_flip(&app, &db, place, byte, bits).await);
        }
        assert!(told > places.len() / 2, "only {told} flips changed anything");
    })
    .await;
}

/// A chain over three months with entries of every shape.
async fn chain(db: &Database) -> TestApp {
    let app = TestApp::over(db.clone()).await;
    for number in 0..ENTRIES {
        if number % 5 == 4 {
            app.set_clock(["2026-04-02T08:00:00Z", "2026-05-03T08:00:00.123Z"][number as usize / 5 % 2]);
        }
        let tx = db.begin_write().await.expect("a transaction");
        let by_program = number % 3 == 0;
        let author = Author {
            user: (!by_program).then(|| Uuid::from_u128(7)),
            role: (!by_program).then(|| "admin".to_owned()),
            at: app.now(),
        };
        let mut event = Event::new("site.change", "site", Uuid::from_u128(9)).with("code", number).with("ä", "ö");
        if number % 2 == 0 {
            event = event.at_site(Uuid::from_u128(3)).for_purpose("school");
        }
        append(&tx, &app.house.keyring, &author, &[event]).await.expect("appends");
        tx.commit().await.expect("commits");
    }
    tamper(db, "DROP TRIGGER IF EXISTS audit_entry_once").await;
    tamper(db, "DROP TRIGGER IF EXISTS audit_segment_once").await;
    assert_eq!(verdict(&app).await, Verdict::Whole(ENTRIES as u64));
    app
}

/// A cell: table, its key, the row's key, the column.
struct Place {
    table: &'static str,
    key: &'static str,
    row: String,
    column: String,
}

async fn places(db: &Database) -> Vec<Place> {
    let mut places = Vec::new();
    for (table, key) in [("audit_entry", "seq"), ("audit_segment", "segment"), ("audit_head", "id")] {
        let columns = texts(db, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
        for row in texts(db, &format!("SELECT quote({key}) FROM {table} ORDER BY {key}")).await {
            places.extend(columns.iter().map(|column| Place { table, key, row: row.clone(), column: column.clone() }));
        }
    }
    assert!(places.len() as i64 > ENTRIES * 13, "every column of every row");
    places
}

async fn texts(db: &Database, sql: &str) -> Vec<String> {
    let rows = db.read.query_all_raw(Statement::from_string(db.backend, sql)).await.expect("reads");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

/// Everything the walk reads, as it means it; `None` when some of it cannot be read.
async fn meaning(
    db: &Database,
) -> Option<(Vec<audit_entry::Model>, Vec<audit_segment::Model>, Vec<audit_head::Model>)> {
    let entries = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq).all(&db.read).await.ok()?;
    let months = audit_segment::Entity::find().order_by_asc(audit_segment::Column::LastSeq).all(&db.read).await.ok()?;
    Some((entries, months, audit_head::Entity::find().all(&db.read).await.ok()?))
}

/// Flips, looks, puts back. Whether the flip changed what the cell means.
async fn try_flip(app: &TestApp, db: &Database, place: &Place, byte: u16, bits: u8) -> bool {
    let Place { table, key, row, column } = place;
    let before = meaning(db).await;
    let read = format!(
        "SELECT quote({column}) || ' ' || typeof({column}) || ' ' || hex({column}) FROM {table} WHERE {key} = {row}"
    );
    let cell = texts(db, &read).await.remove(0);
    let mut parts = cell.rsplitn(3, ' ');
    let (hex, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let quoted = parts.next().expect("a quoted value");
    let other = match kind {
        "null" => "X'01'".to_owned(),
        "integer" => {
            let number: i64 = quoted.parse().expect("a number");
            (number ^ i64::from(bits) << (8 * (byte % 7))).to_string()
        }
        _ => flipped(hex, kind, byte, bits),
    };
    let changed =
        db.write.execute_unprepared(&format!("UPDATE {table} SET {column} = {other} WHERE {key} = {row}")).await;
    // A number that is taken cannot be given again.
    if changed.is_err() {
        return false;
    }
    let means_other = meaning(db).await != before;
    let found = verify(&db.read, &app.house.keyring).await.expect("walks");
    if means_other {
        let named = matches!(found, Verdict::Broken { seq, what } if fits(place, seq, what));
        assert!(named, "{table}.{column} of {row}: {quoted} became {other}, and the walk says {found:?}");
    }
    // The key itself may be what was changed.
    let back = if column == key { other } else { row.clone() };
    let put = format!("UPDATE {table} SET {column} = {quoted} WHERE {key} = {back}");
    db.write.execute_unprepared(&put).await.expect("put back");
    assert_eq!(verdict(app).await, Verdict::Whole(ENTRIES as u64), "{put}");
    means_other
}

/// The value with one byte flipped, as SQL.
fn flipped(hex: &str, kind: &str, byte: u16, bits: u8) -> String {
    let mut bytes: Vec<u8> =
        (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal")).collect();
    let at = usize::from(byte) * bytes.len() / 65_536;
    bytes[at] ^= bits;
    let text = bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02X}");
        text
    });
    if kind == "text" { format!("CAST(X'{text}' AS TEXT)") } else { format!("X'{text}'") }
}

/// Whether the verdict names the row that was changed: an entry by its number (or the one before it, which misses its
/// follower), a month and the head by what they are.
fn fits(place: &Place, seq: i64, what: &str) -> bool {
    match place.table {
        "audit_entry" => {
            let number: i64 = place.row.parse().expect("a number");
            // A number set back into the past stands before everything.
            number == seq || (place.column == "seq" && (seq <= 0 || what == "missing"))
        }
        "audit_segment" => ["segment", "signature", "head"].contains(&what),
        _ => ["head", "signature"].contains(&what),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_go_come_or_change_places_are_named() {
    crate::support::database::with_sqlite(async |db: Database| {
        let app = chain(&db).await;
        let columns =
            "segment, at, actor_id, role, site_id, action, entity, entity_id, purpose, detail, prev_hash, hash";
        for seq in 1..=ENTRIES {
            let keep = format!("CREATE TABLE kept AS SELECT * FROM audit_entry WHERE seq = {seq}");
            tamper(&db, &keep).await;
            tamper(&db, &format!("DELETE FROM audit_entry WHERE seq = {seq}")).await;
            assert_eq!(verdict(&app).await, Verdict::Broken { seq, what: "missing" }, "deleted");
            tamper(&db, "INSERT INTO audit_entry SELECT * FROM kept; DROP TABLE kept").await;
            for ghost in [0, -seq, ENTRIES + seq] {
                let slip =
                    format!("INSERT INTO audit_entry SELECT {ghost}, {columns} FROM audit_entry WHERE seq = {seq}");
                tamper(&db, &slip).await;
                let named = if ghost > ENTRIES { ENTRIES + 1 } else { ghost };
                assert!(
                    matches!(verdict(&app).await, Verdict::Broken { seq, .. } if seq == named),
                    "slipped in {ghost}"
                );
                tamper(&db, &format!("DELETE FROM audit_entry WHERE seq = {ghost}")).await;
            }
            let other = 1 + seq % ENTRIES;
            let swap = |a, b| format!("UPDATE audit_entry SET seq = {b} WHERE seq = {a}");
            let exchange = [swap(seq, 1_000), swap(other, seq), swap(1_000, other)].join(";");
            tamper(&db, &exchange).await;
            let first = seq.min(other);
            assert!(
                matches!(verdict(&app).await, Verdict::Broken { seq, .. } if seq == first),
                "{seq} and {other} swapped"
            );
            tamper(&db, &exchange).await;
            assert_eq!(verdict(&app).await, Verdict::Whole(ENTRIES as u64));
        }
    })
    .await;
}

/// A month marked as dropped whose entries are still there was skipped, so that they could be changed unseen.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_marked_as_dropped_hides_nothing() {
    crate::support::database::with_sqlite(async |db: Database| {
        let app = chain(&db).await;
        tamper(&db, "UPDATE audit_segment SET dropped_at = closed_at WHERE segment = '2026-03'").await;
        tamper(&db, "UPDATE audit_entry SET action = 'x' WHERE seq = 2").await;
        assert_eq!(verdict(&app).await, Verdict::Broken { seq: 1, what: "segment" });
        tamper(&db, "DELETE FROM audit_entry WHERE segment = '2026-03'").await;
        assert_eq!(verdict(&app).await, Verdict::Broken { seq: 1, what: "segment" }, "the mark alone is nobody's word");
        let tx = db.begin_write().await.expect("a transaction");
        let said = Event { id: None, ..Event::new("audit.drop", "audit_segment", Uuid::nil()) };
        let author = Author { user: None, role: None, at: app.now() };
        append(&tx, &app.house.keyring, &author, &[said.for_purpose("2026-03")]).await.expect("an entry");
        tx.commit().await.expect("it stays");
        assert!(matches!(verdict(&app).await, Verdict::Whole(_)), "the chain itself says that the month went");
    })
    .await;
}
