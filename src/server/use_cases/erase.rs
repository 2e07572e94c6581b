//! Erasing a person by hand: the data key is destroyed, every ciphertext overwritten, and siblings, network and holds are
//! deleted; other rows of codes and days stay for the counts until their own date (`retention`, BR-20).

use std::collections::HashSet;

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::domain::case_code::CaseCode;
use crate::domain::participant::ParticipantId;
use crate::domain::retention::DeletionRecordId;
use crate::server::audit::{self, Author, Event};
use crate::server::clock::berlin_date;
use crate::server::entity::{consent, data_key, deletion_record, draft, legal_hold, participant, participant_identity};
use crate::server::erasure::{Erasure, Journal};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::use_cases::retention;

/// Ciphertext columns by table: those that must hold something get an empty value, the others none; and how a row is
/// found from the person.
const CIPHERTEXTS: [(&str, &[&str], &[&str], Owner); 8] = [
    (
        "participant_identity",
        &["given_name_ct", "family_name_ct", "birth_date_ct"],
        &["address_ct", "phone_ct", "safe_contact_note_ct"],
        Owner::Participant,
    ),
    (
        "guardian",
        &["given_name_ct", "family_name_ct"],
        &["contact_ct", "contact_rule_ct", "custody_document_ct", "institution_ct"],
        Owner::Participant,
    ),
    ("enrolment", &[], &["age_reason_ct"], Owner::Participant),
    ("contact_attempt", &[], &["note_ct"], Owner::Enrolment),
    ("review", &[], &["note_ct"], Owner::Enrolment),
    ("closing", &[], &["summary_ct"], Owner::Enrolment),
    ("session", &[], &["note_ct", "next_step_ct", "exception_reason_ct"], Owner::Enrolment),
    ("consent", &[], &["proof_location_ct", "recipient_ct", "interpreter_name_ct"], Owner::Participant),
];
/// The one table that hangs on a consent.
const SIGNATORY: (&str, &[&str]) =
    ("consent_signatory", &["insight_reason_ct", "court_reference_ct", "attorney_ct", "typed_name_ct", "mark_ct"]);

/// Rows about other people, and the reasons of holds: deleted whole, because their codes and days serve no count.
const DELETED: [(&str, &[&str]); 4] = [
    ("sibling", &["name_ct", "note_ct"]),
    ("network_contact", &["institution_ct", "person_ct", "contact_ct"]),
    ("legal_hold", &["reason_ct"]),
    ("retention_item", &[]),
];

/// Pictures that hang on a consent: gone as rows, a page with names on it leaves nothing behind.
const SCANS: &str = "consent_scan";

#[derive(Clone, Copy)]
enum Owner {
    Participant,
    Enrolment,
}

/// All ciphertext columns that are overwritten or deleted: a test compares them with the schema.
pub fn overwritten() -> Vec<(&'static str, &'static str)> {
    let by_table = CIPHERTEXTS
        .iter()
        .flat_map(|(table, needed, other, _)| needed.iter().chain(other.iter()).map(move |column| (*table, *column)));
    let signatories = SIGNATORY.1.iter().map(|column| (SIGNATORY.0, *column));
    let deleted = DELETED.iter().flat_map(|(table, columns)| columns.iter().map(move |column| (*table, *column)));
    by_table.chain(signatories).chain(deleted).chain([(SCANS, "image_ct")]).collect()
}

/// Erases the person behind a case code: first the journal, then the database.
///
/// # Errors
/// `NotFound` for an unknown code; `held` while a hold stands; the disk's and the database's own.
pub async fn erase(house: &House, code: CaseCode) -> Result<(), Fault> {
    let person = participant::Entity::find().filter(participant::Column::CaseCode.eq(code)).one(&house.db.read).await?;
    let person = person.ok_or_else(Fault::not_found)?;
    let today = berlin_date(house.clock.now());
    let holds = legal_hold::Entity::find().filter(legal_hold::Column::ParticipantId.eq(person.id));
    if holds.all(&house.db.read).await?.iter().any(|row| row.hold().stands(today)) {
        return Err(Fault::conflict("held"));
    }
    Journal::of(&house.settings.data).add(&house.keyring, person.id, house.clock.now())?;
    destroy(house, person.id).await?;
    Ok(())
}

/// Carries out what a journal says and the database does not know yet; gives the number of people.
///
/// # Errors
/// A line of the journal that this house did not sign; the database's own.
pub async fn apply(house: &House, journal: &Journal) -> Result<usize, Fault> {
    let erasures = journal.erasures(&house.keyring)?;
    let records = deletion_record::Entity::find().select_only().column(deletion_record::Column::Id);
    let carried_out: HashSet<DeletionRecordId> = if erasures.is_empty() {
        HashSet::new()
    } else {
        records.into_tuple().all(&house.db.read).await?.into_iter().collect()
    };
    let mut done = 0;
    for erasure in erasures {
        done += usize::from(match erasure {
            Erasure::ByHand(person) => destroy(house, person).await?,
            Erasure::Retention(retired) if carried_out.contains(&retired.record) => false,
            Erasure::Retention(retired) => retention::replay(house, &retired).await?,
        });
    }
    Ok(done)
}

/// Destroys key and ciphertexts in one transaction. `false` when there was nothing to destroy any more.
async fn destroy(house: &House, person: ParticipantId) -> Result<bool, Fault> {
    let tx = house.db.begin_write().await?;
    let Some(row) = participant::Entity::find_by_id(person).one(&tx).await? else { return Ok(false) };
    let gone = data_key::Entity::delete_by_id(row.data_key_id).exec(&tx).await?;
    if gone.rows_affected == 0 {
        return Ok(false);
    }
    for (table, needed, other, owner) in CIPHERTEXTS {
        let mut update = Query::update().table(Alias::new(table)).to_owned();
        for column in needed {
            update.value(Alias::new(*column), Expr::value(Vec::<u8>::new()));
        }
        for column in other {
            update.value(Alias::new(*column), Expr::value(None::<Vec<u8>>));
        }
        update.and_where(match owner {
            Owner::Participant => Expr::col(Alias::new("participant_id")).eq(person),
            Owner::Enrolment => Expr::col(Alias::new("enrolment_id")).in_subquery(ids_of("enrolment", person)),
        });
        tx.execute(&update).await?;
    }
    let mut update = Query::update().table(Alias::new(SIGNATORY.0)).to_owned();
    for column in SIGNATORY.1 {
        update.value(Alias::new(*column), Expr::value(None::<Vec<u8>>));
    }
    update.and_where(Expr::col(Alias::new("consent_id")).in_subquery(ids_of("consent", person)));
    tx.execute(&update).await?;
    for (table, _) in DELETED {
        let own = Expr::col(Alias::new("participant_id")).eq(person);
        tx.execute(&Query::delete().from_table(Alias::new(table)).and_where(own).to_owned()).await?;
    }
    let scans = Expr::col(Alias::new("consent_id")).in_subquery(ids_of("consent", person));
    tx.execute(&Query::delete().from_table(Alias::new(SCANS)).and_where(scans).to_owned()).await?;
    // Every instance's name index follows this instant and finds no key any more.
    participant_identity::Entity::update_many()
        .col_expr(participant_identity::Column::ChangedAt, Expr::value(house.clock.now()))
        .filter(participant_identity::Column::ParticipantId.eq(person))
        .exec(&tx)
        .await?;
    forget_drafts(&tx, &row).await?;
    let author = Author { user: None, role: None, at: house.clock.now() };
    audit::append(&tx, &house.keyring, &author, &[Event::new("participant.erase", "participant", person.uuid())])
        .await?;
    tx.commit().await?;
    house.names.remove(person);
    Ok(true)
}

/// What somebody typed about the person and has not saved: forms of the case, of its purposes and of its consents.
pub(super) async fn forget_drafts(tx: &impl ConnectionTrait, person: &participant::Model) -> Result<(), Fault> {
    let code = person.case_code.compact();
    let consents = consent::Entity::find().filter(consent::Column::ParticipantId.eq(person.id)).all(tx).await?;
    let about = Condition::any()
        .add(draft::Column::Subject.eq(code.as_str()))
        .add(draft::Column::Subject.starts_with(format!("{code}:")))
        .add(draft::Column::Subject.is_in(consents.iter().map(|row| row.id.to_string())));
    draft::Entity::delete_many().filter(about).exec(tx).await?;
    Ok(())
}

fn ids_of(table: &'static str, person: ParticipantId) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(Alias::new("id"))
        .from(Alias::new(table))
        .and_where(Expr::col(Alias::new("participant_id")).eq(person))
        .to_owned()
}
