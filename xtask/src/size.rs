//! `xtask size`: the budgets of what a browser has to fetch.

use std::path::Path;

use crate::{Outcome, compress, places, site};

/// wasm and JavaScript of a page with an island, brotli. 1 KB = 1000 bytes.
const SCRIPT_BUDGET: usize = 160_000;
/// The stylesheet, brotli.
const STYLE_BUDGET: usize = 23_000;

/// Prints both weights; an error names what is too heavy.
pub fn check() -> Outcome<()> {
    if !site::is_release() {
        return Err("There is no release site to weigh: run `cargo run -p xtask -- site --release` first.".into());
    }
    let scripts = weight(&["js", "wasm"])?;
    let styles = weight(&["css"])?;
    let verdicts =
        [verdict("wasm and JavaScript", scripts, SCRIPT_BUDGET), verdict("stylesheet", styles, STYLE_BUDGET)];
    for line in &verdicts {
        let (Ok(text) | Err(text)) = line;
        println!("{text}");
    }
    match verdicts.into_iter().find_map(Result::err) {
        Some(sentence) => Err(format!("Over budget: {sentence}.")),
        None => Ok(()),
    }
}

fn weight(extensions: &[&str]) -> Outcome<usize> {
    let mut sum = 0;
    for (path, bytes) in site::read_tree(&places::site().join("pkg"))? {
        if matches(&path, extensions) {
            sum += compress::brotli(&bytes)?.len();
        }
    }
    if sum == 0 {
        return Err(format!("target/site/pkg has no {} file.", extensions.join(" or ")));
    }
    Ok(sum)
}

fn matches(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x))
}

fn verdict(what: &str, bytes: usize, budget: usize) -> Result<String, String> {
    let kilobytes = |n: usize| format!("{}.{} KB", n / 1000, n % 1000 / 100);
    let line = format!("{what}: {} brotli of {} allowed", kilobytes(bytes), kilobytes(budget));
    if bytes <= budget { Ok(line) } else { Err(line) }
}
