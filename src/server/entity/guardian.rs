//! Adults around a participant (Bezugspersonen).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::guardian::GuardianId;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::ParticipantId;
use crate::domain::user::UserId;

/// One row of `guardian`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guardian")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GuardianId,
    /// Around whom.
    pub participant_id: ParticipantId,
    /// Given name.
    pub given_name_ct: Vec<u8>,
    /// Family name.
    pub family_name_ct: Vec<u8>,
    /// Mother, father and so on.
    pub relation: crate::domain::guardian::Relation,
    /// Share of custody.
    pub custody: Custody,
    /// How custody is known.
    pub custody_proof: CustodyProof,
    /// Since when this custody holds; moves only with custody or relation.
    pub custody_since: NaiveDate,
    /// Court and file number, or what document was seen.
    pub custody_document_ct: Option<Vec<u8>>,
    /// Youth office or guardians' association the person speaks for.
    pub institution_ct: Option<Vec<u8>>,
    /// Language to talk in.
    pub preferred_language: LanguageCode,
    /// Whether an interpreter is needed.
    pub needs_interpreter: bool,
    /// Phone, address.
    pub contact_ct: Option<Vec<u8>>,
    /// Whether the person may be contacted.
    pub may_be_contacted: bool,
    /// Safe times, how to reach.
    pub contact_rule_ct: Option<Vec<u8>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "participant_id", to = "id")]
    pub participant: BelongsTo<super::participant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
