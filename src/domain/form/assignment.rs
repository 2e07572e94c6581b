//! Who works on a case: the responsible worker, and somebody who stands in for a time.

use chrono::{Days, NaiveDate};

use super::check::Check;
use super::{form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::user::UserId;

/// Longest time somebody may stand in without being asked again, in days: access to entrusted files ends by itself
/// (§ 203 StGB, `docs/domain.md` 4.1).
pub const DEPUTY_DAYS_MAX: u64 = 366;

form! {
    /// Who works on a case.
    pub struct AssignmentForm {
        /// Made by the page.
        pub client_id: String,
        /// The version of the enrolment the page was opened with.
        pub version: String,
        /// The responsible worker's id.
        pub lead_worker_id: String,
        /// Who stands in; may be empty.
        pub deputy_id: String,
        /// First day of standing in.
        pub deputy_from: String,
        /// Last day of standing in.
        pub deputy_until: String,
    }
}

/// Somebody who stands in, from a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deputy {
    /// Who.
    pub user: UserId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// Who works on a case, checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CheckedAssignment {
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// The responsible worker.
    pub lead: UserId,
    /// Who stands in.
    pub deputy: Option<Deputy>,
}

impl AssignmentForm {
    /// Checks the assignment: somebody is responsible; a deputy is somebody else and ends by a day that has not
    /// passed and lies at most [`DEPUTY_DAYS_MAX`] days after the first. Days without a deputy are left out.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<CheckedAssignment, FieldErrors> {
        let mut check = Check::new();
        check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let lead: Option<UserId> = check.id("lead_worker_id", &self.lead_worker_id);
        let user: Option<UserId> = check.id_or_none("deputy_id", &self.deputy_id);
        let mut deputy = None;
        if let Some(user) = user {
            check.error_if(lead == Some(user), "deputy_id", ErrorCode::DoesNotFit);
            let from = check.date("deputy_from", &self.deputy_from);
            let until = check.date("deputy_until", &self.deputy_until);
            check.ordered("deputy_until", std::cmp::max(from, Some(today)), until);
            let last = from.and_then(|from| from.checked_add_days(Days::new(DEPUTY_DAYS_MAX)));
            check.error_if(
                until.zip(last).is_some_and(|(until, last)| until > last),
                "deputy_until",
                ErrorCode::TooLate,
            );
            deputy = from.zip(until).map(|(from, until)| Deputy { user, from, until });
        }
        check.finish(lead.map(|lead| CheckedAssignment { version, lead, deputy }))
    }
}

silent!(CheckedAssignment);
