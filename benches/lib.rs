//! Made-up people for the measurements; the same numbers give the same people.

use std::hint::black_box;

use leitplanke::domain::participant::ParticipantId;
use uuid::Uuid;

/// Person `number`.
#[must_use]
pub fn person(number: u64) -> ParticipantId {
    // Spread like random ids: neighbours in number are no neighbours in any index.
    ParticipantId::from_uuid(Uuid::from_u64_pair(spread(number), number))
}

/// A number that looks random and is not (SplitMix64's last step).
#[must_use]
pub fn spread(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    black_box(z ^ (z >> 31))
}
