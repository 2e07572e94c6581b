//! Accounts and sites as the administrator's pages show them. Nothing about young people.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::task::DraftMark;
use crate::domain::access::Role;
use crate::domain::error::FieldErrors;
use crate::domain::message::Language;
use crate::domain::site::{Region, SiteId};
use crate::domain::user::{AccountState, GrantId, UserId};

/// One role grant of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantLine {
    /// The grant.
    pub id: GrantId,
    /// Its version, for ending it.
    pub version: i32,
    /// The role.
    pub role: Role,
    /// Name of the site; none for a role of the whole programme.
    pub site: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Whether it counts today.
    pub current: bool,
    /// Whether its last day is over.
    pub over: bool,
}

/// One line of the list of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserLine {
    /// The account.
    pub id: UserId,
    /// Name to sign in with.
    pub user_name: String,
    /// Name shown to colleagues.
    pub display_name: String,
    /// Invited, active or deactivated.
    pub state: AccountState,
    /// Grants that count today.
    pub grants: Vec<GrantLine>,
}

/// How the list of accounts is filtered and paged; all of it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserListQuery {
    /// Code of [`AccountState`]; empty for all.
    #[serde(default)]
    pub state: String,
    /// Code of [`Role`], held today; empty for all.
    #[serde(default)]
    pub role: String,
    /// The last account of the page before.
    #[serde(default)]
    pub after: String,
}

/// A page of the list of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserList {
    /// The lines.
    pub users: Vec<UserLine>,
    /// Key for the next page.
    pub next: Option<UserId>,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserView {
    /// The account.
    pub id: UserId,
    /// Its version, for changes.
    pub version: i32,
    /// Name to sign in with.
    pub user_name: String,
    /// Name shown to colleagues.
    pub display_name: String,
    /// E-mail address; empty when not given.
    pub email: String,
    /// Language of the screens.
    pub language: Language,
    /// Invited, active or deactivated.
    pub state: AccountState,
    /// Until when an unused code is valid.
    pub code_until: Option<NaiveDateTime>,
    /// All grants, current ones first.
    pub grants: Vec<GrantLine>,
    /// How many browsers are signed in.
    pub sign_ins: u32,
    /// The last request of any of them.
    pub last_seen: Option<NaiveDateTime>,
    /// The administrator's own account: roles are given by somebody else.
    pub own: bool,
}

/// A site to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteChoice {
    /// The site.
    pub id: SiteId,
    /// Its name.
    pub name: String,
}

/// A form as its page opens: from a draft or fresh, with the errors to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened<Form> {
    /// What stands in the fields.
    pub form: Form,
    /// When the draft was kept from which it was filled.
    pub draft: Option<DraftMark>,
    /// Errors of a form that was refused.
    pub errors: FieldErrors,
    /// Sites to choose from.
    pub sites: Vec<SiteChoice>,
    /// Somebody else has changed the record since the draft was opened; holds what is stored now, label-free.
    pub stored: Option<Form>,
    /// Name of what is changed, for the way back; empty for something new.
    pub name: String,
}

/// A code to set a password, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCode {
    /// The account's name to sign in with.
    pub user_name: String,
    /// The code; none when it was shown before.
    pub code: Option<String>,
    /// Until when it is valid.
    pub until: Option<NaiveDateTime>,
}

/// One line of the list of sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteLine {
    /// The site.
    pub id: SiteId,
    /// Its name.
    pub name: String,
    /// Code of the district police authority.
    pub kpb_code: String,
    /// The youth welfare provider.
    pub provider_name: String,
    /// The region.
    pub region: Region,
    /// First day.
    pub active_from: NaiveDate,
    /// Last day.
    pub active_to: Option<NaiveDate>,
}
