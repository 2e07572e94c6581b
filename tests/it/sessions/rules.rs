//! BR-01, BR-02, BR-03, BR-19 on rows.

use chrono::{Days, TimeDelta};
use leitplanke::domain::access::Permission;
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::interpreter::Level;
use leitplanke::domain::purpose::Purpose::{ContactHandover, Interpreter, Participation, School};
use leitplanke::domain::view::session::SessionFormQuery;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{enrolment, interpreter_job};
use leitplanke::server::use_cases::sessions;
use sea_orm::EntityTrait;

use super::{Scene, id_of, interpreted, outcome, plain};
use crate::support::database::both;

both!(
    br_01_a_session_needs_a_valid_consent_to_take_part,
    br_01_the_first_home_visit_never_deadlocks,
    br_01_a_withdrawn_consent_stops_the_work_at_the_next_request,
    br_02_an_institution_needs_its_purpose,
    br_03_an_interpreter_needs_consent_and_confidentiality,
    br_03_only_interpreters_of_the_site_can_be_chosen,
    br_19_a_child_interprets_only_after_a_confirmation,
    continuity_is_computed,
    the_last_session_is_the_last_that_took_place,
);

async fn br_01_a_session_needs_a_valid_consent_to_take_part(db: Database) {
    let scene = Scene::with(db, &[ContactHandover]).await;
    assert_eq!(scene.record(&plain()).await, "kind=participation_consent_missing");
    scene.app.consent(&scene.case, Participation).await;
    assert_eq!(scene.record(&plain()).await, "ok");
    let mut before = plain();
    before.held_on = (scene.app.today() - Days::new(62)).to_string();
    assert_eq!(scene.record(&before).await, "kind=participation_consent_missing", "signed 61 days ago");
    before.held_on = (scene.app.today() - Days::new(61)).to_string();
    assert_eq!(scene.record(&before).await, "ok", "a paper consent works from its signature");
    assert_eq!(scene.rows().await.len(), 2);
    assert_eq!(scene.events().await.len(), 2);
}

async fn br_01_the_first_home_visit_never_deadlocks(db: Database) {
    let scene = Scene::in_status(db, Status::Assessing, &[]).await;
    let mut visit = plain();
    visit.kind = "consent_talk".into();
    assert_eq!(scene.record(&visit).await, "kind=contact_consent_missing");
    scene.app.consent(&scene.case, ContactHandover).await;
    assert_eq!(scene.record(&visit).await, "ok");
    for (kind, expected) in [("screening2", "ok"), ("family", "kind=participation_consent_missing")] {
        let mut form = plain();
        form.kind = kind.into();
        assert_eq!(scene.record(&form).await, expected, "{kind}");
    }
    // With an interpreter the family's oral agreement is enough.
    let sim = scene.interpreter(scene.site, Level::Sim, 30).await;
    let mut talk = interpreted(Some(sim), Level::Sim);
    talk.kind = "consent_talk".into();
    assert_eq!(scene.record(&talk).await, "oral_agreement=oral_agreement_missing");
    talk.oral_agreement = true;
    assert_eq!(scene.record(&talk).await, "ok");
    let offered = scene.offered(SessionFormQuery::default()).await;
    assert_eq!(offered.kind, "consent_talk", "the page offers what can be saved");
}

async fn br_01_a_withdrawn_consent_stops_the_work_at_the_next_request(db: Database) {
    let scene = Scene::with(db, &[ContactHandover, Participation]).await;
    let first = plain();
    assert_eq!(scene.record(&first).await, "ok");
    scene.app.pass(TimeDelta::minutes(1));
    scene.withdraw().await;
    assert!(scene.record(&plain()).await.starts_with("enrolment=participation_consent_missing"));
    let code = scene.case.code.compact();
    let call = scene.app.call(scene.worker, Permission::SeeCases).await;
    assert_eq!(outcome(sessions::show(&call, &code, &first.client_id).await), "NotFound");
    let list = sessions::list(&call, &code, "").await.expect("the list opens");
    assert!(list.lines.is_empty() && list.locked);
    let page = scene.app.signed_in(scene.worker).await.get(&format!("{}/sessions/new", scene.case.path())).await;
    assert_eq!(page.status, 200);
    assert!(page.shows("widerrufen") && !page.shows("Kontakt speichern"));
    assert_eq!(scene.rows().await.len(), 1, "what was lawful is kept");
}

async fn br_02_an_institution_needs_its_purpose(db: Database) {
    let scene = Scene::with(db, &[Participation, School]).await;
    let mut talk = plain();
    talk.present.push("teacher".into());
    assert_eq!(scene.record(&talk).await, "ok");
    let mut talk = plain();
    talk.present.push("youth_office".into());
    assert_eq!(scene.record(&talk).await, "present=purpose_consent_missing");
    talk.anonymised_talk = true;
    assert_eq!(scene.record(&talk).await, "ok");
    let mut talk = plain();
    talk.present.push("police".into());
    talk.legal_ground = "s8a".into();
    assert_eq!(scene.record(&talk).await, "ok");
}

async fn br_03_an_interpreter_needs_consent_and_confidentiality(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let sim = scene.interpreter(scene.site, Level::Sim, 30).await;
    let expired = scene.interpreter(scene.site, Level::TrainedLay, -10).await;
    assert_eq!(
        scene.record(&interpreted(Some(sim), Level::Sim)).await,
        "interpreter_level=interpreter_consent_missing"
    );
    scene.app.consent(&scene.case, Interpreter).await;
    let form = interpreted(Some(sim), Level::AdHocAdult);
    assert_eq!(scene.record(&form).await, "ok", "the register knows the level");
    assert_eq!(
        scene.record(&interpreted(Some(expired), Level::TrainedLay)).await,
        "interpreter_confidential=confidentiality_expired"
    );
    let mut earlier = interpreted(Some(expired), Level::TrainedLay);
    earlier.held_on = (scene.app.today() - Days::new(20)).to_string();
    assert_eq!(scene.record(&earlier).await, "ok", "it held on that day");
    let mut outside = interpreted(None, Level::RemoteProfessional);
    assert_eq!(scene.record(&outside).await, "interpreter_confidential=confidentiality_expired");
    outside.interpreter_confidential = true;
    assert_eq!(scene.record(&outside).await, "ok");
    let mut crisis = interpreted(Some(expired), Level::TrainedLay);
    crisis.kind = "crisis".into();
    assert_eq!(scene.record(&crisis).await, "exception_reason=reason_required");
    crisis.exception_reason = "Akute Lage".into();
    assert_eq!(scene.record(&crisis).await, "ok", "a warning, not a block");
    let events = scene.events().await;
    assert!(events.iter().any(|line| line.starts_with("session.quality") && line.contains("confidentiality_expired")));
    assert!(!events.iter().any(|line| line.contains("Akute")), "codes only");
    let jobs = interpreter_job::Entity::find().all(&scene.app.house.db.read).await.expect("jobs");
    assert!(jobs.iter().any(|job| job.interpreter_id == Some(sim) && job.level == Level::Sim && job.minutes == 60));
    assert_eq!(jobs.len(), 4);
}

async fn br_03_only_interpreters_of_the_site_can_be_chosen(db: Database) {
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let elsewhere = scene.app.site("Anderswo").await;
    let foreign = scene.interpreter(elsewhere, Level::Sim, 30).await;
    assert!(scene.record(&interpreted(Some(foreign), Level::Sim)).await.contains("interpreter_id=not_a_choice"));
}

async fn br_19_a_child_interprets_only_after_a_confirmation(db: Database) {
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let mut form = interpreted(None, Level::Child);
    assert_eq!(scene.record(&form).await, "child_confirmed=child_interpreting, exception_reason=reason_required");
    form.child_confirmed = true;
    form.exception_reason = "Niemand war zu erreichen".into();
    assert_eq!(scene.record(&form).await, "ok");
    let events = scene.events().await;
    assert!(events.iter().any(|line| line.starts_with("session.quality") && line.contains("child_interpreted")));
}

async fn continuity_is_computed(db: Database) {
    let scene = Scene::with(db, &[Participation, Interpreter]).await;
    let sim = scene.interpreter(scene.site, Level::Sim, 30).await;
    let lay = scene.interpreter(scene.site, Level::TrainedLay, 30).await;
    let mut said = Vec::new();
    for (who, level, start) in
        [(sim, Level::Sim, "09:00"), (sim, Level::Sim, "10:00"), (lay, Level::TrainedLay, "11:00")]
    {
        let mut form = interpreted(Some(who), level);
        form.start_time = start.into();
        assert_eq!(scene.record(&form).await, "ok");
        let call = scene.app.call(scene.worker, Permission::SeeCases).await;
        let page = sessions::show(&call, &scene.case.code.compact(), &form.client_id).await.expect("the session");
        said.push(page.interpreting.expect("an interpreter").same_as_last);
    }
    assert_eq!(said, [None, Some(true), Some(false)]);
    // Next time the form offers the same person again.
    assert_eq!(scene.offered(SessionFormQuery::default()).await.interpreter_id, lay.to_string());
}

async fn the_last_session_is_the_last_that_took_place(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let last = async || {
        let row = enrolment::Entity::find_by_id(scene.case.enrolment).one(&scene.app.house.db.read).await;
        let row = row.expect("an enrolment").expect("the enrolment");
        (row.last_session_on.map(|day| day.to_string()), row.version)
    };
    let mut nobody = plain();
    nobody.attended = "no_show_unexcused".into();
    assert_eq!(scene.record(&nobody).await, "ok");
    assert_eq!(last().await, (None, 1));
    for (held_on, expected) in
        [("2026-03-10", "2026-03-10"), ("2026-03-16", "2026-03-16"), ("2026-03-12", "2026-03-16")]
    {
        let mut form = plain();
        form.held_on = held_on.into();
        assert_eq!(scene.record(&form).await, "ok");
        assert_eq!(last().await, (Some(expected.to_owned()), 1), "no edit of the enrolment becomes stale");
    }
    let mut impossible = plain();
    impossible.client_id = id_of(&plain()).to_string();
    impossible.held_on = "2026-03-18".into();
    assert_eq!(scene.record(&impossible).await, "held_on=in_future");
}
