//! Scoped reads: site, caseload and consent gate are part of the query, so that no page can forget them.
//!
//! What lies outside is not found; the two look the same on purpose.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoColumnRef, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

use crate::domain::access::{CaseFacts, Scope};
use crate::domain::case_code::CaseCode;
use crate::domain::enrolment::Status;
use crate::domain::purpose::Purpose;
use crate::domain::session::SessionId;
use crate::server::call::Call;
use crate::server::crypto::DataKey;
use crate::server::entity::{
    consent, data_key, enrolment, network_contact, participant, participant_identity, session, sibling, site,
};
use crate::server::fault::Fault;
use crate::server::people::{Identity, open_identity};

/// One case as a page needs it: the newest enrolment in scope and its participant.
pub struct CaseRows {
    /// The young person's row (no identity).
    pub participant: participant::Model,
    /// The enrolment: the open one, else the newest.
    pub enrolment: enrolment::Model,
}

/// One case with what is sealed about the young person, opened.
pub struct OpenedCase {
    /// The newest enrolment in scope and its participant.
    pub rows: CaseRows,
    /// The site of the enrolment.
    pub site: site::Model,
    /// The participant's data key.
    pub key: DataKey,
    /// Who the young person is.
    pub identity: Identity,
}

/// The open enrolment, else the newest.
fn newest_first(row: &enrolment::Model) -> (bool, DateTime<Utc>, Option<NaiveDate>) {
    (row.is_open, row.created_at, row.start_on)
}

impl Call {
    /// Enrolments this call's permission reaches: whole sites of a team lead, own and deputised ones of a worker.
    pub fn enrolments(&self) -> Select<enrolment::Entity> {
        enrolment::Entity::find().filter(self.case_condition())
    }

    /// Sessions of reachable enrolments whose consent to take part was given and is not withdrawn, or that were held
    /// before it was needed. A withdrawal closes them at the next request (BR-10, consent gate). A consent that
    /// ran out stops new entries (BR-01) and closes nothing that was recorded while it held: that goes by retention (BR-20). Both questions are asked
    /// of the session's own enrolment: a list over the whole programme would grow with it.
    pub fn sessions(&self) -> Select<session::Entity> {
        let session_enrolment = (session::Entity, session::Column::EnrolmentId);
        let own = Expr::col((enrolment::Entity, enrolment::Column::Id))
            .equals((session::Entity, session::Column::EnrolmentId));
        let reachable = Query::select()
            .column((enrolment::Entity, enrolment::Column::Id))
            .from(enrolment::Entity)
            .and_where(own)
            .cond_where(self.case_condition())
            .to_owned();
        session::Entity::find()
            .filter(Expr::exists(reachable))
            .filter(Expr::not_exists(withdrawn_participation(session_enrolment)))
            .filter(void_participation(session_enrolment))
    }

    /// Siblings of a reachable case, under the same gate as its sessions.
    pub fn siblings(&self, case: &enrolment::Model) -> Select<sibling::Entity> {
        sibling::Entity::find()
            .filter(sibling::Column::EnrolmentId.eq(case.id))
            .filter(Expr::exists(self.open_record(case)))
    }

    /// The network map of a reachable case, under the same gate as its sessions.
    pub fn network(&self, case: &enrolment::Model) -> Select<network_contact::Entity> {
        network_contact::Entity::find()
            .filter(network_contact::Column::EnrolmentId.eq(case.id))
            .filter(Expr::exists(self.open_record(case)))
    }

    /// Whether the case record is open: the gate of [`Call::siblings`] and [`Call::network`], for writing.
    ///
    /// # Errors
    /// The database's own.
    pub async fn record_is_open(&self, db: &impl ConnectionTrait, case: &enrolment::Model) -> Result<bool, Fault> {
        let open =
            self.enrolments().filter(enrolment::Column::Id.eq(case.id)).filter(Expr::exists(self.open_record(case)));
        Ok(open.one(db).await?.is_some())
    }

    /// The enrolment, if it is reachable and its consent to take part neither withdrawn nor void.
    fn open_record(&self, case: &enrolment::Model) -> sea_orm::sea_query::SelectStatement {
        let own = (enrolment::Entity, enrolment::Column::Id);
        Query::select()
            .column(own)
            .from(enrolment::Entity)
            .and_where(Expr::col(own).eq(case.id))
            .cond_where(self.case_condition())
            .and_where(Expr::not_exists(withdrawn_participation(own)))
            .cond_where(void_participation(own))
            .to_owned()
    }

    /// Consents of the sites this call's permission reaches, for the register.
    pub fn consent_register(&self) -> Select<consent::Entity> {
        let all = consent::Entity::find();
        match self.actor.sites_for(self.permission, self.today) {
            Scope::All => all,
            Scope::Sites(sites) => {
                let reachable = Query::select()
                    .column(enrolment::Column::Id)
                    .from(enrolment::Entity)
                    .and_where(enrolment::Column::SiteId.is_in(sites))
                    .to_owned();
                all.filter(consent::Column::EnrolmentId.in_subquery(reachable))
            }
            Scope::None => all.filter(Condition::any()).filter(Expr::value(false)),
        }
    }

    /// One session by its id, inside the scope and the consent gate.
    pub async fn session(&self, id: SessionId) -> Result<session::Model, Fault> {
        self.sessions().filter(session::Column::Id.eq(id)).one(self.db()).await?.ok_or_else(Fault::not_found)
    }

    /// The case behind a code, inside the scope.
    ///
    /// # Errors
    /// `NotFound` for a wrong code, an unknown case and a case of somebody else alike.
    pub async fn case(&self, code: &str) -> Result<CaseRows, Fault> {
        let rows = self.enrolments_of(code)?.find_also_related(participant::Entity).all(self.db()).await?;
        let newest = rows.into_iter().max_by_key(|(row, _)| newest_first(row));
        let (enrolment, participant) = newest.ok_or_else(Fault::not_found)?;
        Ok(CaseRows { participant: participant.ok_or_else(Fault::not_found)?, enrolment })
    }

    /// The case behind a code with its site and what is sealed about the person: one statement.
    ///
    /// # Errors
    /// As [`Call::case`].
    pub async fn opened_case(&self, code: &str) -> Result<OpenedCase, Fault> {
        let rows = self
            .enrolments_of(code)?
            .find_also(enrolment::Entity, participant::Entity)
            .find_also(participant::Entity, participant_identity::Entity)
            .find_also(participant::Entity, data_key::Entity)
            .find_also(enrolment::Entity, site::Entity)
            .all(self.db())
            .await?;
        let newest = rows.into_iter().max_by_key(|(row, ..)| newest_first(row));
        let Some((enrolment, Some(participant), Some(identity), Some(wrapped), Some(site))) = newest else {
            return Err(Fault::not_found());
        };
        let key = self.house.keyring.unwrap_data_key(wrapped.id.uuid(), &wrapped.wrapped)?;
        let identity = open_identity(&key, &identity)?;
        Ok(OpenedCase { rows: CaseRows { participant, enrolment }, site, key, identity })
    }

    fn enrolments_of(&self, code: &str) -> Result<Select<enrolment::Entity>, Fault> {
        let code = CaseCode::parse(code).map_err(|_| Fault::not_found())?;
        Ok(self.enrolments().filter(enrolment::Column::CaseCode.eq(code)))
    }

    /// Who works on the case, for the rules about single records (BR-12).
    pub fn case_facts(&self, row: &enrolment::Model) -> CaseFacts {
        CaseFacts {
            enrolment: row.id,
            site: row.site_id,
            lead: row.lead_worker_id,
            deputy: row.deputy_id,
            deputy_from: row.deputy_from,
            deputy_until: row.deputy_until,
        }
    }

    fn case_condition(&self) -> Condition {
        let scope = self.actor.cases_for(self.permission, self.today);
        let user = self.actor.user;
        let deputy = Condition::all()
            .add(enrolment::Column::DeputyId.eq(user))
            .add(enrolment::Column::DeputyFrom.lte(self.today))
            .add(enrolment::Column::DeputyUntil.gte(self.today));
        let own = Condition::any().add(enrolment::Column::LeadWorkerId.eq(user)).add(deputy);
        // An alternative without a site would never be true, and would keep the database from using an index.
        let mut reach = Condition::any();
        if scope.whole.is_empty() && scope.own.is_empty() {
            reach = reach.add(Expr::value(false));
        }
        if !scope.whole.is_empty() {
            reach = reach.add(enrolment::Column::SiteId.is_in(scope.whole));
        }
        if !scope.own.is_empty() {
            reach = reach.add(Condition::all().add(enrolment::Column::SiteId.is_in(scope.own)).add(own));
        }
        // What retention has erased is no case any more (BR-20); its proof of consent is the register's.
        Condition::all().add(enrolment::Column::Status.ne(Status::Erased)).add(reach)
    }
}

/// A consent to take part of the enrolment in that column that was withdrawn and not given again.
fn withdrawn_participation(of: impl IntoColumnRef) -> sea_orm::sea_query::SelectStatement {
    let purpose = (consent::Entity, consent::Column::Purpose);
    Query::select()
        .column(consent::Column::EnrolmentId)
        .from(consent::Entity)
        .and_where(Expr::col((consent::Entity, consent::Column::EnrolmentId)).equals(of))
        .and_where(Expr::col(purpose).eq(Purpose::Participation))
        .and_where(Expr::col((consent::Entity, consent::Column::WithdrawnOn)).is_not_null())
        .and_where(Expr::col((consent::Entity, consent::Column::SupersededOn)).is_null())
        .to_owned()
}

/// The consent to take part was void and none is left that had effect: the same as `domain::consent::withheld::closes`.
fn void_participation(of: impl IntoColumnRef + Copy) -> Condition {
    let own = || {
        let purpose = (consent::Entity, consent::Column::Purpose);
        Query::select()
            .column(consent::Column::EnrolmentId)
            .from(consent::Entity)
            .and_where(Expr::col((consent::Entity, consent::Column::EnrolmentId)).equals(of))
            .and_where(Expr::col(purpose).eq(Purpose::Participation))
            .and_where(Expr::col((consent::Entity, consent::Column::ValidFrom)).is_not_null())
            .to_owned()
    };
    let void = own().and_where(Expr::col((consent::Entity, consent::Column::VoidedOn)).is_not_null()).to_owned();
    let stands = own()
        .and_where(Expr::col((consent::Entity, consent::Column::VoidedOn)).is_null())
        .and_where(Expr::col((consent::Entity, consent::Column::WithdrawnOn)).is_null())
        .and_where(Expr::col((consent::Entity, consent::Column::SupersededOn)).is_null())
        .to_owned();
    Condition::any().add(Expr::not_exists(void)).add(Expr::exists(stands))
}

/// Reads every enrolment of the programme. Only for jobs that give no person to anybody: figures, releases,
/// deletion. Found by its name in reviews.
pub fn across_all_sites() -> Select<enrolment::Entity> {
    enrolment::Entity::find()
}

/// Reads every session of the programme, for the same jobs as [`across_all_sites`].
pub fn sessions_across_all_sites() -> Select<session::Entity> {
    session::Entity::find()
}
