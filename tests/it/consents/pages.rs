//! The pages through the router: nothing typed breaks them, and only the right people see them.

use leitplanke::domain::access::Role;
use leitplanke::domain::consent::ConsentState;
use leitplanke::domain::form::ConsentForm;
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::db::Database;
use leitplanke::server::entity::consent;
use sea_orm::EntityTrait;

use super::{Room, signed};
use crate::support::database::both;

both!(
    two_parents_sign_on_the_page,
    hostile_texts_and_dates_are_harmless,
    a_foreign_case_is_not_found_and_a_missing_permission_is_refused,
);

/// The form as a browser posts it.
pub fn fields(case: &str, form: &ConsentForm) -> Vec<(String, String)> {
    let mut fields = vec![("case".to_owned(), case.to_owned())];
    let mut put = |name: String, value: &str| fields.push((name, value.to_owned()));
    put("form[client_id]".into(), &form.client_id);
    put("form[version]".into(), &form.version);
    put("form[purpose]".into(), &form.purpose);
    put("form[form_version_id]".into(), &form.form_version_id);
    put("form[informed_on]".into(), &form.informed_on);
    put("form[explained_in_language]".into(), &form.explained_in_language);
    put("form[interpreter_level]".into(), &form.interpreter_level);
    put("form[understood]".into(), "true");
    put("form[proof_location]".into(), &form.proof_location);
    put("form[valid_until]".into(), &form.valid_until);
    for (index, part) in form.signatories.iter().enumerate() {
        put(format!("form[signatories][{index}][guardian_id]"), &part.guardian_id);
        put(format!("form[signatories][{index}][decision]"), &part.decision);
        put(format!("form[signatories][{index}][decided_on]"), &part.decided_on);
        put(format!("form[signatories][{index}][court_reference]"), &part.court_reference);
        put(format!("form[signatories][{index}][attorney]"), &part.attorney);
    }
    fields
}

/// The same, borrowed.
pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn two_parents_sign_on_the_page(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let browser = room.app.signed_in(room.worker).await;
    let base = format!("{}/consents", room.case.path());
    let overview = browser.get(&base).await;
    assert!(overview.status == 200 && overview.shows("So geht ein Widerruf"), "{}", overview.status);
    let page = browser.get(&format!("{base}/new?purpose=participation")).await;
    assert_eq!(page.status, 200);
    assert!(page.shows("gemeinsame Sorge: beide Eltern unterschreiben") && page.shows("unter 14 Jahren"));
    assert!(page.shows("Amina Beispiel") && page.shows("Yusuf Beispiel"));
    assert!(!page.body.split("</title>").next().unwrap_or_default().contains("Kerem"), "no name in the window title");
    let mut form = room.paper(Purpose::Participation, vec![signed(Some(mother), "2026-03-02"), super::pending(father)]);
    form.client_id = page.input("form[client_id]").expect("an id");
    assert!(page.shows(&format!("value=\"{}\"", form.form_version_id)), "the wording can be chosen");
    let answer = browser.post("/api/consent/record", &borrowed(&fields(&room.code(), &form))).await;
    let shown = answer.location().to_owned();
    assert!(shown.ends_with("?done=consent"), "{shown}");
    let page = browser.get(&shown).await;
    assert!(page.shows("Das fehlt noch") && page.shows("Die Unterschrift von Yusuf Beispiel."), "{}", page.body);
    let consent = form.client_id.clone();
    let page = browser.get(&format!("{base}/{consent}/sign")).await;
    assert!(page.shows("Yusuf Beispiel") && page.input("form[version]").as_deref() == Some("1"));
    let father_id = father.to_string();
    let code = room.code();
    let sign = [
        ("case", code.as_str()),
        ("consent", &consent),
        ("form[client_id]", &consent),
        ("form[version]", "1"),
        ("form[proof_location]", "Büro"),
        ("form[signatories][0][guardian_id]", &father_id),
        ("form[signatories][0][decision]", "signed"),
        ("form[signatories][0][decided_on]", "2026-03-10"),
    ];
    let answer = browser.post("/api/consent/sign", &sign).await;
    assert!(answer.location().ends_with("?done=signed"), "{}", answer.location());
    let page = browser.get(&format!("{base}/{consent}/withdraw")).await;
    assert!(page.shows("Das ändert sich") && page.shows("Die Teilnahme endet sofort"));
    let withdraw = [
        ("case", code.as_str()),
        ("consent", &consent),
        ("form[client_id]", "01920000-0000-7000-8000-000000000009"),
        ("form[consent_id]", &consent),
        ("form[withdrawn_by]", &father_id),
        ("form[channel]", "phone"),
        ("form[withdrawn_on]", "2026-03-17"),
    ];
    let answer = browser.post("/api/consent/withdraw", &withdraw).await;
    let receipt = browser.get(answer.location()).await;
    assert!(receipt.shows("Widerrufen am 17.03.2026 von Yusuf Beispiel"), "{}", receipt.body);
    let answer = browser.post("/api/consent/handled", &[("case", &code), ("consent", &consent)]).await;
    assert!(browser.get(answer.location()).await.shows("Erledigt am 17.03.2026."));
}

async fn hostile_texts_and_dates_are_harmless(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let browser = room.app.signed_in(room.worker).await;
    let long = "ä".repeat(500);
    let texts =
        ["</textarea><script>alert(1)</script>", "=1+1", "a\u{0}b\u{1b}", "👩‍👧", "\u{202e}gnirts", "مرحبا", &long];
    for text in texts {
        let mut form = room.paper(Purpose::SpecialCategory, vec![signed(Some(mother), "2026-03-02")]);
        form.proof_location = text.into();
        form.signatories[0].attorney = text.into();
        let answer = browser.post("/api/consent/record", &borrowed(&fields(&room.code(), &form))).await;
        assert_eq!(answer.status, 303, "{text:?}");
        let page = browser.get(answer.location()).await;
        assert_eq!(page.status, 200, "{text:?}");
        assert!(!page.shows("<script>alert"), "{text:?}");
    }
    for date in ["", "29.02.2025", "2025-02-29", "0000-01-01", "2999-01-01", "31.12.1899", "x", "'; DROP TABLE consent"]
    {
        for field in 0..3 {
            let mut form = room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02")]);
            match field {
                0 => form.informed_on = date.into(),
                1 => form.signatories[0].decided_on = date.into(),
                _ => form.valid_until = date.into(),
            }
            if field == 2 && matches!(date, "" | "2999-01-01") {
                continue;
            }
            let answer = browser.post("/api/consent/record", &borrowed(&fields(&room.code(), &form))).await;
            let back = answer.location().to_owned();
            assert!(back.ends_with("purpose=media&draft=1&errors=1"), "{date:?} in {field}: {back}");
            let page = browser.get(&back).await;
            assert!(page.status == 200 && page.shows("Bitte prüfen Sie Ihre Angaben"), "{date:?} in {field}");
            assert!(page.shows("Büro, Ordner 3"), "everything else is kept");
        }
    }
    let kept = consent::Entity::find().all(&room.app.house.db.read).await.expect("read");
    assert!(kept.iter().all(|row| row.purpose == Purpose::SpecialCategory));
    assert!(kept.len() >= 4, "the texts reach a saved consent, not only the draft: {}", kept.len());
    for row in kept {
        let page = browser.get(&format!("{}/consents/{}", room.case.path(), row.id)).await;
        assert!(page.status == 200 && !page.body.contains("<script>alert"), "{}", row.id);
    }
}

async fn a_foreign_case_is_not_found_and_a_missing_permission_is_refused(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid").to_string();
    let elsewhere = room.app.site("Anderswo").await;
    let stranger = room.app.user("stranger", &[(Role::SocialWorker, Some(elsewhere))]).await;
    let own = room.app.case(elsewhere, stranger, "Lina Muster").await;
    let browser = room.app.signed_in(stranger).await;
    let base = format!("{}/consents", room.case.path());
    let through_own = format!("{}/consents/{id}", own.path());
    for page in [
        base.clone(),
        format!("{base}/new?purpose=school"),
        format!("{base}/{id}"),
        format!("{base}/{id}/sign"),
        format!("{base}/{id}/withdraw"),
        through_own.clone(),
        format!("{through_own}/withdraw"),
        "/cases/nonsense/consents".to_owned(),
        format!("{base}/not-an-id"),
    ] {
        assert_eq!(browser.get(&page).await.status, 404, "{page}");
    }
    let code = room.code();
    let target = [("case", code.as_str()), ("consent", id.as_str())];
    for deed in ["record", "sign", "withdraw", "handled", "overview", "page", "withdrawal", "signing-form"] {
        let answer = browser.post_for_json(&format!("/api/consent/{deed}"), &target).await;
        assert_eq!(answer.status, 404, "{deed}: {}", answer.body);
    }
    assert_eq!(browser.get("/register/consents").await.status, 403);
    for role in [Role::PoliceLiaison, Role::Coordinator, Role::Researcher, Role::Admin, Role::Interpreter] {
        let site = role.is_site_bound().then_some(room.site);
        let browser = room.app.signed_in_as(role, site).await;
        for deed in ["record", "sign", "withdraw", "handled", "overview", "page", "register"] {
            let answer = browser.post_for_json(&format!("/api/consent/{deed}"), &target).await;
            assert_eq!(answer.status, 403, "{role} {deed}: {}", answer.body);
        }
        assert_eq!(browser.get(&base).await.status, 403, "{role}");
    }
    let nobody = room.app.browser().post_for_json("/api/consent/withdraw", &target).await;
    assert_eq!(nobody.status, 401);
    let lead = room.app.signed_in_as(Role::TeamLead, Some(room.site)).await;
    assert_eq!(lead.get(&format!("{base}/{id}")).await.status, 200);
    assert_eq!(lead.get(&format!("{base}/new?purpose=school")).await.status, 403);
    assert_eq!(lead.get(&format!("{base}/{id}/withdraw")).await.status, 200);
    assert_eq!(room.state(id.parse().expect("an id")).await, ConsentState::Valid);
}
