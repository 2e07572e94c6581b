//! Styles, icons, script and wasm: inside the binary in a release, read from `target/site` in development.

use axum::body::Body;
use axum::response::Response;
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, StatusCode};
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// Short fingerprint of the built assets; it stands in their addresses, so that they may be cached for ever.
pub fn fingerprint() -> String {
    Site::get("hash.txt")
        .and_then(|file| String::from_utf8(file.data.into_owned()).ok())
        .map(|text| text.trim().chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>())
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| "dev".to_owned())
}

/// The folder name of script, wasm and style in addresses: `pkg/<fingerprint>`.
pub fn package_folder() -> String {
    format!("pkg/{}", fingerprint())
}

/// The asset at `path`, in the smallest encoding the browser takes; `None` when there is none.
pub fn serve(path: &str, headers: &HeaderMap) -> Option<Response> {
    let (name, hashed) = file_name(path)?;
    let takes = |encoding: &str| {
        headers
            .get(ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.split(',').any(|one| one.trim().split(';').next() == Some(encoding)))
    };
    let encoded = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| takes(encoding))
        .find_map(|(encoding, ending)| Site::get(&format!("{name}.{ending}")).map(|file| (Some(encoding), file)));
    let (encoding, file) = encoded.or_else(|| Site::get(&name).map(|file| (None, file)))?;
    let mime = mime_guess::from_path(&name).first_or_octet_stream();
    let mut response = Response::builder()
        .status(StatusCode::OK)
        .header(CONTENT_TYPE, mime.as_ref())
        .header(VARY, "accept-encoding")
        .header(CACHE_CONTROL, if hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" });
    if let Some(encoding) = encoding {
        response = response.header(CONTENT_ENCODING, encoding);
    }
    response.body(Body::from(file.data)).ok()
}

/// Whether the path is a file that everybody gets: nobody is looked up for it.
pub fn is_asset(path: &str) -> bool {
    file_name(path).is_some_and(|(name, _)| Site::get(&name).is_some())
}

/// File name inside the site folder; `pkg/<fingerprint>/x` is the file `pkg/x`. Encoded twins are not addresses.
fn file_name(path: &str) -> Option<(String, bool)> {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.contains("..") || path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    match path.strip_prefix("pkg/").and_then(|rest| rest.split_once('/')) {
        Some((_, file)) => Some((format!("pkg/{file}"), true)),
        None => Some((path.to_owned(), false)),
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn the_fingerprint_is_no_part_of_the_file_name() {
        assert_eq!(file_name("/pkg/a1b2/leitplanke.js"), Some(("pkg/leitplanke.js".to_owned(), true)));
        assert_eq!(file_name("/favicon.svg"), Some(("favicon.svg".to_owned(), false)));
        assert_eq!(file_name("/../Cargo.toml"), None);
        assert_eq!(file_name("/pkg/x/leitplanke.css.br"), None);
        assert_eq!(file_name("/"), None);
    }
}
