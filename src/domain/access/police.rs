//! BR-13: the four endpoints of the police role. Everything else but sign-in, the own account, the own drafts
//! ([`POLICE_OWN_DRAFTS`]) and assets answers 403.

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

const fn endpoint(name: &'static str, permission: Permission) -> PoliceEndpoint {
    PoliceEndpoint { name, permission }
}

/// The police's own drafts: a referral is written in parts, and each part is kept for its writer alone, under the
/// writer's own key. These endpoints read and write nothing but that draft. The first two are shared with everybody
/// who fills in forms, the others with everybody who refers.
pub const POLICE_OWN_DRAFTS: [PoliceEndpoint; 5] = [
    endpoint("draft/keep", Permission::OwnDrafts),
    endpoint("draft/discard", Permission::OwnDrafts),
    endpoint("draft/referral", Permission::Refer),
    endpoint("draft/referral-part", Permission::Refer),
    endpoint("draft/referral-restart", Permission::Refer),
];
