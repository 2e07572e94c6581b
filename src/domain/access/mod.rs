//! Registry 1: who may do what (`docs/domain.md` 7.1). The matrix is [`grants`]; its text is a committed snapshot.
//!
//! A role never carries a right implicitly: what is not listed is refused.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::code::codes;
use super::enrolment::EnrolmentId;
use super::site::SiteId;
use super::user::UserId;

pub mod matrix;
pub mod police;

pub use matrix::{grants, matrix_text};

codes! {
    /// The roles.
    pub enum Role {
        /// Social worker (PFK).
        SocialWorker = "social_worker",
        /// Team lead (fachliche Leitung of the provider).
        TeamLead = "team_lead",
        /// Interpreter (SIM).
        Interpreter = "interpreter",
        /// Police contact person (PAP).
        PoliceLiaison = "police_liaison",
        /// Coordinator of the programme.
        Coordinator = "coordinator",
        /// Researcher.
        Researcher = "researcher",
        /// Staff of the controller for data protection.
        PrivacyCoordinator = "privacy_coordinator",
        /// Data protection officer: sees, decides nothing.
        PrivacyOfficer = "privacy_officer",
        /// Administrator.
        Admin = "admin",
    }
}

impl Role {
    /// Whether a grant of this role names a site; the other roles act for the whole programme.
    #[must_use]
    pub const fn is_site_bound(self) -> bool {
        matches!(self, Self::SocialWorker | Self::TeamLead | Self::Interpreter | Self::PoliceLiaison)
    }

    /// Whether the role reaches every enrolment of its site, or only its own and deputised ones.
    #[must_use]
    pub const fn sees_whole_site(self) -> bool {
        matches!(self, Self::TeamLead)
    }
}

codes! {
    /// One deed or one reading. Every page and every server function names exactly one.
    pub enum Permission {
        /// The list of cases and a case page.
        SeeCases = "see_cases",
        /// Search by name.
        SearchByName = "search_by_name",
        /// Suggest a young person.
        Refer = "refer",
        /// Second screening, start of taking part, moves of the enrolment.
        Enrol = "enrol",
        /// Approve an extension or a closing somebody else decided on.
        ApproveCourse = "approve_course",
        /// Change identity, contact data, guardians and custody.
        EditCase = "edit_case",
        /// Write a contact attempt.
        RecordContactAttempt = "record_contact_attempt",
        /// Record a consent.
        RecordConsent = "record_consent",
        /// Confirm that a scan shows the paper that is recorded, as the second person (BR-01).
        ConfirmProof = "confirm_proof",
        /// Record a withdrawal.
        WithdrawConsent = "withdraw_consent",
        /// Write a session.
        RecordSession = "record_session",
        /// Read notes of sessions (BR-12 decides about each one).
        SeeNotes = "see_notes",
        /// Give a case to another worker or a deputy.
        AssignWorker = "assign_worker",
        /// Protected figures.
        SeeFigures = "see_figures",
        /// Ask for a research file.
        RequestRelease = "request_release",
        /// Approve a research file.
        ApproveRelease = "approve_release",
        /// Download one's own approved research file.
        DownloadRelease = "download_release",
        /// The police's own referrals.
        SeeOwnReferrals = "see_own_referrals",
        /// The status line of an own referral, if consented.
        SeeReferralStatus = "see_referral_status",
        /// Deliver counts of offences.
        ImportCounts = "import_counts",
        /// An interpreter's own jobs.
        SeeOwnJobs = "see_own_jobs",
        /// The register of interpreters.
        ManageInterpreters = "manage_interpreters",
        /// Users and role grants.
        ManageUsers = "manage_users",
        /// Sites.
        ManageSites = "manage_sites",
        /// The audit trail.
        SeeAudit = "see_audit",
        /// Verify the audit chain.
        VerifyAudit = "verify_audit",
        /// The register of consents and withdrawals.
        SeeConsentRegister = "see_consent_register",
        /// What retention erases in the next days, and the holds.
        SeeRetention = "see_retention",
        /// Set and lift a hold.
        HoldErasure = "hold_erasure",
        /// The wording of consents, with its versions.
        SeeFormTexts = "see_form_texts",
        /// Propose a wording.
        ProposeFormText = "propose_form_text",
        /// Approve a wording somebody else proposed.
        ApproveFormText = "approve_form_text",
        /// One's own drafts.
        OwnDrafts = "own_drafts",
        /// One's own account: password, language, sign-ins.
        OwnAccount = "own_account",
    }
}

/// One role of one user, as granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The site; a site-bound role without one grants nothing.
    pub site: Option<SiteId>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl Grant {
    /// Whether the grant counts on `today`.
    #[must_use]
    pub fn is_current(&self, today: NaiveDate) -> bool {
        self.from <= today
            && self.until.is_none_or(|until| today <= until)
            && (self.site.is_some() || !self.role.is_site_bound())
    }
}

/// The sites a permission reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every site.
    All,
    /// These sites.
    Sites(BTreeSet<SiteId>),
    /// Nothing.
    None,
}

impl Scope {
    /// Whether this site lies within the scope.
    #[must_use]
    pub fn holds(&self, site: SiteId) -> bool {
        match self {
            Self::All => true,
            Self::Sites(sites) => sites.contains(&site),
            Self::None => false,
        }
    }
}

/// The enrolments a permission reaches: all of some sites, and one's own and deputised ones of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseScope {
    /// Sites of which every enrolment is reached.
    pub whole: BTreeSet<SiteId>,
    /// Sites of which only one's own and currently deputised enrolments are reached.
    pub own: BTreeSet<SiteId>,
}

/// Who works on an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseFacts {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// Its site.
    pub site: SiteId,
    /// The responsible worker.
    pub lead: Option<UserId>,
    /// The deputy.
    pub deputy: Option<UserId>,
    /// First day of deputising.
    pub deputy_from: Option<NaiveDate>,
    /// Last day of deputising: a deputy grant always ends (§ 203 StGB, `docs/domain.md` 4.1).
    pub deputy_until: Option<NaiveDate>,
}

impl CaseFacts {
    /// Whether this user is the responsible worker.
    #[must_use]
    pub fn is_lead(&self, user: UserId) -> bool {
        self.lead == Some(user)
    }

    /// Whether this user deputises on `today`; without both days nobody does.
    #[must_use]
    pub fn is_deputy(&self, user: UserId, today: NaiveDate) -> bool {
        let within =
            self.deputy_from.is_some_and(|from| from <= today) && self.deputy_until.is_some_and(|until| today <= until);
        self.deputy == Some(user) && within
    }
}

/// The signed-in user with all grants; made by the server from the sign-in, on every request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user.
    pub user: UserId,
    /// All grants, also past and future ones.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The grants that carry this permission today.
    fn carrying(&self, permission: Permission, today: NaiveDate) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| grant.is_current(today) && grants(grant.role).contains(&permission))
    }

    /// Whether the actor may do this somewhere. One's own account is open to everybody who is signed in.
    #[must_use]
    pub fn may(&self, permission: Permission, today: NaiveDate) -> bool {
        permission == Permission::OwnAccount || self.carrying(permission, today).next().is_some()
    }

    /// Whether the actor may do this at this site.
    #[must_use]
    pub fn may_at(&self, permission: Permission, site: SiteId, today: NaiveDate) -> bool {
        self.sites_for(permission, today).holds(site)
    }

    /// The sites this permission reaches.
    #[must_use]
    pub fn sites_for(&self, permission: Permission, today: NaiveDate) -> Scope {
        let mut sites = BTreeSet::new();
        for grant in self.carrying(permission, today) {
            match grant.site {
                Some(site) => {
                    sites.insert(site);
                }
                None => return Scope::All,
            }
        }
        if sites.is_empty() { Scope::None } else { Scope::Sites(sites) }
    }

    /// The enrolments this permission reaches. A role for the whole programme reaches no single enrolment.
    #[must_use]
    pub fn cases_for(&self, permission: Permission, today: NaiveDate) -> CaseScope {
        let mut scope = CaseScope::default();
        for grant in self.carrying(permission, today) {
            if let Some(site) = grant.site {
                let sites = if grant.role.sees_whole_site() { &mut scope.whole } else { &mut scope.own };
                sites.insert(site);
            }
        }
        scope
    }

    /// Whether this permission reaches this enrolment.
    #[must_use]
    pub fn may_for(&self, permission: Permission, case: &CaseFacts, today: NaiveDate) -> bool {
        let scope = self.cases_for(permission, today);
        let own = case.is_lead(self.user) || case.is_deputy(self.user, today);
        scope.whole.contains(&case.site) || (own && scope.own.contains(&case.site))
    }

    /// The roles that count today, each once, in the order of the registry.
    #[must_use]
    pub fn roles(&self, today: NaiveDate) -> Vec<Role> {
        let has = |role: &Role| self.grants.iter().any(|grant| grant.role == *role && grant.is_current(today));
        Role::ALL.iter().copied().filter(has).collect()
    }
}

#[cfg(test)]
mod tests;
