//! `qpdf` and `pdftotext`, and where the files of the tests lie for who wants to look at them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes the file and has `qpdf` read it from end to end.
pub fn check(name: &str, pdf: &[u8]) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let file = folder.join(format!("{name}-{}-{number}.pdf", std::process::id()));
    std::fs::write(&file, pdf).expect("the temporary folder can be written");
    let shown = folder.join(format!("{name}.pdf"));
    run("qpdf", &["--check", path(&file)]);
    std::fs::rename(&file, &shown).expect("the temporary folder can be written");
    shown
}

/// What stands on the paper, with one space where there is any.
pub fn text_of(file: &Path) -> String {
    let output = run("pdftotext", &[path(file), "-"]);
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file with its objects and metadata in the clear.
pub fn uncompressed(file: &Path) -> String {
    let output = run("qpdf", &["--qdf", "--object-streams=disable", path(file), "-"]);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn path(file: &Path) -> &str {
    file.to_str().expect("a folder with a name in UTF-8")
}

fn run(tool: &str, arguments: &[&str]) -> Output {
    let output = Command::new(tool).args(arguments).output().unwrap_or_else(|e| {
        panic!("{tool} could not be started ({e}); the tests need it: apt-get install qpdf poppler-utils")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {arguments:?} failed: {said}");
    output
}
