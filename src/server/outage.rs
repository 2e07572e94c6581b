//! The answer when the house cannot be used: one honest sentence, and for a posted form a page that holds what was typed
//! and sends it again under the same client id, so that the text outlives a full disk and a stopped database.
//!
//! The page needs no database, no script and no sign-in. Passwords are not put into it. A download that is refused is
//! explained by the same page.

use std::fmt::Write;

use axum::body::Bytes;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER};
use http::{Method, StatusCode};

use crate::domain::error::AppError;
use crate::domain::message::{Label, Language, problem};
use crate::server::assets;
use crate::server::request::RequestInfo;

/// The body of a posted form, kept beside the request until it is answered.
#[derive(Clone)]
pub struct PostedBody(pub Bytes);

/// Seconds after which a program should try again.
const RETRY_SECONDS: &str = "30";

/// Middleware: answers at once when the sign-in could not be looked up, because the database does not answer. Nobody
/// is called signed out for that.
pub async fn answer_outage(request: Request, next: Next) -> Response {
    let outage = request.extensions().get::<RequestInfo>().and_then(|info| Some((info.outage?, info.clone())));
    let Some((outage, info)) = outage else { return next.run(request).await };
    let error = AppError::Unavailable(outage);
    if !info.wants_html {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, RETRY_SECONDS)], axum::Json(error)).into_response();
    }
    let body = request.extensions().get::<PostedBody>().map(|body| body.0.clone());
    let posted = body.filter(|_| request.method() == Method::POST);
    page(info.language, &error, &info.path, posted.as_deref())
}

/// The page. `posted` is the urlencoded body of the form sent to `action`; it goes into hidden fields.
pub fn page(language: Language, error: &AppError, action: &str, posted: Option<&[u8]>) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
                  frame-ancestors 'none'";
    let headers =
        [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, policy), (RETRY_AFTER, RETRY_SECONDS)];
    (status, headers, html(language, error, action, posted)).into_response()
}

fn html(language: Language, error: &AppError, action: &str, posted: Option<&[u8]>) -> String {
    let messages = language.messages();
    let words = &messages.problem;
    let (title, text, reference) = match error {
        AppError::Unavailable(outage) => (words.unavailable_title, outage.label(language), None),
        AppError::Internal(reference) => (words.internal_title, words.internal_text, Some(reference)),
        AppError::SignedOut => (words.signed_out_title, words.signed_out_text, None),
        AppError::Forbidden => (words.forbidden_title, words.forbidden_text, None),
        AppError::NotFound => (words.not_found_title, words.not_found_text, None),
        AppError::Stale => (words.stale_title, words.stale_text, None),
        AppError::Invalid(_) => (words.invalid_title, words.invalid_text, None),
        AppError::Conflict(code) => (words.conflict_title, problem::conflict(language, code), None),
    };
    let style = assets::package_folder();
    let mut page = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{} – {}</title>\
         <link rel=\"stylesheet\" href=\"/{style}/leitplanke.css\"></head><body class=\"kern-body\">\
         <header class=\"site-header\"><div class=\"frame site-header__row\"><span class=\"site-name\">{}</span></div>\
         </header><main id=\"main\" class=\"frame\"><h1 class=\"kern-heading-large page-title\">{}</h1>\
         <div class=\"prose\"><p>{}</p>",
        language.code(),
        escaped(title),
        escaped(messages.common.product),
        escaped(messages.common.product),
        escaped(title),
        escaped(text),
    );
    if let Some(reference) = reference {
        let _ = write!(page, "<p>{} <strong class=\"code\">{}</strong></p>", words.reference, escaped(reference));
    }
    match posted.filter(|body| !body.is_empty() && may_hold(action)) {
        Some(body) => {
            let _ = write!(
                page,
                "<p>{}</p></div><form method=\"post\" action=\"{}\">{}<button type=\"submit\" \
                 class=\"kern-btn kern-btn--primary\"><span class=\"kern-label\">{}</span></button></form>",
                escaped(words.resend_text),
                escaped(action),
                fields(body),
                escaped(words.resend),
            );
        }
        None => {
            let (back, words) = match error {
                AppError::Unavailable(_) if !action.starts_with("/api/") => (action, words.try_again),
                _ => ("/", words.to_home),
            };
            let _ =
                write!(page, "<p><a class=\"kern-link\" href=\"{}\">{}</a></p></div>", escaped(back), escaped(words));
        }
    }
    page.push_str("</main></body></html>");
    page
}

/// Signing in and setting a password are typed again: a page must not hold a password.
fn may_hold(action: &str) -> bool {
    !action.starts_with("/api/account/")
}

/// Typed for the moment: it is typed again, and no page holds it.
const SECRET: &str = "witness_code";

/// What was posted, field by field, hidden.
fn fields(body: &[u8]) -> String {
    form_urlencoded::parse(body).filter(|(name, _)| name != SECRET).fold(String::new(), |mut out, (name, value)| {
        let _ = write!(out, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", escaped(&name), escaped(&value));
        out
    })
}

/// Text inside an element or a quoted attribute. A line break must survive the attribute, so it is written as a number.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, character| {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            other => out.push(other),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outage::Outage;

    #[test]
    fn what_was_typed_stands_in_the_page_and_is_harmless() {
        let body = b"form%5Bnote%5D=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%0D%0A%22zwei%22&case=ABC";
        let page = html(Language::De, &AppError::Unavailable(Outage::DiskFull), "/api/session/record", Some(body));
        assert!(page.contains("Der Speicher des Servers ist voll."), "{page}");
        assert!(
            page.contains("value=\"&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#13;&#10;&quot;zwei&quot;\"")
        );
        assert!(page.contains("action=\"/api/session/record\"") && !page.contains("<script"));
        let page =
            html(Language::En, &AppError::Internal("AB12".into()), "/api/account/sign-in", Some(b"password=geheim"));
        assert!(page.contains("AB12") && !page.contains("geheim"), "{page}");
    }
}
