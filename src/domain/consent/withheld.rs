//! What a page leaves out for want of consent, and when it does: reading what was recorded is another question than
//! recording more.

use serde::{Deserialize, Serialize};

use crate::domain::purpose::Purpose;

/// Purposes without which a record is shown with gaps; the page says so in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld(Vec<Purpose>);

impl Withheld {
    /// Notes a gap, once.
    pub fn add(&mut self, purpose: Purpose) {
        if !self.0.contains(&purpose) {
            self.0.push(purpose);
        }
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is left out for want of this purpose.
    #[must_use]
    pub fn has(&self, purpose: Purpose) -> bool {
        self.0.contains(&purpose)
    }

    /// The purposes, in the order in which they were noted.
    #[must_use]
    pub fn purposes(&self) -> &[Purpose] {
        &self.0
    }
}

/// What of one consent decides whether the record it opened can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// It had effect once.
    pub given: bool,
    /// It was withdrawn.
    pub withdrawn: bool,
    /// A formal error was found in it.
    pub voided: bool,
    /// A newer one took its place.
    pub superseded: bool,
}

/// Whether what the consents of one purpose (and institution) opened stays unread: one was withdrawn and not given
/// again, or the one it went by was void and none is left that had effect. What merely ran out closes nothing that was
/// recorded while it held, and a sheet that never had effect neither opened nor closes anything.
#[must_use]
pub fn closes(consents: &[Standing]) -> bool {
    let withdrawn = consents.iter().any(|one| one.withdrawn && !one.superseded);
    let void = consents.iter().any(|one| one.voided && one.given);
    let stands = consents.iter().any(|one| one.given && !one.withdrawn && !one.voided && !one.superseded);
    withdrawn || (void && !stands)
}

#[cfg(test)]
mod tests {
    use super::{Standing, Withheld, closes};
    use crate::domain::purpose::Purpose;

    const GIVEN: Standing = Standing { given: true, withdrawn: false, voided: false, superseded: false };

    #[test]
    fn a_withdrawal_and_a_formal_error_close_until_it_is_given_again() {
        let withdrawn = Standing { withdrawn: true, ..GIVEN };
        let void = Standing { voided: true, ..GIVEN };
        let replaced = Standing { superseded: true, ..withdrawn };
        assert!(!closes(&[]) && !closes(&[GIVEN]));
        assert!(closes(&[withdrawn]) && closes(&[void]));
        assert!(!closes(&[replaced, GIVEN]), "given again");
        assert!(closes(&[replaced, void]), "given again with a formal error");
        assert!(!closes(&[void, GIVEN]));
        assert!(!closes(&[Standing { given: false, ..void }, GIVEN]), "a sheet that never had effect");
        assert!(!closes(&[Standing { given: false, ..void }]));
    }

    #[test]
    fn a_gap_is_named_once() {
        let mut withheld = Withheld::default();
        assert!(withheld.is_empty());
        withheld.add(Purpose::School);
        withheld.add(Purpose::School);
        assert_eq!(withheld.purposes(), [Purpose::School]);
        assert!(withheld.has(Purpose::School) && !withheld.has(Purpose::Interpreter));
    }
}
