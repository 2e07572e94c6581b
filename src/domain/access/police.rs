//! BR-13: the four endpoints of the police role. Everything else but sign-in, the own account and assets answers 403.

use super::Permission;

/// One deed or reading of the police role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoliceEndpoint {
    /// Its name as `area/deed`.
    pub name: &'static str,
    /// The permission it needs.
    pub permission: Permission,
}

/// The allow-list (BR-13, `docs/domain.md` 4.4).
pub const POLICE_ENDPOINTS: [PoliceEndpoint; 4] = [
    PoliceEndpoint { name: "referral/refer", permission: Permission::Refer },
    PoliceEndpoint { name: "referral/own", permission: Permission::SeeOwnReferrals },
    PoliceEndpoint { name: "referral/status", permission: Permission::SeeReferralStatus },
    PoliceEndpoint { name: "counts/import", permission: Permission::ImportCounts },
];
