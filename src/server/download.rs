//! Files that leave the house: published figures; papers for the family; the researcher's release, for its recipient only.

mod figures;
mod papers;
mod recordings;
mod scans;

pub use scans::LARGEST_UPLOAD;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use leptos::config::LeptosOptions;

use crate::domain::access::Permission;
use crate::domain::error::AppError;
use crate::domain::release::ReleaseFile;
use crate::server::answer::encode;
use crate::server::call::{Call, explain, status_of};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::outage;
use crate::server::request::RequestInfo;
use crate::server::use_cases::releases::{FetchedFile, fetch};

/// The file of a release.
const RELEASE: &str = "/research/releases/{release}/{file}";
/// Addresses of all downloads, as the router writes them.
pub const PATHS: [&str; 7] =
    [RELEASE, figures::FIGURES, papers::RECEIPT, papers::OVERVIEW, scans::SCAN, scans::MARK, recordings::RECORDING];

/// Routes of all downloads.
pub fn routes(house: &House) -> Router<LeptosOptions> {
    let others = figures::routes(house)
        .merge(papers::routes(house))
        .merge(scans::routes(house))
        .merge(recordings::routes(house));
    let house = house.clone();
    let file = move |Path((release, file)): Path<(String, String)>, Extension(info): Extension<RequestInfo>| {
        let house = house.clone();
        async move {
            match release_file(house, &info, &release, &file).await {
                Ok(fetched) => attachment(fetched),
                Err(fault) => refusal(fault, &info),
            }
        }
    };
    Router::new().route(RELEASE, get(file)).merge(others)
}

/// Routes that take files in; apart, because they alone may receive more than a form.
pub fn uploads(house: &House) -> Router<LeptosOptions> {
    scans::uploads(house).merge(recordings::uploads(house))
}

async fn release_file(house: House, info: &RequestInfo, release: &str, file: &str) -> Result<FetchedFile, Fault> {
    let call = Call::authorise(house, info, Permission::DownloadRelease)?;
    let file = ReleaseFile::from_code(file).ok_or_else(Fault::not_found)?;
    fetch(&call, release.parse().map_err(|_| Fault::not_found())?, file).await
}

/// A text that a browser saves and never shows.
fn attachment(fetched: FetchedFile) -> Response {
    let kind = match fetched.file {
        ReleaseFile::Persons | ReleaseFile::Codebook => "text/csv; charset=utf-8; header=present",
        ReleaseFile::Readme => "text/plain; charset=utf-8",
    };
    let disposition = format!("attachment; filename=\"{}\"", fetched.file);
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], fetched.text).into_response()
}

/// Signed out: a browser signs in first and then gets the file. Anything else a browser reads as a page, a program as
/// the error itself, both with its status.
fn refusal(fault: Fault, info: &RequestInfo) -> Response {
    let error = explain(fault, None);
    if !info.wants_html {
        return (status_of(&error), axum::Json(error)).into_response();
    }
    if error == AppError::SignedOut {
        return Redirect::to(&format!("/sign-in?ended=1&next={}", encode(&info.address))).into_response();
    }
    outage::page(info.language, &error, &info.path, None)
}
