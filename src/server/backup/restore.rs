//! Reading a backup into an empty place: first everything is checked, then it gets its name.

use std::path::{Path, PathBuf};

use sea_orm::{EntityTrait, QueryOrder};

use super::archive::{self, Manifest};
use super::{Passing, postgres};
use crate::server::audit::verify::{Verdict, verify};
use crate::server::clock::Clock;
use crate::server::crypto::Keyring;
use crate::server::db::Database;
use crate::server::db::copy::row_counts;
use crate::server::entity::{app_user, classification, data_key};
use crate::server::erasure::Journal;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::settings::Settings;
use crate::server::use_cases::erase;

/// What a restore is told.
pub struct Order<'order> {
    /// The backup.
    pub file: &'order Path,
    /// What is there may be replaced.
    pub replace: bool,
    /// The journal of erasures; `None` when the person said that there were none.
    pub erasures: Option<Journal>,
}

/// What was restored.
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Audit rows walked.
    pub audit_rows: u64,
    /// People erased again.
    pub erased: usize,
}

/// Restores into the place that the settings name, with keys that are already there.
///
/// # Errors
/// One sentence each: damaged file, other kind of database, wrong keys, a place in use, counts that differ.
pub async fn restore(settings: &Settings, order: &Order<'_>) -> Result<Restored, Fault> {
    let keyring = Keyring::open(&settings.keys)?;
    std::fs::create_dir_all(&settings.data)?;
    let content = Passing(settings.data.join(".leitplanke-restore.part"));
    let manifest = archive::read(order.file, &content.0)?;
    fits(&manifest, &keyring)?;
    if settings.database_url().starts_with("sqlite:") {
        from_sqlite(settings, order, manifest, keyring, &content.0).await
    } else {
        from_postgres(settings, order, manifest, keyring, &content.0).await
    }
}

/// The keys in the key folder are those of the backup, and the program knows its schema.
fn fits(manifest: &Manifest, keyring: &Keyring) -> Result<(), Fault> {
    let wrong = |what: &str| Err(Fault::internal(format!("{what}; nothing was restored")));
    if keyring.master_id() != manifest.master_key {
        return wrong("master.key is not the key of this backup");
    }
    if keyring.figures_fingerprint() != manifest.figures_key {
        return wrong("figures.key is not the key of this backup");
    }
    if !super::knows_step(&manifest.schema) {
        return wrong("this backup was made by a newer program");
    }
    Ok(())
}

async fn from_sqlite(
    settings: &Settings,
    order: &Order<'_>,
    manifest: Manifest,
    keyring: Keyring,
    content: &Path,
) -> Result<Restored, Fault> {
    if manifest.backend != "sqlite" {
        return Err(Fault::internal("this is a backup of PostgreSQL: name a PostgreSQL database with --database"));
    }
    let url = settings.database_url();
    let target = PathBuf::from(url.trim_start_matches("sqlite:").trim_start_matches("//"));
    if target.exists() && !order.replace {
        in_use(&Database::connect(&url).await.map_err(Fault::internal)?).await?;
    }
    let copy = Database::connect(&format!("sqlite:{}", content.display())).await.map_err(Fault::internal)?;
    if !copy.is_whole().await? {
        return Err(Fault::internal("the database in the backup is damaged; nothing was restored"));
    }
    let restored = check(settings, copy, manifest, keyring, order).await?;
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)?;
    }
    for ending in ["-wal", "-shm"] {
        let mut stale = target.clone().into_os_string();
        stale.push(ending);
        let _ = std::fs::remove_file(stale);
    }
    std::fs::rename(content, &target)?;
    std::fs::File::open(&target)?.sync_all()?;
    Ok(restored)
}

async fn from_postgres(
    settings: &Settings,
    order: &Order<'_>,
    manifest: Manifest,
    keyring: Keyring,
    content: &Path,
) -> Result<Restored, Fault> {
    if manifest.backend != "postgres" {
        return Err(Fault::internal("this is a backup of SQLite: leave --database out"));
    }
    let url = settings.database_url();
    let db = Database::connect(&url).await.map_err(Fault::internal)?;
    if db.has_tables().await? {
        if !order.replace {
            in_use(&db).await?;
        }
        db.empty().await?;
    }
    postgres::load(&url, content).await?;
    check(settings, db, manifest, keyring, order).await
}

/// An installation that somebody uses is not overwritten by accident.
async fn in_use(db: &Database) -> Result<(), Fault> {
    let used = db.has_tables().await? && app_user::Entity::find().one(&db.read).await?.is_some();
    if used {
        return Err(Fault::internal("there is an installation already; say --replace to put the backup in its place"));
    }
    Ok(())
}

/// Counts, keys, chain; then the erasures. Closes the database.
async fn check(
    settings: &Settings,
    db: Database,
    manifest: Manifest,
    keyring: Keyring,
    order: &Order<'_>,
) -> Result<Restored, Fault> {
    let counts = row_counts(&db.read, classification::TABLES.iter().map(|table| table.table)).await?;
    if let Some((table, _)) = manifest.counts.iter().find(|(table, count)| counts.get(*table) != Some(*count)) {
        return Err(Fault::internal(format!("the number of rows of {table} differs from the backup's own count")));
    }
    if let Some(key) = data_key::Entity::find().order_by_asc(data_key::Column::Id).one(&db.read).await? {
        keyring.unwrap_data_key(key.id.uuid(), &key.wrapped)?;
    }
    let audit_rows = match verify(&db.read, &keyring).await? {
        Verdict::Whole(rows) => rows,
        Verdict::Broken { seq, what } => {
            return Err(Fault::internal(format!("the audit trail of the backup is broken at row {seq} ({what})")));
        }
    };
    db.migrate().await?;
    let house = House::open(db, keyring, Clock::Machine, settings.clone());
    let erased = match &order.erasures {
        Some(journal) => erase::apply(&house, journal).await?,
        None => 0,
    };
    house.db.close().await?;
    Ok(Restored { manifest, audit_rows, erased })
}
