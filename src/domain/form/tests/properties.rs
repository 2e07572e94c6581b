//! Whatever is posted: a form's check answers and never panics, and what it accepts came out of what was typed.

use proptest::prelude::*;

use super::*;
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;

/// Dates, numbers, codes and texts, right and wrong.
fn value() -> impl Strategy<Value = String> + Clone {
    let known = [
        ID,
        "1",
        "60",
        "2147483648",
        "-1",
        "2026-03-16",
        "16.3.2026",
        "2024-02-29",
        "2023-02-29",
        "0000-01-01",
        "9999-12-31",
        "262143-12-31",
        "14:30",
        "24:00",
        "true",
        "yes",
        "home",
        "single",
        "youth",
        "mother",
        "sole",
        "m",
        "deu",
        "ara",
        "signed",
        "replaced_by_court",
        "refused",
        "sim",
        "child_forbidden",
        "in_person",
        "participation",
        "police_screening",
        "other",
        "violence_1",
        "suggest",
        "standard",
        "s360",
        "confirmed",
        "phone",
        "s8a",
        "social_worker",
        "arnsberg",
        "=1+1",
        "</textarea><script>",
        "a\u{0}b",
        "\u{202e}txt",
        "u\u{308}",
        "👩\u{200d}👧",
    ];
    prop_oneof![
        3 => Just(String::new()),
        6 => (0..known.len()).prop_map(move |at| known[at].to_owned()),
        2 => ".{0,30}",
        1 => ("[aä👩\n]", 1_usize..9_000).prop_map(|(letter, times)| letter.repeat(times)),
        1 => "[0-9.:+-]{1,24}",
    ]
}

/// The form with every text and list replaced by something drawn.
fn filled<Form: Default + Serialize + DeserializeOwned>(values: &[String], flags: &[bool]) -> Form {
    let mut form = serde_json::to_value(Form::default()).expect("a form");
    let (mut next, mut flag) = (values.iter().cycle(), flags.iter().cycle());
    fill(&mut form, &mut next, &mut flag);
    serde_json::from_value(form).expect("the same form")
}

fn fill<'a>(
    value: &mut serde_json::Value,
    next: &mut impl Iterator<Item = &'a String>,
    flag: &mut impl Iterator<Item = &'a bool>,
) {
    use serde_json::Value;
    match value {
        Value::String(text) => *text = next.next().cloned().unwrap_or_default(),
        Value::Bool(ticked) => *ticked = *flag.next().unwrap_or(&false),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let part = match name.as_str() {
                    "signatories" => serde_json::to_value(SignatoryPart::default()),
                    "guardians" => serde_json::to_value(GuardianPart::default()),
                    "grants" => serde_json::to_value(GrantPart::default()),
                    _ => Ok(Value::String(String::new())),
                };
                if let (Value::Array(list), Ok(part)) = (&mut *field, part) {
                    *list = vec![part; usize::from(*flag.next().unwrap_or(&true)) * 2];
                    list.iter_mut().for_each(|part| fill(part, next, flag));
                } else {
                    fill(field, next, flag);
                }
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_form_panics_whatever_is_posted(
        values in proptest::collection::vec(value(), 1..40), flags in proptest::collection::vec(any::<bool>(), 1..9),
        days in 0_i64..9_000,
    ) {
        let today = day("2026-03-17");
        let birth_date = today - chrono::TimeDelta::days(days);
        let guardian: GuardianId = ID.parse().expect("an id");
        macro_rules! form { ($kind:ty) => { filled::<$kind>(&values, &flags) } }
        let _ = (form!(SignInForm).check(), form!(SetPasswordForm).check(), form!(SearchForm).check());
        let _ = (form!(SessionForm).check(today), form!(ReferralForm).check(today), form!(WithdrawalForm).check(today));
        let _ = (form!(SiteForm).check(), form!(UserForm).check(), form!(GrantPart).check(), form!(GuardianForm).check(today));
        let _ = (form!(SiblingForm).check(today), form!(NetworkForm).check(today));
        let _ = (form!(AssignmentForm).check(today), form!(ReleaseRequestForm).check(), form!(DeclineForm).check());
        let _ = form!(ContactAttemptForm).check(today, birth_date);
        for custody in Custody::ALL {
            let _ = form!(ConsentForm).check(today, birth_date, &[(guardian, *custody)]);
        }
    }

    /// What a text field accepts is what was typed, trimmed, with one kind of line end; nothing is lost or added.
    #[test]
    fn an_accepted_note_is_the_typed_one(note in value()) {
        let typed = SessionForm { note: note.clone(), ..session() };
        if let Ok(checked) = typed.check(day("2026-03-17")) {
            let expected = note.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
            prop_assert_eq!(checked.note.unwrap_or_default(), expected);
        }
    }
}
