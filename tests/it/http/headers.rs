//! Headers of every kind of answer (`docs/security.md` 39 to 46).

use http::Method;
use leitplanke::domain::access::Role;
use leitplanke::server::db::Database;

use crate::support::TestApp;
use crate::support::app::Answer;
use crate::support::database::both;

both!(every_kind_of_answer_carries_its_headers, odd_methods_and_hosts_are_refused, signing_out_forgets_the_pages);

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", ""),
];

fn well_headed(kind: &str, answer: &Answer) {
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), value, "{kind}: {name}");
    }
    let policy = answer.header("content-security-policy");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(policy.contains(part), "{kind}: {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains('*'), "{kind}: {policy}");
    assert!(answer.header("permissions-policy").contains("camera=()"), "{kind}");
    for name in ["server", "x-powered-by", "x-leitplanke-go", "x-leitplanke-explained", "x-leitplanke-kept"] {
        assert_eq!(answer.header(name), "", "{kind}: {name}");
    }
}

async fn every_kind_of_answer_carries_its_headers(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let nobody = app.browser();
    let worker = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    let plain = [("accept", "application/json"), ("sec-fetch-site", "same-origin")];
    for (kind, answer) in [
        ("public page", nobody.get("/sign-in").await),
        ("led to sign in", nobody.get("/cases").await),
        ("home", worker.get("/").await),
        ("page with an island", worker.get("/referrals/new/person").await),
        ("forbidden", worker.get("/admin/users").await),
        ("not found", worker.get("/nowhere").await),
        ("no such case", worker.get("/cases/0000000").await),
        ("unknown query", worker.get("/cases?sort=names").await),
        ("download refused", worker.get("/research/releases/x/readme").await),
        ("form with errors", worker.post("/api/referral/refer", &[]).await),
        ("deed as JSON", worker.send(Method::POST, "/api/case/list", &plain, String::new()).await),
        (
            "from elsewhere",
            worker.send(Method::POST, "/api/case/list", &[("sec-fetch-site", "cross-site")], String::new()).await,
        ),
    ] {
        well_headed(kind, &answer);
        assert_eq!(answer.header("cache-control"), "no-store", "{kind}");
        assert!(answer.status < 500, "{kind}: {}", answer.status);
    }
    let island = worker.get("/referrals/new/person").await;
    assert!(island.header("content-security-policy").contains("'wasm-unsafe-eval'"));
    assert!(island.header("content-security-policy").contains("report-uri /csp-report"));
    assert!(!worker.get("/").await.header("content-security-policy").contains("wasm"));
    let icon = nobody.get("/favicon.svg").await;
    if icon.status == 200 {
        assert_eq!(icon.header("cache-control"), "public, max-age=3600");
        assert_eq!(icon.header("x-content-type-options"), "nosniff");
    }
    let report = r#"{"csp-report":{"violated-directive":"script-src","blocked-uri":"inline"}}"#;
    let headers = [("content-type", "application/csp-report"), ("sec-fetch-site", "same-origin")];
    assert_eq!(nobody.send(Method::POST, "/csp-report", &headers, report.to_owned()).await.status, 204);
}

async fn odd_methods_and_hosts_are_refused(db: Database) {
    let app = TestApp::over(db).await;
    let nobody = app.browser();
    for method in ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "BREW"] {
        for path in ["/", "/sign-in", "/nowhere", "/api/account/sign-in", "/favicon.svg"] {
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let answer = nobody.send(method.clone(), path, &[("sec-fetch-site", "same-origin")], String::new()).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(answer.header("allow").contains("GET"), "{method} {path}");
        }
    }
    let posted = nobody.send(Method::POST, "/sign-in", &[("sec-fetch-site", "same-origin")], String::new()).await;
    assert_eq!(posted.status, 405);
    let got = nobody.get("/api/case/list").await;
    assert_eq!(got.status, 405);
    assert_eq!(nobody.send(Method::HEAD, "/sign-in", &[], String::new()).await.status, 200);
    for host in ["", "a b", "user@evil.example", "evil.example/path"] {
        let answer = nobody.send(Method::GET, "/sign-in", &[("host", host)], String::new()).await;
        assert_eq!(answer.status, 400, "{host:?}");
    }
    for path in
        ["//", "/%2e%2e/Cargo.toml", "/pkg/../../Cargo.toml", "/%00", "/%FF%FE", "/cases/%2e%2e", "/cases//x", "/?%=%"]
    {
        let answer = nobody.get(path).await;
        assert!(answer.status < 500 && !answer.body.contains("[package]"), "{path}: {}", answer.status);
    }
}

async fn signing_out_forgets_the_pages(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let worker = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    let stolen = worker.cookie("leitplanke").expect("a cookie");
    let answer = worker.post("/api/account/sign-out", &[]).await;
    assert_eq!(answer.header("clear-site-data"), "\"cache\"", "never the storage: it may hold what was not sent");
    let thief = app.browser();
    thief.set_cookie("leitplanke", &stolen);
    assert!(thief.get("/").await.header("location").starts_with("/sign-in"), "the server knows it no more");
}
