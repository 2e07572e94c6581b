//! Consents on paper: who signs, when they hold, what a withdrawal stops.

use chrono::{Months, NaiveDate, TimeDelta};
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::gate::Consents;
use leitplanke::domain::consent::required::CustodyGap;
use leitplanke::domain::consent::{ConsentId, ConsentState};
use leitplanke::domain::custody::{Custody, CustodyProof};
use leitplanke::domain::enrolment::{EndReason, Status};
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{ConsentForm, SessionForm, SignatoryPart, WithdrawalForm};
use leitplanke::domain::guardian::{GuardianId, Relation};
use leitplanke::domain::id::Id;
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::signatory::SignatoryRole;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::crypto::{DataKey, Place};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{consent, enrolment, guardian, participant, participant_identity};
use leitplanke::server::fault::Fault;
use leitplanke::server::people;
use leitplanke::server::use_cases::consents::Asked;
use leitplanke::server::use_cases::{consents, form_texts, sessions};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use crate::support::TestApp;
use crate::support::database::both;
use crate::support::people::{Case, day};

#[path = "consents/attention.rs"]
mod attention;
#[path = "consents/device.rs"]
mod device;
#[path = "consents/interpreting.rs"]
mod interpreting;
#[path = "consents/pages.rs"]
mod pages;
#[path = "consents/paper.rs"]
mod paper;
#[path = "consents/scenarios.rs"]
mod scenarios;
#[path = "consents/withdrawal.rs"]
mod withdrawal;

both!(
    br_08_one_of_two_parents_signs_later,
    br_08_sole_custody_needs_one_signature,
    br_08_the_young_person_signs_from_14_and_alone_from_18,
    br_08_the_explanation_has_to_be_understood,
    br_08_unknown_custody_blocks_with_an_explanation,
    br_01_the_gate_opens_with_the_last_signature,
    br_03_interpreting_needs_its_own_consent,
    br_09_an_optional_purpose_never_changes_the_enrolment,
    a_first_declaration_moves_the_enrolment_on,
    a_stale_page_changes_nothing,
    the_same_id_is_the_same_consent,
    the_14th_birthday_asks_for_one_signature_more,
);

/// A case of a 13-year-old boy, takes part since 60 days.
pub struct Room {
    pub app: TestApp,
    pub site: SiteId,
    pub worker: UserId,
    pub case: Case,
    key: DataKey,
    texts: form_texts::Versions,
}

impl Room {
    pub async fn open(db: Database) -> Self {
        Self::open_in(db, Status::Active).await
    }

    pub async fn open_in(db: Database, status: Status) -> Self {
        let app = TestApp::over(db).await;
        let site = app.site("Musterstadt").await;
        let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
        let case = app.case_in(site, worker, "Kerem Beispiel", status).await;
        let tx = app.house.db.begin_write().await.expect("a transaction");
        let texts = form_texts::ensure(&tx, day("2018-01-01"), app.now()).await.expect("form texts");
        form_texts::approve_everything(&tx, None, day("2018-01-01")).await.expect("form texts are approved");
        tx.commit().await.expect("form texts stay");
        let person = participant::Entity::find_by_id(case.participant).one(&app.house.db.read).await;
        let person = person.expect("read").expect("there");
        let key = people::key(&app.house.db.read, &app.house.keyring, &person).await.expect("a key");
        Self { app, site, worker, case, key, texts }
    }

    pub fn code(&self) -> String {
        self.case.code.compact()
    }

    pub async fn mother(&self) -> GuardianId {
        let rows = guardian::Entity::find()
            .filter(guardian::Column::ParticipantId.eq(self.case.participant))
            .filter(guardian::Column::Relation.eq(Relation::Mother));
        rows.one(&self.app.house.db.read).await.expect("read").expect("a mother").id
    }

    /// Changes the mother's custody, as long ago as the test began.
    pub async fn custody(&self, custody: Custody) {
        let id = self.mother().await;
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        let row = guardian::ActiveModel { id: Set(id), custody: Set(custody), ..Default::default() };
        row.update(&tx).await.expect("custody changes");
        tx.commit().await.expect("it stays");
    }

    /// A father with joint custody who speaks German; the mother's custody becomes joint, too.
    pub async fn father(&self) -> GuardianId {
        self.custody(Custody::FullJoint).await;
        let id: GuardianId = Id::from_uuid(new_uuid());
        let seal = |column, text: &str| self.key.seal(Place::new("guardian", column, id.uuid()), text).expect("seals");
        self.app
            .put(guardian::Model {
                id,
                participant_id: self.case.participant,
                given_name_ct: seal("given_name_ct", "Yusuf"),
                family_name_ct: seal("family_name_ct", "Beispiel"),
                relation: Relation::Father,
                custody: Custody::FullJoint,
                custody_proof: CustodyProof::Stated,
                preferred_language: LanguageCode::Arabic,
                needs_interpreter: false,
                contact_ct: None,
                may_be_contacted: true,
                created_at: self.app.now(),
                created_by: None,
                updated_at: self.app.now(),
                version: 1,
            })
            .await;
        id
    }

    pub async fn born(&self, birth_date: NaiveDate) {
        let id = self.case.participant;
        let place = Place::new("participant_identity", "birth_date_ct", id.uuid());
        let sealed = self.key.seal(place, &birth_date.to_string()).expect("seals");
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        let row = participant_identity::Entity::find_by_id(id).one(&tx).await.expect("read").expect("there");
        let mut row = row.into_active_model();
        row.birth_date_ct = Set(sealed);
        row.update(&tx).await.expect("it changes");
        tx.commit().await.expect("it stays");
    }

    /// A paper explained in Arabic on 1 March 2026.
    pub fn paper(&self, purpose: Purpose, signatories: Vec<SignatoryPart>) -> ConsentForm {
        ConsentForm {
            client_id: new_uuid().to_string(),
            purpose: purpose.code().into(),
            form_version_id: self.texts.of(purpose, None).expect("a text").to_string(),
            informed_on: "2026-03-01".into(),
            explained_in_language: "ara".into(),
            understood: true,
            signatories,
            proof_location: "Büro, Ordner 3".into(),
            ..if purpose.names_recipient() { release() } else { ConsentForm::default() }
        }
    }

    pub async fn record(&self, form: &ConsentForm) -> Result<ConsentId, Fault> {
        let call = self.app.call(self.worker, Permission::RecordConsent).await;
        consents::record(&call, &self.code(), form, "").await
    }

    pub async fn sign(&self, id: ConsentId, version: &str, part: SignatoryPart) -> Result<ConsentId, Fault> {
        let call = self.app.call(self.worker, Permission::RecordConsent).await;
        let form = ConsentForm {
            version: version.into(),
            signatories: vec![part],
            proof_location: "Büro, Ordner 3".into(),
            ..ConsentForm::default()
        };
        consents::sign(&call, &self.code(), &id.to_string(), &form, "").await
    }

    pub async fn withdraw(&self, id: ConsentId, by: &str) -> Result<ConsentId, Fault> {
        let call = self.app.call(self.worker, Permission::WithdrawConsent).await;
        let form = WithdrawalForm {
            client_id: new_uuid().to_string(),
            consent_id: id.to_string(),
            withdrawn_on: self.app.today().to_string(),
            withdrawn_by: by.into(),
            channel: "phone".into(),
            ..WithdrawalForm::default()
        };
        consents::withdraw(&call, &self.code(), &id.to_string(), &form).await
    }

    pub async fn gate(&self) -> Consents {
        let call = self.app.call(self.worker, Permission::SeeCases).await;
        let rows = call.case(&self.code()).await.expect("the case");
        let opened = people::opened(call.db(), &self.app.house.keyring, &rows.participant).await;
        let birth_date = opened.expect("an identity").1.birth_date;
        consents::gate(&call, &rows.enrolment, &rows.participant, birth_date).await.expect("the gate")
    }

    pub async fn state(&self, id: ConsentId) -> ConsentState {
        let call = self.app.call(self.worker, Permission::SeeCases).await;
        consents::page(&call, &self.code(), &id.to_string()).await.expect("the page").state
    }

    pub async fn row(&self, id: ConsentId) -> consent::Model {
        consent::Entity::find_by_id(id).one(&self.app.house.db.read).await.expect("read").expect("there")
    }

    pub async fn enrolment(&self) -> enrolment::Model {
        let found = enrolment::Entity::find_by_id(self.case.enrolment).one(&self.app.house.db.read).await;
        found.expect("read").expect("there")
    }
}

/// What a release from secrecy names besides.
pub fn release() -> ConsentForm {
    ConsentForm {
        institution: "Gesamtschule Nord".into(),
        topics: "Schulbesuch".into(),
        direction: "both".into(),
        valid_until: "2026-12-31".into(),
        ..ConsentForm::default()
    }
}

pub fn signed(who: Option<GuardianId>, on: &str) -> SignatoryPart {
    SignatoryPart {
        guardian_id: who.map(|id| id.to_string()).unwrap_or_default(),
        decision: "signed".into(),
        decided_on: on.into(),
        ..SignatoryPart::default()
    }
}

pub fn pending(who: GuardianId) -> SignatoryPart {
    SignatoryPart { guardian_id: who.to_string(), decision: "pending".into(), ..SignatoryPart::default() }
}

/// The young person's own signature with the judgement on insight.
pub fn youth(on: &str) -> SignatoryPart {
    SignatoryPart { insight: "sufficient".into(), ..signed(None, on) }
}

pub fn field_error(outcome: &Result<ConsentId, Fault>, field: &str, code: ErrorCode) -> bool {
    matches!(outcome, Err(Fault::Expected(AppError::Invalid(errors))) if errors.has(field, code))
}

async fn br_08_one_of_two_parents_signs_later(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let id = room
        .record(&room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-02"), pending(father)]))
        .await
        .expect("recorded");
    assert_eq!(room.state(id).await, ConsentState::PartiallySigned);
    assert!(!room.gate().await.is_valid_on(Purpose::Participation, room.app.today()));
    assert_eq!(room.row(id).await.valid_from, None);
    room.sign(id, "1", signed(Some(father), "2026-03-10")).await.expect("the father signs");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let row = room.row(id).await;
    assert_eq!((row.valid_from, row.version), (Some(day("2026-03-10")), 2));
    let planned_end = room.enrolment().await.planned_end_on.expect("a planned end");
    assert_eq!(row.valid_until, Some(planned_end + Months::new(3)));
    let gate = room.gate().await;
    assert!(!gate.is_valid_on(Purpose::Participation, day("2026-03-09")));
    assert!(gate.is_valid_on(Purpose::Participation, day("2026-03-10")));
}

async fn br_08_sole_custody_needs_one_signature(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let stranger = room.paper(Purpose::School, vec![signed(Some(Id::from_uuid(new_uuid())), "2026-03-02")]);
    let outcome = room.record(&stranger).await;
    assert!(field_error(&outcome, "signatories[0][decision]", ErrorCode::NotASignatory), "{outcome:?}");
    let early = room.paper(Purpose::School, vec![signed(Some(mother), "2026-02-28")]);
    let outcome = room.record(&early).await;
    assert!(field_error(&outcome, "signatories[0][decided_on]", ErrorCode::BeforeOther), "{outcome:?}");
}

async fn br_08_the_young_person_signs_from_14_and_alone_from_18(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    for (born, role, people) in [
        ("2012-03-18", SignatoryRole::Assent, 2),
        ("2012-03-17", SignatoryRole::Youth, 2),
        ("2008-03-18", SignatoryRole::Youth, 2),
        ("2008-03-17", SignatoryRole::Youth, 1),
    ] {
        room.born(day(born)).await;
        let call = room.app.call(room.worker, Permission::RecordConsent).await;
        let form = consents::form(&call, &room.code(), "participation", &Asked::default()).await.expect("the form");
        assert_eq!(form.people.len(), people, "{born}");
        let last = form.people.last().expect("somebody");
        assert_eq!((last.role, last.judged), (role, role == SignatoryRole::Youth && people == 2), "{born}");
    }
    room.born(day("2011-01-01")).await;
    let alone = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    assert!(field_error(&room.record(&alone).await, "signatories", ErrorCode::SignatoryMissing));
    let mut unexplained = youth("2026-03-02");
    unexplained.insight = "not_sufficient".into();
    unexplained.decision = "pending".into();
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02"), unexplained.clone()]);
    let outcome = room.record(&form).await;
    assert!(field_error(&outcome, "signatories[1][insight_reason]", ErrorCode::ReasonRequired), "{outcome:?}");
    unexplained.insight_reason = "Gespräch am 1. März, mit Team besprochen".into();
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02"), unexplained]);
    let id = room.record(&form).await.expect("the mother alone decides");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let form = room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02"), youth("2026-03-03")]);
    let id = room.record(&form).await.expect("both signed");
    assert_eq!(room.row(id).await.valid_from, Some(day("2026-03-03")));
}

async fn br_08_the_explanation_has_to_be_understood(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let german = |level: &str| ConsentForm {
        explained_in_language: "deu".into(),
        interpreter_level: level.into(),
        interpreter_name: "A. Muster".into(),
        interpreted_fully: true,
        ..room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])
    };
    for (level, state) in [
        ("", ConsentState::PartiallySigned),
        ("trained_lay", ConsentState::PartiallySigned),
        ("sim", ConsentState::Valid),
    ] {
        let id = room.record(&german(level)).await.expect("recorded");
        assert_eq!(room.state(id).await, state, "{level:?}");
    }
}

async fn br_08_unknown_custody_blocks_with_an_explanation(db: Database) {
    let room = Room::open(db).await;
    room.custody(Custody::Unknown).await;
    let mother = room.mother().await;
    let outcome = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await;
    assert!(field_error(&outcome, "signatories", ErrorCode::CustodyUnknown), "{outcome:?}");
    let call = room.app.call(room.worker, Permission::RecordConsent).await;
    let form = consents::form(&call, &room.code(), "school", &Asked::default()).await.expect("the form");
    assert_eq!((form.gap, form.people.len()), (Some(CustodyGap::Unknown), 0));
    let page = room.app.signed_in(room.worker).await;
    let page = page.get(&format!("{}/consents/new?purpose=school", room.case.path())).await;
    assert!(page.status == 200 && page.shows("Es kann noch niemand unterschreiben") && !page.shows("consent-form"));
}

async fn br_01_the_gate_opens_with_the_last_signature(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let call = room.app.call(room.worker, Permission::RecordSession).await;
    let refused = sessions::record(&call, &room.code(), &session("2026-03-10")).await;
    assert!(matches!(refused, Err(Fault::Expected(AppError::Invalid(_)))), "{refused:?}");
    room.record(&room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-10")])).await.expect("valid");
    sessions::record(&call, &room.code(), &session("2026-03-10")).await.expect("from the day of the signature");
    let refused = sessions::record(&call, &room.code(), &session("2026-03-09")).await;
    assert!(matches!(refused, Err(Fault::Expected(AppError::Invalid(_)))), "{refused:?}");
}

/// A talk with the boy alone.
pub fn session(held_on: &str) -> SessionForm {
    SessionForm {
        client_id: new_uuid().to_string(),
        held_on: held_on.into(),
        start_time: "10:30".into(),
        minutes: "60".into(),
        place: "home".into(),
        kind: "single".into(),
        attended: "yes".into(),
        present: vec!["youth".into()],
        ..SessionForm::default()
    }
}

async fn br_03_interpreting_needs_its_own_consent(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    room.record(&room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    assert!(!room.gate().await.is_valid_on(Purpose::Interpreter, room.app.today()));
    room.record(&room.paper(Purpose::Interpreter, vec![signed(Some(mother), "2026-03-03")])).await.expect("valid");
    assert_eq!(room.gate().await.open_on(room.app.today()), [Purpose::Participation, Purpose::Interpreter]);
}

async fn br_09_an_optional_purpose_never_changes_the_enrolment(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let before = room.enrolment().await;
    let refused = SignatoryPart { decision: "refused".into(), ..signed(Some(mother), "2026-03-02") };
    let id = room.record(&room.paper(Purpose::School, vec![refused])).await.expect("a refusal is recorded");
    assert_eq!(room.state(id).await, ConsentState::Refused);
    let given = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-03")]);
    let given = room.record(&given).await.expect("the family changed its mind");
    assert_eq!(room.state(given).await, ConsentState::Valid);
    room.withdraw(given, &mother.to_string()).await.expect("withdrawn");
    assert_eq!(room.state(given).await, ConsentState::Withdrawn);
    assert_eq!(room.enrolment().await, before);
}

async fn a_first_declaration_moves_the_enrolment_on(db: Database) {
    let room = Room::open_in(db, Status::Contacting).await;
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::ContactHandover, vec![signed(Some(mother), "2026-03-02")])).await;
    let id = id.expect("valid");
    assert_eq!(room.enrolment().await.status, Status::Assessing);
    let row = room.row(id).await;
    assert_eq!(row.valid_until, Some(day("2027-06-02")), "no end is planned: a year and three months");
    room.withdraw(id, &mother.to_string()).await.expect("withdrawn");
    let row = room.enrolment().await;
    assert_eq!((row.status, row.end_reason), (Status::Declined, Some(EndReason::ConsentWithdrawn)));
}

async fn a_stale_page_changes_nothing(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let form = room.paper(Purpose::School, vec![pending(mother), pending(father)]);
    let id = room.record(&form).await.expect("recorded");
    assert_eq!(room.state(id).await, ConsentState::Informed);
    room.sign(id, "1", signed(Some(mother), "2026-03-02")).await.expect("the mother signs");
    let outcome = room.sign(id, "1", signed(Some(father), "2026-03-03")).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Stale))), "{outcome:?}");
    assert_eq!(room.state(id).await, ConsentState::PartiallySigned);
    room.sign(id, "2", signed(Some(father), "2026-03-03")).await.expect("the father signs");
    let outcome = room.sign(id, "3", signed(Some(father), "2026-03-04")).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Conflict(_)))), "{outcome:?}");
}

async fn the_same_id_is_the_same_consent(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("recorded");
    assert_eq!(room.record(&form).await.expect("the same again"), id);
    for change in 0..3 {
        let mut other = form.clone();
        match change {
            0 => other.proof_location = "Woanders".into(),
            1 => other.signatories[0].decided_on = "2026-03-03".into(),
            _ => other.understood = false,
        }
        let outcome = room.record(&other).await;
        let conflict = AppError::conflict("same_id_other_content");
        assert!(matches!(&outcome, Err(Fault::Expected(error)) if *error == conflict), "{outcome:?}");
    }
    let all = consent::Entity::find().all(&room.app.house.db.read).await.expect("read");
    assert_eq!(all.len(), 1);
}

async fn the_14th_birthday_asks_for_one_signature_more(db: Database) {
    let room = Room::open(db).await;
    room.born(day("2012-03-20")).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-02"), signed(None, "2026-03-02")]);
    let id = room.record(&form).await.expect("with the child's assent");
    room.app.pass(TimeDelta::days(5));
    assert_eq!(room.state(id).await, ConsentState::ReviewNeeded);
    assert!(room.gate().await.is_valid_on(Purpose::Participation, room.app.today()));
    room.sign(id, "1", youth("2026-03-22")).await.expect("the young person signs");
    room.app.pass(TimeDelta::days(60));
    assert_eq!(room.state(id).await, ConsentState::Valid);
    assert!(room.gate().await.is_valid_on(Purpose::Participation, day("2026-03-10")), "lawful before stays lawful");
}
