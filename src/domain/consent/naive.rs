//! The consent rules a second time: `docs/domain.md` 4.3, 7.4 and BR-08 read aloud, for the tests only.
//!
//! Slow and straight on purpose, and sharing nothing with `state` but its input and output: where the two disagree, one
//! of them has misread the rule.

use chrono::{Datelike, Days, NaiveDate};

use super::ConsentState;
use super::required::Who;
use super::state::{ConsentFacts, SignatoryFacts};
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;
use crate::domain::interpreter::Level;
use crate::domain::signatory::{Decision, Insight};

/// State and openness on one day.
pub fn on(consent: &ConsentFacts, lines: &[SignatoryFacts], day: NaiveDate) -> (ConsentState, bool) {
    // "any -> VOID (formal error found; keeps proof)": an error in the form was there from the first day.
    if consent.voided_on.is_some() {
        return (ConsentState::Void, false);
    }
    // "one click, effective now"; "what was lawful before stays lawful".
    if consent.withdrawn.is_some_and(|(from, _)| from <= day) {
        return (ConsentState::Withdrawn, false);
    }
    // "newer version signed".
    if consent.superseded_on.is_some_and(|from| from <= day) {
        return (ConsentState::Superseded, false);
    }
    // "any pending signatory refuses"; "dispute between parents (one refuses -> not valid)".
    if lines.iter().any(|line| line.required && line.decision == Decision::Refused && has_decided(line, day)) {
        return (ConsentState::Refused, false);
    }
    // "DRAFT -> INFORMED -> PARTIALLY_SIGNED -> VALID -> REVIEW_NEEDED -> EXPIRED", one day after the other.
    let mut valid_from = None;
    let mut expired = false;
    let mut open_reviews = Vec::new();
    let mut today = consent.informed_on.unwrap_or(day);
    while consent.informed_on.is_some() && today <= day {
        if valid_from.is_none() && everybody_agrees(consent, lines, today) {
            valid_from = Some(today);
        }
        // "EXPIRED (30 days without action)", and no arrow leads back: an action on the 31st day comes too late.
        let too_long = |(since, _): &(NaiveDate, bool)| today > *since + Days::new(30);
        expired = expired || open_reviews.iter().any(too_long);
        if let Some(valid_from) = valid_from {
            open_reviews = open_reviews_on(consent, lines, valid_from, today);
        }
        expired = expired || open_reviews.iter().any(too_long);
        today = today + Days::new(1);
    }
    if valid_from.is_none() {
        let signed = lines.iter().any(|line| line.required && has_agreed(line, day));
        let informed = consent.informed_on.is_some_and(|informed| informed <= day);
        let state = match (signed, informed) {
            (true, _) => ConsentState::PartiallySigned,
            (false, true) => ConsentState::Informed,
            (false, false) => ConsentState::Draft,
        };
        return (state, false);
    }
    // "VALID -> EXPIRED (valid_until)".
    if expired || consent.valid_until.is_some_and(|last| last < day) {
        return (ConsentState::Expired, false);
    }
    if open_reviews.is_empty() {
        return (ConsentState::Valid, true);
    }
    (ConsentState::ReviewNeeded, open_reviews.iter().all(|(_, stays_usable)| *stays_usable))
}

/// "VALID -> REVIEW_NEEDED (custody changed | turned 14 | turned 18 | broader text)": what waits today for being
/// "re-confirmed/missing signature added", since when, and whether the consent "stays usable" meanwhile.
fn open_reviews_on(
    consent: &ConsentFacts,
    lines: &[SignatoryFacts],
    valid_from: NaiveDate,
    today: NaiveDate,
) -> Vec<(NaiveDate, bool)> {
    let fourteen = birthday(consent, 14);
    let eighteen = birthday(consent, 18);
    let own = own_signature(consent, lines).filter(|signed| *signed <= today);
    let mut open = Vec::new();
    if valid_from < fourteen
        && fourteen <= today
        && own.is_none_or(|signed| signed < fourteen)
        && !insight_is_missing(lines)
    {
        open.push((fourteen, true));
    }
    if valid_from < eighteen && eighteen <= today && own.is_none_or(|signed| signed < eighteen) {
        open.push((eighteen, false));
    }
    // From 18 on nobody asks about custody any more.
    if let Some(changed) = consent.custody_since
        && valid_from <= changed
        && changed <= today
        && today < eighteen
        && all_holders_agreed(consent, lines).is_none_or(|agreed| agreed > today)
    {
        open.push((changed, false));
    }
    if let Some(asked) = consent.asked_again_from
        && asked <= today
    {
        open.push((asked, true));
    }
    open
}

/// 4.3, asked on one day.
fn everybody_agrees(consent: &ConsentFacts, lines: &[SignatoryFacts], day: NaiveDate) -> bool {
    let eighteen = birthday(consent, 18);
    let own = own_signature(consent, lines).filter(|signed| *signed <= day);
    // "age >= 18 -> the person alone (parents' consents lapse)".
    if day >= eighteen {
        return own.is_some_and(|signed| signed >= eighteen);
    }
    // "age < 14 -> every holder of custody": those on the sheet ...
    let mut guardians = 0;
    for line in lines {
        if line.required && line.who != Who::Youth {
            guardians += 1;
            if !has_agreed(line, day) || !has_understood(consent, line) {
                return false;
            }
        }
    }
    if guardians == 0 {
        return false;
    }
    // ... and those known to hold it; "unknown custody (block until clarified)".
    if consent.custody_since.is_some_and(|since| since < day)
        && all_holders_agreed(consent, lines).is_none_or(|agreed| agreed > day)
    {
        return false;
    }
    // "14 <= age < 18 -> AND the young person", unless "not sufficient -> custody holders only".
    day < birthday(consent, 14) || insight_is_missing(lines) || own.is_some()
}

/// The last signature of all who hold custody now; `None` while one is missing or custody is not clear.
fn all_holders_agreed(consent: &ConsentFacts, lines: &[SignatoryFacts]) -> Option<NaiveDate> {
    let mut last = None;
    for holder in holders(&consent.custody)? {
        let line = lines.iter().find(|line| line.who == Who::Guardian(holder))?;
        if !agrees(line) || !has_understood(consent, line) {
            return None;
        }
        last = last.max(line.decided_on);
    }
    last
}

/// "joint: both; sole: one; guardian: guardian". Nobody, while that makes no sense: unknown custody, one of two joint
/// holders not recorded, somebody with sole custody beside another with full custody.
fn holders(custody: &[(GuardianId, Custody)]) -> Option<Vec<GuardianId>> {
    let mut holders = Vec::new();
    let (mut sole, mut joint) = (0, 0);
    for (guardian, custody) in custody {
        match custody {
            Custody::Unknown => return None,
            Custody::None => continue,
            Custody::Sole => sole += 1,
            Custody::FullJoint => joint += 1,
            Custody::Partial => {}
        }
        holders.push(*guardian);
    }
    let lonely_part = holders.len() == 1 && sole == 0;
    let clear = !holders.is_empty() && sole <= 1 && joint != 1 && (sole == 0 || joint == 0) && !lonely_part;
    clear.then_some(holders)
}

/// Day of the young person's own signature; an assent is "recorded, not a signature".
fn own_signature(consent: &ConsentFacts, lines: &[SignatoryFacts]) -> Option<NaiveDate> {
    let line = lines.iter().find(|line| line.who == Who::Youth && line.required)?;
    if agrees(line) && has_understood(consent, line) { line.decided_on } else { None }
}

/// "insight: not sufficient".
fn insight_is_missing(lines: &[SignatoryFacts]) -> bool {
    lines.iter().any(|line| line.who == Who::Youth && line.insight == Insight::NotSufficient)
}

/// Signed, or "court replaced consent -> document reference + date instead".
fn agrees(line: &SignatoryFacts) -> bool {
    let court = line.decision == Decision::ReplacedByCourt && line.has_court_reference;
    (line.decision == Decision::Signed || court) && line.decided_on.is_some()
}

fn has_agreed(line: &SignatoryFacts, day: NaiveDate) -> bool {
    agrees(line) && has_decided(line, day)
}

fn has_decided(line: &SignatoryFacts, day: NaiveDate) -> bool {
    line.decided_on.is_some_and(|decided| decided <= day)
}

/// BR-08: "language = a language the signatory understands or interpreter job attached (level SIM or SWORN)"; a professional
/// on the phone is enough where the site accepted one. A court needs no explanation.
fn has_understood(consent: &ConsentFacts, line: &SignatoryFacts) -> bool {
    let own_language = consent.explained_in.is_some_and(|language| line.understands.contains(&language));
    let on_the_phone = consent.remote_allowed && consent.interpreter_level == Some(Level::RemoteProfessional);
    let interpreted = on_the_phone || matches!(consent.interpreter_level, Some(Level::Sim | Level::Sworn));
    own_language || interpreted || line.decision == Decision::ReplacedByCourt
}

/// Somebody born on 29 February has the birthday of a common year on 1 March.
fn birthday(consent: &ConsentFacts, years: i32) -> NaiveDate {
    let born = consent.birth_date;
    let year = born.year() + years;
    born.with_year(year).unwrap_or_else(|| NaiveDate::from_ymd_opt(year, 3, 1).expect("1 March"))
}
