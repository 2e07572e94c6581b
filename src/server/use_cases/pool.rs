//! The interpreters a team can ask for: those of its site and those of all sites.

use chrono::NaiveDate;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::language_code::LanguageCode;
use crate::domain::site::SiteId;
use crate::domain::view::session::PoolEntry;
use crate::server::call::Call;
use crate::server::entity::interpreter;
use crate::server::fault::Fault;

/// Active interpreters of the site and of all sites.
pub(super) async fn pool(call: &Call, site: SiteId) -> Result<Vec<interpreter::Model>, Fault> {
    let of_the_site =
        Condition::any().add(interpreter::Column::SiteId.eq(site)).add(interpreter::Column::SiteId.is_null());
    let rows = interpreter::Entity::find()
        .filter(of_the_site)
        .filter(interpreter::Column::Active.eq(true))
        .order_by_asc(interpreter::Column::CodeName)
        .all(call.db())
        .await?;
    Ok(rows)
}

/// BR-03: whether the interpreter's confidentiality declaration holds on `day`.
pub(super) fn is_confidential(row: &interpreter::Model, day: NaiveDate) -> bool {
    row.confidentiality_signed_on.is_some_and(|signed| signed <= day)
        && row.confidentiality_until.is_some_and(|until| day <= until)
}

/// The pool as a form offers it: who speaks the family's language and is bound to secrecy stands first.
pub(super) fn offered(pool: &[interpreter::Model], language: Option<LanguageCode>, day: NaiveDate) -> Vec<PoolEntry> {
    let entry = |row: &interpreter::Model| PoolEntry {
        id: row.id.to_string(),
        code_name: row.code_name.clone(),
        level: row.level,
        languages: row.languages.to_vec(),
        fits: language.is_some_and(|language| row.languages.contains(&language)),
        confidential: is_confidential(row, day),
    };
    let mut pool: Vec<PoolEntry> = pool.iter().map(entry).collect();
    pool.sort_by_key(|entry| (!entry.fits, !entry.confidential, entry.level));
    pool
}
