//! Who looks at the page that is being rendered.

use crate::domain::access::{Permission, Role};
use crate::domain::message::Language;

/// The person in front of the page, as the frame shows them. Nobody is signed in when `name` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    /// Display name of the account.
    pub name: String,
    /// Roles that count today.
    pub roles: Vec<Role>,
    /// Permissions that count today: the navigation follows from them.
    pub permissions: Vec<Permission>,
    /// Language of the page.
    pub language: Language,
    /// Whether the database holds generated demo data.
    pub demo: bool,
    /// Path of the page without the query.
    pub path: String,
    /// Path and query of the page.
    pub address: String,
}

impl Visitor {
    /// Whether somebody is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whether the person may do this somewhere.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}
