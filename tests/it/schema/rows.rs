//! Rows go in and come back as they were, on both databases.

use chrono::{DateTime, NaiveDate, Utc};
use leitplanke::domain::case_code::CaseCode;
use leitplanke::domain::enrolment::{EnrolmentId, Status, Strand};
use leitplanke::domain::id::Id;
use leitplanke::domain::interpreter::Level;
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::message::Language;
use leitplanke::domain::participant::{ForeignOrigin, ParticipantId, SchoolType, Sex, YesNoUnknown};
use leitplanke::domain::referral::{ReferralOutcome, ReferralSource, Screening1Result, Threshold};
use leitplanke::domain::session::{Attended, Place, Present, SessionKind};
use leitplanke::domain::site::Region;
use leitplanke::server::db::Database;
use leitplanke::server::entity::code_column::CodeList;
use leitplanke::server::entity::{app_user, data_key, enrolment, interpreter, participant, referral, session, site};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    ModelTrait, QueryFilter,
};
use uuid::Uuid;

use crate::support::database::both;

both!(rows_come_back_as_they_were, an_unknown_code_is_an_error, relations_join, a_dropped_transaction_leaves_no_trace);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

/// A number for whom, everything else the same.
pub fn person(number: u128) -> participant::Model {
    participant::Model {
        id: id(number),
        case_code: CaseCode::from_random([number as u8; 16]),
        data_key_id: id(number),
        sex: Sex::Female,
        german_at_home: YesNoUnknown::No,
        foreign_origin: ForeignOrigin::Both,
        school_type: SchoolType::Gesamtschule,
        grade: Some(8),
        preferred_language: LanguageCode::Arabic,
        is_demo: true,
        created_at: instant("2024-02-29T22:30:00.123Z"),
        created_by: None,
        updated_at: instant("2024-02-29T22:30:00Z"),
        version: 1,
    }
}

/// An enrolment of `person` at the site made by [`house`].
pub fn case(number: u128, person: ParticipantId, is_open: bool) -> enrolment::Model {
    enrolment::Model {
        id: id(number),
        participant_id: person,
        case_code: CaseCode::from_random([1; 16]),
        site_id: id(1),
        referral_id: id(1),
        strand: Strand::Standard,
        status: Status::Active,
        lead_worker_id: Some(id(1)),
        deputy_id: None,
        deputy_from: None,
        deputy_until: None,
        screening2_on: None,
        screening2_result: None,
        start_on: Some(day("2024-02-29")),
        planned_end_on: Some(day("2025-02-28")),
        end_on: None,
        end_kind: None,
        end_reason: None,
        follow_up_until: None,
        age_at_start_months: Some(162),
        age_reason_ct: None,
        last_session_on: None,
        next_review_on: None,
        paused_on: None,
        previous_id: None,
        is_open,
        created_at: instant("2024-03-01T08:00:00Z"),
        created_by: Some(id(1)),
        updated_at: instant("2024-03-01T08:00:00Z"),
        version: 1,
    }
}

/// A site, a worker, a participant (1) and their referral.
pub async fn house(tx: &DatabaseTransaction) {
    let now = instant("2024-02-29T23:59:59.999Z");
    let site = site::Model {
        id: id(1),
        name: "Musterstadt".into(),
        kpb_code: "KPB-00".into(),
        provider_name: "Träger e. V.".into(),
        controller_text: "Land".into(),
        contact_name: "Team".into(),
        contact_phone: "0000".into(),
        region: Region::Arnsberg,
        active_from: day("2011-01-01"),
        active_to: None,
        strand_enabled: false,
        remote_interpreting: false,
        planned_months: 12,
        extension_months: 6,
        look_back_months: 12,
        oldest_age: 17,
        extends_past_18: false,
        mutual_deputies: false,
        is_demo: true,
        created_at: now,
        created_by: None,
        updated_at: now,
        version: 1,
    };
    insert(tx, site).await;
    let worker = app_user::Model {
        id: id(1),
        user_name: "worker".into(),
        display_name: "W".into(),
        email: None,
        password_hash: None,
        language: Language::De,
        deactivated_at: None,
        secrecy_declared_on: None,
        data_key_id: id(900),
        is_demo: true,
        created_at: now,
        created_by: None,
        updated_at: now,
        version: 1,
    };
    insert(tx, worker).await;
    insert(tx, data_key::Model { id: id(900), kek_id: "k1".into(), wrapped: vec![0, 255, 39, 0], created_at: now })
        .await;
    insert(tx, person(1)).await;
    let referral = referral::Model {
        id: id(1),
        participant_id: id(1),
        site_id: id(1),
        received_on: day("2024-02-01"),
        source: ReferralSource::ALL[0],
        threshold_met: Threshold::ALL[0],
        threshold_note_code: None,
        screening1_result: Screening1Result::ALL[0],
        handed_over_on: None,
        outcome: ReferralOutcome::ALL[0],
        outcome_on: None,
        created_at: now,
        created_by: Some(id(1)),
        updated_at: now,
        version: 1,
    };
    insert(tx, referral).await;
}

/// Inserts the row and reads it back unchanged.
pub async fn insert<M, A>(tx: &DatabaseTransaction, row: M) -> M
where
    M: ModelTrait + IntoActiveModel<A> + Clone + PartialEq + std::fmt::Debug,
    A: ActiveModelTrait<Entity = M::Entity> + sea_orm::ActiveModelBehavior + Send,
    M::Entity: EntityTrait<Model = M>,
{
    let back = row.clone().into_active_model().reset_all().insert(tx).await.expect("the row goes in");
    assert_eq!(back, row);
    back
}

async fn rows_come_back_as_they_were(db: Database) {
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    insert(&tx, case(1, id(1), true)).await;
    let now = instant("2024-03-02T10:11:12.345Z");
    let talk = session::Model {
        id: id(1),
        enrolment_id: id(1),
        held_on: day("2024-03-01"),
        start_minute: 1439,
        minutes: 60,
        travel_minutes: 0,
        place: Place::Home,
        kind: SessionKind::Family,
        attended: Attended::Yes,
        present: CodeList(vec![Present::Youth, Present::Mother]),
        topic_tags: CodeList(vec![]),
        note_ct: Some(vec![1, 2, 3]),
        next_step_ct: None,
        next_appointment_on: Some(day("2024-03-08")),
        interpreter_needed: false,
        interpreter_job_id: None,
        anonymised_talk: false,
        legal_ground: None,
        exception_reason_ct: None,
        author_id: id(1),
        documented_at: now,
        created_at: now,
        created_by: Some(id(1)),
        updated_at: now,
        version: 1,
    };
    insert(&tx, talk.clone()).await;
    let mediator = interpreter::Model {
        id: id(1),
        site_id: None,
        user_id: None,
        code_name: "SIM 7".into(),
        level: Level::Sim,
        languages: vec![LanguageCode::Arabic, LanguageCode::Kurmanji].into(),
        confidentiality_signed_on: None,
        confidentiality_until: None,
        police_certificate_until: None,
        active: true,
        created_at: now,
        created_by: None,
        updated_at: now,
        version: 1,
    };
    insert(&tx, mediator).await;
    tx.commit().await.expect("commit");

    let found = session::Entity::find()
        .filter(session::Column::HeldOn.lte(day("2024-03-01")))
        .one(&db.read)
        .await
        .expect("read");
    assert_eq!(found, Some(talk));
    let code = person(1).case_code;
    let found =
        participant::Entity::find_by_case_code(code).one(&db.read).await.expect("read").expect("found by its code");
    assert_eq!((found.case_code, found.created_at), (code, person(1).created_at));
    let key =
        data_key::Entity::find_by_id(id::<data_key::Model>(900)).one(&db.read).await.expect("read").expect("there");
    assert_eq!(key.wrapped, [0, 255, 39, 0]);
}

async fn an_unknown_code_is_an_error(db: Database) {
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    tx.execute_unprepared("UPDATE participant SET sex = 'secret'").await.expect("the database takes any text");
    let error = participant::Entity::find().one(&tx).await.expect_err("the program does not");
    assert!(matches!(error, DbErr::Type(_)), "{error:?}");
    assert!(error.to_string().contains("Sex") && !error.to_string().contains("secret"), "{error}");
}

async fn relations_join(db: Database) {
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    insert(&tx, case(1, id(1), true)).await;
    let (case, person) =
        enrolment::Entity::find_by_id(id::<leitplanke::domain::enrolment::Enrolment>(1) as EnrolmentId)
            .find_also_related(participant::Entity)
            .one(&tx)
            .await
            .expect("read")
            .expect("there");
    assert_eq!(Some(case.participant_id), person.map(|person| person.id));
    let cases = participant::Entity::find().find_with_related(enrolment::Entity).all(&tx).await.expect("read");
    assert_eq!(cases.iter().map(|(_, cases)| cases.len()).collect::<Vec<_>>(), [1]);
}

async fn a_dropped_transaction_leaves_no_trace(db: Database) {
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    drop(tx);
    assert!(site::Entity::find().all(&db.read).await.expect("read").is_empty());
    let tx = db.begin_write().await.expect("the writer is free again");
    tx.rollback().await.expect("rollback");
}
