//! The web application over a test database, with a clock that tests move by hand and browsers that keep cookies.
//!
//! ```ignore
//! async fn a_worker_sees_the_list(db: Database) {
//!     let app = TestApp::over(db).await;
//!     let site = app.site("Musterstadt").await;
//!     let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
//!     let page = app.signed_in(worker).await.get("/cases").await;
//!     assert_eq!(page.status, 200);
//! }
//! ```

use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use http_body_util::BodyExt;
use leitplanke::domain::access::{Actor, Grant, Permission, Role};
use leitplanke::domain::id::Id;
use leitplanke::domain::message::Language;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::auth::token::new_token;
use leitplanke::server::call::Call;
use leitplanke::server::clock::{Clock, berlin_date, new_uuid};
use leitplanke::server::crypto::Keyring;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{role_grant, sign_in};
use leitplanke::server::house::House;
use leitplanke::server::http::router;
use leitplanke::server::request::{RequestInfo, cookie_name};
use leitplanke::server::settings::Settings;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tower::ServiceExt;

/// The instant every test begins at: a Tuesday, 11:00 in Berlin.
pub const START: &str = "2026-03-17T10:00:00Z";

/// The running application of one test.
#[derive(Clone)]
pub struct TestApp {
    /// The house behind it.
    pub house: House,
    router: Router,
}

impl TestApp {
    /// The application over an open, migrated database.
    pub async fn over(db: Database) -> Self {
        // A folder of its own, made only by what writes files: `data/` of the clone belongs to `make run`.
        let mut settings = Settings::default();
        let houses = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("houses");
        settings.set_data(houses.join(leitplanke::server::clock::new_uuid().to_string()));
        Self::with(db, settings).await
    }

    /// The same with settings of the test's own.
    pub async fn with(db: Database, settings: Settings) -> Self {
        let clock = Clock::fixed(START.parse().expect("an instant"));
        let house = House::open(db, keyring(), clock, settings);
        let router = router(&house);
        Self { house, router }
    }

    /// The present instant of the test.
    pub fn now(&self) -> DateTime<Utc> {
        self.house.clock.now()
    }

    /// Its day in Berlin.
    pub fn today(&self) -> NaiveDate {
        berlin_date(self.now())
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        self.house.clock.set(self.now() + time);
    }

    /// Moves the clock, backwards too.
    pub fn set_clock(&self, instant: &str) {
        self.house.clock.set(instant.parse().expect("an instant"));
    }

    /// A browser nobody is signed in to.
    pub fn browser(&self) -> Client {
        Client { app: self.clone(), cookies: Arc::default(), peer: "127.0.0.1:40000".parse().expect("a peer") }
    }

    /// A browser this user is signed in to; makes the sign-in directly, without the cost of a password.
    pub async fn signed_in(&self, user: UserId) -> Client {
        let (token, token_hash) = new_token().expect("a token");
        let now = self.now();
        let row = sign_in::Model {
            id: Id::from_uuid(new_uuid()),
            token_hash,
            user_id: user,
            created_at: now,
            last_seen_at: now,
            expires_at: now + TimeDelta::hours(12),
            ended_at: None,
        };
        self.put(row).await;
        let client = self.browser();
        client.set_cookie(cookie_name(self.house.settings.secure_cookies), &token);
        client
    }

    /// A browser with a fresh account of this role signed in.
    pub async fn signed_in_as(&self, role: Role, site: Option<SiteId>) -> Client {
        let name = format!("{}.{}", role.code().replace('_', "-"), &new_uuid().simple().to_string()[24..]);
        let user = self.user(&name, &[(role, site)]).await;
        self.signed_in(user).await
    }

    /// The request of a user, for tests that go to the use cases directly.
    pub async fn request(&self, user: UserId) -> RequestInfo {
        let grants = role_grant::Entity::find()
            .filter(role_grant::Column::UserId.eq(user))
            .all(&self.house.db.read)
            .await
            .expect("grants are read")
            .into_iter()
            .map(|row| Grant { role: row.role, site: row.site_id, from: row.valid_from, until: row.valid_until })
            .collect();
        RequestInfo {
            actor: Some(Actor { user, grants }),
            display_name: "Test".to_owned(),
            is_demo: false,
            sign_in: None,
            expired_owner: None,
            outage: None,
            language: Language::De,
            wants_html: true,
            local: true,
            peer: "127.0.0.1".to_owned(),
            path: "/".to_owned(),
            address: "/".to_owned(),
        }
    }

    /// An authorised call of a user.
    ///
    /// # Panics
    /// When the user may not; use [`Call::authorise`] to test refusals.
    pub async fn call(&self, user: UserId, permission: Permission) -> Call {
        let info = self.request(user).await;
        Call::authorise(self.house.clone(), &info, permission)
            .unwrap_or_else(|error| panic!("{} is not allowed: {error:?}", permission.code()))
    }
}

/// Keys that are the same in every test.
pub fn keyring() -> Keyring {
    Keyring::from_bytes([1; 32], [2; 32], [3; 32])
}

/// Writes the keys of [`keyring`] as key files, as somebody brings them to another machine.
pub fn write_keys(folder: &Path) {
    std::fs::create_dir_all(folder).expect("a key folder");
    for (name, byte) in [("master.key", 1), ("figures.key", 2), ("audit.key", 3)] {
        let file = folder.join(name);
        std::fs::write(&file, STANDARD.encode([byte; 32])).expect("a key file");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("closed to others");
    }
}

/// A browser: keeps cookies, sends what a browser sends, follows no redirect by itself.
#[derive(Clone)]
pub struct Client {
    app: TestApp,
    cookies: Arc<Mutex<Vec<(String, String)>>>,
    peer: SocketAddr,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

impl Client {
    /// The same browser (and cookies) behind another address.
    pub fn behind_peer(&self, peer: &str) -> Self {
        Self { peer: peer.parse().expect("a peer"), ..self.clone() }
    }

    /// Puts a cookie into the browser; an empty value takes it out.
    pub fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().expect("cookies");
        cookies.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The value of a cookie the browser keeps.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().expect("cookies");
        cookies.iter().find(|(kept, _)| kept == name).map(|(_, value)| value.clone())
    }

    /// Opens a page as a browser does.
    /// A form that gets its id in the address is followed there, as a browser does.
    pub async fn get(&self, address: &str) -> Answer {
        let headers = [("accept", "text/html"), ("sec-fetch-site", "same-origin")];
        let answer = self.send(Method::GET, address, &headers, String::new()).await;
        let named = |location: &str| location.contains("id=") && location.starts_with(address);
        if answer.status == 303 && named(answer.location()) {
            return self.send(Method::GET, answer.location(), &headers, String::new()).await;
        }
        answer
    }

    /// Posts a form as a browser does.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [
            ("accept", "text/html"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        self.send(Method::POST, address, &headers, form_body(fields)).await
    }

    /// Posts fields as a program does, which wants JSON and an honest status.
    pub async fn post_for_json(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [
            ("accept", "application/json"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        self.send(Method::POST, address, &headers, form_body(fields)).await
    }

    /// Sends anything. `host` is 127.0.0.1:3000 unless given.
    pub async fn send(&self, method: Method, address: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(address).body(body.into()).expect("a request");
        let kept = self.cookies.lock().expect("cookies").clone();
        let line = kept.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let out = request.headers_mut();
        out.insert("host", HeaderValue::from_static("127.0.0.1:3000"));
        if !line.is_empty() {
            out.insert("cookie", line.parse().expect("cookies"));
        }
        for (name, value) in headers {
            out.insert(name.parse::<HeaderName>().expect("a header"), value.parse().expect("a value"));
        }
        request.extensions_mut().insert(ConnectInfo(self.peer));
        let response = self.app.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for line in headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok()) {
            let pair = line.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.set_cookie(name, value);
            }
        }
    }
}

impl Answer {
    /// One header as text; empty when missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    ///
    /// # Panics
    /// When the answer is no redirect after a post or to the sign-in page.
    #[track_caller]
    pub fn location(&self) -> &str {
        let redirect = StatusCode::from_u16(self.status).is_ok_and(|status| status.is_redirection());
        assert!(redirect, "no redirect but {}: {}", self.status, self.body.chars().take(300).collect::<String>());
        self.header("location")
    }

    /// Whether the page holds this text, as written in HTML.
    pub fn shows(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    /// The value of the hidden or visible input posted under `name`.
    pub fn input(&self, name: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{name}\""))?;
        let start = self.body[..at].rfind('<')?;
        let tag = &self.body[start..start + self.body[start..].find('>')?];
        let value = tag.split_once("value=\"")?.1;
        Some(value[..value.find('"')?].to_owned())
    }
}

/// Fields as a browser posts them.
pub fn form_body(fields: &[(&str, &str)]) -> String {
    use leitplanke::server::answer::encode;
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}
