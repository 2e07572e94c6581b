//! The database goes away: one honest sentence, nothing typed is lost, nobody is called signed out.

use leitplanke::domain::access::Role;
use leitplanke::server::db::Database;
use leitplanke::server::watch;
use tower::ServiceExt;

use crate::support::TestApp;
use crate::support::database::both;

both!(a_stopped_database_is_said_honestly_and_loses_nothing, the_operator_sees_health_and_counts);

const NOTE: &str = "Zweite Zeile\r\n</textarea><script>alert(1)</script> Zeuge";

async fn a_stopped_database_is_said_honestly_and_loses_nothing(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let site = app.site("Musterstadt").await;
    let worker = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    let english = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    english.set_cookie("leitplanke_language", "en");
    assert_eq!(worker.get("/cases").await.status, 200);
    db.close().await.expect("the database goes away");
    let page = worker.get("/cases").await;
    assert_eq!(page.status, 503);
    assert!(page.shows("Leitplanke ist gerade nicht erreichbar"), "{}", page.body);
    assert!(page.body.contains("href=\"/cases\"") && page.header("retry-after") == "30");
    assert!(english.get("/").await.shows("Leitplanke cannot be reached right now"));
    let fields =
        [("case", "ABCDEF7"), ("form[client_id]", "0192aaaa-0000-7000-8000-000000000001"), ("form[note]", NOTE)];
    let kept = worker.post("/api/session/record", &fields).await;
    assert_eq!(kept.status, 503);
    assert!(kept.shows("Ihre Eingaben sind nicht verloren") && kept.shows("Noch einmal senden"), "{}", kept.body);
    assert!(kept.body.contains("action=\"/api/session/record\"") && !kept.body.contains("<script>"));
    assert!(kept.body.contains("0192aaaa-0000-7000-8000-000000000001"), "the same id when it is sent again");
    assert!(kept.body.contains("Zweite Zeile&#13;&#10;&lt;/textarea&gt;"), "{}", kept.body);
    let secret = worker.post("/api/account/sign-in", &[("user_name", "anna"), ("password", "sehr geheim")]).await;
    assert!(secret.status == 503 && !secret.body.contains("geheim"), "{}", secret.body);
    let json = worker.post_for_json("/api/case/list", &[]).await;
    assert_eq!((json.status, json.body.contains("Unavailable")), (503, true), "{}", json.body);
    let nobody = app.browser();
    assert_eq!(nobody.get("/accessibility").await.status, 200, "what needs no database is there");
    assert_eq!(worker.get("/favicon.svg").await.status, app.browser().get("/favicon.svg").await.status);
    for answer in [page, kept, json] {
        for word in ["panicked", "sqlx", "SQLITE", "sea_orm", "src/"] {
            assert!(!answer.body.contains(word), "{word}: {}", answer.body);
        }
    }
}

async fn the_operator_sees_health_and_counts(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let case = app.case(site, worker, "Kanari Vogelsang").await;
    let browser = app.signed_in(worker).await;
    assert_eq!(browser.get(&case.path()).await.status, 200);
    assert_eq!(browser.get("/cases/0000000").await.status, 404);
    let operator = async |path: &str| {
        let request = axum::extract::Request::builder().uri(path).body(axum::body::Body::empty()).expect("a request");
        let response = watch::router(&app.house).oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, String::from_utf8(bytes.to_vec()).expect("text"))
    };
    assert_eq!(operator("/health").await, (200, "ok".to_owned()));
    let (_, text) = operator("/metrics").await;
    assert!(text.contains("leitplanke_requests_total{route=\"/cases/{code}\",status=\"200\"} 1"), "{text}");
    assert!(text.contains("leitplanke_requests_total{route=\"/cases/{code}\",status=\"400\"} 1"));
    assert!(text.ends_with("# EOF\n"));
    for personal in ["Kanari", "Vogelsang", &case.code.to_string(), &case.code.compact(), &worker.to_string()] {
        assert!(!text.contains(personal), "{personal}");
    }
    assert_eq!(browser.get("/metrics").await.status, 404, "not where users are");
    db.close().await.expect("the database goes away");
    assert_eq!(operator("/health").await.0, 503);
    assert!(operator("/metrics").await.1.contains("leitplanke_database_up 0"));
}
