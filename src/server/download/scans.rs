//! Photographs of signed paper: sent by a form with a file, and shown to whoever works on the case.

use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use leptos::config::LeptosOptions;

use super::refusal;
use crate::domain::access::Permission;
use crate::domain::error::AppError;
use crate::server::answer::encode;
use crate::server::call::Call;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::request::RequestInfo;
use crate::server::scan::UPLOAD;
use crate::server::use_cases::consents::{add_scan, mark_image, scan_image};

/// One photograph.
pub const SCAN: &str = "/cases/{code}/consents/{consent}/scans/{scan}";
/// Where a new one is sent.
pub const SCANS: &str = "/cases/{code}/consents/{consent}/scans";
/// One drawn mark.
pub const MARK: &str = "/cases/{code}/consents/{consent}/marks/{mark}";
/// Largest body that is read at all: far beyond what is taken, so that a photograph that is too large gets its sentence.
pub const LARGEST_UPLOAD: usize = 3 * UPLOAD;

/// The routes that show one.
pub fn routes(house: &House) -> Router<LeptosOptions> {
    let here = house.clone();
    let mark = move |Path((code, consent, mark)): Path<(String, String, String)>,
                     Extension(info): Extension<RequestInfo>| {
        let house = here.clone();
        async move {
            let read = async {
                let call = Call::authorise(house, &info, Permission::SeeCases)?;
                mark_image(&call, &code, &consent, &mark).await
            };
            shown(read.await, &info)
        }
    };
    let house = house.clone();
    let image = move |Path((code, consent, scan)): Path<(String, String, String)>,
                      Extension(info): Extension<RequestInfo>| {
        let house = house.clone();
        async move {
            let read = async {
                let call = Call::authorise(house, &info, Permission::SeeCases)?;
                scan_image(&call, &code, &consent, &scan).await
            };
            shown(read.await, &info)
        }
    };
    Router::new().route(SCAN, get(image)).route(MARK, get(mark))
}

/// A picture of our own making, to be looked at.
fn shown(read: Result<Vec<u8>, Fault>, info: &RequestInfo) -> Response {
    match read {
        Ok(jpeg) => ([(CONTENT_TYPE, "image/jpeg"), (CONTENT_DISPOSITION, "inline")], jpeg).into_response(),
        Err(fault) => refusal(fault, info),
    }
}

/// The route that takes one in; apart, because it alone may receive more than a form.
pub fn uploads(house: &House) -> Router<LeptosOptions> {
    let house = house.clone();
    let take = move |Path((code, consent)): Path<(String, String)>,
                     Extension(info): Extension<RequestInfo>,
                     form: Option<Multipart>| {
        let house = house.clone();
        async move {
            let taken = async {
                let call = Call::authorise(house, &info, Permission::RecordConsent)?;
                add_scan(&call, &code, &consent, file(form).await?).await
            };
            let page = format!("/cases/{}/consents/{}", encode(&code), encode(&consent));
            match taken.await {
                Ok(_) => Redirect::to(&format!("{page}?done=scan")).into_response(),
                // The form says itself why the file was not taken.
                Err(Fault::Expected(AppError::Conflict(code))) if info.wants_html && code.starts_with("scan_") => {
                    Redirect::to(&format!("{page}?scan={}#scan", encode(&code))).into_response()
                }
                Err(fault) => refusal(fault, &info),
            }
        }
    };
    Router::new().route(SCANS, post(take)).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

/// The bytes of the one file; none is an empty one.
async fn file(form: Option<Multipart>) -> Result<Vec<u8>, Fault> {
    let Some(mut form) = form else { return Ok(Vec::new()) };
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("scan") => {
                let bytes = field.bytes().await.map_err(|_| Fault::conflict("scan_too_large"))?;
                return Ok(bytes.to_vec());
            }
            Ok(Some(_)) => {}
            Ok(None) => return Ok(Vec::new()),
            Err(_) => return Err(Fault::conflict("scan_unreadable")),
        }
    }
}
