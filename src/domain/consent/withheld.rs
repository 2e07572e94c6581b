//! The consent gate over what is written down already: what of a record is left out once a purpose was withdrawn.
//!
//! A withdrawal closes at the next request whatever only its purpose allowed to be written (Art. 7 (3) GDPR): the whole
//! session for PARTICIPATION (`server::scope` does not find it), the words of a talk with an institution for the release that
//! carried it, who interpreted for INTERPRETER. A consent that merely ran out closes nothing: what was recorded while it held goes by
//! retention (BR-20). What rests on no consent (a talk without a name, § 8a SGB VIII) stays. Proof of consent is never hidden.

use serde::{Deserialize, Serialize};

use crate::domain::purpose::Purpose;
use crate::domain::session::Present;
use crate::domain::session::rules::purpose_for_presence;

/// The purposes without which a part of a record is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld(Vec<Purpose>);

impl Withheld {
    /// Notes that a purpose is missing; once.
    pub fn add(&mut self, purpose: Purpose) {
        if !self.0.contains(&purpose) {
            self.0.push(purpose);
        }
    }

    /// The missing purposes, in the order they were found.
    #[must_use]
    pub fn purposes(&self) -> &[Purpose] {
        &self.0
    }

    /// Whether the words of a talk with an institution are left out.
    #[must_use]
    pub fn hides_words(&self) -> bool {
        self.0.iter().any(|purpose| purpose.names_recipient())
    }

    /// Whether the interpreting is left out.
    #[must_use]
    pub fn hides_interpreting(&self) -> bool {
        self.0.contains(&Purpose::Interpreter)
    }

    /// Whether this person's presence is left out.
    #[must_use]
    pub fn hides(&self, present: Present) -> bool {
        match present {
            Present::Interpreter => self.hides_interpreting(),
            other => purpose_for_presence(other).is_some_and(|purpose| self.0.contains(&purpose)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_purpose_hides_what_it_alone_allowed() {
        let open = Withheld::default();
        for present in Present::ALL {
            assert!(!open.hides(*present));
        }
        assert!(!open.hides_words() && !open.hides_interpreting() && open.purposes().is_empty());
        let mut closed = Withheld::default();
        closed.add(Purpose::School);
        closed.add(Purpose::School);
        assert_eq!(closed.purposes(), [Purpose::School]);
        assert!(closed.hides(Present::Teacher) && closed.hides_words());
        assert!(!closed.hides(Present::Mother) && !closed.hides(Present::YouthOffice) && !closed.hides_interpreting());
        let mut closed = Withheld::default();
        closed.add(Purpose::Interpreter);
        assert!(closed.hides(Present::Interpreter) && closed.hides_interpreting() && !closed.hides_words());
    }
}
