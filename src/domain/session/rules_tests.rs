use super::{InterpreterFacts, SessionContext, SessionFacts, SessionWarning, check_session};
use crate::domain::consent::ConsentId;
use crate::domain::error::ErrorCode;
use crate::domain::id::Id;
use crate::domain::interpreter::Level;
use crate::domain::purpose::Purpose::{
    self, ContactHandover, Interpreter, MeasureProvider, Participation, PoliceStatus, School, YouthOffice,
};
use crate::domain::session::{Attended, LegalGround, Present, SessionKind};
use chrono::NaiveDate;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The one release of a purpose in these tests.
fn release(purpose: Purpose) -> ConsentId {
    Id::from_uuid(Uuid::from_u128(1 + Purpose::ALL.iter().position(|one| *one == purpose).unwrap_or_default() as u128))
}

fn session(kind: SessionKind) -> SessionFacts {
    SessionFacts {
        held_on: day("2025-05-02"),
        start_minute: 870,
        minutes: 60,
        travel_minutes: 20,
        kind,
        attended: Attended::Yes,
        present: vec![Present::Youth],
        interpreter: None,
        oral_agreement: false,
        anonymised_talk: false,
        legal_ground: None,
        releases: [School, YouthOffice, MeasureProvider].map(|purpose| (purpose, release(purpose))).to_vec(),
        has_exception_reason: false,
    }
}

fn check(session: &SessionFacts, valid: &[Purpose]) -> Result<Vec<SessionWarning>, String> {
    let was_valid = |purpose| valid.contains(&purpose);
    let releases = |purpose| valid.iter().filter(|open| **open == purpose).map(|open| release(*open)).collect();
    let context = SessionContext {
        today: day("2025-05-02"),
        minute_now: 22 * 60,
        referred_on: day("2025-04-01"),
        ended_on: None,
        work_stopped: false,
        was_valid: &was_valid,
        releases: &releases,
    };
    check_session(session, &context).map_err(|errors| errors.to_string())
}

#[test]
fn br_01_a_session_needs_participation_on_its_day() {
    for kind in SessionKind::ALL {
        let facts = session(*kind);
        let all = [Participation, School, YouthOffice];
        assert_eq!(check(&facts, &all), Ok(vec![]), "{kind}");
        let early = matches!(kind, SessionKind::ConsentTalk | SessionKind::Screening2);
        assert_eq!(check(&facts, &[ContactHandover, School, YouthOffice]).is_ok(), early, "{kind}");
        assert!(check(&facts, &[School, YouthOffice]).is_err(), "{kind}");
    }
    assert_eq!(
        check(&session(SessionKind::Single), &[ContactHandover]),
        Err("kind=participation_consent_missing".into())
    );
    assert_eq!(check(&session(SessionKind::ConsentTalk), &[]), Err("kind=contact_consent_missing".into()));
}

#[test]
fn br_01_a_withdrawal_stops_the_work() {
    let was_valid = |_| true;
    let context = SessionContext {
        today: day("2025-05-02"),
        minute_now: 22 * 60,
        referred_on: day("2025-04-01"),
        ended_on: None,
        work_stopped: true,
        was_valid: &was_valid,
        releases: &|purpose| vec![release(purpose)],
    };
    let errors = check_session(&session(SessionKind::Single), &context).expect_err("stopped");
    assert!(errors.has("enrolment", ErrorCode::ParticipationConsentMissing));
}

#[test]
fn br_02_an_institution_needs_its_purpose() {
    let cases = [
        (Present::Teacher, School),
        (Present::YouthOffice, YouthOffice),
        (Present::MeasureProvider, MeasureProvider),
        (Present::Police, PoliceStatus),
    ];
    for (present, purpose) in cases {
        let mut facts = session(SessionKind::CaseConference);
        facts.present.push(present);
        assert_eq!(check(&facts, &[Participation, purpose]), Ok(vec![]), "{present}");
        assert_eq!(check(&facts, &[Participation]), Err("present=purpose_consent_missing".into()), "{present}");
        facts.anonymised_talk = true;
        assert!(check(&facts, &[Participation]).is_ok());
        facts.anonymised_talk = false;
        facts.legal_ground = Some(LegalGround::ChildProtection);
        assert!(check(&facts, &[Participation]).is_ok());
        facts.legal_ground = None;
        facts.attended = Attended::NoShowUnexcused;
        assert!(check(&facts, &[Participation]).is_ok(), "nobody met");
    }
    assert!(check(&session(SessionKind::SchoolTalk), &[Participation]).is_err());
    assert!(check(&session(SessionKind::YouthOfficeTalk), &[Participation]).is_err());
}

fn interpreted(kind: SessionKind, level: Level, confidential: bool) -> SessionFacts {
    let mut facts = session(kind);
    facts.present.push(Present::Interpreter);
    facts.interpreter = Some(InterpreterFacts { level, confidential, child_confirmed: false });
    facts
}

#[test]
fn br_03_an_interpreter_needs_consent_and_confidentiality() {
    let facts = interpreted(SessionKind::Family, Level::Sim, true);
    assert_eq!(check(&facts, &[Participation, Interpreter]), Ok(vec![]));
    assert_eq!(check(&facts, &[Participation]), Err("interpreter_level=interpreter_consent_missing".into()));
    let expired = interpreted(SessionKind::Family, Level::Sim, false);
    assert_eq!(
        check(&expired, &[Participation, Interpreter]),
        Err("interpreter_confidential=confidentiality_expired".into())
    );
}

#[test]
fn br_03_first_contacts_need_the_oral_agreement_only() {
    for (kind, valid) in [
        (SessionKind::ConsentTalk, &[ContactHandover][..]),
        (SessionKind::ConsentTalk, &[Participation][..]),
        (SessionKind::Screening2, &[ContactHandover][..]),
    ] {
        let mut facts = interpreted(kind, Level::Sim, true);
        assert_eq!(check(&facts, valid), Err("oral_agreement=oral_agreement_missing".into()));
        facts.oral_agreement = true;
        assert_eq!(check(&facts, valid), Ok(vec![]));
    }
    let mut later = interpreted(SessionKind::Family, Level::Sim, true);
    later.oral_agreement = true;
    assert!(check(&later, &[Participation]).is_err(), "a tick is not enough later");
}

#[test]
fn br_03_a_crisis_warns_and_asks_for_a_reason() {
    let mut facts = interpreted(SessionKind::Crisis, Level::RemoteProfessional, false);
    assert_eq!(check(&facts, &[Participation]), Err("exception_reason=reason_required".into()));
    facts.has_exception_reason = true;
    let both = vec![SessionWarning::InterpreterConsentMissing, SessionWarning::ConfidentialityExpired];
    assert_eq!(check(&facts, &[Participation]), Ok(both));
}

#[test]
fn br_19_a_child_interprets_only_after_a_confirmation() {
    let mut facts = interpreted(SessionKind::Family, Level::Child, false);
    let valid = [Participation, Interpreter];
    assert_eq!(
        check(&facts, &valid),
        Err("child_confirmed=child_interpreting, exception_reason=reason_required".into())
    );
    facts.has_exception_reason = true;
    facts.interpreter = Some(InterpreterFacts { level: Level::Child, confidential: false, child_confirmed: true });
    assert_eq!(check(&facts, &valid), Ok(vec![SessionWarning::ChildInterpreted]));
    let mut relative = interpreted(SessionKind::Family, Level::AdHocAdult, false);
    assert!(check(&relative, &valid).is_err());
    relative.has_exception_reason = true;
    assert_eq!(check(&relative, &valid), Ok(vec![SessionWarning::AdHocInterpreter]));
}

#[test]
fn times_have_limits() {
    let with = |change: fn(&mut SessionFacts)| {
        let mut facts = session(SessionKind::Single);
        change(&mut facts);
        check(&facts, &[Participation])
    };
    assert_eq!(with(|f| f.held_on = day("2025-05-03")), Err("held_on=in_future".into()));
    assert_eq!(with(|f| f.held_on = day("2025-03-31")), Err("held_on=before_start".into()));
    assert_eq!(with(|f| f.held_on = day("2025-04-01")), Ok(vec![]));
    assert_eq!(with(|f| f.minutes = 4), Err("minutes=out_of_range".into()));
    assert_eq!(with(|f| f.minutes = 5), Ok(vec![]));
    assert_eq!(with(|f| f.minutes = 600), Ok(vec![]));
    assert_eq!(with(|f| f.minutes = 601), Err("minutes=out_of_range".into()));
    assert_eq!(with(|f| f.travel_minutes = 601), Err("travel_minutes=out_of_range".into()));
    assert_eq!(with(|f| f.start_minute = 1440), Err("start_time=not_a_time".into()));
}

#[test]
fn a_session_lies_within_the_enrolment() {
    let was_valid = |_| true;
    let mut context = SessionContext {
        today: day("2025-05-10"),
        minute_now: 22 * 60,
        referred_on: day("2025-04-01"),
        ended_on: Some(day("2025-05-02")),
        work_stopped: false,
        was_valid: &was_valid,
        releases: &|purpose| vec![release(purpose)],
    };
    assert!(check_session(&session(SessionKind::Closing), &context).is_ok());
    context.ended_on = Some(day("2025-05-01"));
    let errors = check_session(&session(SessionKind::Closing), &context).expect_err("after the end");
    assert!(errors.has("held_on", ErrorCode::AfterEnd));
}

#[test]
fn a_session_of_today_has_begun() {
    let was_valid = |_: Purpose| true;
    let context = SessionContext {
        today: day("2025-05-02"),
        minute_now: 12 * 60,
        referred_on: day("2025-04-01"),
        ended_on: None,
        work_stopped: false,
        was_valid: &was_valid,
        releases: &|purpose| vec![release(purpose)],
    };
    let at = |held_on: &str, start_minute, attended| {
        let facts = SessionFacts { held_on: day(held_on), start_minute, attended, ..session(SessionKind::Single) };
        check_session(&facts, &context).map(|_| ()).map_err(|errors| errors.to_string())
    };
    assert_eq!(at("2025-05-02", 12 * 60 + 15, Attended::Yes), Ok(()), "the page rounds");
    assert_eq!(at("2025-05-02", 12 * 60 + 16, Attended::Yes), Err("start_time=time_in_future".into()));
    assert_eq!(at("2025-05-01", 23 * 60, Attended::Yes), Ok(()));
    assert_eq!(at("2025-05-02", 23 * 60, Attended::CancelledByUs), Ok(()), "what was cancelled may lie ahead");
}

#[test]
fn br_02_a_release_carries_a_talk_with_the_institution_it_names() {
    let other = Id::from_uuid(Uuid::from_u128(99));
    let both = |purpose| vec![release(purpose), other];
    let context = SessionContext {
        today: day("2025-05-02"),
        minute_now: 22 * 60,
        referred_on: day("2025-04-01"),
        ended_on: None,
        work_stopped: false,
        was_valid: &|_| true,
        releases: &both,
    };
    let judge = |releases: Vec<(Purpose, ConsentId)>| {
        let facts = SessionFacts { releases, ..session(SessionKind::SchoolTalk) };
        check_session(&facts, &context).map_err(|errors| errors.to_string())
    };
    assert_eq!(judge(vec![(School, other)]), Ok(vec![]));
    assert_eq!(judge(vec![]), Err("release_school=required".into()), "which of the two?");
    let foreign = Id::from_uuid(Uuid::from_u128(7_000));
    assert_eq!(judge(vec![(School, foreign)]), Err("release_school=release_not_open".into()));
    assert_eq!(judge(vec![(YouthOffice, other)]), Err("release_school=required".into()));
}
