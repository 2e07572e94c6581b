use super::{Consents, may_withdraw};
use crate::domain::consent::Direction;
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

#[test]
fn a_release_in_one_direction_carries_no_talk() {
    for (direction, carries) in
        [(None, true), (Some(Direction::Both), true), (Some(Direction::To), false), (Some(Direction::From), false)]
    {
        let school = ConsentFacts { purpose: Purpose::School, direction, ..consent() };
        let consents = Consents(vec![(school, both_signed())]);
        let (on, at) = (day("2025-05-01"), instant("2025-05-01T10:00:00Z"));
        assert!(consents.is_valid_at(Purpose::School, on, at));
        assert_eq!(consents.carries_talk_at(Purpose::School, on, at), carries, "{direction:?}");
    }
}

#[test]
fn a_direction_covers_itself_and_both_cover_everything() {
    for wanted in Direction::ALL {
        assert!(Direction::Both.covers(*wanted) && wanted.covers(*wanted));
    }
    assert!(!Direction::To.covers(Direction::From) && !Direction::From.covers(Direction::To));
    assert!(!Direction::To.covers(Direction::Both) && !Direction::From.covers(Direction::Both));
}
