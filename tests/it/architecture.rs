//! The arrows of `ARCHITECTURE.md`, checked on the source text: who may use whom, and what only one place may write.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a file, or the files below a folder, may use. The longest matching place counts.
struct Arrow {
    place: &'static str,
    /// External crates: if `only` is empty every crate is allowed that is not in `never`.
    only: &'static [&'static str],
    never: &'static [&'static str],
    /// Modules of ours, after `crate::`.
    ours: &'static [&'static str],
}

const PURE: &[&str] = &["std", "core", "serde", "chrono", "uuid", "validator"];
const WIRES: &[&str] =
    &["leptos", "leptos_axum", "leptos_meta", "leptos_router", "axum", "tower", "tower_http", "http"];
const ROWS: &[&str] = &["sea_orm", "sea_orm_migration", "axum", "tower_http"];

#[rustfmt::skip] // a table reads best as a table
const ARROWS: &[Arrow] = &[
    Arrow { place: "src/domain", only: PURE, never: &[], ours: &["domain"] },
    Arrow { place: "src/domain/disclosure", never: &[], ours: &["domain"],
            only: &["std", "core", "serde", "chrono", "uuid", "sha2", "hmac", "zeroize", "microlp", "rayon"] },
    Arrow { place: "src/server", only: &[], never: &["leptos", "leptos_meta", "leptos_router"], ours: &["domain", "server"] },
    // Where the server meets the request that leptos is answering.
    Arrow { place: "src/server/answer.rs", only: &[], never: &[], ours: &["domain", "server"] },
    Arrow { place: "src/server/call.rs", only: &[], never: &[], ours: &["domain", "server"] },
    Arrow { place: "src/server/download.rs", only: &[], never: &[], ours: &["domain", "server"] },
    Arrow { place: "src/server/download", only: &[], never: &[], ours: &["domain", "server"] },
    Arrow { place: "src/server/entity", never: &[], ours: &["domain", "server::entity"],
            only: &["std", "core", "serde", "chrono", "uuid", "sea_orm"] },
    Arrow { place: "src/server/use_cases", only: &[], never: WIRES, ours: &["domain", "server"] },
    Arrow { place: "src/api", only: &[], never: ROWS,
            ours: &["domain", "api", "server::answer", "server::call", "server::fault", "server::use_cases"] },
    // Signing in comes before there is a `Call`, and drafts belong to a person and not to a deed.
    Arrow { place: "src/api/account.rs", only: &[], never: ROWS, ours: &["domain", "api", "server"] },
    Arrow { place: "src/ui", never: &[], ours: &["domain", "api", "ui"],
            only: &["std", "core", "leptos", "leptos_meta", "leptos_router", "serde", "chrono", "wasm_bindgen", "web_sys", "js_sys"] },
];

/// Files that wire everything together and may use anything.
const WIRING: &[&str] = &["src/app.rs", "src/lib.rs", "src/main.rs", "src/server/http.rs"];

/// Text that only the named places (a file, or a folder ending in `/`) may contain.
#[rustfmt::skip] // a table reads best as a table
const ONLY_THERE: &[(&[&str], &[&str], &str)] = &[
    (&["cfg(feature", "cfg_attr(feature", "cfg!(feature"], &["src/lib.rs", "src/main.rs"], "features are the map's business"),
    (&["<textarea"], &["src/ui/form/text_area.rs"], "server rendering does not escape its text"),
    (&[" inner_html=", ".inner_html("], &["src/ui/form/text_area.rs"], "unescaped text is stored XSS"),
    (&[" style=", "\tstyle=", "<style"], &[], "the content security policy blocks inline styles"),
    (&["GetUrl", "GetCbor"], &[], "no server function over GET"),
    (&["Statement::from_", "raw_sql!", "execute_unprepared", "query_raw"],
     &["migrations/", "src/server/db.rs", "src/server/db/"], "raw SQL fixes the database"),
    (&["across_all_sites"], &["src/server/"], "the escape from the site filter stays on the server"),
];

/// Names that say nothing.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "manager", "service", "dto", "misc"];

#[test]
fn the_source_keeps_to_the_arrows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let mut files = Vec::new();
    for folder in ["src", "migrations", "tests", "xtask/src", "end2end/journeys", "end2end/support"] {
        collect(&root.join(folder), &mut files);
    }
    assert!(files.len() > 10, "the source files were not found");
    for path in files {
        let inside = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a readable source file");
        if text.lines().count() > 500 {
            wrong.push(format!("{inside}: more than 500 lines"));
        }
        if inside.split('/').any(|part| EMPTY_NAMES.contains(&part.trim_end_matches(".rs"))) {
            wrong.push(format!("{inside}: a name that says nothing"));
        }
        let is_test = inside.ends_with("tests.rs") || inside.contains("/tests/");
        if inside.starts_with("tests/") || !inside.ends_with(".rs") || is_test {
            continue;
        }
        let code = product_code(&text);
        for (needles, places, reason) in ONLY_THERE {
            let at_home = places.iter().any(|p| inside == *p || p.ends_with('/') && inside.starts_with(p));
            let found = needles.iter().find(|n| code.contains(**n));
            if let (Some(needle), false, true) = (found, at_home, !inside.starts_with("xtask")) {
                wrong.push(format!("{inside}: `{}`: {reason}", needle.trim()));
            }
        }
        let arrow = ARROWS.iter().filter(|a| inside == a.place || inside.starts_with(&format!("{}/", a.place)));
        if let (Some(arrow), false) = (arrow.max_by_key(|a| a.place.len()), WIRING.contains(&inside.as_str())) {
            wrong.extend(against(arrow, &code).into_iter().map(|what| format!("{inside}: uses {what}")));
        }
    }
    assert!(wrong.is_empty(), "{} places leave the house's plan:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every Rust and TypeScript file below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "ts") {
            files.push(path);
        }
    }
}

/// The file without comments and without what follows `#[cfg(test)]`.
fn product_code(text: &str) -> String {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a file uses outside its arrow: crates named in `use`, crates named in a path, modules of ours.
fn against(arrow: &Arrow, code: &str) -> BTreeSet<String> {
    let mut wrong = BTreeSet::new();
    for name in code.lines().filter_map(used_crate) {
        let local = ["crate", "super", "self"].contains(&name) || name.starts_with(char::is_uppercase);
        let sibling = code.contains(&format!("mod {name};")) || code.contains(&format!("mod {name} {{"));
        let allowed = arrow.only.is_empty() || arrow.only.contains(&name);
        if !local && !sibling && !allowed {
            wrong.insert(format!("the crate {name}"));
        }
    }
    let foreign = ["leptos", "leptos_axum", "sea_orm", "axum", "tokio", "tower_http"];
    let banned = foreign.iter().filter(|c| !arrow.only.is_empty() && !arrow.only.contains(c));
    for name in banned.chain(arrow.never) {
        let path = format!("{name}::");
        let names_it =
            |(at, _): (usize, &str)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        if code.match_indices(&path).any(names_it) {
            wrong.insert(format!("the crate {name}"));
        }
    }
    for module in our_modules(code) {
        if !arrow.ours.iter().any(|ours| module == *ours || module.starts_with(&format!("{ours}::"))) {
            wrong.insert(format!("crate::{module}"));
        }
    }
    wrong
}

/// The first name of a `use` line.
fn used_crate(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let path = line.strip_prefix("pub use ").or_else(|| line.strip_prefix("use "))?;
    path.trim_start_matches("::").split([':', ';', ' ', '{']).next().filter(|name| !name.is_empty())
}

/// Every `crate::…` path with two names, groups like `crate::server::{call, use_cases}` taken apart.
fn our_modules(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let path = &code[at + found.len()..];
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let first = name(path);
        let rest = path[first.len()..].strip_prefix("::").unwrap_or("");
        match (first.is_empty(), rest.strip_prefix('{')) {
            (true, _) => {
                modules.push(format!("{{…}}: one `use` per module, please ({})", path.lines().next().unwrap_or("")))
            }
            (false, Some(group)) if first == "server" => {
                let group = group.split('}').next().unwrap_or("");
                modules.extend(
                    group
                        .split(',')
                        .map(|part| format!("server::{}", name(part.trim())))
                        .filter(|m| !m.ends_with("::")),
                );
            }
            _ if first == "server" => modules.push(format!("server::{}", name(rest))),
            _ => modules.push(first),
        }
    }
    modules
}
