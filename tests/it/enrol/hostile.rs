//! Every text field and every date field: a clear message or harmless, what was typed is kept, never a 500.

use leitplanke::domain::enrolment::Status;
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;

use super::{pairs, posted, referral_form, team};
use crate::support::TestApp;
use crate::support::database::both;

both!(
    hostile_texts_are_harmless_or_refused_in_every_field,
    dates_that_cannot_be_are_explained_and_kept,
    attempt_screening_and_start_survive_hostile_values,
    a_decomposed_name_is_stored_and_found_composed,
);

const TEXTS: [&str; 9] = [
    "",
    "   ",
    "</textarea><script>alert(1)</script>",
    "=1+1",
    "a\u{0}b\u{7}",
    "👩\u{200d}👧\u{200d}👦 𐍈",
    "ليلى الكبير",
    "gut\u{202e}txt.exe",
    "\"><img src=x onerror=alert(1)>",
];

const DATES: [&str; 8] = [
    "",
    "2025-02-29",
    "0000-01-01",
    "2999-01-01",
    "29.2.2023",
    "31-31-31",
    "</textarea><script>",
    "99999999999999999999",
];

const FIELDS: [&str; 10] = [
    "given_name",
    "family_name",
    "grade",
    "address",
    "phone",
    "safe_contact_note",
    "guardians][0][given_name",
    "guardians][0][family_name",
    "guardians][0][contact",
    "sex",
];

/// The page must not contain what was typed as markup.
fn harmless(page: &str) -> bool {
    !page.contains("<script>alert") && !page.contains("<img src=x")
}

async fn hostile_texts_are_harmless_or_refused_in_every_field(db: Database) {
    let app = TestApp::over(db).await;
    let (_, worker) = team(&app).await;
    let browser = app.signed_in(worker).await;
    let long = "ä".repeat(5_000);
    for field in FIELDS {
        for typed in TEXTS.iter().copied().chain([long.as_str()]) {
            let mut fields = posted(&referral_form());
            let name = format!("form[{field}]");
            fields.retain(|(own, _)| *own != name);
            fields.push((name, typed.to_owned()));
            let answer = browser.post("/api/referral/refer", &pairs(&fields)).await;
            assert_eq!(answer.status, 303, "{field}: {typed:?}");
            let to = answer.location().to_owned();
            assert!(!to.contains("internal"), "{field}: {typed:?}: {to}");
            let page = browser.get(&to).await;
            assert_eq!(page.status, 200, "{field}: {typed:?}: {to}");
            assert!(harmless(&page.body), "{field}: {typed:?}");
            if to.contains("errors=1") {
                let part = if field.starts_with("guardians") { "family" } else { "person" };
                let kept = browser.get(&format!("/referrals/new/{part}?draft=1&errors=1")).await;
                assert!(kept.shows("Bitte prüfen Sie Ihre Angaben"), "{field}: {typed:?}");
                let other = match field {
                    "phone" | "guardians][0][given_name" => "Quittenbaumer",
                    _ if part == "family" => "Philomena",
                    _ => "7654321",
                };
                assert!(kept.shows(other), "everything else is kept: {field}: {typed:?}");
                assert!(harmless(&kept.body), "{field}: {typed:?}");
            }
            browser.post("/api/draft/referral-restart", &[]).await;
        }
    }
}

async fn dates_that_cannot_be_are_explained_and_kept(db: Database) {
    let app = TestApp::over(db).await;
    let (_, worker) = team(&app).await;
    let browser = app.signed_in(worker).await;
    for (day, month, year) in
        [("29", "2", "2013"), ("1", "1", "0000"), ("1", "1", "2999"), ("x", "y", "z"), ("", "", "")]
    {
        let mut form = referral_form();
        (form.birth_day, form.birth_month, form.birth_year) = (day.into(), month.into(), year.into());
        let mut fields = posted(&form);
        fields.push(("part".into(), "person".into()));
        let answer = browser.post("/api/draft/referral-part", &pairs(&fields)).await;
        assert_eq!(answer.location(), "/referrals/new/person?draft=1&errors=1", "{day} {month} {year}");
        let page = browser.get(answer.location()).await;
        assert!(page.shows("birth_date-error"), "a message at the field: {day} {month} {year}");
        assert!(page.shows("Quittenbaumer"), "everything else is kept");
        assert_eq!(page.input("form[birth_year]").unwrap_or_default(), year, "kept as typed");
    }
    for typed in DATES.iter().filter(|typed| !typed.is_empty()) {
        for field in ["received_on", "handed_over_on"] {
            let mut fields = posted(&referral_form());
            fields.retain(|(own, _)| *own != format!("form[{field}]"));
            fields.push((format!("form[{field}]"), (*typed).to_owned()));
            fields.push(("part".into(), "suggestion".into()));
            let answer = browser.post("/api/draft/referral-part", &pairs(&fields)).await;
            assert_eq!(answer.location(), "/referrals/new/suggestion?draft=1&errors=1", "{field}: {typed}");
            let page = browser.get(answer.location()).await;
            assert!(page.shows(&format!("{field}-error")), "{field}: {typed}");
        }
    }
}

async fn attempt_screening_and_start_survive_hostile_values(db: Database) {
    let app = TestApp::over(db).await;
    let (site, worker) = team(&app).await;
    let case = app.case_in(site, worker, "Sami Beispiel", Status::Assessing).await;
    app.consent(&case, Purpose::ContactHandover).await;
    let browser = app.signed_in(worker).await;
    let code = case.code.compact();
    let long = "ä".repeat(5_000);
    let values: Vec<&str> = TEXTS.iter().chain(DATES.iter()).copied().chain([long.as_str()]).collect();
    let deeds: [(&str, &[&str]); 3] = [
        ("attempt/record", &["held_on", "start_time", "channel", "result", "note", "client_id", "version"]),
        ("enrolment/screening", &["screening2_on", "screening2_result", "version", "client_id"]),
        ("enrolment/prepare-start", &["start_on", "strand", "age_reason", "version"]),
    ];
    for (deed, names) in deeds {
        for (name, typed) in names.iter().flat_map(|name| values.iter().map(move |typed| (*name, *typed))) {
            let id = new_uuid().to_string();
            let mut fields = vec![
                ("form[client_id]".to_owned(), id),
                ("form[held_on]".to_owned(), "2026-03-16".to_owned()),
                ("form[channel]".to_owned(), "visit".to_owned()),
                ("form[result]".to_owned(), "reached".to_owned()),
            ];
            fields.retain(|(own, _)| {
                *own != format!("form[{name}]") && (deed == "attempt/record" || own.contains("id]"))
            });
            fields.push((format!("form[{name}]"), typed.to_owned()));
            fields.push(("case".to_owned(), code.clone()));
            let answer = browser.post(&format!("/api/{deed}"), &pairs(&fields)).await;
            assert_eq!(answer.status, 303, "{deed} {name} {typed:?}");
            let to = answer.location().to_owned();
            assert!(!to.contains("kind=internal"), "{deed} {name} {typed:?}: {to}");
            if to.contains("errors=1") {
                let page = browser.get(&to).await;
                assert_eq!(page.status, 200, "{deed} {name} {typed:?}");
                assert!(harmless(&page.body), "{deed} {name} {typed:?}");
            }
        }
    }
}

/// A phone may send `ü` as `u` with a combining mark: stored, shown and found it is one name.
async fn a_decomposed_name_is_stored_and_found_composed(db: Database) {
    let app = TestApp::over(db).await;
    let (_, worker) = team(&app).await;
    let browser = app.signed_in(worker).await;
    let mut form = referral_form();
    form.given_name = "Gu\u{308}ls\u{327}en".into();
    let fields = posted(&form);
    let answer = browser.post("/api/referral/refer", &pairs(&fields)).await;
    let page = browser.get(answer.location()).await;
    assert!(page.shows("G\u{fc}l\u{15f}en") && !page.body.contains('\u{308}'), "{}", page.body);
    leitplanke::server::names::load(&app.house).await.expect("the index");
    for words in ["gu\u{308}l", "g\u{fc}l", "guel"] {
        let found = browser.post("/api/case/search", &[("form[words]", words)]).await;
        assert!(browser.get(found.location()).await.shows("1 Fall"), "{words}");
    }
}
