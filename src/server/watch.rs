//! `/health` and `/metrics`, on an address of their own that no user reaches. No personal data.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use sea_orm::EntityTrait;

use crate::server::entity::{audit_head, setting};
use crate::server::fault::Fault;
use crate::server::house::House;

/// How long the database may take to answer before the house counts as ill.
const PATIENCE: Duration = Duration::from_secs(1);

/// The two pages.
pub fn router(house: &House) -> Router {
    Router::new().route("/health", get(health)).route("/metrics", get(metrics)).with_state(house.clone())
}

/// 200 `ok`, or 503 with what is wrong: `reading`, `writing` (a code each).
async fn health(State(house): State<House>) -> Response {
    let read = setting::Entity::find().one(&house.db.read);
    let write = async { house.db.begin_write().await?.rollback().await };
    let (status, word) = if !in_time(read).await {
        (StatusCode::SERVICE_UNAVAILABLE, "reading")
    } else if !in_time(write).await {
        (StatusCode::SERVICE_UNAVAILABLE, "writing")
    } else {
        (StatusCode::OK, "ok")
    };
    (status, [(CACHE_CONTROL, "no-store")], word).into_response()
}

async fn in_time<T>(work: impl Future<Output = Result<T, sea_orm::DbErr>>) -> bool {
    tokio::time::timeout(PATIENCE, work).await.is_ok_and(|done| done.is_ok())
}

async fn metrics(State(house): State<House>) -> Response {
    let mut text = house.meters.text();
    match tokio::time::timeout(PATIENCE, audit_rows(&house)).await {
        Ok(Ok(rows)) => {
            text.push_str(&format!("# TYPE leitplanke_audit_rows gauge\nleitplanke_audit_rows {rows}\n"));
        }
        _ => text.push_str("# TYPE leitplanke_database_up gauge\nleitplanke_database_up 0\n"),
    }
    let ready = u8::from(house.names.is_ready());
    text.push_str(&format!("# TYPE leitplanke_names_ready gauge\nleitplanke_names_ready {ready}\n"));
    let version = env!("CARGO_PKG_VERSION");
    text.push_str(&format!("# TYPE leitplanke_build info\nleitplanke_build_info{{version=\"{version}\"}} 1\n# EOF\n"));
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], text).into_response()
}

/// The number of the newest audit row: how far the chain has come.
async fn audit_rows(house: &House) -> Result<i64, Fault> {
    Ok(audit_head::Entity::find_by_id(1).one(&house.db.read).await?.map_or(0, |head| head.seq))
}
