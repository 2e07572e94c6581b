//! People of the programme, made with one line each. Every name is made up.

use chrono::{Days, NaiveDate};
use leitplanke::domain::access::Role;
use leitplanke::domain::case_code::CaseCode;
use leitplanke::domain::consent::{ConsentId, Proof};
use leitplanke::domain::custody::{Custody, CustodyProof};
use leitplanke::domain::enrolment::{EnrolmentId, Status, Strand};
use leitplanke::domain::guardian::{GuardianId, Relation};
use leitplanke::domain::id::Id;
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::message::Language;
use leitplanke::domain::participant::{ForeignOrigin, ParticipantId, SchoolType, Sex, YesNoUnknown};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::referral::{ReferralId, ReferralOutcome, ReferralSource, Screening1Result, Threshold};
use leitplanke::domain::signatory::{Decision, Insight, SignatoryRole};
use leitplanke::domain::site::{Region, SiteId};
use leitplanke::domain::user::{GrantId, UserId};
use leitplanke::server::clock::new_uuid;
use leitplanke::server::crypto::{DataKey, Place, random};
use leitplanke::server::entity::{
    app_user, consent, consent_signatory, data_key, enrolment, guardian, participant, participant_identity, referral,
    role_grant, site,
};
use leitplanke::server::use_cases::form_texts;
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::TestApp;

/// A young person with a referral and an enrolment.
#[derive(Clone, Debug)]
pub struct Case {
    /// Shown everywhere instead of the name.
    pub code: CaseCode,
    /// The young person.
    pub participant: ParticipantId,
    /// Their enrolment.
    pub enrolment: EnrolmentId,
    /// The referral it began with.
    pub referral: ReferralId,
    /// The site.
    pub site: SiteId,
    /// The responsible worker.
    pub worker: UserId,
}

impl Case {
    /// The code as it stands in addresses.
    pub fn path(&self) -> String {
        format!("/cases/{}", self.code.compact())
    }
}

fn new_id<T>() -> Id<T> {
    Id::from_uuid(new_uuid())
}

impl TestApp {
    /// Inserts one row in a transaction of its own.
    pub async fn put<Model, Active>(&self, row: Model)
    where
        Model: IntoActiveModel<Active>,
        Active: ActiveModelTrait + ActiveModelBehavior,
        Active::Entity: EntityTrait,
    {
        let tx = self.house.db.begin_write().await.expect("a transaction");
        let row = row.into_active_model().reset_all();
        Active::Entity::insert(row).exec_without_returning(&tx).await.expect("the row goes in");
        tx.commit().await.expect("the row stays");
    }

    /// A site.
    pub async fn site(&self, name: &str) -> SiteId {
        let id = new_id();
        self.put(site::Model {
            id,
            name: name.to_owned(),
            kpb_code: format!("KPB-{}", name.to_uppercase()),
            provider_name: "Beispielträger e. V.".to_owned(),
            controller_text: "Beispielträger e. V. im Auftrag des Landes".to_owned(),
            contact_name: "Frau Muster".to_owned(),
            contact_phone: "0221 4710 100".to_owned(),
            region: Region::Arnsberg,
            active_from: day("2018-01-01"),
            active_to: None,
            strand_enabled: true,
            remote_interpreting: false,
            planned_months: 12,
            extension_months: 6,
            look_back_months: 12,
            oldest_age: 17,
            extends_past_18: false,
            mutual_deputies: false,
            is_demo: false,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
        id
    }

    /// A user with these roles since a year ago; no password.
    pub async fn user(&self, user_name: &str, roles: &[(Role, Option<SiteId>)]) -> UserId {
        let id = new_id();
        let (data_key_id, _) = self.data_key().await;
        self.put(app_user::Model {
            id,
            user_name: user_name.to_owned(),
            display_name: format!("{user_name} (Test)"),
            email: None,
            password_hash: None,
            language: Language::De,
            deactivated_at: None,
            secrecy_declared_on: None,
            data_key_id,
            is_demo: false,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
        for (role, site) in roles {
            self.grant(id, *role, *site).await;
        }
        id
    }

    /// Gives a role from a year ago on, without an end.
    pub async fn grant(&self, user_id: UserId, role: Role, site_id: Option<SiteId>) -> GrantId {
        let id = new_id();
        self.put(role_grant::Model {
            id,
            user_id,
            role,
            site_id,
            valid_from: self.today() - Days::new(365),
            valid_until: None,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
        id
    }

    /// A data key with its row.
    pub async fn data_key(&self) -> (Id<data_key::Model>, DataKey) {
        let (key, wrapped) = self.house.keyring.new_data_key().expect("a data key");
        let id = Id::from_uuid(key.id());
        let kek_id = self.house.keyring.master_id().to_owned();
        self.put(data_key::Model { id, kek_id, wrapped, created_at: self.now() }).await;
        (id, key)
    }

    /// A boy of 13 with this name and one mother with sole custody, who takes part since 60 days.
    pub async fn case(&self, site: SiteId, worker: UserId, name: &str) -> Case {
        self.case_in(site, worker, name, Status::Active).await
    }

    /// The same in another state.
    pub async fn case_in(&self, site: SiteId, worker: UserId, name: &str, status: Status) -> Case {
        let case = Case {
            code: CaseCode::from_random(random().expect("random bytes")),
            participant: new_id(),
            enrolment: new_id(),
            referral: new_id(),
            site,
            worker,
        };
        let key = self.young_person(&case, name).await;
        self.guardian(&case, &key, name).await;
        self.taking_part(&case, status).await;
        case
    }

    async fn young_person(&self, case: &Case, name: &str) -> DataKey {
        let (data_key_id, key) = self.data_key().await;
        let (given, family) = name.split_once(' ').unwrap_or((name, "Beispiel"));
        self.put(participant::Model {
            id: case.participant,
            case_code: case.code,
            data_key_id,
            sex: Sex::Male,
            german_at_home: YesNoUnknown::No,
            foreign_origin: ForeignOrigin::Both,
            school_type: SchoolType::Gesamtschule,
            grade: Some(7),
            preferred_language: LanguageCode::Arabic,
            is_demo: false,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
        let seal = |column, text: &str| {
            key.seal(Place::new("participant_identity", column, case.participant.uuid()), text).expect("seals")
        };
        self.put(participant_identity::Model {
            participant_id: case.participant,
            given_name_ct: seal("given_name_ct", given),
            family_name_ct: seal("family_name_ct", family),
            birth_date_ct: seal("birth_date_ct", &(self.today() - Days::new(13 * 365 + 100)).to_string()),
            address_ct: Some(seal("address_ct", "Beispielweg 1, 12345 Musterstadt")),
            phone_ct: None,
            safe_contact_note_ct: None,
            changed_at: self.now(),
            version: 1,
        })
        .await;
        key
    }

    async fn guardian(&self, case: &Case, key: &DataKey, name: &str) -> GuardianId {
        let id: GuardianId = new_id();
        let family = name.split_once(' ').map_or("Beispiel", |(_, family)| family);
        let seal = |column, text: &str| key.seal(Place::new("guardian", column, id.uuid()), text).expect("seals");
        self.put(guardian::Model {
            id,
            participant_id: case.participant,
            given_name_ct: seal("given_name_ct", "Amina"),
            family_name_ct: seal("family_name_ct", family),
            relation: Relation::Mother,
            custody: Custody::Sole,
            custody_proof: CustodyProof::Stated,
            custody_since: leitplanke::server::clock::berlin_date(self.now()),
            custody_document_ct: None,
            institution_ct: None,
            contact_rule_ct: None,
            preferred_language: LanguageCode::Arabic,
            needs_interpreter: true,
            contact_ct: None,
            may_be_contacted: true,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
        id
    }

    async fn taking_part(&self, case: &Case, status: Status) {
        self.put(referral::Model {
            id: case.referral,
            participant_id: case.participant,
            site_id: case.site,
            received_on: self.today() - Days::new(90),
            source: ReferralSource::PoliceScreening,
            threshold_met: Threshold::Violence1,
            threshold_note_code: None,
            screening1_result: Screening1Result::Suggest,
            handed_over_on: None,
            outcome: if status.takes_part() { ReferralOutcome::Admitted } else { ReferralOutcome::Open },
            outcome_on: None,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
        let start = status.takes_part().then(|| self.today() - Days::new(60));
        self.put(enrolment::Model {
            id: case.enrolment,
            participant_id: case.participant,
            case_code: case.code,
            site_id: case.site,
            referral_id: case.referral,
            strand: Strand::Standard,
            status,
            lead_worker_id: Some(case.worker),
            deputy_id: None,
            deputy_from: None,
            deputy_until: None,
            screening2_on: start,
            screening2_result: None,
            start_on: start,
            planned_end_on: start.map(|day| day + Days::new(365)),
            end_on: None,
            end_kind: None,
            end_reason: None,
            follow_up_until: None,
            age_at_start_months: start.map(|_| 157),
            age_reason_ct: None,
            last_session_on: None,
            next_review_on: None,
            paused_on: None,
            previous_id: None,
            is_open: true,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
    }

    /// The texts of consents, approved, so that somebody can sign.
    pub async fn approved_texts(&self) {
        let tx = self.house.db.begin_write().await.expect("a transaction");
        form_texts::ensure(&tx, day("2018-01-01"), self.now()).await.expect("form texts");
        form_texts::approve_everything(&tx, None, day("2018-01-01")).await.expect("form texts are approved");
        tx.commit().await.expect("form texts stay");
    }

    /// A consent signed by the mother 61 days ago, valid for a year.
    pub async fn consent(&self, case: &Case, purpose: Purpose) -> ConsentId {
        let signed = self.today() - Days::new(61);
        let tx = self.house.db.begin_write().await.expect("a transaction");
        let versions = form_texts::ensure(&tx, day("2018-01-01"), self.now()).await.expect("form texts");
        form_texts::approve_everything(&tx, None, day("2018-01-01")).await.expect("form texts are approved");
        tx.commit().await.expect("form texts stay");
        let id: ConsentId = new_id();
        self.put(consent::Model {
            id,
            participant_id: case.participant,
            enrolment_id: case.enrolment,
            purpose,
            form_version_id: versions.of(purpose, None).expect("a form text"),
            informed_on: Some(signed),
            informed_by: Some(case.worker),
            explained_in_language: Some(LanguageCode::Arabic),
            interpreter_job_id: None,
            interpreter_level: None,
            remote_allowed: false,
            interpreter_name_ct: None,
            understood: Some(true),
            valid_from: Some(signed),
            valid_until: Some(signed + Days::new(365)),
            proof: Some(Proof::PaperLocation),
            proof_location_ct: None,
            proof_confirmed_on: None,
            proof_confirmed_by: None,
            withdrawn_on: None,
            withdrawn_at: None,
            withdrawn_by_signatory: None,
            withdrawal_channel: None,
            withdrawal_handled_on: None,
            voided_on: None,
            superseded_on: None,
            asked_again_from: None,
            recipient_ct: None,
            direction: None,
            receipt_code: None,
            created_at: self.now(),
            created_by: Some(case.worker),
            updated_at: self.now(),
            version: 1,
        })
        .await;
        self.signature(case, id, signed).await;
        id
    }

    async fn signature(&self, case: &Case, consent_id: ConsentId, signed: NaiveDate) {
        use sea_orm::{ColumnTrait, QueryFilter};
        let mother = guardian::Entity::find()
            .filter(guardian::Column::ParticipantId.eq(case.participant))
            .one(&self.house.db.read)
            .await
            .expect("guardians are read");
        self.put(consent_signatory::Model {
            id: new_id(),
            consent_id,
            guardian_id: mother.map(|row| row.id),
            role: SignatoryRole::CustodyHolder,
            required: true,
            decision: Decision::Signed,
            decided_on: Some(signed),
            insight: Insight::NotApplicable,
            insight_reason_ct: None,
            court_reference_ct: None,
            attorney_ct: None,
            typed_name_ct: None,
            mark_ct: None,
            witnessed_by: None,
            witnessed_at: None,
            created_at: self.now(),
            created_by: None,
            updated_at: self.now(),
            version: 1,
        })
        .await;
    }
}

/// A date.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
