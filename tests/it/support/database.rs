//! A database of its own for every test, on SQLite and on PostgreSQL.
//!
//! Write the test once, as `async fn name(db: Database)`, and list it in [`both!`]: it runs as
//! `on_sqlite::name` and as `on_postgres::name`. The schema is made once per run and copied: the SQLite file
//! as a file, the PostgreSQL database as a template.
//!
//! `TEST_POSTGRES_URL` (set by `make test`) names a server whose user may create databases, e.g.
//! `postgres://postgres@%2Ftmp%2Fcluster/postgres`. Without it the PostgreSQL half fails, unless
//! `LEITPLANKE_SKIP_POSTGRES=1` says that this is meant.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use leitplanke::server::db::Database;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use tokio::sync::OnceCell;

/// What a fresh database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The migrated schema.
    Migrated,
    /// Nothing at all.
    Empty,
}

/// Runs each listed test on both databases; once per file.
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite { $( #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() {
            $crate::support::database::with_sqlite(super::$name).await;
        } )+ }
        mod on_postgres { $( #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() {
            $crate::support::database::with_postgres(super::$name).await;
        } )+ }
    };
}
pub(crate) use both;

/// Runs `test` on a SQLite file of its own; the file goes when the test has passed.
pub async fn with_sqlite<F: Future<Output = ()>>(test: impl FnOnce(Database) -> F) {
    let path = sqlite_file(Content::Migrated).await;
    let db = open(&sqlite_url(&path)).await;
    test(db.clone()).await;
    db.close().await.expect("the file closes");
    let _ = std::fs::remove_file(path);
}

/// Runs `test` on a PostgreSQL database of its own, which goes when the test has passed.
///
/// # Panics
/// Without `TEST_POSTGRES_URL`, unless PostgreSQL is skipped on purpose.
pub async fn with_postgres<F: Future<Output = ()>>(test: impl FnOnce(Database) -> F) {
    let Some(server) = postgres_server() else { return };
    let name = postgres_database(&server, Content::Migrated).await;
    let db = open(&with_database(&server, &name)).await;
    test(db.clone()).await;
    db.close().await.expect("the pool closes");
    run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

/// A second, empty database of the same kind.
pub async fn empty_like(db: &Database) -> Database {
    match db.backend {
        DbBackend::Sqlite => open(&sqlite_url(&sqlite_file(Content::Empty).await)).await,
        _ => {
            let server = postgres_server().expect("a PostgreSQL test has a server");
            let name = postgres_database(&server, Content::Empty).await;
            open(&with_database(&server, &name)).await
        }
    }
}

/// The address under which another connection opens the same database.
pub async fn address_of(db: &Database) -> String {
    let (question, column) = match db.backend {
        DbBackend::Sqlite => ("PRAGMA database_list", 2),
        _ => ("SELECT current_database()", 0),
    };
    let row = db.read.query_one_raw(Statement::from_string(db.backend, question)).await.expect("asked");
    let name: String = row.expect("one row").try_get_by_index(column).expect("a name");
    match db.backend {
        DbBackend::Sqlite => format!("sqlite:{name}"),
        _ => with_database(&postgres_server().expect("a PostgreSQL test has a server"), &name),
    }
}

/// A number no other database of this run has.
fn next_number() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

async fn open(url: &str) -> Database {
    Database::connect(url).await.expect("the test database opens")
}

async fn migrated(url: &str) {
    let db = open(url).await;
    db.migrate().await.expect("the schema is made");
    db.close().await.expect("the template closes");
}

fn sqlite_url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// The run's directory below target/tmp; directories of runs that are over are removed.
fn run_directory() -> PathBuf {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("databases");
    let own = parent.join(std::process::id().to_string());
    if !own.exists() {
        std::fs::create_dir_all(&own).expect("target/tmp can be written");
        for entry in std::fs::read_dir(&parent).into_iter().flatten().flatten() {
            if !Path::new("/proc").join(entry.file_name()).exists() {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }
    own
}

async fn sqlite_file(content: Content) -> PathBuf {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    let path = run_directory().join(format!("{}.sqlite", next_number()));
    if content == Content::Migrated {
        let template = TEMPLATE
            .get_or_init(|| async {
                let template = run_directory().join("template.sqlite");
                migrated(&sqlite_url(&template)).await;
                template
            })
            .await;
        std::fs::copy(template, &path).expect("the template copies");
    }
    path
}

fn postgres_server() -> Option<String> {
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) if !url.is_empty() => Some(url),
        _ if std::env::var("LEITPLANKE_SKIP_POSTGRES").as_deref() == Ok("1") => None,
        _ => panic!(
            "TEST_POSTGRES_URL is not set: run `make test`, or set LEITPLANKE_SKIP_POSTGRES=1 to leave PostgreSQL out"
        ),
    }
}

async fn postgres_database(server: &str, content: Content) -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let name = format!("leitplanke_{}_{}", std::process::id(), next_number());
    let template = match content {
        Content::Empty => "template0",
        Content::Migrated => {
            TEMPLATE
                .get_or_init(|| async {
                    let template = format!("leitplanke_{}_template", std::process::id());
                    run(server, &format!("DROP DATABASE IF EXISTS {template}")).await;
                    run(server, &format!("CREATE DATABASE {template}")).await;
                    migrated(&with_database(server, &template)).await;
                    template
                })
                .await
        }
    };
    run(server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    name
}

/// The same server, another database: `postgres://user@host/name?options`.
fn with_database(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, String::new()), |(address, options)| (address, format!("?{options}")));
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    format!("{}/{name}{options}", &address[..end])
}

/// One statement on the server's own database.
async fn run(server: &str, statement: &str) {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    let connection: DatabaseConnection =
        sea_orm::Database::connect(options).await.expect("TEST_POSTGRES_URL can be reached");
    let done = connection.execute_raw(Statement::from_string(DbBackend::Postgres, statement)).await;
    connection.close().await.expect("the connection closes");
    done.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

#[test]
fn the_database_of_an_address_is_replaced() {
    for (server, other) in [
        ("postgres://a@localhost:5433/postgres", "postgres://a@localhost:5433/x"),
        ("postgres://a@%2Ftmp%2Fpg/postgres?sslmode=disable", "postgres://a@%2Ftmp%2Fpg/x?sslmode=disable"),
        ("postgres:///postgres?host=/tmp/pg", "postgres:///x?host=/tmp/pg"),
        ("postgres://localhost", "postgres://localhost/x"),
    ] {
        assert_eq!(with_database(server, "x"), other);
    }
}
