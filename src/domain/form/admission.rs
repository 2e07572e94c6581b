//! The second screening and the start of taking part.

use chrono::NaiveDate;

use super::check::Check;
use super::{REMARK_MAX, form, silent};
use crate::domain::enrolment::machine::{ADMISSION_AGES, USUAL_ADMISSION_AGES, planned_end};
use crate::domain::enrolment::{Screening2Result, Strand};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::participant::{age_in_months, age_on};
use crate::domain::site::SiteSettings;

form! {
    /// The result of the second screening.
    pub struct ScreeningForm {
        /// Made by the page.
        pub client_id: String,
        /// The version of the enrolment the page was opened with.
        pub version: String,
        /// Day.
        pub screening2_on: String,
        /// Code of [`Screening2Result`].
        pub screening2_result: String,
        /// The family was told again that taking part is voluntary.
        pub voluntary_repeated: bool,
    }
}

/// The second screening, checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CheckedScreening {
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// Day.
    pub screening2_on: NaiveDate,
    /// Result.
    pub screening2_result: Screening2Result,
}

impl ScreeningForm {
    /// Checks the screening; it lies between the referral and today, and voluntariness was repeated.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate, referred_on: NaiveDate) -> Result<CheckedScreening, FieldErrors> {
        let mut check = Check::new();
        check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let screening2_on = check.past_date("screening2_on", &self.screening2_on, today);
        check.ordered("screening2_on", Some(referred_on), screening2_on);
        let screening2_result = check.code("screening2_result", &self.screening2_result);
        check.error_if(!self.voluntary_repeated, "voluntary_repeated", ErrorCode::Required);
        let checked = screening2_on.zip(screening2_result);
        check.finish(checked.map(|(screening2_on, screening2_result)| CheckedScreening {
            version,
            screening2_on,
            screening2_result,
        }))
    }
}

form! {
    /// The start of taking part.
    pub struct AdmissionForm {
        /// Made by the page.
        pub client_id: String,
        /// The version of the enrolment the page was opened with.
        pub version: String,
        /// First day.
        pub start_on: String,
        /// Code of [`Strand`]; empty is `standard`.
        pub strand: String,
        /// Why an age of 16 or 17 is admitted (BR-06).
        pub age_reason: String,
    }
}

/// The start, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedAdmission {
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// First day.
    pub start_on: NaiveDate,
    /// BR-05.
    pub planned_end_on: NaiveDate,
    /// Strand.
    pub strand: Strand,
    /// Age on the first day, in completed years.
    pub age_at_start: u32,
    /// Age on the first day, in completed months.
    pub age_at_start_months: u32,
    /// Why an unusual age is admitted.
    pub age_reason: Option<String>,
}

impl AdmissionForm {
    /// Checks the start: between the second screening and today, age 8 to 17 (BR-06), with a reason above 15.
    /// The site says how long taking part is planned for (BR-05) and up to which age it admits.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(
        &self,
        today: NaiveDate,
        birth_date: NaiveDate,
        screening2_on: NaiveDate,
        site: &SiteSettings,
    ) -> Result<CheckedAdmission, FieldErrors> {
        let mut check = Check::new();
        check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let start_on = check.past_date("start_on", &self.start_on, today);
        check.ordered("start_on", Some(screening2_on), start_on);
        let strand = check.code_or_none("strand", &self.strand).unwrap_or(Strand::Standard);
        let age_reason = check.line_or_none("age_reason", &self.age_reason, REMARK_MAX);
        let age = start_on.and_then(|start_on| age_on(birth_date, start_on));
        if let Some(age) = age {
            let unusual = ADMISSION_AGES.contains(&age) && !USUAL_ADMISSION_AGES.contains(&age);
            let outside = !ADMISSION_AGES.contains(&age) || age > u32::from(site.oldest_age);
            check.error_if(outside, "start_on", ErrorCode::AgeOutside);
            check.error_if(unusual && self.age_reason.trim().is_empty(), "age_reason", ErrorCode::ReasonRequired);
        } else if start_on.is_some() {
            check.error("start_on", ErrorCode::AgeOutside);
        }
        let checked = || {
            let start_on = start_on?;
            Some(CheckedAdmission {
                version,
                start_on,
                planned_end_on: planned_end(start_on, site.planned_months.into(), birth_date)?,
                strand,
                age_at_start: age?,
                age_at_start_months: age_in_months(birth_date, start_on)?,
                age_reason,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

silent!(CheckedScreening, CheckedAdmission);
