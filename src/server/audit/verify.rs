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
        /// `missing`, `order`, `content`, `head`, `signature`.
        what: &'static str,
    },
}

/// Rows read at once; keeps memory flat over millions of rows.
const PAGE: u64 = 2_000;

/// Recomputes every hash from the oldest kept segment to the head and checks all signatures.
pub async fn verify(db: &impl ConnectionTrait, keyring: &Keyring) -> Result<Verdict, Fault> {
    let segments = audit_segment::Entity::find().order_by_asc(audit_segment::Column::FirstSeq).all(db).await?;
    let Some(head) = audit_head::Entity::find_by_id(1).one(db).await? else {
        let stray = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq).one(db).await?;
        return Ok(stray.map_or(Verdict::Whole(0), |row| Verdict::Broken { seq: row.seq, what: "head" }));
    };
    if !keyring.verifies(&head_message(&head.segment, head.seq, &head.hash), &head.signature) {
        return Ok(Verdict::Broken { seq: head.seq, what: "signature" });
    }
    for segment in &segments {
        if !keyring.verifies(&head_message(&segment.segment, segment.last_seq, &segment.head_hash), &segment.signature)
        {
            return Ok(Verdict::Broken { seq: segment.last_seq, what: "signature" });
        }
    }
    let (mut last, mut hash, mut walked) = start(&segments);
    loop {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.gt(last))
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
    Ok(Verdict::Whole(walked))
}

/// Where the walk begins: after the newest dropped segment, whose signed head stays as the anchor.
fn start(segments: &[audit_segment::Model]) -> (i64, Vec<u8>, u64) {
    segments
        .iter()
        .rfind(|segment| segment.dropped_at.is_some())
        .map_or((0, vec![0; 32], 0), |segment| (segment.last_seq, segment.head_hash.clone(), 0))
}
