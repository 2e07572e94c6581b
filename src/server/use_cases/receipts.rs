//! The page behind a receipt's address: whether a receipt with this code exists and still holds. Nothing else.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::domain::consent::receipt_code::ReceiptCode;
use crate::domain::view::receipt::ReceiptCheck;
use crate::server::entity::{consent, consent_form_version, data_key, enrolment, participant};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::people;
use crate::server::use_cases::consents::state_of_one;

/// Looks a code up. A code that nobody has looks like one that cannot be read.
///
/// # Errors
/// The database's own.
pub async fn check(house: &House, today: NaiveDate, typed: &str) -> Result<ReceiptCheck, Fault> {
    let Some(code) = ReceiptCode::parse(typed) else { return Ok(ReceiptCheck::unknown(typed)) };
    let found = consent::Entity::find()
        .filter(consent::Column::ReceiptCode.eq(code.compact()))
        .find_also_related(consent_form_version::Entity)
        .one(&house.db.read)
        .await?;
    let Some((row, Some(text))) = found else { return Ok(ReceiptCheck::unknown(typed)) };
    let person = participant::Entity::find_by_id(row.participant_id).one(&house.db.read).await?;
    let case = enrolment::Entity::find_by_id(row.enrolment_id).one(&house.db.read).await?;
    let Some((person, case)) = person.zip(case) else { return Ok(ReceiptCheck::unknown(typed)) };
    // Who was erased answers like who never was.
    if data_key::Entity::find_by_id(person.data_key_id).one(&house.db.read).await?.is_none() {
        return Ok(ReceiptCheck::unknown(typed));
    }
    let (_, identity) = people::opened(&house.db.read, &house.keyring, &person).await?;
    let holds = state_of_one(&house.db.read, &case, &person, identity.birth_date, row.id, today).await?;
    Ok(ReceiptCheck {
        code: code.to_string(),
        found: true,
        version_no: text.version_no,
        edition: text.edition().code(),
        hash: crate::server::crypto::hex(&text.text_hash)[..12].to_owned(),
        holds,
    })
}
