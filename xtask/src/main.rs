//! The build tool of Leitplanke: `cargo run -p xtask -- <command>`.
//!
//! - `site [--release]` builds the browser half into `target/site` (the server serves and embeds that folder)
//! - `size`             weighs the release site against its budgets
//! - `sbom FILE`        writes what is inside the server, as CycloneDX
//! - `test`             runs every test and closes with one line `N passed, N failed`
//!
//! It replaces a bundler: wasm-bindgen is linked in at the version Cargo.lock names, so nothing has to be installed.
#![expect(clippy::disallowed_macros, reason = "a command-line tool speaks on stdout and stderr")]

mod compress;
mod counts;
mod places;
mod sbom;
mod site;
mod size;
mod stylesheet;
mod test_run;

use std::process::ExitCode;

/// What a step may fail with: one sentence for the person at the terminal.
pub type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["site"] => site::build(site::Profile::Dev),
        ["site", "--release"] => site::build(site::Profile::Release),
        ["size"] => size::check(),
        ["sbom", file] => sbom::write(std::path::Path::new(file)),
        ["test"] => test_run::run(),
        _ => Err("Usage: cargo run -p xtask -- site [--release] | size | sbom FILE | test".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            if !sentence.is_empty() {
                eprintln!("xtask: {sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

/// One progress line per step.
pub fn say(line: &str) {
    println!("==> {line}");
}
