//! A consent on paper: the form with its text and computed signatories, and recording it.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use crate::domain::consent::ConsentId;
use crate::domain::consent::receipt_code::ReceiptCode;
use crate::domain::consent::required::Who;
use crate::domain::draft::FormKind;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::form::{CheckedConsent, CheckedSignatory, ConsentForm, SignatoryPart};
use crate::domain::form_text::{EDITIONS, Edition, GERMAN};
use crate::domain::id::Id;
use crate::domain::interpreter::{InterpreterJobId, JobStatus, Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight};
use crate::domain::view::consent::{ConsentFormView, EditionChoice, FormText, PersonLine};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{Place, random};
use crate::server::drafts;
use crate::server::entity::{consent, consent_signatory, interpreter, interpreter_job};
use crate::server::fault::Fault;
use crate::server::use_cases::form_texts::{Signable, signable, with_recordings};
use crate::server::use_cases::pool::{is_confidential, offered, pool};
use crate::server::use_cases::witness;

use super::device::{self, Marks, chosen_proof, code_again, on_device, witnessed};
use super::effect::latest_end;
use super::effect::take_effect;
use super::facts::Record;
use super::family::{Family, guardian_text, lock, may_record};

/// What the draft of a new consent is about.
pub fn subject(code: &str, purpose: &str) -> String {
    format!("{code}:{purpose}")
}

/// What the address of the form asks for.
#[derive(Default)]
pub struct Asked {
    /// The edition of the text beside the German one; empty for the family's.
    pub edition: String,
    /// `device` for signing on the device, `paper`; empty for what the draft says.
    pub path: String,
    /// The form was sent and shows its errors.
    pub sent: bool,
}

/// The form of a new consent, filled from its draft.
pub async fn form(call: &Call, code: &str, purpose: &str, asked: &Asked) -> Result<ConsentFormView, Fault> {
    let purpose = Purpose::from_code(purpose).ok_or_else(Fault::not_found)?;
    let family = Family::load(call, code).await?;
    if !may_record(family.case.enrolment.status, purpose) {
        return Err(Fault::conflict("wrong_status"));
    }
    let wordings = signable(call.db(), purpose, call.today).await?;
    let subject = subject(&family.case.participant.case_code.compact(), purpose.code());
    let draft = drafts::fetch::<ConsentForm>(&call.house, call.actor.user, FormKind::Consent, &subject).await?;
    let mark = draft.as_ref().map(drafts::mark);
    let mut form = draft.map_or_else(|| fresh(call, &family, purpose), |kept| kept.form);
    let edition = asked.edition.as_str();
    form.proof = chosen_proof(&asked.path, &form);
    let shown = Edition::from_code(edition).unwrap_or_else(|| family_edition(&family));
    if wordings.with_id(&form.form_version_id).is_none_or(|row| !edition.is_empty() && row.edition() != shown) {
        let signed = wordings.to_sign(shown).or_else(|| wordings.to_sign(GERMAN));
        form.form_version_id = signed.map(|row| row.id.to_string()).unwrap_or_default();
    }
    let judged = form.signatories.iter().find(|part| part.guardian_id.is_empty());
    let insight = judged.and_then(|part| Insight::from_code(&part.insight)).unwrap_or(Insight::NotApplicable);
    let (people, gap) = match family.required(call.today, insight) {
        Ok(lines) => (lines.into_iter().map(|line| family.person(line, call.today)).collect(), None),
        Err(gap) => (Vec::new(), Some(gap)),
    };
    form.signatories = aligned(call, &form.signatories, &people);
    let errors = if asked.sent && mark.is_some() {
        check(call, call.db(), &family, &form).await?.err().or_else(|| code_again(&form))
    } else {
        None
    };
    let wanted =
        family.adults.iter().find(|adult| adult.row.needs_interpreter).map(|adult| adult.row.preferred_language);
    let pool = pool(call, family.case.enrolment.site_id).await?;
    let mut texts = side_by_side(&family, &wordings, shown);
    with_recordings(call, texts.iter_mut().collect()).await?;
    call.note_reading("consent_form", Some(family.case.participant.id), Some(family.case.enrolment.id));
    Ok(ConsentFormView {
        code: family.case.participant.case_code,
        name: family.identity.full_name(),
        purpose,
        texts,
        controller: family.site.controller_text.clone(),
        editions: editions(&wordings),
        on_device: on_device(&form),
        has_witness_code: on_device(&form) && witness::has_code(call).await?,
        need_interpreter: need_interpreter(&family),
        pool: offered(&pool, wanted, call.today),
        people,
        gap,
        form,
        errors: errors.unwrap_or_default(),
        draft: mark,
    })
}

/// Adults who need an interpreter for the explanation.
pub fn need_interpreter(family: &Family) -> Vec<String> {
    let holds =
        |adult: &&crate::server::people::Adult| adult.row.needs_interpreter && adult.row.custody.holds() == Some(true);
    family.adults.iter().filter(holds).map(|adult| adult.full_name.clone()).collect()
}

/// The edition to show beside the German text: the language of an adult who needs an interpreter.
fn family_edition(family: &Family) -> Edition {
    let foreign = family.adults.iter().find(|adult| adult.row.needs_interpreter);
    foreign.and_then(|adult| Edition::of(adult.row.preferred_language)).unwrap_or(GERMAN)
}

/// The German text and beside it another edition, which may be a draft: the page says so.
fn side_by_side(family: &Family, wordings: &Signable, edition: Edition) -> Vec<FormText> {
    let other = wordings.readable(edition);
    let german = other.and_then(|row| wordings.german_of(row)).or_else(|| wordings.readable(GERMAN));
    let other = other.filter(|row| row.edition() != GERMAN);
    german.into_iter().chain(other).map(|row| family.text(row)).collect()
}

/// All editions, each with the wording to sign where there is one.
fn editions(wordings: &Signable) -> Vec<EditionChoice> {
    EDITIONS
        .into_iter()
        .map(|edition| {
            let row = wordings.to_sign(edition);
            EditionChoice {
                code: edition.code(),
                text: row.map(|row| row.id.to_string()),
                version_no: row.map_or(0, |row| row.version_no),
            }
        })
        .collect()
}

fn fresh(call: &Call, family: &Family, purpose: Purpose) -> ConsentForm {
    let foreign = family.adults.iter().find(|adult| adult.row.needs_interpreter);
    let language = foreign.map_or(LanguageCode::German, |adult| adult.row.preferred_language);
    ConsentForm {
        client_id: new_uuid().to_string(),
        purpose: purpose.code().to_owned(),
        informed_on: call.today.to_string(),
        explained_in_language: language.code().to_owned(),
        ..ConsentForm::default()
    }
}

/// The form's parts in the order of the people, one each; what was typed about anybody else is dropped.
pub fn aligned(call: &Call, parts: &[SignatoryPart], people: &[PersonLine]) -> Vec<SignatoryPart> {
    let part_of = |person: &PersonLine| parts.iter().find(|part| part.guardian_id.trim() == person.guardian_id);
    people
        .iter()
        .map(|person| {
            part_of(person).cloned().unwrap_or_else(|| SignatoryPart {
                guardian_id: person.guardian_id.clone(),
                decision: person.decision.code().to_owned(),
                decided_on: call.today.to_string(),
                insight: if person.judged { person.insight.code().to_owned() } else { String::new() },
                insight_reason: person.insight_reason.clone(),
                ..SignatoryPart::default()
            })
        })
        .collect()
}

/// The form's own check, and what only the records know.
async fn check(
    call: &Call,
    db: &impl ConnectionTrait,
    family: &Family,
    form: &ConsentForm,
) -> Result<Result<CheckedConsent, FieldErrors>, Fault> {
    let checked = form.check(call.today, family.identity.birth_date, &family.custody());
    let mut checked = match checked {
        Ok(checked) => checked,
        Err(errors) => return Ok(Err(errors)),
    };
    let mut errors = FieldErrors::new();
    let wordings = signable(db, checked.purpose, call.today).await?;
    match wordings.with_id(&checked.form_version_id.to_string()) {
        None => errors.add("form_version_id", ErrorCode::NotAChoice),
        Some(row) if !wordings.may_sign(row) => errors.add("form_version_id", ErrorCode::TextNotApproved),
        Some(_) => {}
    }
    if let Some(id) = checked.interpreter_id {
        match interpreter::Entity::find_by_id(id).one(db).await? {
            Some(row) if may_interpret(&row, family, checked.informed_on) => {
                let german = checked.explained_in == LanguageCode::German;
                if !german && !row.languages.contains(&checked.explained_in) {
                    errors.add("interpreter_id", ErrorCode::InterpreterLanguage);
                }
                checked.interpreter_level = Some(row.level);
            }
            _ => errors.add("interpreter_id", ErrorCode::NotAChoice),
        }
    }
    let latest = latest_end(&family.case.enrolment, call.today);
    if checked.valid_until.is_some_and(|until| until > latest) {
        errors.add("valid_until", ErrorCode::TooLate);
    }
    let given_again = family.records_in(db).await?;
    let same_purpose = given_again.iter().filter(|record| record.row.purpose == checked.purpose);
    // Another school's release from secrecy is another question.
    let withdrawn_on = same_purpose
        .filter(|record| names_same(family, record, &checked))
        .filter_map(|record| record.row.withdrawn_on)
        .max();
    if withdrawn_on.is_some_and(|day| checked.informed_on < day) {
        // A paper from before the withdrawal does not open the purpose again.
        errors.add("informed_on", ErrorCode::BeforeOther);
    }
    Ok(errors.or(checked))
}

/// Whether an older consent named the same institution, or none is named at all.
fn names_same(family: &Family, record: &Record, checked: &CheckedConsent) -> bool {
    match (family.recipient(&record.row), &checked.recipient) {
        (Ok(Some((one, _))), Some((other, _))) => one.is_same_institution(other),
        _ => true,
    }
}

/// Somebody of the site's pool whose confidentiality declaration holds on that day (BR-03, BR-08).
fn may_interpret(row: &interpreter::Model, family: &Family, day: NaiveDate) -> bool {
    let of_the_site = row.site_id.is_none_or(|site| site == family.case.enrolment.site_id);
    of_the_site && row.active && is_confidential(row, day)
}

/// Records a consent on paper. Valid from the last signature that is needed; with one missing it waits for it.
///
/// # Errors
/// Field errors, also of the witness code; `wrong_status` after the end of the enrolment; `same_id_other_content`.
pub async fn record(call: &Call, code: &str, form: &ConsentForm, witness_code: &str) -> Result<ConsentId, Fault> {
    let family = Family::load(call, code).await?;
    let read = form.check(call.today, family.identity.birth_date, &family.custody())?;
    let marks = witnessed(call, form, &read.signatories, witness_code).await?;
    let mut change = call.change().await?;
    let enrolment = lock(&change, family.case.enrolment.id).await?;
    // Inside the transaction: a withdrawal that was faster is seen.
    let checked = check(call, &*change, &family, form).await??;
    let site = enrolment.site_id.uuid();
    if let Some(known) = consent::Entity::find_by_id(checked.id).one(&*change).await? {
        return if is_same(call, &*change, &family, &known, &checked).await? {
            Ok(checked.id)
        } else {
            Err(Fault::conflict("same_id_other_content"))
        };
    }
    if !may_record(enrolment.status, checked.purpose) {
        return Err(Fault::conflict("wrong_status"));
    }
    insert(&change, call, &family, &checked, &marks).await?;
    let state = take_effect(&mut change, call, &family, enrolment, checked.id).await?;
    let event = Event::new("consent.record", "consent", checked.id.uuid()).at_site(site);
    change.note(event.for_purpose(checked.purpose.code()).with("state", state.code()));
    change.commit().await?;
    Ok(checked.id)
}

async fn insert(
    tx: &DatabaseTransaction,
    call: &Call,
    family: &Family,
    checked: &CheckedConsent,
    marks: &Marks,
) -> Result<(), Fault> {
    let at = |column| Place::new("consent", column, checked.id.uuid());
    let job = insert_job(tx, call, family, checked).await?;
    let wordings = signable(tx, checked.purpose, call.today).await?;
    let row = consent::Model {
        id: checked.id,
        participant_id: family.case.participant.id,
        enrolment_id: family.case.enrolment.id,
        purpose: checked.purpose,
        form_version_id: checked.form_version_id,
        informed_on: Some(checked.informed_on),
        informed_by: Some(call.actor.user),
        explained_in_language: Some(checked.explained_in),
        interpreter_job_id: job,
        interpreter_level: checked.interpreter_level,
        remote_allowed: checked.interpreter_level == Some(Level::RemoteProfessional) && family.site.remote_interpreting,
        interpreter_name_ct: family
            .key
            .seal_optional(at("interpreter_name_ct"), checked.interpreter_name.as_deref().unwrap_or_default())?,
        understood: Some(checked.understood),
        valid_from: None,
        valid_until: checked.valid_until,
        proof: Some(checked.proof),
        proof_location_ct: family
            .key
            .seal_optional(at("proof_location_ct"), checked.proof_location.as_deref().unwrap_or_default())?,
        proof_confirmed_on: None,
        proof_confirmed_by: None,
        withdrawn_on: None,
        withdrawn_at: None,
        withdrawn_by_signatory: None,
        withdrawal_channel: None,
        withdrawal_handled_on: None,
        voided_on: None,
        superseded_on: None,
        // A wording that asks for more may be approved already and count from a later day.
        asked_again_from: wordings
            .with_id(&checked.form_version_id.to_string())
            .and_then(|text| wordings.asked_again_from(text)),
        recipient_ct: sealed_recipient(family, checked)?,
        direction: checked.recipient.as_ref().map(|(_, direction)| *direction),
        receipt_code: Some(ReceiptCode::from_random(random()?).compact()),
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    consent::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    let signed = |line| {
        let mut row = signatory(call, family, checked.id, line)?;
        device::sign(call, family, &mut row, line, marks)?;
        Ok(row)
    };
    let lines: Result<Vec<_>, Fault> = checked.signatories.iter().map(signed).collect();
    let lines = lines?.into_iter().map(|row| row.into_active_model().reset_all());
    consent_signatory::Entity::insert_many(lines).exec_without_returning(tx).await?;
    Ok(())
}

fn sealed_recipient(family: &Family, checked: &CheckedConsent) -> Result<Option<Vec<u8>>, Fault> {
    let Some((recipient, _)) = &checked.recipient else { return Ok(None) };
    let text = serde_json::to_string(recipient).map_err(Fault::internal)?;
    let place = Place::new("consent", "recipient_ct", checked.id.uuid());
    Ok(Some(family.key.seal(place, &text)?))
}

/// Who interpreted the explanation, as a job (BR-08); nobody, nothing.
async fn insert_job(
    tx: &DatabaseTransaction,
    call: &Call,
    family: &Family,
    checked: &CheckedConsent,
) -> Result<Option<InterpreterJobId>, Fault> {
    let Some(level) = checked.interpreter_level else { return Ok(None) };
    let id = InterpreterJobId::from_uuid(new_uuid());
    let row = interpreter_job::Model {
        id,
        site_id: family.case.enrolment.site_id,
        interpreter_id: checked.interpreter_id,
        language: checked.explained_in,
        dialect: None,
        mode: if level == Level::RemoteProfessional { Mode::Phone } else { Mode::InPerson },
        level,
        status: JobStatus::Done,
        // Its time belongs to the session in which the paper was explained.
        minutes: 0,
        travel_minutes: 0,
        ordered_at: None,
        same_as_last: None,
        cost_cents: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    interpreter_job::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(Some(id))
}

/// The row of one signatory.
pub fn signatory(
    call: &Call,
    family: &Family,
    consent_id: ConsentId,
    line: &CheckedSignatory,
) -> Result<consent_signatory::Model, Fault> {
    let id = new_uuid();
    let seal = |column, text: &Option<String>| {
        family.key.seal_optional(Place::new("consent_signatory", column, id), text.as_deref().unwrap_or_default())
    };
    Ok(consent_signatory::Model {
        id: Id::from_uuid(id),
        consent_id,
        guardian_id: match line.line.who {
            Who::Youth => None,
            Who::Guardian(id) => Some(id),
        },
        role: line.line.role,
        required: line.line.required,
        decision: line.decision,
        decided_on: line.decided_on,
        insight: line.insight,
        insight_reason_ct: seal("insight_reason_ct", &line.insight_reason)?,
        court_reference_ct: seal("court_reference_ct", &line.court_reference)?,
        attorney_ct: seal("attorney_ct", &line.attorney)?,
        typed_name_ct: None,
        mark_ct: None,
        witnessed_by: None,
        witnessed_at: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

/// Whether a form sent twice holds what was recorded the first time.
async fn is_same(
    call: &Call,
    db: &impl ConnectionTrait,
    family: &Family,
    known: &consent::Model,
    checked: &CheckedConsent,
) -> Result<bool, Fault> {
    if known.enrolment_id != family.case.enrolment.id {
        return Ok(false);
    }
    let job = match known.interpreter_job_id {
        Some(id) => interpreter_job::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    if job.and_then(|job| job.interpreter_id) != checked.interpreter_id {
        return Ok(false);
    }
    let records = family.records_in(db).await?;
    let Some(record) = records.iter().find(|record| record.row.id == known.id) else { return Ok(false) };
    let place = Place::new("consent", "proof_location_ct", known.id.uuid());
    let location = family.key.open_optional(place, known.proof_location_ct.as_deref())?;
    let head = known.purpose == checked.purpose
        && known.form_version_id == checked.form_version_id
        && known.informed_on == Some(checked.informed_on)
        && known.explained_in_language == Some(checked.explained_in)
        && known.interpreter_level == checked.interpreter_level
        && known.understood == Some(checked.understood)
        && family.interpreter(known)? == checked.interpreter_name.as_deref().unwrap_or_default()
        && checked.valid_until.is_none_or(|until| known.valid_until == Some(until))
        && family.recipient(known)? == checked.recipient
        && location == checked.proof_location.as_deref().unwrap_or_default();
    Ok(head && same_decisions(family, record, checked, call.today)?)
}

fn same_decisions(family: &Family, record: &Record, checked: &CheckedConsent, today: NaiveDate) -> Result<bool, Fault> {
    type Line = (String, Decision, Option<NaiveDate>, Insight, [String; 4]);
    let stored: Result<Vec<Line>, Fault> = record
        .signatories
        .iter()
        .map(|row| family.decided_person(row, today))
        .map(|line| {
            let line = line?;
            let texts = [line.insight_reason, line.court_reference, line.attorney, line.typed_name];
            Ok((line.guardian_id, line.decision, line.decided_on, line.insight, texts))
        })
        .collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let sent = checked.signatories.iter().map(|line| {
        let typed = line.device.as_ref().map(|device| device.name.clone()).unwrap_or_default();
        let texts = [text(&line.insight_reason), text(&line.court_reference), text(&line.attorney), typed];
        (guardian_text(line.line.who), line.decision, line.decided_on, line.insight, texts)
    });
    let (mut stored, mut sent): (Vec<Line>, Vec<Line>) = (stored?, sent.collect());
    stored.sort_by(|one, other| one.0.cmp(&other.0));
    sent.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(stored == sent)
}
