//! The register of releases: append-only, each entry's hash covers the entry before, the members and every field that
//! never changes. The audit trail, whose head is signed, holds the hash of the newest entry, so that a cut tail shows.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::participant::ParticipantId;
use crate::domain::release::{Outcome, ReleaseState};
use crate::server::crypto::{hex, sha256};
use crate::server::entity::{audit_entry, audit_head, release, release_member};
use crate::server::fault::Fault;

/// The audit trail's name for a new entry.
pub const ENTERED: &str = "release.enter";

/// What the walk over the register found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry holds; their number.
    Whole(usize),
    /// The chain breaks at the entry with this number.
    Broken {
        /// Number of the entry.
        number: i32,
        /// `missing`, `order`, `content`, `state` or `head`.
        what: &'static str,
    },
}

/// The end of the chain, held until the transaction ends so that two approvals come one after the other.
pub async fn tail(tx: &impl ConnectionTrait) -> Result<(i32, Vec<u8>), Fault> {
    audit_head::Entity::find_by_id(1).lock_exclusive().one(tx).await?;
    let last = release::Entity::find().order_by_desc(release::Column::Number).one(tx).await?;
    Ok(last.map_or_else(|| (0, vec![0; 32]), |row| (row.number, row.hash)))
}

/// Recomputes every entry's hash and compares the newest with the audit trail.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Verdict, Fault> {
    let entries = release::Entity::find().order_by_asc(release::Column::Number).all(db).await?;
    let (mut number, mut hash) = (0, vec![0; 32]);
    for row in &entries {
        number += 1;
        let what = if row.number != number {
            "missing"
        } else if row.prev_hash != hash {
            "order"
        } else if entry_hash(row, &members(db, row).await?)[..] != row.hash[..] {
            "content"
        } else if !state_fits(row) {
            "state"
        } else {
            hash.clone_from(&row.hash);
            continue;
        };
        return Ok(Verdict::Broken { number, what });
    }
    let noted = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq(ENTERED))
        .order_by_desc(audit_entry::Column::Seq)
        .one(db)
        .await?;
    // Without a noted entry its month was dropped by retention, or there is nothing to compare.
    match noted {
        Some(entry) if !entry.detail.contains(&hex(&hash)) => Ok(Verdict::Broken { number: number + 1, what: "head" }),
        _ => Ok(Verdict::Whole(entries.len())),
    }
}

async fn members(db: &impl ConnectionTrait, row: &release::Model) -> Result<Vec<ParticipantId>, Fault> {
    let members: Vec<ParticipantId> = release_member::Entity::find()
        .filter(release_member::Column::ReleaseId.eq(row.id))
        .select_only()
        .column(release_member::Column::ParticipantId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(members)
}

/// SHA-256 over the hash before, every field that never changes, each with its length, and the members in key order.
pub fn entry_hash(row: &release::Model, members: &[ParticipantId]) -> [u8; 32] {
    let mut bytes = Vec::with_capacity(1024 + members.len() * 20);
    let mut put = |field: &[u8]| {
        bytes.extend_from_slice(&(field.len() as u32).to_be_bytes());
        bytes.extend_from_slice(field);
    };
    put(&row.prev_hash);
    put(&row.number.to_be_bytes());
    put(row.id.uuid().as_bytes());
    put(row.request_id.uuid().as_bytes());
    put(row.kind.code().as_bytes());
    put(row.cohort.as_bytes());
    put(&row.specification_hash);
    put(row.levels.as_bytes());
    for count in [row.k, row.l, row.dropped, row.rows] {
        put(&count.to_be_bytes());
    }
    put(row.file_name.as_bytes());
    put(&row.file_sha256);
    put(row.manifest.as_bytes());
    put(row.outcome.as_bytes());
    put(row.recipient_id.uuid().as_bytes());
    put(row.approver_id.uuid().as_bytes());
    put(row.project.as_bytes());
    put(&row.predecessor_id.map_or_else(Vec::new, |id| id.uuid().as_bytes().to_vec()));
    put(&row.made_at.timestamp_millis().to_be_bytes());
    put(&row.expires_at.map_or([0; 8], |at| at.timestamp_millis().to_be_bytes()));
    let mut members: Vec<_> = members.iter().map(|member| *member.uuid().as_bytes()).collect();
    members.sort_unstable();
    for member in &members {
        put(member);
    }
    sha256(&bytes)
}

/// The outcome of an entry.
pub fn outcome_of(row: &release::Model) -> Result<Outcome, Fault> {
    serde_json::from_str(&row.outcome).map_err(|_| Fault::internal("the outcome of a release does not read"))
}

/// The state may change from made to expired and nowhere else.
fn state_fits(row: &release::Model) -> bool {
    match (outcome_of(row), row.state) {
        (Ok(Outcome::Made { .. }), state) => state != ReleaseState::Refused,
        (Ok(Outcome::Refused { .. }), state) => state == ReleaseState::Refused && row.content.is_none(),
        (Err(_), _) => false,
    }
}
