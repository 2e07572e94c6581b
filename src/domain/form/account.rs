//! Signing in and setting a password. A password is never trimmed and never kept in a draft.

use super::check::Check;
use super::user::USER_NAME;
use super::{form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};

/// Shortest and longest password, in characters.
pub const PASSWORD: std::ops::RangeInclusive<usize> = 12..=128;

/// What people try first; a password must not be one of these with digits or signs around it.
const COMMON: &[&str] = &[
    "passwort",
    "password",
    "qwertz",
    "qwerty",
    "leitplanke",
    "kurvekriegen",
    "hallo",
    "willkommen",
    "admin",
    "geheim",
    "schalke",
    "sommer",
    "winter",
];

form! {
    /// Signing in.
    pub struct SignInForm {
        /// User name.
        pub user_name: String,
        /// Password.
        pub password: String,
        /// Path to go to afterwards; only paths of this house are followed.
        pub next: String,
    }
}

/// A sign-in, checked for form only: every other mistake gets the same answer.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedSignIn {
    /// User name, lower case.
    pub user_name: String,
    /// Password.
    pub password: String,
    /// Path of this house to go to afterwards.
    pub next: Option<String>,
}

impl SignInForm {
    /// Checks that both fields are filled.
    ///
    /// # Errors
    /// `required` on `user_name` or `password`, `too_long`, `bad_character`.
    pub fn check(&self) -> Result<CheckedSignIn, FieldErrors> {
        let mut check = Check::new();
        let user_name = check.line("user_name", &self.user_name, *USER_NAME.end()).map(|name| name.to_lowercase());
        check.error_if(self.password.is_empty(), "password", ErrorCode::Required);
        check.error_if(self.password.chars().count() > *PASSWORD.end(), "password", ErrorCode::TooLong);
        let next = Some(self.next.trim()).filter(|next| is_own_path(next)).map(str::to_owned);
        check.finish(user_name.map(|user_name| CheckedSignIn { user_name, password: self.password.clone(), next }))
    }
}

/// An absolute path of this house: no other host (`//x`, `/\x`), no control characters.
fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(|character| character.is_control())
}

form! {
    /// Setting a password with a one-time code.
    pub struct SetPasswordForm {
        /// The one-time code.
        pub code: String,
        /// The new password.
        pub password: String,
        /// The new password again.
        pub repeated: String,
    }
}

/// A new password, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedPassword {
    /// The one-time code.
    pub code: String,
    /// The new password.
    pub password: String,
}

impl SetPasswordForm {
    /// Checks the new password: 12 to 128 characters, twice the same, not a common one. The code decides whose password
    /// it is, so the server asks [`is_common`] again with the user name.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<CheckedPassword, FieldErrors> {
        let mut check = Check::new();
        let code = check.line("code", &self.code, 100);
        let length = self.password.chars().count();
        if self.password.is_empty() {
            check.error("password", ErrorCode::Required);
        } else {
            check.error_if(length < *PASSWORD.start(), "password", ErrorCode::TooShort);
            check.error_if(length > *PASSWORD.end(), "password", ErrorCode::TooLong);
            check.error_if(is_common(&self.password, ""), "password", ErrorCode::TooCommon);
        }
        check.error_if(self.password != self.repeated, "repeated", ErrorCode::NotTheSame);
        check.finish(code.map(|code| CheckedPassword { code, password: self.password.clone() }))
    }
}

/// Whether a password is one symbol repeated, digits in order, a common word with digits and signs around it, or holds
/// the user name (empty: not known).
#[must_use]
pub fn is_common(password: &str, user_name: &str) -> bool {
    let lower = password.to_lowercase();
    let letters: String = lower.chars().filter(|character| character.is_alphabetic()).collect();
    let repeated = lower.chars().next().is_some_and(|first| lower.chars().all(|character| character == first));
    let counting = "01234567890123456789".contains(lower.as_str());
    repeated
        || counting
        || COMMON.contains(&letters.as_str())
        || (user_name.len() >= *USER_NAME.start() && lower.contains(&user_name.to_lowercase()))
}

silent!(CheckedSignIn, CheckedPassword);
