//! The moves from the referral to the first day, and their guards.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::ConsentId;
use leitplanke::domain::enrolment::{EndKind, Status};
use leitplanke::domain::form::ContactAttemptForm;
use leitplanke::domain::id::Id;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::referral::ReferralOutcome;
use leitplanke::domain::signatory::{Decision, Insight, SignatoryRole};
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{consent_signatory, contact_attempt, enrolment, referral};
use leitplanke::server::use_cases::enrolment::record_attempt;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{refer, referral_form, team};
use crate::support::TestApp;
use crate::support::app::Client;
use crate::support::database::both;
use crate::support::people::Case;

both!(
    the_first_attempt_begins_the_contact_and_is_saved_once,
    br_01_the_second_screening_waits_for_the_first_declaration,
    a_screening_that_does_not_confirm_ends_the_case,
    the_start_waits_for_screening_and_consent,
    br_06_sixteen_needs_a_reason,
    an_admission_ends_with_a_reason_and_not_before_five_attempts,
    the_steps_show_how_far_a_case_is,
);

async fn row(app: &TestApp, case: &Case) -> enrolment::Model {
    let row = enrolment::Entity::find_by_id(case.enrolment).one(&app.house.db.read).await.expect("rows");
    row.expect("the enrolment")
}

async fn outcome(app: &TestApp, case: &Case) -> ReferralOutcome {
    let row = referral::Entity::find_by_id(case.referral).one(&app.house.db.read).await.expect("rows");
    row.expect("the referral").outcome
}

async fn version(app: &TestApp, case: &Case) -> String {
    row(app, case).await.version.to_string()
}

async fn waiting(db: Database, status: Status) -> (TestApp, Case, Client) {
    let app = TestApp::over(db).await;
    let (site, worker) = team(&app).await;
    let case = app.case_in(site, worker, "Sami Beispiel", status).await;
    let browser = app.signed_in(worker).await;
    (app, case, browser)
}

async fn the_first_attempt_begins_the_contact_and_is_saved_once(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let (_, worker) = team(&app).await;
    let code = refer(&app, worker, &referral_form()).await;
    let browser = app.signed_in(worker).await;
    let page = browser.get(&format!("/cases/{code}/attempts/new")).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.input("form[held_on]").as_deref(), Some("2026-03-17"), "today is filled in");
    let form = ContactAttemptForm {
        client_id: new_uuid().to_string(),
        held_on: "2026-03-17".to_owned(),
        channel: "visit".to_owned(),
        result: "not_reached".to_owned(),
        note: "Niemand öffnete.".to_owned(),
        ..ContactAttemptForm::default()
    };
    let mut running = Vec::new();
    for _ in 0..10 {
        let call = app.call(worker, Permission::RecordContactAttempt).await;
        let (code, form) = (code.clone(), form.clone());
        running.push(tokio::spawn(async move { record_attempt(&call, &code, &form).await }));
    }
    for one in running {
        one.await.expect("no panic").expect("the same attempt");
    }
    assert_eq!(contact_attempt::Entity::find().count(&db.read).await.expect("rows"), 1);
    let row = enrolment::Entity::find().one(&db.read).await.expect("rows").expect("one");
    assert_eq!(row.status, Status::Contacting);
    let call = app.call(worker, Permission::RecordContactAttempt).await;
    let other = ContactAttemptForm { note: String::new(), ..form };
    assert!(record_attempt(&call, &code, &other).await.is_err(), "same id, other content");
}

async fn br_01_the_second_screening_waits_for_the_first_declaration(db: Database) {
    let (app, case, browser) = waiting(db, Status::Contacting).await;
    let page = browser.get(&format!("{}/screening", case.path())).await;
    assert!(page.shows("noch nicht möglich"), "blocked");
    let code = case.code.compact();
    let version = version(&app, &case).await;
    let id = new_uuid().to_string();
    let fields = [
        ("case", code.as_str()),
        ("form[client_id]", id.as_str()),
        ("form[version]", version.as_str()),
        ("form[screening2_on]", "2026-03-16"),
        ("form[screening2_result]", "confirmed"),
        ("form[voluntary_repeated]", "true"),
    ];
    let answer = browser.post("/api/enrolment/screening", &fields).await;
    assert!(answer.location().contains("about=contact_handover_missing"), "{}", answer.location());
    app.consent(&case, Purpose::ContactHandover).await;
    let mut early = fields;
    early[3].1 = "2025-12-20";
    let answer = browser.post("/api/enrolment/screening", &early).await;
    assert!(answer.location().ends_with("/screening?draft=1&errors=1"), "{}", answer.location());
    assert!(browser.get(answer.location()).await.shows("1. Einverständniserklärung"), "the day lies before it");
    let answer = browser.post("/api/enrolment/screening", &fields).await;
    assert!(answer.location().ends_with("?done=screening"), "{}", answer.location());
    let row = row(&app, &case).await;
    assert_eq!(
        (row.status, row.screening2_on.map(|day| day.to_string())),
        (Status::Assessing, Some("2026-03-16".into()))
    );
    let again = browser.post("/api/enrolment/screening", &fields).await;
    assert!(again.location().ends_with("?done=screening"), "the same once more is the same");
}

async fn a_screening_that_does_not_confirm_ends_the_case(db: Database) {
    let (app, case, browser) = waiting(db, Status::Assessing).await;
    app.consent(&case, Purpose::ContactHandover).await;
    screen(&app, &case, &browser, "not_confirmed").await;
    let row = row(&app, &case).await;
    assert_eq!((row.status, row.is_open, row.end_kind), (Status::NotAdmitted, false, Some(EndKind::NotStarted)));
    assert_eq!(outcome(&app, &case).await, ReferralOutcome::NotSuitable);
}

async fn screen(app: &TestApp, case: &Case, browser: &Client, result: &str) {
    let (code, version, id) = (case.code.compact(), version(app, case).await, new_uuid().to_string());
    let fields = [
        ("case", code.as_str()),
        ("form[client_id]", id.as_str()),
        ("form[version]", version.as_str()),
        ("form[screening2_on]", "2026-03-10"),
        ("form[screening2_result]", result),
        ("form[voluntary_repeated]", "true"),
    ];
    let answer = browser.post("/api/enrolment/screening", &fields).await;
    assert!(answer.location().ends_with("?done=screening"), "{}", answer.location());
}

async fn begin(app: &TestApp, case: &Case, browser: &Client, path: &str, on: &str, reason: &str) -> String {
    let (code, version, id) = (case.code.compact(), version(app, case).await, new_uuid().to_string());
    let fields = [
        ("case", code.as_str()),
        ("form[client_id]", id.as_str()),
        ("form[version]", version.as_str()),
        ("form[start_on]", on),
        ("form[age_reason]", reason),
    ];
    browser.post(path, &fields).await.location().to_owned()
}

const PREPARE: &str = "/api/enrolment/prepare-start";
const START: &str = "/api/enrolment/start";

async fn the_start_waits_for_screening_and_consent(db: Database) {
    let (app, case, browser) = waiting(db, Status::Assessing).await;
    app.consent(&case, Purpose::ContactHandover).await;
    let to = begin(&app, &case, &browser, START, "2026-03-17", "").await;
    assert!(to.contains("about=screening_missing"), "{to}");
    screen(&app, &case, &browser, "confirmed").await;
    let to = begin(&app, &case, &browser, START, "2026-03-17", "").await;
    assert!(to.contains("about=participation_missing"), "{to}");
    app.consent(&case, Purpose::Participation).await;
    let to = begin(&app, &case, &browser, PREPARE, "2026-03-09", "").await;
    assert!(to.ends_with("errors=1"), "before the screening: {to}");
    let to = begin(&app, &case, &browser, PREPARE, "2026-03-12", "").await;
    assert!(to.ends_with("/start/check"), "{to}");
    let check = browser.get(&to).await;
    assert!(check.shows("12.03.2026") && check.shows("12.03.2027") && check.shows("13 Jahre"), "{}", check.body);
    assert_eq!(row(&app, &case).await.status, Status::Assessing, "checked is not started");
    let to = begin(&app, &case, &browser, START, "2026-03-12", "").await;
    assert!(to.ends_with("?done=started"), "{to}");
    let row = row(&app, &case).await;
    assert_eq!((row.status, row.is_open), (Status::Active, true));
    assert_eq!(row.planned_end_on.map(|day| day.to_string()).as_deref(), Some("2027-03-12"));
    assert!(
        row.age_at_start_months.is_some_and(|months| (156..=160).contains(&months)),
        "{:?}",
        row.age_at_start_months
    );
    assert_eq!(outcome(&app, &case).await, ReferralOutcome::Admitted);
}

async fn br_06_sixteen_needs_a_reason(db: Database) {
    let (app, case, browser) = waiting(db, Status::Assessing).await;
    for purpose in [Purpose::ContactHandover, Purpose::Participation] {
        let consent = app.consent(&case, purpose).await;
        youth_signed(&app, consent).await;
    }
    screen(&app, &case, &browser, "confirmed").await;
    born(&app, &case, "2019-01-15").await;
    let to = begin(&app, &case, &browser, PREPARE, "2026-03-17", "").await;
    assert!(to.ends_with("errors=1"), "seven is too young: {to}");
    assert!(browser.get(&to).await.shows("außerhalb des Programms"));
    born(&app, &case, "2010-01-15").await;
    let to = begin(&app, &case, &browser, PREPARE, "2026-03-17", "").await;
    assert!(to.ends_with("errors=1"), "sixteen without a reason: {to}");
    assert!(browser.get(&to).await.shows("age_reason-error"));
    let to = begin(&app, &case, &browser, START, "2026-03-17", "Die Schwester nimmt teil.").await;
    assert!(to.ends_with("?done=started"), "{to}");
    let row = row(&app, &case).await;
    assert_eq!((row.status, row.age_at_start_months), (Status::Active, Some(194)));
    assert_eq!(row.planned_end_on.map(|day| day.to_string()).as_deref(), Some("2027-03-17"));
    let sealed = row.age_reason_ct.expect("the reason is kept");
    assert!(!sealed.windows(9).any(|part| part == b"Schwester"), "and sealed");
}

/// The young person signs the consent too, as the law asks from 14 on.
async fn youth_signed(app: &TestApp, consent: ConsentId) {
    app.put(consent_signatory::Model {
        id: Id::from_uuid(new_uuid()),
        consent_id: consent,
        guardian_id: None,
        role: SignatoryRole::Youth,
        required: true,
        decision: Decision::Signed,
        decided_on: Some(app.today() - chrono::Days::new(61)),
        insight: Insight::Sufficient,
        insight_reason_ct: None,
        court_reference_ct: None,
        attorney_ct: None,
        typed_name_ct: None,
        mark_ct: None,
        witnessed_by: None,
        witnessed_at: None,
        created_at: app.now(),
        created_by: None,
        updated_at: app.now(),
        version: 1,
    })
    .await;
}

/// Changes the date of birth.
async fn born(app: &TestApp, case: &Case, day: &str) {
    use leitplanke::server::crypto::Place;
    use leitplanke::server::entity::{participant, participant_identity};
    use sea_orm::ActiveValue::Set;
    use sea_orm::IntoActiveModel;
    let db = &app.house.db;
    let person = participant::Entity::find_by_id(case.participant).one(&db.read).await.expect("rows").expect("one");
    let key = leitplanke::server::people::key(&db.read, &app.house.keyring, &person).await.expect("a key");
    let row = participant_identity::Entity::find_by_id(case.participant).one(&db.read).await.expect("rows");
    let mut row = row.expect("one").into_active_model();
    let place = Place::new("participant_identity", "birth_date_ct", case.participant.uuid());
    row.birth_date_ct = Set(key.seal(place, day).expect("seals"));
    let tx = db.begin_write().await.expect("a transaction");
    participant_identity::Entity::update(row).exec(&tx).await.expect("changed");
    tx.commit().await.expect("stays");
}

async fn an_admission_ends_with_a_reason_and_not_before_five_attempts(db: Database) {
    let (app, case, browser) = waiting(db, Status::Contacting).await;
    let code = case.code.compact();
    let end = async |reason: &str| {
        let version = version(&app, &case).await;
        let fields = [("case", code.as_str()), ("form[version]", version.as_str()), ("form[end_reason]", reason)];
        browser.post("/api/enrolment/end-admission", &fields).await.location().to_owned()
    };
    assert!(end("").await.ends_with("/admission?error=required"));
    assert!(end("unreachable").await.contains("too_few_attempts"));
    assert!(end("other_help_takes_over").await.contains("wrong_status"), "only after the first declaration");
    for day in ["2026-03-01", "2026-03-03", "2026-03-05", "2026-03-09", "2026-03-13"] {
        let id = new_uuid().to_string();
        let fields = [
            ("case", code.as_str()),
            ("form[client_id]", id.as_str()),
            ("form[held_on]", day),
            ("form[channel]", "phone"),
            ("form[result]", "not_reached"),
        ];
        let answer = browser.post("/api/attempt/record", &fields).await;
        assert!(answer.location().ends_with("?done=attempt"), "{}", answer.location());
    }
    assert!(browser.get(&format!("{}/admission", case.path())).await.shows("Nicht mehr erreichbar"));
    let to = end("unreachable").await;
    assert!(to.ends_with("?done=ended"), "{to}");
    let row = row(&app, &case).await;
    assert_eq!((row.status, row.is_open), (Status::Unreachable, false));
    assert_eq!(outcome(&app, &case).await, ReferralOutcome::Unreachable);
}

async fn the_steps_show_how_far_a_case_is(db: Database) {
    let (app, case, browser) = waiting(db, Status::Contacting).await;
    let steps = format!("{}/admission", case.path());
    let page = browser.get(&steps).await;
    assert_eq!(page.status, 200);
    assert!(page.shows(&format!("{}/consents/new?purpose=contact_handover", case.path())));
    assert!(!page.shows(&format!("href=\"{}/screening\"", case.path())), "not possible yet");
    app.consent(&case, Purpose::ContactHandover).await;
    let page = browser.get(&steps).await;
    assert!(page.shows(&format!("href=\"{}/screening\"", case.path())), "opens by itself");
    assert!(!page.shows("Sami"), "no name on this page");
    let foreign = app.signed_in_as(Role::SocialWorker, Some(case.site)).await;
    let lead = app.signed_in_as(Role::TeamLead, Some(case.site)).await;
    for page in ["admission", "attempts/new", "screening", "start"] {
        let address = format!("{}/{page}", case.path());
        assert_eq!(foreign.get(&address).await.status, 404, "{page}");
        assert_eq!(lead.get(&address).await.status, 403, "{page}");
    }
}
