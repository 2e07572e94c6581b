//! From the cookie's token to the person with their grants: one statement at every request, so that the end of a sign-in,
//! of a grant or of an account counts at the next one, whichever server it was made on.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait};

use crate::domain::access::{Actor, Grant, Role};
use crate::domain::message::Language;
use crate::domain::site::SiteId;
use crate::domain::user::{SignInId, UserId};
use crate::server::auth::token::hash_token;
use crate::server::entity::{app_user, role_grant, sign_in};
use crate::server::fault::Fault;
use crate::server::house::House;

/// A sign-in ends after this many minutes without a request (ASVS 7.3.1).
pub const IDLE_MINUTES: i64 = 30;
/// A sign-in ends after this many hours in any case (ASVS 7.3.2).
pub const ABSOLUTE_HOURS: i64 = 12;
/// For so many hours after its end a sign-in still owns a typed form.
pub const OWNER_HOURS: i64 = 24;
/// "Last seen" is written at most once in so many seconds.
const SEEN_SECONDS: i64 = 60;

/// How long a page waits for that.
const SEEN_PATIENCE: std::time::Duration = std::time::Duration::from_millis(500);

/// What a token stands for.
pub enum Held {
    /// A living sign-in.
    Open {
        /// The person with all grants (valid ones are chosen by the day).
        actor: Actor,
        /// Name for the page header.
        display_name: String,
        /// Whether the account is one of the demo's.
        is_demo: bool,
        /// The sign-in record.
        sign_in: SignInId,
        /// The account's language.
        language: Language,
    },
    /// Ended less than [`OWNER_HOURS`] ago by itself: its owner may leave a draft.
    Expired(UserId),
    /// Unknown, signed out, deactivated, or too old.
    Nothing,
}

/// A sign-in with its account and one of its grants; as many lines as there are grants, one without when there is none.
#[derive(FromQueryResult)]
struct Line {
    id: SignInId,
    last_seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    user_id: UserId,
    display_name: String,
    language: Language,
    is_demo: bool,
    deactivated_at: Option<DateTime<Utc>>,
    role: Option<Role>,
    site_id: Option<SiteId>,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
}

impl Line {
    fn grant(&self) -> Option<Grant> {
        Some(Grant { role: self.role?, site: self.site_id, from: self.valid_from?, until: self.valid_until })
    }
}

async fn lines(house: &House, token: &str) -> Result<Vec<Line>, Fault> {
    use app_user::Column::{DeactivatedAt, DisplayName, IsDemo, Language};
    use role_grant::Column::{Role, SiteId, ValidFrom, ValidUntil};
    use sign_in::Column::{EndedAt, ExpiresAt, Id, LastSeenAt, TokenHash, UserId};
    let lines = sign_in::Entity::find()
        .join(JoinType::InnerJoin, sign_in::Relation::AppUser.def())
        .join(JoinType::LeftJoin, role_grant::Relation::AppUser.def().rev())
        .filter(TokenHash.eq(hash_token(token)))
        .select_only()
        .columns([Id, LastSeenAt, ExpiresAt, EndedAt, UserId])
        .columns([DisplayName, Language, IsDemo, DeactivatedAt])
        .columns([Role, SiteId, ValidFrom, ValidUntil])
        .into_model::<Line>()
        .all(&house.db.read)
        .await?;
    Ok(lines)
}

/// Looks a token up. `local` says whether demo accounts may be used on this request.
pub async fn look_up(house: &House, token: &str, local: bool) -> Result<Held, Fault> {
    let now = house.clock.now();
    let lines = lines(house, token).await?;
    let grants = lines.iter().filter_map(Line::grant).collect();
    let Some(found) = lines.into_iter().next() else { return Ok(Held::Nothing) };
    // A deliberate sign-out, a deactivated account and a demo account from elsewhere own nothing any more.
    if found.ended_at.is_some() || found.deactivated_at.is_some() || (found.is_demo && !local) {
        return Ok(Held::Nothing);
    }
    let idle_end = found.last_seen_at + chrono::TimeDelta::minutes(IDLE_MINUTES);
    let end = idle_end.min(found.expires_at);
    if now >= end {
        let owned = now < end + chrono::TimeDelta::hours(OWNER_HOURS);
        return Ok(if owned { Held::Expired(found.user_id) } else { Held::Nothing });
    }
    if (now - found.last_seen_at).num_seconds() >= SEEN_SECONDS {
        // A full disk or a busy writer must not close the pages: then the sign-in only looks idle for longer.
        let noted = tokio::time::timeout(SEEN_PATIENCE, seen(house, found.id, now)).await;
        if !matches!(noted, Ok(Ok(()))) {
            tracing::warn!(code = "seen", "a sign-in could not be marked as used");
        }
    }
    Ok(Held::Open {
        actor: Actor { user: found.user_id, grants },
        display_name: found.display_name,
        is_demo: found.is_demo,
        sign_in: found.id,
        language: found.language,
    })
}

async fn seen(house: &House, id: SignInId, now: chrono::DateTime<chrono::Utc>) -> Result<(), Fault> {
    let tx = house.db.begin_write().await?;
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::LastSeenAt, sea_orm::sea_query::Expr::value(now))
        .filter(sign_in::Column::Id.eq(id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
