//! Who has to sign: computed from age and custody (`docs/domain.md` 4.3), never chosen by hand.

use crate::domain::code::codes;
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;
use crate::domain::signatory::{Insight, SignatoryRole};

/// Age from which the young person signs too.
pub const SIGNS_FROM: u32 = 14;
/// Age from which the young person alone signs.
pub const ALONE_FROM: u32 = 18;

/// Somebody who decides about a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// This guardian.
    Guardian(GuardianId),
    /// The young person.
    Youth,
}

/// One line of the computed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredSignatory {
    /// Who decides.
    pub who: Who,
    /// In which role.
    pub role: SignatoryRole,
    /// Whether the consent is not valid without this signature; an assent is only recorded.
    pub required: bool,
}

codes! {
    /// Why the list cannot be computed: the custody has to be clarified first.
    pub enum CustodyGap {
        /// The custody of a guardian is not known.
        Unknown = "custody_unknown",
        /// Nobody holds custody.
        NoHolder = "no_custody_holder",
        /// Custody is shared, but only one holder is recorded.
        OtherHolderMissing = "other_holder_missing",
        /// Sole custody beside another full custody.
        Contradiction = "custody_contradiction",
    }
}

/// The list of those who decide, for a young person of `age` completed years on the day of signing.
///
/// `insight` is the worker's judgement on the young person and counts from 14 to 17: not sufficient leaves the custody
/// holders alone. A court decision does not change the list: the line gets the decision `replaced_by_court`.
///
/// # Errors
/// [`CustodyGap`] for a minor whose custody is not clear; a grown-up signs alone whatever is recorded.
pub fn required_signatories(
    age: u32,
    custody: &[(GuardianId, Custody)],
    insight: Insight,
) -> Result<Vec<RequiredSignatory>, CustodyGap> {
    let youth = |role, required| RequiredSignatory { who: Who::Youth, role, required };
    if age >= ALONE_FROM {
        return Ok(vec![youth(SignatoryRole::Youth, true)]);
    }
    let mut lines: Vec<RequiredSignatory> = custody_holders(custody)?
        .into_iter()
        .map(|guardian| RequiredSignatory {
            who: Who::Guardian(guardian),
            role: SignatoryRole::CustodyHolder,
            required: true,
        })
        .collect();
    lines.push(if age < SIGNS_FROM {
        youth(SignatoryRole::Assent, false)
    } else {
        youth(SignatoryRole::Youth, insight != Insight::NotSufficient)
    });
    Ok(lines)
}

/// Every guardian whose agreement the law asks for, in the order recorded.
///
/// # Errors
/// [`CustodyGap`] when that is not clear.
pub fn custody_holders(custody: &[(GuardianId, Custody)]) -> Result<Vec<GuardianId>, CustodyGap> {
    let count = |kind| custody.iter().filter(|(_, held)| *held == kind).count();
    if count(Custody::Unknown) > 0 {
        return Err(CustodyGap::Unknown);
    }
    let holders: Vec<GuardianId> =
        custody.iter().filter(|(_, held)| held.holds() == Some(true)).map(|(guardian, _)| *guardian).collect();
    let (sole, joint) = (count(Custody::Sole), count(Custody::FullJoint));
    match (holders.len(), sole, joint) {
        (0, ..) => Err(CustodyGap::NoHolder),
        (_, 2.., _) | (_, 1.., 1..) => Err(CustodyGap::Contradiction),
        (1, 0, _) | (_, 0, 1) => Err(CustodyGap::OtherHolderMissing),
        _ => Ok(holders),
    }
}

#[cfg(test)]
#[path = "required_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "required_property_tests.rs"]
mod properties;
