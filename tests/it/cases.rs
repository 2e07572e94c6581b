//! The case list, the search and the case page: who sees what, how the list pages, what an address may hold.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::form::SearchForm;
use leitplanke::domain::view::case::CaseListQuery;
use leitplanke::server::db::Database;
use leitplanke::server::{names, use_cases};

use crate::support::TestApp;
use crate::support::database::both;

both!(
    keys_no_database_can_hold_are_refused,
    br_22_the_list_shows_codes_and_initials_only,
    the_list_pages_through_every_case_once_in_every_order,
    a_search_puts_no_name_into_the_address,
    the_case_page_is_for_the_people_who_work_on_it,
    unknown_filters_are_refused_without_a_fault,
    every_view_of_a_case_page_is_logged,
);

/// The demo with its 14 cases of the worker `pfk` and 28 of the site.
async fn demo(db: Database) -> TestApp {
    let app = TestApp::over(db).await;
    use_cases::demo::load_once(&app.house, &mut |_| ()).await.expect("the demo loads");
    names::load(&app.house).await.expect("the names load");
    app
}

async fn demo_user(app: &TestApp, name: &str) -> leitplanke::domain::user::UserId {
    use leitplanke::server::entity::app_user;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let found = app_user::Entity::find().filter(app_user::Column::UserName.eq(name)).one(&app.house.db.read).await;
    found.expect("users are read").expect("the demo has this account").id
}

async fn br_22_the_list_shows_codes_and_initials_only(db: Database) {
    let app = demo(db).await;
    let user = demo_user(&app, "leitung").await;
    let call = app.call(user, Permission::SeeCases).await;
    let list = use_cases::cases::list(&call, &CaseListQuery::default()).await.expect("the list");
    assert!(!list.cards.is_empty());
    let page = app.signed_in(user).await.get("/cases").await;
    assert_eq!(page.status, 200);
    for card in &list.cards {
        assert!(page.shows(&card.code.to_string()));
        let view = use_cases::cases::page(&call, &card.code.compact()).await.expect("the case");
        assert!(!page.shows(&view.name), "a full name stands in the list");
        assert!(card.initials.chars().count() <= 5, "{}", card.initials);
    }
}

async fn the_list_pages_through_every_case_once_in_every_order(db: Database) {
    let app = demo(db).await;
    let call = app.call(demo_user(&app, "leitung").await, Permission::SeeCases).await;
    for sort in ["", "code", "-code", "last", "-last", "due", "-due"] {
        let mut query = CaseListQuery { status: "all".into(), sort: sort.into(), ..CaseListQuery::default() };
        let (mut codes, mut total) = (Vec::new(), 0);
        for _ in 0..50 {
            let page = use_cases::cases::list(&call, &query).await.expect("a page");
            total = page.total;
            codes.extend(page.cards.iter().map(|card| card.code));
            match page.next {
                Some(next) => query.after = next,
                None => break,
            }
        }
        assert!(total > 50, "the demo fills more than two pages");
        assert_eq!(codes.len(), total as usize, "sorted by {sort:?}");
        let distinct: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(distinct.len(), codes.len(), "sorted by {sort:?}: a case twice");
    }
}

async fn a_search_puts_no_name_into_the_address(db: Database) {
    let app = demo(db).await;
    let user = demo_user(&app, "leitung").await;
    let call = app.call(user, Permission::SeeCases).await;
    let first = use_cases::cases::list(&call, &CaseListQuery::default()).await.expect("the list").cards.remove(0);
    let name = use_cases::cases::page(&call, &first.code.compact()).await.expect("the case").name;
    let family = name.rsplit(' ').next().expect("a family name").to_uppercase();

    let browser = app.signed_in(user).await;
    let answer = browser.post("/api/case/search", &[("form[words]", &family)]).await;
    assert_eq!(answer.status, 303);
    let target = answer.location().to_owned();
    assert!(target.starts_with("/cases?search=") && !target.to_uppercase().contains(&family), "{target}");
    assert!(browser.get(&target).await.shows(&first.code.to_string()));

    let by_code = browser.post("/api/case/search", &[("form[words]", &first.code.to_string())]).await;
    assert!(browser.get(by_code.location()).await.shows(&first.code.to_string()));

    let other = app.signed_in(demo_user(&app, "pfk").await).await;
    assert_eq!(other.get(&target).await.status, 404, "a search belongs to the person who made it");
    for words in ["", "\u{202e}", &"x".repeat(500)] {
        let answer = browser.post("/api/case/search", &[("form[words]", words)]).await;
        assert_eq!(answer.status, 303, "{words:?}");
        assert!(answer.location().starts_with("/cases?error="), "{}", answer.location());
    }
    let empty = SearchForm { words: "</textarea><script>".into() };
    let id = use_cases::cases::search(&call, &empty).await.expect("odd words are just words");
    let page = browser.get(&format!("/cases?search={id}")).await;
    assert_eq!(page.status, 200);
    assert!(!page.shows("<script>alert") && !page.shows("</textarea><script>"));
}

async fn the_case_page_is_for_the_people_who_work_on_it(db: Database) {
    let app = demo(db).await;
    let lead = demo_user(&app, "leitung").await;
    let worker = demo_user(&app, "pfk").await;
    let call = app.call(worker, Permission::SeeCases).await;
    let own = use_cases::cases::list(&call, &CaseListQuery::default()).await.expect("own cases").cards;
    let path = format!("/cases/{}", own[0].code.compact());
    assert_eq!(app.signed_in(worker).await.get(&path).await.status, 200);
    assert_eq!(app.signed_in(lead).await.get(&path).await.status, 200);
    let elsewhere = app.site("Anderswo").await;
    for (role, expected) in [(Role::SocialWorker, 404), (Role::TeamLead, 404)] {
        assert_eq!(app.signed_in_as(role, Some(elsewhere)).await.get(&path).await.status, expected, "{role}");
    }
    for role in [Role::Coordinator, Role::Researcher, Role::PrivacyCoordinator, Role::PrivacyOfficer, Role::Admin] {
        assert_eq!(app.signed_in_as(role, None).await.get(&path).await.status, 403, "{role}");
    }
    for role in [Role::PoliceLiaison, Role::Interpreter] {
        assert_eq!(app.signed_in_as(role, Some(elsewhere)).await.get(&path).await.status, 403, "{role}");
    }
    assert_eq!(app.signed_in(worker).await.get("/cases/NOTACODE").await.status, 404);
    let nobody = app.browser().get(&path).await;
    assert!(nobody.location().starts_with("/sign-in?next="));
}

async fn unknown_filters_are_refused_without_a_fault(db: Database) {
    let app = demo(db).await;
    let browser = app.signed_in(demo_user(&app, "pfk").await).await;
    for query in
        ["status=nonsense", "sort=name", "after=x", "after=2026-02-30~ABCDEFG", "sort=last&after=~", "search=x"]
    {
        let status = browser.get(&format!("/cases?{query}")).await.status;
        assert!((400..500).contains(&status), "{query}: {status}");
    }
}

async fn every_view_of_a_case_page_is_logged(db: Database) {
    use leitplanke::server::entity::access_log;
    use sea_orm::EntityTrait;
    let app = demo(db).await;
    let worker = demo_user(&app, "pfk").await;
    let call = app.call(worker, Permission::SeeCases).await;
    let card = use_cases::cases::list(&call, &CaseListQuery::default()).await.expect("own cases").cards.remove(0);
    app.signed_in(worker).await.get(&format!("/cases/{}", card.code.compact())).await;
    app.house.access_log.flush().await;
    let rows = access_log::Entity::find().all(&app.house.db.read).await.expect("the log");
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].actor_id, rows[0].page.as_str(), rows[0].role.as_str()), (worker, "case", "social_worker"));
}

/// An address is anybody's to write: days and instants beyond what PostgreSQL holds were a fault once.
async fn keys_no_database_can_hold_are_refused(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let case = app.case(site, worker, "Sami Beispiel").await;
    let browser = app.signed_in(worker).await;
    let code = case.code.compact();
    let id = "0192aaaa-0000-7000-8000-000000000001";
    for address in [
        format!("/cases?sort=last&after=-9999-01-01~{code}"),
        format!("/cases?sort=due&after=+262142-01-01~{code}"),
        format!("{}/sessions?after=-262143-01-01~5~{id}", case.path()),
        format!("{}/sessions?after=2026-01-01~-99999999~{id}", case.path()),
    ] {
        let status = browser.get(&address).await.status;
        assert!((400..500).contains(&status), "{address}: {status}");
    }
    let staff = app.signed_in_as(Role::PrivacyCoordinator, None).await;
    for millis in ["-99999999999999", "8210266876799999"] {
        let status = staff.get(&format!("/register/consents?after={millis}~{id}")).await.status;
        assert!((400..500).contains(&status), "{millis}: {status}");
    }
}
