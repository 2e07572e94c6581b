//! Brothers and sisters, and who else helps.

use crate::domain::id::Id;
use crate::domain::network::{NetworkContactId, NetworkKind, SiblingId};
use crate::server::crypto::Place;
use crate::server::entity::{network_contact, sibling};
use crate::server::fault::Fault;
use crate::server::use_cases::demo::dice::Dice;
use crate::server::use_cases::demo::rows::Rows;

use super::Case;

/// A sibling in every second family, a school in all, a youth office or a club in some.
pub fn write(rows: &mut Rows, dice: &mut Dice, case: &Case<'_>, number: usize) -> Result<(), Fault> {
    if number.is_multiple_of(2) {
        let id: SiblingId = Id::from_uuid(dice.uuid());
        let place = Place::new("sibling", "name_ct", id.uuid());
        rows.siblings.push(sibling::Model {
            id,
            participant_id: case.participant,
            enrolment_id: case.enrolment,
            name_ct: case.key.seal(place, "Mia")?,
            birth_year: Some(2016),
            same_household: true,
            note_ct: None,
            created_at: rows.now,
            created_by: None,
            updated_at: rows.now,
            version: 1,
        });
    }
    let all = [
        (NetworkKind::School, "Gesamtschule am Park"),
        (NetworkKind::YouthOffice, "Jugendamt Demostadt"),
        (NetworkKind::Club, "SV Demostadt"),
    ];
    for (kind, institution) in all.into_iter().take(1 + number % 3) {
        let id: NetworkContactId = Id::from_uuid(dice.uuid());
        let at = |column| Place::new("network_contact", column, id.uuid());
        rows.network.push(network_contact::Model {
            id,
            participant_id: case.participant,
            enrolment_id: case.enrolment,
            kind,
            institution_ct: case.key.seal(at("institution_ct"), institution)?,
            person_ct: None,
            contact_ct: None,
            ended_on: None,
            created_at: rows.now,
            created_by: None,
            updated_at: rows.now,
            version: 1,
        });
    }
    Ok(())
}
