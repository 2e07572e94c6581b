//! What each page and each deed asks of the database: how many statements, the same with few rows and with many, and none
//! that reads a table of people from end to end.
//!
//! `tests/it/snapshots/statements.txt` is the committed table: run with `UPDATE_SNAPSHOTS=1` and review the difference.

mod house;

use std::collections::BTreeSet;

use leitplanke::server::answer::encode;
use leitplanke::server::db::Database;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::fuzz::bodies::fields_of;
use crate::fuzz::stage::Sender;
use crate::refusal::routes::{DEEDS, Gate, PAGES};
use crate::support::database::{both, empty_like};
use house::House;

both!(every_page_and_deed_asks_what_the_table_says, no_statement_reads_a_table_of_people_from_end_to_end);

/// Rows of everything on top of the few.
const MORE: usize = 30;

/// Tables that stay small however many people take part: reading them whole is meant.
const SMALL: [&str; 8] = [
    "site",
    "consent_form_version",
    "setting",
    "figures_snapshot",
    "release_request",
    "release",
    "audit_segment",
    "interpreter",
];

/// What makes a file or a preview of it reads everybody who is in it.
const OF_EVERYBODY: [&str; 3] = ["/research/requests/:id", "POST research/review", "POST research/approve"];

/// Pages and deeds whose count would say nothing if they were refused.
const MUST_GET_THROUGH: [&str; 6] =
    ["attempt/record", "consent/record", "referral/refer", "session/record", "site/save", "user/create"];

/// One line of the table with the statements behind it.
struct Line {
    who: String,
    what: String,
    status: u16,
    asked: Vec<Statement>,
}

impl Line {
    fn text(&self) -> String {
        format!("{:<20} {:<46} {:>3} {:>3}\n", self.who, self.what, self.status, self.asked.len())
    }
}

fn text_of(lines: &[Line]) -> String {
    let head = format!("{:<20} {:<46} {:>3} {:>3}\n", "who", "what", "is", "asks");
    head + &lines.iter().map(Line::text).collect::<String>()
}

fn asks(line: &str) -> Option<usize> {
    line.split_whitespace().next_back()?.parse().ok()
}

/// The case list counts its lines only when they do not fit on one page: one statement more, whatever their number.
async fn every_page_and_deed_asks_what_the_table_says(db: Database) {
    let other = empty_like(&db).await;
    other.migrate().await.expect("the schema is made");
    let few = text_of(&measured(&House::built(db, 0).await).await);
    let many = text_of(&measured(&House::built(other, MORE).await).await);
    let same = |few: &str, many: &str| {
        let counts = few.contains(" /cases  ") || few.contains(" POST case/list ");
        few == many || (counts && asks(few).map(|asks| asks + 1) == asks(many))
    };
    let grows: Vec<_> = few.lines().zip(many.lines()).filter(|(few, many)| !same(few, many)).collect();
    assert!(grows.is_empty(), "more rows, other statements: {grows:#?}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/statements.txt");
    if std::env::var("UPDATE_SNAPSHOTS").is_ok() {
        std::fs::write(path, &few).expect("the snapshot is written");
    }
    let committed = std::fs::read_to_string(path).expect("the snapshot is there");
    assert_eq!(committed, few, "statements changed: run with UPDATE_SNAPSHOTS=1 and review the difference");
}

/// On SQLite, which plans without looking at the rows, so that a few say what happens with many.
async fn no_statement_reads_a_table_of_people_from_end_to_end(db: Database) {
    if db.backend != DbBackend::Sqlite {
        return;
    }
    let house = House::built(db.clone(), 0).await;
    let mut scans = BTreeSet::new();
    for line in measured(&house).await {
        for statement in &line.asked {
            for table in scanned(&db, statement).await {
                if !SMALL.contains(&table.as_str()) && !OF_EVERYBODY.contains(&line.what.as_str()) {
                    scans.insert(format!("{} scans {table}: {}", line.what, statement.sql));
                }
            }
        }
    }
    assert!(scans.is_empty(), "{scans:#?}");
}

/// The tables a statement walks through without an index that narrows it: from end to end, or along an index with no
/// limit. Nothing is read where the condition is never true (an empty list).
async fn scanned(db: &Database, statement: &Statement) -> Vec<String> {
    let mut plan = statement.clone();
    plan.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let rows = db.write.query_all_raw(plan).await.expect("a plan");
    let detail = |row: sea_orm::QueryResult| row.try_get_by_index::<String>(3).expect("a line of the plan");
    let plan: Vec<String> = rows.into_iter().map(detail).collect();
    let in_order = !plan.iter().any(|line| line.contains("TEMP B-TREE"));
    let few_are_enough = in_order && statement.sql.contains(" LIMIT ");
    let scan = |line: String| {
        let rest = line.strip_prefix("SCAN ")?;
        let table = rest.split(' ').next()?;
        let made_up = table == "some" || table.ends_with("-ROW") || table.starts_with('(');
        (!made_up && !few_are_enough).then(|| table.to_owned())
    };
    if statement.sql.ends_with(" WHERE ? = ?") {
        return Vec::new();
    }
    plan.into_iter().filter_map(scan).collect()
}

async fn measured(house: &House) -> Vec<Line> {
    let mut lines = Vec::new();
    for (template, gate) in PAGES {
        for sender in house.stage.senders.iter().filter(|sender| passes(gate, **sender)) {
            lines.push(page(house, template, *sender).await);
        }
    }
    for deed in DEEDS {
        let sender = house.stage.senders.iter().find(|sender| passes(&deed.gate, **sender)).expect("somebody may");
        let line = deed_by(house, deed.path, *sender).await;
        assert!(line.status < 400 || !MUST_GET_THROUGH.contains(&deed.path), "{} was refused", line.text());
        lines.push(line);
    }
    lines
}

/// Public pages are for nobody, the others for everybody who may.
fn passes(gate: &Gate, sender: Sender) -> bool {
    match gate {
        Gate::Public => sender.who.is_none(),
        Gate::SignedIn => sender.who.is_some(),
        Gate::Needs(any) => any.iter().any(|permission| sender.may(*permission)),
    }
}

/// A page, opened for the second time: what is read once per server is in memory then.
async fn page(house: &House, template: &str, sender: Sender) -> Line {
    let client = match sender.who {
        Some((_, user)) => house.stage.app.signed_in(user).await,
        None => house.stage.app.browser(),
    };
    let mut path = template.to_owned();
    for (part, stands_for) in [
        (":code", "@case"),
        (":consent", "@consent"),
        (":session", "@session"),
        (":guardian", "@guardian"),
        (":sibling", "new"),
        (":network", "new"),
        (":part", "person"),
        (":indicator", "served"),
        (":file", "data.csv"),
    ] {
        path = path.replace(part, &house.fill(stands_for));
    }
    let of_users = template.starts_with("/admin/users") || template.starts_with("/admin/sites");
    let id = if template.starts_with("/admin/sites") { "@site" } else { "@user" };
    path = path.replace(":id", &house.fill(if of_users { id } else { "@id" }));
    client.get(&path).await;
    house.stage.app.house.access_log.flush().await;
    house.meter.take();
    let answer = client.get(&path).await;
    Line { who: sender.name(), what: template.to_owned(), status: answer.status, asked: house.meter.take() }
}

async fn deed_by(house: &House, path: &str, sender: Sender) -> Line {
    let client = match sender.who {
        Some((_, user)) => house.stage.app.signed_in(user).await,
        None => house.stage.app.browser(),
    };
    let fields = fields_of(path).iter().map(|(name, choices)| (*name, house.fill(choices[0])));
    let body: Vec<String> = fields.map(|(name, value)| format!("{}={}", encode(name), encode(&value))).collect();
    let headers = [
        ("accept", "application/json"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    house.stage.app.house.access_log.flush().await;
    house.meter.take();
    let answer = client.send(http::Method::POST, &format!("/api/{path}"), &headers, body.join("&")).await;
    Line { who: sender.name(), what: format!("POST {path}"), status: answer.status, asked: house.meter.take() }
}
