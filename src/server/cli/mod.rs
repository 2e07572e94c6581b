//! The command line; [`help::COMMANDS`] lists what can be said.

mod check;
mod help;
mod keep;
mod print;
mod serve;
mod user;

use std::ffi::OsString;
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::server::clock::Clock;
use crate::server::crypto::Keyring;
use crate::server::db::Database;
use crate::server::entity::data_key;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::settings::{Secret, Settings};

use keep::RestoreOptions;
use print::{say, say_error};

/// Runs one command; the exit code is 0 only when it did what it says.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let command = match parse(arguments) {
        Ok(command) => command,
        Err(sentence) => {
            say_error(&sentence);
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            say_error(&format!("The program could not start its threads: {error}."));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch(command)) {
        Ok(code) => code,
        Err(fault) => {
            say_error(&sentence_of(&fault));
            ExitCode::FAILURE
        }
    }
}

struct Command {
    name: String,
    argument: Option<String>,
    settings: Settings,
    help: bool,
    sure: bool,
    restore: RestoreOptions,
    cases: usize,
    dry_run: bool,
}

fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut settings = Settings::from_environment()?;
    let mut parser = lexopt::Parser::from_iter(arguments);
    let (mut name, mut argument) = (None, None);
    let (mut help, mut sure, mut dry_run, mut cases, mut restore) = (false, false, false, 0, RestoreOptions::default());
    let readable = |error: lexopt::Error| format!("{error}. `leitplanke help` shows what can be said.");
    while let Some(word) = parser.next().map_err(readable)? {
        match word {
            Long("demo") => settings.demo = true,
            Long("help") | Short('h') => help = true,
            Long("cases") => cases = parser.value().and_then(|v| v.parse()).map_err(readable)?,
            Long("yes") => sure = true,
            Long("dry-run") => dry_run = true,
            Long("replace") => restore.replace = true,
            Long("no-erasures") => restore.no_erasures = true,
            Long("erasures") => restore.erasures = Some(parser.value().map_err(readable)?.into()),
            Long("public-url") => {
                settings.public_url = Some(parser.value().and_then(ValueExt::string).map_err(readable)?)
            }
            Long("data") => settings.set_data(parser.value().map_err(readable)?.into()),
            Long("keys") => settings.keys = parser.value().map_err(readable)?.into(),
            Long("database") => {
                settings.database = Some(Secret(parser.value().and_then(ValueExt::string).map_err(readable)?));
            }
            Long("metrics") => settings.metrics = Some(parser.value().and_then(|v| v.parse()).map_err(readable)?),
            Long("address") => settings.address = parser.value().and_then(|v| v.parse()).map_err(readable)?,
            Value(word) if name.is_none() => name = Some(word.string().map_err(readable)?),
            Value(word) if argument.is_none() => argument = Some(word.string().map_err(readable)?),
            other => return Err(readable(other.unexpected())),
        }
    }
    let name = name.unwrap_or_else(|| "help".to_owned());
    Ok(Command { name, argument, settings, help, sure, restore, cases, dry_run })
}

async fn dispatch(command: Command) -> Result<ExitCode, Fault> {
    let Command { name, argument, settings, help, sure, restore, cases, dry_run } = command;
    if help || name == "help" {
        return Ok(say_help(if name == "help" { argument } else { Some(name) }));
    }
    match name.as_str() {
        "serve" => serve::serve(settings).await,
        "init" => user::init(open(settings).await?, argument).await,
        "user" => user::administrator(open(settings).await?, argument).await,
        "migrate" => {
            let house = open(settings).await?;
            house.db.close().await?;
            say("The database has the newest schema.");
            Ok(ExitCode::SUCCESS)
        }
        "check" => check::check(settings).await,
        "verify" => serve::verify(open(settings).await?).await,
        "backup" => keep::backup(open(settings).await?, argument).await,
        "restore" => keep::restore(settings, argument, restore).await,
        "erase" => keep::erase(open(settings).await?, argument, sure).await,
        "demo" => serve::demo(open(settings).await?, cases).await,
        "retention" => keep::retention(open(settings).await?, dry_run).await,
        "freeze" => serve::freeze(open(settings).await?).await,
        other => {
            say_error(&format!("There is no command `{other}`. `leitplanke help` shows all of them."));
            Ok(ExitCode::from(2))
        }
    }
}

fn say_help(command: Option<String>) -> ExitCode {
    match help::page(command.as_deref()) {
        Some(page) => {
            say(&page);
            ExitCode::SUCCESS
        }
        None => {
            say_error("There is no such command. `leitplanke help` shows all of them.");
            ExitCode::from(2)
        }
    }
}

/// Opens keys and database, migrates, and checks that the figures key is the one the database knows.
pub(crate) async fn open(settings: Settings) -> Result<House, Fault> {
    let (keyring, made) = Keyring::open_or_make(&settings.keys)?;
    for file in &made {
        say(&format!(
            "NEW KEY made: {} — back it up apart from the database; without it the data are lost.",
            file.display()
        ));
    }
    let db = Database::connect(&settings.database_url()).await.map_err(Fault::internal)?;
    db.migrate().await?;
    if let Err(fault) = fits(&db, &keyring).await {
        // A key that was made just now for a database that has another one helps nobody.
        for file in &made {
            let _ = std::fs::remove_file(file);
        }
        return Err(fault);
    }
    let house = House::open(db, keyring, Clock::Machine, settings);
    crate::server::use_cases::figures_key::check(&house).await?;
    if crate::server::use_cases::demo::is_loaded(&house).await? {
        house.mark_demo();
    }
    Ok(house)
}

/// The master key is the one of this database; another would make names unreadable and seal new ones apart.
async fn fits(db: &Database, keyring: &Keyring) -> Result<(), Fault> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let foreign =
        data_key::Entity::find().filter(data_key::Column::KekId.ne(keyring.master_id())).one(&db.read).await?;
    match foreign {
        Some(row) => Err(Fault::internal(format!(
            "master.key is not the key of this database (it needs the key {}): bring the right one back, nothing was changed",
            row.kek_id
        ))),
        None => Ok(()),
    }
}

/// One clear sentence for the causes a person can do something about.
fn sentence_of(fault: &Fault) -> String {
    let text = match fault {
        Fault::Internal(cause) | Fault::Unavailable(_, cause) => cause.clone(),
        Fault::Expected(error) => format!("{error}"),
    };
    if text.contains("Address already in use") {
        return "The port is already in use: stop the other program or choose one with --address 127.0.0.1:3001."
            .into();
    }
    if text.contains("disk is full") || text.contains("No space left") {
        return "The disk is full: nothing was written. Make room and start again.".into();
    }
    format!("Leitplanke stopped: {text}.")
}
