//! The form of a hold (Löschsperre): why a record stays although its period is over.

use chrono::NaiveDate;

use super::check::Check;
use super::{REMARK_MAX, form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::retention::LegalHoldId;

form! {
    /// A hold.
    pub struct HoldForm {
        /// Made by the page.
        pub client_id: String,
        /// Why the record has to stay.
        pub reason: String,
        /// Its last day; empty: until it is lifted.
        pub until_on: String,
    }
}

/// A hold, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedHold {
    /// Of the new hold.
    pub id: LegalHoldId,
    /// Why.
    pub reason: String,
    /// Its last day.
    pub until_on: Option<NaiveDate>,
}

impl HoldForm {
    /// Checks the hold.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<CheckedHold, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let reason = check.lines("reason", &self.reason, REMARK_MAX);
        let until_on = check.date_or_none("until_on", &self.until_on);
        check.error_if(until_on.is_some_and(|day| day < today), "until_on", ErrorCode::InThePast);
        let checked = id.zip(reason);
        check.finish(checked.map(|(id, reason)| CheckedHold { id: LegalHoldId::from_uuid(id), reason, until_on }))
    }
}

silent!(CheckedHold);

#[cfg(test)]
mod tests {
    use super::HoldForm;

    #[test]
    fn a_hold_needs_a_reason_and_no_end() {
        let today = "2026-03-17".parse().expect("a day");
        let long = "x".repeat(201);
        for (reason, until_on, wrong) in [
            ("Klage anhängig", "", ""),
            ("Klage anhängig", "2026-03-17", ""),
            ("Klage anhängig", "2026-03-16", "until_on"),
            ("Klage anhängig", "bald", "until_on"),
            ("", "", "reason"),
            (long.as_str(), "", "reason"),
        ] {
            let form = HoldForm {
                client_id: "0198c0de-0000-7000-8000-000000000001".into(),
                reason: reason.into(),
                until_on: until_on.into(),
            };
            let errors: Option<Vec<String>> =
                form.check(today).err().map(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect());
            let expected: Vec<String> = if wrong.is_empty() { vec![] } else { vec![wrong.to_owned()] };
            assert_eq!(errors.unwrap_or_default(), expected, "{reason} {until_on}");
        }
    }
}
