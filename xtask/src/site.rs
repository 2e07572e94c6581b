//! `xtask site`: wasm, JavaScript glue, stylesheet and public files into `target/site`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::places::{self, must_succeed};
use crate::{Outcome, compress, say, stylesheet};

/// The file name of the package, as `LeptosOptions::output_name` has it.
const NAME: &str = "leitplanke";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// How the browser half is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, nothing precompressed.
    Dev,
    /// Small (`[profile.wasm-release]`), with `.br` and `.gz` beside every text file.
    Release,
}

impl Profile {
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "wasm-release",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "wasm-release",
        }
    }
}

/// Paths inside the site and their bytes.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Builds the site; what is up to date is left alone.
pub fn build(profile: Profile) -> Outcome<()> {
    require_wasm_target()?;
    say(&format!("site: compiling for the browser ({})", profile.cargo_name()));
    compile(profile)?;

    let mut files = packaged(profile)?;
    files.insert(
        Path::new("pkg").join(NAME).with_extension("css"),
        stylesheet::build(&places::root().join("style"))?.into_bytes(),
    );
    let hash = fingerprint(&files);
    files.extend(read_tree(&places::root().join("public"))?);
    files.insert("hash.txt".into(), hash.clone().into_bytes());

    let written = write(&files, profile)?;
    fs::write(places::site_stamp(), stamp(profile)?).map_err(|e| unwritable(&places::site_stamp(), &e))?;
    say(&format!("site: {} files in target/site, {written} of them new, package hash {hash}", files.len()));
    Ok(())
}

/// True if the site in `target/site` is a finished release site.
pub fn is_release() -> bool {
    fs::read_to_string(places::site_stamp()).is_ok_and(|s| s.starts_with(Profile::Release.cargo_name()))
}

/// Every file below a folder, by its path inside it; nothing if the folder is missing.
pub fn read_tree(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        let Ok(entries) = fs::read_dir(&dir) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs::read(&path).map_err(|e| format!("Cannot read {}: {e}.", path.display()))?;
                let inside = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                files.insert(inside, bytes);
            }
        }
    }
    Ok(files)
}

fn require_wasm_target() -> Outcome<()> {
    let answer = Command::new("rustc")
        .current_dir(places::root())
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .output()
        .map_err(|e| format!("rustc could not be started: {e}."))?;
    let folder = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    Err(format!("The Rust target {WASM_TARGET} is missing: run `rustup target add {WASM_TARGET}` and try again."))
}

fn compile(profile: Profile) -> Outcome<()> {
    must_succeed(
        // The kind of library is said here and not in Cargo.toml: the server needs no shared object of itself.
        places::cargo().args(["rustc", "--quiet", "--lib", "--crate-type", "cdylib", "--target", WASM_TARGET]).args([
            "--features",
            "hydrate",
            "--profile",
            profile.cargo_name(),
        ]),
        "Compiling for the browser",
    )
}

fn compiled(profile: Profile) -> PathBuf {
    places::cargo_target().join(WASM_TARGET).join(profile.folder()).join(NAME).with_extension("wasm")
}

/// Names the wasm file the site was made from: profile, path, length and time of change.
fn stamp(profile: Profile) -> Outcome<String> {
    let path = compiled(profile);
    let meta = fs::metadata(&path).map_err(|e| format!("Cannot find {}: {e}.", path.display()))?;
    Ok(format!("{} {} {} {:?}\n", profile.cargo_name(), path.display(), meta.len(), meta.modified().ok()))
}

/// The JavaScript glue and the bound wasm, under `pkg/`. If the compiled wasm has not changed since the last
/// finished run, what lies in the site is taken again.
fn packaged(profile: Profile) -> Outcome<Files> {
    let site = places::site();
    if fs::read_to_string(places::site_stamp()).is_ok_and(|old| stamp(profile).is_ok_and(|new| old == new)) {
        let old: Files = read_tree(&site)?
            .into_iter()
            .filter(|(path, _)| path.starts_with("pkg") && !compress::is_compressed(path))
            .filter(|(path, _)| path.extension().is_some_and(|e| e == "js" || e == "wasm"))
            .collect();
        if old.len() >= 2 {
            return Ok(old);
        }
    }
    say("site: binding wasm to JavaScript");
    let folder = places::cargo_target().join("site-bindgen");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
    }
    let release = profile == Profile::Release;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled(profile))
        .out_name(NAME)
        .typescript(false)
        .remove_name_section(release)
        .remove_producers_section(true)
        .web(true)
        .and_then(|b| b.generate(&folder))
        .map_err(|e| format!("Binding wasm to JavaScript failed: {e:#}."))?;
    Ok(read_tree(&folder)?.into_iter().map(|(path, bytes)| (Path::new("pkg").join(path), bytes)).collect())
}

/// 16 hexadecimal digits that change when any file of the package changes (FNV-1a; it guards caches, not secrets).
fn fingerprint(files: &Files) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (path, bytes) in files {
        for byte in path.to_string_lossy().bytes().chain([0]).chain(bytes.iter().copied()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Writes what changed, compresses in release, removes what no longer belongs. Returns the number of new files.
fn write(files: &Files, profile: Profile) -> Outcome<usize> {
    let site = places::site();
    let mut wanted = BTreeSet::new();
    let mut written = 0;
    for (inside, bytes) in files {
        let path = site.join(inside);
        let changed = fs::read(&path).ok().as_deref() != Some(bytes);
        if changed {
            replace(&path, bytes)?;
            written += 1;
        }
        wanted.insert(path.clone());
        if profile == Profile::Release && compress::worthwhile(inside) {
            wanted.extend(compress::beside(&path, bytes, changed)?);
        }
    }
    for (inside, _) in read_tree(&site)? {
        let path = site.join(inside);
        if !wanted.contains(&path) {
            fs::remove_file(&path).map_err(|e| unwritable(&path, &e))?;
        }
    }
    Ok(written)
}

/// Writes a file whole or not at all.
pub fn replace(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let outcome = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    outcome.map_err(|e| {
        fs::remove_file(&part).ok();
        unwritable(path, &e)
    })
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("Cannot write {}: {error}.", path.display())
}
