//! Beginning again: a new enrolment of the same young person, linked to the one before (`docs/domain.md` 7.3).

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::must_fit;
use crate::domain::access::Permission;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::machine::TransitionError;
use crate::domain::error::AppError;
use crate::domain::form::AgainForm;
use crate::domain::participant::age_on;
use crate::domain::referral::{ReferralId, ReferralOutcome};
use crate::domain::view::course::AgainPage;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, referral};
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves;
use crate::server::use_cases::referrals::new_enrolment;

/// The form of beginning again.
///
/// # Errors
/// `NotFound` outside the actor's cases; `wrong_status` while an enrolment is open.
pub async fn again_page(call: &Call, code: &str) -> Result<AgainPage, Fault> {
    let opened = moves::open(call, code).await?;
    must_be_over(&opened.enrolment)?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<AgainForm>(&call.house, call.actor.user, FormKind::Again, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let fresh = || AgainForm { received_on: call.today.to_string(), ..AgainForm::default() };
    let mut form = kept.map_or_else(fresh, |kept| kept.form);
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    form.version = opened.enrolment.version.to_string();
    let errors = form.check(call.today, opened.enrolment.end_on).err().unwrap_or_default();
    call.note_reading("again", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(AgainPage {
        head: opened.head(),
        form,
        draft,
        errors,
        age: age_on(opened.identity.birth_date, call.today),
        ended_on: opened.enrolment.end_on,
    })
}

fn must_be_over(row: &enrolment::Model) -> Result<(), Fault> {
    if row.is_open { Err(AppError::from(TransitionError::WrongStatus).into()) } else { Ok(()) }
}

/// Makes a new referral and a new enrolment of the same person. Declarations of the old one do not carry over: the
/// family is asked anew. The same id is the same enrolment.
///
/// # Errors
/// Field errors; `wrong_status` while an enrolment is open; `Stale`; `NotFound`.
pub async fn again(call: &Call, code: &str, form: &AgainForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let checked = form.check(call.today, opened.enrolment.end_on)?;
    let mut change = call.change().await?;
    let referral_id = ReferralId::from_uuid(checked.client_id);
    if let Some(stored) = referral::Entity::find_by_id(referral_id).one(&*change).await? {
        let same = stored.participant_id == opened.participant.id
            && stored.received_on == checked.received_on
            && stored.source == checked.source
            && stored.threshold_met == checked.threshold;
        return if same { Ok(()) } else { Err(Fault::conflict("same_id_other_content")) };
    }
    let row = moves::locked(&change, opened.enrolment.id).await?;
    must_be_over(&row)?;
    must_fit(checked.version, row.version)?;
    let referral = referral::Model {
        id: referral_id,
        participant_id: opened.participant.id,
        site_id: row.site_id,
        received_on: checked.received_on,
        source: checked.source,
        threshold_met: checked.threshold,
        threshold_note_code: checked.threshold_note,
        screening1_result: checked.screening1_result,
        handed_over_on: None,
        outcome: ReferralOutcome::Open,
        outcome_on: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    let leads = call.actor.may_at(Permission::Enrol, row.site_id, call.today);
    let fresh = enrolment::Model {
        previous_id: Some(row.id),
        ..new_enrolment(call, &referral, opened.participant.case_code, leads)
    };
    let id = fresh.id;
    referral::Entity::insert(referral.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    let inserted = enrolment::Entity::insert(fresh.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&*change)
        .await?;
    if inserted != 1 {
        // Another request was faster: one open enrolment per person.
        return Err(AppError::from(TransitionError::WrongStatus).into());
    }
    let event = Event::new("enrolment.again", "enrolment", id.uuid()).at_site(row.site_id.uuid());
    change.note(event.with("previous", row.id));
    change.commit().await
}
