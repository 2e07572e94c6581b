//! The referral while it is written: one draft, and beside it what the page keeps of a part that was not saved yet.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::access::{Permission, Scope};
use crate::domain::draft::FormKind;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::form::ReferralForm;
use crate::domain::form::referral_part::ReferralPart;
use crate::domain::view::referral::ReferralDraft;
use crate::domain::view::task::TaskProgress;
use crate::server::answer::Posted;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::drafts::{self, Kept, mark};
use crate::server::entity::site;
use crate::server::fault::Fault;

/// Everything typed so far: the saved parts, and over them what was typed after the last save.
pub async fn draft(call: &Call) -> Result<ReferralDraft, Fault> {
    let saved = fetch(call, "").await?.map(|kept| kept.form).unwrap_or_default();
    let mut form = saved.clone();
    let mut unsaved = Vec::new();
    for part in ReferralPart::ALL.iter().copied() {
        if let Some(kept) = fetch(call, part.code()).await? {
            let before = form.clone();
            form.take(part, &kept.form);
            if form != before {
                unsaved.push((part, mark(&kept)));
            }
        }
    }
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    let sites = sites(call).await?;
    let mut errors = form.check(call.today).err().unwrap_or_default();
    if sites.len() > 1 && form.site_id.is_empty() {
        errors.add("site_id", ErrorCode::Required);
    }
    let progress = |part: ReferralPart| {
        let kept = unsaved.iter().any(|(own, _)| *own == part);
        let wrong = !part.errors(&errors).is_empty();
        match (saved.is_touched(part), kept, wrong) {
            (false, false, _) => TaskProgress::NotStarted,
            (true, _, true) => TaskProgress::Incomplete,
            (true, false, false) => TaskProgress::Done,
            (_, true, _) => TaskProgress::InProgress,
        }
    };
    let parts = ReferralPart::ALL.iter().map(|part| (*part, progress(*part))).collect();
    Ok(ReferralDraft { form, parts, errors, sites, unsaved, today: call.today })
}

/// Saves one part into the draft, also when something is missing: nothing typed is lost, and the list of parts says
/// that the part is incomplete.
///
/// # Errors
/// The part's field errors, after it was saved.
pub async fn save_part(call: &Call, part: ReferralPart, posted: &ReferralForm) -> Result<(), Fault> {
    let mut form = fetch(call, "").await?.map(|kept| kept.form).unwrap_or_default();
    form.take(part, posted);
    let whole = Posted { kind: FormKind::Referral, subject: "", page: "/referrals/new", content: &form };
    drafts::keep_form(&call.house, call.actor.user, &whole).await?;
    drafts::discard(&call.house, call.actor.user, FormKind::Referral, part.code()).await?;
    let errors = form.check(call.today).err().unwrap_or_default();
    let mut errors: FieldErrors = part.errors(&errors);
    if part == ReferralPart::Suggestion && form.site_id.is_empty() && sites(call).await?.len() > 1 {
        errors.add("site_id", ErrorCode::Required);
    }
    Ok(errors.or(())?)
}

/// Throws away everything typed for a new referral.
pub async fn restart(call: &Call) -> Result<(), Fault> {
    for subject in ReferralPart::ALL.iter().map(|part| part.code()).chain([""]) {
        drafts::discard(&call.house, call.actor.user, FormKind::Referral, subject).await?;
    }
    Ok(())
}

/// Throws the draft away when it is the draft of this referral: the referral has been taken up.
pub async fn finish(call: &Call, form: &ReferralForm) -> Result<(), Fault> {
    match fetch(call, "").await? {
        Some(kept) if kept.form.client_id != form.client_id => Ok(()),
        _ => restart(call).await,
    }
}

async fn fetch(call: &Call, subject: &str) -> Result<Option<Kept<ReferralForm>>, Fault> {
    drafts::fetch(&call.house, call.actor.user, FormKind::Referral, subject).await
}

/// The sites the actor may refer to, by name: id and name.
pub(super) async fn sites(call: &Call) -> Result<Vec<(String, String)>, Fault> {
    let mut rows = site::Entity::find().order_by_asc(site::Column::Name);
    match call.actor.sites_for(Permission::Refer, call.today) {
        Scope::All => {}
        Scope::Sites(sites) => rows = rows.filter(site::Column::Id.is_in(sites)),
        Scope::None => return Ok(Vec::new()),
    }
    let rows = rows.all(call.db()).await?;
    Ok(rows.into_iter().map(|row| (row.id.to_string(), row.name)).collect())
}
