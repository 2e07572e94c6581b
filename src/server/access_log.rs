//! Who read which personal page: written by group commit, at most 200 ms late.
//!
//! A crash may lose the reads of the last 200 ms; changes are never logged here but in the audit chain.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use tokio::sync::{mpsc, oneshot};

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

enum Letter {
    Reading(Reading),
    Flush(oneshot::Sender<()>),
}

/// The sending end; the writing task lives as long as the house.
pub struct AccessLog {
    sender: mpsc::UnboundedSender<Letter>,
}

impl AccessLog {
    /// Starts the writing task on the current runtime.
    pub fn start(db: Database) -> Self {
        let (sender, receiver) = mpsc::unbounded_channel();
        tokio::spawn(write_in_groups(db, receiver));
        Self { sender }
    }

    /// Queues a reading; never waits for the disk.
    pub fn record(&self, reading: Reading) {
        if self.sender.send(Letter::Reading(reading)).is_err() {
            tracing::error!(code = "access_log_closed", "a reading was not logged");
        }
    }

    /// Waits until everything queued so far is on disk (shutdown, tests).
    pub async fn flush(&self) {
        let (done, wait) = oneshot::channel();
        if self.sender.send(Letter::Flush(done)).is_ok() {
            let _ = wait.await;
        }
    }
}

async fn write_in_groups(db: Database, mut receiver: mpsc::UnboundedReceiver<Letter>) {
    while let Some(first) = receiver.recv().await {
        let mut group = Vec::new();
        let mut waiting = Vec::new();
        let mut take = |letter| match letter {
            Letter::Reading(reading) => {
                group.push(reading);
                false
            }
            Letter::Flush(done) => {
                waiting.push(done);
                true
            }
        };
        if !take(first) {
            let deadline = tokio::time::Instant::now() + Duration::from_millis(200);
            while let Ok(Some(letter)) = tokio::time::timeout_at(deadline, receiver.recv()).await {
                if take(letter) {
                    break;
                }
            }
        }
        if let Err(error) = write(&db, group).await {
            tracing::error!(code = "access_log_failed", %error, "readings were not logged");
        }
        for done in waiting {
            let _ = done.send(());
        }
    }
}

async fn write(db: &Database, group: Vec<Reading>) -> Result<(), crate::server::fault::Fault> {
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
