//! The case list: filtered, sorted, paged by key; all state in the address, names never.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Alias, Asterisk, Condition, Expr, ExprTrait, NullOrdering, Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationTrait, Select,
};

use crate::domain::access::Permission;
use crate::domain::case_code::CaseCode;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::Status;
use crate::domain::error::ErrorCode;
use crate::domain::form::SearchForm;
use crate::domain::participant::ParticipantId;
use crate::domain::text;
use crate::domain::view::case::{COUNTED, CaseCard, CaseList, CaseListQuery};
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::entity::{enrolment, participant, site};
use crate::server::fault::Fault;
use crate::server::{drafts, people};

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
    let mut base = call.enrolments().join(JoinType::InnerJoin, enrolment::Relation::Participant.def());
    base = with_status(base, &query.status, found.is_some())?;
    if let Some((_, condition)) = &found {
        base = base.filter(condition.clone());
    }
    let total = count(call, base.clone()).await?;
    let mut rows = order.apply(base.select_also(participant::Entity));
    if !query.after.is_empty() {
        rows = rows.filter(order.after(&query.after)?);
    }
    let mut rows = rows.limit(LINES + 1).all(call.db()).await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let rows: Vec<_> = rows.into_iter().filter_map(|(row, person)| Some((row, person?))).collect();
    let cards = cards_of(call, &rows).await?;
    let next = (more && !cards.is_empty()).then(|| order.key(rows.last().map(|(row, _)| row), cards.last()));
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
        condition = condition.add(participant::Column::CaseCode.eq(code));
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

/// Cards of some enrolments: one statement each for people, names and sites, whatever their number.
pub(super) async fn cards(call: &Call, rows: &[enrolment::Model]) -> Result<Vec<CaseCard>, Fault> {
    let people = participant::Entity::find()
        .filter(participant::Column::Id.is_in(rows.iter().map(|row| row.participant_id)))
        .all(call.db())
        .await?;
    let people: HashMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let with_people = |row: &enrolment::Model| Some((row.clone(), people.get(&row.participant_id)?.clone()));
    cards_of(call, &rows.iter().filter_map(with_people).collect::<Vec<_>>()).await
}

/// The same where the people are at hand.
async fn cards_of(call: &Call, rows: &[(enrolment::Model, participant::Model)]) -> Result<Vec<CaseCard>, Fault> {
    let people: Vec<_> = rows.iter().map(|(_, person)| person.id).collect();
    let identities = people::identities(call.db(), &call.house.keyring, &people).await?;
    let sites: HashSet<_> = rows.iter().map(|(row, _)| row.site_id).collect();
    let sites = site::Entity::find().filter(site::Column::Id.is_in(sites)).all(call.db()).await?;
    let sites: HashMap<_, _> = sites.into_iter().map(|row| (row.id, row.name)).collect();
    let cards = rows.iter().map(|(row, person)| CaseCard {
        code: person.case_code,
        initials: identities.get(&row.participant_id).map(people::Identity::initials).unwrap_or_default(),
        site: sites.get(&row.site_id).cloned().unwrap_or_default(),
        status: row.status,
        start_on: row.start_on,
        planned_end_on: row.planned_end_on,
        last_session_on: row.last_session_on,
    });
    Ok(cards.collect())
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
    fn apply<Q: QueryOrder>(self, select: Q) -> Q {
        let order = if self.descending { Order::Desc } else { Order::Asc };
        match self.by {
            By::Code => select.order_by(participant::Column::CaseCode, order),
            _ => select
                .order_by_with_nulls(self.column(), order, NullOrdering::Last)
                .order_by_asc(participant::Column::CaseCode),
        }
    }

    /// What comes after the key of a line.
    fn after(self, key: &str) -> Result<Condition, Fault> {
        let refused = || Fault::field("after", ErrorCode::NotAChoice);
        let (day, code) = key.split_once('~').ok_or_else(refused)?;
        let code = CaseCode::parse(code).map_err(|_| refused())?;
        let code_column = participant::Column::CaseCode;
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

    fn key(self, row: Option<&enrolment::Model>, card: Option<&CaseCard>) -> String {
        let day = row.and_then(|row| match self.by {
            By::Code => None,
            By::LastSession => row.last_session_on,
            By::PlannedEnd => row.planned_end_on,
        });
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        format!("{day}~{}", card.map(|card| card.code.compact()).unwrap_or_default())
    }
}
