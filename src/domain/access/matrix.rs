//! The matrix itself: role → permissions, and its text for the snapshot `tests/it/snapshots/permissions.txt`.

use super::Permission::{
    self, ApproveCourse, ApproveFormText, ApproveRelease, AssignWorker, ConfirmProof, DownloadRelease, EditCase, Enrol,
    HoldErasure, ImportCounts, ManageInterpreters, ManageSites, ManageUsers, OwnAccount, OwnDrafts, ProposeFormText,
    RecordConsent, RecordContactAttempt, RecordSession, Refer, RequestRelease, SearchByName, SeeAudit, SeeCases,
    SeeConsentRegister, SeeFigures, SeeFormTexts, SeeNotes, SeeOwnJobs, SeeOwnReferrals, SeeReferralStatus,
    SeeRetention, VerifyAudit, WithdrawConsent,
};
use super::Role;

/// Everything a role may do.
#[must_use]
pub const fn grants(role: Role) -> &'static [Permission] {
    match role {
        Role::SocialWorker => &[
            SeeCases,
            SearchByName,
            Refer,
            Enrol,
            EditCase,
            RecordContactAttempt,
            RecordConsent,
            ConfirmProof,
            WithdrawConsent,
            RecordSession,
            SeeNotes,
            OwnDrafts,
            OwnAccount,
        ],
        Role::TeamLead => &[
            SeeCases,
            SearchByName,
            ConfirmProof,
            WithdrawConsent,
            SeeNotes,
            AssignWorker,
            ApproveCourse,
            ManageInterpreters,
            OwnDrafts,
            OwnAccount,
        ],
        Role::Interpreter => &[SeeOwnJobs, OwnAccount],
        Role::PoliceLiaison => &[Refer, SeeOwnReferrals, SeeReferralStatus, ImportCounts, OwnDrafts, OwnAccount],
        Role::Coordinator => &[SeeFigures, SeeFormTexts, ApproveFormText, OwnAccount],
        Role::Researcher => &[RequestRelease, DownloadRelease, OwnDrafts, OwnAccount],
        Role::PrivacyCoordinator => &[
            ApproveRelease,
            SeeAudit,
            VerifyAudit,
            SeeConsentRegister,
            SeeRetention,
            HoldErasure,
            SeeFormTexts,
            ProposeFormText,
            ApproveFormText,
            OwnDrafts,
            OwnAccount,
        ],
        Role::PrivacyOfficer => &[SeeAudit, VerifyAudit, SeeConsentRegister, SeeRetention, SeeFormTexts, OwnAccount],
        Role::Admin => &[ManageInterpreters, ManageUsers, ManageSites, OwnDrafts, OwnAccount],
    }
}

/// The matrix as text: one line per permission, one column per role.
#[must_use]
pub fn matrix_text() -> String {
    let width = Permission::ALL.iter().map(|permission| permission.code().len()).max().unwrap_or(0);
    let mut text = format!("{:width$}", "permission");
    for role in Role::ALL {
        text.push_str("  ");
        text.push_str(role.code());
    }
    text.push('\n');
    for permission in Permission::ALL {
        let mut line = format!("{:width$}", permission.code());
        for role in Role::ALL {
            let mark = if grants(*role).contains(permission) { "x" } else { "." };
            line.push_str(&format!("  {mark:width$}", width = role.code().len()));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
