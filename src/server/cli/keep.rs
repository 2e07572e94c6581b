//! `backup`, `restore`, `erase`, `retention`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::print::{ask, say, say_error};
use crate::domain::case_code::CaseCode;
use crate::domain::error::AppError;
use crate::server::backup::archive::Manifest;
use crate::server::backup::restore::{Order, restore as read_backup};
use crate::server::erasure::{FILE, Journal};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::settings::Settings;
use crate::server::use_cases::erase as erasing;
use crate::server::use_cases::retention as period;

/// Makes a backup.
pub async fn backup(house: House, file: Option<String>) -> Result<ExitCode, Fault> {
    let Some(file) = file else { return Ok(missing("Say where: leitplanke backup FILE")) };
    let begun = Instant::now();
    let made = crate::server::backup::make(&house, &PathBuf::from(&file)).await;
    house.db.close().await?;
    let manifest = made?;
    say(&format!("Backup {file}: {}, in {:.1} s.", contents(&manifest), begun.elapsed().as_secs_f64()));
    say(
        "The key files are not in it. Keep them apart, and keep erasures.log of the data folder with the newest backup.",
    );
    Ok(ExitCode::SUCCESS)
}

/// What `restore` was told besides the file.
#[derive(Default)]
pub struct RestoreOptions {
    /// `--replace`.
    pub replace: bool,
    /// `--erasures FILE`.
    pub erasures: Option<PathBuf>,
    /// `--no-erasures`.
    pub no_erasures: bool,
}

/// Restores a backup.
pub async fn restore(settings: Settings, file: Option<String>, options: RestoreOptions) -> Result<ExitCode, Fault> {
    let Some(file) = file else { return Ok(missing("Say which: leitplanke restore FILE")) };
    let own = Journal::of(&settings.data);
    let journal = match &options.erasures {
        Some(given) => Journal::at(given),
        None => own.clone(),
    };
    if !options.no_erasures && !journal.exists() {
        return Ok(missing(&format!(
            "{} is not there. Bring the journal of erasures with --erasures FILE, or say --no-erasures if nobody was ever erased; otherwise people would come back who were erased.",
            journal.path().display()
        )));
    }
    let begun = Instant::now();
    let erasures = (!options.no_erasures).then(|| journal.clone());
    let order = Order { file: &PathBuf::from(&file), replace: options.replace, erasures };
    let restored = read_backup(&settings, &order).await?;
    if options.erasures.is_some() && journal.path() != own.path() {
        std::fs::copy(journal.path(), own.path())?;
    }
    say(&format!("Restored {file}: {}.", contents(&restored.manifest)));
    say(&format!(
        "Every count is the backup's, the keys fit, the audit trail is whole ({} rows); erased again: {}. {:.1} s.",
        restored.audit_rows,
        restored.erased,
        begun.elapsed().as_secs_f64()
    ));
    Ok(ExitCode::SUCCESS)
}

fn contents(manifest: &Manifest) -> String {
    let rows: i64 = manifest.counts.values().sum();
    let of = |table: &str| manifest.counts.get(table).copied().unwrap_or(0);
    format!(
        "{rows} rows in {} tables ({} participants, {} sessions), {:.1} MB, made {} UTC",
        manifest.counts.len(),
        of("participant"),
        of("session"),
        manifest.bytes as f64 / 1_000_000.0,
        manifest.made_at.format("%d.%m.%Y %H:%M")
    )
}

/// Erases a person after the code was said twice.
pub async fn erase(house: House, code: Option<String>, sure: bool) -> Result<ExitCode, Fault> {
    let code = code.and_then(|code| CaseCode::parse(&code).ok());
    let Some(code) = code else { return Ok(missing("Say whose: leitplanke erase CASE-CODE, for example K7Q-2ZF-4")) };
    if !sure {
        let again = ask(&format!("Everything that says who {code} is will be destroyed. Type the code again: "))?;
        if CaseCode::parse(&again).ok() != Some(code) {
            say("That is another code. Nothing was erased.");
            return Ok(ExitCode::FAILURE);
        }
    }
    let done = erasing::erase(&house, code).await;
    house.db.close().await?;
    match done {
        Err(Fault::Expected(AppError::Conflict(_))) => {
            say_error(&format!("A hold stands for {code}: lift it first. Nothing was erased."));
            Ok(ExitCode::FAILURE)
        }
        Err(Fault::Expected(_)) => {
            say_error(&format!("There is no case {code}."));
            Ok(ExitCode::FAILURE)
        }
        Err(fault) => Err(fault),
        Ok(()) => {
            say(&format!("{code} is erased. Keep {FILE} of the data folder with the backups: a restore erases again."));
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Erases what is older than its retention period, or says what that would be.
pub async fn retention(house: House, dry_run: bool) -> Result<ExitCode, Fault> {
    if dry_run {
        let found = period::preview(&house).await;
        house.db.close().await?;
        let found = found?;
        for (class, people) in &found.listed {
            say(&format!("{class}: {people} people on the list of the next 30 days."));
        }
        say(&format!("Erased now: {}. Held: {}. Nothing was changed.", found.ripe, found.held));
        return Ok(ExitCode::SUCCESS);
    }
    let done = period::run(&house).await;
    house.db.close().await?;
    let done = done?;
    say(&format!("On the list of the next 30 days: {}. Erased now: {}.", done.listed, done.erased));
    if done.erased > 0 {
        say(&format!("Keep {FILE} of the data folder with the backups: a restore erases again."));
    }
    if done.failed > 0 {
        say_error(&format!("{} erasures failed; the log says why. They are tried again.", done.failed));
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn missing(sentence: &str) -> ExitCode {
    say_error(sentence);
    ExitCode::from(2)
}
