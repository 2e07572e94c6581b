//! How a deed answers: a browser's plain form gets a redirect, a program gets JSON with a status.
//!
//! The middleware [`answer_forms`] hides the browser's `Accept` and `Referer` from the server functions,
//! so that no answer ever follows the Referer and no error travels in a URL.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{ACCEPT, REFERER, SET_COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use serde::Serialize;

use crate::domain::case_code::CaseCode;
use crate::domain::draft::FormKind;
use crate::domain::error::AppError;
use crate::domain::outage::Outage;
use crate::server::drafts;
use crate::server::house::House;
use crate::server::outage::{self, PostedBody};
use crate::server::request::RequestInfo;

/// Response header with the page a browser goes to next; never leaves the server.
const GO: &str = "x-leitplanke-go";
/// Response header that says that a draft holds what was posted; never leaves the server.
const KEPT: &str = "x-leitplanke-kept";
/// Response header that marks an error whose status was set on purpose; never leaves the server.
pub const EXPLAINED: &str = "x-leitplanke-explained";

/// Not among the names of the `http` crate.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// A posted form: what it is, about what, where it lives, and what was typed.
pub struct Posted<'form, Form> {
    /// Which form.
    pub kind: FormKind,
    /// What it is about: a case code, an id, or empty for something new.
    pub subject: &'form str,
    /// The page of the form (path and fixed query).
    pub page: &'form str,
    /// The typed content.
    pub content: &'form Form,
}

/// Ends a deed that began in a form: on success the browser goes to `Ok(page)` and the draft is gone; on a
/// field error or an expired sign-in what was typed is saved as a draft and the form comes back.
///
/// # Errors
/// The error itself, for callers that want JSON; a browser never sees it.
pub async fn answer<Form: Serialize>(
    posted: Posted<'_, Form>,
    outcome: Result<String, AppError>,
) -> Result<(), AppError> {
    let house = expect_context::<House>();
    let info = expect_context::<RequestInfo>();
    let response = expect_context::<ResponseOptions>();
    let owner = info.actor.as_ref().map(|actor| actor.user).or(info.expired_owner);
    match outcome {
        Ok(page) => {
            if let Some(owner) = owner
                && let Err(fault) = drafts::discard(&house, owner, posted.kind, posted.subject).await
            {
                tracing::error!(code = "draft_discard", cause = %fault, "a used draft stays");
            }
            go(&response, &page);
            Ok(())
        }
        Err(error) => {
            let kept = match owner {
                Some(owner) if keeps_draft(&error) => drafts::keep_form(&house, owner, &posted).await.is_ok(),
                _ => false,
            };
            if kept {
                response.insert_header(HeaderName::from_static(KEPT), HeaderValue::from_static("1"));
            }
            go(&response, &error_page(&error, posted.page, kept));
            Err(error)
        }
    }
}

/// As [`answer`], for a form that goes on to a check page: on success what was typed is kept as the draft.
///
/// # Errors
/// The error itself, for callers that want JSON; a browser never sees it.
pub async fn answer_and_keep<Form: Serialize>(
    posted: Posted<'_, Form>,
    outcome: Result<String, AppError>,
) -> Result<(), AppError> {
    let house = expect_context::<House>();
    let info = expect_context::<RequestInfo>();
    let response = expect_context::<ResponseOptions>();
    let (Ok(page), Some(actor)) = (&outcome, &info.actor) else { return answer(posted, outcome).await };
    match drafts::keep_form(&house, actor.user, &posted).await {
        Ok(()) => {
            go(&response, page);
            Ok(())
        }
        Err(fault) => answer(posted, Err(crate::server::call::explain(fault, Some(&response)))).await,
    }
}

/// The code of a case as pages write it, however it was typed; what is no code becomes empty and is not found.
pub fn case_subject(case: &str) -> String {
    CaseCode::parse(case).map_or_else(|_| String::new(), CaseCode::compact)
}

/// Ends a deed without a draft (a button, a one-field form): success goes to `Ok(page)`, an error to its page.
///
/// # Errors
/// The error itself, for callers that want JSON.
pub fn answer_button(outcome: Result<String, AppError>, page: &str) -> Result<(), AppError> {
    let response = expect_context::<ResponseOptions>();
    match outcome {
        Ok(next) => {
            go(&response, &next);
            Ok(())
        }
        Err(error) => {
            let target = match &error {
                AppError::Invalid(errors) => {
                    let first = errors.iter().next().map_or("", |(_, code)| code.code());
                    with_query(page, &format!("error={first}"))
                }
                other => error_page(other, page, false),
            };
            go(&response, &target);
            Err(error)
        }
    }
}

/// Ends a deed whose outcome a page explains itself: a browser goes to `page` in either case.
///
/// # Errors
/// The error itself, for callers that want JSON.
pub fn answer_at(outcome: Result<(), AppError>, page: &str) -> Result<(), AppError> {
    go(&expect_context::<ResponseOptions>(), page);
    outcome
}

/// Sets a cookie on the answer of the current server function.
pub fn set_cookie(value: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        response.append_header(SET_COOKIE, value);
    }
}

/// Asks the browser to forget the pages it kept; never its storage, which may hold what was not sent yet (ASVS 14.3.1).
pub fn clear_cache() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    }
}

/// Whether what was typed must survive this error.
fn keeps_draft(error: &AppError) -> bool {
    !matches!(error, AppError::Forbidden | AppError::NotFound)
}

/// The page a browser sees after an error.
fn error_page(error: &AppError, form_page: &str, kept: bool) -> String {
    match error {
        AppError::SignedOut => format!("/sign-in?ended=1&next={}", encode(&with_query(form_page, "draft=1"))),
        AppError::Invalid(_) => with_query(form_page, "draft=1&errors=1"),
        other => problem_page(other, if kept { form_page } else { "" }),
    }
}

/// Address of the page that explains an error; `back` is the form whose draft was kept.
fn problem_page(error: &AppError, back: &str) -> String {
    let (kind, about) = match error {
        AppError::SignedOut => ("signed_out", ""),
        AppError::Forbidden => ("forbidden", ""),
        AppError::NotFound => ("not_found", ""),
        AppError::Stale => ("stale", ""),
        AppError::Invalid(_) => ("invalid", ""),
        AppError::Conflict(code) => ("conflict", code.as_str()),
        AppError::Unavailable(outage) => ("unavailable", outage.code()),
        AppError::Internal(reference) => ("internal", reference.as_str()),
    };
    format!("/problem?kind={kind}&about={}&back={}", encode(about), encode(back))
}

/// Adds a query to a page address that may already have one.
pub fn with_query(page: &str, query: &str) -> String {
    let separator = if page.contains('?') { '&' } else { '?' };
    format!("{page}{separator}{query}")
}

/// The address of a form with the id of the record it makes.
pub fn form_page(page: &str, client_id: &str) -> String {
    if client_id.is_empty() { page.to_owned() } else { with_query(page, &format!("id={}", encode(client_id))) }
}

/// Percent-encodes a value for a query.
pub fn encode(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

fn go(response: &ResponseOptions, page: &str) {
    if let Ok(value) = HeaderValue::from_str(page) {
        response.insert_header(HeaderName::from_static(GO), value);
    }
}

/// Middleware over `/api`: turns the outcome of a server function into a browser's redirect (303) where the
/// caller is a plain form, and keeps the status of errors honest for everybody else.
pub async fn answer_forms(mut request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        let mut response = next.run(request).await;
        take(response.headers_mut(), EXPLAINED);
        return response;
    }
    let info = request.extensions().get::<RequestInfo>().cloned();
    let wants_html = info.as_ref().is_some_and(|info| info.wants_html);
    let posted = request.extensions().get::<PostedBody>().cloned();
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    request.headers_mut().remove(ACCEPT);
    request.headers_mut().remove(REFERER);
    let mut response = next.run(request).await;
    let page = take(response.headers_mut(), GO);
    let kept = take(response.headers_mut(), KEPT).is_some();
    let why = take(response.headers_mut(), EXPLAINED);
    let explained = why.is_some();
    if response.status() == StatusCode::NOT_FOUND && !explained {
        return response;
    }
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR && !explained {
        // The machinery could not read the posted fields; that is the sender's fault.
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    if !wants_html {
        return response;
    }
    if let (Some(info), Some(error)) = (&info, why.as_deref().and_then(own_fault))
        && !kept
    {
        return outage::page(info.language, &error, &info.path, posted.as_ref().map(|body| &body.0[..]));
    }
    let target = match page {
        Some(page) => page,
        None if response.status().is_success() => "/".to_owned(),
        None => format!("/problem?kind={}&about=&back=", kind_of(response.status())),
    };
    let mut redirect = Redirect::to(&target).into_response();
    for name in [SET_COOKIE, CLEAR_SITE_DATA] {
        for value in response.headers().get_all(&name) {
            redirect.headers_mut().append(name.clone(), value.clone());
        }
    }
    redirect
}

/// The house's own fault behind the value of [`EXPLAINED`].
fn own_fault(why: &str) -> Option<AppError> {
    let (kind, about) = why.split_once(':')?;
    match kind {
        "unavailable" => Outage::from_code(about).map(AppError::Unavailable),
        "internal" => Some(AppError::Internal(about.to_owned())),
        _ => None,
    }
}

fn kind_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "signed_out",
        403 => "forbidden",
        404 => "not_found",
        409 => "conflict",
        503 => "unavailable",
        _ => "invalid",
    }
}

fn take(headers: &mut HeaderMap, name: &'static str) -> Option<String> {
    headers.remove(name).and_then(|value| value.to_str().map(str::to_owned).ok())
}
