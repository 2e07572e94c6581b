//! The wording of consents: the catalogue, an edition, proposing, approving.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::FormTextForm;
use crate::domain::view::form_text::{EditionView, TextCatalogue, TextFormView, TextReview};

/// All editions.
#[server(prefix = "/api", endpoint = "text/catalogue")]
pub async fn see_text_catalogue() -> Result<TextCatalogue, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::form_texts};
    call(Permission::SeeFormTexts, |call| async move { form_texts::catalogue(&call).await }).await
}

/// One edition.
#[server(prefix = "/api", endpoint = "text/edition")]
pub async fn see_text_edition(edition: String) -> Result<EditionView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::form_texts};
    call(Permission::SeeFormTexts, |call| async move { form_texts::edition(&call, &edition).await }).await
}

/// A draft before its approval.
#[server(prefix = "/api", endpoint = "text/review")]
pub async fn see_text_review(text: String) -> Result<TextReview, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::form_texts};
    call(Permission::SeeFormTexts, |call| async move { form_texts::review(&call, &text).await }).await
}

/// The form of a new wording.
#[server(prefix = "/api", endpoint = "text/form")]
pub async fn open_text_form(
    edition: String,
    purpose: String,
    #[server(default)] sent: bool,
) -> Result<TextFormView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::form_texts};
    call(Permission::ProposeFormText, |call| async move { form_texts::form(&call, &edition, &purpose, sent).await })
        .await
}

/// Proposes a wording.
#[server(prefix = "/api", endpoint = "text/propose")]
pub async fn propose_text(
    edition: String,
    purpose: String,
    #[server(default)] form: FormTextForm,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}/new?purpose={}", encode(&edition), encode(&purpose));
    let subject = form_texts::subject(&edition, &purpose);
    let content = form.clone();
    let outcome = call(Permission::ProposeFormText, |call| async move {
        let id = form_texts::propose(&call, &edition, &purpose, &form).await?;
        Ok(format!("/texts/{}/review/{id}?done=propose", encode(&edition)))
    })
    .await;
    answer(Posted { kind: FormKind::FormText, subject: &subject, page: &page, content: &content }, outcome).await
}

/// Approves a draft somebody else proposed.
#[server(prefix = "/api", endpoint = "text/approve")]
pub async fn approve_text(edition: String, text: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}/review/{}", encode(&edition), encode(&text));
    let outcome = call(Permission::ApproveFormText, |call| async move {
        let edition = form_texts::approve(&call, &text, version).await?;
        Ok(format!("/texts/{}?done=approve", edition.code()))
    })
    .await;
    answer_button(outcome, &page)
}

/// Approves all first proposals of an edition.
#[server(prefix = "/api", endpoint = "text/approve-first")]
pub async fn approve_first_texts(edition: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}", encode(&edition));
    let outcome = call(Permission::ApproveFormText, |call| async move {
        let edition = form_texts::approve_first(&call, &edition).await?;
        Ok(format!("/texts/{}?done=approve", edition.code()))
    })
    .await;
    answer_button(outcome, &page)
}

/// Takes a draft away.
#[server(prefix = "/api", endpoint = "text/discard")]
pub async fn discard_text(edition: String, text: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}/review/{}", encode(&edition), encode(&text));
    let outcome = call(Permission::ApproveFormText, |call| async move {
        let edition = form_texts::discard(&call, &text).await?;
        Ok(format!("/texts/{}?done=discard", edition.code()))
    })
    .await;
    answer_button(outcome, &page)
}

/// Approves a recording somebody else brought.
#[server(prefix = "/api", endpoint = "text/approve-recording")]
pub async fn approve_recording(edition: String, recording: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}", encode(&edition));
    let next = format!("{page}?done=recording");
    let outcome = call(Permission::ApproveFormText, |call| async move {
        form_texts::approve_recording(&call, &recording).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// Takes an approved recording out of use.
#[server(prefix = "/api", endpoint = "text/retire-recording")]
pub async fn retire_recording(edition: String, recording: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}", encode(&edition));
    let next = format!("{page}?done=recording_retired");
    let outcome = call(Permission::ApproveFormText, |call| async move {
        form_texts::retire_recording(&call, &recording).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}

/// Takes a recording away that nobody has approved.
#[server(prefix = "/api", endpoint = "text/discard-recording")]
pub async fn discard_recording(edition: String, recording: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, encode};
    use crate::server::{call::call, use_cases::form_texts};
    let page = format!("/texts/{}", encode(&edition));
    let next = format!("{page}?done=recording_gone");
    let outcome = call(Permission::ApproveFormText, |call| async move {
        form_texts::discard_recording(&call, &recording).await?;
        Ok(next)
    })
    .await;
    answer_button(outcome, &page)
}
