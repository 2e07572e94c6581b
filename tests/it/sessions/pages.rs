//! The pages through the router: prefilled form, hostile texts and dates, foreign cases, other roles.

use leitplanke::domain::access::Role;
use leitplanke::domain::purpose::Purpose::Participation;
use leitplanke::server::db::Database;

use super::{Scene, plain};
use crate::support::app::Client;
use crate::support::database::both;

both!(
    a_session_is_posted_like_a_browser_does,
    hostile_texts_and_dates_keep_everything_else,
    foreign_cases_are_not_found_and_other_roles_refused,
    an_expired_sign_in_keeps_the_text,
    back_from_a_saved_session_meets_it_again,
    a_text_that_a_withdrawal_overtook_can_still_be_read,
);

const RECORD: &str = "/api/session/record";

/// What the form posts, with some fields changed.
fn fields(scene: &Scene, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let form = plain();
    let mut fields: Vec<(String, String)> = vec![("case".into(), scene.case.code.compact())];
    for (name, value) in [
        ("client_id", form.client_id),
        ("day", "other".into()),
        ("held_on", form.held_on),
        ("start_time", form.start_time),
        ("minutes", form.minutes),
        ("place", form.place),
        ("kind", form.kind),
        ("attended", form.attended),
        ("note", "Der Text bleibt stehen".into()),
    ] {
        let value = changed.iter().find(|(field, _)| *field == name).map_or(value, |(_, value)| (*value).to_owned());
        fields.push((format!("form[{name}]"), value));
    }
    fields.push(("form[present][]".into(), "youth".into()));
    for (name, value) in changed {
        let posted = format!("form[{name}]");
        if !fields.iter().any(|(field, _)| *field == posted) {
            fields.push((posted, (*value).to_owned()));
        }
    }
    fields
}

async fn post(browser: &Client, fields: &[(String, String)]) -> String {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(RECORD, &fields).await.location().to_owned()
}

async fn a_session_is_posted_like_a_browser_does(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let browser = scene.app.signed_in(scene.worker).await;
    let path = scene.case.path();
    let page = browser.get(&format!("{path}/sessions/new")).await;
    assert_eq!(page.status, 200);
    assert!(page.shows("Wer kann das lesen?") && !page.shows("Sami"), "initials only (BR-22)");
    let id = page.input("form[client_id]").expect("the page makes the id");
    let typed = fields(&scene, &[("client_id", &id), ("day", "2026-03-17"), ("start_time", "10:00")]);
    assert_eq!(post(&browser, &typed).await, format!("{path}?done=session"));
    assert_eq!(post(&browser, &typed).await, format!("{path}?done=session"), "sent twice");
    let done = browser.get(&format!("{path}?done=session")).await;
    assert!(done.shows("Der Kontakt ist gespeichert.") && done.shows("Noch ein Kontakt"));
    let one = browser.get(&format!("{path}/sessions/{id}")).await;
    assert!(one.shows("Kontakt am 17.03.2026") && one.shows("Der Text bleibt stehen"));
    let again = browser.get(&format!("{path}/sessions/new?like={id}")).await;
    assert!(again.shows("Kopie vom 17.03.2026") && !again.shows("Der Text bleibt stehen"), "a copy has no note");
    let english = scene.app.signed_in(scene.worker).await;
    english.set_cookie("leitplanke_language", "en");
    assert!(english.get(&format!("{path}/sessions/{id}")).await.shows("Session on 17 Mar 2026"));
    assert!(english.get(&format!("{path}/sessions?after=x")).await.status == 422, "an address somebody made up");
}

async fn hostile_texts_and_dates_keep_everything_else(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let browser = scene.app.signed_in(scene.worker).await;
    let path = scene.case.path();
    let form_page = |location: &str| {
        location.starts_with(&format!("{path}/sessions/new?")) && location.ends_with("draft=1&errors=1")
    };
    let long = "ä".repeat(2001);
    for text in ["</textarea><script>alert(1)</script>", "=1+1", "😀👩‍👧", "مرحبا بالعالم", "\"><img src=x>"]
    {
        let location = post(&browser, &fields(&scene, &[("note", text), ("next_step", text)])).await;
        assert_eq!(location, format!("{path}?done=session"), "{text}");
    }
    let rows = scene.rows().await.len();
    assert_eq!(rows, 5);
    for (field, value) in [
        ("note", long.as_str()),
        ("note", "Ton\u{7}"),
        ("note", "\u{202E}rückwärts"),
        ("next_step", "</textarea><script>alert(1)</script>\u{0}"),
        ("held_on", "2026-02-29"),
        ("held_on", "0000-01-01"),
        ("held_on", "2027-01-01"),
        ("held_on", "morgen"),
        ("next_appointment_on", "2026-02-30"),
        ("start_time", "25:00"),
        ("minutes", "=1+1"),
        ("minutes", "-5"),
        ("place", "moon"),
        ("kind", ""),
        ("attended", "maybe"),
        ("client_id", "../../etc"),
        ("topic_tags][", "x"),
    ] {
        let location = post(&browser, &fields(&scene, &[(field, value)])).await;
        if field == "topic_tags][" {
            continue;
        }
        assert!(form_page(&location), "{field}: {location}");
        let page = browser.get(&location).await;
        assert_eq!(page.status, 200, "{field}");
        assert!(page.shows("id=\"error-summary\""), "{field}={value}");
        assert!(field == "note" || page.shows("Der Text bleibt stehen"), "{field}={value}");
        assert!(!page.shows("<script>alert"), "{field}");
    }
    assert_eq!(scene.rows().await.len(), rows, "nothing of it was saved");
    let kept = browser.get(&format!("{path}/sessions/new?draft=1&errors=1")).await;
    assert!(kept.shows("Der Text bleibt stehen"));
}

async fn foreign_cases_are_not_found_and_other_roles_refused(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    assert_eq!(scene.record(&plain()).await, "ok");
    let id = scene.rows().await[0].id;
    let path = scene.case.path();
    let pages = [format!("{path}/sessions"), format!("{path}/sessions/{id}"), format!("{path}/sessions/new")];
    let site = Some(scene.site);
    let elsewhere = Some(scene.app.site("Anderswo").await);
    let colleague = scene.app.signed_in_as(Role::SocialWorker, site).await;
    let foreign = scene.app.signed_in_as(Role::SocialWorker, elsewhere).await;
    for page in &pages {
        for browser in [&colleague, &foreign] {
            assert_eq!(browser.get(page).await.status, 404, "{page}");
        }
    }
    let lead = scene.app.signed_in_as(Role::TeamLead, site).await;
    assert_eq!([lead.get(&pages[0]).await.status, lead.get(&pages[1]).await.status], [200, 200]);
    assert_eq!(lead.get(&pages[2]).await.status, 403, "a team lead writes no sessions");
    for role in Role::ALL.iter().filter(|role| !matches!(role, Role::SocialWorker | Role::TeamLead)) {
        let browser = scene.app.signed_in_as(*role, site.filter(|_| role.is_site_bound())).await;
        for page in &pages {
            assert_eq!(browser.get(page).await.status, 403, "{role} {page}");
        }
        let expected = if *role == Role::Interpreter { 200 } else { 403 };
        assert_eq!(browser.get("/jobs").await.status, expected, "{role}");
        let typed = fields(&scene, &[]);
        assert!(post(&browser, &typed).await.starts_with("/problem?kind=forbidden"), "{role}");
    }
    let typed = fields(&scene, &[]);
    assert!(post(&colleague, &typed).await.starts_with("/problem?kind=not_found"));
    assert_eq!(scene.rows().await.len(), 1);
    let owner = scene.app.signed_in(scene.worker).await;
    for address in [format!("{path}/sessions/nonsense"), "/cases/0000000/sessions/new".to_owned()] {
        assert_eq!(owner.get(&address).await.status, 404, "{address}");
    }
}

async fn an_expired_sign_in_keeps_the_text(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let browser = scene.app.signed_in(scene.worker).await;
    assert_eq!(browser.get("/cases").await.status, 200);
    scene.app.pass(chrono::TimeDelta::minutes(31));
    let location = post(&browser, &fields(&scene, &[])).await;
    assert!(location.starts_with("/sign-in?ended=1&next="), "{location}");
    assert!(scene.rows().await.is_empty());
    let again = scene.app.signed_in(scene.worker).await;
    let page = again.get(&format!("{}/sessions/new?draft=1", scene.case.path())).await;
    assert!(page.shows("Der Text bleibt stehen") && page.shows("Entwurf"));
}

/// A second save after Back made a second session: the form came back with a new id.
async fn back_from_a_saved_session_meets_it_again(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let browser = scene.app.signed_in(scene.worker).await;
    let path = scene.case.path();
    let id = leitplanke::server::clock::new_uuid().to_string();
    let address = format!("{path}/sessions/new?id={id}");
    assert_eq!(browser.get(&address).await.input("form[client_id]").as_deref(), Some(id.as_str()));
    let typed = fields(&scene, &[("client_id", &id)]);
    assert_eq!(post(&browser, &typed).await, format!("{path}?done=session"));

    let back = browser.get(&address).await;
    assert!(back.shows("Dieser Eintrag ist schon gespeichert.") && back.shows("Der Text bleibt stehen"));
    assert_eq!(back.input("form[client_id]").as_deref(), Some(id.as_str()));
    assert_eq!(post(&browser, &typed).await, format!("{path}?done=session"), "the same again");
    assert_eq!(scene.rows().await.len(), 1);

    let other = fields(&scene, &[("client_id", &id), ("note", "Eine zweite Fassung")]);
    let location = post(&browser, &other).await;
    assert!(location.starts_with("/problem?kind=conflict"), "{location}");
    assert_eq!(scene.rows().await.len(), 1, "the saved one stays");
    let draft = browser.get(&address).await;
    assert!(draft.shows("Eine zweite Fassung"), "the other text is not lost");
    let new = draft.input("form[client_id]").expect("an id");
    assert_ne!(new, id, "and can be saved as a session of its own");

    let colleague = scene.app.signed_in_as(Role::SocialWorker, Some(scene.site)).await;
    assert_eq!(colleague.get(&address).await.status, 404);
}

async fn a_text_that_a_withdrawal_overtook_can_still_be_read(db: Database) {
    let scene = Scene::with(db, &[Participation]).await;
    let browser = scene.app.signed_in(scene.worker).await;
    scene.withdraw().await;
    let location = post(&browser, &fields(&scene, &[("note", "Zeile eins\nZeile zwei")])).await;
    let page = browser.get(&location).await;
    assert!(
        page.shows("wurde widerrufen") && page.shows("Zeile zwei") && page.shows("Entwurf verwerfen"),
        "{location}"
    );
    assert!(!page.shows("action=\"/api/session/record\""), "nothing new can be saved");
    assert!(scene.rows().await.is_empty());
    let lead = scene.app.signed_in_as(Role::TeamLead, Some(scene.site)).await;
    assert!(!lead.get(&scene.case.path()).await.shows("Zeile zwei"), "only the author sees it");
}
