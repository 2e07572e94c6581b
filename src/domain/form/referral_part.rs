//! The referral form in parts: each is a page of its own, all are kept in one draft.

use uuid::Uuid;

use super::referral::ReferralForm;
use crate::domain::code::codes;
use crate::domain::consent::required::custody_holders;
use crate::domain::custody::Custody;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::guardian::GuardianId;

codes! {
    /// A part of the referral form.
    pub enum ReferralPart {
        /// The young person.
        Person = "person",
        /// Family and custody.
        Family = "family",
        /// The suggestion itself.
        Suggestion = "suggestion",
    }
}

impl ReferralPart {
    /// The part a field belongs to; `None` for what belongs to the form as a whole.
    #[must_use]
    pub fn of(field: &str) -> Option<Self> {
        match field {
            "client_id" | "version" | "form" => None,
            "site_id" | "received_on" | "source" | "threshold" | "threshold_note" | "screening1_result"
            | "handed_over_on" => Some(Self::Suggestion),
            other if other.starts_with("guardians") => Some(Self::Family),
            _ => Some(Self::Person),
        }
    }

    /// The errors that belong to this part.
    #[must_use]
    pub fn errors(self, all: &FieldErrors) -> FieldErrors {
        let mut own = FieldErrors::new();
        for (field, code) in all.iter().filter(|(field, _)| Self::of(field) == Some(self)) {
            own.add(field, code);
        }
        own
    }
}

impl ReferralForm {
    /// Takes over the fields of one part from another copy of the form; the first id the page made stays.
    pub fn take(&mut self, part: ReferralPart, from: &Self) {
        if self.client_id.is_empty() {
            self.client_id.clone_from(&from.client_id);
        }
        let kept = std::mem::replace(self, from.clone());
        let mut all = ReferralPart::ALL.iter().copied().filter(|other| *other != part);
        all.by_ref().for_each(|other| self.put_back(other, &kept));
        self.client_id = kept.client_id;
        self.version = kept.version;
    }

    fn put_back(&mut self, part: ReferralPart, kept: &Self) {
        let kept = kept.clone();
        match part {
            ReferralPart::Person => {
                self.given_name = kept.given_name;
                self.family_name = kept.family_name;
                self.birth_day = kept.birth_day;
                self.birth_month = kept.birth_month;
                self.birth_year = kept.birth_year;
                self.sex = kept.sex;
                self.preferred_language = kept.preferred_language;
                self.german_at_home = kept.german_at_home;
                self.foreign_origin = kept.foreign_origin;
                self.school_type = kept.school_type;
                self.grade = kept.grade;
                self.address = kept.address;
                self.phone = kept.phone;
                self.safe_contact_note = kept.safe_contact_note;
            }
            ReferralPart::Family => self.guardians = kept.guardians,
            ReferralPart::Suggestion => {
                self.site_id = kept.site_id;
                self.received_on = kept.received_on;
                self.source = kept.source;
                self.threshold = kept.threshold;
                self.threshold_note = kept.threshold_note;
                self.screening1_result = kept.screening1_result;
                self.handed_over_on = kept.handed_over_on;
            }
        }
    }

    /// Whether anything of this part was typed or chosen.
    #[must_use]
    pub fn is_touched(&self, part: ReferralPart) -> bool {
        let mut only = Self::default();
        only.take(part, self);
        only.client_id.clear();
        only.guardians.retain(|guardian| *guardian != super::GuardianPart::default());
        only != Self::default()
    }

    /// What is unclear about the custody as typed: a warning, because custody may be clarified later, but no
    /// consent is valid before it is (BR-08).
    #[must_use]
    pub fn custody_warning(&self) -> Option<ErrorCode> {
        let held: Vec<(GuardianId, Custody)> = self
            .guardians
            .iter()
            .filter(|guardian| !guardian.is_empty())
            .zip(1_u128..)
            .map(|(guardian, number)| {
                let custody = Custody::from_code(guardian.custody.trim()).unwrap_or(Custody::Unknown);
                (GuardianId::from_uuid(Uuid::from_u128(number)), custody)
            })
            .collect();
        if held.is_empty() {
            return None;
        }
        custody_holders(&held).err().and_then(|gap| ErrorCode::from_code(gap.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorCode, ReferralForm, ReferralPart};
    use crate::domain::form::GuardianPart;

    fn text(typed: &str) -> String {
        typed.to_owned()
    }

    fn guardian(name: &str, custody: &str) -> GuardianPart {
        GuardianPart { given_name: text(name), custody: text(custody), ..GuardianPart::default() }
    }

    #[test]
    fn a_part_replaces_its_own_fields_only() {
        let mut whole = ReferralForm {
            client_id: text("a"),
            given_name: text("Emre"),
            source: text("school_hint"),
            ..ReferralForm::default()
        };
        let posted =
            ReferralForm { client_id: text("b"), sex: text("m"), source: text("x"), ..ReferralForm::default() };
        whole.take(ReferralPart::Person, &posted);
        assert_eq!((whole.client_id.as_str(), whole.given_name.as_str()), ("a", ""));
        assert_eq!((whole.sex.as_str(), whole.source.as_str()), ("m", "school_hint"));
        whole.take(ReferralPart::Family, &ReferralForm { guardians: vec![guardian("Fatma", "sole")], ..posted });
        assert_eq!(whole.guardians.len(), 1);
        let touched: Vec<_> = ReferralPart::ALL.iter().map(|part| whole.is_touched(*part)).collect();
        assert_eq!(touched, [true, true, true]);
        assert!(!ReferralForm::default().is_touched(ReferralPart::Person));
    }

    #[test]
    fn every_error_belongs_to_a_part_or_to_the_whole() {
        let today = "2025-05-02".parse().expect("a day");
        let errors = ReferralForm::default().check(today).expect_err("empty");
        let parts: usize = ReferralPart::ALL.iter().map(|part| part.errors(&errors).iter().count()).sum();
        assert_eq!(parts + 1, errors.iter().count(), "all but client_id");
    }

    #[test]
    fn custody_that_contradicts_itself_is_named() {
        let warning = |custody: &[&str]| {
            let guardians = custody.iter().map(|custody| guardian("x", custody)).collect();
            ReferralForm { guardians, ..ReferralForm::default() }.custody_warning()
        };
        assert_eq!(warning(&[]), None);
        assert_eq!(warning(&["sole"]), None);
        assert_eq!(warning(&["full_joint", "full_joint"]), None);
        assert_eq!(warning(&["full_joint"]), Some(ErrorCode::OtherHolderMissing));
        assert_eq!(warning(&["sole", "full_joint"]), Some(ErrorCode::CustodyContradiction));
        assert_eq!(warning(&["none"]), Some(ErrorCode::NoCustodyHolder));
        assert_eq!(warning(&["unknown", "sole"]), Some(ErrorCode::CustodyUnknown));
    }
}
