//! Referrals: the form in parts, the deed, and the four endpoints of the police (BR-13).
//!
//! `draft/…` are the person's own draft; `referral/refer`, `referral/own`, `referral/status` and `counts/import` are
//! the list of `domain/access/police.rs`.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::ReferralForm;
use crate::domain::view::referral::{OwnReferral, ReferralDraft, StatusLine};

/// The referral the person is writing, from their own draft.
#[server(prefix = "/api", endpoint = "draft/referral")]
pub async fn referral_in_writing() -> Result<ReferralDraft, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::referrals};
    call(Permission::Refer, |call| async move { referrals::draft(&call).await }).await
}

/// Saves one part of the referral into the person's own draft.
#[server(prefix = "/api", endpoint = "draft/referral-part")]
pub async fn save_referral_part(
    #[server(default)] part: String,
    #[server(default)] form: ReferralForm,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::domain::form::referral_part::ReferralPart;
    use crate::server::answer::{Posted, answer};
    use crate::server::fault::Fault;
    use crate::server::{call::call, use_cases::referrals};
    let known = ReferralPart::from_code(&part);
    let outcome = call(Permission::Refer, |call| {
        let form = form.clone();
        async move {
            let part = known.ok_or_else(Fault::not_found)?;
            referrals::save_part(&call, part, &form).await?;
            Ok("/referrals/new".to_owned())
        }
    })
    .await;
    let subject = known.map_or("", ReferralPart::code);
    let page = format!("/referrals/new/{subject}");
    let posted = Posted { kind: FormKind::Referral, subject, page: &page, content: &form };
    answer(posted, outcome).await
}

/// Throws the person's own draft of a referral away.
#[server(prefix = "/api", endpoint = "draft/referral-restart")]
pub async fn restart_referral() -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::referrals};
    let outcome = call(Permission::Refer, |call| async move {
        referrals::restart(&call).await?;
        Ok("/referrals/new".to_owned())
    })
    .await;
    answer_button(outcome, "/referrals/new")
}

/// Takes up a referral: identity, guardians, referral and enrolment in one deed.
#[server(prefix = "/api", endpoint = "referral/refer")]
pub async fn refer(#[server(default)] form: ReferralForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, answer_button};
    use crate::server::{call::call, use_cases::referrals};
    let outcome = call(Permission::Refer, |call| {
        let form = form.clone();
        async move {
            let code = referrals::refer(&call, &form).await?;
            referrals::finish(&call, &form).await?;
            Ok(if call.actor.may(Permission::SeeCases, call.today) {
                format!("/cases/{}?done=referred", code.compact())
            } else {
                "/referrals?done=referred".to_owned()
            })
        }
    })
    .await;
    let page = "/referrals/new/check";
    match outcome {
        // The draft is gone already, and only this referral's: another one may have been begun meanwhile.
        Ok(_) => answer_button(outcome, page),
        Err(_) => answer(Posted { kind: FormKind::Referral, subject: "", page, content: &form }, outcome).await,
    }
}

/// The police's own referrals.
#[server(prefix = "/api", endpoint = "referral/own")]
pub async fn own_referrals() -> Result<Vec<OwnReferral>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::referrals};
    call(Permission::SeeOwnReferrals, |call| async move { referrals::own(&call).await }).await
}

/// The status line of one own referral; nothing without the family's consent.
#[server(prefix = "/api", endpoint = "referral/status")]
pub async fn referral_status(case: String) -> Result<Option<StatusLine>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::referrals};
    call(Permission::SeeReferralStatus, |call| async move { referrals::status(&call, &case).await }).await
}

/// Takes in counts of offences. Not open yet: it answers with a conflict and writes nothing.
#[server(prefix = "/api", endpoint = "counts/import")]
pub async fn import_counts() -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::referrals};
    let outcome = call(Permission::ImportCounts, |call| async move { referrals::import_counts(&call) }).await;
    answer_button(outcome, "/referrals")
}
