//! BR-12 and what lies encrypted; an interpreter's own jobs.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::interpreter::Level;
use leitplanke::domain::purpose::Purpose::{Interpreter, Participation};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{access_log, enrolment};
use leitplanke::server::use_cases::sessions;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement};

use super::{Scene, interpreted, outcome, plain};
use crate::support::database::both;

both!(
    br_12_notes_are_read_by_author_lead_deputy_and_team_lead,
    nothing_typed_lies_open_in_the_database,
    an_interpreter_sees_own_jobs_and_nobody_s_name,
);

async fn br_12_notes_are_read_by_author_lead_deputy_and_team_lead(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let site = Some(scene.site);
    let deputy = scene.app.user("deputy", &[(Role::SocialWorker, site)]).await;
    let colleague = scene.app.user("colleague", &[(Role::SocialWorker, site)]).await;
    let lead = scene.app.user("lead", &[(Role::TeamLead, site)]).await;
    let elsewhere = scene.app.site("Anderswo").await;
    let foreign = scene.app.user("foreign", &[(Role::TeamLead, Some(elsewhere))]).await;
    let today = scene.app.today();
    let tx = scene.app.house.db.begin_write().await.expect("a transaction");
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::DeputyId, Expr::value(deputy))
        .col_expr(enrolment::Column::DeputyFrom, Expr::value(today))
        .col_expr(enrolment::Column::DeputyUntil, Expr::value(today))
        .filter(enrolment::Column::Id.eq(scene.case.enrolment))
        .exec(&tx)
        .await
        .expect("a deputy");
    tx.commit().await.expect("the deputy stays");
    let mut form = plain();
    form.note = "Nur für das Team.".into();
    assert_eq!(scene.record(&form).await, "ok");
    let code = scene.case.code.compact();
    for (user, may) in [(scene.worker, true), (deputy, true), (lead, true), (colleague, false), (foreign, false)] {
        let call = scene.app.call(user, Permission::SeeCases).await;
        match sessions::show(&call, &code, &form.client_id).await {
            Ok(page) => {
                assert!(may);
                assert_eq!(page.words.expect("the words").note, "Nur für das Team.");
            }
            fault => assert_eq!((may, outcome(fault)), (false, "NotFound".to_owned())),
        }
    }
    scene.app.house.access_log.flush().await;
    let log = access_log::Entity::find()
        .filter(access_log::Column::Page.eq("session_note"))
        .all(&scene.app.house.db.read)
        .await
        .expect("the log");
    let mut readers: Vec<_> = log.iter().map(|row| row.actor_id).collect();
    readers.sort();
    let mut expected = vec![deputy, lead];
    expected.sort();
    assert_eq!(readers, expected, "every read by a non-author, and no other");
    scene.app.set_clock("2026-03-18T10:00:00Z");
    let call = scene.app.call(deputy, Permission::SeeCases).await;
    assert_eq!(outcome(sessions::show(&call, &code, &form.client_id).await), "NotFound", "a deputy's grant ends");
}

async fn nothing_typed_lies_open_in_the_database(db: Database) {
    let scene = Scene::with(db.clone(), &[Participation, Interpreter]).await;
    let mut form = interpreted(None, Level::AdHocAdult);
    form.note = "Zitronenfalter über dem Hafen".into();
    form.next_step = "Kaleidoskop besorgen".into();
    form.exception_reason = "Papierkranich gefaltet".into();
    assert_eq!(scene.record(&form).await, "ok");
    let words = ["Zitronenfalter", "Kaleidoskop", "Papierkranich"];
    let row = scene.rows().await.remove(0);
    for sealed in [row.note_ct, row.next_step_ct, row.exception_reason_ct].into_iter().flatten() {
        assert!(words.iter().all(|word| !holds(&sealed, word)));
    }
    if db.backend == DbBackend::Sqlite {
        let statement =
            Statement::from_string(DbBackend::Sqlite, "SELECT file FROM pragma_database_list WHERE name = 'main'");
        let row = db.read.query_one_raw(statement).await.expect("the path").expect("one row");
        let path: String = row.try_get("", "file").expect("a path");
        for name in [path.clone(), format!("{path}-wal")] {
            let bytes = std::fs::read(&name).unwrap_or_default();
            for word in words {
                assert!(!holds(&bytes, word), "{word} lies open in {name}");
            }
        }
    }
    let call = scene.app.call(scene.worker, Permission::SeeCases).await;
    let page = sessions::show(&call, &scene.case.code.compact(), &form.client_id).await.expect("the session");
    let opened = page.words.expect("the words");
    assert_eq!(
        [opened.note, opened.next_step, opened.exception_reason],
        [form.note, form.next_step, form.exception_reason]
    );
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

async fn an_interpreter_sees_own_jobs_and_nobody_s_name(db: Database) {
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let user = scene.app.user("mediator", &[(Role::Interpreter, Some(scene.site))]).await;
    let own = scene.interpreter_of(scene.site, Level::Sim, 30, Some(user)).await;
    let other = scene.interpreter(scene.site, Level::TrainedLay, 30).await;
    for (who, level) in [(own, Level::Sim), (other, Level::TrainedLay)] {
        let mut form = interpreted(Some(who), level);
        form.note = "Geheim".into();
        assert_eq!(scene.record(&form).await, "ok");
    }
    let browser = scene.app.signed_in(user).await;
    let page = browser.get("/jobs").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.body.matches("<td").count(), 6, "one job");
    for secret in ["Geheim", "Sami", "Beispiel", &scene.case.code.to_string(), &scene.case.code.compact()] {
        assert!(!page.shows(secret), "{secret}");
    }
    assert!(page.shows("worker (Test)") && page.shows("Arabisch") && page.shows("16.03.2026, 14:30"));
    let session = format!("{}/sessions", scene.case.path());
    assert_eq!(browser.get(&session).await.status, 403);
    scene.withdraw().await;
    assert!(browser.get("/jobs").await.shows("Arabisch"), "a job outlives the case");
}
