//! The running program: database, keys, clock, name index, logs. Cheap to clone.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Semaphore;

use crate::server::access_log::AccessLog;
use crate::server::auth::throttle::Throttle;
use crate::server::clock::Clock;
use crate::server::crypto::Keyring;
use crate::server::db::Database;
use crate::server::frozen_cells::FrozenCells;
use crate::server::meters::Meters;
use crate::server::names::NameIndex;
use crate::server::settings::Settings;

/// Everything a request may need, shared by all of them.
#[derive(Clone)]
pub struct House(Arc<Rooms>);

/// What the house holds.
pub struct Rooms {
    /// Read and write connections.
    pub db: Database,
    /// The keys outside the database.
    pub keyring: Keyring,
    /// Where "now" comes from.
    pub clock: Clock,
    /// How the server was started.
    pub settings: Settings,
    /// Search by name, in memory only.
    pub names: NameIndex,
    /// Who read which personal page.
    pub access_log: AccessLog,
    /// Cells of frozen quarters, checked once and kept.
    pub frozen_cells: FrozenCells,
    /// Slows down guessing of passwords.
    pub throttle: Throttle,
    /// At most two passwords are hashed at once (46 MiB and about 100 ms each).
    pub hashing: Semaphore,
    /// Counts of requests, for the operator.
    pub meters: Meters,
    /// Whether the database holds the generated demo; the pages say so.
    demo: AtomicBool,
}

impl House {
    /// Opens the house over a connected, migrated database.
    pub fn open(db: Database, keyring: Keyring, clock: Clock, settings: Settings) -> Self {
        let access_log = AccessLog::start(db.clone());
        Self(Arc::new(Rooms {
            db,
            keyring,
            clock,
            settings,
            names: NameIndex::default(),
            access_log,
            frozen_cells: FrozenCells::default(),
            throttle: Throttle::default(),
            hashing: Semaphore::new(2),
            meters: Meters::default(),
            demo: AtomicBool::new(false),
        }))
    }

    /// Whether the database holds generated demo data.
    pub fn is_demo(&self) -> bool {
        self.demo.load(Ordering::Relaxed)
    }

    /// Remembers that the database holds generated demo data.
    pub fn mark_demo(&self) {
        self.demo.store(true, Ordering::Relaxed);
    }
}

impl Deref for House {
    type Target = Rooms;

    fn deref(&self) -> &Rooms {
        &self.0
    }
}
