//! The id of a new record stands in the address of its form: Back and a reload bring the same form again, and a second
//! save meets the record of the first (`docs/domain.md` 7.2: the same id with the same content is the same record).

use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::HeaderValue;
use http::header::LOCATION;

use crate::server::answer::with_query;
use crate::server::clock::new_uuid;

/// Forms below a case that make a record with a text in it.
const FORMS: [&str; 2] = ["/sessions/new", "/attempts/new"];

/// Leads a form without an id to itself with a new one.
pub async fn name_form(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let is_form = uri.path().starts_with("/cases/") && FORMS.iter().any(|form| uri.path().ends_with(form));
    let has_id = uri.query().is_some_and(|query| query.split('&').any(|pair| pair.starts_with("id=")));
    if !is_form || has_id || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let own = uri.path_and_query().map_or(uri.path(), |address| address.as_str());
    match HeaderValue::from_str(&with_query(own, &format!("id={}", new_uuid()))) {
        Ok(address) => (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response(),
        Err(_) => next.run(request).await,
    }
}
