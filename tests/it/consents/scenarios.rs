//! What other programs for consents learnt, told again for ours. Every test names where its scenario comes from.

use chrono::TimeDelta;
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::{ConsentId, ConsentState};
use leitplanke::domain::draft::FormKind;
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{ConsentForm, FormTextForm, SignatoryPart};
use leitplanke::domain::form_text::{Edition, frame_of};
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::audit::verify;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::drafts;
use leitplanke::server::entity::{access_log, audit_entry, consent};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::consents::{self, Asked};
use leitplanke::server::use_cases::form_texts;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::pages::{borrowed, fields};
use super::{Room, field_error, pending, signed};
use crate::support::app::form_body;
use crate::support::database::both;

both!(
    the_status_is_computed_and_never_sent,
    the_receipt_stays_with_the_signed_wording,
    the_receipt_is_downloaded_inside_the_scope_only,
    a_complete_consent_cannot_be_edited,
    the_form_shows_what_will_be_signed,
    consents_given_again_are_records_of_their_own,
    the_signed_version_is_kept,
    a_field_that_is_missing_is_named_and_nothing_is_written,
    a_form_begun_is_kept_and_is_no_consent,
    the_overview_shows_every_purpose_with_its_state,
    every_declaration_has_a_receipt_of_its_own,
    everything_is_logged,
    nothing_switches_a_withdrawn_purpose_on_again,
);

async fn count(room: &Room) -> u64 {
    consent::Entity::find().count(&room.app.house.db.read).await.expect("counts")
}

async fn receipt(room: &Room, id: ConsentId) -> Vec<u8> {
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    consents::receipt(&call, &room.code(), &id.to_string()).await.expect("a receipt").pdf
}

/// A new German wording to one purpose, proposed by one person and approved by another; gives its id.
async fn new_wording(room: &Room, purpose: Purpose, body: &str, asks_again: bool) -> String {
    let proposer = room.app.user("privacy.one", &[(Role::PrivacyCoordinator, None)]).await;
    let approver = room.app.user("coordinator", &[(Role::Coordinator, None)]).await;
    let form = FormTextForm {
        client_id: new_uuid().to_string(),
        title: "Schule".into(),
        body: body.into(),
        frame: frame_of(Edition::from_code("deu").expect("German")),
        origin: "person".into(),
        translator: "Eine Verfasserin".into(),
        valid_from: room.app.today().to_string(),
        asks_again,
    };
    let call = room.app.call(proposer, Permission::ProposeFormText).await;
    let id = form_texts::propose(&call, "deu", purpose.code(), &form).await.expect("proposes").to_string();
    let call = room.app.call(approver, Permission::ApproveFormText).await;
    form_texts::approve(&call, &id, 1).await.expect("approves");
    id
}

/// vanderbilt-redcap/redcap_rsvc #105, "eConsent status": the status follows from who signed; a posted one is not read.
async fn the_status_is_computed_and_never_sent(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let form = room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02"), pending(father)]);
    let mut sent = fields(&room.code(), &form);
    for (name, value) in [("state", "valid"), ("status", "valid"), ("valid_from", "2026-03-01"), ("voided_on", "")] {
        sent.push((format!("form[{name}]"), value.to_owned()));
    }
    let browser = room.app.signed_in(room.worker).await;
    let answer = browser.post("/api/consent/record", &borrowed(&sent)).await;
    assert!(answer.location().ends_with("?done=consent"), "{}", answer.location());
    let id: ConsentId = form.client_id.parse().expect("an id");
    assert_eq!(room.state(id).await, ConsentState::PartiallySigned);
    assert_eq!(room.row(id).await.valid_from, None);
    room.sign(id, "1", signed(Some(father), "2026-03-04")).await.expect("he signs");
    assert_eq!(room.state(id).await, ConsentState::Valid);
}

/// vanderbilt-redcap/redcap_rsvc #106, "eConsent governed snapshot": the PDF belongs to the version that was signed.
async fn the_receipt_stays_with_the_signed_wording(db: Database) {
    let room = Room::open(db).await;
    let form = room.paper(Purpose::School, vec![signed(Some(room.mother().await), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid");
    let before = receipt(&room, id).await;
    new_wording(&room, Purpose::School, "Wir reden mit der Schule auch über Noten.", false).await;
    assert_eq!(receipt(&room, id).await, before, "a new wording changes no receipt");
}

/// vanderbilt-redcap/redcap_rsvc #107, "eConsent download PDF", and #125, "PDF save location".
async fn the_receipt_is_downloaded_inside_the_scope_only(db: Database) {
    let room = Room::open(db).await;
    let form = room.paper(Purpose::School, vec![signed(Some(room.mother().await), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid");
    let address = format!("{}/consents/{id}/receipt.pdf", room.case.path());
    let own = room.app.signed_in(room.worker).await.get(&address).await;
    assert_eq!((own.status, own.header("content-type")), (200, "application/pdf"));
    assert_eq!(own.header("cache-control"), "no-store");
    let elsewhere = room.app.user("foreign", &[(Role::SocialWorker, Some(room.app.site("Dort").await))]).await;
    assert_eq!(room.app.signed_in(elsewhere).await.get(&address).await.status, 404);
    let police = room.app.signed_in_as(Role::PoliceLiaison, Some(room.site)).await;
    assert_eq!(police.get(&address).await.status, 403);
    let nobody = room.app.browser().get(&address).await;
    assert!(nobody.status != 200 && !nobody.shows("%PDF"), "{}", nobody.status);
}

/// vanderbilt-redcap/redcap_rsvc #108, "eConsent edit": what was signed is not edited; a change is a new declaration.
async fn a_complete_consent_cannot_be_edited(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid");
    let before = room.row(id).await;
    let refused = SignatoryPart { decision: "refused".into(), ..signed(Some(mother), "2026-03-09") };
    let outcome = room.sign(id, "1", refused).await;
    let complete = AppError::conflict("consent_is_complete");
    assert!(matches!(&outcome, Err(Fault::Expected(error)) if *error == complete), "{outcome:?}");
    let changed = ConsentForm { informed_on: "2026-02-01".into(), ..form };
    let outcome = room.record(&changed).await;
    let other = AppError::conflict("same_id_other_content");
    assert!(matches!(&outcome, Err(Fault::Expected(error)) if *error == other), "{outcome:?}");
    assert_eq!(room.row(id).await, before);
}

/// vanderbilt-redcap/redcap_rsvc #109, "eConsent certification page", #111, "header": the text stands before the names.
async fn the_form_shows_what_will_be_signed(db: Database) {
    let room = Room::open(db).await;
    let call = room.app.call(room.worker, Permission::RecordConsent).await;
    let form = consents::form(&call, &room.code(), "school", &Asked::default()).await.expect("the form");
    let text = form.texts.first().expect("the German text");
    assert!(!text.title.is_empty());
    let page = room.app.signed_in(room.worker).await;
    let page = page.get(&format!("{}/consents/new?purpose=school", room.case.path())).await;
    let at = |wanted: &str| page.body.find(wanted).unwrap_or_else(|| panic!("the page does not show {wanted}"));
    assert!(at(&text.title) < at("form[signatories][0][decision]"), "the text comes before the signature");
    assert!(page.shows("Amina Beispiel") && page.shows(&form.form.form_version_id), "who signs, and which wording");
}

/// vanderbilt-redcap/redcap_rsvc #110, "eConsent repeat": each time is a record of its own; the newest one speaks.
async fn consents_given_again_are_records_of_their_own(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let mut given = Vec::new();
    for on in ["2026-03-02", "2026-03-05", "2026-03-09"] {
        let id = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), on)])).await.expect("valid");
        given.push((id, receipt(&room, id).await));
    }
    assert_eq!(count(&room).await, 3);
    let states = [ConsentState::Superseded, ConsentState::Superseded, ConsentState::Valid];
    for ((id, _), state) in given.iter().zip(states) {
        assert_eq!(room.state(*id).await, state);
    }
    let codes: std::collections::HashSet<_> =
        [room.row(given[0].0).await, room.row(given[1].0).await, room.row(given[2].0).await]
            .map(|row| row.receipt_code.expect("a code"))
            .into();
    assert_eq!(codes.len(), 3, "each has a receipt code of its own");
}

/// vanderbilt-redcap/redcap_rsvc #114, "eConsent version control": the signed version is shown, whatever came after.
async fn the_signed_version_is_kept(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("valid");
    let body = "Wir reden mit der Schule auch über Noten.";
    let text = new_wording(&room, Purpose::School, body, true).await;
    assert_eq!(room.row(id).await.form_version_id.to_string(), form.form_version_id);
    let browser = room.app.signed_in(room.worker).await;
    let old = browser.get(&format!("{}/consents/{id}", room.case.path())).await;
    assert!(old.status == 200 && !old.shows(body), "the old consent shows the old wording");
    let outcome = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-03")])).await;
    assert!(field_error(&outcome, "form_version_id", ErrorCode::TextNotApproved), "{outcome:?}");
    let mut new = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-03")]);
    new.form_version_id.clone_from(&text);
    let again = room.record(&new).await.expect("on the new wording");
    let page = browser.get(&format!("{}/consents/{again}", room.case.path())).await;
    assert!(page.shows(body), "the new consent shows the new wording");
    assert_eq!(room.row(id).await.form_version_id.to_string(), form.form_version_id, "still");
}

/// vanderbilt-redcap/redcap_rsvc #115, "eConsent field": a field that is needed is asked for by name.
async fn a_field_that_is_missing_is_named_and_nothing_is_written(db: Database) {
    let room = Room::open(db).await;
    let whole = room.paper(Purpose::Participation, vec![signed(Some(room.mother().await), "2026-03-02")]);
    type Cut = fn(&mut ConsentForm);
    let without: [(&str, Cut); 5] = [
        ("informed_on", |form| form.informed_on.clear()),
        ("explained_in_language", |form| form.explained_in_language.clear()),
        ("form_version_id", |form| form.form_version_id.clear()),
        ("proof_location", |form| form.proof_location.clear()),
        ("signatories[0][decided_on]", |form| form.signatories[0].decided_on.clear()),
    ];
    for (field, clear) in without {
        let mut form = whole.clone();
        clear(&mut form);
        let outcome = room.record(&form).await;
        let named = matches!(&outcome, Err(Fault::Expected(AppError::Invalid(errors))) if !errors.of(field).is_empty());
        assert!(named, "{field}: {outcome:?}");
    }
    assert_eq!(count(&room).await, 0);
}

/// vanderbilt-redcap/redcap_rsvc #117, "eConsent autosave": what was begun is kept, opens nothing, and goes once it is sent.
async fn a_form_begun_is_kept_and_is_no_consent(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let browser = room.app.signed_in(room.worker).await;
    let subject = consents::subject(&room.code(), "media");
    let mother_id = mother.to_string();
    let content = form_body(&[
        ("form[purpose]", "media"),
        ("form[proof_location]", "Halb fertig"),
        ("form[signatories][0][guardian_id]", &mother_id),
        ("form[signatories][0][decision]", "signed"),
        ("form[signatories][0][decided_on]", "2026-03-02"),
    ]);
    let typed = [("form", "consent"), ("subject", subject.as_str()), ("content", content.as_str())];
    let answer = browser.post_for_json("/api/draft/keep", &typed).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    room.app.pass(TimeDelta::minutes(10));
    let address = format!("{}/consents/new?purpose=media&draft=1", room.case.path());
    let page = browser.get(&address).await;
    assert_eq!(page.input("form[proof_location]").as_deref(), Some("Halb fertig"));
    assert_eq!(count(&room).await, 0);
    assert!(!room.gate().await.is_valid_on(Purpose::Media, room.app.today()), "a draft opens nothing");
    let form = room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02")]);
    let answer = browser.post("/api/consent/record", &borrowed(&fields(&room.code(), &form))).await;
    assert!(answer.location().ends_with("?done=consent"), "{}", answer.location());
    let kept = drafts::fetch::<ConsentForm>(&room.app.house, room.worker, FormKind::Consent, &subject).await;
    assert!(kept.expect("read").is_none(), "once it is sent, the draft goes");
}

/// vanderbilt-redcap/redcap_rsvc #118, "eConsent display", and #121, "PDF display": every state can be told at a glance.
async fn the_overview_shows_every_purpose_with_its_state(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let refused = SignatoryPart { decision: "refused".into(), ..signed(Some(mother), "2026-03-02") };
    room.record(&room.paper(Purpose::Media, vec![refused])).await.expect("refused");
    room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    let gone = room.paper(Purpose::PoliceStatus, vec![signed(Some(mother), "2026-03-02")]);
    let gone = room.record(&gone).await.expect("valid");
    room.withdraw(gone, &mother.to_string()).await.expect("withdrawn");
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get(&format!("{}/consents", room.case.path())).await;
    for state in ["Verweigert", "Gültig", "Widerrufen"] {
        assert!(page.shows(state), "{state}");
    }
}

/// vanderbilt-redcap/redcap_rsvc #124, "PDF multi": several declarations, each with a receipt of its own.
async fn every_declaration_has_a_receipt_of_its_own(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let school = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let school = room.record(&school).await.expect("valid");
    let media =
        room.record(&room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    let (one, other) = (receipt(&room, school).await, receipt(&room, media).await);
    assert_ne!(one, other);
    room.withdraw(media, &mother.to_string()).await.expect("withdrawn");
    assert_eq!(receipt(&room, school).await, one, "the other withdrawal is not its business");
    assert_ne!(receipt(&room, media).await, other);
}

/// vanderbilt-redcap/redcap_rsvc #127, "eConsent PDF logging": every deed is in the trail, every look in the log.
async fn everything_is_logged(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02"), pending(father)]);
    let id = room.record(&form).await.expect("recorded");
    room.sign(id, "1", signed(Some(father), "2026-03-04")).await.expect("signed");
    room.withdraw(id, &mother.to_string()).await.expect("withdrawn");
    let trail = audit_entry::Entity::find().all(&room.app.house.db.read).await.expect("the trail");
    for action in ["consent.record", "consent.sign", "consent.withdraw"] {
        let deeds: Vec<_> = trail.iter().filter(|entry| entry.action == action).collect();
        assert_eq!(deeds.len(), 1, "{action}");
        assert_eq!(
            (deeds[0].purpose.as_deref(), deeds[0].site_id),
            (Some("school"), Some(room.site.uuid())),
            "{action}"
        );
    }
    verify::verify(&room.app.house.db.read, &room.app.house.keyring).await.expect("the chain holds");
    let browser = room.app.signed_in(room.worker).await;
    let looks = async || access_log::Entity::find().count(&room.app.house.db.read).await.expect("the log");
    let before = looks().await;
    let answer = browser.get(&format!("{}/consents/{id}/receipt.pdf", room.case.path())).await;
    assert_eq!(answer.status, 200);
    let mut after = looks().await;
    for _ in 0..50 {
        if after > before {
            break;
        }
        // Looks are written behind the answer.
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        after = looks().await;
    }
    assert!(after > before, "the download of the receipt is in the log");
}

/// Sage-Bionetworks/BridgePF #1431, "Do not change sharing status on consent": a declaration to something else, or a late
/// signature on the withdrawn one, never switches on again what was withdrawn.
async fn nothing_switches_a_withdrawn_purpose_on_again(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let both =
        |purpose| room.paper(purpose, vec![signed(Some(mother), "2026-03-02"), signed(Some(father), "2026-03-02")]);
    let shared = room.record(&both(Purpose::PoliceStatus)).await.expect("valid");
    room.withdraw(shared, &mother.to_string()).await.expect("withdrawn");
    let open = async || room.gate().await.is_valid_on(Purpose::PoliceStatus, room.app.today());
    assert!(!open().await);
    for purpose in [Purpose::Participation, Purpose::School, Purpose::Media] {
        room.record(&both(purpose)).await.expect("something else is agreed to");
        assert!(!open().await, "{purpose:?}");
    }
    let late = room.sign(shared, "2", signed(Some(father), "2026-03-17")).await;
    assert!(late.is_err() && !open().await, "{late:?}");
    let old = room.record(&both(Purpose::PoliceStatus)).await;
    assert!(field_error(&old, "informed_on", ErrorCode::BeforeOther), "a paper from before opens nothing: {old:?}");
    new_wording(&room, Purpose::PoliceStatus, "Die Polizei erfährt, ob jemand teilnimmt.", false).await;
    room.app.pass(TimeDelta::days(2));
    assert!(!open().await && room.state(shared).await == ConsentState::Withdrawn, "nor do time and a new wording");
}
