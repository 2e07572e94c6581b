//! Completing a consent: a signature that was missing, or the young person's own one from the 14th birthday.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use crate::domain::consent::required::Who;
use crate::domain::consent::{ConsentId, ConsentState, Proof};
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::form::{CheckedConsent, CheckedSignatory, ConsentForm, SignatoryPart};
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::domain::view::consent::{ConsentFormView, PersonLine};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::crypto::Place;
use crate::server::db::stale;
use crate::server::drafts;
use crate::server::entity::{consent, consent_signatory};
use crate::server::fault::Fault;
use crate::server::use_cases::form_texts::signable;
use crate::server::use_cases::witness;

use super::device::{self, Marks, chosen_proof, code_again, on_device, witnessed};
use super::effect::take_effect;
use super::facts::{Record, who};
use super::family::{Family, lock};
use super::overview::{find, find_in};
use super::paper::{Asked, aligned, need_interpreter, signatory, subject};

/// The form that completes a consent, filled from its draft.
pub async fn form(call: &Call, code: &str, id: &str, asked: &Asked) -> Result<ConsentFormView, Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    let people = open_people(call, &family, &record)?;
    let subject = subject(&family.case.participant.case_code.compact(), id);
    let draft = drafts::fetch::<ConsentForm>(&call.house, call.actor.user, FormKind::Consent, &subject).await?;
    let mark = draft.as_ref().map(drafts::mark);
    let mut form = match draft {
        Some(kept) => kept.form,
        None => stored(&family, &record)?,
    };
    form.signatories = aligned(call, &form.signatories, &people);
    form.proof = chosen_proof(&asked.path, &form);
    let errors = if asked.sent && mark.is_some() {
        check(call, &family, &record, &people, &form)?.err().or_else(|| code_again(&form))
    } else {
        None
    };
    let wordings = signable(call.db(), record.row.purpose, call.today).await?;
    let signed = wordings.with_id(&record.row.form_version_id.to_string());
    let german = signed.and_then(|text| wordings.german_of(text)).filter(|row| row.id != record.row.form_version_id);
    call.note_reading("consent_form", Some(family.case.participant.id), Some(family.case.enrolment.id));
    Ok(ConsentFormView {
        code: family.case.participant.case_code,
        name: family.identity.full_name(),
        purpose: record.row.purpose,
        texts: german.into_iter().chain(signed).map(|text| family.text(text)).collect(),
        controller: family.site.controller_text.clone(),
        editions: Vec::new(),
        on_device: on_device(&form),
        has_witness_code: on_device(&form) && witness::has_code(call).await?,
        need_interpreter: need_interpreter(&family),
        pool: Vec::new(),
        people,
        gap: None,
        form,
        errors: errors.unwrap_or_default(),
        draft: mark,
    })
}

/// Whose signature can be added to this consent now; empty when it cannot be completed.
pub fn may_sign(call: &Call, family: &Family, record: &Record) -> bool {
    open_people(call, family, record).is_ok_and(|people| !people.is_empty())
}

/// Those who have not decided yet. Errors: `consent_is_complete` when nothing can be added to this consent.
fn open_people(call: &Call, family: &Family, record: &Record) -> Result<Vec<PersonLine>, Fault> {
    let complete = || Fault::conflict("consent_is_complete");
    let state = record.state(call.today);
    let waiting = matches!(state, ConsentState::Draft | ConsentState::Informed | ConsentState::PartiallySigned);
    if !waiting && state != ConsentState::ReviewNeeded {
        return Err(complete());
    }
    let judged = record.signatories.iter().find(|row| row.guardian_id.is_none());
    let insight = judged.map_or(Insight::NotApplicable, |row| row.insight);
    let lines = family.required(call.today, insight).map_err(|_| complete())?;
    let mut open = Vec::new();
    for line in lines {
        let stored = record.signatories.iter().find(|row| who(row) == line.who);
        let grown = stored.is_some_and(|row| row.role == SignatoryRole::Assent && line.role == SignatoryRole::Youth);
        let decided = stored.is_some_and(|row| row.decision != Decision::Pending) && !grown;
        if !line.required || decided {
            continue;
        }
        // A new holder of custody, or a grown-up, agrees on a new sheet: what was valid until then stays so.
        if stored.is_none() && line.who != Who::Youth || (!waiting && line.role != SignatoryRole::Youth) {
            return Err(complete());
        }
        let known = stored.filter(|_| !grown).map(|row| family.decided_person(row, call.today)).transpose()?;
        open.push(known.unwrap_or_else(|| family.person(line, call.today)));
    }
    let alone = family.age(call.today) >= crate::domain::consent::required::ALONE_FROM;
    if open.is_empty() || (alone && record.signatories.iter().any(|row| row.guardian_id.is_some())) {
        return Err(complete());
    }
    Ok(open)
}

/// The recorded consent as a form, with the version the page is opened with.
fn stored(family: &Family, record: &Record) -> Result<ConsentForm, Fault> {
    let row = &record.row;
    let place = Place::new("consent", "proof_location_ct", row.id.uuid());
    let code = |text: Option<&'static str>| text.unwrap_or_default().to_owned();
    let (recipient, direction) = family.recipient(row)?.unzip();
    Ok(ConsentForm {
        client_id: row.id.to_string(),
        version: row.version.to_string(),
        purpose: row.purpose.code().to_owned(),
        form_version_id: row.form_version_id.to_string(),
        informed_on: row.informed_on.map(|day| day.to_string()).unwrap_or_default(),
        explained_in_language: code(row.explained_in_language.map(|language| language.code())),
        interpreter_level: code(row.interpreter_level.map(|level| level.code())),
        interpreter_id: String::new(),
        interpreter_name: Some(family.interpreter(row)?).filter(|name| !name.is_empty()).unwrap_or_else(|| "–".into()),
        interpreted_fully: true,
        understood: row.understood == Some(true),
        signatories: Vec::new(),
        // Whoever signs now chooses the path: the proof of what stands already stays as it is.
        proof: String::new(),
        proof_location: family.key.open_optional(place, row.proof_location_ct.as_deref())?,
        valid_until: row.valid_until.map(|day| day.to_string()).unwrap_or_default(),
        institution: recipient.as_ref().map(|one| one.institution.clone()).unwrap_or_default(),
        institution_person: recipient.as_ref().map(|one| one.person.clone()).unwrap_or_default(),
        topics: recipient.map(|one| one.content).unwrap_or_default(),
        direction: code(direction.map(|direction| direction.code())),
    })
}

/// Checks what was added together with what is recorded: the whole consent has to hold, as if it were new.
fn check(
    call: &Call,
    family: &Family,
    record: &Record,
    open: &[PersonLine],
    form: &ConsentForm,
) -> Result<Result<CheckedConsent, FieldErrors>, Fault> {
    let mut whole = stored(family, record)?;
    whole.version.clone_from(&form.version);
    whole.proof_location.clone_from(&form.proof_location);
    whole.proof = chosen_proof("", form);
    whole.signatories = aligned(call, &form.signatories, open);
    let is_open = |id: &str| open.iter().any(|person| person.guardian_id == id);
    for row in &record.signatories {
        let line = family.decided_person(row, call.today)?;
        if !is_open(&line.guardian_id) {
            whole.signatories.push(SignatoryPart {
                guardian_id: line.guardian_id,
                decision: line.decision.code().to_owned(),
                decided_on: line.decided_on.map(|day| day.to_string()).unwrap_or_default(),
                insight: line.insight.code().to_owned(),
                insight_reason: line.insight_reason,
                court_reference: line.court_reference,
                attorney: line.attorney,
                // It is there already, on paper or on the device.
                agreed: true,
                typed_name: line.name,
                mark: String::new(),
            });
        }
    }
    Ok(whole.check(call.today, family.identity.birth_date, &family.custody()))
}

/// Adds the decisions that were missing.
///
/// # Errors
/// Field errors, also of the witness code; `Stale` when somebody else has changed the consent; `consent_is_complete`.
pub async fn sign(
    call: &Call,
    code: &str,
    id: &str,
    form: &ConsentForm,
    witness_code: &str,
) -> Result<ConsentId, Fault> {
    let family = Family::load(call, code).await?;
    let marks = if on_device(form) {
        let record = find(call, &family, id).await?;
        let open = open_people(call, &family, &record)?;
        let read = check(call, &family, &record, &open, form)??;
        let new: Vec<_> =
            read.signatories.into_iter().filter(|line| open.iter().any(|person| is_about(person, line))).collect();
        witnessed(call, form, &new, witness_code).await?
    } else {
        Marks::new()
    };
    let mut change = call.change().await?;
    let enrolment = lock(&change, family.case.enrolment.id).await?;
    let record = find_in(&*change, &family, id).await?;
    if form.version.trim() != record.row.version.to_string() {
        return Err(crate::domain::error::AppError::Stale.into());
    }
    let open = open_people(call, &family, &record)?;
    let checked = check(call, &family, &record, &open, form)??;
    let site = enrolment.site_id.uuid();
    touch(&change, call, &family, &record, &checked).await?;
    for line in checked.signatories.iter().filter(|line| open.iter().any(|person| is_about(person, line))) {
        write(&change, call, &family, &record, line, &marks).await?;
    }
    let state = take_effect(&mut change, call, &family, enrolment, record.row.id).await?;
    let event = Event::new("consent.sign", "consent", record.row.id.uuid()).at_site(site);
    change.note(event.for_purpose(record.row.purpose.code()).with("state", state.code()));
    change.commit().await?;
    Ok(record.row.id)
}

fn is_about(person: &PersonLine, line: &CheckedSignatory) -> bool {
    person.guardian_id == super::family::guardian_text(line.line.who)
}

/// Counts the consent's version up, if it is still the one the page was opened with.
async fn touch(
    tx: &DatabaseTransaction,
    call: &Call,
    family: &Family,
    record: &Record,
    checked: &CheckedConsent,
) -> Result<(), Fault> {
    let place = Place::new("consent", "proof_location_ct", record.row.id.uuid());
    // A paper beside a signature on the device is the paper to look for.
    let proof = match (record.row.proof, checked.proof) {
        (Some(Proof::ElectronicSignature) | None, new) => new,
        (Some(known), _) => known,
    };
    let typed = checked.proof_location.as_deref().unwrap_or_default();
    let location = if checked.proof == Proof::ElectronicSignature {
        record.row.proof_location_ct.clone()
    } else {
        family.key.seal_optional(place, typed)?
    };
    let done = consent::Entity::update_many()
        .col_expr(consent::Column::Proof, Expr::value(proof))
        .col_expr(consent::Column::ProofLocationCt, Expr::value(location))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.eq(record.row.id))
        .filter(consent::Column::Version.eq(record.row.version))
        .exec(tx)
        .await?;
    Ok(stale(done.rows_affected)?)
}

/// Writes one decision: into its row, or as a new row for a person who was not asked before. At most a handful.
async fn write(
    tx: &DatabaseTransaction,
    call: &Call,
    family: &Family,
    record: &Record,
    line: &CheckedSignatory,
    marks: &Marks,
) -> Result<(), Fault> {
    let mut row = signatory(call, family, record.row.id, line)?;
    let Some(old) = record.signatories.iter().find(|row| who(row) == line.line.who) else {
        device::sign(call, family, &mut row, line, marks)?;
        consent_signatory::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
        return Ok(());
    };
    // The texts are sealed for the row they stand in.
    let seal = |column, text: &Option<String>| {
        family
            .key
            .seal_optional(Place::new("consent_signatory", column, old.id.uuid()), text.as_deref().unwrap_or_default())
    };
    row.insight_reason_ct = seal("insight_reason_ct", &line.insight_reason)?;
    row.court_reference_ct = seal("court_reference_ct", &line.court_reference)?;
    row.attorney_ct = seal("attorney_ct", &line.attorney)?;
    row.id = old.id;
    row.created_at = old.created_at;
    row.created_by = old.created_by;
    row.version = old.version + 1;
    device::sign(call, family, &mut row, line, marks)?;
    row.into_active_model().reset_all().update(tx).await?;
    Ok(())
}
