//! What people type arrives composed (Unicode NFC): `ö` typed as one sign or as `o` with a combining mark is the same
//! text, with the same length, wherever it is compared, searched or counted (ASVS 2.2.1).

use crate::server::outage::PostedBody;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method, StatusCode};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Middleware: composes the fields of a posted form before anything reads them, and keeps them beside the request for
/// [`crate::server::outage`]. `largest` is the largest body in bytes.
pub async fn compose_fields(largest: usize, request: Request, next: Next) -> Response {
    // Whatever the sender calls it: the deeds read every body as fields.
    if request.method() != Method::POST || !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, largest).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let bytes = composed(&bytes).map_or(bytes, Bytes::from);
    parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    parts.extensions.insert(PostedBody(bytes.clone()));
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

/// The body with every name and value composed; `None` when it is composed already or no text at all.
fn composed(body: &[u8]) -> Option<String> {
    // Plain ASCII without an escape is composed; most fields of most forms are.
    if !body.contains(&b'%') && body.is_ascii() {
        return None;
    }
    let decoded = percent_encoding::percent_decode(body).decode_utf8().ok()?;
    if is_nfc_quick(decoded.chars()) == IsNormalized::Yes {
        return None;
    }
    let mut out = form_urlencoded::Serializer::new(String::with_capacity(body.len()));
    for (name, value) in form_urlencoded::parse(body) {
        out.append_pair(&name.nfc().collect::<String>(), &value.nfc().collect::<String>());
    }
    Some(out.finish())
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn a_decomposed_name_arrives_composed() {
        for (typed, arrives) in [
            ("form[name]=O%CC%88ztu%CC%88rk&x=1", Some("form%5Bname%5D=%C3%96zt%C3%BCrk&x=1")),
            ("form[name]=Jose%CC%81+Luis", Some("form%5Bname%5D=Jos%C3%A9+Luis")),
            ("form[name]=%C3%96zt%C3%BCrk", None),
            ("form[name]=plain+text&empty=", None),
            ("form[name]=%FF%CC%88", None),
            ("form[note]=%F0%9F%8E%88+%D8%B3%D9%84%D8%A7%D9%85", None),
        ] {
            assert_eq!(composed(typed.as_bytes()).as_deref(), arrives, "{typed}");
        }
    }
}
