use super::super::{GuardianForm, GuardianPart};
use super::{ID, day, text};

/// One guardian, changed, against the errors.
fn errors(change: impl FnOnce(&mut GuardianPart)) -> Vec<String> {
    let mut guardian = GuardianPart {
        given_name: text("Philomena"),
        family_name: text("Muster"),
        relation: text("mother"),
        custody: text("sole"),
        preferred_language: text("deu"),
        ..GuardianPart::default()
    };
    change(&mut guardian);
    let form = GuardianForm { client_id: text(ID), guardian, ..GuardianForm::default() };
    let errors = form.check(day("2026-03-17")).err().unwrap_or_default();
    errors.iter().map(|(field, code)| format!("{field}={}", code.code())).collect()
}

#[test]
fn a_written_proof_is_named_and_an_office_speaks_through_an_institution() {
    let office = |guardian: &mut GuardianPart, relation: &str| {
        guardian.relation = text(relation);
        guardian.given_name = String::new();
        guardian.institution = text("Jugendamt Musterstadt");
    };
    let none: [&str; 0] = [];
    assert_eq!(errors(|_| ()), none);
    assert_eq!(errors(|part| part.custody_proof = text("stated")), none);
    for proof in ["court_order", "document_seen"] {
        assert_eq!(errors(|part| part.custody_proof = text(proof)), ["guardian[custody_document]=required"]);
        let named = errors(|part| {
            part.custody_proof = text(proof);
            part.custody_document = text("Amtsgericht Musterstadt, 12 F 345/26");
        });
        assert_eq!(named, none);
    }
    assert_eq!(errors(|part| office(part, "youth_office")), none);
    assert_eq!(errors(|part| office(part, "legal_guardian")), none);
    assert_eq!(
        errors(|part| office(part, "father")),
        ["guardian[given_name]=required", "guardian[institution]=does_not_fit"]
    );
    assert_eq!(errors(|part| part.given_name = String::new()), ["guardian[given_name]=required"]);
    assert_eq!(errors(|part| part.custody_since = text("2026-03-17")), none);
    assert_eq!(errors(|part| part.custody_since = text("2026-03-18")), ["guardian[custody_since]=in_future"]);
    assert_eq!(errors(|part| part.contact_rule = "x".repeat(201)), ["guardian[contact_rule]=too_long"]);
}
