//! The append-only audit chain: who did what to which record, written with the change itself.
//!
//! Each row's hash covers the row and the hash before it. A month is a segment; its head is signed
//! when the next month begins, and the running head is signed at every append, so that a cut tail shows.

pub mod verify;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QuerySelect, Set, Unchanged};
use uuid::Uuid;

use crate::server::clock::berlin_date;
use crate::server::crypto::{Keyring, sha256};
use crate::server::entity::{audit_entry, audit_head, audit_segment};
use crate::server::fault::Fault;

/// What happened, in codes and ids only; never a personal value.
#[derive(Clone, Debug)]
pub struct Event {
    /// The deed, e.g. `enrolment.start`.
    pub action: &'static str,
    /// The table of the record.
    pub entity: &'static str,
    /// The record.
    pub id: Option<Uuid>,
    /// The site it belongs to.
    pub site: Option<Uuid>,
    /// The consent purpose it rests on (text code).
    pub purpose: Option<String>,
    /// Codes that say more: pairs of name and text code, id or number.
    pub detail: Vec<(&'static str, String)>,
}

impl Event {
    /// `action` on the record `id` of the table `entity`.
    pub fn new(action: &'static str, entity: &'static str, id: Uuid) -> Self {
        Self { action, entity, id: Some(id), site: None, purpose: None, detail: Vec::new() }
    }

    /// Names the site.
    pub fn at_site(mut self, site: Uuid) -> Self {
        self.site = Some(site);
        self
    }

    /// Names the consent purpose.
    pub fn for_purpose(mut self, purpose: &str) -> Self {
        self.purpose = Some(purpose.to_owned());
        self
    }

    /// Adds a pair of codes.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.detail.push((name, value.to_string()));
        self
    }
}

/// Who acts and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// The account; `None` for the program itself.
    pub user: Option<Uuid>,
    /// The role that allowed the deed (text code).
    pub role: Option<String>,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// Appends events to the chain inside the transaction of the change they belong to.
pub async fn append(
    tx: &impl ConnectionTrait,
    keyring: &Keyring,
    author: &Author,
    events: &[Event],
) -> Result<(), Fault> {
    let head = audit_head::Entity::find_by_id(1).lock_exclusive().one(tx).await?;
    let month = berlin_date(author.at).format("%Y-%m").to_string();
    let is_first = head.is_none();
    let (mut seq, mut hash, mut segment) =
        head.map_or((0, vec![0; 32], String::new()), |head| (head.seq, head.hash, head.segment));
    // A clock set back must not reopen a signed month: the entry stays in the newer segment.
    if month > segment {
        if !segment.is_empty() {
            close_segment(tx, keyring, &segment, seq, &hash, author.at).await?;
        }
        segment = month;
    }
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        seq += 1;
        let mut row = audit_entry::Model {
            seq,
            segment: segment.clone(),
            at: author.at,
            actor_id: author.user,
            role: author.role.clone(),
            site_id: event.site,
            action: event.action.to_owned(),
            entity: event.entity.to_owned(),
            entity_id: event.id,
            purpose: event.purpose.clone(),
            detail: detail_text(&event.detail),
            prev_hash: hash.clone(),
            hash: Vec::new(),
        };
        row.hash = row_hash(&row).to_vec();
        hash = row.hash.clone();
        rows.push(audit_entry::ActiveModel::from(row).reset_all());
    }
    audit_entry::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let signature = keyring.sign(&head_message(&segment, seq, &hash));
    let row = audit_head::ActiveModel {
        id: if is_first { Set(1) } else { Unchanged(1) },
        seq: Set(seq),
        hash: Set(hash),
        segment: Set(segment),
        signature: Set(signature),
    };
    if is_first {
        audit_head::Entity::insert(row).exec_without_returning(tx).await?;
    } else {
        row.update(tx).await?;
    }
    Ok(())
}

async fn close_segment(
    tx: &impl ConnectionTrait,
    keyring: &Keyring,
    segment: &str,
    last: i64,
    hash: &[u8],
    at: DateTime<Utc>,
) -> Result<(), Fault> {
    use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
    let first = audit_entry::Entity::find()
        .filter(audit_entry::Column::Segment.eq(segment))
        .order_by_asc(audit_entry::Column::Seq)
        .one(tx)
        .await?
        .map_or(last, |row| row.seq);
    let row = audit_segment::ActiveModel {
        segment: Set(segment.to_owned()),
        first_seq: Set(first),
        last_seq: Set(last),
        head_hash: Set(hash.to_vec()),
        signature: Set(keyring.sign(&head_message(segment, last, hash))),
        closed_at: Set(at),
        ..Default::default()
    };
    audit_segment::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether the running head carries the signature of this keyring.
pub fn head_holds(keyring: &Keyring, head: &audit_head::Model) -> bool {
    keyring.verifies(&head_message(&head.segment, head.seq, &head.hash), &head.signature)
}

/// What is signed: segment, number of the last row, its hash.
pub(crate) fn head_message(segment: &str, seq: i64, hash: &[u8]) -> Vec<u8> {
    let mut message = format!("leitplanke audit head|{segment}|{seq}|").into_bytes();
    message.extend_from_slice(hash);
    message
}

/// SHA-256 over the hash before and every field of the row, each with its length.
pub(crate) fn row_hash(row: &audit_entry::Model) -> [u8; 32] {
    let mut bytes = Vec::with_capacity(256);
    let mut put = |field: &[u8]| {
        bytes.extend_from_slice(&(field.len() as u32).to_be_bytes());
        bytes.extend_from_slice(field);
    };
    put(&row.prev_hash);
    put(&row.seq.to_be_bytes());
    put(row.segment.as_bytes());
    put(&row.at.timestamp_millis().to_be_bytes());
    put(row.actor_id.as_ref().map_or(&[][..], |id| &id.as_bytes()[..]));
    put(row.role.as_deref().unwrap_or_default().as_bytes());
    put(row.site_id.as_ref().map_or(&[][..], |id| &id.as_bytes()[..]));
    put(row.action.as_bytes());
    put(row.entity.as_bytes());
    put(row.entity_id.as_ref().map_or(&[][..], |id| &id.as_bytes()[..]));
    put(row.purpose.as_deref().unwrap_or_default().as_bytes());
    put(row.detail.as_bytes());
    sha256(&bytes)
}

fn detail_text(detail: &[(&'static str, String)]) -> String {
    let map: serde_json::Map<String, serde_json::Value> =
        detail.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
    serde_json::Value::Object(map).to_string()
}
