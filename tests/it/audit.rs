//! The audit trail: append-only, checked row by row, closed month by month, read by data protection only.

mod flips;

use std::process::Command;

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::message::audit::{ACTIONS, PAGES};
use leitplanke::domain::view::audit::AuditQuery;
use leitplanke::server::audit::verify::{Verdict, verify};
use leitplanke::server::audit::{Author, Event, append};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{access_log, audit_entry, audit_segment};
use leitplanke::server::use_cases::audit as trail;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryOrder};
use uuid::Uuid;

use crate::support::TestApp;
use crate::support::database::both;

both!(
    any_changed_field_is_named,
    what_was_cut_out_or_off_is_named,
    the_triggers_refuse_what_nobody_may,
    months_close_with_signed_heads_whatever_the_clock_does,
    a_missing_head_or_month_is_named,
    a_check_during_the_work_raises_no_false_alarm,
    the_page_filters_and_pages_by_codes_and_ids,
    the_check_is_one_press_and_says_what_it_found,
    readings_are_found_by_case_code,
);

async fn note(app: &TestApp, action: &'static str) {
    let tx = app.house.db.begin_write().await.expect("a transaction");
    let author = Author { user: Some(Uuid::from_u128(7)), role: Some("admin".into()), at: app.now() };
    let event = Event::new(action, "site", Uuid::from_u128(9)).at_site(Uuid::from_u128(3)).with("code", "x");
    append(&tx, &app.house.keyring, &author, &[event]).await.expect("appends");
    tx.commit().await.expect("commits");
}

async fn with_entries(db: &Database, count: usize) -> TestApp {
    let app = TestApp::over(db.clone()).await;
    for _ in 0..count {
        note(&app, "site.change").await;
    }
    app
}

async fn verdict(app: &TestApp) -> Verdict {
    verify(&app.house.db.read, &app.house.keyring).await.expect("walks")
}

fn broken(seq: i64, what: &'static str) -> Verdict {
    Verdict::Broken { seq, what }
}

/// As an owner of the database would do it: past the triggers.
async fn tamper(db: &Database, statement: &str) {
    let triggers = ["keeps", "stays"].map(|name| ("audit_entry", format!("audit_entry_{name}")));
    let segments = ["keeps", "stays"].map(|name| ("audit_segment", format!("audit_segment_{name}")));
    for (table, trigger) in triggers.iter().chain(&segments) {
        let drop = match db.backend {
            DbBackend::Postgres => format!("DROP TRIGGER IF EXISTS {trigger} ON {table}"),
            _ => format!("DROP TRIGGER IF EXISTS {trigger}"),
        };
        db.write.execute_unprepared(&drop).await.expect("the trigger goes");
    }
    db.write.execute_unprepared(statement).await.expect("the row is changed");
}

fn blob(db: &Database, hex: &str) -> String {
    if db.backend == DbBackend::Postgres { format!("'\\x{hex}'::bytea") } else { format!("X'{hex}'") }
}

fn id(db: &Database, number: u128) -> String {
    let id = Uuid::from_u128(number);
    if db.backend == DbBackend::Postgres { format!("'{id}'::uuid") } else { format!("X'{}'", id.simple()) }
}

async fn any_changed_field_is_named(db: Database) {
    let app = with_entries(&db, 9).await;
    assert_eq!(verdict(&app).await, Verdict::Whole(9));
    let instant = if db.backend == DbBackend::Postgres {
        "'2026-03-17T09:00:00Z'::timestamptz"
    } else {
        "'2026-03-17T09:00:00+00:00'"
    };
    let kept = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq).all(&db.read).await.expect("reads");
    let changes = [
        ("segment", "'2026-02'".to_owned(), "'2026-03'".to_owned()),
        ("at", instant.to_owned(), instant.replace("T09", "T10")),
        ("actor_id", id(&db, 8), id(&db, 7)),
        ("role", "'team_lead'".to_owned(), "'admin'".to_owned()),
        ("site_id", "NULL".to_owned(), id(&db, 3)),
        ("action", "'site.create'".to_owned(), "'site.change'".to_owned()),
        ("entity", "'enrolment'".to_owned(), "'site'".to_owned()),
        ("entity_id", id(&db, 10), id(&db, 9)),
        ("purpose", "'school'".to_owned(), "NULL".to_owned()),
        ("detail", "'{\"code\":\"y\"}'".to_owned(), "'{\"code\":\"x\"}'".to_owned()),
    ];
    for (number, (column, other, before)) in changes.iter().enumerate() {
        let seq = 1 + number as i64 % 9;
        tamper(&db, &format!("UPDATE audit_entry SET {column} = {other} WHERE seq = {seq}")).await;
        assert_eq!(verdict(&app).await, broken(seq, "content"), "{column}");
        tamper(&db, &format!("UPDATE audit_entry SET {column} = {before} WHERE seq = {seq}")).await;
        assert_eq!(verdict(&app).await, Verdict::Whole(9), "{column} put back");
    }
    for (column, what) in [("hash", "content"), ("prev_hash", "order")] {
        let other = blob(&db, &"ab".repeat(32));
        tamper(&db, &format!("UPDATE audit_entry SET {column} = {other} WHERE seq = 5")).await;
        assert_eq!(verdict(&app).await, broken(5, what), "{column}");
        let bytes = if column == "hash" { &kept[4].hash } else { &kept[4].prev_hash };
        let before = blob(&db, &leitplanke::server::crypto::hex(bytes));
        tamper(&db, &format!("UPDATE audit_entry SET {column} = {before} WHERE seq = 5")).await;
    }
    tamper(&db, "UPDATE audit_entry SET seq = 100 WHERE seq = 9").await;
    assert_eq!(verdict(&app).await, broken(9, "missing"), "a renumbered entry");
}

async fn what_was_cut_out_or_off_is_named(db: Database) {
    let app = with_entries(&db, 8).await;
    tamper(&db, "DELETE FROM audit_entry WHERE seq = 8").await;
    assert_eq!(verdict(&app).await, broken(8, "missing"), "the tail");
    tamper(&db, "DELETE FROM audit_entry WHERE seq = 4").await;
    assert_eq!(verdict(&app).await, broken(4, "missing"), "the middle");
    tamper(&db, "DELETE FROM audit_entry WHERE seq < 4").await;
    assert_eq!(verdict(&app).await, broken(1, "missing"), "the beginning");
    tamper(&db, "DELETE FROM audit_entry").await;
    assert_eq!(verdict(&app).await, broken(1, "missing"), "everything");
}

async fn the_triggers_refuse_what_nobody_may(db: Database) {
    let app = with_entries(&db, 3).await;
    app.set_clock("2026-04-01T10:00:00Z");
    note(&app, "site.change").await;
    for statement in [
        "UPDATE audit_entry SET action = 'x' WHERE seq = 2",
        "DELETE FROM audit_entry WHERE seq = 2",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_segment",
        "UPDATE audit_segment SET last_seq = 1",
    ] {
        assert!(db.write.execute_unprepared(statement).await.is_err(), "{statement}");
    }
    assert_eq!(verdict(&app).await, Verdict::Whole(4));
}

async fn months_close_with_signed_heads_whatever_the_clock_does(db: Database) {
    let app = with_entries(&db, 2).await;
    // 31 March, 22:30 UTC is the first of April in Berlin.
    for (instant, month) in [
        ("2026-03-31T21:59:59Z", "2026-03"),
        ("2026-03-31T22:30:00Z", "2026-04"),
        ("2026-02-10T10:00:00Z", "2026-04"),
        ("2026-04-30T10:00:00Z", "2026-04"),
        ("2026-09-01T10:00:00Z", "2026-09"),
        ("2027-01-01T00:30:00Z", "2027-01"),
    ] {
        app.set_clock(instant);
        note(&app, "site.change").await;
        let last = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Seq).one(&db.read).await;
        assert_eq!(last.expect("reads").expect("an entry").segment, month, "{instant}");
    }
    let closed = audit_segment::Entity::find().order_by_asc(audit_segment::Column::FirstSeq).all(&db.read).await;
    let closed = closed.expect("reads").into_iter().map(|row| (row.segment, row.first_seq, row.last_seq));
    let expected = [("2026-03", 1, 3), ("2026-04", 4, 6), ("2026-09", 7, 7)].map(|(s, f, l)| (s.to_owned(), f, l));
    assert_eq!(closed.collect::<Vec<_>>(), expected);
    assert_eq!(verdict(&app).await, Verdict::Whole(8));
    tamper(&db, "UPDATE audit_segment SET last_seq = 5 WHERE segment = '2026-04'").await;
    assert_eq!(verdict(&app).await, broken(5, "signature"));
}

async fn a_missing_head_or_month_is_named(db: Database) {
    let app = with_entries(&db, 3).await;
    app.set_clock("2026-04-01T10:00:00Z");
    note(&app, "site.change").await;
    assert_eq!(verdict(&app).await, Verdict::Whole(4));
    tamper(&db, "DELETE FROM audit_segment WHERE segment = '2026-03'").await;
    assert_eq!(verdict(&app).await, broken(4, "segment"), "a month without its signed end");
    tamper(&db, "UPDATE audit_head SET seq = 3").await;
    assert_eq!(verdict(&app).await, broken(3, "signature"), "a head that was not signed here");
    tamper(&db, "DELETE FROM audit_head").await;
    assert_eq!(verdict(&app).await, broken(1, "head"));
}

async fn a_check_during_the_work_raises_no_false_alarm(db: Database) {
    let app = with_entries(&db, 20).await;
    let writer = app.clone();
    let work = tokio::spawn(async move {
        for _ in 0..60 {
            note(&writer, "site.change").await;
        }
    });
    while !work.is_finished() {
        assert!(matches!(verdict(&app).await, Verdict::Whole(_)));
    }
    work.await.expect("the work ends");
    assert_eq!(verdict(&app).await, Verdict::Whole(80));
}

async fn the_page_filters_and_pages_by_codes_and_ids(db: Database) {
    let app = with_entries(&db, 60).await;
    app.set_clock("2026-04-02T10:00:00Z");
    note(&app, "user.create").await;
    let officer = app.user("officer", &[(Role::PrivacyOfficer, None)]).await;
    let call = app.call(officer, Permission::SeeAudit).await;
    let all = trail::list(&call, &AuditQuery::default()).await.expect("lists");
    assert_eq!((all.lines.len(), all.lines[0].seq, all.next), (50, 61, Some(12)));
    assert_eq!(all.months, ["2026-04", "2026-03"]);
    let rest = AuditQuery { after: "12".into(), ..AuditQuery::default() };
    let rest = trail::list(&call, &rest).await.expect("lists");
    assert_eq!((rest.lines.len(), rest.next), (11, None));
    let count = async |query: AuditQuery| trail::list(&call, &query).await.expect("lists").lines.len();
    assert_eq!(count(AuditQuery { action: "user.create".into(), ..AuditQuery::default() }).await, 1);
    assert_eq!(count(AuditQuery { month: "2026-04".into(), ..AuditQuery::default() }).await, 1);
    assert_eq!(count(AuditQuery { actor: Uuid::from_u128(8).to_string(), ..AuditQuery::default() }).await, 0);
    assert_eq!(count(AuditQuery { record: Uuid::from_u128(9).to_string(), ..AuditQuery::default() }).await, 50);
    let half = AuditQuery { actor: "0198".into(), ..AuditQuery::default() };
    assert!(trail::list(&call, &half).await.expect("lists").unreadable, "half an id shows nothing, not everything");
    let page = app.signed_in(officer).await.get("/audit?month=2026-04").await;
    assert!(page.shows("Benutzerkonto angelegt") && page.shows("April 2026"));
    assert!(!page.shows("officer</td>"), "no names of accounts");
    let english = app.signed_in(officer).await;
    english.set_cookie("leitplanke_language", "en");
    assert!(english.get("/audit").await.shows("Account made"));
}

async fn the_check_is_one_press_and_says_what_it_found(db: Database) {
    let app = with_entries(&db, 4).await;
    let officer = app.user("officer", &[(Role::PrivacyOfficer, None)]).await;
    let browser = app.signed_in(officer).await;
    assert!(browser.get("/audit/verify").await.shows("14 Tagen nicht geprüft"));
    assert_eq!(browser.post("/api/audit/verify", &[]).await.location(), "/audit/verify?done=1");
    assert!(browser.get("/audit/verify").await.shows("Das Protokoll ist vollständig: 4 Einträge"));
    browser.post("/api/audit/verify", &[]).await;
    assert!(browser.get("/audit/verify").await.shows("vollständig: 5 Einträge"), "the check itself is in the trail");
    tamper(&db, "UPDATE audit_entry SET action = 'site.create' WHERE seq = 2").await;
    browser.post("/api/audit/verify", &[]).await;
    let page = browser.get("/audit/verify").await;
    assert!(page.shows("stimmt nicht mehr ab Eintrag 2") && page.shows("verändert"));
    tamper(&db, "DELETE FROM audit_head").await;
    browser.post("/api/audit/verify", &[]).await;
    assert!(browser.get("/audit/verify").await.shows("ab Eintrag 1"), "even when nothing can be entered any more");
}

async fn readings_are_found_by_case_code(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let case = app.case(site, worker, "Sami Unverwechselbar").await;
    let reader = app.signed_in(worker).await;
    for _ in 0..3 {
        assert_eq!(reader.get(&case.path()).await.status, 200);
    }
    app.house.access_log.flush().await;
    let officer = app.user("officer", &[(Role::PrivacyOfficer, None)]).await;
    let browser = app.signed_in(officer).await;
    let page = browser.get(&format!("/audit/reads?case={}", case.code.to_string().to_lowercase())).await;
    assert_eq!(page.body.matches("Fallseite").count(), 3, "{}", page.body);
    assert!(!page.shows("Unverwechselbar") && !page.shows("worker (Test)"), "ids and codes only");
    app.house.access_log.flush().await;
    let logged = access_log::Entity::find().count(&app.house.db.read).await.expect("counts");
    assert_eq!(logged, 4, "who asks who read is recorded too");
    assert!(browser.get("/audit/reads?case=XXX").await.shows("keine Fallkennung"));
    let empty = app.case(site, worker, "Ohne Leser").await;
    let page = browser.get(&format!("/audit/reads?case={}", empty.code.compact())).await;
    assert!(page.shows("noch kein Lesezugriff"));
    assert_eq!(reader.get("/audit/reads").await.status, 403);
}

/// Every deed and page in the source has words in both languages.
#[test]
fn every_code_in_the_trail_has_words() {
    let mut missing = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for (call, words) in [("Event::new(", ACTIONS), ("note_reading(", PAGES)] {
                for part in text.split(call).skip(1) {
                    let Some(code) = part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                        continue;
                    };
                    if !words.iter().any(|(known, _, _)| *known == code) {
                        missing.push(format!("{}: {code}", path.display()));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "add words to src/domain/message/audit.rs:\n{}", missing.join("\n"));
}

/// `leitplanke verify`: 0 when the chain is whole, 1 and the number of the row when it is not.
#[tokio::test(flavor = "multi_thread")]
async fn the_command_says_it_with_its_exit_code() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("verify-{}", std::process::id()));
    let run = |command: &[&str]| {
        let data = folder.to_string_lossy().into_owned();
        let mut program = Command::new(env!("CARGO_BIN_EXE_leitplanke"));
        program.args(command).args(["--data", &data]).output().expect("the program runs")
    };
    let made = run(&["user", "erste.admin"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(String::from_utf8_lossy(&made.stdout).contains("/set-password"));
    let whole = run(&["verify"]);
    assert_eq!(whole.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&whole.stdout).contains("whole: 1 rows"));
    let db = Database::connect(&format!("sqlite:{}", folder.join("leitplanke.sqlite").display())).await.expect("opens");
    tamper(&db, "UPDATE audit_entry SET action = 'user.change' WHERE seq = 1").await;
    db.close().await.expect("closes");
    let broken = run(&["verify"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("row 1"));
    assert_eq!(run(&["user"]).status.code(), Some(2), "a name is missing");
    std::fs::remove_file(folder.join("keys/master.key")).expect("the key is gone");
    let lost = run(&["migrate"]);
    assert_eq!(lost.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&lost.stderr).contains("master.key is not the key of this database"));
    assert!(!folder.join("keys/master.key").exists(), "no new key for an old database");
    std::fs::remove_dir_all(folder).expect("the folder goes");
}
