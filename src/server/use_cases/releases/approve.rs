//! Approving a request: the file is made, checked and entered in one transaction, or the refusal is.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};
use zeroize::Zeroizing;

use super::offer::{overlap, read_cohort, released_cohorts};
use super::package::Package;
use super::register::{self, ENTERED, entry_hash};
use super::request::{Decision, decide, foreign};
use super::sources::{released_before, sources};
use crate::domain::cohort::Cohort;
use crate::domain::disclosure::microdata::source::PersonKey;
use crate::domain::disclosure::microdata::specification::{specification, specification_hash};
use crate::domain::disclosure::microdata::{
    CONTRACT_USE, MicrodataRelease, Order, Pseudonymiser, Refusal, SourceRow, release,
};
use crate::domain::id::Id;
use crate::domain::message::readme::Facts;
use crate::domain::participant::ParticipantId;
use crate::domain::release::{
    Obstacle, Outcome, ReleaseFile, ReleaseId, ReleaseKind, ReleaseRequestId, ReleaseState, RequestState, expiry,
};
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::crypto::{Place, hex, random, sha256};
use crate::server::entity::{data_key, release as entry, release_member, release_request};
use crate::server::fault::Fault;

/// Rows per statement: below both databases' limits of parameters.
const CHUNK: usize = 400;

/// What came out, before it is entered.
pub enum Built {
    /// The rows may leave.
    Made(Box<MicrodataRelease>),
    /// They may not.
    Refused(Obstacle),
}

/// Approves a request and makes its file. A refusal is entered too and is no error.
///
/// # Errors
/// `NotFound`; `Conflict("own_request")`; `Stale` when it was decided meanwhile.
pub async fn approve(call: &Call, id: ReleaseRequestId, version: i32) -> Result<ReleaseId, Fault> {
    let mut change = call.change().await?;
    let request = foreign(call, &*change, id).await?;
    let decision = Decision { state: RequestState::Answered, note: None };
    decide(call, &*change, id, version, decision).await?;
    let (number, prev_hash) = register::tail(&*change).await?;
    let cohort = read_cohort(&request.cohort)?;
    let built = build(&*change, cohort, call.today).await?;
    let mut row = blank(call, &request, cohort, number + 1, prev_hash);
    let members = match built {
        Built::Made(made) => fill(call, &change, &mut row, &made).await?,
        Built::Refused(why) => {
            row.outcome = outcome_text(&Outcome::Refused { why })?;
            Vec::new()
        }
    };
    row.hash = entry_hash(&row, &members).to_vec();
    change.note(Event::new("release.approve", "release_request", id.uuid()));
    let event = Event::new(ENTERED, "release", row.id.uuid()).with("number", row.number).with("state", row.state);
    change.note(event.with("cohort", cohort).with("rows", row.rows).with("hash", hex(&row.hash)));
    let release_id = row.id;
    entry::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    enter_members(&*change, release_id, &members).await?;
    change.commit().await?;
    Ok(release_id)
}

/// Makes the rows of a cohort, or says why not. Also the preview: nothing is kept, and the pseudonyms' key is gone.
pub async fn build(db: &impl ConnectionTrait, cohort: Cohort, today: NaiveDate) -> Result<Built, Fault> {
    if released_cohorts(db).await?.into_iter().any(|released| overlap(released, cohort)) {
        return Ok(Built::Refused(Obstacle::AlreadyReleased));
    }
    let made = make(cohort, today, sources(db, cohort).await?, released_before(db).await?).await?;
    Ok(match made {
        Ok(made) => Built::Made(Box::new(made)),
        Err(refusal) => Built::Refused(refusal.into()),
    })
}

/// The pure work, away from the threads that answer requests. The key of the pseudonyms is 32 fresh bytes, in no other
/// place, and overwritten at the end.
async fn make(
    cohort: Cohort,
    cut_off: NaiveDate,
    sources: Vec<SourceRow>,
    released_before: BTreeSet<PersonKey>,
) -> Result<Result<MicrodataRelease, Refusal>, Fault> {
    let key = Zeroizing::new(random::<32>()?);
    let work = move || {
        let pseudonymiser = Pseudonymiser::new(key);
        release(&Order {
            cohort,
            cut_off,
            sources: &sources,
            released_before: &released_before,
            pseudonymiser: &pseudonymiser,
            requirements: CONTRACT_USE,
        })
    };
    tokio::task::spawn_blocking(work).await.map_err(Fault::internal)
}

/// An entry as a refusal leaves it.
fn blank(
    call: &Call,
    request: &release_request::Model,
    cohort: Cohort,
    number: i32,
    prev_hash: Vec<u8>,
) -> entry::Model {
    entry::Model {
        id: Id::from_uuid(new_uuid()),
        number,
        request_id: request.id,
        kind: ReleaseKind::ResearchRows,
        cohort: cohort.code(),
        specification_hash: sha256(specification(cohort, &CONTRACT_USE).as_bytes()).to_vec(),
        levels: String::new(),
        k: 0,
        l: 0,
        dropped: 0,
        rows: 0,
        file_name: String::new(),
        file_sha256: Vec::new(),
        manifest: String::new(),
        outcome: String::new(),
        data_key_id: None,
        content: None,
        recipient_id: request.requester_id,
        approver_id: call.actor.user,
        project: request.project.clone(),
        state: ReleaseState::Refused,
        predecessor_id: None,
        prev_hash,
        hash: Vec::new(),
        made_at: call.now,
        expires_at: None,
        withdrawn_at: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    }
}

/// Writes the files of a made release into its entry; returns its members.
async fn fill(
    call: &Call,
    change: &Change<'_>,
    row: &mut entry::Model,
    made: &MicrodataRelease,
) -> Result<Vec<ParticipantId>, Fault> {
    if made.risk.specification_hash != specification_hash(read_cohort(&row.cohort)?, &CONTRACT_USE) {
        return Err(Fault::internal("the release was made by another specification"));
    }
    let facts = Facts { project: &row.project, release: row.id, made_on: call.today, risk: &made.risk };
    let package = Package::write(made, &facts)?;
    let (key, wrapped) = call.house.keyring.new_data_key()?;
    let key_id = Id::from_uuid(key.id());
    let key_row = data_key::ActiveModel {
        id: Set(key_id),
        kek_id: Set(call.house.keyring.master_id().to_owned()),
        wrapped: Set(wrapped),
        created_at: Set(call.now),
    };
    data_key::Entity::insert(key_row).exec_without_returning(&**change).await?;
    row.levels.clone_from(&made.risk.levels);
    row.k = count(made.risk.reached.k)?;
    row.l = count(made.risk.reached.l)?;
    row.dropped = count(made.dropped)?;
    row.rows = count(made.risk.rows)?;
    row.file_name = ReleaseFile::Persons.code().to_owned();
    row.file_sha256 = package.sha256_of(ReleaseFile::Persons).to_vec();
    row.manifest = package.manifest();
    row.content = Some(package.seal(&key, Place::new("release", "content", row.id.uuid()))?);
    row.data_key_id = Some(key_id);
    row.state = ReleaseState::Made;
    row.expires_at = Some(expiry(call.now));
    let (risk, codebook) = (Box::new(made.risk.clone()), Box::new(made.codebook.clone()));
    row.outcome = outcome_text(&Outcome::Made { risk, codebook })?;
    Ok(made.members.iter().map(|person| Id::from_uuid(uuid::Uuid::from_bytes(*person))).collect())
}

/// The members in key order, so that the table's order says nothing about the order of the file.
async fn enter_members(
    tx: &impl ConnectionTrait,
    release_id: ReleaseId,
    members: &[ParticipantId],
) -> Result<(), Fault> {
    for chunk in members.chunks(CHUNK) {
        let rows = chunk
            .iter()
            .map(|person| release_member::ActiveModel { release_id: Set(release_id), participant_id: Set(*person) });
        release_member::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn outcome_text(outcome: &Outcome) -> Result<String, Fault> {
    serde_json::to_string(outcome).map_err(Fault::internal)
}

fn count(number: usize) -> Result<i32, Fault> {
    i32::try_from(number).map_err(Fault::internal)
}
