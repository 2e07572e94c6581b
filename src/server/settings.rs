//! Every setting once: name, default, meaning.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// What the server is told at its start; the command line wins over the environment.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `LEITPLANKE_DATA` / `--data`: folder of the SQLite file and the keys; default `data`.
    pub data: PathBuf,
    /// `LEITPLANKE_DATABASE` / `--database`: `sqlite://…` or `postgres://…`; default a file in `data`.
    pub database: Option<Secret>,
    /// `LEITPLANKE_ADDRESS` / `--address`: where to listen; default 127.0.0.1:3000.
    pub address: SocketAddr,
    /// `LEITPLANKE_KEYS` / `--keys`: folder of the key files; default `data/keys`.
    pub keys: PathBuf,
    /// `--demo`: load the generated demo data once and print its accounts.
    pub demo: bool,
    /// `LEITPLANKE_METRICS` / `--metrics`: where `/health` and `/metrics` are served; default nowhere.
    pub metrics: Option<SocketAddr>,
    /// `LEITPLANKE_TRUSTED_PROXY`: addresses (with commas) of the proxies in front, whose `X-Forwarded-For` names the
    /// client; default none. It is used for throttling only.
    pub trusted_proxies: Vec<IpAddr>,
    /// `LEITPLANKE_SECURE_COOKIES`: `1` behind TLS (then the cookie is `__Host-` and Secure).
    pub secure_cookies: bool,
    /// `LEITPLANKE_PUBLIC_URL` / `--public-url`: the address people use, printed on receipts and beside one-time codes;
    /// default `http://` and the address above.
    pub public_url: Option<String>,
}

/// A setting whose value must not be printed.
#[derive(Clone)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secret(…)")
    }
}

impl Default for Settings {
    fn default() -> Self {
        let data = PathBuf::from("data");
        Self {
            keys: data.join("keys"),
            data,
            database: None,
            address: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000),
            demo: false,
            metrics: None,
            trusted_proxies: Vec::new(),
            secure_cookies: false,
            public_url: None,
        }
    }
}

impl Settings {
    /// The defaults overlaid with the environment. Errors name the variable that does not parse.
    pub fn from_environment() -> Result<Self, String> {
        let mut settings = Self::default();
        let read = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        if let Some(value) = read("LEITPLANKE_DATA") {
            settings.set_data(PathBuf::from(value));
        }
        if let Some(value) = read("LEITPLANKE_KEYS") {
            settings.keys = PathBuf::from(value);
        }
        settings.database = read("LEITPLANKE_DATABASE").map(Secret);
        if let Some(value) = read("LEITPLANKE_ADDRESS") {
            settings.address =
                value.parse().map_err(|_| "LEITPLANKE_ADDRESS must look like 127.0.0.1:3000".to_owned())?;
        }
        if let Some(value) = read("LEITPLANKE_METRICS") {
            settings.metrics =
                Some(value.parse().map_err(|_| "LEITPLANKE_METRICS must look like 127.0.0.1:9464".to_owned())?);
        }
        if let Some(value) = read("LEITPLANKE_TRUSTED_PROXY") {
            let addresses = value.split(',').map(|one| one.trim().parse()).collect::<Result<_, _>>();
            settings.trusted_proxies = addresses
                .map_err(|_| "LEITPLANKE_TRUSTED_PROXY must be addresses with commas, like 127.0.0.1,::1".to_owned())?;
        }
        settings.public_url = read("LEITPLANKE_PUBLIC_URL");
        settings.secure_cookies = read("LEITPLANKE_SECURE_COOKIES").is_some_and(|v| v == "1");
        Ok(settings)
    }

    /// Moves the data folder and, with it, the key folder inside.
    pub fn set_data(&mut self, data: PathBuf) {
        self.keys = data.join("keys");
        self.data = data;
    }

    /// The address people use, without a slash at the end.
    pub fn public_url(&self) -> String {
        let url = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.address));
        url.trim_end_matches('/').to_owned()
    }

    /// The database address: as set, or the SQLite file in the data folder.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(Secret(url)) => url.clone(),
            None => format!("sqlite://{}", self.data.join("leitplanke.sqlite").display()),
        }
    }
}
