//! Sites (Standorte).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::site::{Region, SiteId, SiteSettings};
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
    /// Months taking part is planned for.
    pub planned_months: i32,
    /// Months of a usual extension.
    pub extension_months: i32,
    /// Months the offence threshold looks back.
    pub look_back_months: i32,
    /// Oldest age at the start.
    pub oldest_age: i32,
    /// Extensions may go beyond the 18th birthday.
    pub extends_past_18: bool,
    /// Colleagues stand in for each other.
    pub mutual_deputies: bool,
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

impl Model {
    /// What the site decides for itself.
    pub fn settings(&self) -> SiteSettings {
        let number = |value: i32| u16::try_from(value).unwrap_or_default();
        SiteSettings {
            planned_months: number(self.planned_months),
            extension_months: number(self.extension_months),
            look_back_months: number(self.look_back_months),
            oldest_age: number(self.oldest_age),
            extends_past_18: self.extends_past_18,
            mutual_deputies: self.mutual_deputies,
        }
    }
}

impl ActiveModelBehavior for ActiveModel {}
