//! One file that holds the whole house but its keys: made of a running server, read on another machine.
//!
//! The wrapped data keys are inside, the key files are never. Erasures made since are applied again after a restore
//! (`docs/security.md` 5.4, 5.5).

pub mod archive;
pub mod postgres;
pub mod restore;

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DbBackend, EntityTrait};
use sea_orm_migration::MigratorTrait;

use crate::server::clock::new_uuid;
use crate::server::crypto::hex;
use crate::server::db::copy::row_counts;
use crate::server::entity::{audit_head, classification};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::migrations::Migrator;

use archive::Manifest;

/// Makes a backup of the running house. Nothing stands under the name of the file until all of it does.
///
/// # Errors
/// A file of this name; a full disk; `pg_dump` missing; a copy that is not whole.
pub async fn make(house: &House, file: &Path) -> Result<Manifest, Fault> {
    if file.exists() {
        return Err(Fault::internal(format!("{} exists already; a backup overwrites nothing", file.display())));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let content = Passing(folder.join(format!(".leitplanke-{}.part", new_uuid().simple())));
    let manifest = match house.db.backend {
        DbBackend::Sqlite => sqlite_copy(house, &content.0).await?,
        _ => postgres_copy(house, &content.0).await?,
    };
    archive::write(file, manifest, &content.0)
}

async fn sqlite_copy(house: &House, content: &Path) -> Result<Manifest, Fault> {
    house.db.copy_into(content).await?;
    let copy = crate::server::db::Database::connect(&format!("sqlite:{}", content.display())).await;
    let copy = copy.map_err(Fault::internal)?;
    if !copy.is_whole().await? {
        return Err(Fault::internal("the copy of the database is not whole; nothing was kept"));
    }
    let manifest = describe(house, &copy.read).await;
    copy.close().await?;
    manifest
}

async fn postgres_copy(house: &House, content: &Path) -> Result<Manifest, Fault> {
    let (view, snapshot) = house.db.frozen_view().await?;
    let manifest = describe(house, &view).await?;
    postgres::dump(&house.settings.database_url(), &snapshot, content).await?;
    view.rollback().await?;
    Ok(manifest)
}

/// What the copy holds, read from the copy itself.
async fn describe(house: &House, db: &impl ConnectionTrait) -> Result<Manifest, Fault> {
    let head = audit_head::Entity::find_by_id(1).one(db).await?;
    let counts = row_counts(db, classification::TABLES.iter().map(|table| table.table)).await?;
    Ok(Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        schema: newest_step(),
        backend: backend_name(house.db.backend).to_owned(),
        made_at: house.clock.now(),
        counts,
        master_key: house.keyring.master_id().to_owned(),
        figures_key: house.keyring.figures_fingerprint(),
        audit_seq: head.as_ref().map_or(0, |head| head.seq),
        audit_hash: head.map(|head| hex(&head.hash)).unwrap_or_default(),
        ..Manifest::default()
    })
}

/// The name of the newest step of the schema this program knows.
fn newest_step() -> String {
    Migrator::migrations().last().map(|step| step.name().to_owned()).unwrap_or_default()
}

/// Whether this program knows a step of the schema.
fn knows_step(name: &str) -> bool {
    Migrator::migrations().iter().any(|step| step.name() == name)
}

fn backend_name(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Sqlite { "sqlite" } else { "postgres" }
}

/// A file that is removed when its maker is done with it, whatever happened.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let mut name = self.0.clone().into_os_string();
            name.push(ending);
            let _ = std::fs::remove_file(name);
        }
    }
}
