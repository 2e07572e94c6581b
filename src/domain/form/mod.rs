//! Forms: the texts a page posts. Every field is a `String`, a `Vec<String>` or a `bool` and may be missing; `check` turns
//! the form into typed values or field errors. Field names in errors are relative to the form: `given_name`, `guardians[0][relation]`.
//!
//! A checkbox posts the value `true`; a checkbox that is not ticked posts nothing.
//!
//! Every form carries `client_id` (made by the page: the same id and content is the same record) for a new record and
//! `version` (the version the page was opened with) for an edit. A form's `Debug` never shows what was typed.

pub mod account;
pub mod admission;
pub mod admission_end;
pub mod assignment;
pub mod check;
pub mod consent;
pub mod contact_attempt;
pub mod course;
pub mod form_text;
pub mod guardian;
pub mod hold;
pub mod network;
pub mod referral;
pub mod referral_part;
pub mod release;
pub mod search;
pub mod session;
pub mod signatory;
pub mod site;
pub mod user;
pub mod withdrawal;
pub mod witness;

pub use account::{CheckedPassword, CheckedSignIn, SetPasswordForm, SignInForm};
pub use admission::{AdmissionForm, CheckedAdmission, CheckedScreening, ScreeningForm};
pub use admission_end::{CheckedEnd, EndAdmissionForm};
pub use assignment::{AssignmentForm, CheckedAssignment, Deputy};
pub use consent::{CheckedConsent, ConsentForm};
pub use contact_attempt::{CheckedContactAttempt, ContactAttemptForm};
pub use course::{
    AgainForm, CheckedAgain, CheckedClosing, CheckedExtension, CheckedReview, CheckedStep, ClosingForm, ExtensionForm,
    ReviewForm, StepForm,
};
pub use form_text::{CheckedFormText, CheckedRecording, FormTextForm, RecordingForm};
pub use guardian::{CheckedGuardian, GuardianForm, GuardianPart};
pub use hold::{CheckedHold, HoldForm};
pub use network::{CheckedNetwork, CheckedSibling, NetworkForm, SiblingForm};
pub use referral::{CheckedIdentity, CheckedReferral, ReferralForm};
pub use release::{CheckedDecline, CheckedReleaseRequest, DeclineForm, ReleaseRequestForm};
pub use search::{CheckedSearch, SearchForm};
pub use session::{CheckedInterpreting, CheckedSession, SessionForm};
pub use signatory::{CheckedSignatory, DeviceSignature, SignatoryPart};
pub use site::{CheckedSite, SiteForm};
pub use user::{CheckedGrant, CheckedUser, GrantPart, UserForm};
pub use withdrawal::{CheckedWithdrawal, WithdrawalForm};
pub use witness::{CheckedWitnessCode, WITNESS_CODE, WitnessCodeForm};

/// Declares a form or a part of one: public fields, all defaulted, and a `Debug` without values.
macro_rules! form {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind),+ }

        $crate::domain::form::silent!($name);
    };
}
pub(crate) use form;

/// Gives types a `Debug` that shows their name only, because they hold what people typed.
macro_rules! silent {
    ($($name:ident),+ $(,)?) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        })+
    };
}
pub(crate) use silent;

/// Longest given or family name.
pub const NAME_MAX: usize = 80;
/// Longest address.
pub const ADDRESS_MAX: usize = 200;
/// Longest phone number or other contact data.
pub const CONTACT_MAX: usize = 120;
/// Longest short remark (reason, place of a paper, safe contact).
pub const REMARK_MAX: usize = 200;

#[cfg(test)]
mod tests;
