//! The wording of consents. A version is never edited after its first use: another wording is another version.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::domain::consent::FormVersionId;
use crate::domain::id::Id;
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::{PURPOSES, Purpose};
use crate::server::clock::new_uuid;
use crate::server::crypto::sha256;
use crate::server::entity::consent_form_version;
use crate::server::fault::Fault;

/// The newest version of each purpose and language.
pub struct Versions(HashMap<(Purpose, LanguageCode), FormVersionId>);

impl Versions {
    /// The version to sign. Errors: no text in that language.
    pub fn of(&self, purpose: Purpose, language: LanguageCode) -> Result<FormVersionId, Fault> {
        self.0
            .get(&(purpose, language))
            .copied()
            .ok_or_else(|| Fault::internal(format!("no form text for {purpose} in {language}")))
    }
}

/// Reads the newest versions.
pub async fn newest(db: &impl ConnectionTrait) -> Result<Versions, Fault> {
    let mut newest: HashMap<_, (i32, FormVersionId)> = HashMap::new();
    for row in consent_form_version::Entity::find().all(db).await? {
        let entry = newest.entry((row.purpose, row.language)).or_insert((row.version_no, row.id));
        if row.version_no > entry.0 {
            *entry = (row.version_no, row.id);
        }
    }
    Ok(Versions(newest.into_iter().map(|(key, (_, id))| (key, id)).collect()))
}

/// Inserts the first version of every purpose in German and English where it is missing, and gives the newest.
pub async fn ensure(tx: &impl ConnectionTrait, valid_from: NaiveDate, now: DateTime<Utc>) -> Result<Versions, Fault> {
    let known = newest(tx).await?;
    let mut rows = Vec::new();
    for entry in PURPOSES {
        for (language, (title, body)) in [(LanguageCode::German, entry.german), (LanguageCode::English, entry.english)]
        {
            if known.0.contains_key(&(entry.purpose, language)) {
                continue;
            }
            let row = consent_form_version::Model {
                id: Id::from_uuid(new_uuid()),
                purpose: entry.purpose,
                language,
                version_no: 1,
                title: title.to_owned(),
                body: body.to_owned(),
                text_hash: sha256(format!("{title}\n{body}").as_bytes()).to_vec(),
                valid_from,
                plain_language: true,
                created_at: now,
                created_by: None,
                updated_at: now,
                version: 1,
            };
            rows.push(row.into_active_model().reset_all());
        }
    }
    if !rows.is_empty() {
        consent_form_version::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    newest(tx).await
}
