//! Releases from secrecy that hold today, for whoever wants to know whom the team may talk with.

use crate::domain::network::Release;
use crate::domain::purpose::Purpose;
use crate::server::call::Call;
use crate::server::fault::Fault;

use super::family::Family;

/// The purposes that name an institution on its sheet.
const NAMING: [Purpose; 3] = [Purpose::YouthOffice, Purpose::School, Purpose::MeasureProvider];

/// Every valid release of the case.
///
/// # Errors
/// The database's own.
pub async fn releases(call: &Call, family: &Family) -> Result<Vec<Release>, Fault> {
    let records = family.records(call).await?;
    let valid = records.iter().filter(|record| NAMING.contains(&record.row.purpose) && record.is_valid(call.today));
    let mut found = Vec::new();
    for record in valid {
        let named = family.recipient(&record.row)?;
        let until = record.row.valid_until;
        found.extend(named.map(|(recipient, direction)| Release { recipient, direction, until }));
    }
    Ok(found)
}
