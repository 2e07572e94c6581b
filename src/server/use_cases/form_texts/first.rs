//! The first proposals of every edition, put in once.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use crate::domain::consent::FormVersionId;
use crate::domain::form_text::{EDITIONS, Edition, GERMAN, fingerprint_source, frame_of};
use crate::domain::id::Id;
use crate::domain::purpose::Purpose;
use crate::domain::user::UserId;
use crate::server::clock::{berlin_date, new_uuid};
use crate::server::crypto::sha256;
use crate::server::entity::consent_form_version;
use crate::server::fault::Fault;
use crate::server::house::House;

/// The newest version of each purpose and edition, approved or not.
pub struct Versions(HashMap<(Purpose, Edition), FormVersionId>);

impl Versions {
    /// The version of an edition; of the German one where the language has none.
    ///
    /// # Errors
    /// Internal when not even German is there.
    pub fn of(&self, purpose: Purpose, edition: Option<Edition>) -> Result<FormVersionId, Fault> {
        edition
            .and_then(|edition| self.0.get(&(purpose, edition)))
            .or_else(|| self.0.get(&(purpose, GERMAN)))
            .copied()
            .ok_or_else(|| Fault::internal(format!("no form text for {purpose}")))
    }
}

/// Reads the newest versions.
///
/// # Errors
/// The database's own.
async fn newest(db: &impl ConnectionTrait) -> Result<Versions, Fault> {
    let mut newest: HashMap<_, (i32, FormVersionId)> = HashMap::new();
    for row in consent_form_version::Entity::find().all(db).await? {
        let entry = newest.entry((row.purpose, row.edition())).or_insert((row.version_no, row.id));
        if row.version_no > entry.0 {
            *entry = (row.version_no, row.id);
        }
    }
    Ok(Versions(newest.into_iter().map(|(key, (_, id))| (key, id)).collect()))
}

/// Puts in the first proposal of every purpose and edition where there is none, as a draft, and gives the newest.
///
/// # Errors
/// The database's own.
pub async fn ensure(tx: &impl ConnectionTrait, valid_from: NaiveDate, now: DateTime<Utc>) -> Result<Versions, Fault> {
    let known = newest(tx).await?;
    let mut rows = Vec::new();
    for edition in EDITIONS {
        for purpose in Purpose::ALL.iter().copied().filter(|purpose| !known.0.contains_key(&(*purpose, edition))) {
            rows.push(proposal(purpose, edition, valid_from, now).into_active_model().reset_all());
        }
    }
    if rows.is_empty() {
        return Ok(known);
    }
    consent_form_version::Entity::insert_many(rows).exec_without_returning(tx).await?;
    newest(tx).await
}

/// Brings the first proposals into an installation that lacks some; they wait for approval.
///
/// # Errors
/// The database's own.
pub async fn bring(house: &House) -> Result<(), Fault> {
    let there = consent_form_version::Entity::find().count(&house.db.read).await?;
    if there >= u64::try_from(EDITIONS.len() * Purpose::ALL.len()).unwrap_or(u64::MAX) {
        return Ok(());
    }
    let now = house.clock.now();
    let tx = house.db.begin_write().await?;
    ensure(&tx, berlin_date(now), now).await?;
    Ok(tx.commit().await?)
}

fn proposal(
    purpose: Purpose,
    edition: Edition,
    valid_from: NaiveDate,
    now: DateTime<Utc>,
) -> consent_form_version::Model {
    let (title, body) = edition.words().purpose(purpose);
    let frame = frame_of(edition);
    consent_form_version::Model {
        id: Id::from_uuid(new_uuid()),
        purpose,
        language: edition.language,
        version_no: 1,
        title: title.to_owned(),
        body: body.to_owned(),
        text_hash: sha256(fingerprint_source(purpose, edition, title, body, &frame).as_bytes()).to_vec(),
        valid_from,
        plain_language: edition.plain,
        frame,
        origin: edition.first_origin(),
        translator: String::new(),
        german_version_no: 1,
        asks_again: false,
        approved_on: None,
        approved_by: None,
        created_at: now,
        created_by: None,
        updated_at: now,
        version: 1,
    }
}

/// Approves every draft the program itself proposed: for the demo and for tests, whose families are invented.
///
/// # Errors
/// The database's own.
pub async fn approve_everything(tx: &impl ConnectionTrait, by: Option<UserId>, on: NaiveDate) -> Result<(), Fault> {
    use consent_form_version::Column::{ApprovedBy, ApprovedOn, CreatedBy};
    consent_form_version::Entity::update_many()
        .col_expr(ApprovedOn, Expr::value(on))
        .col_expr(ApprovedBy, Expr::value(by))
        .filter(ApprovedOn.is_null())
        .filter(CreatedBy.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
