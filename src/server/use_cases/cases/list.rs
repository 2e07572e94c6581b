//! The case list: filtered, sorted, paged by key; all state in the address, names never.

use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::sea_query::{Alias, Asterisk, Condition, Expr, ExprTrait, NullOrdering, Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationTrait, Select,
};

use crate::domain::access::Permission;
use crate::domain::case_code::CaseCode;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::{EnrolmentId, Status};
use crate::domain::error::ErrorCode;
use crate::domain::form::SearchForm;
use crate::domain::participant::{ParticipantId, initials};
use crate::domain::text;
use crate::domain::view::case::{COUNTED, CaseCard, CaseList, CaseListQuery};
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::Place;
use crate::server::drafts;
use crate::server::entity::{data_key, enrolment, participant, participant_identity, site};
use crate::server::fault::Fault;

/// Lines per page.
const LINES: u64 = 25;

/// People a search gives at most.
const MOST_HITS: usize = 200;

/// A page of the list.
pub async fn list(call: &Call, query: &CaseListQuery) -> Result<CaseList, Fault> {
    let order = Sorting::parse(&query.sort)?;
    let found = match query.search.as_str() {
        "" => None,
        id => Some(searched(call, id).await?),
    };
    let mut base = with_status(call.enrolments(), &query.status, found.is_some())?;
    if let Some((_, condition)) = &found {
        base = base.filter(condition.clone());
    }
    let mut rows = order.apply(base.clone());
    if !query.after.is_empty() {
        rows = rows.filter(order.after(&query.after)?);
    }
    let cards = cards(call, rows.limit(LINES + 1)).await?;
    let mut cards: Vec<_> = cards.into_iter().map(|(_, card)| card).collect();
    let more = cards.len() as u64 > LINES;
    cards.truncate(LINES as usize);
    let total = if more || !query.after.is_empty() { count(call, base).await? } else { cards.len() as u32 };
    let next = cards.last().filter(|_| more).map(|last| order.key(last));
    let may = |permission| call.actor.may(permission, call.today);
    Ok(CaseList {
        cards,
        next,
        total,
        words: found.map(|(words, _)| words),
        index_loading: !call.house.names.is_ready(),
        may_search: may(Permission::SearchByName),
        may_refer: may(Permission::Refer),
    })
}

/// Keeps the searched words apart from the address; gives the opaque id that stands in it.
pub async fn search(call: &Call, form: &SearchForm) -> Result<String, Fault> {
    let checked = form.check()?;
    let id = new_uuid().simple().to_string();
    drafts::keep(
        &call.house,
        call.actor.user,
        FormKind::Search,
        &id,
        &format!("form[words]={}", encode(&checked.words)),
    )
    .await?;
    Ok(id)
}

fn encode(text: &str) -> String {
    crate::server::answer::encode(text)
}

async fn searched(call: &Call, id: &str) -> Result<(String, Condition), Fault> {
    let kept = drafts::fetch::<SearchForm>(&call.house, call.actor.user, FormKind::Search, id).await?;
    let words = kept.ok_or_else(Fault::not_found)?.form.words;
    let people = within_reach(call, call.house.names.search(&words)).await?;
    let mut condition = Condition::any().add(enrolment::Column::ParticipantId.is_in(people));
    if let Ok(code) = CaseCode::parse(&words) {
        condition = condition.add(enrolment::Column::CaseCode.eq(code));
    }
    Ok((words, condition))
}

/// At most [`MOST_HITS`] of these people. A few go to the database as they are, which keeps to the scope; of many, those
/// within the scope are chosen first, so that a frequent name elsewhere hides nobody here.
async fn within_reach(call: &Call, mut people: Vec<ParticipantId>) -> Result<Vec<ParticipantId>, Fault> {
    if people.len() > MOST_HITS {
        let reach: Vec<ParticipantId> = call
            .enrolments()
            .select_only()
            .column(enrolment::Column::ParticipantId)
            .into_tuple()
            .all(call.db())
            .await?;
        let reach: HashSet<_> = reach.into_iter().collect();
        people.retain(|person| reach.contains(person));
        people.truncate(MOST_HITS);
    }
    Ok(people)
}

fn with_status(
    select: Select<enrolment::Entity>,
    status: &str,
    searching: bool,
) -> Result<Select<enrolment::Entity>, Fault> {
    match status {
        "all" => Ok(select),
        "" if searching => Ok(select),
        "" => Ok(select.filter(enrolment::Column::IsOpen.eq(true))),
        code => {
            let status = Status::from_code(code).ok_or_else(|| Fault::field("status", ErrorCode::NotAChoice))?;
            Ok(select.filter(enrolment::Column::Status.eq(status)))
        }
    }
}

/// Counts up to one more than [`COUNTED`]: a full count of a large table costs more than it tells.
async fn count(call: &Call, select: Select<enrolment::Entity>) -> Result<u32, Fault> {
    let some = select.select_only().column(enrolment::Column::Id).limit(u64::from(COUNTED) + 1).into_query();
    let number = Query::select().expr(Expr::col(Asterisk).count()).from_subquery(some, Alias::new("some")).to_owned();
    let row = call.db().query_one(&number).await?.ok_or_else(|| Fault::internal("a count without a row"))?;
    let number: i64 = row.try_get_by_index(0)?;
    Ok(u32::try_from(number).unwrap_or(COUNTED + 1))
}

/// What a card shows, and the sealed names it takes the initials from.
#[derive(FromQueryResult)]
struct CardRow {
    id: EnrolmentId,
    participant_id: ParticipantId,
    case_code: CaseCode,
    status: Status,
    start_on: Option<NaiveDate>,
    planned_end_on: Option<NaiveDate>,
    last_session_on: Option<NaiveDate>,
    site: String,
    given_name_ct: Vec<u8>,
    family_name_ct: Vec<u8>,
    data_key_id: uuid::Uuid,
    /// None once the person was erased.
    wrapped: Option<Vec<u8>>,
}

/// Cards of the selected enrolments in their order: one statement, whatever their number.
pub(super) async fn cards(
    call: &Call,
    select: Select<enrolment::Entity>,
) -> Result<Vec<(EnrolmentId, CaseCard)>, Fault> {
    use enrolment::Column::{CaseCode, Id, LastSessionOn, ParticipantId, PlannedEndOn, StartOn, Status};
    use participant_identity::Column::{FamilyNameCt, GivenNameCt};
    let rows = select
        .join(JoinType::InnerJoin, enrolment::Relation::Site.def())
        .join(JoinType::InnerJoin, enrolment::Relation::Participant.def())
        .join(JoinType::LeftJoin, participant::Relation::DataKey.def())
        .join(JoinType::InnerJoin, participant::Relation::ParticipantIdentity.def())
        .select_only()
        .columns([Id, ParticipantId, CaseCode, Status, StartOn, PlannedEndOn, LastSessionOn])
        .columns([GivenNameCt, FamilyNameCt])
        .column(participant::Column::DataKeyId)
        .column(data_key::Column::Wrapped)
        .column_as(site::Column::Name, "site")
        .into_model::<CardRow>()
        .all(call.db())
        .await?;
    rows.into_iter().map(|row| card(call, row)).collect()
}

fn card(call: &Call, row: CardRow) -> Result<(EnrolmentId, CaseCard), Fault> {
    let initials = match &row.wrapped {
        None => String::new(),
        Some(wrapped) => {
            let key = call.house.keyring.unwrap_data_key(row.data_key_id, wrapped)?;
            let at = |column| Place::new("participant_identity", column, row.participant_id.uuid());
            let given_name = key.open(at("given_name_ct"), &row.given_name_ct)?;
            initials(&given_name, &key.open(at("family_name_ct"), &row.family_name_ct)?)
        }
    };
    let card = CaseCard {
        code: row.case_code,
        initials,
        site: row.site,
        status: row.status,
        start_on: row.start_on,
        planned_end_on: row.planned_end_on,
        last_session_on: row.last_session_on,
    };
    Ok((row.id, card))
}

/// The column a list is sorted by, and which way.
#[derive(Clone, Copy)]
struct Sorting {
    by: By,
    descending: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum By {
    Code,
    LastSession,
    PlannedEnd,
}

impl Sorting {
    fn parse(text: &str) -> Result<Self, Fault> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let by = match name {
            "" | "code" => By::Code,
            "last" => By::LastSession,
            "due" => By::PlannedEnd,
            _ => return Err(Fault::field("sort", ErrorCode::NotAChoice)),
        };
        Ok(Self { by, descending })
    }

    fn column(self) -> enrolment::Column {
        match self.by {
            By::PlannedEnd => enrolment::Column::PlannedEndOn,
            _ => enrolment::Column::LastSessionOn,
        }
    }

    /// Days without a value stand last either way; equal days go by case code.
    fn apply(self, select: Select<enrolment::Entity>) -> Select<enrolment::Entity> {
        let order = if self.descending { Order::Desc } else { Order::Asc };
        match self.by {
            By::Code => select.order_by(enrolment::Column::CaseCode, order),
            _ => select
                .order_by_with_nulls(self.column(), order, NullOrdering::Last)
                .order_by_asc(enrolment::Column::CaseCode),
        }
    }

    /// What comes after the key of a line.
    fn after(self, key: &str) -> Result<Condition, Fault> {
        let refused = || Fault::field("after", ErrorCode::NotAChoice);
        let (day, code) = key.split_once('~').ok_or_else(refused)?;
        let code = CaseCode::parse(code).map_err(|_| refused())?;
        let code_column = enrolment::Column::CaseCode;
        if self.by == By::Code {
            let beyond = if self.descending { code_column.lt(code) } else { code_column.gt(code) };
            return Ok(Condition::all().add(beyond));
        }
        let column = self.column();
        if day.is_empty() {
            return Ok(Condition::all().add(column.is_null()).add(code_column.gt(code)));
        }
        let day = text::date(day).ok().flatten().ok_or_else(refused)?;
        let beyond = if self.descending { column.lt(day) } else { column.gt(day) };
        let same = Condition::all().add(column.eq(day)).add(code_column.gt(code));
        Ok(Condition::any().add(beyond).add(same).add(column.is_null()))
    }

    fn key(self, card: &CaseCard) -> String {
        let day = match self.by {
            By::Code => None,
            By::LastSession => card.last_session_on,
            By::PlannedEnd => card.planned_end_on,
        };
        format!("{}~{}", day.map(|day| day.to_string()).unwrap_or_default(), card.code.compact())
    }
}
