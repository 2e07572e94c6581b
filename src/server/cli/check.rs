//! `check`: what an operator wants to know before a start and after a change.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, QueryOrder};

use super::print::say;
use crate::server::audit::head_holds;
use crate::server::clock::Clock;
use crate::server::crypto::Keyring;
use crate::server::db::Database;
use crate::server::entity::{audit_head, data_key, setting};
use crate::server::erasure::Journal;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::settings::Settings;
use crate::server::use_cases::figures_key;

/// Room that a house should have left, in bytes.
const ROOM: u64 = 500 * 1024 * 1024;

/// Looks at everything and says a line about each thing; changes nothing.
pub async fn check(settings: Settings) -> Result<ExitCode, Fault> {
    let mut findings = Findings::default();
    findings.folder("data folder", &settings.data);
    findings.room(&settings.data);
    findings.clock(Clock::Machine.now());
    let keyring = match Keyring::open(&settings.keys) {
        Ok(keyring) => {
            findings.note(true, "keys: master.key, figures.key and audit.key are there, for their owner only");
            Some(keyring)
        }
        Err(fault) => {
            findings.note(false, &format!("keys: {}", cause(&fault)));
            None
        }
    };
    if let Some(keyring) = keyring
        && findings.database_exists(&settings)
    {
        match Database::connect(&settings.database_url()).await {
            Ok(db) => inside(&mut findings, &settings, db, keyring).await?,
            Err(error) => findings.note(false, &format!("database: {error}")),
        }
    }
    let said = if findings.wrong == 0 { "All is well." } else { "Something is wrong; see the lines marked with !!" };
    say(said);
    Ok(if findings.wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn inside(findings: &mut Findings, settings: &Settings, db: Database, keyring: Keyring) -> Result<(), Fault> {
    if setting::Entity::find().one(&db.read).await.is_err() {
        findings.note(false, "database: it has no schema yet; run `leitplanke init` or `leitplanke migrate`");
        return Ok(());
    }
    findings.note(db.is_whole().await?, "database: it answers and is whole");
    let pending = db.pending_steps().await?;
    findings.note(pending == 0, &format!("schema: {pending} steps to go (`serve` and `migrate` make them)"));
    let key = data_key::Entity::find().order_by_asc(data_key::Column::Id).one(&db.read).await?;
    let opens = key.is_none_or(|key| keyring.unwrap_data_key(key.id.uuid(), &key.wrapped).is_ok());
    findings.note(opens, "master.key opens the data keys of this database");
    let head = audit_head::Entity::find_by_id(1).one(&db.read).await?;
    let signed = head.is_none_or(|head| head_holds(&keyring, &head));
    findings.note(signed, "audit.key signed the head of the audit trail");
    let journal = Journal::of(&settings.data);
    let people = journal.people(&keyring).map(|people| people.len());
    findings.note(people.is_ok(), &format!("journal of erasures: {} people", people.unwrap_or(0)));
    let house = House::open(db, keyring, Clock::Machine, settings.clone());
    findings.note(figures_key::is_ours(&house).await?, "figures.key is the one of the frozen figures");
    house.db.close().await?;
    Ok(())
}

#[derive(Default)]
struct Findings {
    wrong: usize,
}

impl Findings {
    fn note(&mut self, well: bool, line: &str) {
        self.wrong += usize::from(!well);
        say(&format!("{} {line}", if well { "ok" } else { "!!" }));
    }

    fn folder(&mut self, name: &str, folder: &Path) {
        let Ok(about) = std::fs::metadata(folder) else {
            return self.note(false, &format!("{name}: {} is not there; run `leitplanke init`", folder.display()));
        };
        let private = about.permissions().mode() & 0o007 == 0;
        let writable = !about.permissions().readonly();
        self.note(private && writable, &format!("{name}: {} can be written and is closed to others", folder.display()));
    }

    fn room(&mut self, folder: &Path) {
        let free = free_bytes(folder);
        let line = format!("disk: {} MB left", free.unwrap_or(0) / 1_048_576);
        self.note(free.is_none_or(|free| free >= ROOM), &line);
    }

    /// A clock that lies years off breaks sign-ins, consents and the order of the trail.
    fn clock(&mut self, now: DateTime<Utc>) {
        let since: DateTime<Utc> = DateTime::from_timestamp(1_764_547_200, 0).unwrap_or(DateTime::UNIX_EPOCH);
        let plausible = now > since && now < since + chrono::TimeDelta::days(365 * 20);
        self.note(plausible, &format!("clock: {} UTC", now.format("%d.%m.%Y %H:%M")));
    }

    fn database_exists(&mut self, settings: &Settings) -> bool {
        let url = settings.database_url();
        let Some(file) = url.strip_prefix("sqlite:") else { return true };
        let there = Path::new(file.trim_start_matches("//")).exists();
        if !there {
            self.note(false, "database: the file is not there; run `leitplanke init`");
        }
        there
    }
}

fn cause(fault: &Fault) -> String {
    match fault {
        Fault::Internal(cause) | Fault::Unavailable(_, cause) => cause.clone(),
        Fault::Expected(error) => error.to_string(),
    }
}

/// Free room of the file system, as `df` tells it.
fn free_bytes(folder: &Path) -> Option<u64> {
    let output = std::process::Command::new("df").args(["-Pk"]).arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let kilobytes: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kilobytes * 1024)
}
