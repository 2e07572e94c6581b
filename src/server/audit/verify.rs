//! Walks the whole chain and names the first broken row.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

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

/// Rows read at once; keeps memory flat over millions of rows.
const PAGE: u64 = 2_000;

/// Recomputes every hash from the oldest kept segment to the head and checks all signatures.
pub async fn verify(db: &impl ConnectionTrait, keyring: &Keyring) -> Result<Verdict, Fault> {
    let Some(head) = audit_head::Entity::find_by_id(1).one(db).await? else {
        let stray = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq).one(db).await?;
        return Ok(stray.map_or(Verdict::Whole(0), |row| Verdict::Broken { seq: row.seq, what: "head" }));
    };
    // After the head: a month that closes meanwhile is then among them.
    let segments = audit_segment::Entity::find().order_by_asc(audit_segment::Column::FirstSeq).all(db).await?;
    if !keyring.verifies(&head_message(&head.segment, head.seq, &head.hash), &head.signature) {
        return Ok(Verdict::Broken { seq: head.seq, what: "signature" });
    }
    for segment in &segments {
        if !keyring.verifies(&head_message(&segment.segment, segment.last_seq, &segment.head_hash), &segment.signature)
        {
            return Ok(Verdict::Broken { seq: segment.last_seq, what: "signature" });
        }
    }
    let (mut last, mut hash, mut segment) = start(&segments);
    let mut walked = 0;
    loop {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.gt(last))
            .filter(audit_entry::Column::Seq.lte(head.seq))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(PAGE)
            .all(db)
            .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            if row.seq != last + 1 {
                return Ok(Verdict::Broken { seq: last + 1, what: "missing" });
            }
            if row.prev_hash != hash {
                return Ok(Verdict::Broken { seq: row.seq, what: "order" });
            }
            if row_hash(&row)[..] != row.hash[..] {
                return Ok(Verdict::Broken { seq: row.seq, what: "content" });
            }
            if segments.iter().any(|s| s.last_seq == row.seq && s.head_hash != row.hash) {
                return Ok(Verdict::Broken { seq: row.seq, what: "head" });
            }
            if row.segment != segment && !is_closed(&segments, &segment, last) {
                return Ok(Verdict::Broken { seq: row.seq, what: "segment" });
            }
            segment = row.segment;
            last = row.seq;
            hash = row.hash;
            walked += 1;
        }
    }
    if last != head.seq {
        return Ok(Verdict::Broken { seq: last.min(head.seq) + 1, what: "missing" });
    }
    if hash != head.hash {
        return Ok(Verdict::Broken { seq: head.seq, what: "head" });
    }
    if let Some(seq) = stray(db, head.seq).await? {
        return Ok(Verdict::Broken { seq, what: "head" });
    }
    Ok(Verdict::Whole(walked))
}

/// Where the walk begins: after the newest dropped segment, whose signed head stays as the anchor.
fn start(segments: &[audit_segment::Model]) -> (i64, Vec<u8>, String) {
    segments
        .iter()
        .rfind(|segment| segment.dropped_at.is_some())
        .map_or((0, vec![0; 32], String::new()), |s| (s.last_seq, s.head_hash.clone(), s.segment.clone()))
}

/// Whether the month that ended with the row `last` has its signed head; before the first row there is none.
fn is_closed(segments: &[audit_segment::Model], month: &str, last: i64) -> bool {
    last == 0 || segments.iter().any(|segment| segment.segment == month && segment.last_seq == last)
}

/// The first row beyond the head the walk began with, unless the head has moved on over it meanwhile.
async fn stray(db: &impl ConnectionTrait, walked_to: i64) -> Result<Option<i64>, Fault> {
    let beyond = audit_entry::Entity::find().filter(audit_entry::Column::Seq.gt(walked_to));
    let Some(row) = beyond.order_by_desc(audit_entry::Column::Seq).one(db).await? else { return Ok(None) };
    let head = audit_head::Entity::find_by_id(1).one(db).await?.map_or(0, |head| head.seq);
    Ok((head < row.seq).then_some(walked_to + 1))
}
