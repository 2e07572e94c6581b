//! PDFs for the family: the receipt of one declaration, and everything it has agreed to.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use leptos::config::LeptosOptions;

use super::refusal;
use crate::domain::access::Permission;
use crate::server::call::Call;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::request::RequestInfo;
use crate::server::use_cases::consents::{Paper, overview_paper, receipt};

/// The receipt of one declaration.
pub const RECEIPT: &str = "/cases/{code}/consents/{consent}/receipt.pdf";
/// Everything the family has agreed to.
pub const OVERVIEW: &str = "/cases/{code}/consents/overview.pdf";

/// The routes of both.
pub fn routes(house: &House) -> Router<LeptosOptions> {
    let here = house.clone();
    let one = move |Path((code, consent)): Path<(String, String)>, Extension(info): Extension<RequestInfo>| {
        let house = here.clone();
        async move {
            let paper = async {
                let call = Call::authorise(house, &info, Permission::SeeCases)?;
                receipt(&call, &code, &consent).await
            };
            answer(paper.await, &info)
        }
    };
    let here = house.clone();
    let all = move |Path(code): Path<String>,
                    Query(query): Query<HashMap<String, String>>,
                    Extension(info): Extension<RequestInfo>| {
        let house = here.clone();
        async move {
            let edition = query.get("edition").cloned().unwrap_or_default();
            let paper = async {
                let call = Call::authorise(house, &info, Permission::SeeCases)?;
                overview_paper(&call, &code, &edition).await
            };
            answer(paper.await, &info)
        }
    };
    Router::new().route(RECEIPT, get(one)).route(OVERVIEW, get(all))
}

fn answer(paper: Result<Paper, Fault>, info: &RequestInfo) -> Response {
    match paper {
        Ok(Paper { name, pdf }) => {
            let disposition = format!("attachment; filename=\"{name}\"");
            ([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, disposition)], pdf).into_response()
        }
        Err(fault) => refusal(fault, info),
    }
}
