//! What a backup needs of the database: one consistent copy, its counts, and whether it is whole.

use std::collections::BTreeMap;
use std::path::Path;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, Statement, TransactionTrait,
};

use super::Database;

impl Database {
    /// Writes a consistent copy of a SQLite database, also while it is written to. The file must not exist.
    ///
    /// # Errors
    /// The database's own; a full disk among them.
    pub async fn copy_into(&self, file: &Path) -> Result<(), DbErr> {
        let target = file.to_string_lossy().into_owned();
        let statement = Statement::from_sql_and_values(self.backend, "VACUUM INTO ?", [target.into()]);
        self.write.execute_raw(statement).await.map(drop)
    }

    /// Whether SQLite finds the file whole; PostgreSQL looks after itself.
    ///
    /// # Errors
    /// The database's own.
    pub async fn is_whole(&self) -> Result<bool, DbErr> {
        if self.backend != DbBackend::Sqlite {
            return Ok(true);
        }
        let statement = Statement::from_string(self.backend, "PRAGMA integrity_check");
        let answer = self.read.query_one_raw(statement).await?;
        Ok(answer.is_some_and(|row| row.try_get_by_index::<String>(0).is_ok_and(|text| text == "ok")))
    }

    /// A view of PostgreSQL as it is now, and its name for `pg_dump --snapshot`; valid until it is dropped.
    ///
    /// # Errors
    /// The database's own.
    pub async fn frozen_view(&self) -> Result<(DatabaseTransaction, String), DbErr> {
        let view =
            self.read.begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)).await?;
        let statement = Statement::from_string(self.backend, "SELECT pg_export_snapshot()");
        let row = view.query_one_raw(statement).await?;
        let name = row.ok_or_else(|| DbErr::Custom("no snapshot".to_owned()))?.try_get_by_index(0)?;
        Ok((view, name))
    }

    /// Takes everything out of a PostgreSQL database, before a backup goes in.
    ///
    /// # Errors
    /// The database's own.
    pub async fn empty(&self) -> Result<(), DbErr> {
        self.write.execute_unprepared("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await.map(drop)
    }

    /// Whether the schema holds a table, so that an empty database is told from one in use.
    ///
    /// # Errors
    /// The database's own.
    pub async fn has_tables(&self) -> Result<bool, DbErr> {
        let (catalogue, column, value) = match self.backend {
            DbBackend::Sqlite => ("sqlite_master", "type", "table"),
            _ => ("pg_tables", "schemaname", "public"),
        };
        let statement = Query::select()
            .expr(Expr::val(1))
            .from(Alias::new(catalogue))
            .and_where(Expr::col(Alias::new(column)).eq(value))
            .limit(1)
            .to_owned();
        Ok(self.read.query_one(&statement).await?.is_some())
    }
}

/// Rows of each of these tables.
///
/// # Errors
/// The database's own; a table that is not there.
pub async fn row_counts(
    db: &impl ConnectionTrait,
    tables: impl Iterator<Item = &'static str>,
) -> Result<BTreeMap<String, i64>, DbErr> {
    let mut counts = BTreeMap::new();
    for table in tables {
        let statement = Query::select().expr(Expr::val(1).count()).from(Alias::new(table)).to_owned();
        let row = db.query_one(&statement).await?;
        let count = row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))?;
        counts.insert(table.to_owned(), count);
    }
    Ok(counts)
}
