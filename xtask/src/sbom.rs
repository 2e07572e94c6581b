//! `xtask sbom FILE`: what is inside the server's binary, as CycloneDX 1.5 (`docs/security.md` 62). Read from
//! `cargo metadata --locked`, so it names exactly what `Cargo.lock` builds; nothing is fetched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::{Outcome, places};

/// Writes the list to `file`.
pub fn write(file: &Path) -> Outcome<()> {
    let metadata = metadata()?;
    let list = list(&metadata)?;
    let text = serde_json::to_string_pretty(&list).map_err(|e| format!("The list could not be written: {e}."))?;
    fs::write(file, text + "\n").map_err(|e| format!("Cannot write {}: {e}.", file.display()))?;
    let count = list["components"].as_array().map_or(0, Vec::len);
    crate::say(&format!("sbom: {count} components in {}", file.display()));
    Ok(())
}

fn metadata() -> Outcome<Value> {
    let host = places::host()?;
    let output = places::cargo()
        .args(["metadata", "--locked", "--format-version", "1", "--features", "ssr", "--filter-platform", &host])
        .output()
        .map_err(|e| format!("cargo metadata could not be started: {e}."))?;
    if !output.status.success() {
        return Err("cargo metadata failed.".into());
    }
    serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata cannot be read: {e}."))
}

/// The packages that the root reaches through normal dependencies: neither build tools nor test tools.
fn list(metadata: &Value) -> Outcome<Value> {
    let missing = || "cargo metadata lacks a part".to_owned();
    let root = metadata["resolve"]["root"].as_str().ok_or_else(missing)?;
    let nodes: BTreeMap<&str, &Value> =
        each(&metadata["resolve"]["nodes"]).filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let packages: BTreeMap<&str, &Value> =
        each(&metadata["packages"]).filter_map(|one| Some((one["id"].as_str()?, one))).collect();
    let mut reached = BTreeSet::new();
    let mut waiting = vec![root];
    let mut links: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    while let Some(id) = waiting.pop() {
        if !reached.insert(id) {
            continue;
        }
        let node = nodes.get(id).ok_or_else(missing)?;
        for dependency in each(&node["deps"]) {
            let normal = each(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
            if let (true, Some(target)) = (normal, dependency["pkg"].as_str()) {
                links.entry(id).or_default().insert(target);
                waiting.push(target);
            }
        }
    }
    let own = packages.get(root).ok_or_else(missing)?;
    let mut components = Vec::new();
    for id in reached.iter().filter(|id| **id != root) {
        components.push(component(packages.get(id).ok_or_else(missing)?));
    }
    let reference = |id: &str| packages.get(id).map(|one| purl(one));
    let dependencies: Vec<Value> = reached
        .iter()
        .filter_map(|id| {
            let on: Vec<String> = links.get(id).into_iter().flatten().filter_map(|on| reference(on)).collect();
            Some(json!({ "ref": reference(id)?, "dependsOn": on }))
        })
        .collect();
    let mut about = component(own);
    about["type"] = json!("application");
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": about },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn purl(package: &Value) -> String {
    let text = |name: &str| package[name].as_str().unwrap_or_default();
    format!("pkg:cargo/{}@{}", text("name"), text("version"))
}

fn component(package: &Value) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
    });
    if let Some(licence) = package["license"].as_str() {
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_what_is_inside_and_no_tool() {
        let list = list(&metadata().expect("metadata")).expect("a list");
        assert_eq!((list["bomFormat"].as_str(), list["specVersion"].as_str()), (Some("CycloneDX"), Some("1.5")));
        let names: BTreeSet<&str> = each(&list["components"]).filter_map(|one| one["name"].as_str()).collect();
        for inside in ["axum", "sea-orm", "argon2", "chacha20poly1305", "leptos"] {
            assert!(names.contains(inside), "{inside}");
        }
        for tool in ["proptest", "xtask", "leitplanke", "wasm-bindgen-cli-support", "cc"] {
            assert!(!names.contains(tool), "{tool}");
        }
        let known: BTreeSet<&str> = each(&list["components"]).filter_map(|one| one["bom-ref"].as_str()).collect();
        for one in each(&list["dependencies"]).flat_map(|one| each(&one["dependsOn"])) {
            assert!(known.contains(one.as_str().expect("text")), "{one} is no component");
        }
        assert!(each(&list["components"]).all(|one| one["licenses"].is_array()), "every component says its licence");
    }
}
