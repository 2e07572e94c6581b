//! From the cookie's token to the person: one look at the sign-in, one at the grants.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::domain::access::{Actor, Grant};
use crate::domain::message::Language;
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

/// Looks a token up. `local` says whether demo accounts may be used on this request.
pub async fn look_up(house: &House, token: &str, local: bool) -> Result<Held, Fault> {
    let now = house.clock.now();
    let found =
        sign_in::Entity::find().filter(sign_in::Column::TokenHash.eq(hash_token(token))).one(&house.db.read).await?;
    let Some(found) = found else { return Ok(Held::Nothing) };
    let Some(user) = app_user::Entity::find_by_id(found.user_id).one(&house.db.read).await? else {
        return Ok(Held::Nothing);
    };
    // A deliberate sign-out, a deactivated account and a demo account from elsewhere own nothing any more.
    if found.ended_at.is_some() || user.deactivated_at.is_some() || (user.is_demo && !local) {
        return Ok(Held::Nothing);
    }
    let idle_end = found.last_seen_at + chrono::TimeDelta::minutes(IDLE_MINUTES);
    let end = idle_end.min(found.expires_at);
    if now >= end {
        let owned = now < end + chrono::TimeDelta::hours(OWNER_HOURS);
        return Ok(if owned { Held::Expired(user.id) } else { Held::Nothing });
    }
    if (now - found.last_seen_at).num_seconds() >= SEEN_SECONDS {
        // A full disk or a busy writer must not close the pages: then the sign-in only looks idle for longer.
        let noted = tokio::time::timeout(SEEN_PATIENCE, seen(house, found.id, now)).await;
        if !matches!(noted, Ok(Ok(()))) {
            tracing::warn!(code = "seen", "a sign-in could not be marked as used");
        }
    }
    let grants = role_grant::Entity::find().filter(role_grant::Column::UserId.eq(user.id)).all(&house.db.read).await?;
    let grants = grants
        .into_iter()
        .map(|row| Grant { role: row.role, site: row.site_id, from: row.valid_from, until: row.valid_until })
        .collect();
    Ok(Held::Open {
        actor: Actor { user: user.id, grants },
        display_name: user.display_name,
        is_demo: user.is_demo,
        sign_in: found.id,
        language: user.language,
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
