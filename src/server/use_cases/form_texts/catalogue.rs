//! The catalogue of wordings, one edition, and the page before an approval.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use similar::{ChangeTag, TextDiff};

use super::approve::touched;
use super::recordings::with_recordings;
use super::stored::{Signable, of_rows, shown};
use crate::domain::access::Permission;
use crate::domain::draft::FormKind;
use crate::domain::form_text::{EDITIONS, Edition, GERMAN};
use crate::domain::purpose::Purpose;
use crate::domain::user::UserId;
use crate::domain::view::form_text::{
    Change, EditionLine, EditionView, PurposeTexts, Stretch, TextCatalogue, TextReview, TextVersion,
};
use crate::server::call::Call;
use crate::server::drafts;
use crate::server::entity::{app_user, consent_form_version};
use crate::server::fault::Fault;

/// Placeholders stay as they are where no site is concerned.
const CONTACT: (&str, &str) = ("{contact}", "{phone}");

/// All editions with what is ready and what waits (one statement).
///
/// # Errors
/// The database's own.
pub async fn catalogue(call: &Call) -> Result<TextCatalogue, Fault> {
    let texts = signable_all(call).await?;
    let count = |edition: Edition, holds: &dyn Fn(&Signable, Edition) -> bool| {
        u32::try_from(texts.values().filter(|signable| holds(signable, edition)).count()).unwrap_or(u32::MAX)
    };
    let editions = EDITIONS.into_iter().map(|edition| EditionLine {
        code: edition.code(),
        signable: count(edition, &|texts, edition| texts.to_sign(edition).is_some()),
        waiting: count(edition, &|texts, edition| texts.waiting(edition).is_some()),
        outdated: count(edition, &|texts, edition| texts.is_outdated(edition)),
    });
    Ok(TextCatalogue { editions: editions.collect() })
}

/// One edition.
///
/// # Errors
/// `NotFound`.
pub async fn edition(call: &Call, code: &str) -> Result<EditionView, Fault> {
    let edition = Edition::from_code(code).ok_or_else(Fault::not_found)?;
    let texts = signable_all(call).await?;
    let approvers = approvers(call).await?;
    let mut purposes = Vec::new();
    let mut frame = Vec::new();
    let mut first = 0;
    for purpose in Purpose::ALL {
        let Some(texts) = texts.get(purpose) else { continue };
        let current = texts.to_sign(edition);
        let draft = texts.waiting(edition);
        first += u32::from(draft.is_some_and(|row| row.created_by.is_none()));
        if let Some(row) = current.or(draft).filter(|_| frame.is_empty()) {
            frame = shown(row, CONTACT.0, CONTACT.1).frame;
        }
        let older =
            texts.of(edition).filter(|row| row.approved_on.is_some() && current.is_none_or(|now| now.id != row.id));
        purposes.push(PurposeTexts {
            purpose: *purpose,
            current: current.map(|row| version(row, &approvers)),
            draft: draft.map(|row| version(row, &approvers)),
            outdated: texts.is_outdated(edition),
            older: older.map(|row| version(row, &approvers)).collect(),
        });
    }
    let versions = purposes.iter_mut().flat_map(|texts: &mut PurposeTexts| {
        texts.current.iter_mut().chain(texts.draft.iter_mut()).chain(texts.older.iter_mut())
    });
    with_recordings(call, versions.map(|version| &mut version.text).collect()).await?;
    let may = |permission| call.actor.may(permission, call.today);
    Ok(EditionView {
        code: edition.code(),
        frame,
        purposes,
        may_propose: may(Permission::ProposeFormText),
        may_approve_first: if may(Permission::ApproveFormText) { first } else { 0 },
    })
}

/// A draft against the wording before it, and what its approval would do.
///
/// # Errors
/// `NotFound`.
pub async fn review(call: &Call, id: &str) -> Result<TextReview, Fault> {
    let texts = signable_all(call).await?;
    let found = texts.iter().find_map(|(purpose, texts)| Some((*purpose, texts, texts.with_id(id)?)));
    let (purpose, texts, row) = found.ok_or_else(Fault::not_found)?;
    let before = texts.of(row.edition()).find(|older| older.approved_on.is_some() && older.version_no < row.version_no);
    let text = |row: &consent_form_version::Model| format!("{}\n{}", row.title, row.body);
    let asks = row.asks_again && row.edition() == GERMAN && row.approved_on.is_none();
    let own = row.created_by == Some(call.actor.user);
    let kept = drafts::fetch(&call.house, call.actor.user, FormKind::Recording, &row.id.to_string()).await?;
    Ok(TextReview {
        code: row.edition().code(),
        purpose,
        draft: version(row, &approvers(call).await?),
        german: texts.german_of(row).filter(|_| row.edition() != GERMAN).map(|row| shown(row, CONTACT.0, CONTACT.1)),
        body: changes(&before.map(text).unwrap_or_default(), &text(row)),
        frame: changes(before.map_or("", |row| &row.frame), &row.frame),
        consents: if asks { touched(call, purpose, row.version_no).await? } else { 0 },
        own,
        may_approve: !own && row.approved_on.is_none() && call.actor.may(Permission::ApproveFormText, call.today),
        version: row.version,
        recording: kept.map(|kept| kept.form).unwrap_or_default(),
    })
}

/// All wordings by purpose (one statement).
///
/// # Errors
/// The database's own.
pub async fn signable_all(call: &Call) -> Result<HashMap<Purpose, Signable>, Fault> {
    let mut rows: HashMap<Purpose, Vec<consent_form_version::Model>> = HashMap::new();
    let all = consent_form_version::Entity::find().order_by_desc(consent_form_version::Column::VersionNo);
    for row in all.all(call.db()).await? {
        rows.entry(row.purpose).or_default().push(row);
    }
    Ok(rows.into_iter().map(|(purpose, rows)| (purpose, of_rows(rows, call.today))).collect())
}

/// Names of those who approved; a handful.
async fn approvers(call: &Call) -> Result<HashMap<UserId, String>, Fault> {
    let query = consent_form_version::Entity::find().filter(consent_form_version::Column::ApprovedBy.is_not_null());
    let rows = query.find_also_related(app_user::Entity).all(call.db()).await?;
    Ok(rows.into_iter().filter_map(|(_, user)| user.map(|user| (user.id, user.display_name))).collect())
}

fn version(row: &consent_form_version::Model, approvers: &HashMap<UserId, String>) -> TextVersion {
    TextVersion {
        text: shown(row, CONTACT.0, CONTACT.1),
        translator: row.translator.clone(),
        by_program: row.created_by.is_none(),
        asks_again: row.asks_again,
        valid_from: row.valid_from,
        approved_on: row.approved_on,
        approved_by: row.approved_by.and_then(|user| approvers.get(&user).cloned()).unwrap_or_default(),
        german_version_no: row.german_version_no,
    }
}

/// The difference word by word, neighbours of the same kind joined.
fn changes(before: &str, after: &str) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Insert => Change::Added,
            ChangeTag::Delete => Change::Removed,
        };
        match stretches.last_mut() {
            Some(last) if last.change == kind => last.text.push_str(change.value()),
            _ => stretches.push(Stretch { change: kind, text: change.value().to_owned() }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::changes;
    use crate::domain::view::form_text::Change;

    #[test]
    fn a_difference_gives_back_both_texts() {
        for (before, after) in
            [("", "Ein Satz."), ("Ein Satz.", ""), ("Wir sagen es Ihnen vorher.", "Wir sagen es vorher nicht.")]
        {
            let stretches = changes(before, after);
            let without = |left: Change| {
                stretches.iter().filter(|one| one.change != left).map(|one| one.text.as_str()).collect::<String>()
            };
            assert_eq!((without(Change::Added), without(Change::Removed)), (before.to_owned(), after.to_owned()));
        }
    }
}
