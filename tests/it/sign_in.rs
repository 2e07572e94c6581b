//! Signing in: cookies, ends, throttling, and what a stranger may not do.

use chrono::TimeDelta;
use leitplanke::domain::access::Role;
use leitplanke::server::db::Database;

use crate::support::TestApp;
use crate::support::database::both;

both!(a_sign_in_idles_out_after_thirty_minutes);

async fn a_sign_in_idles_out_after_thirty_minutes(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let worker = app.signed_in_as(Role::SocialWorker, Some(site)).await;
    let case = {
        let user = app.user("lead", &[(Role::SocialWorker, Some(site))]).await;
        app.case(site, user, "Sami Beispiel").await
    };
    assert_eq!(worker.get("/cases").await.status, 200);
    assert_eq!(worker.get(&case.path()).await.status, 404, "somebody else's case");
    app.pass(TimeDelta::minutes(29));
    assert_eq!(worker.get("/cases").await.status, 200, "a request keeps it alive");
    app.pass(TimeDelta::minutes(31));
    let answer = worker.get("/cases").await;
    assert!(answer.location().starts_with("/sign-in"), "{}", answer.location());
}
