//! Family and network: who signs, whom the team may phone, whom it may talk with.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::{ConsentState, Direction};
use leitplanke::domain::custody::Custody;
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{GuardianForm, GuardianPart, NetworkForm, SiblingForm, SignatoryPart};
use leitplanke::domain::guardian::GuardianId;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::view::family::FamilyView;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, guardian, network_contact, sibling};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::family::{
    network_page, page, remove_network, remove_sibling, save_network, save_sibling, sibling_page,
};
use leitplanke::server::use_cases::guardians::{guardian_page, save_guardian};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{Room, field_error, signed};
use crate::support::database::both;

both!(
    br_08_the_youth_office_with_sole_custody_signs_alone,
    custody_since_moves_only_with_custody_or_relation,
    the_case_page_says_who_may_be_phoned,
    a_release_covers_the_same_institution_only,
    a_withdrawn_consent_closes_siblings_and_network,
    siblings_and_network_are_saved_once_and_changed_by_version,
    siblings_and_network_are_of_the_case_only,
    a_power_of_attorney_stands_beside_the_signature,
    siblings_and_network_wait_for_the_consent_to_take_part,
    a_sibling_and_a_contact_are_deleted_for_good,
);

fn text(text: &str) -> String {
    text.to_owned()
}

fn contact(institution: &str) -> NetworkForm {
    NetworkForm {
        client_id: new_uuid().to_string(),
        kind: text("school"),
        institution: text(institution),
        ..NetworkForm::default()
    }
}

fn mia() -> SiblingForm {
    SiblingForm {
        client_id: new_uuid().to_string(),
        name: text("Mia Quittenbaumer"),
        birth_year: text("2015"),
        same_household: true,
        ..SiblingForm::default()
    }
}

/// The mother agrees to taking part.
async fn takes_part(room: &Room) {
    let paper = room.paper(Purpose::Participation, vec![signed(Some(room.mother().await), "2026-03-02")]);
    room.record(&paper).await.expect("valid");
}

async fn family(room: &Room) -> FamilyView {
    page(&room.app.call(room.worker, Permission::SeeCases).await, &room.code()).await.expect("the page")
}

fn conflict(outcome: &Result<(), Fault>, code: &str) -> bool {
    matches!(outcome, Err(Fault::Expected(AppError::Conflict(found))) if found == code)
}

async fn br_08_the_youth_office_with_sole_custody_signs_alone(db: Database) {
    let room = Room::open(db).await;
    room.custody(Custody::None).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let form = GuardianForm {
        client_id: new_uuid().to_string(),
        guardian: GuardianPart {
            institution: text("Jugendamt Musterstadt"),
            family_name: text("Frau Beispiel"),
            relation: text("youth_office"),
            custody: text("sole"),
            custody_proof: text("court_order"),
            custody_document: text("Amtsgericht Musterstadt, 12 F 345/26"),
            custody_since: text("2026-02-01"),
            preferred_language: text("ara"),
            ..GuardianPart::default()
        },
        ..GuardianForm::default()
    };
    save_guardian(&call, &room.code(), &form).await.expect("added");
    let office: GuardianId = form.client_id.parse().expect("an id");
    let paper = room.paper(Purpose::School, vec![signed(Some(office), "2026-03-02")]);
    let id = room.record(&paper).await.expect("recorded");
    assert_eq!(room.state(id).await, ConsentState::Valid, "nobody else has to sign");
    let browser = room.app.signed_in(room.worker).await;
    let shown = browser.get(&format!("/cases/{}/family", room.code())).await;
    assert!(shown.shows("Jugendamt Musterstadt, Frau Beispiel"));
    assert!(shown.shows("Amtsgericht Musterstadt, 12 F 345/26"));
    let mother = room.record(&room.paper(Purpose::Media, vec![signed(Some(room.mother().await), "2026-03-02")])).await;
    assert!(field_error(&mother, "signatories[0][decision]", ErrorCode::NotASignatory), "{mother:?}");
}

async fn custody_since_moves_only_with_custody_or_relation(db: Database) {
    let room = Room::open(db.clone()).await;
    let id = room.mother().await;
    let of = async || guardian::Entity::find_by_id(id).one(&db.read).await.expect("read").expect("there");
    let before = of().await;
    room.app.pass(chrono::TimeDelta::days(3));
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let save = async |change: &dyn Fn(&mut GuardianPart)| {
        let mut form = guardian_page(&call, &room.code(), &id.to_string()).await.expect("the page").form;
        change(&mut form.guardian);
        save_guardian(&call, &room.code(), &form).await.expect("saved");
    };
    save(&|part| (part.contact_rule, part.custody_since) = (text("werktags"), text("2026-01-05"))).await;
    assert_eq!(of().await.custody_since, before.custody_since, "a contact rule sends no consent to review");
    assert_eq!(of().await.updated_at, call.now);
    save(&|part| part.custody = text("full_joint")).await;
    assert_eq!(of().await.custody_since, call.today, "the old day says nothing about the new custody");
    save(&|part| (part.custody, part.custody_since) = (text("sole"), text("2026-02-01"))).await;
    assert_eq!(of().await.custody_since.to_string(), "2026-02-01");
    save(&|part| part.relation = text("foster")).await;
    assert_eq!(of().await.custody_since, call.today);
}

async fn the_case_page_says_who_may_be_phoned(db: Database) {
    let room = Room::open(db).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let id = room.mother().await.to_string();
    let mut form = guardian_page(&call, &room.code(), &id).await.expect("the page").form;
    form.guardian.contact_rule = text("werktags 9 bis 12 Uhr");
    save_guardian(&call, &room.code(), &form).await.expect("saved");
    let browser = room.app.signed_in(room.worker).await;
    let case = format!("/cases/{}", room.code());
    let page = browser.get(&case).await;
    assert!(page.shows("Darf kontaktiert werden: werktags 9 bis 12 Uhr") && !page.shows("NICHT KONTAKTIEREN"));
    assert!(page.body.contains(&format!("{case}/family")), "the way to the page is on the case page");
    let mut form = guardian_page(&call, &room.code(), &id).await.expect("the page").form;
    form.guardian.no_contact = true;
    save_guardian(&call, &room.code(), &form).await.expect("saved");
    for address in [case.clone(), format!("{case}/family")] {
        let page = browser.get(&address).await;
        assert!(page.shows("NICHT KONTAKTIEREN") && !page.shows("Darf kontaktiert werden"), "{address}");
    }
}

async fn a_release_covers_the_same_institution_only(db: Database) {
    let room = Room::open(db).await;
    takes_part(&room).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    for institution in ["gesamtschule  NORD", "Jugendamt Musterstadt"] {
        save_network(&call, &room.code(), &contact(institution)).await.expect("added");
    }
    let browser = room.app.signed_in(room.worker).await;
    let address = format!("/cases/{}/family", room.code());
    let none = "Keine Schweigepflicht\u{ad}entbindung: bitte nicht ansprechen";
    let page = browser.get(&address).await;
    assert!(page.shows(none) && !page.shows("Schweigepflichtentbindung gilt"));
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    let page = browser.get(&address).await;
    assert!(page.shows(none), "the youth office is not covered");
    assert!(page.shows("Schweigepflichtentbindung gilt bis 31.12.2026"));
    assert!(page.shows("Wir dürfen der Stelle etwas sagen und sie uns."));
    let network = family(&room).await.record.expect("open").network;
    let of =
        |name: &str| network.iter().find(|line| line.institution.starts_with(name)).expect("a line").releases.clone();
    assert_eq!(of("gesamtschule"), [(Direction::Both, "2026-12-31".parse().ok())]);
    assert!(of("Jugendamt Musterstadt").is_empty());
    room.withdraw(id, &mother.to_string()).await.expect("withdrawn");
    assert!(!browser.get(&address).await.shows("Schweigepflichtentbindung gilt"), "at once");
}

async fn a_withdrawn_consent_closes_siblings_and_network(db: Database) {
    let room = Room::open(db).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let (mia, school) = (mia(), contact("Gesamtschule Nord"));
    let paper = room.paper(Purpose::Participation, vec![signed(Some(room.mother().await), "2026-03-02")]);
    let taking_part = room.record(&paper).await.expect("valid");
    save_sibling(&call, &room.code(), &mia).await.expect("added");
    save_network(&call, &room.code(), &school).await.expect("added");
    assert!(family(&room).await.record.is_some());
    room.withdraw(taking_part, &room.mother().await.to_string()).await.expect("withdrawn");
    let shown = room.app.signed_in(room.worker).await.get(&format!("/cases/{}/family", room.code())).await;
    assert!(shown.shows("Nicht angezeigt, weil eine Einwilligung fehlt: Teilnahme."));
    assert!(!shown.shows("Quittenbaumer") && !shown.shows("Gesamtschule Nord"), "closed at the next request");
    assert!(shown.shows("Amina"), "guardians stay: they may withdraw and agree again");
    assert!(matches!(
        sibling_page(&call, &room.code(), &mia.client_id).await,
        Err(Fault::Expected(AppError::NotFound))
    ));
    assert!(matches!(
        network_page(&call, &room.code(), &school.client_id).await,
        Err(Fault::Expected(AppError::NotFound))
    ));
    let changed = SiblingForm { version: text("1"), note: text("Neu"), ..mia };
    assert!(conflict(&save_sibling(&call, &room.code(), &changed).await, "participation_withdrawn"));
    assert!(conflict(&save_network(&call, &room.code(), &contact("Neu")).await, "participation_withdrawn"));
}

async fn siblings_and_network_are_saved_once_and_changed_by_version(db: Database) {
    let room = Room::open(db.clone()).await;
    takes_part(&room).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let code = room.code();
    let form = mia();
    for _ in 0..2 {
        save_sibling(&call, &code, &form).await.expect("saved");
    }
    assert_eq!(sibling::Entity::find().count(&db.read).await.expect("rows"), 1);
    let other = SiblingForm { name: text("Anders"), ..form.clone() };
    assert!(conflict(&save_sibling(&call, &code, &other).await, "same_id_other_content"));
    let change = SiblingForm { version: text("1"), note: text("Gleiche Schule"), ..form.clone() };
    save_sibling(&call, &code, &change).await.expect("changed");
    let late = SiblingForm { version: text("1"), note: text("Zu spät"), ..form.clone() };
    let outcome = save_sibling(&call, &code, &late).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Stale))), "{outcome:?}");
    let page = sibling_page(&call, &code, &form.client_id).await.expect("the form");
    assert_eq!((page.form.note.as_str(), page.form.version.as_str()), ("Gleiche Schule", "2"));
    let school = contact("Gesamtschule Nord");
    for _ in 0..2 {
        save_network(&call, &code, &school).await.expect("saved");
    }
    assert_eq!(network_contact::Entity::find().count(&db.read).await.expect("rows"), 1);
    let ended = NetworkForm { version: text("1"), ended_on: room.app.today().to_string(), ..school.clone() };
    save_network(&call, &code, &ended).await.expect("changed");
    let outcome = save_network(&call, &code, &NetworkForm { version: text("1"), ..school }).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Stale))), "{outcome:?}");
    let trail = audit_entry::Entity::find().all(&db.read).await.expect("the trail");
    let own: Vec<_> =
        trail.iter().filter(|entry| matches!(entry.entity.as_str(), "sibling" | "network_contact")).collect();
    assert_eq!(own.len(), 4);
    assert!(!own.iter().any(|entry| entry.detail.contains("Quitten") || entry.detail.contains("Gesamtschule")));
    let browser = room.app.signed_in(room.worker).await;
    let id = new_uuid().to_string();
    let fields = [
        ("case", code.as_str()),
        ("network", "new"),
        ("form[client_id]", id.as_str()),
        ("form[institution]", ""),
        ("form[person]", "Frau Beispiel"),
        ("form[kind]", "club"),
    ];
    let refused = browser.post("/api/network/save", &fields).await;
    assert_eq!(refused.location(), format!("/cases/{code}/network/new?draft=1&errors=1"));
    let page = browser.get(refused.location()).await;
    assert!(
        page.shows("Bitte machen Sie hier eine Angabe.") && page.body.contains("Frau Beispiel"),
        "all typed is kept"
    );
    let mut fields = fields;
    fields[3].1 = "SV Musterstadt";
    let saved = browser.post("/api/network/save", &fields).await;
    assert_eq!(saved.location(), format!("/cases/{code}/family?done=network"));
}

async fn siblings_and_network_are_of_the_case_only(db: Database) {
    let room = Room::open(db).await;
    takes_part(&room).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let (mia, school) = (mia(), contact("Gesamtschule Nord"));
    save_sibling(&call, &room.code(), &mia).await.expect("added");
    save_network(&call, &room.code(), &school).await.expect("added");
    let colleague = room.app.user("colleague", &[(Role::SocialWorker, Some(room.site))]).await;
    let foreign = room.app.case(room.site, colleague, "Sami Anders").await.code.compact();
    let call = room.app.call(colleague, Permission::EditCase).await;
    for code in [&room.code(), &foreign] {
        let outcome = sibling_page(&call, code, &mia.client_id).await;
        assert!(matches!(outcome, Err(Fault::Expected(AppError::NotFound))));
        let change = SiblingForm { version: text("1"), note: text("x"), ..mia.clone() };
        assert!(matches!(save_sibling(&call, code, &change).await, Err(Fault::Expected(AppError::NotFound))));
        let change = NetworkForm { version: text("1"), person: text("x"), ..school.clone() };
        assert!(matches!(save_network(&call, code, &change).await, Err(Fault::Expected(AppError::NotFound))));
    }
    let call = room.app.call(colleague, Permission::SeeCases).await;
    assert!(matches!(page(&call, &room.code()).await, Err(Fault::Expected(AppError::NotFound))));
}

async fn a_power_of_attorney_stands_beside_the_signature(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let attorney = "Ayla Muster, Vollmacht vom 3.2.2026";
    let line = SignatoryPart { attorney: text(attorney), ..signed(Some(mother), "2026-03-02") };
    let paper = room.paper(Purpose::School, vec![line]);
    let id = room.record(&paper).await.expect("recorded");
    assert_eq!(room.record(&paper).await.expect("the same"), id);
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let browser = room.app.signed_in(room.worker).await;
    let shown = browser.get(&format!("/cases/{}/consents/{id}", room.code())).await;
    assert!(shown.shows(&format!("Unterschrieben in Vertretung: {attorney}")));
    let mut other = paper.clone();
    other.signatories[0].attorney = String::new();
    assert!(room.record(&other).await.is_err(), "the same id with other content");
    let pending = SignatoryPart { attorney: text(attorney), ..super::pending(mother) };
    let outcome = room.record(&room.paper(Purpose::Media, vec![pending])).await;
    assert!(field_error(&outcome, "signatories[0][attorney]", ErrorCode::DoesNotFit), "{outcome:?}");
}

async fn siblings_and_network_wait_for_the_consent_to_take_part(db: Database) {
    let room = Room::open(db).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let code = room.code();
    assert!(conflict(&save_sibling(&call, &code, &mia()).await, "participation_missing"));
    assert!(conflict(&save_network(&call, &code, &contact("Gesamtschule Nord")).await, "participation_missing"));
    let page = sibling_page(&call, &code, "new").await.map(drop);
    assert!(conflict(&page, "participation_missing"), "the form says so before anything is typed");
    takes_part(&room).await;
    save_sibling(&call, &code, &mia()).await.expect("agreed to");
}

async fn a_sibling_and_a_contact_are_deleted_for_good(db: Database) {
    let room = Room::open(db.clone()).await;
    takes_part(&room).await;
    let call = room.app.call(room.worker, Permission::EditCase).await;
    let (mia, school, code) = (mia(), contact("Gesamtschule Nord"), room.code());
    save_sibling(&call, &code, &mia).await.expect("added");
    save_network(&call, &code, &school).await.expect("added");
    let outcome = remove_sibling(&call, &code, &mia.client_id, 7).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::Stale))), "{outcome:?}");
    let colleague = room.app.user("colleague", &[(Role::SocialWorker, Some(room.site))]).await;
    let foreign = room.app.call(colleague, Permission::EditCase).await;
    let outcome = remove_network(&foreign, &code, &school.client_id, 1).await;
    assert!(matches!(outcome, Err(Fault::Expected(AppError::NotFound))), "{outcome:?}");
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get(&format!("/cases/{code}/siblings/{}", mia.client_id)).await;
    assert!(page.shows("Geschwister löschen"));
    let fields = [("case", code.as_str()), ("id", mia.client_id.as_str()), ("version", "1")];
    let gone = browser.post("/api/sibling/remove", &fields).await;
    assert_eq!(gone.location(), format!("/cases/{code}/family?done=removed"));
    assert!(browser.get(gone.location()).await.shows("Der Eintrag ist gelöscht."));
    remove_network(&call, &code, &school.client_id, 1).await.expect("deleted");
    assert_eq!(sibling::Entity::find().count(&db.read).await.expect("rows"), 0);
    assert_eq!(network_contact::Entity::find().count(&db.read).await.expect("rows"), 0);
    let trail = audit_entry::Entity::find().all(&db.read).await.expect("the trail");
    let removed: Vec<_> = trail.iter().filter(|entry| entry.action.ends_with(".remove")).collect();
    assert_eq!(removed.len(), 2);
    assert!(removed.iter().all(|entry| !entry.detail.contains("Quitten") && !entry.detail.contains("Nord")));
}
