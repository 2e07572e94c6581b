//! The state of a consent: computed from what happened, never typed (BR-08, `docs/domain.md` 7.4).

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::ConsentState;
use super::required::{ALONE_FROM, SIGNS_FROM, Who, custody_holders};
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{age_on, birthday};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight};

/// Days a consent stays usable after the 14th birthday or after a wording that asks for more, and days after which any
/// review without action lets it expire (`docs/domain.md` 7.4).
pub const REVIEW_DAYS: u64 = 30;

/// What is recorded about one consent, and about the family as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentFacts {
    /// The one purpose it opens.
    pub purpose: Purpose,
    /// Day on which the information sheet was handed over and explained.
    pub informed_on: Option<NaiveDate>,
    /// Language of the explanation.
    pub explained_in: Option<LanguageCode>,
    /// Level of the interpreter at the explanation, if there was one.
    pub interpreter_level: Option<Level>,
    /// Last day on which it is valid, if it runs out.
    pub valid_until: Option<NaiveDate>,
    /// Withdrawal: the day and the instant from which it has effect.
    pub withdrawn: Option<(NaiveDate, DateTime<Utc>)>,
    /// Day on which a formal error was found.
    pub voided_on: Option<NaiveDate>,
    /// Day on which a newer one replaced it.
    pub superseded_on: Option<NaiveDate>,
    /// The young person's birth date.
    pub birth_date: NaiveDate,
    /// Custody of each guardian as recorded now.
    pub custody: Vec<(GuardianId, Custody)>,
    /// First day on which the custody above is known to hold; before it the recorded lines decide.
    pub custody_since: Option<NaiveDate>,
    /// A wording that asks for more counts from this day: the consent was given to less and has to be asked for again.
    pub asked_again_from: Option<NaiveDate>,
}

/// What is recorded about one signatory of a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatoryFacts {
    /// Who decides.
    pub who: Who,
    /// Whether the signature was needed when the consent was recorded (computed by `required_signatories`).
    pub required: bool,
    /// The decision.
    pub decision: Decision,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Judgement on the young person's insight (14 to 17).
    pub insight: Insight,
    /// Whether a court decision is referred to.
    pub has_court_reference: bool,
    /// Languages this person understands well enough for the explanation.
    pub understands: Vec<LanguageCode>,
}

/// What keeps a consent from being valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The information sheet.
    InformationSheet,
    /// This signature.
    Signature(Who),
    /// This court decision has no reference or date.
    CourtReference(Who),
    /// This person did not understand the language and no SIM or sworn interpreter was there.
    Language(Who),
    /// Nobody is named whose signature is needed.
    Signatories,
}

impl SignatoryFacts {
    fn decision_by(&self, day: NaiveDate) -> Decision {
        let made = self.decided_on.is_some_and(|decided_on| decided_on <= day);
        if made { self.decision } else { Decision::Pending }
    }

    fn agreed_by(&self, day: NaiveDate) -> bool {
        match self.decision_by(day) {
            Decision::Signed => true,
            Decision::ReplacedByCourt => self.has_court_reference,
            Decision::Refused | Decision::Pending | Decision::NotRequired => false,
        }
    }
}

impl ConsentFacts {
    fn informed_by(&self, day: NaiveDate) -> bool {
        self.informed_on.is_some_and(|informed_on| informed_on <= day)
    }

    fn understood_by(&self, signatory: &SignatoryFacts) -> bool {
        let court = signatory.decision == Decision::ReplacedByCourt;
        let language = self.explained_in.is_some_and(|language| signatory.understands.contains(&language));
        court || language || self.interpreter_level.is_some_and(Level::carries_consent)
    }
}

/// The lines whose signature the consent itself needs. A young person who signs later because of the 14th birthday is
/// not among them: until then the consent was valid without, and `judge_review` asks for the new signature.
fn needed<'a>(
    consent: &ConsentFacts,
    signatories: &'a [SignatoryFacts],
) -> impl Iterator<Item = &'a SignatoryFacts> + use<'a> {
    let guardians = signatories.iter().filter(|line| line.required && line.who != Who::Youth);
    let made_on = guardians.filter_map(|line| line.decided_on).max().or(consent.informed_on);
    let youth_signs =
        made_on.and_then(|made_on| age_on(consent.birth_date, made_on)).is_none_or(|age| age >= SIGNS_FROM);
    let youth_alone = !signatories.iter().any(|line| line.required && line.who != Who::Youth);
    signatories.iter().filter(move |line| line.required && (line.who != Who::Youth || youth_signs || youth_alone))
}

/// Everything that keeps the consent from being valid on `day`; empty when all formal needs are met.
#[must_use]
pub fn missing(consent: &ConsentFacts, signatories: &[SignatoryFacts], day: NaiveDate) -> Vec<Missing> {
    let mut missing = Vec::new();
    if !consent.informed_by(day) {
        missing.push(Missing::InformationSheet);
    }
    if !signatories.iter().any(|signatory| signatory.required) {
        missing.push(Missing::Signatories);
    }
    for signatory in needed(consent, signatories) {
        let court = signatory.decision == Decision::ReplacedByCourt;
        if !signatory.agreed_by(day) {
            missing.push(if court {
                Missing::CourtReference(signatory.who)
            } else {
                Missing::Signature(signatory.who)
            });
        } else if !consent.understood_by(signatory) {
            missing.push(Missing::Language(signatory.who));
        }
    }
    missing
}

/// The first day on which sheet and all signatures are there: the later of the information and the last signature.
#[must_use]
pub fn signed_on(consent: &ConsentFacts, signatories: &[SignatoryFacts]) -> Option<NaiveDate> {
    let required = || needed(consent, signatories);
    let last = required().map(|signatory| signatory.decided_on).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    let from = last.max(consent.informed_on?);
    missing(consent, signatories, from).is_empty().then_some(from)
}

/// The state on `today`. A withdrawal counts for the whole day on which it happened; see [`is_valid_at`] for the instant.
#[must_use]
pub fn state_of(consent: &ConsentFacts, signatories: &[SignatoryFacts], today: NaiveDate) -> ConsentState {
    let withdrawn = consent.withdrawn.is_some_and(|(day, _)| day <= today);
    judge(consent, signatories, today, withdrawn).0
}

/// Whether the purpose is open on `day` by this consent. REVIEW_NEEDED after the 14th birthday, or because of a wording
/// that asks for more, stays usable for 30 days.
#[must_use]
pub fn is_valid_on(consent: &ConsentFacts, signatories: &[SignatoryFacts], day: NaiveDate) -> bool {
    let withdrawn = consent.withdrawn.is_some_and(|(withdrawn_on, _)| withdrawn_on <= day);
    judge(consent, signatories, day, withdrawn).1
}

/// Whether the purpose is open at an instant (`day` is its date in Berlin): what was lawful before a withdrawal stays lawful.
#[must_use]
pub fn is_valid_at(
    consent: &ConsentFacts,
    signatories: &[SignatoryFacts],
    day: NaiveDate,
    instant: DateTime<Utc>,
) -> bool {
    let withdrawn = consent.withdrawn.is_some_and(|(_, withdrawn_at)| withdrawn_at <= instant);
    judge(consent, signatories, day, withdrawn).1
}

/// State and whether the purpose is open.
fn judge(
    consent: &ConsentFacts,
    signatories: &[SignatoryFacts],
    day: NaiveDate,
    withdrawn: bool,
) -> (ConsentState, bool) {
    if consent.voided_on.is_some() {
        return (ConsentState::Void, false);
    }
    if withdrawn {
        return (ConsentState::Withdrawn, false);
    }
    if consent.superseded_on.is_some_and(|superseded_on| superseded_on <= day) {
        return (ConsentState::Superseded, false);
    }
    let required = || signatories.iter().filter(|signatory| signatory.required);
    if required().any(|signatory| signatory.decision_by(day) == Decision::Refused) {
        return (ConsentState::Refused, false);
    }
    if !missing(consent, signatories, day).is_empty() {
        let state = if required().any(|signatory| signatory.agreed_by(day)) {
            ConsentState::PartiallySigned
        } else if consent.informed_by(day) {
            ConsentState::Informed
        } else {
            ConsentState::Draft
        };
        return (state, false);
    }
    if consent.valid_until.is_some_and(|valid_until| valid_until < day) {
        return (ConsentState::Expired, false);
    }
    judge_review(consent, signatories, day)
}

/// A consent that was valid: has something happened since that asks for a new look?
fn judge_review(consent: &ConsentFacts, signatories: &[SignatoryFacts], day: NaiveDate) -> (ConsentState, bool) {
    let youth = signatories.iter().find(|signatory| signatory.who == Who::Youth);
    let youth_signed_since = |from: NaiveDate| {
        youth.is_some_and(|youth| {
            youth.decision_by(day) == Decision::Signed && youth.decided_on.is_some_and(|signed_on| signed_on >= from)
        })
    };
    let review = |since: NaiveDate, usable: bool| {
        let last = since.checked_add_days(Days::new(REVIEW_DAYS)).unwrap_or(since);
        if day > last { (ConsentState::Expired, false) } else { (ConsentState::ReviewNeeded, usable) }
    };
    let asked_again = consent.asked_again_from.filter(|from| *from <= day);
    let age = age_on(consent.birth_date, day).unwrap_or(0);
    if age >= ALONE_FROM {
        // Parents' signatures lapse on the 18th birthday: blocks at once.
        return match birthday(consent.birth_date, ALONE_FROM) {
            Some(from) if !youth_signed_since(from) => review(from, false),
            _ => asked_again.map_or((ConsentState::Valid, true), |since| review(since, true)),
        };
    }
    if consent.custody_since.is_some_and(|since| since <= day) && !holders_agreed(consent, signatories, day) {
        return review(consent.custody_since.unwrap_or(day), false);
    }
    let judged = youth.is_some_and(|youth| youth.insight == Insight::NotSufficient);
    let asks_youth = age >= SIGNS_FROM && !judged && !youth_decided_as_signatory(signatories, day);
    let fourteen = birthday(consent.birth_date, SIGNS_FROM).filter(|_| asks_youth);
    match fourteen.into_iter().chain(asked_again).min() {
        Some(since) => review(since, true),
        None => (ConsentState::Valid, true),
    }
}

/// Whether the young person's own signature (not an assent) is among the lines.
fn youth_decided_as_signatory(signatories: &[SignatoryFacts], day: NaiveDate) -> bool {
    signatories.iter().any(|signatory| signatory.who == Who::Youth && signatory.required && signatory.agreed_by(day))
}

/// Whether everybody who holds custody now has agreed.
fn holders_agreed(consent: &ConsentFacts, signatories: &[SignatoryFacts], day: NaiveDate) -> bool {
    custody_holders(&consent.custody).is_ok_and(|holders| {
        holders.iter().all(|holder| {
            signatories.iter().any(|signatory| signatory.who == Who::Guardian(*holder) && signatory.agreed_by(day))
        })
    })
}

#[cfg(test)]
#[path = "state_tests.rs"]
pub(super) mod tests;

#[cfg(test)]
#[path = "state_property_tests.rs"]
mod properties;
