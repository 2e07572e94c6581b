//! Headers of every answer, and the check that a posted form comes from our own pages.
//!
//! Source: `docs/security.md` 39–46 (ASVS 3.4, 3.5). leptos brings no CSRF protection; this is ours.

use std::sync::Mutex;
use std::time::Instant;

use axum::body::to_bytes;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderMap, Method, StatusCode};

use crate::server::request::RequestInfo;

/// Where browsers report what a page's policy stopped.
pub const POLICY_REPORTS: &str = "/csp-report";
/// Reports logged per minute; the rest is counted by nobody.
const REPORTS_A_MINUTE: u32 = 20;
/// Largest report that is read, in bytes.
const LARGEST_REPORT: usize = 16 * 1024;

/// Logs which directive stopped what kind of source: no address, no query, no sample (ASVS 3.4.7).
pub async fn policy_report(request: Request) -> StatusCode {
    static SEEN: Mutex<Option<(Instant, u32)>> = Mutex::new(None);
    let few = SEEN.lock().is_ok_and(|mut seen| {
        let (since, count) = seen.filter(|(since, _)| since.elapsed().as_secs() < 60).unwrap_or((Instant::now(), 0));
        *seen = Some((since, count + 1));
        count < REPORTS_A_MINUTE
    });
    let Ok(body) = to_bytes(request.into_body(), LARGEST_REPORT).await else { return StatusCode::PAYLOAD_TOO_LARGE };
    if let Some((directive, origin)) = read_report(&body)
        && few
    {
        tracing::warn!(code = "policy", %directive, %origin, "a page's policy stopped something");
    }
    StatusCode::NO_CONTENT
}

/// The directive and the origin (or kind) of what was stopped; only plain characters, cut short.
fn read_report(body: &[u8]) -> Option<(String, String)> {
    let report: serde_json::Value = serde_json::from_slice(body).ok()?;
    let report = report.get("csp-report")?;
    let text = |name: &str| report.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_ascii_alphanumeric() || "-:/.[]".contains(*c)).take(80).collect()
    };
    let directive = plain(text("violated-directive").split_whitespace().next().unwrap_or_default());
    let blocked = text("blocked-uri");
    let origin = match blocked.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.split(['/', '?', '#']).next().unwrap_or_default()),
        None => blocked.split([':', '?', '#', ' ']).next().unwrap_or_default().to_owned(),
    };
    Some((directive, plain(&origin)))
}

/// Middleware: refuses unsafe requests of other origins, then adds the security headers.
pub async fn guard(request: Request, next: Next) -> Response {
    let secure = request.extensions().get::<RequestInfo>().is_none_or(|info| !info.local);
    let mut response = match refused(&request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
    put(CACHE_CONTROL, "no-store");
    put(REFERRER_POLICY, "same-origin");
    put(X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(X_FRAME_OPTIONS, "DENY");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), DENIED_FEATURES);
    if secure {
        put(http::header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}

/// The policy of a page: everything from ourselves, scripts by nonce only; wasm only where an island is.
pub fn page_policy(nonce: &str, island: bool) -> String {
    let wasm = if island { " 'wasm-unsafe-eval'" } else { "" };
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'{wasm}; style-src 'self'; \
         img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; report-uri {POLICY_REPORTS}"
    )
}

/// The answer to a request that is let no further.
fn refused(request: &Request) -> Option<Response> {
    if !METHODS.contains(request.method()) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD, POST")]).into_response());
    }
    if !names_one_host(request.headers()) {
        return Some((StatusCode::BAD_REQUEST, "This request does not name its host.").into_response());
    }
    if !is_safe(request.method()) && !from_ourselves(request.headers()) {
        return Some((StatusCode::FORBIDDEN, "This request came from another site.").into_response());
    }
    None
}

/// What this server answers at all; TRACE and inventions are refused before anything else looks at them.
const METHODS: [Method; 4] = [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS];

/// Everything a browser lets a page ask for, switched off (ASVS 3.4.8).
const DENIED_FEATURES: &str = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), \
    clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), \
    hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
    payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), usb=(), web-share=(), window-management=(), \
    xr-spatial-tracking=()";

/// Exactly one Host that reads as one: two would let a proxy and this server see different sites.
fn names_one_host(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let first = hosts.next().and_then(|host| host.to_str().ok());
    let reads =
        first.is_some_and(|host| host.parse::<http::uri::Authority>().is_ok_and(|host| !host.as_str().contains('@')));
    reads && hosts.next().is_none()
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// As Go 1.25 checks it: `Sec-Fetch-Site` decides; without it the Origin's host must be ours; a client that
/// sends neither header is no browser and holds no cookie it did not put there itself.
fn from_ourselves(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            !host.is_empty() && text(HOST.as_str()) == Some(host)
        }
        (None, None) => !headers.contains_key(http::header::COOKIE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        from_ourselves(&headers)
    }

    #[test]
    fn a_report_tells_no_address() {
        let report = br#"{"csp-report":{"document-uri":"https://x/cases/ABC?name=y","violated-directive":"script-src-elem 'self'","blocked-uri":"https://evil.example/a?b=c","script-sample":"geheim"}}"#;
        assert_eq!(read_report(report), Some(("script-src-elem".into(), "https://evil.example".into())));
        let inline = br#"{"csp-report":{"violated-directive":"style-src","blocked-uri":"inline"}}"#;
        assert_eq!(read_report(inline), Some(("style-src".into(), "inline".into())));
        assert_eq!(read_report(b"[]"), None);
    }

    #[test]
    fn only_our_own_pages_may_post() {
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(ours(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(!ours(&[("origin", "http://evil.example"), ("host", "127.0.0.1:3000")]));
        assert!(!ours(&[("origin", "null"), ("host", "127.0.0.1:3000")]));
        assert!(!ours(&[("cookie", "leitplanke=x")]), "ASVS 3.5.1: a cookie and neither header");
        assert!(ours(&[]));
    }
}
