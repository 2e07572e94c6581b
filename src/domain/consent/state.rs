//! The state of a consent: computed from what happened, never typed (BR-08, `docs/domain.md` 7.4).

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::required::{ALONE_FROM, SIGNS_FROM, Who, custody_holders};
use super::{ConsentState, Direction};
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
    /// Whether the site accepted a professional on the phone when the explanation was given.
    pub remote_allowed: bool,
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
    /// First day on which the custody above is known to hold; before it, or without it, the recorded lines decide.
    pub custody_since: Option<NaiveDate>,
    /// A wording that asks for more counts from this day: the consent was given to less and has to be asked for again.
    pub asked_again_from: Option<NaiveDate>,
    /// Who may tell whom, in a release from secrecy (§ 203 StGB); none for a purpose that names nobody.
    pub direction: Option<Direction>,
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
    /// Nobody is named whose signature is needed, or custody is not clear.
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
        court || language || self.interpreter_level.is_some_and(|level| level.carries_consent(self.remote_allowed))
    }

    /// What this line lacks on `day`: an agreement, and an explanation that was understood (BR-08).
    fn lacks(&self, line: &SignatoryFacts, day: NaiveDate) -> Option<Missing> {
        if line.agreed_by(day) {
            (!self.understood_by(line)).then_some(Missing::Language(line.who))
        } else if line.decision == Decision::ReplacedByCourt {
            Some(Missing::CourtReference(line.who))
        } else {
            Some(Missing::Signature(line.who))
        }
    }

    fn age_on(&self, day: NaiveDate) -> u32 {
        age_on(self.birth_date, day).unwrap_or(0)
    }

    fn grown_up_on(&self) -> Option<NaiveDate> {
        birthday(self.birth_date, ALONE_FROM)
    }
}

/// Everything that keeps the consent from being valid on `day`. Empty from the day on which nothing was missing: what
/// comes later ends the consent or sends it to review.
#[must_use]
pub fn missing(consent: &ConsentFacts, signatories: &[SignatoryFacts], day: NaiveDate) -> Vec<Missing> {
    if signed_on(consent, signatories).is_some_and(|from| from <= day) {
        return Vec::new();
    }
    missing_on(consent, signatories, day)
}

/// The first day on which nothing was missing: sheet, language, and the agreement of everybody who has to sign at the
/// young person's age of that day. `docs/domain.md` is silent on a signature before the sheet: it counts from the day of
/// the sheet.
#[must_use]
pub fn signed_on(consent: &ConsentFacts, signatories: &[SignatoryFacts]) -> Option<NaiveDate> {
    let informed_on = consent.informed_on?;
    let decided = signatories.iter().filter_map(|line| line.decided_on);
    let mut days: Vec<NaiveDate> = decided.map(|decided_on| decided_on.max(informed_on)).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().find(|day| missing_on(consent, signatories, *day).is_empty())
}

/// What is missing if the consent is to become valid on this very day (`docs/domain.md` 4.3, BR-08).
///
/// Under 18 the guardians' lines count, and whoever is known to hold custody by then without a line; on a day on which
/// custody changed the recorded lines decide. From 14 on the young person's own line joins them, unless the insight is
/// not sufficient; from 18 on it counts alone. `docs/domain.md` is silent on a young person who signed shortly before
/// the 14th birthday a sheet that was completed after it: the signature counts.
fn missing_on(consent: &ConsentFacts, signatories: &[SignatoryFacts], day: NaiveDate) -> Vec<Missing> {
    let mut missing = Vec::new();
    if !consent.informed_by(day) {
        missing.push(Missing::InformationSheet);
    }
    let age = consent.age_on(day);
    if age < ALONE_FROM {
        let mut guardians = signatories.iter().filter(|line| line.required && line.who != Who::Youth).peekable();
        let mut nobody = guardians.peek().is_none();
        missing.extend(guardians.filter_map(|line| consent.lacks(line, day)));
        if consent.custody_since.is_some_and(|since| since < day) {
            match custody_holders(&consent.custody) {
                Ok(holders) => missing.extend(unnamed(consent, signatories, &holders, day)),
                Err(_) => nobody = true,
            }
        }
        if nobody {
            missing.push(Missing::Signatories);
        }
    }
    if age >= ALONE_FROM || (age >= SIGNS_FROM && !is_judged(signatories)) {
        let since = consent.grown_up_on().filter(|_| age >= ALONE_FROM);
        match own_line(signatories).filter(|line| since.is_none() || line.decided_on >= since) {
            Some(line) => missing.extend(consent.lacks(line, day)),
            None => missing.push(Missing::Signature(Who::Youth)),
        }
    }
    missing
}

/// What holders of custody lack who have no line that is required.
fn unnamed(
    consent: &ConsentFacts,
    signatories: &[SignatoryFacts],
    holders: &[GuardianId],
    day: NaiveDate,
) -> impl Iterator<Item = Missing> {
    holders.iter().map(|holder| Who::Guardian(*holder)).filter_map(move |who| {
        match signatories.iter().find(|line| line.who == who) {
            Some(line) if line.required => None,
            Some(line) => consent.lacks(line, day),
            None => Some(Missing::Signature(who)),
        }
    })
}

/// The line of the young person's own signature; an assent is recorded, but no signature.
fn own_line(signatories: &[SignatoryFacts]) -> Option<&SignatoryFacts> {
    signatories.iter().find(|line| line.who == Who::Youth && line.required)
}

/// Whether the insight was judged not sufficient. `docs/domain.md` gives the judgement no day: it counts on every day.
fn is_judged(signatories: &[SignatoryFacts]) -> bool {
    signatories.iter().any(|line| line.who == Who::Youth && line.insight == Insight::NotSufficient)
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
///
/// `docs/domain.md` 7.4 is silent on three things. A formal error closes all days, also those before it was found. Void,
/// withdrawn, superseded and refused are shown in this order, whatever the state before. And a refusal of a line that is
/// required counts whenever it was made, also during a review.
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
    let Some(valid_from) = signed_on(consent, signatories).filter(|from| *from <= day) else {
        let state = if required().any(|signatory| signatory.agreed_by(day)) {
            ConsentState::PartiallySigned
        } else if consent.informed_by(day) {
            ConsentState::Informed
        } else {
            ConsentState::Draft
        };
        return (state, false);
    };
    if consent.valid_until.is_some_and(|valid_until| valid_until < day) {
        return (ConsentState::Expired, false);
    }
    judge_reviews(&reviews(consent, signatories, valid_from), day)
}

/// Something that asks for a new look at a consent that was valid (`docs/domain.md` 7.4).
struct Review {
    /// First day of the review.
    since: NaiveDate,
    /// Day on which everything it asks for was there; before `since` if it asks for nothing new.
    settled_on: Option<NaiveDate>,
    /// Whether the consent stays usable meanwhile.
    usable: bool,
}

/// The reviews of a consent that was valid from a day. A birthday counts if it comes after it. A wording counts whenever
/// the sheet was signed: what was agreed to is the old text, and only a consent to the new one opens the purpose again.
///
/// `docs/domain.md` is silent on custody that changes on the very day: it counts as changed afterwards. It is silent on
/// a change after which everybody who holds custody had agreed already: it asks for nothing. And on a sheet signed again:
/// a line has one decision, the later one replaces the earlier, so a grown-up takes a new sheet.
fn reviews(consent: &ConsentFacts, signatories: &[SignatoryFacts], valid_from: NaiveDate) -> Vec<Review> {
    let own = own_line(signatories).filter(|line| consent.understood_by(line));
    let own = own.and_then(|line| line.decided_on.filter(|decided_on| line.agreed_by(*decided_on)));
    let grown_up_on = consent.grown_up_on();
    let fourteen = birthday(consent.birth_date, SIGNS_FROM)
        .filter(|since| valid_from < *since && !is_judged(signatories))
        .map(|since| Review { since, settled_on: own.filter(|signed_on| *signed_on >= since), usable: true });
    // Parents' signatures lapse on the 18th birthday: blocks at once.
    let eighteen = grown_up_on.filter(|since| valid_from < *since).map(|since| Review {
        since,
        settled_on: own.filter(|signed_on| *signed_on >= since),
        usable: false,
    });
    let custody = consent.custody_since.filter(|since| valid_from <= *since).map(|since| Review {
        since,
        settled_on: holders_agreed_on(consent, signatories).into_iter().chain(grown_up_on).min(),
        usable: false,
    });
    let wording = consent.asked_again_from.map(|since| Review { since, settled_on: None, usable: true });
    [fourteen, eighteen, custody, wording].into_iter().flatten().collect()
}

/// The state that follows from the reviews. Thirty days without action end the consent for good: 7.4 has no way back
/// from EXPIRED, so what is signed from the 31st day on needs a new sheet.
fn judge_reviews(reviews: &[Review], day: NaiveDate) -> (ConsentState, bool) {
    let mut judged = (ConsentState::Valid, true);
    for review in reviews.iter().filter(|review| review.since <= day) {
        let last = review.since.checked_add_days(Days::new(REVIEW_DAYS)).unwrap_or(review.since);
        if review.settled_on.is_some_and(|settled_on| settled_on <= last.min(day)) {
            continue;
        }
        if day > last {
            return (ConsentState::Expired, false);
        }
        judged = (ConsentState::ReviewNeeded, judged.1 && review.usable);
    }
    judged
}

/// The day on which everybody who holds custody now had agreed; `None` while somebody is missing or custody is not clear.
fn holders_agreed_on(consent: &ConsentFacts, signatories: &[SignatoryFacts]) -> Option<NaiveDate> {
    let agreed_on = |holder: &GuardianId| {
        let line = signatories.iter().find(|line| line.who == Who::Guardian(*holder))?;
        line.decided_on.filter(|decided_on| consent.lacks(line, *decided_on).is_none())
    };
    let holders = custody_holders(&consent.custody).ok()?;
    holders.iter().map(agreed_on).collect::<Option<Vec<_>>>()?.into_iter().max()
}

#[cfg(test)]
#[path = "state_tests.rs"]
pub(super) mod tests;

#[cfg(test)]
#[path = "state_property_tests.rs"]
mod properties;

#[cfg(test)]
#[path = "state_table_tests.rs"]
mod table;
