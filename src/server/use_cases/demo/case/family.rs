//! The young person and the adults around them.

use chrono::{Days, NaiveDate};

use crate::domain::case_code::CaseCode;
use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::guardian::{GuardianId, Relation};
use crate::domain::id::Id;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{ForeignOrigin, ParticipantId, SchoolType, Sex, YesNoUnknown};
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{data_key, guardian, participant, participant_identity};
use crate::server::fault::Fault;
use crate::server::use_cases::demo::cast::{BOYS, FAMILIES, FATHERS, GIRLS, LANGUAGES, MOTHERS, STREETS};
use crate::server::use_cases::demo::dice::Dice;
use crate::server::use_cases::demo::rows::Rows;

/// One adult.
pub struct Adult {
    /// Row id.
    pub id: GuardianId,
    /// Mother, father, legal guardian.
    pub relation: Relation,
    /// What the law gives them.
    pub custody: Custody,
    given_name: &'static str,
}

/// A drawn family.
pub struct Family {
    /// Girl or boy.
    pub sex: Sex,
    /// When the young person was born.
    pub birth_date: NaiveDate,
    /// Main language at home.
    pub language: LanguageCode,
    /// Whether talks need an interpreter.
    pub needs_interpreter: bool,
    /// The adults.
    pub adults: Vec<Adult>,
    given_name: &'static str,
    family_name: &'static str,
    foreign_origin: ForeignOrigin,
}

impl Family {
    /// Draws a family whose young person is admitted (or would be) on `admitted`.
    pub fn draw(dice: &mut Dice, admitted: NaiveDate) -> Self {
        let sex = if dice.percent(10) { Sex::Female } else { Sex::Male };
        let years = dice.weighted(&[
            (8, 3),
            (9, 5),
            (10, 8),
            (11, 12),
            (12, 16),
            (13, 18),
            (14, 16),
            (15, 11),
            (16, 7),
            (17, 4),
        ]);
        let days = years * 365 + years / 4 + dice.between(5, 355);
        let foreign_origin = match dice.between(1, 100) {
            1..=42 => ForeignOrigin::Both,
            43..=60 => ForeignOrigin::One,
            _ => ForeignOrigin::None,
        };
        let speaks_other = foreign_origin != ForeignOrigin::None && dice.percent(58);
        let language = if speaks_other { dice.weighted(&LANGUAGES) } else { LanguageCode::German };
        Self {
            sex,
            birth_date: admitted - Days::new(days.unsigned_abs()),
            language,
            needs_interpreter: speaks_other && dice.percent(57),
            adults: adults(dice),
            given_name: if sex == Sex::Female { *dice.one(&GIRLS) } else { *dice.one(&BOYS) },
            family_name: *dice.one(&FAMILIES),
            foreign_origin,
        }
    }

    /// Adds the rows of the young person and the adults.
    pub fn write(
        &self,
        rows: &mut Rows,
        dice: &mut Dice,
        id: ParticipantId,
        data_key_id: Id<data_key::Model>,
        key: &DataKey,
    ) -> Result<CaseCode, Fault> {
        let german = self.language == LanguageCode::German;
        let mut case_code = CaseCode::from_random(dice.bytes());
        while !rows.codes.insert(case_code) {
            case_code = CaseCode::from_random(dice.bytes());
        }
        rows.participants.push(participant::Model {
            id,
            case_code,
            data_key_id,
            sex: self.sex,
            german_at_home: if german { YesNoUnknown::Yes } else { YesNoUnknown::No },
            foreign_origin: self.foreign_origin,
            school_type: dice.weighted(&[
                (SchoolType::Gesamtschule, 30),
                (SchoolType::Hauptschule, 22),
                (SchoolType::Sekundarschule, 15),
                (SchoolType::Realschule, 13),
                (SchoolType::Foerderschule, 12),
                (SchoolType::Grundschule, 8),
            ]),
            grade: None,
            preferred_language: self.language,
            is_demo: true,
            created_at: rows.now,
            created_by: None,
            updated_at: rows.now,
            version: 1,
        });
        let at = |column| Place::new("participant_identity", column, id.uuid());
        let address = format!("{} {}, 00000 Demostadt", dice.one(&STREETS), dice.between(1, 140));
        let phone = format!("0000 {}", dice.between(100_000, 999_999));
        rows.identities.push(participant_identity::Model {
            participant_id: id,
            given_name_ct: key.seal(at("given_name_ct"), self.given_name)?,
            family_name_ct: key.seal(at("family_name_ct"), self.family_name)?,
            birth_date_ct: key.seal(at("birth_date_ct"), &self.birth_date.to_string())?,
            address_ct: key.seal_optional(at("address_ct"), &address)?,
            phone_ct: key.seal_optional(at("phone_ct"), &phone)?,
            safe_contact_note_ct: None,
            changed_at: rows.now,
            version: 1,
        });
        for adult in &self.adults {
            self.write_adult(rows, id, adult, key)?;
        }
        Ok(case_code)
    }

    fn write_adult(
        &self,
        rows: &mut Rows,
        participant_id: ParticipantId,
        adult: &Adult,
        key: &DataKey,
    ) -> Result<(), Fault> {
        let at = |column| Place::new("guardian", column, adult.id.uuid());
        let (document, institution, rule) = match (adult.relation, adult.custody) {
            (Relation::LegalGuardian, _) => {
                ("Amtsgericht Demostadt, 12 F 345/26", "Jugendamt Demostadt", "werktags 8 bis 12 Uhr")
            }
            (_, Custody::Sole) => ("Negativbescheinigung Jugendamt Demostadt", "", "werktags 9 bis 12 Uhr"),
            _ => ("Geburtsurkunde gesehen", "", ""),
        };
        rows.guardians.push(guardian::Model {
            id: adult.id,
            participant_id,
            given_name_ct: key.seal(at("given_name_ct"), adult.given_name)?,
            family_name_ct: key.seal(at("family_name_ct"), self.family_name)?,
            relation: adult.relation,
            custody: adult.custody,
            custody_proof: CustodyProof::DocumentSeen,
            custody_since: self.birth_date,
            custody_document_ct: key.seal_optional(at("custody_document_ct"), document)?,
            institution_ct: key.seal_optional(at("institution_ct"), institution)?,
            preferred_language: self.language,
            needs_interpreter: self.needs_interpreter,
            contact_ct: None,
            may_be_contacted: true,
            contact_rule_ct: key.seal_optional(at("contact_rule_ct"), rule)?,
            created_at: rows.now,
            created_by: None,
            updated_at: rows.now,
            version: 1,
        });
        Ok(())
    }
}

fn adults(dice: &mut Dice) -> Vec<Adult> {
    let both = [(Relation::Mother, Custody::FullJoint), (Relation::Father, Custody::FullJoint)];
    let plan: &[(Relation, Custody)] = match dice.between(1, 100) {
        1..=60 => &both,
        61..=92 => &[(Relation::Mother, Custody::Sole)],
        _ => &[(Relation::LegalGuardian, Custody::Sole)],
    };
    plan.iter()
        .map(|(relation, custody)| {
            let names: &[&'static str] = if *relation == Relation::Father { &FATHERS } else { &MOTHERS };
            let given_name = *dice.one(names);
            Adult { id: Id::from_uuid(dice.uuid()), relation: *relation, custody: *custody, given_name }
        })
        .collect()
}
