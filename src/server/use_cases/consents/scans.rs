//! The photographed paper: taken in by one person, confirmed by another (BR-01), seen by whoever works on the case.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::domain::access::Permission;
use crate::domain::consent::{ConsentId, Proof};
use crate::domain::id::Id;
use crate::domain::user::UserId;
use crate::domain::view::consent::{Confirmation, ScanLine};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::{berlin_date, new_uuid};
use crate::server::crypto::{Place, hex};
use crate::server::entity::{app_user, consent, consent_scan};
use crate::server::fault::Fault;
use crate::server::scan::{ScanRefused, clean_away};

use super::facts::Record;
use super::family::{Family, lock};
use super::overview::{find, find_in};

/// Most pictures of one paper.
const MOST: u64 = 10;

/// Takes a photograph in: cleaned, sealed, waiting for somebody else's look.
///
/// # Errors
/// `NotFound`; `Conflict("scan_…")` when the file is not taken, says why.
pub async fn add_scan(call: &Call, code: &str, id: &str, upload: Vec<u8>) -> Result<ConsentId, Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    let scan = clean_away(upload).await.map_err(|why| Fault::conflict(code_of(why)))?;
    let scan_id: Id<consent_scan::Model> = Id::from_uuid(new_uuid());
    let place = Place::new("consent_scan", "image_ct", scan_id.uuid());
    let mut change = call.change().await?;
    lock(&change, family.case.enrolment.id).await?;
    let there = of(record.row.id).count(&*change).await?;
    if there >= MOST {
        return Err(Fault::conflict("scan_too_many"));
    }
    if of(record.row.id).filter(consent_scan::Column::Sha256.eq(scan.sha256.to_vec())).one(&*change).await?.is_some() {
        // The same picture sent twice is the same picture.
        return Ok(record.row.id);
    }
    let row = consent_scan::Model {
        id: scan_id,
        consent_id: record.row.id,
        image_ct: family.key.seal_bytes(place, &scan.jpeg)?,
        sha256: scan.sha256.to_vec(),
        width: i32::try_from(scan.width).unwrap_or(i32::MAX),
        height: i32::try_from(scan.height).unwrap_or(i32::MAX),
        created_at: call.now,
        created_by: call.actor.user,
    };
    consent_scan::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    consent::Entity::update_many()
        .col_expr(consent::Column::Proof, Expr::value(Proof::PaperScan))
        // Another picture is another look.
        .col_expr(consent::Column::ProofConfirmedOn, Expr::value(None::<chrono::NaiveDate>))
        .col_expr(consent::Column::ProofConfirmedBy, Expr::value(None::<UserId>))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.eq(record.row.id))
        .exec(&*change)
        .await?;
    let event = Event::new("consent.scan", "consent", record.row.id.uuid());
    let event = event.at_site(family.case.enrolment.site_id.uuid()).for_purpose(record.row.purpose.code());
    change.note(event.with("sha256", hex(&scan.sha256)));
    change.commit().await?;
    Ok(record.row.id)
}

fn of(id: ConsentId) -> sea_orm::Select<consent_scan::Entity> {
    consent_scan::Entity::find().filter(consent_scan::Column::ConsentId.eq(id))
}

/// Why a file was not taken, as a code the page explains.
fn code_of(why: ScanRefused) -> &'static str {
    match why {
        ScanRefused::Empty => "scan_empty",
        ScanRefused::TooLarge => "scan_too_large",
        ScanRefused::NotAnImage => "scan_not_an_image",
        ScanRefused::TooManyPixels => "scan_too_many_pixels",
        ScanRefused::Unreadable => "scan_unreadable",
    }
}

/// One picture.
///
/// # Errors
/// `NotFound`, also for a picture of another consent.
pub async fn scan_image(call: &Call, code: &str, id: &str, scan: &str) -> Result<Vec<u8>, Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    let scan: Id<consent_scan::Model> = scan.parse().map_err(|_| Fault::not_found())?;
    let row = of(record.row.id).filter(consent_scan::Column::Id.eq(scan)).one(call.db()).await?;
    let row = row.ok_or_else(Fault::not_found)?;
    call.note_reading("consent_scan", Some(family.case.participant.id), Some(family.case.enrolment.id));
    family.key.open_bytes(Place::new("consent_scan", "image_ct", row.id.uuid()), &row.image_ct)
}

/// Confirms that the pictures show the paper that is recorded: by somebody who did not take them.
///
/// # Errors
/// `NotFound`; `Conflict("nothing_to_confirm")`, `Conflict("own_scan")`; `Stale` when the pictures changed meanwhile.
pub async fn confirm_proof(call: &Call, code: &str, id: &str, version: i32) -> Result<ConsentId, Fault> {
    let family = Family::load(call, code).await?;
    let mut change = call.change().await?;
    lock(&change, family.case.enrolment.id).await?;
    let record = find_in(&*change, &family, id).await?;
    let takers = takers(&*change, record.row.id).await?;
    if takers.is_empty() || record.row.proof_confirmed_on.is_some() {
        return Err(Fault::conflict("nothing_to_confirm"));
    }
    if takers.contains(&call.actor.user) {
        return Err(Fault::conflict("own_scan"));
    }
    // Another picture has come since the page was opened: it has to be seen first.
    if record.row.version != version {
        return Err(crate::domain::error::AppError::Stale.into());
    }
    consent::Entity::update_many()
        .col_expr(consent::Column::ProofConfirmedOn, Expr::value(call.today))
        .col_expr(consent::Column::ProofConfirmedBy, Expr::value(call.actor.user))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.eq(record.row.id))
        .exec(&*change)
        .await?;
    let event = Event::new("consent.confirm_proof", "consent", record.row.id.uuid());
    change.note(event.at_site(family.case.enrolment.site_id.uuid()).for_purpose(record.row.purpose.code()));
    change.commit().await?;
    Ok(record.row.id)
}

async fn takers(db: &impl ConnectionTrait, id: ConsentId) -> Result<Vec<UserId>, Fault> {
    Ok(of(id).select_only().column(consent_scan::Column::CreatedBy).into_tuple().all(db).await?)
}

/// The pictures of a consent without their content, and whether somebody has confirmed them (two statements).
pub(super) async fn confirmation(call: &Call, record: &Record) -> Result<Confirmation, Fault> {
    use consent_scan::Column::{CreatedAt, CreatedBy, Id as ScanId};
    type Line = (Id<consent_scan::Model>, chrono::DateTime<chrono::Utc>, UserId);
    let rows: Vec<Line> = of(record.row.id)
        .select_only()
        .columns([ScanId, CreatedAt, CreatedBy])
        .order_by_asc(CreatedAt)
        .into_tuple()
        .all(call.db())
        .await?;
    let by = match record.row.proof_confirmed_by {
        Some(user) => app_user::Entity::find_by_id(user).one(call.db()).await?.map(|user| user.display_name),
        None => None,
    };
    let own = rows.iter().any(|(.., user)| *user == call.actor.user);
    let waits = !rows.is_empty() && record.row.proof_confirmed_on.is_none();
    Ok(Confirmation {
        confirmed_on: record.row.proof_confirmed_on,
        confirmed_by: by.unwrap_or_default(),
        waits,
        may_confirm: waits && !own && call.actor.may(Permission::ConfirmProof, call.today),
        version: record.row.version,
        scans: rows.into_iter().map(|(id, at, _)| ScanLine { id: id.to_string(), taken_on: berlin_date(at) }).collect(),
    })
}
