//! Reading the audit trail and the log of readings, and checking the chain. Codes and ids only.

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::domain::access::Permission;
use crate::domain::case_code::CaseCode;
use crate::domain::draft::FormKind;
use crate::domain::error::ErrorCode;
use crate::domain::id::Id;
use crate::domain::view::audit::{
    AuditLine, AuditList, AuditQuery, LastVerification, ReadingLine, ReadingList, Verification,
};
use crate::server::audit::Event;
use crate::server::audit::verify::{Verdict, verify as walk};
use crate::server::call::Call;
use crate::server::clock::berlin_time;
use crate::server::drafts;
use crate::server::entity::{access_log, audit_entry, audit_segment, participant};
use crate::server::fault::Fault;

/// Lines per page.
const LINES: u64 = 50;

/// A page of the trail, newest first.
pub async fn list(call: &Call, query: &AuditQuery) -> Result<AuditList, Fault> {
    let may_verify = call.actor.may(Permission::VerifyAudit, call.today);
    let months = months(call).await?;
    let Some(condition) = filter(query) else {
        return Ok(AuditList { lines: Vec::new(), next: None, months, unreadable: true, may_verify });
    };
    let mut rows = audit_entry::Entity::find()
        .filter(condition)
        .order_by_desc(audit_entry::Column::Seq)
        .limit(LINES + 1)
        .all(call.db())
        .await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(|row| row.seq);
    Ok(AuditList { lines: rows.into_iter().map(line).collect(), next, months, unreadable: false, may_verify })
}

/// `None` when a part of the filter is no id, month or number.
fn filter(query: &AuditQuery) -> Option<Condition> {
    let mut condition = Condition::all();
    if !query.actor.trim().is_empty() {
        condition = condition.add(audit_entry::Column::ActorId.eq(Uuid::parse_str(query.actor.trim()).ok()?));
    }
    if !query.record.trim().is_empty() {
        condition = condition.add(audit_entry::Column::EntityId.eq(Uuid::parse_str(query.record.trim()).ok()?));
    }
    // PostgreSQL cannot compare a NUL.
    if query.action.contains('\0') || query.month.contains('\0') {
        return None;
    }
    if !query.action.is_empty() {
        condition = condition.add(audit_entry::Column::Action.eq(query.action.as_str()));
    }
    if !query.month.is_empty() {
        condition = condition.add(audit_entry::Column::Segment.eq(query.month.as_str()));
    }
    if !query.after.is_empty() {
        condition = condition.add(audit_entry::Column::Seq.lt(query.after.parse::<i64>().ok()?));
    }
    Some(condition)
}

async fn months(call: &Call) -> Result<Vec<String>, Fault> {
    // The months that are closed, and the one of the newest entry: no walk through the entries.
    let closed = audit_segment::Entity::find().select_only().column(audit_segment::Column::Segment);
    let mut months: Vec<String> = closed.into_tuple().all(call.db()).await?;
    let newest = audit_entry::Entity::find()
        .select_only()
        .column(audit_entry::Column::Segment)
        .order_by_desc(audit_entry::Column::Seq)
        .into_tuple()
        .one(call.db())
        .await?;
    months.extend(newest);
    months.sort_unstable_by(|one, other| other.cmp(one));
    months.dedup();
    Ok(months)
}

fn line(row: audit_entry::Model) -> AuditLine {
    let detail: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&row.detail).unwrap_or_default();
    let detail = detail.into_iter().map(|(name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (name, value)
    });
    AuditLine {
        seq: row.seq,
        at: berlin_time(row.at),
        actor: row.actor_id,
        role: row.role.unwrap_or_default(),
        action: row.action,
        entity: row.entity,
        record: row.entity_id,
        detail: detail.collect(),
    }
}

/// Walks the whole chain, keeps the outcome for the person who asked, and enters the check itself into the trail.
pub async fn verify(call: &Call) -> Result<(), Fault> {
    let verdict = walk(call.db(), &call.house.keyring).await?;
    let found = match verdict {
        Verdict::Whole(rows) => Verification { rows: rows.to_string(), ..Verification::default() },
        Verdict::Broken { seq, what } => {
            tracing::error!(code = "audit_broken", seq, what, "the audit trail is broken");
            Verification { broken: seq.to_string(), what: what.to_owned(), ..Verification::default() }
        }
    };
    let content = format!("form[rows]={}&form[broken]={}&form[what]={}", found.rows, found.broken, found.what);
    drafts::keep(&call.house, call.actor.user, FormKind::Verification, "", &content).await?;
    if let Err(fault) = note_check(call, &found).await {
        // A chain without a head takes no entry; the outcome must still reach the person.
        tracing::error!(code = "audit_check_not_entered", cause = %fault, "the check is not in the trail");
    }
    Ok(())
}

async fn note_check(call: &Call, found: &Verification) -> Result<(), Fault> {
    let mut change = call.change().await?;
    let event = Event::new("audit.verify", "audit_entry", Uuid::nil());
    let event = if found.broken.is_empty() {
        event.with("rows", &found.rows)
    } else {
        event.with("broken", &found.broken).with("what", &found.what)
    };
    change.note(Event { id: None, ..event });
    change.commit().await
}

/// The outcome of the person's last check, if they made one in the last 14 days.
pub async fn last_verification(call: &Call) -> Result<Option<LastVerification>, Fault> {
    let kept = drafts::fetch::<Verification>(&call.house, call.actor.user, FormKind::Verification, "").await?;
    Ok(kept.map(|kept| LastVerification { at: berlin_time(kept.saved_at), found: kept.form }))
}

/// Who read the pages of the young person with this code. Reading this log is itself entered in it.
pub async fn readings(call: &Call, case: &str, after: &str) -> Result<ReadingList, Fault> {
    let Ok(code) = CaseCode::parse(case) else {
        return Ok(ReadingList { code: None, known: false, lines: Vec::new(), next: None });
    };
    let person = participant::Entity::find().filter(participant::Column::CaseCode.eq(code)).one(call.db()).await?;
    let Some(person) = person else {
        return Ok(ReadingList { code: Some(code), known: false, lines: Vec::new(), next: None });
    };
    let mut select = access_log::Entity::find().filter(access_log::Column::ParticipantId.eq(person.id));
    if !after.is_empty() {
        let last: Id<access_log::Model> = after.parse().map_err(|_| Fault::field("after", ErrorCode::NotAChoice))?;
        let last = access_log::Entity::find_by_id(last).one(call.db()).await?.ok_or_else(Fault::not_found)?;
        let same = Condition::all().add(access_log::Column::At.eq(last.at)).add(access_log::Column::Id.lt(last.id));
        select = select.filter(Condition::any().add(access_log::Column::At.lt(last.at)).add(same));
    }
    let mut rows = select
        .order_by_desc(access_log::Column::At)
        .order_by_desc(access_log::Column::Id)
        .limit(LINES + 1)
        .all(call.db())
        .await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    call.note_reading("audit_reads", Some(person.id), None);
    let next = rows.last().filter(|_| more).map(|row| row.id.uuid());
    let lines = rows.into_iter().map(|row| ReadingLine {
        at: berlin_time(row.at),
        actor: row.actor_id.uuid(),
        role: row.role,
        page: row.page,
    });
    Ok(ReadingList { code: Some(code), known: true, lines: lines.collect(), next })
}
