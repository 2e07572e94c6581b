//! The site form of the administrator.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::check::Check;
use super::{NAME_MAX, form, silent};
use crate::domain::enrolment::extension::EXTENSION_MONTHS;
use crate::domain::error::FieldErrors;
use crate::domain::site::{LOOK_BACK_MONTHS, OLDEST_AGES, PLANNED_MONTHS, Region, SiteId, SiteSettings};

/// Longest text that names the controller (Art. 26 and 28 GDPR), printed on every sheet.
pub const CONTROLLER_MAX: usize = 1000;
/// Longest phone number of a site.
pub const PHONE_MAX: usize = 40;
/// Longest code of the district police authority.
pub const KPB_CODE_MAX: usize = 20;

form! {
    /// A site.
    pub struct SiteForm {
        /// Made by the page for a new site, else the site's id.
        pub client_id: String,
        /// The version the page was opened with; empty for a new site.
        pub version: String,
        /// Name.
        pub name: String,
        /// Code of the district police authority.
        pub kpb_code: String,
        /// Name of the youth welfare provider.
        pub provider_name: String,
        /// Who the controller is.
        pub controller_text: String,
        /// Whom families ask.
        pub contact_name: String,
        /// Under which number.
        pub contact_phone: String,
        /// Code of [`Region`].
        pub region: String,
        /// First day.
        pub active_from: String,
        /// Last day.
        pub active_to: String,
        /// The strand "360°" can be chosen.
        pub strand_enabled: bool,
        /// A professional interpreter on the phone is enough for a consent.
        pub remote_interpreting: bool,
        /// Months taking part is planned for (12 or 24, BR-05); empty for the default.
        pub planned_months: String,
        /// Months of a usual extension (BR-05); empty for the default.
        pub extension_months: String,
        /// Months the offence threshold looks back (BR-07); empty for the default.
        pub look_back_months: String,
        /// Oldest age at the start, in completed years (BR-06); empty for the default.
        pub oldest_age: String,
        /// Extensions may go beyond the 18th birthday (BR-05).
        pub extends_past_18: bool,
        /// Colleagues of a site stand in for each other without an entry of their own.
        pub mutual_deputies: bool,
    }
}

/// A site, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedSite {
    /// The id of the site.
    pub id: SiteId,
    /// The version, for a change.
    pub version: Option<i32>,
    /// Name.
    pub name: String,
    /// Code of the district police authority.
    pub kpb_code: String,
    /// Name of the provider.
    pub provider_name: String,
    /// Who the controller is.
    pub controller_text: String,
    /// Whom families ask.
    pub contact_name: String,
    /// Under which number.
    pub contact_phone: String,
    /// Region.
    pub region: Region,
    /// First day.
    pub active_from: NaiveDate,
    /// Last day.
    pub active_to: Option<NaiveDate>,
    /// The strand "360°" can be chosen.
    pub strand_enabled: bool,
    /// A professional interpreter on the phone is enough for a consent.
    pub remote_interpreting: bool,
    /// How long and how old.
    pub settings: SiteSettings,
}

impl SiteForm {
    /// Checks the site. A site may be entered before its first day.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<CheckedSite, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let name = check.line("name", &self.name, NAME_MAX);
        let kpb_code = check.line("kpb_code", &self.kpb_code, KPB_CODE_MAX);
        let provider_name = check.line("provider_name", &self.provider_name, NAME_MAX);
        let controller_text = check.lines("controller_text", &self.controller_text, CONTROLLER_MAX);
        let contact_name = check.line("contact_name", &self.contact_name, NAME_MAX);
        let contact_phone = check.line("contact_phone", &self.contact_phone, PHONE_MAX);
        let region = check.code("region", &self.region);
        let active_from = check.date("active_from", &self.active_from);
        let active_to = check.date_or_none("active_to", &self.active_to);
        check.ordered("active_to", active_from, active_to);
        let settings = self.settings(&mut check);
        let checked = || {
            Some(CheckedSite {
                id: SiteId::from_uuid(id?),
                version,
                name: name?,
                kpb_code: kpb_code?,
                provider_name: provider_name?,
                controller_text: controller_text?,
                contact_name: contact_name?,
                contact_phone: contact_phone?,
                region: region?,
                active_from: active_from?,
                active_to,
                strand_enabled: self.strand_enabled,
                remote_interpreting: self.remote_interpreting,
                settings: settings?,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

impl SiteForm {
    fn settings(&self, check: &mut Check) -> Option<SiteSettings> {
        let usual = SiteSettings::default();
        let mut number = |field: &str, raw: &str, range: RangeInclusive<u16>, usual: u16| {
            if raw.trim().is_empty() { Some(usual) } else { check.number(field, raw, &range) }
        };
        Some(SiteSettings {
            planned_months: number("planned_months", &self.planned_months, PLANNED_MONTHS, usual.planned_months)?,
            extension_months: number(
                "extension_months",
                &self.extension_months,
                EXTENSION_MONTHS,
                usual.extension_months,
            )?,
            look_back_months: number(
                "look_back_months",
                &self.look_back_months,
                LOOK_BACK_MONTHS,
                usual.look_back_months,
            )?,
            oldest_age: number("oldest_age", &self.oldest_age, OLDEST_AGES, usual.oldest_age)?,
            extends_past_18: self.extends_past_18,
            mutual_deputies: self.mutual_deputies,
        })
    }
}

silent!(CheckedSite);
