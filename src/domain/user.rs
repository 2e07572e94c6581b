//! The user (Benutzerkonto): a person who signs in. What they may do is in [`super::access`].

use super::code::codes;
use super::id::Id;

/// Marker of [`UserId`].
pub enum User {}

/// The identifier of a user.
pub type UserId = Id<User>;

/// Marker of [`GrantId`].
pub enum RoleGrant {}

/// The identifier of a role grant.
pub type GrantId = Id<RoleGrant>;

/// Marker of [`SignInId`].
pub enum SignIn {}

/// The identifier of one signed-in browser.
pub type SignInId = Id<SignIn>;

codes! {
    /// State of an account, computed for the list of users.
    pub enum AccountState {
        /// Made, but no password set yet.
        Invited = "invited",
        /// In use.
        Active = "active",
        /// Deactivated.
        Deactivated = "deactivated",
    }
}
