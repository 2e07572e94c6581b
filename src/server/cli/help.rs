//! What the command line says about itself: one entry per command, enough to need no other page.

/// One command.
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What follows the name.
    pub arguments: &'static str,
    /// One line for the list.
    pub short: &'static str,
    /// What it does, its own options, an example.
    pub long: &'static str,
}

/// All commands, in the order of an installation's life.
pub const COMMANDS: &[Entry] = &[
    Entry {
        name: "init",
        arguments: "NAME",
        short: "begin an empty installation and make its first administrator",
        long: "\
Makes the data folder, the three key files (mode 0600) and the database, and an administrator account NAME. Prints a
one-time code with which a password can be set within 24 hours at /set-password. Refuses when accounts exist.
  --public-url URL      LEITPLANKE_PUBLIC_URL  the address people use, for the printed link  [http://ADDRESS]
Example: leitplanke init o.senf --data /var/lib/leitplanke --public-url https://leitplanke.example.org",
    },
    Entry {
        name: "user",
        arguments: "NAME",
        short: "give an administrator a new one-time code, the way back in",
        long: "\
Makes the account NAME with the role administrator when there is none of that name. The code is valid for 24 hours.
  --public-url URL      LEITPLANKE_PUBLIC_URL  the address people use, for the printed link  [http://ADDRESS]",
    },
    Entry {
        name: "serve",
        arguments: "[--demo]",
        short: "start the web server (brings the database to the newest schema first)",
        long:
            "\
Serves until Ctrl-C or SIGTERM; running requests get 10 seconds to finish, a second signal ends at once.
  --demo                load the generated demo data once and print its accounts (this machine only)
  --metrics IP:PORT     LEITPLANKE_METRICS     /health and /metrics, for the operator           [nowhere]
  --public-url URL      LEITPLANKE_PUBLIC_URL  the address people use, for receipts             [http://ADDRESS]
                        LEITPLANKE_SECURE_COOKIES=1   behind TLS: the cookie is __Host- and Secure
                        LEITPLANKE_TRUSTED_PROXY      addresses of the proxies in front, with commas
                        LEITPLANKE_LOG                what is logged (JSON on standard error)    [leitplanke=info,warn]",
    },
    Entry {
        name: "check",
        arguments: "",
        short: "look at keys, database, disk and settings; say what is wrong",
        long: "Changes nothing. One line per thing looked at. Exit code 0 when all is well, 1 otherwise.",
    },
    Entry {
        name: "verify",
        arguments: "",
        short: "walk the audit trail and the register of releases; name the first broken row",
        long: "Recomputes every hash and signature. Exit code 0 when all of it holds, 1 otherwise.",
    },
    Entry {
        name: "backup",
        arguments: "FILE",
        short: "make one consistent file of the running installation, without its keys",
        long: "\
The server may run and be written to meanwhile. FILE must not exist; it gets its name when all of it is on the disk.
The key files are not in it: keep them apart. Keep erasures.log of the data folder with the newest backup.
PostgreSQL: pg_dump must be installed (Debian: postgresql-client).
Example: leitplanke backup /srv/backup/leitplanke-$(date +%F).backup",
    },
    Entry {
        name: "restore",
        arguments: "FILE",
        short: "read a backup into an empty place, check all of it, erase again who was erased",
        long: "\
The three key files must be in the key folder already. Checks the file, the keys, every count and the audit trail before
anything gets its place, then erases again everybody in the journal of erasures.
  --erasures FILE       the journal; without it the one in the data folder
  --no-erasures         there is no journal because nobody was ever erased
  --replace             put the backup in the place of what is there
Example: leitplanke restore leitplanke-2026-11-26.backup --erasures erasures.log --data /var/lib/leitplanke",
    },
    Entry {
        name: "erase",
        arguments: "CASE-CODE",
        short: "destroy everything that says who a young person is",
        long: "\
Writes the journal of erasures, destroys the person's key and overwrites names, contacts and notes; cannot be undone.
Asks for the code once more.
  --yes                 do not ask
Example: leitplanke erase K7Q-2ZF-4",
    },
    Entry {
        name: "retention",
        arguments: "[--dry-run]",
        short: "erase what is older than its retention period and was announced for 30 days",
        long: "\
The running server does this by itself once a day after two o'clock (Europe/Berlin). Brings the list of what is erased
soon up to date, then erases whoever has been on it for 30 days, is due and is not held; at most 500 people at a time.
  --dry-run             say how many people that would be, and change nothing",
    },
    Entry {
        name: "freeze",
        arguments: "",
        short: "freeze the figures of every closed quarter that is not frozen yet",
        long: "The running server does this by itself every hour.",
    },
    Entry {
        name: "migrate",
        arguments: "",
        short: "bring the database to the newest schema",
        long: "All steps in one transaction.",
    },
    Entry {
        name: "demo",
        arguments: "[--cases N]",
        short: "load the generated demo data into an empty database",
        long: "\
Invented people, marked on every page; their accounts work on this machine only.
  --cases N             at least so many cases, in further sites of the usual size, for measuring",
    },
    Entry {
        name: "help",
        arguments: "[COMMAND]",
        short: "this page, or all about one command",
        long: "`leitplanke COMMAND --help` says the same.",
    },
];

/// The settings every command knows.
const COMMON: &str = "\
Every command knows:
  --data DIR            LEITPLANKE_DATA        database file, journal of erasures and keys      [data]
  --database URL        LEITPLANKE_DATABASE    sqlite://… or postgres://user@host/name          [a file in --data]
  --keys DIR            LEITPLANKE_KEYS        key files, mode 0600                             [DATA/keys]
  --address IP:PORT     LEITPLANKE_ADDRESS     where to listen                                  [127.0.0.1:3000]
Keys may also come from the environment, 32 bytes in base64: LEITPLANKE_MASTER_KEY, LEITPLANKE_FIGURES_KEY,
LEITPLANKE_AUDIT_KEY.
Exit codes: 0 done, 1 not done (one sentence says why), 2 not understood.";

/// The page about everything, or about one command; `None` when there is no such command.
pub fn page(command: Option<&str>) -> Option<String> {
    let Some(name) = command else {
        let mut text = "Leitplanke, a participant tracker for youth crime prevention programmes.\n\n".to_owned();
        for entry in COMMANDS {
            let call = format!("{} {}", entry.name, entry.arguments);
            text.push_str(&format!("  leitplanke {:<18} {}\n", call.trim_end(), entry.short));
        }
        return Some(format!("{text}\n{COMMON}"));
    };
    let entry = COMMANDS.iter().find(|entry| entry.name == name)?;
    let call = format!("leitplanke {} {}", entry.name, entry.arguments);
    Some(format!("{}\n  {}.\n\n{}\n\n{COMMON}", call.trim_end(), entry.short, entry.long))
}
