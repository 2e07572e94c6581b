//! Walks the whole chain and names the first broken row.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{head_message, row_hash};
use crate::server::crypto::Keyring;
use crate::server::entity::{audit_entry, audit_head, audit_segment};
use crate::server::fault::Fault;

/// What the walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every row and every signature holds; number of rows walked.
    Whole(u64),
    /// The chain breaks: number of the first broken row and what is wrong with it (text code).
    Broken {
        /// Sequence number of the row.
        seq: i64,
        /// `missing`, `order`, `content`, `head`, `segment`, `signature`.
        what: &'static str,
    },
}

/// The entry that lets a closed month go whole once its time is over (BR-20); its purpose names the month. Nothing makes
/// one yet.
const DROP: &str = "audit.drop";
/// Rows read at once; keeps memory flat over millions of rows.
const PAGE: u64 = 2_000;

/// Recomputes every hash from the oldest kept segment to the head and checks all signatures. What cannot be read as a
/// row any more (a byte that is no text, a key of another length) counts as changed content.
pub async fn verify(db: &impl ConnectionTrait, keyring: &Keyring) -> Result<Verdict, Fault> {
    let head = match audit_head::Entity::find_by_id(1).one(db).await {
        Ok(Some(head)) => head,
        Ok(None) => return Ok(first_row(db).await?.map_or(Verdict::Whole(0), |seq| broken(seq, "head"))),
        Err(_) => return Ok(broken(first_row(db).await?.unwrap_or(1), "head")),
    };
    // After the head: a month that closes meanwhile is then among them.
    let segments = match audit_segment::Entity::find().order_by_asc(audit_segment::Column::FirstSeq).all(db).await {
        Ok(segments) => segments,
        Err(_) => return Ok(broken(first_row(db).await?.unwrap_or(1), "segment")),
    };
    if let Some(verdict) = check_heads(keyring, &head, &segments) {
        return Ok(verdict);
    }
    let (mut last, mut hash, mut segment) = start(&segments);
    if let Some(seq) = first_row(db).await?.filter(|seq| *seq <= last) {
        // Either it never was in the chain, or its month is said to be dropped and is not.
        return Ok(broken(seq, "segment"));
    }
    let mut walked = 0;
    loop {
        let rows = match page(db, last, head.seq).await {
            Ok(rows) => rows,
            Err(error) => match unreadable(db, last, head.seq).await? {
                Some(seq) => return Ok(broken(seq, "content")),
                None => return Err(error.into()),
            },
        };
        if rows.is_empty() {
            break;
        }
        for row in rows {
            if let Some(what) = check_row(&row, &segments, (last, &hash, &segment)) {
                return Ok(broken(if what == "missing" { last + 1 } else { row.seq }, what));
            }
            segment = row.segment;
            last = row.seq;
            hash = row.hash;
            walked += 1;
        }
    }
    if last != head.seq {
        return Ok(broken(last.min(head.seq) + 1, "missing"));
    }
    if hash != head.hash {
        return Ok(broken(head.seq, "head"));
    }
    if let Some(seq) = stray(db, head.seq).await? {
        return Ok(broken(seq, "head"));
    }
    if let Some(seq) = dropped_unsaid(db, &segments).await? {
        return Ok(broken(seq, "segment"));
    }
    Ok(Verdict::Whole(walked))
}

const fn broken(seq: i64, what: &'static str) -> Verdict {
    Verdict::Broken { seq, what }
}

/// The signatures of the running head and of every closed month, and that the months follow each other.
fn check_heads(keyring: &Keyring, head: &audit_head::Model, segments: &[audit_segment::Model]) -> Option<Verdict> {
    if !keyring.verifies(&head_message(&head.segment, head.seq, &head.hash), &head.signature) {
        return Some(broken(head.seq, "signature"));
    }
    let mut after = 0;
    for segment in segments {
        if !keyring.verifies(&head_message(&segment.segment, segment.last_seq, &segment.head_hash), &segment.signature)
        {
            return Some(broken(segment.last_seq, "signature"));
        }
        if segment.first_seq != after + 1 {
            return Some(broken(after + 1, "segment"));
        }
        after = segment.last_seq;
    }
    None
}

/// What is wrong with a row that follows the row `last` with its hash and month.
fn check_row(
    row: &audit_entry::Model,
    segments: &[audit_segment::Model],
    (last, hash, month): (i64, &[u8], &str),
) -> Option<&'static str> {
    if row.seq != last + 1 {
        return Some("missing");
    }
    if row.prev_hash != hash {
        return Some("order");
    }
    if row_hash(row)[..] != row.hash[..] || !is_canonical(row) {
        return Some("content");
    }
    if segments.iter().any(|segment| segment.last_seq == row.seq && segment.head_hash != row.hash) {
        return Some("head");
    }
    if row.segment != month && !is_closed(segments, month, last) {
        return Some("segment");
    }
    // A month closes in the moment of the next one's first entry.
    let closes = segments.iter().find(|segment| segment.last_seq == last);
    closes.filter(|segment| segment.closed_at != row.at).map(|_| "segment")
}

/// Whether a row is written the one way [`super::append`] writes it: what the hash does not tell apart (nothing and an
/// empty text, parts of a millisecond) never stands in a row.
fn is_canonical(row: &audit_entry::Model) -> bool {
    let whole = row.at.timestamp_subsec_micros().is_multiple_of(1_000);
    let said = |text: &Option<String>| text.as_deref() != Some("");
    whole && said(&row.role) && said(&row.purpose)
}

async fn page(db: &impl ConnectionTrait, last: i64, head: i64) -> Result<Vec<audit_entry::Model>, DbErr> {
    audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.gt(last))
        .filter(audit_entry::Column::Seq.lte(head))
        .order_by_asc(audit_entry::Column::Seq)
        .limit(PAGE)
        .all(db)
        .await
}

/// The first row of a page that cannot be read as one; `None` when each can (then something else failed).
async fn unreadable(db: &impl ConnectionTrait, last: i64, head: i64) -> Result<Option<i64>, Fault> {
    let numbers: Vec<i64> = audit_entry::Entity::find()
        .select_only()
        .column(audit_entry::Column::Seq)
        .filter(audit_entry::Column::Seq.gt(last))
        .filter(audit_entry::Column::Seq.lte(head))
        .order_by_asc(audit_entry::Column::Seq)
        .limit(PAGE)
        .into_tuple()
        .all(db)
        .await?;
    for seq in numbers {
        if audit_entry::Entity::find_by_id(seq).one(db).await.is_err() {
            return Ok(Some(seq));
        }
    }
    Ok(None)
}

/// The number of the first row there is.
async fn first_row(db: &impl ConnectionTrait) -> Result<Option<i64>, Fault> {
    let first = audit_entry::Entity::find().select_only().column(audit_entry::Column::Seq);
    Ok(first.order_by_asc(audit_entry::Column::Seq).into_tuple().one(db).await?)
}

/// Where the walk begins: after the newest dropped segment, whose signed head stays as the anchor.
fn start(segments: &[audit_segment::Model]) -> (i64, Vec<u8>, String) {
    segments
        .iter()
        .rfind(|segment| segment.dropped_at.is_some())
        .map_or((0, vec![0; 32], String::new()), |s| (s.last_seq, s.head_hash.clone(), s.segment.clone()))
}

/// The first row of a month that is marked as dropped although no later entry of the chain says so: the mark itself is
/// not signed, the entry is.
async fn dropped_unsaid(db: &impl ConnectionTrait, segments: &[audit_segment::Model]) -> Result<Option<i64>, Fault> {
    for segment in segments.iter().filter(|segment| segment.dropped_at.is_some()) {
        let said = audit_entry::Entity::find()
            .filter(audit_entry::Column::Action.eq(DROP))
            .filter(audit_entry::Column::Purpose.eq(segment.segment.as_str()))
            .filter(audit_entry::Column::Seq.gt(segment.last_seq))
            .one(db)
            .await?;
        if said.is_none() {
            return Ok(Some(segment.first_seq));
        }
    }
    Ok(None)
}

/// Whether the month that ended with the row `last` has its signed head; before the first row there is none.
fn is_closed(segments: &[audit_segment::Model], month: &str, last: i64) -> bool {
    last == 0 || segments.iter().any(|segment| segment.segment == month && segment.last_seq == last)
}

/// The first row beyond the head the walk began with, unless the head has moved on over it meanwhile.
async fn stray(db: &impl ConnectionTrait, walked_to: i64) -> Result<Option<i64>, Fault> {
    let beyond = audit_entry::Entity::find().select_only().column(audit_entry::Column::Seq);
    let beyond = beyond.filter(audit_entry::Column::Seq.gt(walked_to)).order_by_desc(audit_entry::Column::Seq);
    let Some(newest) = beyond.into_tuple::<i64>().one(db).await? else { return Ok(None) };
    let head = audit_head::Entity::find_by_id(1).one(db).await?.map_or(0, |head| head.seq);
    Ok((head < newest).then_some(walked_to + 1))
}
