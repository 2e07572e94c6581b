use super::super::{GuardianPart, ReferralForm};
use super::{ID, SECRET, day, shown, text};

fn guardian_part() -> GuardianPart {
    GuardianPart {
        given_name: text("Fatma"),
        family_name: text(SECRET),
        relation: text("mother"),
        custody: text("sole"),
        preferred_language: text("tur"),
        needs_interpreter: true,
        ..GuardianPart::default()
    }
}

pub(super) fn referral() -> ReferralForm {
    ReferralForm {
        client_id: text(ID),
        given_name: text("  Emre "),
        family_name: text(SECRET),
        birth_day: text("29"),
        birth_month: text("2"),
        birth_year: text("2012"),
        sex: text("m"),
        preferred_language: text("deu"),
        guardians: vec![guardian_part(), GuardianPart { relation: text("father"), ..GuardianPart::default() }],
        received_on: text("2025-05-02"),
        source: text("police_screening"),
        threshold: text("violence_1"),
        screening1_result: text("suggest"),
        ..ReferralForm::default()
    }
}

fn refer(change: fn(&mut ReferralForm)) -> String {
    let mut form = referral();
    change(&mut form);
    shown(form.check(day("2025-05-02")))
}

#[test]
fn a_referral_is_read_with_its_guardians() {
    let checked = referral().check(day("2025-05-02")).expect("complete");
    assert_eq!(checked.identity.given_name, "Emre");
    assert_eq!(checked.identity.birth_date, day("2012-02-29"));
    assert_eq!(checked.guardians.len(), 1, "an empty second guardian is left out");
    assert!(checked.guardians[0].may_be_contacted);
}

#[test]
fn a_referral_names_every_field_that_is_missing() {
    let errors = shown(ReferralForm::default().check(day("2025-05-02")));
    for field in [
        "client_id",
        "given_name",
        "family_name",
        "birth_date",
        "sex",
        "preferred_language",
        "received_on",
        "source",
        "threshold",
        "screening1_result",
    ] {
        assert!(errors.contains(&format!("{field}=required")), "{field}: {errors}");
    }
    assert!(errors.contains("guardians[0][family_name]=required"), "{errors}");
}

#[test]
fn a_referral_refuses_what_cannot_be() {
    assert_eq!(refer(|f| f.birth_year = text("2013")), "birth_date=not_a_date");
    assert_eq!(refer(|f| f.birth_year = text("0000")), "birth_date=before_1900");
    assert_eq!(refer(|f| f.birth_year = text("2032")), "birth_date=in_future");
    assert_eq!(refer(|f| f.birth_year = text("2004")), "birth_date=age_outside");
    assert_eq!(refer(|f| f.birth_year = text("2020")), "birth_date=age_outside");
    assert_eq!(refer(|f| f.received_on = text("2025-05-03")), "received_on=in_future");
    assert_eq!(refer(|f| f.received_on = text("2011-06-30")), "birth_date=age_outside, received_on=before_start");
    assert_eq!(refer(|f| f.threshold = text("exception")), "threshold_note=reason_required");
    assert_eq!(refer(|f| f.sex = text("x")), "sex=not_a_choice");
    assert_eq!(refer(|f| f.grade = text("14")), "grade=out_of_range");
    assert_eq!(refer(|f| f.given_name = "a".repeat(81)), "given_name=too_long");
    assert_eq!(refer(|f| f.family_name = text("a\u{202E}b")), "family_name=bad_character");
    assert_eq!(refer(|f| f.client_id = text("1")), "client_id=not_an_id");
    assert_eq!(refer(|f| f.guardians[0].custody.clear()), "guardians[0][custody]=required");
    assert_eq!(refer(|f| f.guardians[1].given_name = text("x")).matches("guardians[1]").count(), 3);
    assert_eq!(refer(|f| f.guardians.extend([guardian_part(), guardian_part()])), "guardians=too_many");
}

#[test]
fn harmless_texts_are_kept_as_typed() {
    for typed in ["</textarea><script>", "=1+1", "👩‍👧‍👦", "ليلى", "Ö'Brien-ß"] {
        let mut form = referral();
        form.given_name = text(typed);
        form.safe_contact_note = text(typed);
        let checked = form.check(day("2025-05-02")).expect("harmless");
        assert_eq!(checked.identity.given_name, typed);
        assert_eq!(checked.identity.safe_contact_note.as_deref(), Some(typed));
    }
}
