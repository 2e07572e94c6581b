//! The user form of the administrator: the account and its role grants.

use chrono::NaiveDate;

use super::check::Check;
use super::{NAME_MAX, form, silent};
use crate::domain::access::{Grant, Role};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::message::Language;
use crate::domain::user::{GrantId, UserId};

/// Shortest and longest user name.
pub const USER_NAME: std::ops::RangeInclusive<usize> = 3..=40;
/// Longest e-mail address.
pub const EMAIL_MAX: usize = 120;
/// Most role grants of one user.
pub const GRANTS_MAX: usize = 20;

form! {
    /// One role grant.
    pub struct GrantPart {
        /// The grant's id; empty for a new one.
        pub grant_id: String,
        /// Code of [`Role`]; a part without a role is left out.
        pub role: String,
        /// The site, for a role that is bound to one.
        pub site_id: String,
        /// First day.
        pub valid_from: String,
        /// Last day.
        pub valid_until: String,
    }
}

form! {
    /// A user.
    pub struct UserForm {
        /// Made by the page for a new user, else the user's id.
        pub client_id: String,
        /// The version the page was opened with; empty for a new user.
        pub version: String,
        /// Name to sign in with.
        pub user_name: String,
        /// Name shown to colleagues.
        pub display_name: String,
        /// E-mail address.
        pub email: String,
        /// Code of [`Language`]; empty is German.
        pub language: String,
        /// Role grants.
        pub grants: Vec<GrantPart>,
        /// The account is deactivated.
        pub deactivated: bool,
    }
}

/// One role grant, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedGrant {
    /// The id, for a grant that exists.
    pub id: Option<GrantId>,
    /// The grant.
    pub grant: Grant,
}

/// A user, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedUser {
    /// The id of the user.
    pub id: UserId,
    /// The version, for a change.
    pub version: Option<i32>,
    /// Name to sign in with, lower case.
    pub user_name: String,
    /// Name shown to colleagues.
    pub display_name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Language of the screens.
    pub language: Language,
    /// Role grants.
    pub grants: Vec<CheckedGrant>,
    /// The account is deactivated.
    pub deactivated: bool,
}

impl UserForm {
    /// Checks the user; without a role grant an account is possible but can do nothing.
    ///
    /// # Errors
    /// All field errors; a site-bound role needs its site, another role must not name one.
    pub fn check(&self) -> Result<CheckedUser, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let user_name = check.line("user_name", &self.user_name, *USER_NAME.end()).map(|name| name.to_lowercase());
        if let Some(name) = &user_name {
            check.error_if(name.chars().count() < *USER_NAME.start(), "user_name", ErrorCode::TooShort);
            check.error_if(!is_user_name(name), "user_name", ErrorCode::NotAUserName);
        }
        let display_name = check.line("display_name", &self.display_name, NAME_MAX);
        let email = check.line_or_none("email", &self.email, EMAIL_MAX);
        check.error_if(email.as_deref().is_some_and(|email| !is_email(email)), "email", ErrorCode::NotAnEmail);
        let language = check.code_or_none("language", &self.language).unwrap_or_default();
        check.error_if(self.grants.len() > GRANTS_MAX, "grants", ErrorCode::TooMany);
        let chosen = self.grants.iter().take(GRANTS_MAX).enumerate().filter(|(_, part)| !part.role.trim().is_empty());
        let grants: Vec<Option<CheckedGrant>> =
            chosen.map(|(index, part)| part.read(&mut check, |field| format!("grants[{index}][{field}]"))).collect();
        let checked = || {
            Some(CheckedUser {
                id: UserId::from_uuid(id?),
                version,
                user_name: user_name?,
                display_name: display_name?,
                email,
                language,
                grants: grants.into_iter().collect::<Option<Vec<_>>>()?,
                deactivated: self.deactivated,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

impl GrantPart {
    /// Checks a grant that stands alone, on its own page.
    ///
    /// # Errors
    /// All field errors, under the plain names of the fields.
    pub fn check(&self) -> Result<CheckedGrant, FieldErrors> {
        let mut check = Check::new();
        let grant = self.read(&mut check, str::to_owned);
        check.finish(grant)
    }

    fn read(&self, check: &mut Check, at: impl Fn(&str) -> String) -> Option<CheckedGrant> {
        let id = check.id_or_none(&at("grant_id"), &self.grant_id);
        let role: Option<Role> = check.code(&at("role"), &self.role);
        let site = match role {
            Some(role) if role.is_site_bound() => check.id(&at("site_id"), &self.site_id),
            Some(_) => {
                check.error_if(!self.site_id.trim().is_empty(), &at("site_id"), ErrorCode::DoesNotFit);
                None
            }
            None => None,
        };
        let from: Option<NaiveDate> = check.date(&at("valid_from"), &self.valid_from);
        let until = check.date_or_none(&at("valid_until"), &self.valid_until);
        check.ordered(&at("valid_until"), from, until);
        Some(CheckedGrant { id, grant: Grant { role: role?, site, from: from?, until } })
    }
}

/// Lower-case ASCII letters, digits, dot, hyphen and underscore, beginning with a letter.
fn is_user_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_'))
}

/// One `@` with something before it and a name with a dot after it; only a letter that arrives proves more.
fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else {
        return false;
    };
    let labels = host.split('.').collect::<Vec<_>>();
    !local.is_empty()
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && !host.contains('@')
        && !text.contains(char::is_whitespace)
}

silent!(CheckedUser);
