//! All consents of one enrolment together: which purposes are open, and who may withdraw.

use chrono::{DateTime, NaiveDate, Utc};

use super::required::{ALONE_FROM, SIGNS_FROM, Who};
use super::state::{ConsentFacts, SignatoryFacts, is_valid_at, is_valid_on, state_of};
use super::{ConsentState, Direction};
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::age_on;
use crate::domain::purpose::Purpose;

/// All consents of one enrolment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consents(pub Vec<(ConsentFacts, Vec<SignatoryFacts>)>);

impl Consents {
    /// Whether the purpose is open on `day`.
    #[must_use]
    pub fn is_valid_on(&self, purpose: Purpose, day: NaiveDate) -> bool {
        self.of(purpose).any(|(consent, signatories)| is_valid_on(consent, signatories, day))
    }

    /// Whether the purpose is open at an instant (`day` is its date in Berlin).
    #[must_use]
    pub fn is_valid_at(&self, purpose: Purpose, day: NaiveDate, instant: DateTime<Utc>) -> bool {
        self.of(purpose).any(|(consent, signatories)| is_valid_at(consent, signatories, day, instant))
    }

    /// Whether a talk with the institution behind the purpose was open at an instant: both sides tell each other something,
    /// so a release from secrecy in one direction only does not carry it (BR-02, § 203 StGB).
    #[must_use]
    pub fn carries_talk_at(&self, purpose: Purpose, day: NaiveDate, instant: DateTime<Utc>) -> bool {
        self.of(purpose).any(|(consent, signatories)| carries_talk(consent, signatories, day, instant))
    }

    /// All purposes open on `day`: what the consent gate lets through.
    #[must_use]
    pub fn open_on(&self, day: NaiveDate) -> Vec<Purpose> {
        Purpose::ALL.iter().copied().filter(|purpose| self.is_valid_on(*purpose, day)).collect()
    }

    /// Whether the purpose was withdrawn and is not open by another consent: the work stops.
    #[must_use]
    pub fn is_withdrawn(&self, purpose: Purpose, today: NaiveDate) -> bool {
        let withdrawn = self
            .of(purpose)
            .filter(|(consent, _)| consent.superseded_on.is_none_or(|day| day > today))
            .any(|(consent, signatories)| state_of(consent, signatories, today) == ConsentState::Withdrawn);
        withdrawn && !self.is_valid_on(purpose, today)
    }

    fn of(&self, purpose: Purpose) -> impl Iterator<Item = &(ConsentFacts, Vec<SignatoryFacts>)> {
        self.0.iter().filter(move |(consent, _)| consent.purpose == purpose)
    }
}

/// Whether one release from secrecy carries a talk with the institution it names at an instant (BR-02).
#[must_use]
pub fn carries_talk(
    consent: &ConsentFacts,
    signatories: &[SignatoryFacts],
    day: NaiveDate,
    instant: DateTime<Utc>,
) -> bool {
    consent.direction.is_none_or(|direction| direction.covers(Direction::Both))
        && is_valid_at(consent, signatories, day, instant)
}

/// The languages in which an explanation reaches this person: the preferred one, and German for whoever needs no interpreter.
#[must_use]
pub fn understood_languages(preferred: LanguageCode, needs_interpreter: bool) -> Vec<LanguageCode> {
    let mut languages = vec![preferred];
    if !needs_interpreter && preferred != LanguageCode::German {
        languages.push(LanguageCode::German);
    }
    languages
}

/// Who may withdraw: any custody holder or other signatory, and the young person from 14 (`docs/domain.md` 4.3).
#[must_use]
pub fn may_withdraw(consent: &ConsentFacts, signatories: &[SignatoryFacts], who: Who, today: NaiveDate) -> bool {
    let age = age_on(consent.birth_date, today).unwrap_or(0);
    match who {
        Who::Youth => age >= SIGNS_FROM,
        Who::Guardian(guardian) => {
            let holds =
                consent.custody.iter().any(|(holder, custody)| *holder == guardian && custody.holds() == Some(true));
            age < ALONE_FROM
                && (holds || signatories.iter().any(|signatory| signatory.who == who && signatory.required))
        }
    }
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
