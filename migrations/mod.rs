//! The schema, as an ordered list of steps that only ever grows.
//!
//! One file per theme; a file is data (tables, indexes, guards), this file says how a step runs. A step that
//! has been released is never edited: a change is a new step at the end of [`Migrator::migrations`]. There is
//! no way down: a backup is the way back.
//!
//! House rules, each met on SQLite and on PostgreSQL (see `ARCHITECTURE.md`): every step runs in a
//! transaction; foreign keys are part of
//! `create table`; a code is text without a CHECK (a new code must not rebuild a table; `leitplanke verify`
//! looks for unknown ones); a column that ends in `_ct` holds ciphertext.

mod access_log;
mod accounts;
mod audit;
mod cases;
mod column;
mod consents;
mod course;
mod drafts;
mod figures;
mod interpreters;
mod people;
mod releases;
mod retention;
mod sessions;
mod settings;

use sea_orm_migration::async_trait;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::sea_query::{IndexCreateStatement, TableCreateStatement};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager};

/// The ordered list of steps.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        [
            accounts::step(),
            people::step(),
            interpreters::step(),
            cases::step(),
            consents::step(),
            sessions::step(),
            course::step(),
            drafts::step(),
            audit::step(),
            access_log::step(),
            figures::step(),
            releases::step(),
            settings::step(),
            retention::step(),
        ]
        .into_iter()
        .map(|step| Box::new(step) as Box<dyn MigrationTrait>)
        .collect()
    }
}

/// One step: new tables, their indexes, and what has to be said in the database's own SQL.
pub struct Step {
    /// Kept in `seaql_migrations`; never renamed.
    name: &'static str,
    tables: Vec<TableCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
    /// Triggers, per backend, one statement each.
    guards: fn(DbBackend) -> &'static [&'static str],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in &self.tables {
            manager.create_table(table.clone()).await?;
        }
        for index in &self.indexes {
            manager.create_index(index.clone()).await?;
        }
        let connection = manager.get_connection();
        for guard in (self.guards)(connection.get_database_backend()) {
            connection.execute_unprepared(guard).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A theme without triggers.
fn no_guards(_: DbBackend) -> &'static [&'static str] {
    &[]
}
