//! One record per client id, whatever happens; drafts; the number of statements.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leitplanke::domain::access::Permission;
use leitplanke::domain::draft::FormKind;
use leitplanke::domain::interpreter::Level;
use leitplanke::domain::purpose::Purpose::{Interpreter, Participation};
use leitplanke::domain::view::session::{Filling, SessionFormQuery};
use leitplanke::server::db::Database;
use leitplanke::server::use_cases::sessions;
use leitplanke::server::{answer::Posted, drafts};

use super::{Scene, interpreted, outcome, plain};
use crate::support::database::both;

both!(
    fifty_posts_at_once_are_one_record,
    the_same_id_with_other_content_is_a_conflict,
    a_usual_session_is_saved_as_offered,
    a_draft_comes_back_until_something_newer_is_saved,
    the_number_of_statements_does_not_grow_with_the_case,
);

async fn fifty_posts_at_once_are_one_record(db: Database) {
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let sim = scene.interpreter(scene.site, Level::Sim, 30).await;
    let mut form = interpreted(Some(sim), Level::Sim);
    form.note = "Ein Satz.".into();
    let code = scene.case.code.compact();
    let mut posts = Vec::new();
    for _ in 0..50 {
        let call = scene.app.call(scene.worker, Permission::RecordSession).await;
        let (form, code) = (form.clone(), code.clone());
        posts.push(tokio::spawn(async move { outcome(sessions::record(&call, &code, &form).await) }));
    }
    for post in posts {
        assert_eq!(post.await.expect("a post"), "ok");
    }
    assert_eq!(scene.rows().await.len(), 1);
    assert_eq!(scene.events().await.len(), 1);
}

async fn the_same_id_with_other_content_is_a_conflict(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let mut form = plain();
    form.note = "Der erste Text.".into();
    assert_eq!(scene.record(&form).await, "ok");
    assert_eq!(scene.record(&form).await, "ok");
    let conflict = "Conflict(\"same_id_other_content\")";
    form.note = "Der zweite Text.".into();
    assert_eq!(scene.record(&form).await, conflict);
    let other = Scene { case: scene.app.case(scene.site, scene.worker, "Ali Muster").await, ..scene };
    other.app.consent(&other.case, Participation).await;
    assert_eq!(other.record(&form).await, conflict, "an id of another case");
    assert_eq!(other.rows().await.len(), 1);
}

async fn a_usual_session_is_saved_as_offered(db: Database) {
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let sim = scene.interpreter(scene.site, Level::Sim, 30).await;
    let first = scene.offered(SessionFormQuery::default()).await;
    assert_eq!((first.day.as_str(), first.start_time.as_str()), ("2026-03-17", "11:00"));
    assert_eq!((first.interpreter_id, first.interpreter_language.as_str()), (sim.to_string(), "ara"));
    let mut family = interpreted(Some(sim), Level::Sim);
    family.minutes = "45".into();
    family.kind = "family".into();
    assert_eq!(scene.record(&family).await, "ok");
    for query in [
        SessionFormQuery::default(),
        SessionFormQuery { like: "last".into(), ..Default::default() },
        SessionFormQuery { like: family.client_id.clone(), ..Default::default() },
        SessionFormQuery { preset: "not_met".into(), ..Default::default() },
    ] {
        let offered = scene.offered(query.clone()).await;
        assert_eq!(offered.kind, "family", "{query:?}");
        assert_eq!(scene.record(&offered).await, "ok", "{query:?}");
    }
    assert_eq!(scene.rows().await.len(), 5);
}

async fn a_draft_comes_back_until_something_newer_is_saved(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let code = scene.case.code.compact();
    let call = scene.app.call(scene.worker, Permission::RecordSession).await;
    let open = async |query: SessionFormQuery| sessions::form_for(&call, &code, &query).await.expect("the form");
    let mut typed = plain();
    typed.note = "Halb fertig".into();
    let posted = Posted { kind: FormKind::Session, subject: &code, page: "/", content: &typed };
    drafts::keep_form(&scene.app.house, scene.worker, &posted).await.expect("kept");
    let page = open(SessionFormQuery::default()).await;
    assert!(matches!(page.filling, Filling::Draft(_)));
    assert_eq!((page.form.note.as_str(), &page.form.client_id), ("Halb fertig", &typed.client_id));
    let page = open(SessionFormQuery { preset: "not_met".into(), ..Default::default() }).await;
    assert!(page.waiting_draft.is_some() && page.form.note.is_empty());
    // The form arrived, and so did its last autosave: no draft any more.
    assert_eq!(scene.record(&typed).await, "ok");
    assert!(!matches!(open(SessionFormQuery::default()).await.filling, Filling::Draft(_)));
    // A second text under the same id is not lost, and gets an id of its own.
    let mut second = typed.clone();
    second.note = "Ein anderer Text".into();
    let posted = Posted { kind: FormKind::Session, subject: &code, page: "/", content: &second };
    drafts::keep_form(&scene.app.house, scene.worker, &posted).await.expect("kept");
    let page = open(SessionFormQuery::default()).await;
    assert_eq!(page.form.note, "Ein anderer Text");
    assert_ne!(page.form.client_id, typed.client_id);
    scene.app.pass(chrono::TimeDelta::minutes(5));
    assert_eq!(scene.record(&plain()).await, "ok");
    assert!(!matches!(open(SessionFormQuery::default()).await.filling, Filling::Draft(_)), "something newer was saved");
}

/// Statements of the form, of saving with an interpreter, and of one page of the list.
const MOST: [usize; 3] = [20, 28, 16];

async fn the_number_of_statements_does_not_grow_with_the_case(mut db: Database) {
    let count = Arc::new(AtomicUsize::new(0));
    for connection in [&mut db.read, &mut db.write] {
        let count = Arc::clone(&count);
        connection.set_metric_callback(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
    }
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let sim = scene.interpreter(scene.site, Level::Sim, 30).await;
    let code = scene.case.code.compact();
    let mut needed = Vec::new();
    for _ in 0..4 {
        for _ in 0..4 {
            assert_eq!(scene.record(&interpreted(Some(sim), Level::Sim)).await, "ok");
        }
        let call = scene.app.call(scene.worker, Permission::RecordSession).await;
        let mut one = [0; 3];
        count.store(0, Ordering::Relaxed);
        sessions::form_for(&call, &code, &SessionFormQuery::default()).await.expect("the form");
        one[0] = count.swap(0, Ordering::Relaxed);
        sessions::record(&call, &code, &interpreted(Some(sim), Level::Sim)).await.expect("saved");
        one[1] = count.swap(0, Ordering::Relaxed);
        sessions::list(&call, &code, "").await.expect("the list");
        one[2] = count.swap(0, Ordering::Relaxed);
        needed.push(one);
    }
    // The access log writes by itself and may fall into a count.
    let last = needed[needed.len() - 1];
    for (index, most) in MOST.iter().enumerate() {
        assert!(last[index] <= *most && last[index] <= needed[0][index] + 2, "{needed:?}");
    }
}
