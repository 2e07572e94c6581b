use super::{Label, Language};
use crate::domain::code::Code;
use crate::domain::error::ErrorCode;

/// Every code of a list has words in both languages, and no two of its codes share them.
fn has_words<C: Code + Label>() {
    for language in Language::ALL {
        let words = C::all().iter().map(|code| code.label(*language)).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(words.len(), C::all().len(), "two codes of {} look the same in {language}", C::NAME);
        assert!(words.iter().all(|text| !text.trim().is_empty() && text.trim() == *text), "{}", C::NAME);
    }
}

#[test]
fn codes_have_distinct_words() {
    use crate::domain::{
        consent, contact_attempt, custody, enrolment, guardian, interpreter, language_code, participant, purpose,
    };
    use crate::domain::{referral, session, signatory, site, user};
    has_words::<participant::Sex>();
    has_words::<participant::SchoolType>();
    has_words::<participant::ForeignOrigin>();
    has_words::<participant::LanguageLevel>();
    has_words::<language_code::LanguageCode>();
    has_words::<language_code::LanguageGroup>();
    has_words::<guardian::Relation>();
    has_words::<crate::domain::network::NetworkKind>();
    has_words::<custody::Custody>();
    has_words::<custody::CustodyProof>();
    has_words::<site::Region>();
    has_words::<user::AccountState>();
    has_words::<referral::ReferralSource>();
    has_words::<referral::ReferralOutcome>();
    has_words::<referral::Threshold>();
    has_words::<contact_attempt::Channel>();
    has_words::<contact_attempt::AttemptResult>();
    has_words::<enrolment::Status>();
    has_words::<enrolment::EndKind>();
    has_words::<enrolment::EndReason>();
    has_words::<purpose::Purpose>();
    has_words::<consent::ConsentState>();
    has_words::<signatory::Decision>();
    has_words::<session::SessionKind>();
    has_words::<session::Place>();
    has_words::<session::Present>();
    has_words::<session::TopicTag>();
    has_words::<interpreter::Level>();
    has_words::<interpreter::JobStatus>();
    has_words::<crate::domain::access::Role>();
    has_words::<crate::domain::draft::FormKind>();
    has_words::<crate::domain::release::ReleaseState>();
    has_words::<crate::domain::enrolment::machine::Move>();
    has_words::<crate::domain::enrolment::machine::TransitionError>();
    has_words::<crate::domain::consent::required::CustodyGap>();
    has_words::<crate::domain::session::rules::SessionWarning>();
    has_words::<crate::domain::figure::AgeBand>();
    has_words::<ErrorCode>();
}

#[test]
fn every_field_error_says_what_to_do_and_stays_polite() {
    for code in ErrorCode::ALL {
        let text = code.label(Language::De);
        assert!(text.ends_with('.') && (text.contains("Bitte") || text.contains("bitte")), "{code}: {text}");
        assert!(
            !text
                .to_lowercase()
                .split(|letter: char| !letter.is_alphabetic())
                .any(|word| ["du", "dein", "dir"].contains(&word)),
            "{code}"
        );
        assert!(code.label(Language::En).contains("Please"), "{code}");
    }
}

#[test]
fn the_switch_leads_there_and_back() {
    for language in Language::ALL {
        assert_eq!(language.other().other(), *language);
        assert!(!language.messages().common.product.is_empty());
    }
}
