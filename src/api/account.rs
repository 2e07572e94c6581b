//! Signing in and out, the first password, the language, drafts.

use leptos::prelude::*;

use crate::domain::error::AppError;

/// Signs in; a browser goes to `next`.
#[server(prefix = "/api", endpoint = "account/sign-in")]
pub async fn sign_in(user_name: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    use crate::server::answer::{answer_button, encode, set_cookie};
    use crate::server::auth::door;
    use crate::server::call::explain;
    let house = crate::server::http::current_house();
    let info = expect_context::<crate::server::request::RequestInfo>();
    let next = door::safe_next(&next);
    let outcome = door::sign_in(&house, &info, &user_name, &password).await;
    let outcome = outcome.map_err(|fault| explain(fault, use_context().as_ref()));
    match outcome {
        Ok(cookie) => {
            set_cookie(&cookie);
            answer_button(Ok(next), "/sign-in")
        }
        Err(AppError::Conflict(code)) => {
            // The page itself says what went wrong; the address carries a code and no name.
            let page = format!("/sign-in?error={code}&next={}", encode(&next));
            crate::server::answer::answer_at(Err(AppError::Conflict(code)), &page)
        }
        Err(error) => answer_button(Err(error), "/sign-in"),
    }
}

/// Ends the present sign-in, or with `everywhere=1` all of the person's.
#[server(prefix = "/api", endpoint = "account/sign-out")]
pub async fn sign_out(#[server(default)] everywhere: bool) -> Result<(), AppError> {
    use crate::server::answer::{answer_button, clear_cache, set_cookie};
    let house = crate::server::http::current_house();
    let info = expect_context::<crate::server::request::RequestInfo>();
    let outcome = crate::server::auth::door::sign_out(&house, &info, everywhere).await;
    let outcome = outcome.map_err(|fault| crate::server::call::explain(fault, use_context().as_ref()));
    let outcome = outcome.map(|cookie| {
        set_cookie(&cookie);
        clear_cache();
        "/sign-in?out=1".to_owned()
    });
    answer_button(outcome, "/")
}

/// Sets a password with a one-time code.
#[server(prefix = "/api", endpoint = "account/set-password")]
pub async fn set_password(code: String, password: String, repeated: String) -> Result<(), AppError> {
    use crate::server::answer::answer_button;
    let form = crate::domain::form::SetPasswordForm { code, password, repeated };
    let house = crate::server::http::current_house();
    let outcome = match form.check() {
        Ok(checked) => crate::server::auth::door::set_password(&house, &checked.code, &checked.password)
            .await
            .map_err(|fault| crate::server::call::explain(fault, use_context().as_ref())),
        Err(errors) => Err(crate::server::call::explain(errors.into(), use_context().as_ref())),
    };
    answer_button(outcome.map(|()| "/sign-in?set=1".to_owned()), "/set-password")
}

/// Whether the person has chosen a witness code.
#[server(prefix = "/api", endpoint = "account/witness")]
pub async fn has_witness_code() -> Result<bool, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::witness};
    call(Permission::RecordConsent, |call| async move { witness::has_code(&call).await }).await
}

/// Chooses the code with which the person witnesses signatures on the device.
#[server(prefix = "/api", endpoint = "account/witness-code")]
pub async fn choose_witness_code(password: String, code: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::answer_button;
    use crate::server::{call::call, use_cases::witness};
    let form = crate::domain::form::WitnessCodeForm { password, code };
    let outcome = call(Permission::RecordConsent, |call| async move { witness::choose(&call, &form).await }).await;
    answer_button(outcome.map(|()| "/account?done=witness".to_owned()), "/account")
}

/// Chooses the language of all pages (`de`, `en`) and returns to `back`.
#[server(prefix = "/api", endpoint = "account/language")]
pub async fn choose_language(language: String, #[server(default)] back: String) -> Result<(), AppError> {
    use crate::domain::message::Language;
    use crate::server::answer::{answer_button, set_cookie};
    use crate::server::auth::door;
    let house = crate::server::http::current_house();
    let info = expect_context::<crate::server::request::RequestInfo>();
    let language = Language::from_code(&language).unwrap_or(Language::De);
    let outcome = door::choose_language(&house, &info, language).await;
    let outcome = outcome.map_err(|fault| crate::server::call::explain(fault, use_context().as_ref()));
    let outcome = outcome.map(|cookie| {
        set_cookie(&cookie);
        door::safe_next(&back)
    });
    answer_button(outcome, "/")
}

/// Keeps what is typed right now in a form (the island posts it one second after the last key).
#[server(prefix = "/api", endpoint = "draft/keep")]
pub async fn keep_draft(form: String, #[server(default)] subject: String, content: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::domain::error::ErrorCode;
    use crate::server::fault::Fault;
    crate::server::call::call(Permission::OwnDrafts, |call| async move {
        let kind = FormKind::from_code(&form).ok_or_else(|| Fault::field("form", ErrorCode::NotAChoice))?;
        crate::server::drafts::keep(&call.house, call.actor.user, kind, &subject, &content).await
    })
    .await
}

/// Throws a draft away and returns to the empty form.
#[server(prefix = "/api", endpoint = "draft/discard")]
pub async fn discard_draft(form: String, #[server(default)] subject: String, back: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::domain::error::ErrorCode;
    use crate::server::fault::Fault;
    let back = crate::server::auth::door::safe_next(&back);
    let page = back.clone();
    let outcome = crate::server::call::call(Permission::OwnDrafts, |call| async move {
        let kind = FormKind::from_code(&form).ok_or_else(|| Fault::field("form", ErrorCode::NotAChoice))?;
        crate::server::drafts::discard(&call.house, call.actor.user, kind, &subject).await?;
        Ok(back)
    })
    .await;
    crate::server::answer::answer_button(outcome, &page)
}

/// Sets the status of the page being rendered to 404. Does nothing in the browser.
pub fn say_not_found() {
    say_status(404);
}

/// Sets the status of the page being rendered. Does nothing in the browser.
pub fn say_status(status: u16) {
    if let Some(say) = use_context::<SayStatus>() {
        (say.0)(status);
    }
}

/// How the server lets a page set its status; put into the context by `server/http.rs`.
#[derive(Clone)]
pub struct SayStatus(pub std::sync::Arc<dyn Fn(u16) + Send + Sync>);
