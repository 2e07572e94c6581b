//! `.br` and `.gz` beside the originals, so that the server never squeezes a file per request.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::{Outcome, site};

/// True for the kinds of file that shrink.
pub fn worthwhile(path: &Path) -> bool {
    let text = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];
    path.extension().is_some_and(|e| text.iter().any(|t| e == *t)) && path != Path::new("hash.txt")
}

/// True for a file this module wrote.
pub fn is_compressed(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "br" || e == "gz")
}

/// The `.br` and `.gz` of a file; written only if the file changed or one is missing.
pub fn beside(path: &Path, bytes: &[u8], changed: bool) -> Outcome<[PathBuf; 2]> {
    let targets = [with_suffix(path, "br"), with_suffix(path, "gz")];
    if changed || targets.iter().any(|t| !t.exists()) {
        site::replace(&targets[0], &brotli(bytes)?)?;
        site::replace(&targets[1], &gzip(bytes)?)?;
    }
    Ok(targets)
}

/// Brotli at its best level (11) and largest common window.
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        writer.write_all(bytes).and_then(|()| writer.flush()).map_err(|e| format!("Brotli failed: {e}."))?;
    }
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).map_err(|e| format!("Gzip failed: {e}."))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    path.with_file_name(name)
}
