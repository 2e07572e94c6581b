//! Signing on the device: a tick, the person's own name and perhaps a drawn mark, seen by the worker who enters the witness code.
//! The mark is kept as an image; how it was drawn is not (no pressure, no speed).

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sea_orm::EntityTrait;

use crate::domain::consent::Proof;
use crate::domain::consent::required::Who;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::form::{CheckedSignatory, ConsentForm, DeviceSignature};
use crate::domain::signatory::{Decision, SignatoryId};
use crate::server::call::Call;
use crate::server::crypto::Place;
use crate::server::entity::consent_signatory;
use crate::server::fault::Fault;
use crate::server::scan::clean_away;
use crate::server::use_cases::witness;

use super::family::{Family, guardian_text};
use super::overview::find;

/// What the page's address says for signing on the device.
pub const DEVICE: &str = "device";

/// The marks that were drawn, cleaned, by who drew them.
pub type Marks = HashMap<Who, Vec<u8>>;

/// Whether the form is signed on the device.
pub fn on_device(form: &ConsentForm) -> bool {
    form.proof.trim() == Proof::ElectronicSignature.code()
}

/// The kind of proof a form begins with: what the address asks for, else what its draft says, else paper.
pub fn chosen_proof(path: &str, form: &ConsentForm) -> String {
    let device = if path.is_empty() { on_device(form) } else { path == DEVICE };
    let proof = if device { Proof::ElectronicSignature } else { Proof::PaperLocation };
    proof.code().to_owned()
}

/// The witness code, and the drawn marks made into pictures of our own. Nothing on paper.
///
/// # Errors
/// `witness_code`; `signatories[…][mark]=mark_unreadable`; `signatories[…][decided_on]=not_today`.
pub async fn witnessed(
    call: &Call,
    form: &ConsentForm,
    lines: &[CheckedSignatory],
    code: &str,
) -> Result<Marks, Fault> {
    let mut marks = Marks::new();
    // By what was checked, not by what was posted: no signature on the device without its witness.
    if lines.iter().all(|line| line.device.is_none()) && !on_device(form) {
        return Ok(marks);
    }
    let mut errors = FieldErrors::new();
    for line in lines {
        // The witness sees it happen: a signature on the device is of today (decision 0004).
        let late = line.device.is_some() && line.decided_on.is_some_and(|day| day != call.today);
        if late {
            errors.add(format!("signatories[{}][decided_on]", index_of(form, line)), ErrorCode::NotToday);
        }
        let Some(drawn) = line.device.as_ref().and_then(|device| device.mark.as_deref()) else { continue };
        let picture = match STANDARD.decode(drawn) {
            Ok(png) => clean_away(png).await.ok(),
            Err(_) => None,
        };
        match picture {
            Some(picture) => {
                marks.insert(line.line.who, picture.jpeg);
            }
            None => {
                errors.add(format!("signatories[{}][mark]", index_of(form, line)), ErrorCode::MarkUnreadable);
            }
        }
    }
    errors.or(())?;
    witness::must_fit(call, code).await?;
    Ok(marks)
}

/// Where the form has this person's part.
fn index_of(form: &ConsentForm, line: &CheckedSignatory) -> usize {
    let text = guardian_text(line.line.who);
    form.signatories.iter().position(|part| part.guardian_id.trim() == text).unwrap_or_default()
}

/// The error a sent form shows when nothing else is wrong: the code is asked for anew each time, because no draft keeps it.
pub fn code_again(form: &ConsentForm) -> Option<FieldErrors> {
    on_device(form).then(|| FieldErrors::one("witness_code", ErrorCode::WitnessCode))
}

/// Adds to the row how its person signed.
pub fn sign(
    call: &Call,
    family: &Family,
    row: &mut consent_signatory::Model,
    line: &CheckedSignatory,
    marks: &Marks,
) -> Result<(), Fault> {
    let Some(DeviceSignature { name, .. }) = line.device.as_ref().filter(|_| line.decision == Decision::Signed) else {
        return Ok(());
    };
    let at = |column| Place::new("consent_signatory", column, row.id.uuid());
    let mark = marks.get(&line.line.who).map(|jpeg| family.key.seal_bytes(at("mark_ct"), jpeg)).transpose()?;
    row.typed_name_ct = Some(family.key.seal(at("typed_name_ct"), name)?);
    row.mark_ct = mark;
    row.witnessed_by = Some(call.actor.user);
    row.witnessed_at = Some(call.now);
    Ok(())
}

/// A drawn mark.
///
/// # Errors
/// `NotFound`, also for a signature of another consent and for one without a mark.
pub async fn mark_image(call: &Call, code: &str, id: &str, signatory: &str) -> Result<Vec<u8>, Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    let signatory: SignatoryId = signatory.parse().map_err(|_| Fault::not_found())?;
    let row = consent_signatory::Entity::find_by_id(signatory).one(call.db()).await?;
    let row = row.filter(|row| row.consent_id == record.row.id).ok_or_else(Fault::not_found)?;
    let sealed = row.mark_ct.as_deref().ok_or_else(Fault::not_found)?;
    call.note_reading("consent_scan", Some(family.case.participant.id), Some(family.case.enrolment.id));
    family.key.open_bytes(Place::new("consent_signatory", "mark_ct", row.id.uuid()), sealed)
}
