//! Where things lie. The site is always inside the clone, because the server embeds it by that path;
//! everything cargo makes is in `CARGO_TARGET_DIR`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// The root of the clone: asked of cargo at run time, because clones that share a target directory share this binary.
pub fn root() -> PathBuf {
    let member = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let member = member.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    member.parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// The finished site: what a browser may fetch as a file.
pub fn site() -> PathBuf {
    root().join("target/site")
}

/// Says from which wasm and profile the site was made; written last, so that a broken run is repeated.
pub fn site_stamp() -> PathBuf {
    root().join("target/site.stamp")
}

/// Cargo's target directory.
pub fn cargo_target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A cargo command in the clone.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    // The outer `cargo run -p xtask` describes xtask in these; the inner cargo must not see them.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") {
            command.env_remove(name);
        }
    }
    command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
    command
}

/// The triple of this machine, as rustc names it.
pub fn host() -> Outcome<String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|e| format!("rustc could not be started: {e}."))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "rustc does not say its host.".into())
}

/// Runs a command and turns a failure into one sentence.
pub fn must_succeed(command: &mut Command, what: &str) -> Outcome<()> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what} failed ({status}).")),
        Err(error) => Err(format!("{what} could not be started: {error}.")),
    }
}
