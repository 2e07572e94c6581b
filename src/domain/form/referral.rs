//! The referral form: identity, guardians and the suggestion itself, in one deed.

use chrono::NaiveDate;
use uuid::Uuid;

use super::check::Check;
use super::guardian::{CheckedGuardian, GuardianPart};
use super::{ADDRESS_MAX, CONTACT_MAX, NAME_MAX, REMARK_MAX, form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{ForeignOrigin, SchoolType, Sex, YesNoUnknown, age_on};
use crate::domain::referral::{ReferralSource, Screening1Result, Threshold, ThresholdNote};
use crate::domain::site::SiteId;

/// Most guardians in one referral.
pub const GUARDIANS_MAX: usize = 2;
/// Ages at the referral: one year younger than the admission (BR-06), because the second screening takes time.
pub const REFERRAL_AGES: std::ops::RangeInclusive<u32> = 7..=17;
/// Classes of school.
pub const GRADES: std::ops::RangeInclusive<u16> = 1..=13;

form! {
    /// A new referral.
    pub struct ReferralForm {
        /// Made by the page.
        pub client_id: String,
        /// Empty: a referral is made once.
        pub version: String,
        /// Site; empty when the user has only one.
        pub site_id: String,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Day of birth; errors are on `birth_date`.
        pub birth_day: String,
        /// Month of birth.
        pub birth_month: String,
        /// Year of birth.
        pub birth_year: String,
        /// Code of [`Sex`].
        pub sex: String,
        /// Code of [`LanguageCode`].
        pub preferred_language: String,
        /// Code of [`YesNoUnknown`]; empty is `unknown`.
        pub german_at_home: String,
        /// Code of [`ForeignOrigin`]; empty is `unknown`.
        pub foreign_origin: String,
        /// Code of [`SchoolType`]; empty is `unknown`.
        pub school_type: String,
        /// Class, 1 to 13.
        pub grade: String,
        /// Address.
        pub address: String,
        /// Phone.
        pub phone: String,
        /// What to mind when contacting the family.
        pub safe_contact_note: String,
        /// One or two guardians.
        pub guardians: Vec<GuardianPart>,
        /// Day of the referral.
        pub received_on: String,
        /// Code of [`ReferralSource`].
        pub source: String,
        /// Code of [`Threshold`].
        pub threshold: String,
        /// Code of [`ThresholdNote`].
        pub threshold_note: String,
        /// Code of [`Screening1Result`].
        pub screening1_result: String,
        /// Day on which the police handed over the contact.
        pub handed_over_on: String,
    }
}

/// The identity of a young person, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedIdentity {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Address.
    pub address: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// What to mind when contacting the family.
    pub safe_contact_note: Option<String>,
}

/// A referral, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedReferral {
    /// Made by the page: the id of the referral.
    pub client_id: Uuid,
    /// Site, if chosen.
    pub site_id: Option<SiteId>,
    /// Identity.
    pub identity: CheckedIdentity,
    /// Sex.
    pub sex: Sex,
    /// Language preferred in talks.
    pub preferred_language: LanguageCode,
    /// Whether German is mainly spoken at home.
    pub german_at_home: YesNoUnknown,
    /// Foreign origin of the parents.
    pub foreign_origin: ForeignOrigin,
    /// Kind of school.
    pub school_type: SchoolType,
    /// Class.
    pub grade: Option<u16>,
    /// Guardians.
    pub guardians: Vec<CheckedGuardian>,
    /// Day of the referral.
    pub received_on: NaiveDate,
    /// Where it came from.
    pub source: ReferralSource,
    /// BR-07.
    pub threshold: Threshold,
    /// Why the threshold was left aside.
    pub threshold_note: Option<ThresholdNote>,
    /// First screening.
    pub screening1_result: Screening1Result,
    /// Day on which the police handed over the contact.
    pub handed_over_on: Option<NaiveDate>,
}

impl ReferralForm {
    /// Checks the whole referral.
    ///
    /// # Errors
    /// All field errors; the age at the referral must be 7 to 17 (BR-06), the exception of the threshold needs its note (BR-07).
    pub fn check(&self, today: NaiveDate) -> Result<CheckedReferral, FieldErrors> {
        let mut check = Check::new();
        let client_id = check.client_id(&self.client_id);
        let site_id = check.id_or_none("site_id", &self.site_id);
        let received_on = check.past_date("received_on", &self.received_on, today);
        let identity = self.read_identity(&mut check, received_on.unwrap_or(today), today);
        let sex = check.code("sex", &self.sex);
        let preferred_language = check.code("preferred_language", &self.preferred_language);
        let german_at_home =
            check.code_or_none("german_at_home", &self.german_at_home).unwrap_or(YesNoUnknown::Unknown);
        let foreign_origin =
            check.code_or_none("foreign_origin", &self.foreign_origin).unwrap_or(ForeignOrigin::Unknown);
        let school_type = check.code_or_none("school_type", &self.school_type).unwrap_or(SchoolType::Unknown);
        let grade = check.number_or_none("grade", &self.grade, &GRADES);
        let guardians = self.read_guardians(&mut check, today);
        let source = check.code("source", &self.source);
        let threshold = check.code("threshold", &self.threshold);
        let threshold_note = check.code_or_none("threshold_note", &self.threshold_note);
        check.error_if(
            threshold == Some(Threshold::Exception) && threshold_note.is_none(),
            "threshold_note",
            ErrorCode::ReasonRequired,
        );
        let screening1_result = check.code("screening1_result", &self.screening1_result);
        let handed_over_on = check.past_date_or_none("handed_over_on", &self.handed_over_on, today);
        let checked = || {
            Some(CheckedReferral {
                client_id: client_id?,
                site_id,
                identity: identity?,
                sex: sex?,
                preferred_language: preferred_language?,
                german_at_home,
                foreign_origin,
                school_type,
                grade,
                guardians: guardians?,
                received_on: received_on?,
                source: source?,
                threshold: threshold?,
                threshold_note,
                screening1_result: screening1_result?,
                handed_over_on,
            })
        };
        let checked = checked();
        check.finish(checked)
    }

    fn read_identity(&self, check: &mut Check, received_on: NaiveDate, today: NaiveDate) -> Option<CheckedIdentity> {
        let given_name = check.line("given_name", &self.given_name, NAME_MAX);
        let family_name = check.line("family_name", &self.family_name, NAME_MAX);
        let birth_date = check.date_of("birth_date", &self.birth_day, &self.birth_month, &self.birth_year);
        if let Some(birth_date) = birth_date {
            let age = age_on(birth_date, received_on);
            if birth_date > today {
                check.error("birth_date", ErrorCode::InFuture);
            } else if !age.is_some_and(|age| REFERRAL_AGES.contains(&age)) {
                check.error("birth_date", ErrorCode::AgeOutside);
            }
        }
        let address = check.lines_or_none("address", &self.address, ADDRESS_MAX);
        let phone = check.line_or_none("phone", &self.phone, CONTACT_MAX);
        let safe_contact_note = check.lines_or_none("safe_contact_note", &self.safe_contact_note, REMARK_MAX);
        Some(CheckedIdentity {
            given_name: given_name?,
            family_name: family_name?,
            birth_date: birth_date?,
            address,
            phone,
            safe_contact_note,
        })
    }

    fn read_guardians(&self, check: &mut Check, today: NaiveDate) -> Option<Vec<CheckedGuardian>> {
        check.error_if(self.guardians.len() > GUARDIANS_MAX, "guardians", ErrorCode::TooMany);
        let filled = self.guardians.iter().take(GUARDIANS_MAX).enumerate().filter(|(_, part)| !part.is_empty());
        let read: Vec<_> =
            filled.map(|(index, part)| part.read(check, &format!("guardians[{index}]"), today)).collect();
        check.error_if(read.is_empty(), "guardians[0][family_name]", ErrorCode::Required);
        read.into_iter().collect()
    }
}

silent!(CheckedIdentity, CheckedReferral);
