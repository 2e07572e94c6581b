//! Which areas a person sees; it follows from the permissions, never the other way round.

use super::language::use_messages;
use super::layout::NavigationItem;
use crate::domain::access::Permission;
use crate::domain::view::visitor::Visitor;

/// The entries of the navigation for this visitor; none before signing in.
pub fn navigation(visitor: &Visitor) -> Vec<NavigationItem> {
    use Permission::*;
    if !visitor.is_signed_in() {
        return Vec::new();
    }
    let messages = use_messages();
    let words = &messages.common;
    let items: [(&'static str, &'static str, &[Permission]); 16] = [
        ("/", words.home, &[]),
        ("/cases", words.cases, &[SeeCases]),
        ("/due", messages.cases.due_title, &[SeeCases]),
        ("/consents", messages.consents.attention_title, &[SeeCases]),
        ("/referrals/new", words.new_referral, &[Refer]),
        ("/referrals", words.my_referrals, &[SeeOwnReferrals]),
        ("/jobs", words.my_jobs, &[SeeOwnJobs]),
        ("/figures", words.figures, &[SeeFigures]),
        ("/research", words.research, &[RequestRelease, ApproveRelease]),
        ("/admin/users", words.users, &[ManageUsers]),
        ("/admin/sites", words.sites, &[ManageSites]),
        ("/register/consents", messages.consents.register, &[SeeConsentRegister]),
        ("/retention", messages.retention.title, &[SeeRetention]),
        ("/texts", messages.form_texts.title, &[SeeFormTexts]),
        ("/audit", words.audit, &[SeeAudit]),
        ("/account", words.account, &[OwnAccount]),
    ];
    items
        .into_iter()
        .filter(|(_, _, needs)| needs.is_empty() || needs.iter().any(|permission| visitor.may(*permission)))
        .map(|(path, label, _)| NavigationItem { path, label })
        .collect()
}
