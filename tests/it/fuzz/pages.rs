//! Every page and download, as everybody, with strange parameters and queries.

use leitplanke::server::answer::encode;
use leitplanke::server::db::Database;

use super::dice::Dice;
use super::stage::Stage;
use super::values::hostile;
use super::{rounds, seed};
use crate::refusal::routes::PAGES;

/// Keys some page reads.
const KEYS: [&str; 24] = [
    "status", "sort", "search", "after", "quarter", "area", "actor", "action", "record", "month", "case", "like",
    "preset", "draft", "errors", "error", "purpose", "kind", "about", "back", "done", "next", "state", "role",
];

/// Values that are right for one of them.
const VALUES: [&str; 14] = [
    "1",
    "active",
    "last_session",
    "2025-Q4",
    "region-arnsberg",
    "site-@site",
    "2026-03",
    "@case",
    "@id",
    "@session",
    "participation",
    "internal",
    "/cases",
    "social_worker",
];

pub async fn no_page_breaks_or_leaks(db: Database) {
    let stage = Stage::set(db).await;
    let mut dice = Dice::new(seed());
    let mut wrong = Vec::new();
    for sender in &stage.senders {
        let client = match sender.who {
            Some((_, user)) => stage.app.signed_in(user).await,
            None => stage.app.browser(),
        };
        for (template, _) in PAGES {
            for _ in 0..3 * rounds() {
                let address = address(&stage, template, &mut dice);
                let answer = client.get(&address).await;
                let shown: String = address.chars().take(400).collect();
                if answer.status >= 500 {
                    wrong.push(format!("{} {shown}: {}", sender.name(), answer.status));
                }
                let location = answer.header("location");
                if let Some(word) = stage.leaked(*sender, &format!("{location} {}", answer.body)) {
                    wrong.push(format!("{} {shown}: shows {word}", sender.name()));
                }
                if answer.shows("<script>alert(1)") || answer.shows("<img src=x") {
                    wrong.push(format!("{} {shown}: markup from the address", sender.name()));
                }
                if location.starts_with("//") || location.contains("://") {
                    wrong.push(format!("{} {shown}: leads away to {location}", sender.name()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} answers are wrong (seed {}):\n{}", wrong.len(), seed(), wrong.join("\n"));
}

fn address(stage: &Stage, template: &str, dice: &mut Dice) -> String {
    let mut path = String::new();
    for part in template.split('/').skip(1) {
        path.push('/');
        match part.strip_prefix(':') {
            Some(name) => path.push_str(&parameter(stage, name, dice)),
            None => path.push_str(part),
        }
    }
    if dice.percent(3) {
        path.push_str(dice.text(&["/", "//", "/.", "/%2e%2e", "/%00", "/x/y/z"]));
    }
    let mut query = Vec::new();
    for _ in 0..dice.below(4) {
        let key = if dice.percent(80) { dice.text(&KEYS).to_owned() } else { hostile(dice) };
        let value = if dice.percent(50) { stage.fill(dice.text(&VALUES), &[], dice) } else { hostile(dice) };
        let value: String = value.chars().take(2_000).collect();
        query.push(format!("{}={}", encode(&key.chars().take(2_000).collect::<String>()), encode(&value)));
        if dice.percent(20) {
            query.push(query[0].clone());
        }
    }
    if dice.percent(2) {
        query.push("%FF=%FE&[]&=&a[b][c]=1".to_owned());
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

fn parameter(stage: &Stage, name: &str, dice: &mut Dice) -> String {
    if dice.percent(50) {
        let template = match name {
            "code" => "@case",
            "consent" => "@consent",
            "session" => "@session",
            "part" => "person",
            "indicator" => "3",
            "file" => "data.csv",
            _ => "@user",
        };
        return encode(&stage.fill(template, &[], dice));
    }
    if dice.percent(30) {
        return encode(dice.text(&stage.foreign));
    }
    if dice.percent(5) {
        return "%FF%FE".to_owned();
    }
    let text: String = hostile(dice).chars().take(3_000).collect();
    // An empty part would be another path.
    encode(if text.is_empty() { "0" } else { &text })
}
