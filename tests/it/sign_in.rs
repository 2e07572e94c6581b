//! Signing in: cookies, ends, throttling, and what a stranger may not do (`docs/security.md` 6, 7, 15–20, 39–42).

use chrono::{Days, TimeDelta};
use http::Method;
use leitplanke::app::has_island;
use leitplanke::domain::access::Role;
use leitplanke::domain::user::UserId;
use leitplanke::server::auth::{password, token};
use leitplanke::server::db::Database;
use leitplanke::server::entity::{app_user, draft, role_grant, sign_in, site};
use leitplanke::server::settings::Settings;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::sync::Semaphore;

use crate::support::TestApp;
use crate::support::app::{Answer, Client};
use crate::support::database::both;

both!(
    a_name_or_password_without_end_is_refused_at_once,
    one_guesser_does_not_lock_out_thirty_colleagues,
    an_unknown_name_and_a_wrong_password_look_the_same,
    the_cookie_is_for_this_host_and_no_script,
    only_the_hash_of_the_token_is_stored,
    a_planted_cookie_is_worth_nothing,
    a_sign_in_ends_when_idle_and_after_twelve_hours,
    signing_out_ends_one_or_all,
    a_deactivated_account_and_an_ended_grant_stop_at_the_next_request,
    demo_accounts_live_on_this_machine_only,
    an_expired_sign_in_keeps_the_form_for_its_owner_only,
    another_site_cannot_post_for_us,
    pages_carry_a_strict_policy_and_no_script_of_their_own,
);

const PASSWORD: &str = "vier lose Kacheln im Regen";

impl TestApp {
    /// Gives a user a password, as the set-password page would.
    pub async fn with_password(&self, user: UserId) {
        let stored = password::hash(&Semaphore::new(1), PASSWORD.to_owned()).await.expect("hashes");
        self.set(user, app_user::Column::PasswordHash, Expr::value(Some(stored))).await;
    }

    async fn set(&self, user: UserId, column: app_user::Column, value: Expr) {
        let tx = self.house.db.begin_write().await.expect("a transaction");
        let update = app_user::Entity::update_many().col_expr(column, value).filter(app_user::Column::Id.eq(user));
        update.exec(&tx).await.expect("changes");
        tx.commit().await.expect("commits");
    }
}

async fn sign_in_with(browser: &Client, name: &str, secret: &str) -> Answer {
    browser.post("/api/account/sign-in", &[("user_name", name), ("password", secret), ("next", "/account")]).await
}

async fn one_guesser_does_not_lock_out_thirty_colleagues(db: Database) {
    let app = TestApp::over(db).await;
    let anna = app.user("anna", &[(Role::Coordinator, None)]).await;
    app.with_password(anna).await;
    let office = app.browser().behind_peer("192.0.2.10:5000");
    for _ in 0..5 {
        assert!(sign_in_with(&office, "anna", "wrong").await.location().contains("wrong_sign_in"));
    }
    let refused = sign_in_with(&office, "Anna", PASSWORD).await;
    assert!(refused.location().contains("throttled"), "even the right password waits: {}", refused.location());
    for person in 0..30 {
        let answer = sign_in_with(&app.browser().behind_peer("192.0.2.10:5000"), &format!("person{person}"), "x").await;
        assert!(answer.location().contains("wrong_sign_in"), "colleague {person} was locked out");
    }
    let home = app.browser().behind_peer("192.0.2.99:5000");
    assert_eq!(sign_in_with(&home, "anna", PASSWORD).await.location(), "/account", "anna signs in from elsewhere");
    app.pass(TimeDelta::seconds(12));
    assert_eq!(sign_in_with(&office, "anna", PASSWORD).await.location(), "/account", "and after a short wait");
}

async fn an_unknown_name_and_a_wrong_password_look_the_same(db: Database) {
    let app = TestApp::over(db).await;
    let known = app.user("known", &[(Role::Coordinator, None)]).await;
    app.with_password(known).await;
    app.user("invited", &[(Role::Coordinator, None)]).await;
    let gone = app.user("gone", &[(Role::Coordinator, None)]).await;
    app.with_password(gone).await;
    app.set(gone, app_user::Column::DeactivatedAt, Expr::value(Some(app.now()))).await;
    let mut seen = Vec::new();
    for (name, secret) in [("known", "wrong"), ("unknown", "wrong"), ("invited", PASSWORD), ("gone", PASSWORD)] {
        let answer = sign_in_with(&app.browser(), name, secret).await;
        let json = [("user_name", name), ("password", secret), ("next", "")];
        let json = app.browser().post_for_json("/api/account/sign-in", &json).await;
        seen.push((
            answer.status,
            answer.location().to_owned(),
            answer.headers.contains_key("set-cookie"),
            json.status,
            json.body,
        ));
    }
    assert!(seen.iter().all(|answer| *answer == seen[0]), "{seen:?}");
    assert!(!seen[0].2, "no cookie for a stranger");
    assert!(!seen[0].1.contains("known"), "no name in the address");
}

async fn the_cookie_is_for_this_host_and_no_script(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let user = app.user("anna", &[(Role::Coordinator, None)]).await;
    app.with_password(user).await;
    let plain = sign_in_with(&app.browser(), "anna", PASSWORD).await.header("set-cookie").to_owned();
    assert!(plain.starts_with("leitplanke="), "{plain}");
    for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
        assert!(plain.contains(flag), "{plain}");
    }
    let behind_tls = TestApp::with(db, Settings { secure_cookies: true, ..Settings::default() }).await;
    let secure = sign_in_with(&behind_tls.browser(), "anna", PASSWORD).await.header("set-cookie").to_owned();
    assert!(secure.starts_with("__Host-leitplanke="), "{secure}");
    assert!(secure.contains("; Secure") && secure.contains("; HttpOnly") && !secure.contains("Domain"), "{secure}");
}

async fn only_the_hash_of_the_token_is_stored(db: Database) {
    let app = TestApp::over(db).await;
    let user = app.user("anna", &[(Role::Coordinator, None)]).await;
    app.with_password(user).await;
    let browser = app.browser();
    sign_in_with(&browser, "anna", PASSWORD).await;
    let kept = browser.cookie("leitplanke").expect("a cookie");
    let row = sign_in::Entity::find().one(&app.house.db.read).await.expect("reads").expect("a sign-in");
    assert_eq!(row.token_hash, token::hash_token(&kept));
    assert!(!format!("{row:?}").contains(&kept));
    assert!(kept.len() >= 43, "256 bits");
}

async fn a_planted_cookie_is_worth_nothing(db: Database) {
    let app = TestApp::over(db).await;
    let user = app.user("anna", &[(Role::Coordinator, None)]).await;
    app.with_password(user).await;
    let browser = app.browser();
    browser.set_cookie("leitplanke", "planted-by-somebody-else");
    assert_eq!(sign_in_with(&browser, "anna", PASSWORD).await.location(), "/account");
    assert_ne!(browser.cookie("leitplanke").as_deref(), Some("planted-by-somebody-else"));
    let thief = app.browser();
    thief.set_cookie("leitplanke", "planted-by-somebody-else");
    assert!(thief.get("/account").await.location().starts_with("/sign-in"));
    let first = browser.cookie("leitplanke");
    sign_in_with(&browser, "anna", PASSWORD).await;
    assert_ne!(browser.cookie("leitplanke"), first, "every signing in makes a new token");
}

async fn a_sign_in_ends_when_idle_and_after_twelve_hours(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let worker = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    app.pass(TimeDelta::minutes(29));
    assert_eq!(worker.get("/cases").await.status, 200, "a request keeps it alive");
    app.pass(TimeDelta::minutes(31));
    let answer = worker.get("/cases").await;
    assert!(answer.location().starts_with("/sign-in"), "{}", answer.location());
    let busy = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    for _ in 0..24 {
        assert_eq!(busy.get("/cases").await.status, 200);
        app.pass(TimeDelta::minutes(29));
    }
    app.pass(TimeDelta::minutes(24));
    assert!(busy.get("/cases").await.location().starts_with("/sign-in"), "twelve hours are the end in any case");
}

async fn signing_out_ends_one_or_all(db: Database) {
    let app = TestApp::over(db).await;
    let user = app.user("anna", &[(Role::Coordinator, None)]).await;
    let (office, tablet, phone) = (app.signed_in(user).await, app.signed_in(user).await, app.signed_in(user).await);
    let kept = office.cookie("leitplanke").expect("a cookie");
    assert_eq!(office.post("/api/account/sign-out", &[]).await.location(), "/sign-in?out=1");
    assert_eq!(office.cookie("leitplanke"), None, "the browser forgets it");
    office.set_cookie("leitplanke", &kept);
    assert!(office.get("/account").await.location().starts_with("/sign-in"), "and the server too");
    assert_eq!(tablet.get("/account").await.status, 200);
    tablet.post("/api/account/sign-out", &[("everywhere", "true")]).await;
    assert!(phone.get("/account").await.location().starts_with("/sign-in"));
}

async fn a_deactivated_account_and_an_ended_grant_stop_at_the_next_request(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let user = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let browser = app.signed_in(user).await;
    assert_eq!(browser.get("/cases").await.status, 200);
    let tx = app.house.db.begin_write().await.expect("a transaction");
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::ValidUntil, Expr::value(Some(app.today() - Days::new(1))))
        .filter(role_grant::Column::UserId.eq(user))
        .exec(&tx)
        .await
        .expect("ends");
    tx.commit().await.expect("commits");
    assert_eq!(browser.get("/cases").await.status, 403);
    assert_eq!(browser.get("/account").await.status, 200, "the own account stays");
    app.set(user, app_user::Column::DeactivatedAt, Expr::value(Some(app.now()))).await;
    assert!(browser.get("/account").await.location().starts_with("/sign-in"));
}

async fn demo_accounts_live_on_this_machine_only(db: Database) {
    let app = TestApp::over(db).await;
    let user = app.user("demo", &[(Role::Coordinator, None)]).await;
    app.with_password(user).await;
    app.set(user, app_user::Column::IsDemo, Expr::value(true)).await;
    let here = app.signed_in(user).await;
    let html = ("accept", "text/html");
    assert_eq!(here.get("/account").await.status, 200);
    for header in [("host", "leitplanke.example"), ("x-forwarded-for", "127.0.0.1"), ("forwarded", "for=127.0.0.1")] {
        let answer = here.send(Method::GET, "/account", &[html, header], String::new()).await;
        assert!(answer.location().starts_with("/sign-in"), "{header:?}");
        let fields = "user_name=demo&password=vier+lose+Kacheln+im+Regen".to_owned();
        let form = ("content-type", "application/x-www-form-urlencoded");
        let ours = ("sec-fetch-site", "same-origin");
        let answer =
            app.browser().send(Method::POST, "/api/account/sign-in", &[html, header, form, ours], fields).await;
        assert!(answer.location().contains("wrong_sign_in"), "{header:?}: {}", answer.location());
    }
    let elsewhere = here.behind_peer("192.0.2.7:4000");
    assert!(elsewhere.get("/account").await.location().starts_with("/sign-in"));
    assert!(sign_in_with(&elsewhere, "demo", PASSWORD).await.location().contains("wrong_sign_in"));
    assert_eq!(sign_in_with(&app.browser(), "demo", PASSWORD).await.location(), "/account");
}

const SITE: [(&str, &str); 4] = [
    ("form[client_id]", "0198c0de-0000-7000-8000-000000000001"),
    ("form[name]", "Halb getippt"),
    ("form[kpb_code]", "KPB-XX"),
    ("site", ""),
];

async fn an_expired_sign_in_keeps_the_form_for_its_owner_only(db: Database) {
    let app = TestApp::over(db).await;
    let owner = app.user("owner", &[(Role::Admin, None)]).await;
    let other = app.user("other", &[(Role::Admin, None)]).await;
    let browser = app.signed_in(owner).await;
    app.pass(TimeDelta::minutes(31));
    let answer = browser.post("/api/site/save", &SITE).await;
    let place = answer.location();
    assert!(place.starts_with("/sign-in?ended=1&next=%2Fadmin%2Fsites%2Fnew"), "{place}");
    assert!(!place.contains("Halb"), "nothing typed travels in the address");
    let stranger = app.signed_in(other).await.get("/admin/sites/new?draft=1").await;
    assert!(stranger.status == 200 && !stranger.shows("Halb getippt"), "another administrator sees an empty form");
    let back = app.signed_in(owner).await.get("/admin/sites/new?draft=1").await;
    assert_eq!(back.input("form[name]").as_deref(), Some("Halb getippt"));
    assert!(back.shows("Entwurf"));

    let late = app.signed_in(other).await;
    app.pass(TimeDelta::hours(25));
    late.post("/api/site/save", &SITE).await;
    let kept = draft::Entity::find().filter(draft::Column::UserId.eq(other)).count(&app.house.db.read).await;
    assert_eq!(kept.expect("counts"), 0, "after 24 hours a sign-in owns nothing any more");
}

async fn another_site_cannot_post_for_us(db: Database) {
    let app = TestApp::over(db).await;
    let admin = app.signed_in_as(Role::Admin, None).await;
    let form = ("content-type", "application/x-www-form-urlencoded");
    let body = || crate::support::app::form_body(&SITE);
    for foreign in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![],
    ] {
        let headers = foreign.iter().copied().chain([form, ("accept", "text/html")]).collect::<Vec<_>>();
        let answer = admin.send(Method::POST, "/api/site/save", &headers, body()).await;
        assert_eq!(answer.status, 403, "{foreign:?}");
    }
    assert_eq!(site::Entity::find().count(&app.house.db.read).await.expect("counts"), 0);
    let get = admin.send(Method::GET, "/api/site/list", &[("accept", "text/html")], String::new()).await;
    assert_eq!(get.status, 405, "no deed by GET");
}

async fn pages_carry_a_strict_policy_and_no_script_of_their_own(db: Database) {
    let app = TestApp::over(db).await;
    let admin = app.signed_in_as(Role::Admin, None).await;
    for path in ["/sign-in", "/set-password", "/privacy", "/", "/admin/users", "/admin/sites/new", "/nowhere"] {
        let page = admin.get(path).await;
        let policy = page.header("content-security-policy").to_owned();
        let nonce = policy.split_once("'nonce-").map(|(_, rest)| rest.split('\'').next().unwrap_or_default());
        assert!(nonce.is_some_and(|nonce| nonce.len() >= 16), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_ne!(admin.get(path).await.header("content-security-policy"), policy, "{path}: a nonce is used once");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        let loads = page.shows("<script src") || page.shows("modulepreload") || page.shows(".wasm");
        assert_eq!(loads, has_island(path), "{path} loads a script or wasm without an island, or the other way round");
        assert!(!page.body.contains(" style=\""), "{path}");
        assert!(page.body.matches("<script").count() == page.body.matches("nonce=\"").count() || has_island(path));
    }
}

/// A name or password of a megabyte is neither remembered, nor hashed, nor written to the trail.
async fn a_name_or_password_without_end_is_refused_at_once(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let browser = app.browser();
    let long = "x".repeat(1_000_000);
    for (name, password) in [(long.as_str(), "geheim"), ("anna", long.as_str())] {
        let answer = browser.post("/api/account/sign-in", &[("user_name", name), ("password", password)]).await;
        assert!(answer.location().starts_with("/sign-in?error=wrong_sign_in"), "{}", answer.location());
    }
    use sea_orm::{EntityTrait, PaginatorTrait};
    let trail = leitplanke::server::entity::audit_entry::Entity::find().count(&db.read).await.expect("rows");
    assert_eq!(trail, 0);
}
