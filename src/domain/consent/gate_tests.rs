use super::{Consents, may_withdraw};
use crate::domain::consent::required::Who;
use crate::domain::consent::state::ConsentFacts;
use crate::domain::consent::state::tests::{both_signed, consent, day, guardian, instant};
use crate::domain::purpose::Purpose;

#[test]
fn purposes_are_independent_of_each_other() {
    let school = ConsentFacts {
        purpose: Purpose::School,
        withdrawn: Some((day("2025-05-02"), instant("2025-05-02T10:00:00Z"))),
        ..consent()
    };
    let consents = Consents(vec![(consent(), both_signed()), (school, both_signed())]);
    assert_eq!(consents.open_on(day("2025-05-01")), [Purpose::Participation, Purpose::School]);
    assert_eq!(consents.open_on(day("2025-05-02")), [Purpose::Participation]);
    assert!(consents.is_withdrawn(Purpose::School, day("2025-05-02")));
    assert!(!consents.is_withdrawn(Purpose::Participation, day("2025-05-02")));
    assert!(!consents.is_valid_on(Purpose::Media, day("2025-05-01")));
    assert!(consents.is_valid_at(Purpose::School, day("2025-05-02"), instant("2025-05-02T08:00:00Z")));
}

#[test]
fn one_custody_holder_or_the_youth_from_14_may_withdraw() {
    let may = |who, today| may_withdraw(&consent(), &both_signed(), who, day(today));
    assert!(may(Who::Guardian(guardian(2)), "2025-05-02"));
    assert!(!may(Who::Guardian(guardian(3)), "2025-05-02"));
    assert!(!may(Who::Youth, "2026-06-14"));
    assert!(may(Who::Youth, "2026-06-15"));
    assert!(!may(Who::Guardian(guardian(1)), "2030-06-15"));
}
