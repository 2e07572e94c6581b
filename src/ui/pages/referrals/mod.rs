//! `/referrals` and what lies below.

pub mod check;
mod family;
pub mod new;
pub mod own;
pub mod part;
mod person;
mod suggestion;

pub use check::CheckReferralPage;
pub use family::GuardianFields;
pub use new::NewReferralPage;
pub use own::OwnReferralsPage;
pub use part::ReferralPartPage;

use crate::ui::language::use_messages;
use crate::ui::page::Crumb;

/// Home, then the list of parts.
fn crumbs() -> Vec<Crumb> {
    let messages = use_messages();
    vec![
        ("/".to_owned(), messages.common.home.to_owned()),
        ("/referrals/new".to_owned(), messages.referral.new_title.to_owned()),
    ]
}
