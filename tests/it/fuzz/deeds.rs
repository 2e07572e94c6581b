//! Every deed, as everybody, with well-meant and with mutated requests.

use http::Method;
use leitplanke::server::answer::encode;
use leitplanke::server::db::Database;

use super::bodies::fields_of;
use super::dice::Dice;
use super::stage::{Sender, Stage};
use super::values::hostile;
use super::{rounds, seed};
use crate::refusal::routes::{DEEDS, Deed, Gate};
use crate::support::app::{Answer, Client};

/// Deeds that change something for at least one of the requests: else the starting points say nothing any more.
const MUST_GET_THROUGH: [&str; 8] = [
    "attempt/record",
    "consent/record",
    "consent/withdraw",
    "referral/refer",
    "session/record",
    "site/save",
    "user/create",
    "user/grant",
];

/// One request.
struct Sent {
    method: Method,
    kind: String,
    html: bool,
    address: String,
    body: Vec<u8>,
}

pub async fn no_deed_breaks_leaks_or_leaves_a_trace(db: Database) {
    let stage = Stage::set(db).await;
    let mut dice = Dice::new(seed());
    let mut wrong = Vec::new();
    let mut found = Vec::new();
    let mut done = std::collections::BTreeSet::new();
    for sender in &stage.senders {
        let mut before = stage.rows(*sender).await;
        for deed in DEEDS {
            let may = match deed.gate {
                Gate::Public | Gate::SignedIn => true,
                Gate::Needs(any) => any.iter().any(|permission| sender.may(*permission)),
            };
            // What has to succeed at least once, by chance, gets more chances.
            let needed = MUST_GET_THROUGH.contains(&deed.path);
            let times = if may { if needed { 40 } else { 12 } } else { 2 } * rounds();
            for _ in 0..times {
                let client = signed_in(&stage, *sender).await;
                let sent = request(&stage, deed, &found, &mut dice);
                let answer = send(&client, &sent).await;
                let after = stage.rows(*sender).await;
                harvest(&answer, &mut found);
                if before != after && answer.status < 400 {
                    done.insert(deed.path);
                }
                for reason in judge(&stage, *sender, deed, &answer, (&before, &after)) {
                    wrong.push(format!("{} {} {reason}: {}", sender.name(), deed.path, sent.say()));
                }
                before = after;
            }
        }
    }
    assert!(wrong.is_empty(), "{} answers are wrong (seed {}):\n{}", wrong.len(), seed(), wrong.join("\n"));
    for deed in MUST_GET_THROUGH {
        assert!(done.contains(deed), "no request got through to {deed}, only to {done:?}");
    }
}

async fn signed_in(stage: &Stage, sender: Sender) -> Client {
    match sender.who {
        Some((_, user)) => stage.app.signed_in(user).await,
        None => stage.app.browser(),
    }
}

async fn send(client: &Client, sent: &Sent) -> Answer {
    let accept = if sent.html { "text/html" } else { "application/json" };
    let headers = [("accept", accept), ("sec-fetch-site", "same-origin"), ("content-type", sent.kind.as_str())];
    client.send(sent.method.clone(), &sent.address, &headers, sent.body.clone()).await
}

type Rows = std::collections::BTreeMap<String, String>;

/// Everything that is wrong with an answer and what it left behind.
fn judge(stage: &Stage, sender: Sender, deed: &Deed, answer: &Answer, rows: (&Rows, &Rows)) -> Vec<String> {
    let mut wrong = Vec::new();
    let location = answer.header("location");
    if answer.status >= 500 || location.contains("kind=internal") {
        wrong.push(format!("a fault ({} {location})", answer.status));
    }
    if let Some(word) = stage.leaked(sender, &format!("{location} {}", answer.body)) {
        wrong.push(format!("shows {word}"));
    }
    let (before, after) = rows;
    let changed: Vec<&str> = after
        .iter()
        .filter(|(table, rows)| before.get(*table) != Some(rows))
        .map(|(table, _)| table.as_str())
        .collect();
    let refused = answer.status >= 400
        || location.starts_with("/problem")
        || ["errors=1", "error=", "ended=1"].iter().any(|part| location.contains(part));
    let audited = changed.contains(&"audit_entry");
    // The language somebody reads in is their own affair.
    let own_choice = deed.path == "account/language" && changed == ["app_user"];
    if !changed.is_empty() && !audited && !own_choice {
        wrong.push(format!("changed {changed:?} without an entry"));
    }
    // A refused sign-in is itself an entry.
    let entry_only = deed.path == "account/sign-in" && changed.iter().all(|table| table.starts_with("audit_"));
    if refused && !own_choice && !changed.is_empty() && !entry_only {
        wrong.push(format!("was refused ({} {location}) and changed {changed:?}", answer.status));
    }
    wrong
}

/// Ids in an answer, for later requests.
fn harvest(answer: &Answer, found: &mut Vec<String>) {
    let text = format!("{} {}", answer.header("location"), answer.body);
    for word in text.split(|c: char| !(c.is_ascii_hexdigit() || c == '-')) {
        if word.len() == 36 && word.matches('-').count() == 4 && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    if found.len() > 60 {
        found.drain(..20);
    }
}

/// A well-meant request in one of three, otherwise one with something wrong in it.
fn request(stage: &Stage, deed: &Deed, found: &[String], dice: &mut Dice) -> Sent {
    let mut fields: Vec<(String, String)> = fields_of(deed.path)
        .iter()
        .map(|(name, choices)| {
            let template = if dice.percent(70) { choices[0] } else { dice.one(choices) };
            ((*name).to_owned(), stage.fill(template, found, dice))
        })
        .collect();
    let address = format!("/api/{}", deed.path);
    let mut sent = Sent {
        method: Method::POST,
        kind: "application/x-www-form-urlencoded".to_owned(),
        html: dice.percent(20),
        address,
        body: Vec::new(),
    };
    if dice.percent(35) {
        sent.body = urlencoded(&fields);
        return sent;
    }
    for _ in 0..=dice.below(3) {
        mutate(&mut fields, stage, found, dice);
    }
    sent.body = urlencoded(&fields);
    match dice.below(24) {
        0 => {
            sent.kind = "application/json".to_owned();
            sent.body = json(&fields, dice).into_bytes();
        }
        1 => {
            sent.kind = "multipart/form-data; boundary=x".to_owned();
            sent.body = multipart(&fields);
        }
        2 => {
            sent.method = Method::GET;
            let query: String = String::from_utf8_lossy(&sent.body).chars().take(20_000).collect();
            sent.address = format!("{}?{query}", sent.address);
        }
        3 => {
            sent.method = dice.one(&[Method::PUT, Method::DELETE, Method::PATCH, Method::HEAD, Method::OPTIONS]).clone()
        }
        4 => sent.body = (0..dice.below(300)).map(|_| dice.draw() as u8).collect(),
        5 => sent.body.extend_from_slice(b"&form[x=%ZZ&%FF=%FE&form]=1&[]&=&&&form[][]=1"),
        6 => {
            sent.kind = dice
                .text(&["", "text/plain", "application/cbor", "application/x-www-form-urlencoded; charset=utf-16"])
                .to_owned()
        }
        7 if dice.percent(10) => sent.body = vec![b'a'; 2_500_000],
        _ => {}
    }
    sent
}

fn mutate(fields: &mut Vec<(String, String)>, stage: &Stage, found: &[String], dice: &mut Dice) {
    if fields.is_empty() {
        fields.push((hostile(dice), hostile(dice)));
        return;
    }
    let at = dice.below(fields.len());
    match dice.below(12) {
        0 => drop(fields.remove(at)),
        1 => fields.push((fields[at].0.clone(), hostile(dice))),
        2 => fields[at].0 = format!("{}{}", fields[at].0, "[a]".repeat(*dice.one(&[1, 5, 300]))),
        3 => fields[at].0 = fields[at].0.split('[').next().unwrap_or_default().to_owned(),
        4 => fields.push((format!("form[{}]", hostile(dice)), hostile(dice))),
        5 => fields[at].0 = fields[at].0.replace("[0]", dice.text(&["[9]", "[-1]", "[99999999999]", "[]", ""])),
        6 => fields[at].1 = dice.text(&stage.foreign).to_owned(),
        7 => fields[at].1 = stage.fill("@id", found, dice),
        _ => fields[at].1 = hostile(dice),
    }
}

fn urlencoded(fields: &[(String, String)]) -> Vec<u8> {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&").into_bytes()
}

fn multipart(fields: &[(String, String)]) -> Vec<u8> {
    let part = |(name, value): &(String, String)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    (fields.iter().map(part).collect::<String>() + "--x--\r\n").into_bytes()
}

/// The fields as a flat object with values of any type.
fn json(fields: &[(String, String)], dice: &mut Dice) -> String {
    let mut object = serde_json::Map::new();
    for (name, value) in fields {
        let value = match dice.below(4) {
            0 => serde_json::json!(null),
            1 => serde_json::json!([value, 1, {"a": []}]),
            _ => serde_json::json!(value),
        };
        object.insert(name.clone(), value);
    }
    serde_json::Value::Object(object).to_string()
}

impl Sent {
    fn say(&self) -> String {
        let body: String = String::from_utf8_lossy(&self.body).chars().take(700).collect();
        format!("{} {} [{}] {body}", self.method, self.address.chars().take(300).collect::<String>(), self.kind)
    }
}
