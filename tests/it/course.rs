//! The course of taking part: reviews, extensions, pauses, the end, asking later, beginning again.

use chrono::{Days, Months, NaiveDate, TimeDelta};
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::enrolment::machine::Move;
use leitplanke::domain::enrolment::{EndKind, EndReason, Status};
use leitplanke::domain::error::AppError;
use leitplanke::domain::form::{AgainForm, ClosingForm, ExtensionForm, ReviewForm, StepForm};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::review::ReviewUrgency;
use leitplanke::domain::user::UserId;
use leitplanke::domain::view::course::{CourseDeed, CourseView};
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{enrolment, enrolment_extension, enrolment_pause, referral, review};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::course;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::support::TestApp;
use crate::support::database::both;
use crate::support::people::Case;

both!(
    br_04_a_review_moves_the_next_one_by_56_days_and_a_pause_stops_the_clock,
    br_05_an_extension_needs_a_review_and_the_team_lead,
    a_review_is_written_once_whatever_is_sent_twice,
    a_closing_interview_ends_taking_part_once_the_lead_confirms,
    an_end_can_be_taken_back_for_ten_minutes,
    taking_part_can_begin_again,
    follow_up_needs_its_own_consent,
    a_withdrawal_closes_the_record_of_the_course,
    the_pages_work_and_keep_what_was_typed,
    a_step_sent_twice_is_made_once,
);

/// A case that takes part with both mandatory consents, its worker and a team lead.
struct Room {
    app: TestApp,
    case: Case,
    worker: UserId,
    lead: UserId,
}

impl Room {
    async fn open(db: Database) -> Self {
        let app = TestApp::over(db).await;
        let site = app.site("Musterstadt").await;
        let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
        let lead = app.user("lead", &[(Role::TeamLead, Some(site))]).await;
        let case = app.case(site, worker, "Kerem Beispiel").await;
        app.consent(&case, Purpose::ContactHandover).await;
        app.consent(&case, Purpose::Participation).await;
        Self { app, case, worker, lead }
    }

    fn code(&self) -> String {
        self.case.code.compact()
    }

    async fn row(&self) -> enrolment::Model {
        let db = &self.app.house.db.read;
        enrolment::Entity::find_by_id(self.case.enrolment).one(db).await.expect("read").expect("there")
    }

    async fn page(&self, user: UserId) -> CourseView {
        let call = self.app.call(user, Permission::SeeCases).await;
        course::page(&call, &self.code()).await.expect("the page")
    }

    async fn review(&self, held_on: NaiveDate) -> Result<(), Fault> {
        let call = self.app.call(self.worker, Permission::Enrol).await;
        course::record_review(&call, &self.code(), &review_form(held_on)).await
    }

    async fn step(&self, step: Move, change: impl FnOnce(&mut StepForm)) -> Result<(), Fault> {
        let mut form = StepForm { version: self.row().await.version.to_string(), ..StepForm::default() };
        change(&mut form);
        let call = self.app.call(self.worker, Permission::Enrol).await;
        course::take_step(&call, &self.code(), step.code(), &form).await
    }

    async fn pause(&self, until: NaiveDate) {
        let fill = |form: &mut StepForm| {
            (form.pause_reason, form.paused_until) = ("illness".to_owned(), until.to_string());
        };
        self.step(Move::Pause, fill).await.expect("paused");
    }

    async fn extend(&self, user: UserId) -> Result<String, Fault> {
        let form = ExtensionForm {
            client_id: new_uuid().to_string(),
            version: self.row().await.version.to_string(),
            months: "6".into(),
            reason: "goals_open".into(),
        };
        let call = self.app.call(user, Permission::Enrol).await;
        course::propose_extension(&call, &self.code(), &form).await?;
        Ok(form.client_id)
    }
}

fn review_form(held_on: NaiveDate) -> ReviewForm {
    ReviewForm {
        client_id: new_uuid().to_string(),
        held_on: held_on.to_string(),
        participants: vec!["youth".into(), "mother".into()],
        sense_and_need: "yes".into(),
        decision: "continue".into(),
        consent_check: "all_valid".into(),
        note: "Kommt gern zum Boxen.".into(),
        ..ReviewForm::default()
    }
}

fn closing_form(today: NaiveDate) -> ClosingForm {
    ClosingForm {
        held_on: today.to_string(),
        guide_done: true,
        youth_present: true,
        guardian_present: true,
        handover_to: vec!["club".into()],
        satisfaction_youth: "5".into(),
        satisfaction_guardian: "4".into(),
        summary: "Drei von drei Zielen.".into(),
        end_reason: "goals_reached".into(),
        ..ClosingForm::default()
    }
}

fn conflict<T>(outcome: &Result<T, Fault>, code: &str) -> bool {
    matches!(outcome, Err(Fault::Expected(AppError::Conflict(found))) if found == code)
}

async fn br_04_a_review_moves_the_next_one_by_56_days_and_a_pause_stops_the_clock(db: Database) {
    let room = Room::open(db).await;
    let today = room.app.today();
    room.review(today).await.expect("recorded");
    assert_eq!(room.row().await.next_review_on, Some(today + Days::new(56)));
    // A review entered late does not move the clock back.
    room.review(today - Days::new(30)).await.expect("recorded");
    assert_eq!(room.row().await.next_review_on, Some(today + Days::new(56)));
    room.app.pass(TimeDelta::days(50));
    assert_eq!(room.page(room.worker).await.next_review.map(|(_, urgency)| urgency), Some(ReviewUrgency::Amber));
    room.pause(room.app.today() + Days::new(20)).await;
    let row = room.row().await;
    assert_eq!((row.status, row.next_review_on, row.paused_on), (Status::Paused, None, Some(room.app.today())));
    room.app.pass(TimeDelta::days(20));
    room.step(Move::Resume, |_| ()).await.expect("goes on");
    let row = room.row().await;
    assert_eq!((row.status, row.paused_on), (Status::Active, None));
    assert_eq!(row.next_review_on, Some(today + Days::new(76)), "20 days stood still");
    let pause = enrolment_pause::Entity::find().one(&room.app.house.db.read).await.expect("read").expect("there");
    assert_eq!((pause.begun_on, pause.ended_on), (today + Days::new(50), Some(today + Days::new(70))));
    // A second pause before the next review adds up.
    room.pause(room.app.today() + Days::new(5)).await;
    room.app.pass(TimeDelta::days(4));
    room.step(Move::Resume, |_| ()).await.expect("goes on");
    assert_eq!(room.row().await.next_review_on, Some(today + Days::new(80)));
    room.app.pass(TimeDelta::days(7));
    assert_eq!(room.page(room.worker).await.next_review.map(|(_, urgency)| urgency), Some(ReviewUrgency::Red));
    room.app.pass(TimeDelta::days(14));
    assert_eq!(room.page(room.worker).await.next_review.map(|(_, urgency)| urgency), Some(ReviewUrgency::LeadTold));
}

async fn br_05_an_extension_needs_a_review_and_the_team_lead(db: Database) {
    let room = Room::open(db.clone()).await;
    assert!(conflict(&room.extend(room.worker).await, "review_missing"));
    room.review(room.app.today()).await.expect("recorded");
    let planned = room.row().await.planned_end_on.expect("planned");
    let id = room.extend(room.worker).await.expect("decided");
    assert_eq!(room.row().await.planned_end_on, Some(planned), "not before the lead agrees");
    assert!(conflict(&room.extend(room.worker).await, "extension_waiting"));
    assert!(!room.page(room.worker).await.record.expect("open").extensions[0].may_approve);
    assert!(room.page(room.lead).await.record.expect("open").extensions[0].may_approve);
    let call = room.app.call(room.lead, Permission::ApproveCourse).await;
    let stale = course::approve_extension(&call, &room.code(), &id, 9).await;
    assert!(matches!(stale, Err(Fault::Expected(AppError::Stale))), "{stale:?}");
    course::approve_extension(&call, &room.code(), &id, 1).await.expect("approved");
    assert!(conflict(&course::approve_extension(&call, &room.code(), &id, 2).await, "wrong_status"));
    assert_eq!(room.row().await.planned_end_on, planned.checked_add_months(Months::new(6)));
    let second = room.extend(room.worker).await.expect("decided");
    course::decline_extension(&call, &room.code(), &second, 1).await.expect("not approved");
    assert_eq!(room.row().await.planned_end_on, planned.checked_add_months(Months::new(6)), "the end stays");
    let rows = enrolment_extension::Entity::find().all(&db.read).await.expect("read");
    assert_eq!(rows.iter().filter(|row| row.approved_on.is_some()).count(), 1);
    let site = Some(room.case.site);
    let both = room.app.user("both", &[(Role::SocialWorker, site), (Role::TeamLead, site)]).await;
    let own = room.extend(both).await;
    assert!(matches!(own, Err(Fault::Expected(AppError::NotFound))), "not their case: {own:?}");
}

async fn a_review_is_written_once_whatever_is_sent_twice(db: Database) {
    let room = Room::open(db.clone()).await;
    let call = room.app.call(room.worker, Permission::Enrol).await;
    let form = review_form(room.app.today());
    let code = room.code();
    let sent = (0..50).map(|_| course::record_review(&call, &code, &form));
    let outcomes = futures_join(sent).await;
    assert!(outcomes.iter().any(Result::is_ok));
    for outcome in &outcomes {
        assert!(
            outcome.is_ok() || conflict(outcome, "same_id_other_content") || conflict(outcome, "try_again"),
            "{outcome:?}"
        );
    }
    assert_eq!(review::Entity::find().count(&db.read).await.expect("rows"), 1);
    let other = ReviewForm { note: "Anders".into(), ..form };
    assert!(conflict(&course::record_review(&call, &code, &other).await, "same_id_other_content"));
}

/// Runs them side by side on one task.
async fn futures_join<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut all: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = all.iter().map(|_| None).collect();
    std::future::poll_fn(move |context| {
        for (one, output) in all.iter_mut().zip(done.iter_mut()).filter(|(_, output)| output.is_none()) {
            if let std::task::Poll::Ready(value) = one.as_mut().poll(context) {
                *output = Some(value);
            }
        }
        if done.iter().all(Option::is_some) {
            std::task::Poll::Ready(done.iter_mut().filter_map(Option::take).collect())
        } else {
            std::task::Poll::Pending
        }
    })
    .await
}

async fn a_closing_interview_ends_taking_part_once_the_lead_confirms(db: Database) {
    let room = Room::open(db).await;
    let call = room.app.call(room.worker, Permission::Enrol).await;
    let today = room.app.today();
    let early = course::record_closing(&call, &room.code(), &closing_form(today)).await;
    assert!(conflict(&early, "wrong_status"), "{early:?}");
    room.step(Move::StartClosing, |_| ()).await.expect("closing begins");
    course::record_closing(&call, &room.code(), &closing_form(today)).await.expect("recorded");
    course::record_closing(&call, &room.code(), &closing_form(today)).await.expect("the same");
    let changed = ClosingForm { version: "1".into(), satisfaction_youth: "4".into(), ..closing_form(today) };
    course::record_closing(&call, &room.code(), &changed).await.expect("changed");
    let late = ClosingForm { version: "1".into(), satisfaction_youth: "1".into(), ..closing_form(today) };
    let stale = course::record_closing(&call, &room.code(), &late).await;
    assert!(matches!(stale, Err(Fault::Expected(AppError::Stale))), "{stale:?}");
    let lead = room.app.call(room.lead, Permission::ApproveCourse).await;
    let version = room.row().await.version;
    let unreviewed = course::confirm_closing(&lead, &room.code(), version).await;
    assert!(conflict(&unreviewed, "review_missing"), "{unreviewed:?}");
    room.review(today).await.expect("recorded");
    let version = room.row().await.version;
    course::confirm_closing(&lead, &room.code(), version).await.expect("confirmed");
    let row = room.row().await;
    assert_eq!((row.status, row.is_open, row.end_on), (Status::Completed, false, Some(today)));
    assert_eq!((row.end_kind, row.end_reason), (Some(EndKind::Graduated), Some(EndReason::GoalsReached)));
    assert_eq!(row.next_review_on, None);
    let shown = room.app.signed_in(room.worker).await.get(&format!("/cases/{}/course", room.code())).await;
    assert!(shown.shows("Drei von drei Zielen.") && shown.shows("Erfolgreich abschließen"), "{}", shown.status);
}

async fn an_end_can_be_taken_back_for_ten_minutes(db: Database) {
    let room = Room::open(db).await;
    let today = room.app.today();
    room.review(today).await.expect("recorded");
    room.pause(today + Days::new(10)).await;
    room.step(Move::EndEarly, |form| form.end_reason = "moved_away".into()).await.expect("ended");
    let row = room.row().await;
    assert_eq!((row.status, row.is_open, row.end_reason), (Status::EndedEarly, false, Some(EndReason::MovedAway)));
    let undo = room.page(room.worker).await.undo.expect("can be taken back");
    assert!(room.page(room.lead).await.undo.is_none(), "only by who made it");
    let call = room.app.call(room.worker, Permission::Enrol).await;
    course::undo_step(&call, &room.code(), &undo).await.expect("taken back");
    course::undo_step(&call, &room.code(), &undo).await.expect("taken back already");
    let row = room.row().await;
    assert_eq!(
        (row.status, row.is_open, row.end_on, row.end_kind, row.end_reason),
        (Status::Paused, true, None, None, None)
    );
    assert_eq!(row.paused_on, Some(today));
    let pause = enrolment_pause::Entity::find().one(&room.app.house.db.read).await.expect("read").expect("there");
    assert_eq!(pause.ended_on, None, "the pause goes on");
    // A pause that was not meant leaves nothing behind, and the clock runs as before.
    room.step(Move::Resume, |_| ()).await.expect("goes on");
    let undo = room.page(room.worker).await.undo.expect("can be taken back");
    room.app.pass(TimeDelta::minutes(11));
    assert!(room.page(room.worker).await.undo.is_none());
    let call = room.app.call(room.worker, Permission::Enrol).await;
    assert!(conflict(&course::undo_step(&call, &room.code(), &undo).await, "undo_too_late"));
    room.pause(today + Days::new(10)).await;
    let undo = room.page(room.worker).await.undo.expect("can be taken back");
    course::undo_step(&call, &room.code(), &undo).await.expect("taken back");
    let row = room.row().await;
    assert_eq!((row.status, row.next_review_on), (Status::Active, Some(today + Days::new(56))));
    let open = enrolment_pause::Entity::find().filter(enrolment_pause::Column::EndedOn.is_null());
    assert_eq!(open.count(&room.app.house.db.read).await.expect("rows"), 0);
}

async fn taking_part_can_begin_again(db: Database) {
    let room = Room::open(db.clone()).await;
    let form = AgainForm {
        client_id: new_uuid().to_string(),
        version: "1".into(),
        received_on: room.app.today().to_string(),
        source: "school_hint".into(),
        threshold: "violence_1".into(),
        screening1_result: "suggest".into(),
        ..AgainForm::default()
    };
    let call = room.app.call(room.worker, Permission::Enrol).await;
    assert!(
        conflict(&course::again(&call, &room.code(), &form).await, "wrong_status"),
        "one open enrolment per person"
    );
    room.step(Move::EndEarly, |form| form.end_reason = "moved_away".into()).await.expect("ended");
    assert!(room.page(room.worker).await.deeds.contains(&CourseDeed::Again));
    let form = AgainForm { version: room.row().await.version.to_string(), ..form };
    course::again(&call, &room.code(), &form).await.expect("begins again");
    course::again(&call, &room.code(), &form).await.expect("the same");
    let rows = enrolment::Entity::find().all(&db.read).await.expect("read");
    assert_eq!(rows.len(), 2);
    let fresh = rows.iter().find(|row| row.id != room.case.enrolment).expect("a new one");
    assert_eq!((fresh.previous_id, fresh.status, fresh.is_open), (Some(room.case.enrolment), Status::Referred, true));
    assert_eq!((fresh.case_code, fresh.lead_worker_id), (room.case.code, Some(room.worker)));
    assert_eq!(referral::Entity::find().count(&db.read).await.expect("rows"), 2);
    let view = room.page(room.worker).await;
    assert_eq!(view.head.status, Status::Referred, "the case page shows the open one");
    assert_eq!(view.earlier.len(), 1);
    let shown = room.app.signed_in(room.worker).await.get(&format!("/cases/{}/consents", room.code())).await;
    assert!(shown.status == 200 && !shown.shows("Gültig bis"), "declarations do not carry over");
    let undo = room.page(room.worker).await.undo;
    assert!(undo.is_none(), "the end of the earlier one stays");
}

async fn follow_up_needs_its_own_consent(db: Database) {
    let room = Room::open(db).await;
    room.step(Move::Transfer, |form| form.end_reason = "changed_authority".into()).await.expect("transferred");
    assert!(conflict(&room.step(Move::FollowUp, |_| ()).await, "follow_up_missing"));
    assert!(!room.page(room.worker).await.deeds.contains(&CourseDeed::Step(Move::FollowUp)));
    room.app.consent(&room.case, Purpose::FollowUpContact).await;
    room.step(Move::FollowUp, |_| ()).await.expect("begins");
    let row = room.row().await;
    assert_eq!(row.status, Status::FollowUp);
    assert_eq!(row.follow_up_until, room.app.today().checked_add_months(Months::new(12)));
    assert_eq!(row.end_kind, Some(EndKind::Transferred), "how it ended stays");
    room.step(Move::Close, |_| ()).await.expect("closed");
    assert_eq!(room.row().await.status, Status::Closed);
}

async fn a_withdrawal_closes_the_record_of_the_course(db: Database) {
    let room = Room::open(db.clone()).await;
    room.review(room.app.today()).await.expect("recorded");
    let page = format!("/cases/{}/course", room.code());
    let browser = room.app.signed_in(room.worker).await;
    assert!(browser.get(&page).await.shows("Kommt gern zum Boxen."));
    let row = leitplanke::server::entity::consent::Entity::find()
        .filter(leitplanke::server::entity::consent::Column::Purpose.eq(Purpose::Participation))
        .one(&db.read)
        .await
        .expect("read")
        .expect("there");
    let mother =
        leitplanke::server::entity::guardian::Entity::find().one(&db.read).await.expect("read").expect("there");
    let fields = [
        ("case", room.code()),
        ("consent", row.id.to_string()),
        ("form[client_id]", new_uuid().to_string()),
        ("form[consent_id]", row.id.to_string()),
        ("form[withdrawn_by]", mother.id.to_string()),
        ("form[channel]", "phone".to_owned()),
        ("form[withdrawn_on]", room.app.today().to_string()),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/api/consent/withdraw", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let shown = browser.get(&page).await;
    assert!(shown.shows("Nicht angezeigt, weil eine Einwilligung fehlt: Teilnahme.") && !shown.shows("Boxen"));
    assert!(shown.shows("Nach Widerruf beenden"), "the step itself stays");
    let late = room.review(room.app.today()).await;
    assert!(conflict(&late, "wrong_status"), "{late:?}");
}

async fn the_pages_work_and_keep_what_was_typed(db: Database) {
    let room = Room::open(db).await;
    let browser = room.app.signed_in(room.worker).await;
    let case = format!("/cases/{}", room.code());
    let course = browser.get(&format!("{case}/course")).await;
    for words in ["Verlaufsprüfung festhalten", "Teilnahme verlängern", "Pausieren", "Vorzeitig beenden"] {
        assert!(course.shows(words), "{words}");
    }
    let blocked = browser.get(&format!("{case}/extensions/new")).await;
    assert!(blocked.shows("Eine Verlängerung ist jetzt nicht möglich"), "{}", blocked.status);
    let code = room.code();
    let today = room.app.today().to_string();
    let id = new_uuid().to_string();
    let fields = [
        ("case", code.as_str()),
        ("form[client_id]", id.as_str()),
        ("form[held_on]", today.as_str()),
        ("form[participants][]", "youth"),
        ("form[sense_and_need]", "no"),
        ("form[decision]", "continue"),
        ("form[consent_check]", "all_valid"),
        ("form[note]", "Er kommt nicht mehr."),
    ];
    let refused = browser.post("/api/review/record", &fields).await;
    assert_eq!(refused.location(), format!("{case}/reviews/new?draft=1&errors=1"));
    let page = browser.get(refused.location()).await;
    assert!(page.shows("Bitte prüfen Sie Ihre Angaben") && page.shows("Er kommt nicht mehr."));
    let mut fields = fields;
    fields[5].1 = "close_prepare";
    let saved = browser.post("/api/review/record", &fields).await;
    assert_eq!(saved.location(), format!("{case}/course?done=review"));
    let shown = browser.get(saved.location()).await;
    assert!(shown.shows("Abschluss vorbereiten") && shown.shows("Er kommt nicht mehr."));
    let page = browser.get(&format!("{case}/steps/pause")).await;
    let version = page.input("form[version]").expect("a version");
    // Found by the journey: fields made outside their form had no name of it, and nothing was posted.
    assert!(page.body.contains("name=\"form[pause_reason]\"") && page.body.contains("name=\"form[paused_until]\""));
    let end = browser.get(&format!("{case}/steps/end_early")).await;
    assert!(end.body.contains("name=\"form[end_reason]\""));
    let until = (room.app.today() + Days::new(200)).to_string();
    let fields = [
        ("case", code.as_str()),
        ("step", "pause"),
        ("form[version]", version.as_str()),
        ("form[pause_reason]", "away"),
        ("form[paused_until]", until.as_str()),
    ];
    let refused = browser.post("/api/step/take", &fields).await;
    let page = browser.get(refused.location()).await;
    assert!(page.shows("Eine Pause dauert höchstens drei Monate."), "{}", page.body);
    for step in ["admit", "graduate", "erase", "nonsense"] {
        assert_eq!(browser.get(&format!("{case}/steps/{step}")).await.status, 404, "{step}");
    }
    let lead = room.app.signed_in(room.lead).await;
    assert_eq!(lead.get(&format!("{case}/course")).await.status, 200);
    assert_eq!(lead.get(&format!("{case}/reviews/new")).await.status, 403);
    let police = room.app.signed_in_as(Role::PoliceLiaison, Some(room.case.site)).await;
    for page in ["course", "reviews/new", "steps/pause", "closing", "again"] {
        assert_eq!(police.get(&format!("{case}/{page}")).await.status, 403, "{page}");
    }
}

async fn a_step_sent_twice_is_made_once(db: Database) {
    let room = Room::open(db.clone()).await;
    let form = StepForm {
        version: room.row().await.version.to_string(),
        pause_reason: "away".into(),
        paused_until: room.app.today().to_string(),
        ..StepForm::default()
    };
    let call = room.app.call(room.worker, Permission::Enrol).await;
    for _ in 0..3 {
        course::take_step(&call, &room.code(), "pause", &form).await.expect("paused once");
    }
    assert_eq!(enrolment_pause::Entity::find().count(&db.read).await.expect("rows"), 1);
    let refused = course::take_step(&call, &room.code(), "end_early", &form).await;
    assert!(
        matches!(&refused, Err(Fault::Expected(AppError::Invalid(errors))) if errors.to_string() == "end_reason=required"),
        "{refused:?}"
    );
}
