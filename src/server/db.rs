//! The database: one SQLite file, or PostgreSQL. Opening it, bringing its schema up to date, writing, and
//! closing it.
//!
//! Two doors: [`Database::read`] for reading, [`Database::begin_write`] for everything that changes a row. On
//! SQLite the read door refuses to write.

pub mod copy;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::sqlx::{self, Connection, SqliteConnection};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::domain::error::AppError;
use crate::server::migrations::Migrator;

/// What every SQLite connection is told when it opens: pragma, value, reason.
const PRAGMAS: [(&str, &str, &str); 6] = [
    ("journal_mode", "WAL", "readers never wait for the writer"),
    ("synchronous", "FULL", "a save that was acknowledged survives a power cut"),
    ("foreign_keys", "ON", "SQLite checks them only when asked, per connection"),
    ("secure_delete", "ON", "what was erased is overwritten, not just forgotten"),
    ("temp_store", "MEMORY", "no sorted personal data in temporary files"),
    ("trusted_schema", "OFF", "a tampered file cannot run functions through its schema"),
];

/// How long a SQLite connection waits for another process (a backup, say) to let go of the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a deed waits for the one SQLite writer before it fails.
const SQLITE_WAIT: Duration = Duration::from_secs(10);
/// Connections that read a SQLite file at the same time.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL, for reading and writing together.
const POSTGRES_CONNECTIONS: u32 = 8;
/// How long a request waits for a PostgreSQL connection before it fails.
const POSTGRES_WAIT: Duration = Duration::from_secs(3);
/// PostgreSQL connections idle for longer are asked for a sign of life before they are used.
const POSTGRES_PING_AFTER: Duration = Duration::from_secs(5);
/// Held while the schema is brought up to date, so that two servers started together do it one after the
/// other ("Leitplan" in ASCII).
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(5504922068353573230)";

/// The open database. Cheap to clone: all clones share the same connections.
#[derive(Clone, Debug)]
pub struct Database {
    /// For reading outside a transaction.
    pub read: DatabaseConnection,
    /// For writing; use it through [`Database::begin_write`] only.
    pub write: DatabaseConnection,
    /// Which of the two it is.
    pub backend: DbBackend,
    /// Set when a transaction could not even begin: the SQLite writer is then opened anew (see [`is_between_deeds`]).
    doubt: Arc<AtomicBool>,
}

/// Why the database could not be opened, as one sentence for the person who starts the server. Never shows
/// the address (it may hold a password).
#[derive(Debug)]
pub enum OpenError {
    /// The address starts with neither `sqlite:` nor `postgres:`.
    UnknownKind,
    /// SQLite without a file would forget everything, and each connection would see its own.
    NoFile,
    /// The file or its directory cannot be made.
    File(PathBuf, std::io::Error),
    /// The database itself refused.
    Refused(DbErr),
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind => formatter.write_str("The database address must start with sqlite: or postgres:."),
            Self::NoFile => {
                formatter.write_str("The SQLite address must name a file, for example sqlite:data/leitplanke.sqlite.")
            }
            Self::File(path, error) => {
                write!(formatter, "The database file {} cannot be made: {error}.", path.display())
            }
            Self::Refused(error) => write!(formatter, "The database cannot be opened: {error}."),
        }
    }
}
impl std::error::Error for OpenError {}

impl Database {
    /// Opens `sqlite:path/to/file` (made with its directories when missing, readable by its owner only) or
    /// `postgres://…`. The schema is left as it is: see [`Database::migrate`].
    ///
    /// # Errors
    /// [`OpenError`], one sentence each.
    pub async fn connect(url: &str) -> Result<Self, OpenError> {
        if let Some(rest) = url.strip_prefix("sqlite:") {
            let path = sqlite_path(rest)?;
            make_private_file(&path).map_err(|error| OpenError::File(path.clone(), error))?;
            // The writer first: it turns the file to WAL.
            let doubt = Arc::new(AtomicBool::new(false));
            let write = open(sqlite_options(&path, 1, Some(doubt.clone()))).await?;
            let read = open(sqlite_options(&path, SQLITE_READERS, None)).await?;
            return Ok(Self { read, write, backend: DbBackend::Sqlite, doubt });
        }
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let both = open(postgres_options(url)).await?;
            return Ok(Self { read: both.clone(), write: both, backend: DbBackend::Postgres, doubt: Arc::default() });
        }
        Err(OpenError::UnknownKind)
    }

    /// Brings the schema up to date, all steps in one transaction: after a failure nothing has changed.
    ///
    /// # Errors
    /// The database's own, and one when the schema is newer than this program.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        let transaction = self.begin_write().await?;
        if self.backend == DbBackend::Postgres {
            transaction.execute_unprepared(MIGRATION_LOCK).await?;
        }
        Migrator::up(&transaction, None).await?;
        transaction.commit().await
    }

    /// Steps of the schema that this program knows and the database has not taken.
    ///
    /// # Errors
    /// The database's own.
    pub async fn pending_steps(&self) -> Result<usize, DbErr> {
        Ok(Migrator::get_pending_migrations(&self.write).await?.len())
    }

    /// Begins a transaction that may write; dropped without `commit` it leaves no trace. On SQLite it takes
    /// the write lock at once (`BEGIN IMMEDIATE`), because a transaction that reads first and writes later
    /// can fail half-way.
    ///
    /// On PostgreSQL an error spoils the whole transaction: check first, never catch and go on.
    ///
    /// # Errors
    /// When no connection becomes free in time.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction, DbErr> {
        match self.backend {
            DbBackend::Sqlite => {
                let mode = Some(SqliteTransactionMode::Immediate);
                let options = TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() };
                let begun = self.write.begin_with_options(options).await;
                if begun.is_err() {
                    self.doubt.store(true, Ordering::Relaxed);
                }
                begun
            }
            _ => self.write.begin().await,
        }
    }

    /// Moves what the SQLite log holds into the file without making anyone wait; does nothing on PostgreSQL.
    /// Called by a timer, because a statement somebody left open would keep SQLite from doing it by itself.
    ///
    /// # Errors
    /// The database's own.
    pub async fn checkpoint(&self) -> Result<(), DbErr> {
        if self.backend == DbBackend::Sqlite {
            // On a read connection: the writer is never taken for it.
            let statement = Statement::from_string(self.backend, "PRAGMA wal_checkpoint(PASSIVE)");
            self.read.query_one_raw(statement).await?;
        }
        Ok(())
    }

    /// Closes all connections; on SQLite the log is merged into the file, so that the file alone is the whole
    /// database.
    ///
    /// # Errors
    /// The database's own.
    pub async fn close(&self) -> Result<(), DbErr> {
        self.read.close_by_ref().await?;
        self.write.close_by_ref().await
    }
}

/// The answer to an update that named the version it was made for: `Stale` unless it met exactly one row.
///
/// # Errors
/// [`AppError::Stale`].
pub fn stale(rows_affected: u64) -> Result<(), AppError> {
    if rows_affected == 1 { Ok(()) } else { Err(AppError::Stale) }
}

async fn open(options: ConnectOptions) -> Result<DatabaseConnection, OpenError> {
    sea_orm::Database::connect(options).await.map_err(OpenError::Refused)
}

/// The file named after `sqlite:`, with or without `//`; settings after `?` are ours to make and ignored.
fn sqlite_path(rest: &str) -> Result<PathBuf, OpenError> {
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split('?').next().unwrap_or_default();
    if path.is_empty() || path.starts_with(':') || rest.contains("mode=memory") {
        return Err(OpenError::NoFile);
    }
    Ok(PathBuf::from(path))
}

/// Makes the file and its directories when they are missing, for the owner only. SQLite gives its log the
/// rights of the file.
fn make_private_file(path: &Path) -> std::io::Result<()> {
    if let Some(directory) = path.parent() {
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.recursive(true).create(directory)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn quiet_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // Statements carry personal data: they go to no log and no trace.
    options.sqlx_logging(false).record_stmt_in_spans(false);
    options
}

/// `writer`: the doubt about the one writing connection; without it the connections only read.
fn sqlite_options(path: &Path, connections: u32, writer: Option<Arc<AtomicBool>>) -> ConnectOptions {
    let mut options = quiet_options("sqlite:file");
    options.min_connections(1).max_connections(connections).acquire_timeout(SQLITE_WAIT);
    options.idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    let read_only = writer.is_none();
    if let Some(doubt) = writer {
        options.map_sqlx_sqlite_pool_opts(move |pool| {
            let doubt = doubt.clone();
            pool.before_acquire(move |writer, _| Box::pin(is_between_deeds(writer, doubt.clone())))
        });
    }
    let path = path.to_path_buf();
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let mut sqlite = sqlite.filename(&path).busy_timeout(BUSY_TIMEOUT);
        for (pragma, value, _) in PRAGMAS {
            sqlite = sqlite.pragma(pragma, value);
        }
        if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
    });
    options
}

/// Whether the writer stands outside any transaction and nobody doubts it; else the pool replaces it.
///
/// After an error of the disk (full, unreadable, read-only) SQLite ends the transaction itself. The driver's own rollback
/// then fails, and it goes on to count one transaction too many: the next deeds would be savepoints inside a transaction
/// that nobody ever commits, acknowledged and lost. And a file that was read-only when the writer was opened stays so for
/// that connection, though it may be written to again.
async fn is_between_deeds(writer: &mut SqliteConnection, doubt: Arc<AtomicBool>) -> Result<bool, sqlx::Error> {
    // A rollback begun when the last transaction was dropped is done once the writer answers.
    writer.ping().await?;
    let sound = !writer.is_in_transaction() && !doubt.swap(false, Ordering::Relaxed);
    if !sound {
        tracing::warn!(code = "writer_replaced", "a transaction ended in an error; the writer is opened anew");
    }
    Ok(sound)
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = quiet_options(url);
    options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(POSTGRES_WAIT);
    options.test_before_acquire_if_idle_for(POSTGRES_PING_AFTER).set_application_name("leitplanke");
    options
}

#[cfg(test)]
mod tests {
    use super::{OpenError, sqlite_path};
    use std::path::Path;

    #[test]
    fn a_sqlite_address_names_a_file() {
        for (address, path) in [
            ("data/a.sqlite", "data/a.sqlite"),
            ("///tmp/a.sqlite?mode=rwc", "/tmp/a.sqlite"),
            ("//a.sqlite", "a.sqlite"),
        ] {
            assert_eq!(sqlite_path(address).ok().as_deref(), Some(Path::new(path)));
        }
        for address in ["", "//", ":memory:", "//:memory:", "a?mode=memory"] {
            assert!(matches!(sqlite_path(address), Err(OpenError::NoFile)), "{address}");
        }
    }
}
