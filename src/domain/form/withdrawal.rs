//! The withdrawal form: one step, as easy as giving the consent (Art. 7 (3) GDPR).

use chrono::NaiveDate;

use super::check::Check;
use super::{form, silent};
use crate::domain::consent::required::Who;
use crate::domain::consent::{ConsentId, WithdrawalChannel};
use crate::domain::error::FieldErrors;

/// The text that stands for the young person in `withdrawn_by`.
pub const YOUTH: &str = "youth";

form! {
    /// A withdrawal.
    pub struct WithdrawalForm {
        /// Made by the page; the withdrawal is part of the consent, so it only marks a second save.
        pub client_id: String,
        /// The version of the consent the page was opened with.
        pub version: String,
        /// The consent.
        pub consent_id: String,
        /// Day on which the withdrawal reached the team; today works from this instant.
        pub withdrawn_on: String,
        /// The guardian's id, or `youth`.
        pub withdrawn_by: String,
        /// Code of [`WithdrawalChannel`].
        pub channel: String,
    }
}

/// A withdrawal, checked. Whether this person may withdraw is asked with `consent::state::may_withdraw`.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedWithdrawal {
    /// The consent.
    pub consent_id: ConsentId,
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// Day.
    pub withdrawn_on: NaiveDate,
    /// Who withdrew.
    pub withdrawn_by: Who,
    /// How.
    pub channel: WithdrawalChannel,
}

impl WithdrawalForm {
    /// Checks the withdrawal.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<CheckedWithdrawal, FieldErrors> {
        let mut check = Check::new();
        let client_id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let consent_id = check.id("consent_id", &self.consent_id);
        let withdrawn_on = check.past_date("withdrawn_on", &self.withdrawn_on, today);
        let withdrawn_by = if self.withdrawn_by.trim() == YOUTH {
            Some(Who::Youth)
        } else {
            check.id("withdrawn_by", &self.withdrawn_by).map(Who::Guardian)
        };
        let channel = check.code("channel", &self.channel);
        let checked = || {
            client_id?;
            Some(CheckedWithdrawal {
                consent_id: consent_id?,
                version,
                withdrawn_on: withdrawn_on?,
                withdrawn_by: withdrawn_by?,
                channel: channel?,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

silent!(CheckedWithdrawal);
