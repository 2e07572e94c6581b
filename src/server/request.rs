//! Who asks: the sign-in behind the cookie, looked up once per request.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::{ACCEPT, COOKIE, HOST};

use crate::domain::access::Actor;
use crate::domain::message::Language;
use crate::domain::outage::Outage;
use crate::domain::user::{SignInId, UserId};
use crate::server::assets;
use crate::server::auth::{Held, look_up};
use crate::server::fault::Fault;
use crate::server::house::House;

/// Name of the language cookie (`de` or `en`).
pub const LANGUAGE_COOKIE: &str = "leitplanke_language";

/// What is known about a request before any page or deed runs.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    /// The signed-in person with their grants.
    pub actor: Option<Actor>,
    /// Their name for the page header.
    pub display_name: String,
    /// Whether the account belongs to the generated demo.
    pub is_demo: bool,
    /// The sign-in record behind the cookie.
    pub sign_in: Option<SignInId>,
    /// Owner of a sign-in that ended less than 24 hours ago: may leave a draft, may read nothing.
    pub expired_owner: Option<UserId>,
    /// The sign-in could not be looked up, because the database does not answer.
    pub outage: Option<Outage>,
    /// The language of the answer.
    pub language: Language,
    /// A browser's plain form or page request (against a program that wants JSON).
    pub wants_html: bool,
    /// Came directly from this machine: loopback peer, loopback Host, no forwarding header.
    pub local: bool,
    /// The peer's address, for throttling.
    pub peer: String,
    /// The path of the request, without the query.
    pub path: String,
    /// Path and query.
    pub address: String,
}

/// Middleware: looks the sign-in up and hangs a [`RequestInfo`] on the request.
pub async fn identify(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
    let local = is_local(headers, peer);
    let mut info = RequestInfo {
        actor: None,
        display_name: String::new(),
        is_demo: false,
        sign_in: None,
        expired_owner: None,
        outage: None,
        language: Language::De,
        wants_html: headers
            .get(ACCEPT)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("text/html")),
        local,
        peer: client(headers, peer, &house.settings.trusted_proxies),
        path: request.uri().path().to_owned(),
        address: request.uri().path_and_query().map_or_else(String::new, ToString::to_string),
    };
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(|code| Language::from_code(&code));
    let token = cookie(headers, cookie_name(house.settings.secure_cookies)).filter(|_| !assets::is_asset(&info.path));
    if let Some(token) = token {
        match look_up(&house, &token, local).await {
            Ok(Held::Open { actor, display_name, is_demo, sign_in, language }) => {
                info.actor = Some(actor);
                info.display_name = display_name;
                info.is_demo = is_demo;
                info.sign_in = Some(sign_in);
                info.language = language;
            }
            Ok(Held::Expired(owner)) => info.expired_owner = Some(owner),
            Ok(Held::Nothing) => {}
            Err(fault) => {
                tracing::error!(code = "sign_in_lookup", cause = %fault, "the sign-in could not be looked up");
                info.outage = Some(if let Fault::Unavailable(outage, _) = fault { outage } else { Outage::Database });
            }
        }
    }
    if let Some(language) = chosen {
        info.language = language;
    }
    request.extensions_mut().insert(info);
    next.run(request).await
}

/// The sign-in cookie's name: `__Host-` needs TLS.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-leitplanke" } else { "leitplanke" }
}

/// The value of one cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';')).find_map(
        |pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then(|| value.to_owned())
        },
    )
}

/// The address a request comes from: the peer, or what a proxy of ours says of its own client (the last entry of the last
/// `X-Forwarded-For`; what a client wrote there itself stands before it and is ignored).
fn client(headers: &HeaderMap, peer: Option<SocketAddr>, proxies: &[IpAddr]) -> String {
    let Some(peer) = peer.map(|peer| peer.ip().to_canonical()) else { return "unknown".to_owned() };
    let told = || {
        let line = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        line.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
    };
    let told = if proxies.contains(&peer) { told() } else { None };
    told.unwrap_or(peer).to_string()
}

/// Demo accounts live only on the machine itself: no forwarding header, loopback peer and Host.
fn is_local(headers: &HeaderMap, peer: Option<SocketAddr>) -> bool {
    const FORWARDED: [&str; 7] = [
        "forwarded",
        "via",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-real-ip",
        "x-forwarded-server",
    ];
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit())).map_or(host, |p| p.0);
    let loopback_host =
        name == "localhost" || name == "[::1]" || name.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
    peer.is_some_and(|peer| peer.ip().is_loopback())
        && loopback_host
        && FORWARDED.iter().all(|name| !headers.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (http::HeaderName::from_static(name), value.parse().expect("value"))).collect()
    }

    #[test]
    fn only_a_direct_loopback_request_is_local() {
        let here = "127.0.0.1:4000".parse().ok();
        let there = "192.0.2.7:4000".parse().ok();
        assert!(is_local(&headers(&[("host", "127.0.0.1:3000")]), here));
        assert!(is_local(&headers(&[("host", "localhost")]), here));
        assert!(is_local(&headers(&[("host", "[::1]:3000")]), here));
        assert!(!is_local(&headers(&[("host", "leitplanke.example")]), here));
        assert!(!is_local(&headers(&[("host", "127.0.0.1.example")]), here));
        assert!(!is_local(&headers(&[]), here));
        assert!(!is_local(&headers(&[("host", "localhost")]), there));
        assert!(!is_local(&headers(&[("host", "localhost"), ("x-forwarded-for", "127.0.0.1")]), here));
        assert!(!is_local(&headers(&[("host", "localhost"), ("forwarded", "for=1")]), here));
    }

    #[test]
    fn only_our_own_proxy_is_believed() {
        let proxy: IpAddr = "127.0.0.1".parse().expect("an address");
        let (ours, other) = ("127.0.0.1:4000".parse().ok(), "192.0.2.7:4000".parse().ok());
        let told = headers(&[("x-forwarded-for", "203.0.113.9, 198.51.100.4")]);
        assert_eq!(client(&told, ours, &[proxy]), "198.51.100.4");
        assert_eq!(client(&told, other, &[proxy]), "192.0.2.7");
        assert_eq!(client(&told, ours, &[]), "127.0.0.1");
        assert_eq!(client(&headers(&[("x-forwarded-for", "<script>")]), ours, &[proxy]), "127.0.0.1");
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let headers = headers(&[("cookie", "xleitplanke=1; leitplanke=abc; b=2")]);
        assert_eq!(cookie(&headers, "leitplanke").as_deref(), Some("abc"));
        assert_eq!(cookie(&headers, "none"), None);
    }
}
