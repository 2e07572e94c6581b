//! What is stored of a wording, and which of them may be signed today.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::form_text::{EDITIONS, Edition, GERMAN, TextState, filled_frame};
use crate::domain::purpose::Purpose;
use crate::domain::view::consent::FormText;
use crate::server::crypto::hex;
use crate::server::entity::consent_form_version;
use crate::server::fault::Fault;

/// First letters of the fingerprint that pages and receipts show.
pub(super) const SHOWN_HASH: usize = 12;

/// All wordings of one purpose, judged for a day.
pub struct Signable {
    rows: Vec<consent_form_version::Model>,
    today: NaiveDate,
}

/// Reads them (one statement).
///
/// # Errors
/// The database's own.
pub async fn signable(db: &impl ConnectionTrait, purpose: Purpose, today: NaiveDate) -> Result<Signable, Fault> {
    let rows = consent_form_version::Entity::find()
        .filter(consent_form_version::Column::Purpose.eq(purpose))
        .order_by_desc(consent_form_version::Column::VersionNo)
        .all(db)
        .await?;
    Ok(of_rows(rows, today))
}

/// The same from rows at hand: of one purpose, newest number first.
pub(super) fn of_rows(rows: Vec<consent_form_version::Model>, today: NaiveDate) -> Signable {
    Signable { rows, today }
}

impl Signable {
    fn in_force(&self, row: &consent_form_version::Model) -> bool {
        row.approved_on.is_some() && row.valid_from <= self.today
    }

    /// Number of the last German wording that asks for more than the one before; what translates an older one is outdated.
    fn asks_from(&self) -> i32 {
        let asks = |row: &&consent_form_version::Model| self.in_force(row) && row.asks_again && row.edition() == GERMAN;
        self.rows.iter().find(asks).map_or(0, |row| row.version_no)
    }

    /// Whether this wording may be signed: approved, in force, and no later German wording asks for more.
    pub fn may_sign(&self, row: &consent_form_version::Model) -> bool {
        self.in_force(row) && row.german_version_no >= self.asks_from()
    }

    /// All wordings of an edition, newest first.
    pub fn of(&self, edition: Edition) -> impl Iterator<Item = &consent_form_version::Model> {
        self.rows.iter().filter(move |row| row.edition() == edition)
    }

    /// The wording of an edition to sign today.
    pub fn to_sign(&self, edition: Edition) -> Option<&consent_form_version::Model> {
        self.of(edition).find(|row| self.may_sign(row))
    }

    /// The draft of an edition that waits for approval.
    pub fn waiting(&self, edition: Edition) -> Option<&consent_form_version::Model> {
        self.of(edition).find(|row| row.approved_on.is_none())
    }

    /// Whether an edition had a wording to sign until a German one asked for more.
    pub fn is_outdated(&self, edition: Edition) -> bool {
        self.to_sign(edition).is_none() && self.of(edition).any(|row| row.approved_on.is_some())
    }

    /// The wording to sign in each edition that has one, in the order of the screen.
    pub fn offered(&self) -> Vec<&consent_form_version::Model> {
        EDITIONS.into_iter().filter_map(|edition| self.to_sign(edition)).collect()
    }

    /// The wording with this id, whatever its state.
    pub fn with_id(&self, id: &str) -> Option<&consent_form_version::Model> {
        self.rows.iter().find(|row| row.id.to_string() == id)
    }

    /// The newest wording of an edition that may be read: the one to sign, else the newest draft.
    pub fn readable(&self, edition: Edition) -> Option<&consent_form_version::Model> {
        self.to_sign(edition).or_else(|| self.of(edition).next())
    }

    /// The German wording another one stands beside.
    pub fn german_of(&self, row: &consent_form_version::Model) -> Option<&consent_form_version::Model> {
        self.rows.iter().find(|german| german.edition() == GERMAN && german.version_no == row.german_version_no)
    }

    /// The first day from which a consent to this wording needs review, because a later German one asks for more.
    pub fn asked_again_from(&self, row: &consent_form_version::Model) -> Option<NaiveDate> {
        self.rows
            .iter()
            .filter(|later| later.edition() == GERMAN && later.asks_again && later.approved_on.is_some())
            .filter(|later| later.version_no > row.german_version_no)
            .map(|later| later.valid_from)
            .min()
    }
}

/// A wording as pages show it, with the contact of the site filled in.
pub fn shown(row: &consent_form_version::Model, contact: &str, phone: &str) -> FormText {
    FormText {
        id: row.id.to_string(),
        language: row.language,
        plain: row.plain_language,
        version_no: row.version_no,
        title: row.title.clone(),
        body: row.body.clone(),
        frame: filled_frame(&row.frame, contact, phone),
        state: if row.approved_on.is_some() { TextState::Approved } else { TextState::Draft },
        origin: row.origin,
        hash: hex(&row.text_hash)[..SHOWN_HASH].to_owned(),
        recordings: Vec::new(),
    }
}
