//! A drawn history as rows.

use chrono::{Days, NaiveDate, TimeDelta, Utc};
use leitplanke::domain::consent::{ConsentId, FormVersionId, Recipient};
use leitplanke::domain::custody::{Custody, CustodyProof};
use leitplanke::domain::enrolment::Status;
use leitplanke::domain::guardian::{GuardianId, Relation};
use leitplanke::domain::id::Id;
use leitplanke::domain::interpreter::{InterpreterId, JobStatus, Level, Mode};
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::network::SiblingId;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::review::{ConsentCheck, ReviewDecision, ReviewId};
use leitplanke::domain::session::{Attended, Place as SessionPlace, Present, SessionId, SessionKind};
use leitplanke::domain::signatory::{Decision, Insight, SignatoryRole};
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::crypto::{DataKey, Place};
use leitplanke::server::entity::{
    consent, consent_signatory, data_key, guardian, interpreter, interpreter_job, participant, participant_identity,
    referral, review, session, session_release, sibling,
};
use leitplanke::server::use_cases::form_texts;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::history::{History, Sheet};
use super::oracle::Markers;
use crate::support::TestApp;
use crate::support::people::{Case, day};

/// A case as it stands in the database.
pub struct Planted {
    pub number: usize,
    pub case: Case,
    pub history: History,
    pub markers: Markers,
    pub session: SessionId,
    /// The release the session went by.
    pub release: Option<ConsentId>,
    pub mother: GuardianId,
}

pub struct Stage<'a> {
    app: &'a TestApp,
    site: SiteId,
    worker: UserId,
    police: UserId,
    interpreter: InterpreterId,
    /// The German wording of each purpose.
    texts: Vec<(Purpose, FormVersionId)>,
}

impl<'a> Stage<'a> {
    pub async fn new(app: &'a TestApp, site: SiteId, worker: UserId, police: UserId, interprets: UserId) -> Self {
        let tx = app.house.db.begin_write().await.expect("a transaction");
        let texts = form_texts::ensure(&tx, day("2018-01-01"), app.now()).await.expect("form texts");
        form_texts::approve_everything(&tx, None, day("2018-01-01")).await.expect("form texts are approved");
        tx.commit().await.expect("form texts stay");
        let text = |purpose: &Purpose| (*purpose, texts.of(*purpose, None).expect("a form text"));
        let texts = Purpose::ALL.iter().map(text).collect();
        let id = Id::from_uuid(new_uuid());
        app.put(interpreter::Model {
            id,
            site_id: Some(site),
            user_id: Some(interprets),
            code_name: "SM Eins".to_owned(),
            level: Level::Sim,
            languages: vec![LanguageCode::Arabic].into(),
            confidentiality_signed_on: Some(app.today() - Days::new(200)),
            confidentiality_until: Some(app.today() + Days::new(200)),
            police_certificate_until: None,
            active: true,
            created_at: app.now(),
            created_by: None,
            updated_at: app.now(),
            version: 1,
        })
        .await;
        Self { app, site, worker, police, interpreter: id, texts }
    }

    fn ago(&self, days: i64) -> NaiveDate {
        self.app.today() - TimeDelta::days(days)
    }

    pub async fn plant(&self, history: History, markers: Markers, number: usize) -> Planted {
        let case = self.app.case_in(self.site, self.worker, "Sami Beispiel", Status::Active).await;
        let key = self.key(&case).await;
        let (mother, father) = self.family(&case, &key, &history).await;
        let mut release = None;
        for (purpose, school, chain) in history.chains() {
            for sheet in &chain.sheets {
                let id = self.sheet(&case, &history, purpose, sheet, (mother, father)).await;
                if let Some(school) = school {
                    self.name_school(id, &key, &markers.schools[school], &history, school).await;
                    if school == history.met && release.is_none() {
                        release = Some(id);
                    }
                }
            }
        }
        let session = self.session(&case, &key, &markers, number).await;
        if let Some(consent_id) = release {
            self.app.put(session_release::Model { session_id: session, consent_id }).await;
        }
        let sibling: SiblingId = Id::from_uuid(new_uuid());
        let name_ct = key.seal(Place::new("sibling", "name_ct", sibling.uuid()), &markers.sibling).expect("seals");
        self.app
            .put(sibling::Model {
                id: sibling,
                participant_id: case.participant,
                enrolment_id: case.enrolment,
                name_ct,
                birth_year: None,
                same_household: true,
                note_ct: None,
                created_at: self.app.now(),
                created_by: None,
                updated_at: self.app.now(),
                version: 1,
            })
            .await;
        let review: ReviewId = Id::from_uuid(new_uuid());
        let note_ct = key.seal(Place::new("review", "note_ct", review.uuid()), &markers.review).expect("seals");
        self.app
            .put(review::Model {
                id: review,
                enrolment_id: case.enrolment,
                due_on: None,
                held_on: self.app.today(),
                participants: vec![].into(),
                sense_and_need: true,
                decision: ReviewDecision::Continue,
                consent_check: ConsentCheck::AllValid,
                note_ct: Some(note_ct),
                created_at: self.app.now(),
                created_by: None,
                updated_at: self.app.now(),
                version: 1,
            })
            .await;
        Planted { number, case, history, markers, session, release, mother }
    }

    async fn key(&self, case: &Case) -> DataKey {
        let db = &self.app.house.db.read;
        let row = participant::Entity::find_by_id(case.participant).one(db).await.expect("people").expect("one");
        let row = data_key::Entity::find_by_id(row.data_key_id).one(db).await.expect("keys").expect("one");
        self.app.house.keyring.unwrap_data_key(row.id.uuid(), &row.wrapped).expect("the key opens")
    }

    /// Age and custody as drawn, and the police as who made the referral.
    async fn family(&self, case: &Case, key: &DataKey, history: &History) -> (GuardianId, GuardianId) {
        let family = &history.family;
        let birthday = self.ago(family.birthday);
        let born = birthday.checked_sub_months(chrono::Months::new(family.age as u32 * 12)).expect("a birthday");
        let place = Place::new("participant_identity", "birth_date_ct", case.participant.uuid());
        let born = key.seal(place, &born.to_string()).expect("seals");
        let known = self.ago(family.custody_changed.unwrap_or(400));
        let known = known.and_hms_opt(9, 0, 0).expect("an hour").and_local_timezone(Utc).unwrap();
        let custody = if family.joint { Custody::FullJoint } else { Custody::Sole };
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        participant_identity::Entity::update_many()
            .col_expr(participant_identity::Column::BirthDateCt, Expr::value(born))
            .filter(participant_identity::Column::ParticipantId.eq(case.participant))
            .exec(&tx)
            .await
            .expect("the birthday is written");
        guardian::Entity::update_many()
            .col_expr(guardian::Column::Custody, Expr::value(custody))
            .col_expr(guardian::Column::UpdatedAt, Expr::value(known))
            .filter(guardian::Column::ParticipantId.eq(case.participant))
            .exec(&tx)
            .await
            .expect("custody is written");
        referral::Entity::update_many()
            .col_expr(referral::Column::CreatedBy, Expr::value(self.police))
            .filter(referral::Column::Id.eq(case.referral))
            .exec(&tx)
            .await
            .expect("the referral is the police's");
        tx.commit().await.expect("stays");
        let mother = guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(case.participant));
        let mother = mother.one(&self.app.house.db.read).await.expect("guardians").expect("one");
        let father: GuardianId = Id::from_uuid(new_uuid());
        if family.joint {
            let seal = |column, text| key.seal(Place::new("guardian", column, father.uuid()), text).expect("seals");
            self.app
                .put(guardian::Model {
                    id: father,
                    given_name_ct: seal("given_name_ct", "Karim"),
                    family_name_ct: seal("family_name_ct", "Beispiel"),
                    relation: Relation::Father,
                    custody_proof: CustodyProof::Stated,
                    ..mother.clone()
                })
                .await;
        }
        (mother.id, father)
    }

    /// One sheet with everybody who has to sign at the age of that day; an incomplete one lacks its last signature.
    async fn sheet(
        &self,
        case: &Case,
        history: &History,
        purpose: Purpose,
        sheet: &Sheet,
        (mother, father): (GuardianId, GuardianId),
    ) -> ConsentId {
        let id: ConsentId = Id::from_uuid(new_uuid());
        let signed = self.ago(sheet.signed);
        let made = signed.and_hms_opt(9, 0, 0).expect("an hour").and_local_timezone(Utc).unwrap();
        let withdrawn = sheet.withdrawn.map(|days| self.ago(days));
        self.app
            .put(consent::Model {
                id,
                participant_id: case.participant,
                enrolment_id: case.enrolment,
                purpose,
                form_version_id: self.texts.iter().find(|(of, _)| *of == purpose).expect("a form text").1,
                informed_on: Some(signed),
                informed_by: Some(case.worker),
                explained_in_language: Some(LanguageCode::Arabic),
                interpreter_job_id: None,
                interpreter_level: None,
                remote_allowed: false,
                interpreter_name_ct: None,
                understood: Some(true),
                valid_from: sheet.complete.then_some(signed),
                valid_until: sheet.complete.then(|| self.ago(sheet.until)),
                proof: None,
                proof_location_ct: None,
                proof_confirmed_on: None,
                proof_confirmed_by: None,
                withdrawn_on: withdrawn,
                withdrawn_at: withdrawn
                    .map(|day| day.and_hms_opt(8, 0, 0).expect("an hour").and_local_timezone(Utc).unwrap()),
                withdrawn_by_signatory: None,
                withdrawal_channel: None,
                withdrawal_handled_on: None,
                voided_on: sheet.voided.map(|days| self.ago(days)),
                superseded_on: sheet.superseded.map(|days| self.ago(days)),
                asked_again_from: sheet.asked_again.map(|days| self.ago(days)),
                recipient_ct: None,
                direction: None,
                receipt_code: None,
                created_at: made,
                created_by: Some(case.worker),
                updated_at: made,
                version: 1,
            })
            .await;
        let age = history.family.age_at(sheet.signed);
        let mut lines = Vec::new();
        if age < 18 {
            lines.push((Some(mother), SignatoryRole::CustodyHolder));
            if history.family.needs_father(sheet.signed) {
                lines.push((Some(father), SignatoryRole::CustodyHolder));
            }
        }
        let judged = sheet.judged && (14..18).contains(&age);
        let own = if age >= 14 && !judged { SignatoryRole::Youth } else { SignatoryRole::Assent };
        lines.push((None, own));
        let needed = lines.iter().filter(|(_, role)| *role != SignatoryRole::Assent).count();
        for (index, (guardian_id, role)) in lines.into_iter().enumerate() {
            let required = role != SignatoryRole::Assent;
            let lacks = !sheet.complete && index + 1 == needed;
            let decision = match (required, lacks) {
                (false, _) => Decision::NotRequired,
                (true, true) if sheet.refused => Decision::Refused,
                (true, true) => Decision::Pending,
                (true, false) => Decision::Signed,
            };
            let decided = matches!(decision, Decision::Signed | Decision::Refused);
            self.app
                .put(consent_signatory::Model {
                    id: Id::from_uuid(new_uuid()),
                    consent_id: id,
                    guardian_id,
                    role,
                    required,
                    decision,
                    decided_on: decided.then_some(signed),
                    insight: if guardian_id.is_none() && judged {
                        Insight::NotSufficient
                    } else {
                        Insight::NotApplicable
                    },
                    insight_reason_ct: None,
                    court_reference_ct: None,
                    attorney_ct: None,
                    typed_name_ct: None,
                    mark_ct: None,
                    witnessed_by: None,
                    witnessed_at: None,
                    created_at: made,
                    created_by: None,
                    updated_at: made,
                    version: 1,
                })
                .await;
        }
        id
    }

    async fn name_school(&self, id: ConsentId, key: &DataKey, name: &str, history: &History, school: usize) {
        let recipient =
            Recipient { institution: name.to_owned(), person: String::new(), content: "Schulbesuch".to_owned() };
        let text = serde_json::to_string(&recipient).expect("JSON");
        let sealed = key.seal(Place::new("consent", "recipient_ct", id.uuid()), &text).expect("seals");
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        consent::Entity::update_many()
            .col_expr(consent::Column::RecipientCt, Expr::value(sealed))
            .col_expr(consent::Column::Direction, Expr::value(history.directions[school]))
            .filter(consent::Column::Id.eq(id))
            .exec(&tx)
            .await
            .expect("the school is named");
        tx.commit().await.expect("stays");
    }

    async fn session(&self, case: &Case, key: &DataKey, markers: &Markers, number: usize) -> SessionId {
        let (id, job): (SessionId, _) = (Id::from_uuid(new_uuid()), Id::from_uuid(new_uuid()));
        self.app
            .put(interpreter_job::Model {
                id: job,
                site_id: case.site,
                interpreter_id: Some(self.interpreter),
                language: LanguageCode::Arabic,
                dialect: Some(markers.dialect.clone()),
                mode: Mode::InPerson,
                level: Level::Sim,
                status: JobStatus::Done,
                minutes: 60,
                travel_minutes: 0,
                ordered_at: None,
                same_as_last: None,
                cost_cents: None,
                created_at: self.app.now(),
                created_by: Some(case.worker),
                updated_at: self.app.now(),
                version: 1,
            })
            .await;
        let seal = |column, text: &str| Some(key.seal(Place::new("session", column, id.uuid()), text).expect("seals"));
        self.app
            .put(session::Model {
                id,
                enrolment_id: case.enrolment,
                held_on: self.ago(1 + number as i64 % 40),
                start_minute: 600 + number as i32,
                minutes: 60,
                travel_minutes: 0,
                place: SessionPlace::School,
                kind: SessionKind::SchoolTalk,
                attended: Attended::Yes,
                present: vec![Present::Youth, Present::Teacher, Present::Interpreter].into(),
                topic_tags: Vec::new().into(),
                note_ct: seal("note_ct", &markers.note),
                next_step_ct: seal("next_step_ct", &markers.step),
                next_appointment_on: None,
                interpreter_needed: true,
                interpreter_job_id: Some(job),
                anonymised_talk: false,
                legal_ground: None,
                exception_reason_ct: None,
                author_id: case.worker,
                documented_at: self.app.now(),
                created_at: self.app.now(),
                created_by: Some(case.worker),
                updated_at: self.app.now(),
                version: 1,
            })
            .await;
        id
    }
}
