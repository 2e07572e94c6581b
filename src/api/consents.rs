//! Consents: the overview, the form on paper, a missing signature, the withdrawal, the register.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{ConsentForm, WithdrawalForm};
use crate::domain::view::consent::{
    AttentionLine, ConsentFormView, ConsentView, ConsentsView, RegisterView, WithdrawalView,
};

/// All purposes of a case and what was agreed.
#[server(prefix = "/api", endpoint = "consent/overview")]
pub async fn consents(case: String) -> Result<ConsentsView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    call(Permission::SeeCases, |call| async move { consents::overview(&call, &case).await }).await
}

/// The purposes a new consent may be recorded for.
#[server(prefix = "/api", endpoint = "consent/choice")]
pub async fn choose_purpose(case: String) -> Result<ConsentsView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    call(Permission::RecordConsent, |call| async move { consents::overview(&call, &case).await }).await
}

/// The page of one consent.
#[server(prefix = "/api", endpoint = "consent/page")]
pub async fn consent_page(case: String, consent: String) -> Result<ConsentView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    call(Permission::SeeCases, |call| async move { consents::page(&call, &case, &consent).await }).await
}

/// The form of a new consent to one purpose.
#[server(prefix = "/api", endpoint = "consent/form")]
pub async fn open_consent_form(
    case: String,
    purpose: String,
    #[server(default)] edition: String,
    #[server(default)] path: String,
    #[server(default)] sent: bool,
) -> Result<ConsentFormView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    let asked = consents::Asked { edition, path, sent };
    call(Permission::RecordConsent, |call| async move { consents::form(&call, &case, &purpose, &asked).await }).await
}

/// Records a consent. The witness code is asked for when somebody signs on the device; no draft keeps it.
#[server(prefix = "/api", endpoint = "consent/record")]
pub async fn record_consent(
    case: String,
    #[server(default)] form: ConsentForm,
    #[server(default)] witness_code: String,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, encode};
    use crate::server::{call::call, use_cases::consents};
    let base = format!("/cases/{}/consents", encode(&case));
    let page = format!("{base}/new?purpose={}", encode(&form.purpose));
    let subject = consents::subject(&case, &form.purpose);
    let content = form.clone();
    let outcome = call(Permission::RecordConsent, |call| async move {
        let id = consents::record(&call, &case, &form, &witness_code).await?;
        Ok(format!("{base}/{id}?done=consent"))
    })
    .await;
    answer(Posted { kind: FormKind::Consent, subject: &subject, page: &page, content: &content }, outcome).await
}

/// The form that adds a missing signature.
#[server(prefix = "/api", endpoint = "consent/signing-form")]
pub async fn open_signing_form(
    case: String,
    consent: String,
    #[server(default)] path: String,
    #[server(default)] sent: bool,
) -> Result<ConsentFormView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    let asked = consents::Asked { edition: String::new(), path, sent };
    call(Permission::RecordConsent, |call| async move { consents::signing_form(&call, &case, &consent, &asked).await })
        .await
}

/// Adds a missing signature.
#[server(prefix = "/api", endpoint = "consent/sign")]
pub async fn sign_consent(
    case: String,
    consent: String,
    #[server(default)] form: ConsentForm,
    #[server(default)] witness_code: String,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, encode};
    use crate::server::{call::call, use_cases::consents};
    let base = format!("/cases/{}/consents", encode(&case));
    let page = format!("{base}/{}/sign", encode(&consent));
    let subject = consents::subject(&case, &consent);
    let content = form.clone();
    let outcome = call(Permission::RecordConsent, |call| async move {
        let id = consents::sign(&call, &case, &consent, &form, &witness_code).await?;
        Ok(format!("{base}/{id}?done=signed"))
    })
    .await;
    answer(Posted { kind: FormKind::Consent, subject: &subject, page: &page, content: &content }, outcome).await
}

/// The form of a withdrawal with its consequences.
#[server(prefix = "/api", endpoint = "consent/withdrawal")]
pub async fn open_withdrawal_form(
    case: String,
    consent: String,
    #[server(default)] sent: bool,
) -> Result<WithdrawalView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    call(
        Permission::WithdrawConsent,
        |call| async move { consents::withdrawal_form(&call, &case, &consent, sent).await },
    )
    .await
}

/// Withdraws a consent; it works from this instant.
#[server(prefix = "/api", endpoint = "consent/withdraw")]
pub async fn withdraw_consent(
    case: String,
    consent: String,
    #[server(default)] form: WithdrawalForm,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, encode};
    use crate::server::{call::call, use_cases::consents};
    let base = format!("/cases/{}/consents", encode(&case));
    let page = format!("{base}/{}/withdraw", encode(&consent));
    let subject = consent.clone();
    let content = form.clone();
    let outcome = call(Permission::WithdrawConsent, |call| async move {
        let id = consents::withdraw(&call, &case, &consent, &form).await?;
        Ok(format!("{base}/{id}?done=withdrawn"))
    })
    .await;
    answer(Posted { kind: FormKind::Withdrawal, subject: &subject, page: &page, content: &content }, outcome).await
}

/// Declares a consent void because of a formal error.
#[server(prefix = "/api", endpoint = "consent/void")]
pub async fn void_consent(case: String, consent: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::consents};
    let page = format!("/cases/{}/consents/{}", encode(&case), encode(&consent));
    let next = format!("{page}?done=void");
    let outcome = call(Permission::WithdrawConsent, |call| async move {
        consents::void(&call, &case, &consent).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// Notes that everything a withdrawal asks for is done.
#[server(prefix = "/api", endpoint = "consent/handled")]
pub async fn handle_withdrawal(case: String, consent: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::consents};
    let page = format!("/cases/{}/consents/{}", encode(&case), encode(&consent));
    let next = format!("{page}?done=handled");
    let outcome = call(Permission::WithdrawConsent, |call| async move {
        consents::handled(&call, &case, &consent).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// Confirms, as the second person, that the photographs show the paper that is recorded.
#[server(prefix = "/api", endpoint = "consent/confirm-proof")]
pub async fn confirm_proof(case: String, consent: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::consents};
    let page = format!("/cases/{}/consents/{}", encode(&case), encode(&consent));
    let next = format!("{page}?done=confirmed");
    let outcome = call(Permission::ConfirmProof, |call| async move {
        consents::confirm_proof(&call, &case, &consent, version).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// Declarations of the own open cases that need something.
#[server(prefix = "/api", endpoint = "consent/due")]
pub async fn consents_due() -> Result<Vec<AttentionLine>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    call(Permission::SeeCases, |call| async move { consents::attention(&call).await }).await
}

/// A page of the register of consents.
#[server(prefix = "/api", endpoint = "consent/register")]
pub async fn consent_register(#[server(default)] after: String) -> Result<RegisterView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::consents};
    call(Permission::SeeConsentRegister, |call| async move { consents::register(&call, &after).await }).await
}
