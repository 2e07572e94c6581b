//! Proposing a wording: a new number in its edition, waiting for somebody else's approval.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait};

use super::recordings::forget_recordings;
use super::stored::{Signable, shown, signable};
use crate::domain::consent::FormVersionId;
use crate::domain::draft::FormKind;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::form::{CheckedFormText, FormTextForm};
use crate::domain::form_text::{Edition, GERMAN, TextOrigin, fingerprint_source};
use crate::domain::purpose::Purpose;
use crate::domain::view::form_text::TextFormView;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::sha256;
use crate::server::drafts;
use crate::server::entity::consent_form_version;
use crate::server::fault::Fault;

/// What the draft of a wording is about.
pub fn subject(code: &str, purpose: &str) -> String {
    format!("{code}:{purpose}")
}

fn read(code: &str, purpose: &str) -> Result<(Edition, Purpose), Fault> {
    Edition::from_code(code).zip(Purpose::from_code(purpose)).ok_or_else(Fault::not_found)
}

/// The form of a new wording, filled with the newest one of its edition.
///
/// # Errors
/// `NotFound`; `Conflict("text_waiting")` while another draft waits.
pub async fn form(call: &Call, code: &str, purpose: &str, sent: bool) -> Result<TextFormView, Fault> {
    let (edition, purpose) = read(code, purpose)?;
    let texts = signable(call.db(), purpose, call.today).await?;
    free(&texts, edition)?;
    let subject = subject(&edition.code(), purpose.code());
    let draft = drafts::fetch::<FormTextForm>(&call.house, call.actor.user, FormKind::FormText, &subject).await?;
    let mark = draft.as_ref().map(drafts::mark);
    let form = draft.map_or_else(|| fresh(call, &texts, edition), |kept| kept.form);
    let errors = if sent && mark.is_some() { check(call, &texts, edition, &form).err() } else { None };
    let german = texts.to_sign(GERMAN).filter(|_| edition != GERMAN);
    Ok(TextFormView {
        code: edition.code(),
        purpose,
        german: german.map(|row| shown(row, "{contact}", "{phone}")),
        form,
        errors: errors.unwrap_or_default(),
        draft: mark,
    })
}

fn fresh(call: &Call, texts: &Signable, edition: Edition) -> FormTextForm {
    let before = texts.readable(edition);
    let text = |of: fn(&consent_form_version::Model) -> &String| before.map(of).cloned().unwrap_or_default();
    FormTextForm {
        client_id: new_uuid().to_string(),
        title: text(|row| &row.title),
        body: text(|row| &row.body),
        frame: text(|row| &row.frame),
        origin: TextOrigin::Person.code().to_owned(),
        valid_from: call.today.to_string(),
        ..FormTextForm::default()
    }
}

/// One draft of a person at a time in an edition: two would hide each other. The program's own first proposal gives way.
fn free(texts: &Signable, edition: Edition) -> Result<(), Fault> {
    if texts.waiting(edition).is_some_and(|row| row.created_by.is_some()) {
        Err(Fault::conflict("text_waiting"))
    } else {
        Ok(())
    }
}

/// The form's own check, and that a translation has something to translate.
fn check(call: &Call, texts: &Signable, edition: Edition, form: &FormTextForm) -> Result<CheckedFormText, FieldErrors> {
    let checked = form.check(call.today)?;
    let mut errors = FieldErrors::new();
    let same = texts
        .to_sign(edition)
        .is_some_and(|row| row.title == checked.title && row.body == checked.body && row.frame == checked.frame);
    // The same words for a newer German wording are a translation of their own.
    let outdated = texts.is_outdated(edition);
    if same && !outdated {
        errors.add("body", ErrorCode::Unchanged);
    }
    errors.or(checked)
}

/// Enters a wording as a draft.
///
/// # Errors
/// Field errors; `NotFound`; `Conflict("text_waiting")`, `Conflict("same_id_other_content")`.
pub async fn propose(call: &Call, code: &str, purpose: &str, form: &FormTextForm) -> Result<FormVersionId, Fault> {
    let (edition, purpose) = read(code, purpose)?;
    let mut change = call.change().await?;
    let texts = signable(&*change, purpose, call.today).await?;
    let checked = form.check(call.today)?;
    if let Some(known) = texts.with_id(&checked.id.to_string()) {
        let same = known.edition() == edition && known.title == checked.title && known.body == checked.body;
        let about = known.origin == checked.origin
            && known.translator == checked.translator
            && known.valid_from == checked.valid_from
            && known.asks_again == (checked.asks_again && edition == GERMAN);
        return if same && about && known.frame == checked.frame {
            Ok(checked.id)
        } else {
            Err(Fault::conflict("same_id_other_content"))
        };
    }
    if consent_form_version::Entity::find_by_id(checked.id).count(&*change).await? > 0 {
        // The id of a wording of another purpose.
        return Err(Fault::conflict("same_id_other_content"));
    }
    free(&texts, edition)?;
    let checked = check(call, &texts, edition, form)?;
    if let Some(first) = texts.waiting(edition) {
        forget_recordings(&*change, first.id).await?;
        consent_form_version::Entity::delete_by_id(first.id).exec(&*change).await?;
    }
    let number = texts.of(edition).next().map_or(0, |row| row.version_no) + 1;
    let german = texts.to_sign(GERMAN).map_or(1, |row| row.version_no);
    let source = fingerprint_source(purpose, edition, &checked.title, &checked.body, &checked.frame);
    let row = consent_form_version::Model {
        id: checked.id,
        purpose,
        language: edition.language,
        version_no: number,
        title: checked.title,
        body: checked.body,
        text_hash: sha256(source.as_bytes()).to_vec(),
        valid_from: checked.valid_from,
        plain_language: edition.plain,
        frame: checked.frame,
        origin: checked.origin,
        translator: checked.translator,
        german_version_no: if edition == GERMAN { number } else { german },
        asks_again: checked.asks_again && edition == GERMAN,
        approved_on: None,
        approved_by: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    consent_form_version::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    let event = Event::new("form_text.propose", "consent_form_version", checked.id.uuid());
    change.note(event.for_purpose(purpose.code()).with("edition", edition.code()).with("number", number));
    change.commit().await?;
    Ok(checked.id)
}
