//! The rows of the demo, collected and inserted in the order the foreign keys ask for.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::domain::case_code::CaseCode;
use crate::domain::id::Id;
use crate::domain::site::SiteId;
use crate::domain::user::UserId;
use crate::server::crypto::{DataKey, Keyring};
use crate::server::entity::{
    app_user, consent, consent_signatory, contact_attempt, data_key, enrolment, guardian, interpreter, interpreter_job,
    network_contact, participant, participant_identity, referral, review, role_grant, session, sibling, site,
};
use crate::server::fault::Fault;

/// Everything the demo inserts.
pub struct Rows {
    /// When the demo is made.
    pub now: DateTime<Utc>,
    /// Case codes given so far, in this round and before: no two people share one.
    pub codes: HashSet<CaseCode>,
    pub keys: Vec<data_key::Model>,
    pub sites: Vec<site::Model>,
    pub users: Vec<app_user::Model>,
    pub grants: Vec<role_grant::Model>,
    pub interpreters: Vec<interpreter::Model>,
    pub participants: Vec<participant::Model>,
    pub identities: Vec<participant_identity::Model>,
    pub guardians: Vec<guardian::Model>,
    /// Brothers and sisters.
    pub siblings: Vec<sibling::Model>,
    /// Who else helps.
    pub network: Vec<network_contact::Model>,
    pub referrals: Vec<referral::Model>,
    pub enrolments: Vec<enrolment::Model>,
    pub attempts: Vec<contact_attempt::Model>,
    pub jobs: Vec<interpreter_job::Model>,
    pub consents: Vec<consent::Model>,
    pub signatories: Vec<consent_signatory::Model>,
    pub sessions: Vec<session::Model>,
    /// Reviews every eight weeks.
    pub reviews: Vec<review::Model>,
}

impl Rows {
    /// No rows yet.
    pub fn new(now: DateTime<Utc>, codes: HashSet<CaseCode>) -> Self {
        Self {
            now,
            codes,
            keys: vec![],
            sites: vec![],
            users: vec![],
            grants: vec![],
            interpreters: vec![],
            participants: vec![],
            identities: vec![],
            guardians: vec![],
            siblings: vec![],
            network: vec![],
            referrals: vec![],
            enrolments: vec![],
            attempts: vec![],
            jobs: vec![],
            consents: vec![],
            signatories: vec![],
            sessions: vec![],
            reviews: vec![],
        }
    }

    /// Makes a data key and keeps its wrapped row.
    pub fn data_key(&mut self, keyring: &Keyring) -> Result<(Id<data_key::Model>, DataKey), Fault> {
        let (key, wrapped) = keyring.new_data_key()?;
        let id = Id::from_uuid(key.id());
        let kek_id = keyring.master_id().to_owned();
        self.keys.push(data_key::Model { id, kek_id, wrapped, created_at: self.now });
        Ok((id, key))
    }

    /// Gives the first interpreter of a site an account of their own.
    pub fn interpreters_of(&mut self, site: SiteId, user: UserId) {
        if let Some(row) = self.interpreters.iter_mut().find(|row| row.site_id == Some(site)) {
            row.user_id = Some(user);
        }
    }

    /// One line of counts for the terminal.
    pub fn summary(&self) -> String {
        format!(
            "Demo data: {} sites, {} enrolments, {} consents, {} sessions.",
            self.sites.len(),
            self.enrolments.len(),
            self.consents.len(),
            self.sessions.len()
        )
    }

    /// Inserts everything; gives the case codes back for the next round.
    pub async fn insert(self, tx: &impl ConnectionTrait) -> Result<HashSet<CaseCode>, Fault> {
        put(tx, self.keys).await?;
        put(tx, self.sites).await?;
        put(tx, self.users).await?;
        put(tx, self.grants).await?;
        put(tx, self.interpreters).await?;
        put(tx, self.participants).await?;
        put(tx, self.identities).await?;
        put(tx, self.guardians).await?;
        put(tx, self.referrals).await?;
        put(tx, self.enrolments).await?;
        put(tx, self.siblings).await?;
        put(tx, self.network).await?;
        put(tx, self.attempts).await?;
        put(tx, self.jobs).await?;
        put(tx, self.consents).await?;
        put(tx, self.signatories).await?;
        put(tx, self.sessions).await?;
        put(tx, self.reviews).await?;
        Ok(self.codes)
    }
}

/// Rows per statement: below both databases' limits of parameters.
const CHUNK: usize = 400;

async fn put<Model, Active>(tx: &impl ConnectionTrait, rows: Vec<Model>) -> Result<(), Fault>
where
    Model: IntoActiveModel<Active>,
    Active: ActiveModelTrait + ActiveModelBehavior,
    Active::Entity: EntityTrait,
{
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all()).peekable();
    while rows.peek().is_some() {
        let chunk: Vec<Active> = rows.by_ref().take(CHUNK).collect();
        Active::Entity::insert_many(chunk).exec_without_returning(tx).await?;
    }
    Ok(())
}
