//! Who read which personal page: written by group commit, at most 200 ms late.
//!
//! A crash may lose the reads of the last 200 ms; changes are never logged here but in the audit chain. While the
//! database cannot be written, readings wait in memory, at most [`MOST_WAITING`] of them; what comes on top is reported to
//! the technical log as lost.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::domain::enrolment::EnrolmentId;
use crate::domain::id::Id;
use crate::domain::participant::ParticipantId;
use crate::domain::user::UserId;
use crate::server::clock::new_uuid;
use crate::server::db::Database;
use crate::server::entity::access_log;

/// One read of a personal page.
#[derive(Clone, Debug)]
pub struct Reading {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: UserId,
    /// The role that allowed it (text code).
    pub role: String,
    /// Which page (text code, not the address).
    pub page: &'static str,
    /// Whose page.
    pub participant: Option<ParticipantId>,
    /// Which enrolment.
    pub enrolment: Option<EnrolmentId>,
}

/// Readings that wait while the database cannot be written: the queue, and once more the group in hand (about 200 bytes
/// each).
pub const MOST_WAITING: usize = 10_000;
/// How long readings gather before they are written together.
const GATHER: Duration = Duration::from_millis(200);
/// How long a group that could not be written waits for the next try.
const RETRY: Duration = Duration::from_secs(1);

enum Letter {
    Reading(Reading),
    Flush(oneshot::Sender<()>),
}

/// The sending end; the writing task lives as long as the house.
pub struct AccessLog {
    sender: mpsc::Sender<Letter>,
}

impl AccessLog {
    /// Starts the writing task on the current runtime.
    pub fn start(db: Database) -> Self {
        let (sender, receiver) = mpsc::channel(MOST_WAITING);
        tokio::spawn(write_in_groups(db, receiver));
        Self { sender }
    }

    /// Queues a reading; never waits for the disk.
    pub fn record(&self, reading: Reading) {
        if self.sender.try_send(Letter::Reading(reading)).is_err() {
            tracing::error!(code = "access_log_lost", "a reading was not logged");
        }
    }

    /// Waits until everything queued so far is on disk, or one try to write it has failed (shutdown, tests).
    pub async fn flush(&self) {
        let (done, wait) = oneshot::channel();
        if self.sender.send(Letter::Flush(done)).await.is_ok() {
            let _ = wait.await;
        }
    }
}

async fn write_in_groups(db: Database, mut receiver: mpsc::Receiver<Letter>) {
    let mut group = Vec::new();
    let mut failing = false;
    loop {
        let mut waiting = Vec::new();
        let open = gather(&mut receiver, &mut group, &mut waiting, failing).await;
        match write(&db, &group).await {
            Ok(()) => {
                group.clear();
                failing = false;
            }
            Err(error) => {
                // Said once per outage, not once per try.
                if !failing {
                    tracing::error!(code = "access_log_waits", %error, "readings wait until they can be written");
                }
                failing = true;
            }
        }
        for done in waiting {
            let _ = done.send(());
        }
        if !open {
            return;
        }
    }
}

/// Takes letters until the group is due: some time after the first one, at a flush, or at the next try. `false` when
/// nobody can send any more.
async fn gather(
    receiver: &mut mpsc::Receiver<Letter>,
    group: &mut Vec<Reading>,
    waiting: &mut Vec<oneshot::Sender<()>>,
    failing: bool,
) -> bool {
    let mut due = failing.then(|| Instant::now() + RETRY);
    loop {
        let letter = match due {
            None => receiver.recv().await,
            // A full group takes no more; what is sent meanwhile waits in the queue.
            Some(due) if group.len() >= MOST_WAITING => {
                tokio::time::sleep_until(due).await;
                return true;
            }
            Some(due) => match tokio::time::timeout_at(due, receiver.recv()).await {
                Ok(letter) => letter,
                Err(_) => return true,
            },
        };
        match letter {
            Some(Letter::Reading(reading)) => group.push(reading),
            Some(Letter::Flush(done)) => {
                waiting.push(done);
                return true;
            }
            None => return false,
        }
        due = due.or_else(|| Some(Instant::now() + GATHER));
    }
}

async fn write(db: &Database, group: &[Reading]) -> Result<(), crate::server::fault::Fault> {
    if group.is_empty() {
        return Ok(());
    }
    let tx = db.begin_write().await?;
    for chunk in group.chunks(500) {
        let rows = chunk.iter().map(|reading| access_log::ActiveModel {
            id: Set(Id::from_uuid(new_uuid())),
            at: Set(reading.at),
            actor_id: Set(reading.actor),
            role: Set(reading.role.clone()),
            page: Set(reading.page.to_owned()),
            participant_id: Set(reading.participant),
            enrolment_id: Set(reading.enrolment),
        });
        access_log::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}
