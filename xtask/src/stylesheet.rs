//! One stylesheet out of the vendored design system and our own rules.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// `style/vendor/kern/*.css`, then `style/app.css`, then any other `style/*.css`, each in order of name.
pub fn build(style: &Path) -> Outcome<String> {
    let mut own = css_files(style);
    own.sort_by_key(|path| (!path.ends_with("app.css"), path.clone()));
    let mut sheet = String::new();
    for path in css_files(&style.join("vendor/kern")).into_iter().chain(own) {
        let text = fs::read_to_string(&path).map_err(|e| format!("Cannot read {}: {e}.", path.display()))?;
        sheet.push_str(&shrink(&text));
        sheet.push('\n');
    }
    Ok(sheet)
}

fn css_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "css"))
        .collect();
    files.sort();
    files
}

/// Drops comments (but keeps `/*!` licence lines), indentation and empty lines; strings and `url(…)` stay as they
/// are. Anything cleverer could change what a rule means, and brotli does the rest.
fn shrink(css: &str) -> String {
    let css = css.trim_start_matches('\u{feff}');
    let css = css.strip_prefix("@charset \"UTF-8\";").unwrap_or(css);
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |i| i + 2);
            if rest.starts_with("/*!") {
                out.push_str(&rest[..end]);
            }
            end
        } else if first == '"' || first == '\'' {
            let end = string_end(rest, first);
            out.push_str(&rest[..end]);
            end
        } else if rest.starts_with("url(") {
            let end = url_end(rest);
            out.push_str(&rest[..end]);
            end
        } else if first.is_whitespace() {
            let end = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
            let blank = if rest[..end].contains('\n') { '\n' } else { ' ' };
            if !out.is_empty() && !out.ends_with(['\n', ' ']) {
                out.push(blank);
            }
            end
        } else {
            out.push(first);
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.trim_end().to_owned()
}

/// Length of the string literal a text begins with, quotes included.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return i + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Length of the `url(…)` a text begins with; a quoted address may hold brackets.
fn url_end(text: &str) -> usize {
    let start = "url(".len();
    match text[start..].chars().next() {
        Some(quote @ ('"' | '\'')) => start + string_end(&text[start..], quote),
        _ => text.find(')').map_or(text.len(), |i| i + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn comments_and_indentation_go_and_licences_stay() {
        let css = "/*! KERN, EUPL-1.2 */\n/* ours */\na {\n    color: red; /* x */\n\n}\n";
        assert_eq!(shrink(css), "/*! KERN, EUPL-1.2 */\na {\ncolor: red; \n}".replace("; \n", "; "));
    }

    #[test]
    fn strings_and_addresses_stay_as_they_are() {
        let css = "a::before{content:\"/*  \\\" */\";background:url(data:x,/*y*/  z)}b{background:url('q)  /* ')}";
        assert_eq!(shrink(css), css);
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        assert_eq!(shrink("a  b > c{margin:calc(1px  +  2px)}"), "a b > c{margin:calc(1px + 2px)}");
    }
}
