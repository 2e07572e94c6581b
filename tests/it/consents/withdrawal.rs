//! A withdrawal stops the work at the next request.

use chrono::TimeDelta;
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::ConsentState;
use leitplanke::domain::enrolment::{EndKind, EndReason, Status};
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::view::consent::Consequence;
use leitplanke::server::audit::verify;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, consent, enrolment, session as session_row};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::{consents, sessions};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel, QuerySelect};

use super::{Room, field_error, pending, session, signed, youth};
use crate::support::database::both;
use crate::support::people::day;

both!(
    br_10_one_parent_stops_the_work_at_the_next_request,
    br_10_a_withdrawal_just_before_the_save_stops_the_session,
    br_03_a_letter_that_was_opened_late_counts_from_its_day,
    br_10_a_withdrawal_is_ticked_off_once,
    a_withdrawn_consent_can_be_given_again,
    who_may_withdraw,
    a_signature_is_withdrawn_before_the_other_parent_signs,
    what_has_run_out_can_still_be_withdrawn,
    br_10_the_register_shows_open_withdrawals_first,
    a_void_consent_opens_nothing_and_stays_as_proof,
);

async fn br_10_one_parent_stops_the_work_at_the_next_request(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let both = vec![signed(Some(mother), "2026-03-02"), signed(Some(father), "2026-03-03")];
    let id = room.record(&room.paper(Purpose::Participation, both)).await.expect("valid");
    let call = room.app.call(room.worker, Permission::RecordSession).await;
    sessions::record(&call, &room.code(), &session("2026-03-10")).await.expect("work goes on");
    let see = room.app.call(room.worker, Permission::SeeCases).await;
    assert_eq!(see.sessions().all(see.db()).await.expect("read").len(), 1);
    let withdraw = room.app.call(room.worker, Permission::WithdrawConsent).await;
    let preview = consents::withdrawal_form(&withdraw, &room.code(), &id.to_string(), false).await.expect("a preview");
    assert_eq!(preview.people.len(), 2, "the boy is 13");
    assert_eq!(preview.consequences[..2], [Consequence::EndsTakingPart, Consequence::LocksRecord]);

    room.withdraw(id, &father.to_string()).await.expect("one parent is enough");
    let row = room.row(id).await;
    assert_eq!((row.withdrawn_on, row.withdrawn_at), (Some(room.app.today()), Some(room.app.now())));
    let enrolment = room.enrolment().await;
    assert_eq!((enrolment.status, enrolment.is_open), (Status::EndedEarly, false));
    assert_eq!(
        (enrolment.end_kind, enrolment.end_reason),
        (Some(EndKind::EndedEarly), Some(EndReason::ConsentWithdrawn))
    );
    assert!(see.sessions().all(see.db()).await.expect("read").is_empty(), "the record is locked");
    for held_on in ["2026-03-10", "2026-03-17"] {
        let refused = sessions::record(&call, &room.code(), &session(held_on)).await;
        assert!(matches!(refused, Err(Fault::Expected(_))), "{held_on}: {refused:?}");
    }
    assert!(room.gate().await.is_valid_on(Purpose::Participation, day("2026-03-10")), "lawful before stays lawful");
    room.withdraw(id, &mother.to_string()).await.expect("a second one changes nothing");
    assert_eq!(room.row(id).await.version, row.version);
    let trail = audit_entry::Entity::find().all(&room.app.house.db.read).await.expect("the trail");
    let deed = trail.iter().find(|entry| entry.action == "consent.withdraw").expect("it is in the trail");
    assert_eq!((deed.purpose.as_deref(), deed.site_id), (Some("participation"), Some(room.site.uuid())));
    verify::verify(&room.app.house.db.read, &room.app.house.keyring).await.expect("the chain holds");
}

/// The session was judged before its transaction once: a withdrawal that came in between was not seen.
async fn br_10_a_withdrawal_just_before_the_save_stops_the_session(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room
        .record(&room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-02")]))
        .await
        .expect("valid");
    let tx = room.app.house.db.begin_write().await.expect("the withdrawal's transaction");
    enrolment::Entity::find_by_id(room.case.enrolment).lock_exclusive().one(&tx).await.expect("locked");
    let call = room.app.call(room.worker, Permission::RecordSession).await;
    let code = room.code();
    let save = tokio::spawn(async move { sessions::record(&call, &code, &session("2026-03-10")).await });
    // Long enough for the save to have read the case; it waits for the lock then.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    let mut row = room.row(id).await.into_active_model();
    row.withdrawn_on = Set(Some(room.app.today()));
    row.withdrawn_at = Set(Some(room.app.now()));
    consent::Entity::update(row).exec(&tx).await.expect("withdrawn");
    tx.commit().await.expect("committed");
    let outcome = save.await.expect("an answer");
    assert!(matches!(outcome, Err(Fault::Expected(_))), "{outcome:?}");
    let rows = session_row::Entity::find().all(&room.app.house.db.read).await.expect("read");
    assert!(rows.is_empty(), "nothing was written");
}

/// A letter of Friday the 13th, opened on Tuesday the 17th, closes the days in between (BR-01, BR-03).
async fn br_03_a_letter_that_was_opened_late_counts_from_its_day(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    let tx = room.app.house.db.begin_write().await.expect("a transaction");
    let mut row = room.row(id).await.into_active_model();
    row.withdrawn_on = Set(Some(day("2026-03-13")));
    row.withdrawn_at = Set(Some(room.app.now()));
    consent::Entity::update(row).exec(&tx).await.expect("withdrawn");
    tx.commit().await.expect("committed");
    let gate = room.gate().await;
    let at = |text: &str| text.parse().expect("an instant");
    for (on, instant, open) in [
        ("2026-03-12", "2026-03-12T14:00:00Z", true),
        ("2026-03-13", "2026-03-13T07:00:00Z", false),
        ("2026-03-16", "2026-03-16T14:00:00Z", false),
    ] {
        assert_eq!(gate.is_valid_at(Purpose::School, day(on), at(instant)), open, "{on}");
    }
}

async fn br_10_a_withdrawal_is_ticked_off_once(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid");
    let call = room.app.call(room.worker, Permission::WithdrawConsent).await;
    let early = consents::handled(&call, &room.code(), &id.to_string()).await;
    assert!(matches!(early, Err(Fault::Expected(AppError::Conflict(_)))), "{early:?}");
    room.withdraw(id, &mother.to_string()).await.expect("withdrawn");
    consents::handled(&call, &room.code(), &id.to_string()).await.expect("ticked off");
    let first = room.row(id).await;
    assert_eq!(first.withdrawal_handled_on, Some(room.app.today()));
    room.app.pass(TimeDelta::days(1));
    consents::handled(&call, &room.code(), &id.to_string()).await.expect("again");
    assert_eq!(room.row(id).await, first);
}

async fn a_withdrawn_consent_can_be_given_again(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let give = |on: &str, informed: &str| {
        let mut form = room.paper(Purpose::Participation, vec![signed(Some(mother), on)]);
        form.informed_on = informed.into();
        form
    };
    let first = room.record(&give("2026-03-02", "2026-03-01")).await.expect("valid");
    let call = room.app.call(room.worker, Permission::RecordSession).await;
    sessions::record(&call, &room.code(), &session("2026-03-10")).await.expect("a session");
    room.withdraw(first, &mother.to_string()).await.expect("withdrawn");
    let outcome = room.record(&give("2026-03-12", "2026-03-12")).await;
    assert!(field_error(&outcome, "informed_on", ErrorCode::BeforeOther), "a paper from before opens nothing");
    let see = room.app.call(room.worker, Permission::SeeCases).await;
    assert!(see.sessions().all(see.db()).await.expect("read").is_empty());
    let second = room.record(&give("2026-03-17", "2026-03-17")).await.expect("given again");
    assert_eq!(room.state(second).await, ConsentState::Valid);
    assert_eq!(room.state(first).await, ConsentState::Withdrawn);
    assert_eq!(see.sessions().all(see.db()).await.expect("read").len(), 1, "the record opens again");
    assert_eq!(room.enrolment().await.status, Status::EndedEarly, "working again needs a new enrolment");
}

async fn who_may_withdraw(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let both = vec![signed(Some(mother), "2026-03-02"), signed(Some(father), "2026-03-03")];
    let id = room.record(&room.paper(Purpose::School, both)).await.expect("valid");
    for nobody in ["youth", "01920000-0000-7000-8000-000000000001"] {
        let outcome = room.withdraw(id, nobody).await;
        assert!(field_error(&outcome, "withdrawn_by", ErrorCode::MayNotWithdraw), "{nobody}: {outcome:?}");
    }
    let later = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-04"), pending(father)]);
    let later = room.record(&later).await.expect("a newer paper begins");
    room.born(day("2012-03-10")).await;
    room.withdraw(id, "youth").await.expect("from 14 the young person may");
    assert_eq!(room.state(later).await, ConsentState::Withdrawn, "a late signature does not open it again");
    let outcome = room.sign(later, "2", youth("2026-03-17")).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Conflict(_)))), "{outcome:?}");
}

async fn br_10_the_register_shows_open_withdrawals_first(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let school = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let school = room.record(&school).await.expect("valid");
    for _ in 0..30 {
        let form = room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02")]);
        room.record(&form).await.expect("valid");
    }
    room.withdraw(school, &mother.to_string()).await.expect("withdrawn");
    let staff = room.app.user("privacy", &[(Role::PrivacyCoordinator, None)]).await;
    let call = room.app.call(staff, Permission::SeeConsentRegister).await;
    let first = consents::register(&call, "").await.expect("the register");
    assert_eq!((first.unhandled.len(), first.lines.len()), (1, 25));
    assert_eq!((first.unhandled[0].purpose, first.unhandled[0].code), (Purpose::School, room.case.code));
    let second = consents::register(&call, &first.next.expect("more")).await.expect("the second page");
    assert_eq!((second.unhandled.len(), second.lines.len(), second.next), (0, 5, None));
    let valid = first.lines.iter().chain(&second.lines).filter(|line| line.state == ConsentState::Valid).count();
    assert_eq!(valid, 1, "one speaks for the purpose, the others were replaced");
    let wrong = consents::register(&call, "x~y").await;
    assert!(matches!(wrong, Err(Fault::Expected(AppError::Invalid(_)))), "{wrong:?}");
    let page = room.app.signed_in(staff).await.get("/register/consents").await;
    assert!(page.status == 200 && page.shows(&room.case.code.to_string()));
    assert!(!page.shows("Beispiel,") && !page.shows("Kerem") && !page.shows("Amina"), "no names in the register");
}

/// A formal error closes the purpose at the next request, keeps the proof, and cannot be noted twice.
async fn a_void_consent_opens_nothing_and_stays_as_proof(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::PoliceStatus, vec![signed(Some(mother), "2026-03-01")]);
    let id = room.record(&form).await.expect("records");
    assert!(room.gate().await.is_valid_on(Purpose::PoliceStatus, room.app.today()));
    let call = room.app.call(room.worker, Permission::WithdrawConsent).await;
    consents::void(&call, &room.code(), &id.to_string()).await.expect("is void");
    assert!(!room.gate().await.is_valid_on(Purpose::PoliceStatus, room.app.today()));
    assert_eq!(room.state(id).await, ConsentState::Void);
    let row = room.row(id).await;
    assert!(row.proof_location_ct.is_some() && row.voided_on == Some(room.app.today()));
    assert!(consents::void(&call, &room.code(), &id.to_string()).await.is_err(), "only once");
    let again = room.paper(Purpose::PoliceStatus, vec![signed(Some(mother), "2026-03-02")]);
    let again = room.record(&again).await.expect("asked again");
    assert_eq!(room.state(again).await, ConsentState::Valid);
}

/// Found by a fresh pair of eyes: the father's signature made valid what the mother had taken back.
async fn a_signature_is_withdrawn_before_the_other_parent_signs(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let half = vec![signed(Some(mother), "2026-03-02"), pending(father)];
    let id = room.record(&room.paper(Purpose::School, half)).await.expect("half signed");
    room.withdraw(id, &mother.to_string()).await.expect("she takes it back");
    assert_eq!(room.state(id).await, ConsentState::Withdrawn);
    let late = room.sign(id, "2", signed(Some(father), "2026-03-05")).await;
    assert!(late.is_err(), "{late:?}");
    assert!(!room.gate().await.is_valid_on(Purpose::School, room.app.today()));
}

/// A withdrawal closes what was recorded under a consent, also when it ran out before.
async fn what_has_run_out_can_still_be_withdrawn(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid");
    let call = room.app.call(room.worker, Permission::RecordSession).await;
    sessions::record(&call, &room.code(), &session("2026-03-10")).await.expect("recorded");
    let tx = room.app.house.db.begin_write().await.expect("a transaction");
    let mut row = room.row(id).await.into_active_model();
    row.valid_until = Set(Some(room.app.today() - chrono::Days::new(1)));
    consent::Entity::update(row).exec(&tx).await.expect("it runs out");
    tx.commit().await.expect("it stays");
    assert_eq!(room.state(id).await, ConsentState::Expired);
    let see = room.app.call(room.worker, Permission::SeeCases).await;
    assert_eq!(see.sessions().all(see.db()).await.expect("read").len(), 1, "running out closes nothing");
    room.withdraw(id, &mother.to_string()).await.expect("withdrawn");
    assert_eq!(room.state(id).await, ConsentState::Withdrawn);
    assert!(see.sessions().all(see.db()).await.expect("read").is_empty(), "a withdrawal does");
}
