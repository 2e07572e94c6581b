//! `/figures/{indicator}/figures.csv`: the published values of one figure.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use leptos::config::LeptosOptions;

use super::refusal;
use crate::domain::access::Permission;
use crate::domain::view::figures::{FiguresQuery, indicator_of};
use crate::server::call::Call;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::request::RequestInfo;
use crate::server::use_cases::figures::{FigureFile, figure_file};

/// The published values of one figure.
pub const FIGURES: &str = "/figures/{indicator}/figures.csv";

/// The route of the file.
pub fn routes(house: &House) -> Router<LeptosOptions> {
    let house = house.clone();
    let file = move |Path(indicator): Path<String>,
                     Query(query): Query<FiguresQuery>,
                     Extension(info): Extension<RequestInfo>| {
        let house = house.clone();
        async move {
            match read(house, &info, &indicator, &query).await {
                Ok(file) => attachment(file),
                Err(fault) => refusal(fault, &info),
            }
        }
    };
    Router::new().route(FIGURES, get(file))
}

async fn read(house: House, info: &RequestInfo, indicator: &str, query: &FiguresQuery) -> Result<FigureFile, Fault> {
    let call = Call::authorise(house, info, Permission::SeeFigures)?;
    figure_file(&call, indicator_of(indicator)?, query.check()?).await
}

fn attachment(file: FigureFile) -> Response {
    let kind = "text/csv; charset=utf-8; header=present".to_owned();
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], file.content).into_response()
}
