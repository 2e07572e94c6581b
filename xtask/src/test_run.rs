//! `xtask test`: every runner one after another, their counts summed in the last line.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::counts::Counts;
use crate::places::{self, cargo, must_succeed};
use crate::{Outcome, say, site, size};

/// Runs everything, cheap checks first; goes on after a failure, so that one run shows all of them.
pub fn run() -> Outcome<()> {
    let started = Instant::now();
    let mut sum = Counts::default();
    sum += check("format", || must_succeed(cargo().args(["fmt", "--all", "--check"]), "cargo fmt --check"));
    sum += check("clippy", || {
        let mut clippy = cargo();
        clippy.args(["clippy", "--quiet", "--features", "ssr", "--all-targets"]);
        must_succeed(clippy.args(["--", "-D", "warnings"]), "clippy")
    });
    sum += check("size of the site", || {
        site::build(site::Profile::Release)?;
        size::check()
    });
    sum += runner("the build tool's own tests", cargo().args(["test", "--quiet", "-p", "xtask"]));
    sum += runner("papers for families", cargo().args(["test", "--quiet", "-p", "leitplanke-paper"]));
    let server = check("server", || {
        must_succeed(cargo().args(["build", "--quiet", "--features", "ssr"]), "Building the server")
    });
    sum += server;
    sum += runner("unit and integration tests", &mut integration());
    if server.failed == 0 {
        sum += runner("browser journeys", &mut journeys());
    } else {
        say("browser journeys: not run, because the server did not build");
    }
    say(&format!("test: finished after {} s", started.elapsed().as_secs()));
    println!("{} passed, {} failed", sum.passed, sum.failed);
    // The line above is the last one: no sentence follows it.
    if sum.failed == 0 { Ok(()) } else { Err(String::new()) }
}

/// `cargo test` with a PostgreSQL of its own (SQLite needs nothing).
fn integration() -> Command {
    let mut command = Command::new("sh");
    command
        .current_dir(places::root())
        .arg("tests/with_postgres.sh")
        .arg(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--features", "ssr", "--no-fail-fast"]);
    command
}

/// Playwright against the binary that was just built.
fn journeys() -> Command {
    let binary: PathBuf = places::cargo_target().join("debug/leitplanke");
    let mut command = Command::new("npx");
    command
        .current_dir(places::root().join("end2end"))
        .args(["--no-install", "playwright", "test"])
        .env("LEITPLANKE_BIN", binary);
    command
}

/// A step that counts as one test.
fn check(what: &str, step: impl FnOnce() -> Outcome<()>) -> Counts {
    say(&format!("{what}: checking"));
    let started = Instant::now();
    let outcome = step();
    let seconds = started.elapsed().as_secs();
    match &outcome {
        Ok(()) => say(&format!("{what}: in order ({seconds} s)")),
        Err(sentence) => say(&format!("{what}: FAILED ({seconds} s). {sentence}")),
    }
    Counts::one(outcome.is_ok())
}

/// A runner that prints its own counts. One that breaks off without naming a failure counts as one failure.
fn runner(what: &str, command: &mut Command) -> Counts {
    say(&format!("{what}: running"));
    let started = Instant::now();
    let mut counts = Counts::default();
    let ended_well = match command.stdout(Stdio::piped()).spawn() {
        Err(error) => {
            say(&format!("{what}: could not be started: {error}."));
            false
        }
        Ok(mut child) => {
            for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
                let Ok(line) = line else { break };
                println!("{line}");
                if let Some(found) = Counts::in_line(&line) {
                    counts += found;
                }
            }
            child.wait().is_ok_and(|status| status.success())
        }
    };
    if (!ended_well && counts.failed == 0) || counts == Counts::default() {
        counts.failed += 1;
    }
    let seconds = started.elapsed().as_secs();
    say(&format!("{what}: {} passed, {} failed ({seconds} s)", counts.passed, counts.failed));
    counts
}
