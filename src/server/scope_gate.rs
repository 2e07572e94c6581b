//! The consent gate of the query layer over single sessions: the record without the fields whose purpose was withdrawn, and
//! which purposes were missing (`domain::consent::withheld`).

use std::collections::HashMap;

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::domain::consent::withheld::Withheld;
use crate::domain::enrolment::EnrolmentId;
use crate::domain::purpose::Purpose;
use crate::domain::session::SessionId;
use crate::server::call::Call;
use crate::server::entity::{consent, session, session_release};
use crate::server::fault::Fault;

/// A session as it may be read today.
pub struct GatedSession {
    /// The row; what is withheld is empty in it.
    pub row: session::Model,
    /// The releases it rests on whose purpose is still open.
    pub releases: Vec<consent::Model>,
    /// What is left out, and for want of which purpose.
    pub withheld: Withheld,
}

impl Call {
    /// One session by its id, inside scope and gate, without what a withdrawal has closed.
    ///
    /// # Errors
    /// `NotFound` outside the scope and after the consent to take part was withdrawn.
    pub async fn gated_session(&self, id: SessionId) -> Result<GatedSession, Fault> {
        let row = self.session(id).await?;
        self.gated(vec![row]).await?.pop().ok_or_else(Fault::not_found)
    }

    /// The same for rows that came from [`Call::sessions`]: at most two statements, whatever their number.
    ///
    /// # Errors
    /// The database's own.
    pub async fn gated(&self, rows: Vec<session::Model>) -> Result<Vec<GatedSession>, Fault> {
        let ids: Vec<SessionId> = rows.iter().map(|row| row.id).collect();
        let releases: Vec<(session_release::Model, Option<consent::Model>)> = session_release::Entity::find()
            .filter(session_release::Column::SessionId.is_in(ids))
            .find_also_related(consent::Entity)
            .all(self.db())
            .await?;
        let mut by_session: HashMap<SessionId, Vec<consent::Model>> = HashMap::new();
        for (link, consent) in releases {
            by_session.entry(link.session_id).or_default().extend(consent);
        }
        let interpreted = rows.iter().filter(|row| row.interpreter_job_id.is_some()).map(|row| row.enrolment_id);
        let closed = self.interpreting_closed(interpreted.collect()).await?;
        let gate = |row: session::Model| {
            let releases = by_session.remove(&row.id).unwrap_or_default();
            gated(row, releases, &closed)
        };
        Ok(rows.into_iter().map(gate).collect())
    }

    /// Enrolments whose consent to interpreting was withdrawn and not given again.
    async fn interpreting_closed(&self, enrolments: Vec<EnrolmentId>) -> Result<Vec<EnrolmentId>, Fault> {
        if enrolments.is_empty() {
            return Ok(Vec::new());
        }
        let rows = consent::Entity::find()
            .filter(consent::Column::EnrolmentId.is_in(enrolments))
            .filter(consent::Column::Purpose.eq(Purpose::Interpreter))
            .filter(closed_by_withdrawal())
            .all(self.db())
            .await?;
        Ok(rows.into_iter().map(|row| row.enrolment_id).collect())
    }
}

/// A consent that was withdrawn and that no newer one replaced.
fn closed_by_withdrawal() -> Condition {
    Condition::all().add(consent::Column::WithdrawnOn.is_not_null()).add(consent::Column::SupersededOn.is_null())
}

/// Empties what is withheld.
fn gated(mut row: session::Model, releases: Vec<consent::Model>, closed: &[EnrolmentId]) -> GatedSession {
    let mut withheld = Withheld::default();
    let is_closed = |one: &consent::Model| one.withdrawn_on.is_some() && one.superseded_on.is_none();
    for release in releases.iter().filter(|one| is_closed(one)) {
        withheld.add(release.purpose);
    }
    if row.interpreter_job_id.is_some() && closed.contains(&row.enrolment_id) {
        withheld.add(Purpose::Interpreter);
    }
    if withheld.hides_words() {
        row.note_ct = None;
        row.next_step_ct = None;
        row.exception_reason_ct = None;
        row.topic_tags = Vec::new().into();
    }
    if withheld.hides_interpreting() {
        row.interpreter_job_id = None;
    }
    let present: Vec<_> = row.present.to_vec().into_iter().filter(|who| !withheld.hides(*who)).collect();
    row.present = present.into();
    let releases = releases.into_iter().filter(|one| !is_closed(one)).collect();
    GatedSession { row, releases, withheld }
}
