//! Sites (Standorte).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::site::{Region, SiteId};
use crate::domain::user::UserId;

/// One row of `site`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SiteId,
    /// Name of the site.
    pub name: String,
    /// Code of the district police authority.
    pub kpb_code: String,
    /// The youth welfare provider that does the work.
    pub provider_name: String,
    /// Who is responsible for the data, as printed on information sheets.
    pub controller_text: String,
    /// Whom families ask, as named on every consent sheet.
    pub contact_name: String,
    /// And under which number.
    pub contact_phone: String,
    /// One of the five districts.
    pub region: Region,
    /// First day of work.
    pub active_from: NaiveDate,
    /// Last day of work.
    pub active_to: Option<NaiveDate>,
    /// Whether the special strand is offered.
    pub strand_enabled: bool,
    /// A professional interpreter on the phone is enough for a consent.
    pub remote_interpreting: bool,
    /// Made up by the demo data.
    pub is_demo: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
