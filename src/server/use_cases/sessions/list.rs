//! All sessions of a case, newest first, paged by key.

use chrono::NaiveDate;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::error::ErrorCode;
use crate::domain::session::SessionId;
use crate::domain::text;
use crate::domain::view::session::SessionList;
use crate::server::call::Call;
use crate::server::entity::session;
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::cases::{Line, lines_of, withhold};
use crate::server::use_cases::consents;

/// Lines per page.
pub(super) const LINES: u64 = 25;

/// A page of the list; `after` is the key of the last line of the page before.
pub async fn list(call: &Call, code: &str, after: &str) -> Result<SessionList, Fault> {
    let OpenedCase { rows: CaseRows { participant, enrolment }, identity, .. } = call.opened_case(code).await?;
    let mut select = call.sessions().filter(session::Column::EnrolmentId.eq(enrolment.id));
    if !after.is_empty() {
        select = select.filter(older_than(after)?);
    }
    let mut rows = lines_of(select)
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::StartMinute)
        .order_by_desc(session::Column::Id)
        .limit(LINES + 1)
        .into_model::<Line>()
        .all(call.db())
        .await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(|row| key_of(row.held_on, row.start_minute, row.id));
    let reading = consents::reading(call.db(), enrolment.id).await?;
    let mut lines: Vec<_> = rows.iter().map(Line::shown).collect();
    let (locked, withheld) = withhold(&mut lines, &reading);
    call.note_reading("sessions", Some(participant.id), Some(enrolment.id));
    Ok(SessionList { code: participant.case_code, initials: identity.initials(), lines, next, locked, withheld })
}

/// The key of a line in a list of sessions.
pub(super) fn key_of(held_on: NaiveDate, start_minute: i32, id: SessionId) -> String {
    format!("{held_on}~{start_minute}~{id}")
}

/// What comes after a key, newest first.
pub(super) fn older_than(key: &str) -> Result<Condition, Fault> {
    let refused = || Fault::field("after", ErrorCode::NotAChoice);
    let mut parts = key.splitn(3, '~');
    let mut part = || parts.next().ok_or_else(refused);
    // Only days and minutes that both databases can hold: an address is anybody's to write.
    let day = text::date(part()?).ok().flatten().ok_or_else(refused)?;
    let minute = i32::from(part()?.parse::<u16>().map_err(|_| refused())?);
    let id: SessionId = part()?.parse().map_err(|_| refused())?;
    let same_day = session::Column::HeldOn.eq(day);
    let same_time = Condition::all().add(same_day.clone()).add(session::Column::StartMinute.eq(minute));
    Ok(Condition::any()
        .add(session::Column::HeldOn.lt(day))
        .add(Condition::all().add(same_day).add(session::Column::StartMinute.lt(minute)))
        .add(same_time.add(session::Column::Id.lt(id))))
}
