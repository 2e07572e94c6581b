//! Demo data by domain.md 2.7: generated, deterministic from a seed and the day, marked, loaded once.

mod accounts;
mod case;
mod cast;
mod dice;
mod rows;

use std::collections::HashSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::domain::case_code::CaseCode;
use crate::server::audit::{self, Author, Event};
use crate::server::clock::berlin_date;
use crate::server::entity::{app_user, setting};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::use_cases::form_texts::{self, Versions};

use dice::Dice;
use rows::Rows;

/// Seed of the demo; another one gives another programme of the same shape.
const SEED: u64 = 2_026;
/// The setting that says the demo is in.
const LOADED: &str = "demo_loaded";
/// Closed enrolments over all sites.
const CLOSED: usize = 290;

/// What making the data says on its way.
pub enum Step<'text> {
    /// A line for the person who waits.
    Line(&'text str),
    /// So many cases of so many are made.
    Share {
        /// Made.
        done: usize,
        /// Wanted.
        of: usize,
    },
}

/// Loads the demo unless it is there; all in one transaction, so that a stop on the way leaves nothing.
pub async fn load_once(house: &House, say: &mut (dyn FnMut(&str) + Send)) -> Result<(), Fault> {
    let mut tell = |step: Step<'_>| {
        if let Step::Line(line) = step {
            say(line);
        }
    };
    load(house, 0, &mut tell).await
}

/// The same with at least so many cases, for measuring: further rounds of seven sites each, one transaction a round, so
/// that memory does not grow with the number.
pub async fn load(house: &House, cases: usize, tell: &mut (dyn FnMut(Step<'_>) + Send)) -> Result<(), Fault> {
    let mut say = |line: &str| tell(Step::Line(line));
    if setting::Entity::find_by_id(LOADED.to_owned()).one(&house.db.read).await?.is_some() {
        say("The demo data are already there.");
        return Ok(());
    }
    if crate::server::entity::participant::Entity::find().one(&house.db.read).await?.is_some() {
        return Err(Fault::internal("this database holds real participants; demo data go into an empty one only"));
    }
    say("Making the demo data (about 450 invented cases) …");
    let today = berlin_date(house.clock.now());
    let mut dice = Dice::new(SEED);
    let mut rows = Rows::new(house.clock.now(), HashSet::new());
    let password_hash = crate::server::auth::password::hash(&house.hashing, cast::PASSWORD.to_owned()).await?;
    let tx = house.db.begin_write().await?;
    let versions = form_texts::ensure(&tx, today, house.clock.now()).await?;
    let team = accounts::make(&mut rows, &mut dice, &house.keyring, today, &password_hash)?;
    case::make_all(&mut rows, &mut dice, &house.keyring, &team, &versions, today, CLOSED)?;
    let summary = rows.summary();
    let mut codes = rows.insert(&tx).await?;
    // The families of the demo are invented, so its texts are approved: by the demo's data protection coordination.
    let approver = app_user::Entity::find().filter(app_user::Column::UserName.eq("datenschutz")).one(&tx).await?;
    form_texts::approve_everything(&tx, approver.map(|user| user.id), today).await?;
    let mark = setting::ActiveModel { key: Set(LOADED.to_owned()), value: Set(today.to_string()) };
    setting::Entity::insert(mark).exec_without_returning(&tx).await?;
    let author = Author { user: None, role: None, at: house.clock.now() };
    let event = Event { id: None, ..Event::new("demo.loaded", "setting", uuid::Uuid::nil()) };
    audit::append(&tx, &house.keyring, &author, &[event.with("seed", SEED)]).await?;
    tx.commit().await?;
    house.mark_demo();
    say(&summary);
    let mut round = 1;
    while codes.len() < cases {
        round += 1;
        codes = another_round(house, &mut dice, &versions, round, codes).await?;
        let done = codes.len().min(cases);
        tell(Step::Share { done, of: cases });
    }
    Ok(())
}

async fn another_round(
    house: &House,
    dice: &mut Dice,
    versions: &Versions,
    round: usize,
    codes: HashSet<CaseCode>,
) -> Result<HashSet<CaseCode>, Fault> {
    let today = berlin_date(house.clock.now());
    let mut rows = Rows::new(house.clock.now(), codes);
    let teams = accounts::sites(&mut rows, dice, &house.keyring, today, round)?;
    case::make_all(&mut rows, dice, &house.keyring, &teams, versions, today, CLOSED)?;
    let tx = house.db.begin_write().await?;
    let codes = rows.insert(&tx).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Whether this database holds the demo (the pages say so in their header).
pub async fn is_loaded(house: &House) -> Result<bool, Fault> {
    Ok(setting::Entity::find_by_id(LOADED.to_owned()).one(&house.db.read).await?.is_some())
}

/// The demo accounts as a table for the terminal.
pub fn accounts_text() -> String {
    let mut text = format!("Demo accounts (password of all: {})\n", cast::PASSWORD);
    for (name, role, person) in cast::ACCOUNTS {
        text.push_str(&format!("  {name:<16} {:<20} {person}\n", role.code()));
    }
    text
}
