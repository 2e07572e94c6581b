use super::{
    BODY_MAX, EDITIONS, Edition, FRAME_MAX, FramePart, GERMAN, SheetLabel, TITLE_MAX, WORDS_MAX, count_words,
    filled_frame, fingerprint_source, frame_of, ltr_runs,
};
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;

#[test]
fn every_edition_has_every_purpose_within_eighty_words() {
    for edition in EDITIONS {
        for purpose in Purpose::ALL {
            let (title, body) = edition.words().purpose(*purpose);
            assert!(!title.is_empty() && !body.is_empty(), "{} {purpose}", edition.code());
            assert!(count_words(body) <= WORDS_MAX, "{} {purpose}: {}", edition.code(), count_words(body));
            assert!(title.chars().count() <= TITLE_MAX && body.chars().count() <= BODY_MAX);
        }
    }
}

#[test]
fn every_edition_has_the_whole_frame_and_every_label() {
    for edition in EDITIONS {
        let words = edition.words();
        for part in FramePart::ALL {
            assert!(!words.frame(*part).is_empty(), "{} {part}", edition.code());
        }
        for label in SheetLabel::ALL {
            assert!(!words.label(*label).is_empty(), "{} {label}", edition.code());
        }
        let contact = words.frame(FramePart::Contact);
        assert!(contact.contains("{contact}") && contact.contains("{phone}"), "{}", edition.code());
        assert!(words.frame(FramePart::Exceptions).contains("§ 8a SGB VIII"), "{}", edition.code());
        assert!(frame_of(edition).chars().count() <= FRAME_MAX);
        assert_eq!(frame_of(edition).lines().count(), FramePart::ALL.len());
    }
}

#[test]
fn no_two_editions_say_the_same_and_the_script_is_the_languages_own() {
    let letters = |text: &str, from: char, to: char| text.chars().filter(|letter| (from..=to).contains(letter)).count();
    for edition in EDITIONS {
        let (_, body) = edition.words().purpose(Purpose::Participation);
        for other in EDITIONS.into_iter().filter(|other| *other != edition) {
            assert_ne!(body, other.words().purpose(Purpose::Participation).1);
        }
        let (arabic, cyrillic) = (letters(body, '\u{600}', '\u{6ff}'), letters(body, '\u{400}', '\u{4ff}'));
        assert_eq!(arabic > 50, edition.language.right_to_left(), "{}", edition.code());
        let slavic = [LanguageCode::Bulgarian, LanguageCode::Ukrainian, LanguageCode::Russian];
        assert_eq!(cyrillic > 50, slavic.contains(&edition.language), "{}", edition.code());
    }
    // Letters only Sorani, only Romanian, only Ukrainian writes.
    let all = |language| frame_of(Edition::of(language).expect("an edition"));
    assert!(all(LanguageCode::Sorani).contains('ە') && all(LanguageCode::Sorani).contains('ێ'));
    assert!(all(LanguageCode::Romanian).contains('ț') && !all(LanguageCode::Romanian).contains('ţ'));
    assert!(all(LanguageCode::Ukrainian).contains('ї'));
}

#[test]
fn an_edition_is_found_by_its_code() {
    for edition in EDITIONS {
        assert_eq!(Edition::from_code(&edition.code()), Some(edition));
        assert!(!edition.own_name().is_empty());
    }
    assert_eq!(Edition::from_code("mis"), None);
    assert_eq!(Edition::of(LanguageCode::Somali), None);
    assert_eq!(Edition::of(LanguageCode::German), Some(GERMAN));
}

#[test]
fn the_contact_is_filled_in_and_parts_cannot_run_into_each_other() {
    let lines = filled_frame("Heading\nCall {contact}, {phone}.", "Frau Muster", "0201 555");
    assert_eq!(lines, ["Heading", "Call Frau Muster, 0201 555."]);
    let source = |title, body| fingerprint_source(Purpose::School, GERMAN, title, body, "frame");
    assert_ne!(source("a b", "c"), source("a", "b c"));
}

#[test]
fn a_law_and_a_phone_number_keep_their_direction_in_an_arabic_line() {
    let own = |line: &str| ltr_runs(line).into_iter().filter(|(_, own)| *own).map(|(run, _)| run).collect::<Vec<_>>();
    assert_eq!(own("يجب أن نطلب المساعدة (§ 8a SGB VIII)."), ["§ 8a SGB VIII"]);
    assert_eq!(own("اتصل بنا: Frau Muster، هاتف 0221 4710 123."), ["Frau Muster", "0221 4710 123"]);
    assert_eq!(own("Rufen Sie an: 0221 4710 123."), Vec::<String>::new());
    for edition in EDITIONS {
        for line in frame_of(edition).lines() {
            assert_eq!(ltr_runs(line).into_iter().map(|(run, _)| run).collect::<String>(), line, "{}", edition.code());
        }
    }
}
