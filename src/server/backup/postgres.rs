//! PostgreSQL's own tools make and read the copy; the address reaches them through their environment, so that no
//! password stands in the list of processes.

use std::path::Path;

use tokio::process::Command;

use crate::server::fault::Fault;

/// Writes the view `snapshot` of the database to `file`, in `pg_dump`'s own format.
pub async fn dump(url: &str, snapshot: &str, file: &Path) -> Result<(), Fault> {
    let mut command = tool("pg_dump", url)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--snapshot", snapshot, "--file"]).arg(file);
    run("pg_dump", command).await
}

/// Reads `file` into an empty database, all of it or nothing.
pub async fn load(url: &str, file: &Path) -> Result<(), Fault> {
    let mut command = tool("pg_restore", url)?;
    command.args(["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname"]);
    command.arg(parts(url)?.database).arg(file);
    run("pg_restore", command).await
}

/// The parts of an address that the tools want apart.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    host: String,
    port: Option<u16>,
    user: String,
    password: Option<String>,
    database: String,
    sslmode: Option<String>,
}

fn parts(url: &str) -> Result<Parts, Fault> {
    let unreadable = || Fault::internal("the database address does not read as postgres://user@host/name");
    let url = url::Url::parse(url).map_err(|_| unreadable())?;
    let plain = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().map(|text| text.into_owned());
    let option = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let host = match option("host") {
        Some(host) => host,
        None => plain(url.host_str().unwrap_or("localhost")).map_err(|_| unreadable())?,
    };
    Ok(Parts {
        host,
        port: url.port(),
        user: plain(url.username()).map_err(|_| unreadable())?,
        password: url.password().map(plain).transpose().map_err(|_| unreadable())?,
        database: plain(url.path().trim_start_matches('/')).map_err(|_| unreadable())?,
        sslmode: option("sslmode"),
    })
}

fn tool(name: &str, url: &str) -> Result<Command, Fault> {
    let parts = parts(url)?;
    let mut command = Command::new(name);
    command.env("PGHOST", &parts.host).env("PGDATABASE", &parts.database);
    let port = parts.port.map(|port| port.to_string());
    for (variable, value) in [("PGPORT", port), ("PGPASSWORD", parts.password), ("PGSSLMODE", parts.sslmode)] {
        if let Some(value) = value {
            command.env(variable, value);
        }
    }
    if !parts.user.is_empty() {
        command.env("PGUSER", &parts.user);
    }
    command.kill_on_drop(true);
    Ok(command)
}

async fn run(name: &str, mut command: Command) -> Result<(), Fault> {
    let output = command.output().await.map_err(|error| {
        Fault::internal(format!("{name} cannot be started ({error}): install Debian's postgresql-client"))
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said.lines().find(|line| line.contains("error")).unwrap_or("no reason given");
    Err(Fault::internal(format!("{name} stopped: {}", line.chars().take(200).collect::<String>())))
}

#[cfg(test)]
mod tests {
    use super::{Parts, parts};

    #[test]
    fn an_address_is_taken_apart() {
        let text = |text: &str| text.to_owned();
        assert_eq!(
            parts("postgres://leit%40x:ge%2Fheim@db.example:5433/haus?sslmode=require").expect("reads"),
            Parts {
                host: text("db.example"),
                port: Some(5433),
                user: text("leit@x"),
                password: Some(text("ge/heim")),
                database: text("haus"),
                sslmode: Some(text("require")),
            }
        );
        assert_eq!(parts("postgres://postgres@%2Ftmp%2Fpg/x").expect("reads").host, "/tmp/pg");
        assert_eq!(parts("postgres:///x?host=/tmp/pg").expect("reads").host, "/tmp/pg");
        assert!(parts("no address").is_err());
    }
}
