//! The coordinator's figures: frozen once, the same on both databases, published values only, for coordinators only.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::disclosure::published::Shown;
use leitplanke::domain::error::AppError;
use leitplanke::domain::figure::{FigureTable, Heading};
use leitplanke::domain::indicator::IndicatorCode;
use leitplanke::domain::view::figures::{Dashboard, FigureDetails, Figures, FiguresQuery};
use leitplanke::server::call::Call;
use leitplanke::server::clock::Clock;
use leitplanke::server::crypto::Keyring;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, figures_cell, figures_snapshot};
use leitplanke::server::fault::Fault;
use leitplanke::server::house::House;
use leitplanke::server::settings::Settings;
use leitplanke::server::use_cases::{demo, figures, figures_key, freeze};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use crate::support::TestApp;
use crate::support::app::START;
use crate::support::database::{both, with_postgres, with_sqlite};

both!(
    br_14_every_number_is_published_and_differs_from_the_truth_by_at_most_four,
    a_frozen_quarter_is_never_computed_again,
    another_figures_key_freezes_and_shows_nothing,
    a_changed_cell_is_found_before_it_is_published,
    the_dashboard_needs_four_statements,
    figures_are_for_coordinators_only,
    the_pages_show_sentence_table_and_note,
    unknown_choices_are_refused_without_a_fault,
    without_a_frozen_quarter_the_page_says_when_there_will_be_one,
);

/// The demo with all closed quarters frozen, and a coordinator's call.
async fn frozen_demo(db: Database) -> (TestApp, Call) {
    let app = TestApp::over(db).await;
    figures_key::check(&app.house).await.expect("the key is noted");
    demo::load_once(&app.house, &mut |_| ()).await.expect("the demo loads");
    freeze::freeze_closed_quarters(&app.house, &mut |_| ()).await.expect("quarters freeze");
    let user = app.user("figures", &[(Role::Coordinator, None)]).await;
    let call = app.call(user, Permission::SeeFigures).await;
    (app, call)
}

async fn dashboard(call: &Call, quarter: &str, area: &str) -> Dashboard {
    let query = FiguresQuery { quarter: quarter.to_owned(), area: area.to_owned() };
    match figures::dashboard(call, query.check().expect("a query")).await.expect("figures") {
        Figures::Published(dashboard) => dashboard,
        other => panic!("nothing published: {other:?}"),
    }
}

async fn details(call: &Call, indicator: IndicatorCode, quarter: &str, area: &str) -> FigureDetails {
    let query = FiguresQuery { quarter: quarter.to_owned(), area: area.to_owned() };
    match figures::figure(call, indicator, query.check().expect("a query")).await.expect("a figure") {
        Figures::Published(details) => details,
        other => panic!("nothing published: {other:?}"),
    }
}

/// Every address of an area, "all sites" first.
fn areas(dashboard: &Dashboard) -> Vec<String> {
    let regions = dashboard.choices.regions().into_iter().map(|region| format!("region-{region}"));
    let sites = dashboard.choices.sites.iter().map(|choice| format!("site-{}", choice.site));
    std::iter::once(String::new()).chain(regions).chain(sites).collect()
}

async fn br_14_every_number_is_published_and_differs_from_the_truth_by_at_most_four(db: Database) {
    let (app, call) = frozen_demo(db).await;
    let truth = figures_cell::Entity::find().all(&app.house.db.read).await.expect("cells");
    let snapshots = figures_snapshot::Entity::find().all(&app.house.db.read).await.expect("snapshots");
    let newest = dashboard(&call, "", "").await;
    let (mut compared, mut changed) = (0, 0);
    for area in areas(&newest) {
        for indicator in IndicatorCode::ALL {
            for quarter in ["2025-Q4", "2024-Q2", "2019-Q1"] {
                let page = details(&call, *indicator, quarter, &area).await;
                only_published_numbers(&serde_json::to_value(&page).expect("JSON"));
                let tables = page.by_area.iter().map(|areas| &areas.table);
                for table in tables.chain([&page.figure.series]) {
                    no_ones_and_twos(table);
                }
                let Shown::Count(shown) = *page.figure.value.get() else { continue };
                let snapshot = snapshots.iter().find(|row| row.period == quarter).expect("frozen");
                let cell = truth.iter().find(|row| {
                    row.snapshot_id == snapshot.id
                        && row.indicator == indicator.code()
                        && row.area_code == page.figure.area.code()
                        && (row.period_kind.as_str(), row.dimension.as_str()) == ("quarter", "none")
                });
                let n = cell.map_or(0, |cell| cell.n);
                assert!((i64::from(shown) - n).abs() <= 4, "{indicator} {quarter} {area}: {shown} for {n}");
                compared += 1;
                changed += usize::from(i64::from(shown) != n);
            }
        }
    }
    assert!(compared > 50 && changed * 2 > compared, "{changed} of {compared} values differ from the truth");
}

/// A number may only stand inside a published value.
fn only_published_numbers(json: &serde_json::Value) {
    use serde_json::Value;
    match json {
        Value::Number(number) => panic!("a plain number left the server: {number}"),
        Value::Array(items) => items.iter().for_each(only_published_numbers),
        Value::Object(fields) => {
            for (name, value) in fields {
                if !["count", "rate", "total", "quotient"].contains(&name.as_str()) {
                    only_published_numbers(value);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

fn no_ones_and_twos(table: &FigureTable) {
    for row in &table.rows {
        for value in row.columns.iter().map(|column| column.value).chain([row.value]) {
            assert!(!matches!(value.get(), Shown::Count(0..=2)), "{row:?}");
        }
    }
}

async fn a_frozen_quarter_is_never_computed_again(db: Database) {
    let (app, call) = frozen_demo(db).await;
    let rows = || async {
        let snapshots = figures_snapshot::Entity::find().order_by_asc(figures_snapshot::Column::Period);
        let cells = figures_cell::Entity::find().count(&app.house.db.read).await.expect("cells");
        let audit = audit_entry::Entity::find().count(&app.house.db.read).await.expect("audit");
        (snapshots.all(&app.house.db.read).await.expect("snapshots"), cells, audit)
    };
    let before = rows().await;
    assert_eq!(before.0.last().map(|row| row.period.as_str()), Some("2025-Q4"), "the running quarter stays open");
    let shown = dashboard(&call, "", "").await;
    // A late entry, and the job again: nothing of what is frozen moves.
    let site = shown.choices.sites[0].site;
    let worker = app.user("late", &[(Role::SocialWorker, Some(site))]).await;
    app.case(site, worker, "Spät Erfasst").await;
    freeze::freeze_closed_quarters(&app.house, &mut |line| panic!("froze again: {line}")).await.expect("nothing to do");
    assert_eq!(rows().await, before);
    assert_eq!(dashboard(&call, "", "").await, shown);
    // The next quarter, once it is over, is one more snapshot.
    app.set_clock("2026-04-01T00:30:00Z");
    freeze::freeze_closed_quarters(&app.house, &mut |_| ()).await.expect("one quarter freezes");
    let after = rows().await;
    assert_eq!(after.0[..before.0.len()], before.0[..]);
    assert_eq!((after.0.len(), after.2), (before.0.len() + 1, before.2 + 1));
}

async fn another_figures_key_freezes_and_shows_nothing(db: Database) {
    let (app, call) = frozen_demo(db.clone()).await;
    let clock = Clock::fixed("2026-04-02T10:00:00Z".parse().expect("an instant"));
    let house = House::open(db, Keyring::from_bytes([1; 32], [9; 32], [3; 32]), clock, Settings::default());
    let refused = freeze::freeze_closed_quarters(&house, &mut |_| ()).await.expect_err("another key");
    assert!(matches!(refused, Fault::Expected(AppError::Conflict(code)) if code == freeze::KEY_DIFFERS));
    let count = figures_snapshot::Entity::find().count(&app.house.db.read).await.expect("snapshots");
    let info = app.request(call.actor.user).await;
    let other = Call::authorise(house, &info, Permission::SeeFigures).expect("a coordinator");
    let wanted = FiguresQuery::default().check().expect("a query");
    assert!(matches!(figures::dashboard(&other, wanted).await, Ok(Figures::OtherKey)));
    assert!(matches!(figures::figure(&other, IndicatorCode::Served, wanted).await, Ok(Figures::OtherKey)));
    assert_eq!(figures_snapshot::Entity::find().count(&app.house.db.read).await.expect("snapshots"), count);
}

async fn a_changed_cell_is_found_before_it_is_published(db: Database) {
    use sea_orm::sea_query::{Expr, ExprTrait};
    use sea_orm::{ColumnTrait, QueryFilter};
    let (app, call) = frozen_demo(db).await;
    let tx = app.house.db.begin_write().await.expect("a transaction");
    figures_cell::Entity::update_many()
        .col_expr(figures_cell::Column::N, Expr::col(figures_cell::Column::N).add(1))
        .filter(figures_cell::Column::Indicator.eq("served"))
        .exec(&tx)
        .await
        .expect("somebody changes cells");
    tx.commit().await.expect("commits");
    let wanted = FiguresQuery::default().check().expect("a query");
    assert!(matches!(figures::dashboard(&call, wanted).await, Err(Fault::Internal(_))));
}

async fn the_dashboard_needs_four_statements(mut db: Database) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    db.read.set_metric_callback(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let (_app, call) = frozen_demo(db).await;
    let mut spent = Vec::new();
    for _ in 0..2 {
        let before = count.load(Ordering::SeqCst);
        dashboard(&call, "", "").await;
        spent.push(count.load(Ordering::SeqCst) - before);
    }
    assert_eq!(spent, [4, 3], "cold and warm");
}

async fn figures_are_for_coordinators_only(db: Database) {
    let app = TestApp::over(db).await;
    let site = app.site("Musterstadt").await;
    let pages =
        ["/figures", "/figures/served", "/figures/served/print", "/figures/protection", "/figures/served/figures.csv"];
    for role in Role::ALL {
        let client = app.signed_in_as(*role, role.is_site_bound().then_some(site)).await;
        let allowed = *role == Role::Coordinator;
        for page in pages {
            let status = client.get(page).await.status;
            // Nothing is frozen: the coordinator's file does not exist yet.
            let file_missing = allowed && page.ends_with(".csv") && status == 404;
            assert!(if allowed { status == 200 || file_missing } else { status == 403 }, "{role} {page}: {status}");
        }
        let fields = [("indicator", "served")];
        for deed in ["/api/figures/dashboard", "/api/figures/figure"] {
            let status = client.post_for_json(deed, &fields).await.status;
            assert_eq!(status, if allowed { 200 } else { 403 }, "{role} {deed}");
        }
    }
    let nobody = app.browser();
    for page in pages {
        assert!(nobody.get(page).await.location().starts_with("/sign-in"), "{page}");
    }
    assert_eq!(nobody.post_for_json("/api/figures/dashboard", &[]).await.status, 401);
}

async fn the_pages_show_sentence_table_and_note(db: Database) {
    let (app, call) = frozen_demo(db).await;
    let client = app.signed_in(call.actor.user).await;
    let page = client.get("/figures").await;
    assert_eq!(page.status, 200);
    for indicator in IndicatorCode::ALL {
        assert!(page.shows(indicator.entry().name.german), "{indicator}");
    }
    assert!(page.shows("Dieselbe Gruppe zeigt immer dieselbe Zahl.") && page.shows("Stand: 31.12.2025."));
    assert!(page.shows("Im 4. Quartal 2025 nahmen "), "the sentence of indicator 1");
    let shown = dashboard(&call, "", "").await;
    for indicator in [IndicatorCode::Served, IndicatorCode::ContactDensity] {
        let page = client.get(&format!("/figures/{indicator}?quarter=2025-Q4")).await;
        assert_eq!(page.status, 200);
        let figure = page.body.split("<figure").nth(1).expect("a figure");
        let rows = shown.figures.iter().find(|figure| figure.indicator == indicator).expect("it").series.rows.len();
        assert_eq!(figure.matches("<circle").count(), rows, "{indicator}: marks");
        assert_eq!(figure.matches("<th scope=\"row\"").count(), rows, "{indicator}: rows");
    }
    for page in ["/figures", "/figures/served", "/figures/graduation_rate/print", "/figures/protection"] {
        let answer = client.get(page).await;
        assert!(!answer.shows("<script src") && !answer.shows("type=\"module\""), "{page} loads a script");
        assert_eq!(answer.body.matches("<h1").count(), 1, "{page}");
    }
    let file = client.get("/figures/active/figures.csv?quarter=2025-Q4").await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8; header=present"));
    assert!(file.shows("\"Nach Regierungsbezirk\";\"Arnsberg\""));
    assert!(client.get("/figures/protection").await.shows("Zensus 2022"));
}

async fn unknown_choices_are_refused_without_a_fault(db: Database) {
    let (app, call) = frozen_demo(db).await;
    let client = app.signed_in(call.actor.user).await;
    for query in [
        "quarter=2031-Q1",
        "quarter=2026-Q1",
        "quarter=2025",
        "quarter=Q4",
        "area=all",
        "area=region-koeln",
        "area=region-bayern",
        "area=site-0190aaaa-0000-7000-8000-000000000001",
        "area=site-1",
        "quarter=%3D1%2B1",
        "area=%3C%2Ftextarea%3E%3Cscript%3E",
        "area=%00%E2%80%AE%F0%9F%98%80",
    ] {
        for page in ["/figures", "/figures/served", "/figures/served/print", "/figures/served/figures.csv"] {
            let answer = client.get(&format!("{page}?{query}")).await;
            assert_eq!(answer.status, 422, "{page}?{query}");
            assert!(!answer.shows("<script>"), "{page}?{query}");
        }
    }
    for page in ["/figures/nothing", "/figures/%3Cscript%3E/print", "/figures/x/figures.csv"] {
        assert_eq!(client.get(page).await.status, 422, "{page}");
    }
}

async fn without_a_frozen_quarter_the_page_says_when_there_will_be_one(db: Database) {
    let app = TestApp::over(db).await;
    let client = app.signed_in_as(Role::Coordinator, None).await;
    freeze::freeze_closed_quarters(&app.house, &mut |line| panic!("{line}")).await.expect("nothing to freeze");
    for page in ["/figures", "/figures/served", "/figures/served/print"] {
        let answer = client.get(page).await;
        assert!(answer.status == 200 && answer.shows("Noch ist kein Quartal abgeschlossen"), "{page}");
    }
    // People take part, but their first quarter is still running.
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    app.case(site, worker, "Erste Person").await;
    freeze::freeze_closed_quarters(&app.house, &mut |line| panic!("{line}")).await.expect("nothing to freeze");
    app.set_clock("2026-04-02T10:00:00Z");
    freeze::freeze_closed_quarters(&app.house, &mut |_| ()).await.expect("freezes");
    let client = app.signed_in_as(Role::Coordinator, None).await;
    let page = client.get("/figures").await;
    assert!(page.status == 200 && page.shows("1. Quartal 2026") && !page.shows("Erste Person"));
    // One person is published as "–" or 3, never as 1.
    let file = client.get("/figures/served/figures.csv").await;
    assert!(file.shows("\"Junge Menschen\";\"–\"") || file.shows("\"Junge Menschen\";\"3\""), "{}", file.body);
}

/// Everything that is published from the demo, as text.
async fn published(db: Database, store: Arc<Mutex<Vec<String>>>) {
    let (app, call) = frozen_demo(db).await;
    assert_eq!(app.now().to_rfc3339(), START.replace('Z', "+00:00"));
    let snapshots = figures_snapshot::Entity::find().order_by_asc(figures_snapshot::Column::Period);
    let mut text = String::new();
    for row in snapshots.all(&app.house.db.read).await.expect("snapshots") {
        text.push_str(&format!("{} {} {:?}\n", row.period, row.cut_off, row.hash));
    }
    let newest = dashboard(&call, "", "").await;
    for area in areas(&newest) {
        let page = dashboard(&call, "2025-Q3", &area).await;
        text.push_str(&serde_json::to_string(&page).expect("JSON"));
    }
    for indicator in IndicatorCode::ALL {
        let page = details(&call, *indicator, "", "").await;
        assert!(
            page.by_area
                .iter()
                .all(|areas| { areas.table.rows.iter().all(|row| matches!(row.heading, Heading::Area(_))) })
        );
        text.push_str(&serde_json::to_string(&page).expect("JSON"));
    }
    store.lock().expect("a store").push(text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_publish_the_same_bytes() {
    let store = Arc::new(Mutex::new(Vec::new()));
    with_sqlite(|db| published(db, Arc::clone(&store))).await;
    with_postgres(|db| published(db, Arc::clone(&store))).await;
    let texts = store.lock().expect("a store");
    assert!(texts[0].len() > 10_000);
    assert!(texts.iter().all(|text| *text == texts[0]), "SQLite and PostgreSQL publish different figures");
}
