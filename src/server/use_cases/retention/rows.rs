//! Which rows go by which class. Children come before what they point at; codes and days that figures need stay.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::domain::case_code::CaseCode;
use crate::domain::enrolment::Status;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{ForeignOrigin, SchoolType, YesNoUnknown};
use crate::domain::retention::RetentionClass;
use crate::server::crypto::random;
use crate::server::entity::{data_key, enrolment, guardian, participant, participant_identity, referral};
use crate::server::erasure::Retired;
use crate::server::fault::Fault;
use crate::server::use_cases::erase::forget_drafts;

use Owner::{Consents, Enrolments, Person, Sessions};

/// How a row is found from the person.
#[derive(Clone, Copy)]
enum Owner {
    Person,
    Enrolments,
    Sessions,
    Consents,
}

/// The case record (R3), and what hangs on the list itself.
const RECORD: [(&str, Owner); 13] = [
    ("enrolment_extension", Enrolments),
    ("review", Enrolments),
    ("enrolment_pause", Enrolments),
    ("enrolment_step", Enrolments),
    ("closing", Enrolments),
    ("session_release", Sessions),
    ("session", Enrolments),
    ("contact_attempt", Enrolments),
    ("sibling", Person),
    ("network_contact", Person),
    ("participant_language", Person),
    ("legal_hold", Person),
    ("retention_item", Person),
];
/// The proof of consent (R4), and who gave it.
const PROOF: [(&str, Owner); 5] = [
    ("consent_scan", Consents),
    ("consent_signatory", Consents),
    ("consent", Person),
    ("guardian", Person),
    ("participant_identity", Person),
];
/// What is left of somebody who never took part.
const REST: [(&str, Owner); 2] = [("enrolment", Person), ("referral", Person)];

/// Every table whose rows of a person are deleted by one class or another: a test compares it with the schema.
pub fn tables() -> Vec<&'static str> {
    let of_somebody = RECORD.iter().chain(&PROOF).chain(&REST).map(|(table, _)| *table);
    of_somebody.chain(["participant", "data_key", "draft"]).collect()
}

/// Erases what the class says; gives the number of rows that were deleted or emptied.
pub(super) async fn erase(
    tx: &impl ConnectionTrait,
    person: &participant::Model,
    retired: &Retired,
) -> Result<u64, Fault> {
    forget_drafts(tx, person).await?;
    let mut rows = delete(tx, &RECORD, person).await?;
    match retired.class {
        RetentionClass::CaseRecord => rows += reduce(tx, person, retired).await?,
        RetentionClass::ConsentProof => {
            rows += delete(tx, &PROOF, person).await?;
            rows += data_key::Entity::delete_by_id(person.data_key_id).exec(tx).await?.rows_affected;
            rows += unname(tx, person).await?;
        }
        RetentionClass::CandidateWithoutConsent => {
            rows += delete(tx, &PROOF, person).await? + delete(tx, &REST, person).await?;
            rows += participant::Entity::delete_by_id(person.id).exec(tx).await?.rows_affected;
            rows += data_key::Entity::delete_by_id(person.data_key_id).exec(tx).await?.rows_affected;
        }
        other => return Err(Fault::internal(format!("{other} is no class of a person"))),
    }
    Ok(rows)
}

async fn delete(
    tx: &impl ConnectionTrait,
    tables: &[(&'static str, Owner)],
    person: &participant::Model,
) -> Result<u64, Fault> {
    let mut rows = 0;
    for (table, owner) in tables {
        let own = match owner {
            Person => Expr::col(Alias::new("participant_id")).eq(person.id),
            Enrolments => Expr::col(Alias::new("enrolment_id")).in_subquery(of_person("enrolment", person)),
            Consents => Expr::col(Alias::new("consent_id")).in_subquery(of_person("consent", person)),
            Sessions => {
                let sessions = Query::select()
                    .column(Alias::new("id"))
                    .from(Alias::new("session"))
                    .and_where(Expr::col(Alias::new("enrolment_id")).in_subquery(of_person("enrolment", person)))
                    .to_owned();
                Expr::col(Alias::new("session_id")).in_subquery(sessions)
            }
        };
        let statement = Query::delete().from_table(Alias::new(*table)).and_where(own).to_owned();
        rows += tx.execute(&statement).await?.rows_affected();
    }
    Ok(rows)
}

fn of_person(table: &'static str, person: &participant::Model) -> SelectStatement {
    Query::select()
        .column(Alias::new("id"))
        .from(Alias::new(table))
        .and_where(Expr::col(Alias::new("participant_id")).eq(person.id))
        .to_owned()
}

/// R3: the enrolment keeps site, start, end, kind of ending and age for figures, the person keeps the sex; names, birth
/// date and custody stay sealed beside the proof of consent until R4.
async fn reduce(tx: &impl ConnectionTrait, person: &participant::Model, retired: &Retired) -> Result<u64, Fault> {
    use enrolment::Column as Enrolment;
    let nobody = || Expr::value(None::<uuid::Uuid>);
    let no_day = || Expr::value(None::<chrono::NaiveDate>);
    let no_text = || Expr::value(None::<String>);
    let no_bytes = || Expr::value(None::<Vec<u8>>);
    let enrolments = enrolment::Entity::update_many()
        .col_expr(Enrolment::Status, Expr::value(Status::Erased))
        .col_expr(Enrolment::IsOpen, Expr::value(false))
        .col_expr(Enrolment::EndOn, Expr::col(Enrolment::EndOn).if_null(retired.start))
        .col_expr(Enrolment::EndReason, no_text())
        .col_expr(Enrolment::LeadWorkerId, nobody())
        .col_expr(Enrolment::DeputyId, nobody())
        .col_expr(Enrolment::DeputyFrom, no_day())
        .col_expr(Enrolment::DeputyUntil, no_day())
        .col_expr(Enrolment::Screening2On, no_day())
        .col_expr(Enrolment::Screening2Result, no_text())
        .col_expr(Enrolment::PlannedEndOn, no_day())
        .col_expr(Enrolment::FollowUpUntil, no_day())
        .col_expr(Enrolment::LastSessionOn, no_day())
        .col_expr(Enrolment::NextReviewOn, no_day())
        .col_expr(Enrolment::PausedOn, no_day())
        .col_expr(Enrolment::AgeReasonCt, no_bytes())
        .col_expr(Enrolment::CreatedBy, nobody())
        .col_expr(Enrolment::UpdatedAt, Expr::value(retired.at))
        .col_expr(Enrolment::Version, Expr::col(Enrolment::Version).add(1))
        .filter(Enrolment::ParticipantId.eq(person.id))
        .filter(Enrolment::Status.ne(Status::Erased))
        .exec(tx)
        .await?;
    let referrals = referral::Entity::update_many()
        .col_expr(referral::Column::ThresholdNoteCode, no_text())
        .col_expr(referral::Column::HandedOverOn, no_day())
        .col_expr(referral::Column::CreatedBy, nobody())
        .filter(referral::Column::ParticipantId.eq(person.id))
        .exec(tx)
        .await?;
    let people = participant::Entity::update_many()
        .col_expr(participant::Column::GermanAtHome, Expr::value(YesNoUnknown::Unknown))
        .col_expr(participant::Column::ForeignOrigin, Expr::value(ForeignOrigin::Unknown))
        .col_expr(participant::Column::SchoolType, Expr::value(SchoolType::Unknown))
        .col_expr(participant::Column::Grade, Expr::value(None::<i32>))
        .col_expr(participant::Column::PreferredLanguage, Expr::value(LanguageCode::Other))
        .col_expr(participant::Column::CreatedBy, nobody())
        .filter(participant::Column::Id.eq(person.id))
        .exec(tx)
        .await?;
    let adults = guardian::Entity::update_many()
        .col_expr(guardian::Column::ContactCt, no_bytes())
        .col_expr(guardian::Column::ContactRuleCt, no_bytes())
        .filter(guardian::Column::ParticipantId.eq(person.id))
        .exec(tx)
        .await?;
    // Every instance's name index follows this instant and finds that nobody may be searched for any more.
    let identities = participant_identity::Entity::update_many()
        .col_expr(participant_identity::Column::AddressCt, no_bytes())
        .col_expr(participant_identity::Column::PhoneCt, no_bytes())
        .col_expr(participant_identity::Column::SafeContactNoteCt, no_bytes())
        .col_expr(participant_identity::Column::ChangedAt, Expr::value(retired.at))
        .filter(participant_identity::Column::ParticipantId.eq(person.id))
        .exec(tx)
        .await?;
    let all = [enrolments, referrals, people, adults, identities];
    Ok(all.iter().map(|done| done.rows_affected).sum())
}

/// R4: the case code, which stands on paper too, is replaced by one that nobody has seen.
async fn unname(tx: &impl ConnectionTrait, person: &participant::Model) -> Result<u64, Fault> {
    let code = CaseCode::from_random(random::<16>()?);
    let people = participant::Entity::update_many()
        .col_expr(participant::Column::CaseCode, Expr::value(code))
        .filter(participant::Column::Id.eq(person.id))
        .exec(tx)
        .await?;
    let enrolments = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::CaseCode, Expr::value(code))
        .filter(enrolment::Column::ParticipantId.eq(person.id))
        .exec(tx)
        .await?;
    Ok(people.rows_affected + enrolments.rows_affected)
}
