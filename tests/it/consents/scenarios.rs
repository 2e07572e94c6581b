//! What others learned about electronic consent the hard way, as tests of ours: the validation scenarios of REDCap's e-Consent
//! framework (vanderbilt-redcap/redcap_rsvc, issues 105 to 127) and sharing that came back after a withdrawal
//! (Sage-Bionetworks/BridgePF, pull request 1431).

use std::io::Write;
use std::process::{Command, Stdio};

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::{ConsentId, ConsentState};
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{ConsentForm, FormTextForm};
use leitplanke::domain::form_text::{GERMAN, frame_of};
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{audit_entry, consent};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::{consents, form_texts};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::pages::{borrowed, fields};
use super::{Room, field_error, pending, signed};
use crate::support::database::both;

both!(
    redcap_105_the_status_follows_the_signatures_and_is_never_posted,
    redcap_106_the_receipt_stays_what_was_signed,
    redcap_107_112_the_paper_is_there_once_somebody_signed_and_its_name_says_no_name,
    redcap_108_what_was_signed_is_not_edited,
    redcap_109_the_page_before_signing_shows_what_is_signed_and_by_whom,
    redcap_110_a_repeated_consent_is_a_record_of_its_own,
    redcap_114_a_new_version_leaves_the_old_one_as_it_was,
    redcap_115_a_missing_answer_is_asked_for_and_nothing_is_recorded,
    redcap_117_an_unfinished_form_is_kept_and_is_no_consent,
    redcap_118_121_the_paper_shows_both_languages,
    redcap_127_every_deed_is_in_the_trail_without_a_name,
    bridge_1431_no_new_consent_switches_on_what_was_withdrawn,
);

/// What stands on a PDF, with one space where there is any.
fn words(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is there: apt-get install poppler-utils");
    let mut input = reader.stdin.take().expect("an input");
    input.write_all(pdf).expect("the file is read");
    drop(input);
    let output = reader.wait_with_output().expect("it ends");
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn receipt(room: &Room, id: ConsentId) -> Result<consents::Paper, Fault> {
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    consents::receipt(&call, &room.code(), &id.to_string()).await
}

/// A German wording that says more than the one before, proposed by one person and approved by another; its id.
async fn new_wording(room: &Room, purpose: Purpose, asks_again: bool) -> String {
    let one = room.app.user("privacy.one", &[(Role::PrivacyCoordinator, None)]).await;
    let two = room.app.user("coordinator.two", &[(Role::Coordinator, None)]).await;
    let form = FormTextForm {
        client_id: new_uuid().to_string(),
        title: "Ein neuer Titel".into(),
        body: "Ein neuer Text, den niemand vorher gelesen hat.".into(),
        frame: frame_of(GERMAN),
        origin: "person".into(),
        translator: "Das Team".into(),
        asks_again,
        valid_from: room.app.today().to_string(),
    };
    let propose = room.app.call(one, Permission::ProposeFormText).await;
    let id = form_texts::propose(&propose, "deu", purpose.code(), &form).await.expect("proposed").to_string();
    let approve = room.app.call(two, Permission::ApproveFormText).await;
    form_texts::approve(&approve, &id, 1).await.expect("approved");
    id
}

/// redcap_rsvc #105.
async fn redcap_105_the_status_follows_the_signatures_and_is_never_posted(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02"), pending(father)]);
    let mut sent = fields(&room.code(), &form);
    for field in ["form[state]", "form[status]", "form[valid_from]", "state"] {
        sent.push((field.to_owned(), "valid".to_owned()));
    }
    let browser = room.app.signed_in(room.worker).await;
    let answer = browser.post("/api/consent/record", &borrowed(&sent)).await;
    assert!(answer.location().contains("done=consent"), "{}", answer.location());
    let id: ConsentId = form.client_id.parse().expect("an id");
    assert_eq!(room.state(id).await, ConsentState::PartiallySigned);
    room.sign(id, "1", signed(Some(father), "2026-03-05")).await.expect("the father signs");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    room.withdraw(id, &father.to_string()).await.expect("withdrawn");
    assert_eq!(room.state(id).await, ConsentState::Withdrawn);
}

/// redcap_rsvc #106: the governed snapshot.
async fn redcap_106_the_receipt_stays_what_was_signed(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await.expect("signed");
    let before = words(&receipt(&room, id).await.expect("a receipt").pdf);
    new_wording(&room, Purpose::School, false).await;
    let after = words(&receipt(&room, id).await.expect("a receipt").pdf);
    assert_eq!(before, after);
    assert!(!after.contains("Ein neuer Titel"));
}

/// redcap_rsvc #107 and #112.
async fn redcap_107_112_the_paper_is_there_once_somebody_signed_and_its_name_says_no_name(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::School, vec![pending(mother)])).await.expect("explained");
    let refused = receipt(&room, id).await;
    assert!(matches!(refused, Err(Fault::Expected(AppError::Conflict(code))) if code == "nothing_signed"));
    room.sign(id, "1", signed(Some(mother), "2026-03-05")).await.expect("she signs");
    let paper = receipt(&room, id).await.expect("a receipt");
    assert!(paper.name.starts_with(&room.code()) && paper.name.ends_with(".pdf"), "{}", paper.name);
    for name in ["Kerem", "Beispiel", "Amina"] {
        assert!(!paper.name.contains(name), "{}", paper.name);
    }
    let browser = room.app.signed_in(room.worker).await;
    let answer = browser.get(&format!("{}/consents/{id}/receipt.pdf", room.case.path())).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"));
    assert!(answer.header("content-disposition").contains(&paper.name));
}

/// redcap_rsvc #108.
async fn redcap_108_what_was_signed_is_not_edited(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("signed");
    let stored = room.row(id).await;
    for changed in [
        ConsentForm { topics: "Etwas anderes".into(), ..form.clone() },
        ConsentForm { signatories: vec![signed(Some(mother), "2026-03-03")], ..form.clone() },
        ConsentForm { understood: false, ..form.clone() },
    ] {
        let refused = room.record(&changed).await;
        assert!(
            matches!(&refused, Err(Fault::Expected(AppError::Conflict(code))) if code == "same_id_other_content"),
            "{refused:?}"
        );
    }
    let again = room.sign(id, "1", signed(Some(mother), "2026-03-09")).await;
    assert!(matches!(&again, Err(Fault::Expected(AppError::Conflict(code))) if code == "consent_is_complete"));
    assert_eq!(room.row(id).await, stored);
}

/// redcap_rsvc #109: the certification page.
async fn redcap_109_the_page_before_signing_shows_what_is_signed_and_by_whom(db: Database) {
    let room = Room::open(db).await;
    let call = room.app.call(room.worker, Permission::RecordConsent).await;
    let form = consents::form(&call, &room.code(), "participation", &consents::Asked::default()).await.expect("a form");
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get(&format!("{}/consents/new?purpose=participation", room.case.path())).await;
    for text in &form.texts {
        assert!(page.shows(&text.title) && page.shows(&text.hash), "{} {}", text.title, text.hash);
        assert!(page.shows(&format!("Fassung {}", text.version_no)));
    }
    assert!(form.texts.len() == 2 && page.shows("dir=\"rtl\""), "German and the mother's Arabic");
    assert!(page.shows("Amina Beispiel") && page.shows("Kerem Beispiel"));
}

/// redcap_rsvc #110.
async fn redcap_110_a_repeated_consent_is_a_record_of_its_own(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let paper = |day: &str| ConsentForm {
        informed_on: day.into(),
        ..room.paper(Purpose::Media, vec![signed(Some(mother), day)])
    };
    let first = room.record(&paper("2026-03-01")).await.expect("signed");
    let second = room.record(&paper("2026-03-10")).await.expect("signed again");
    assert_ne!(first, second);
    assert_eq!((room.state(first).await, room.state(second).await), (ConsentState::Superseded, ConsentState::Valid));
    let one = receipt(&room, first).await.expect("the first has its receipt").name;
    assert_ne!(one, receipt(&room, second).await.expect("the second, too").name);
}

/// redcap_rsvc #114: version control.
async fn redcap_114_a_new_version_leaves_the_old_one_as_it_was(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02")]);
    let id = room.record(&form).await.expect("signed");
    let newer = new_wording(&room, Purpose::Media, true).await;
    assert_eq!(room.row(id).await.form_version_id.to_string(), form.form_version_id, "it keeps its wording");
    assert_eq!(room.state(id).await, ConsentState::ReviewNeeded);
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get(&format!("{}/consents/{id}", room.case.path())).await;
    assert!(page.shows("Der Text fragt inzwischen nach mehr") && !page.shows("Ein neuer Titel"), "{}", page.body);
    let page = browser.get(&format!("{}/consents/new?purpose=media&edition=deu", room.case.path())).await;
    assert!(page.shows("Ein neuer Titel") && page.shows(&newer) && !page.shows(&form.form_version_id));
    let old = ConsentForm { client_id: new_uuid().to_string(), ..form };
    let refused = room.record(&old).await;
    assert!(field_error(&refused, "form_version_id", ErrorCode::TextNotApproved), "{refused:?}");
}

/// redcap_rsvc #115: required answers.
async fn redcap_115_a_missing_answer_is_asked_for_and_nothing_is_recorded(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let whole = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    type Break = fn(&mut ConsentForm);
    let breaks: [(&str, Break); 7] = [
        ("informed_on", |form| form.informed_on.clear()),
        ("explained_in_language", |form| form.explained_in_language.clear()),
        ("institution", |form| form.institution.clear()),
        ("topics", |form| form.topics.clear()),
        ("direction", |form| form.direction.clear()),
        ("valid_until", |form| form.valid_until.clear()),
        ("proof_location", |form| form.proof_location.clear()),
    ];
    for (field, cut) in breaks {
        let mut form = whole.clone();
        cut(&mut form);
        let refused = room.record(&form).await;
        assert!(field_error(&refused, field, ErrorCode::Required), "{field}: {refused:?}");
    }
    assert_eq!(consent::Entity::find().count(&room.app.house.db.read).await.expect("counts"), 0);
}

/// redcap_rsvc #117: auto-save.
async fn redcap_117_an_unfinished_form_is_kept_and_is_no_consent(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let mut form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")]);
    form.proof_location.clear();
    let browser = room.app.signed_in(room.worker).await;
    let answer = browser.post("/api/consent/record", &borrowed(&fields(&room.code(), &form))).await;
    assert!(answer.location().contains("errors=1"), "{}", answer.location());
    assert_eq!(consent::Entity::find().count(&room.app.house.db.read).await.expect("counts"), 0);
    let page = browser.get(&format!("{}/consents/new?purpose=school", room.case.path())).await;
    assert!(page.shows("Gesamtschule Nord") && page.shows("Schulbesuch"), "it comes back on the next visit");
    assert!(!room.gate().await.is_valid_on(Purpose::School, room.app.today()), "and opens nothing");
}

/// redcap_rsvc #118 and #121.
async fn redcap_118_121_the_paper_shows_both_languages(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])).await.expect("signed");
    let shown = words(&receipt(&room, id).await.expect("a receipt").pdf);
    for part in ["Ihre Bescheinigung", "Amina Beispiel", "Gesamtschule Nord", "02.03.2026", "Frau Muster"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let arabic = shown.chars().filter(|letter| ('\u{600}'..='\u{6ff}').contains(letter)).count();
    assert!(arabic > 200, "the explanation was in Arabic: {arabic} letters");
}

/// redcap_rsvc #127: logging.
async fn redcap_127_every_deed_is_in_the_trail_without_a_name(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    let form = room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02"), pending(father)]);
    let id = room.record(&form).await.expect("recorded");
    room.sign(id, "1", signed(Some(father), "2026-03-05")).await.expect("signed");
    room.withdraw(id, &mother.to_string()).await.expect("withdrawn");
    let trail = audit_entry::Entity::find().all(&room.app.house.db.read).await.expect("the trail");
    let own: Vec<_> = trail.iter().filter(|entry| entry.entity_id == Some(id.uuid())).collect();
    let deeds: Vec<&str> = own.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(deeds, ["consent.record", "consent.sign", "consent.withdraw"]);
    for entry in own {
        assert_eq!((entry.purpose.as_deref(), entry.actor_id), (Some("school"), Some(room.worker.uuid())));
        let told = format!("{:?}", entry.detail);
        for name in ["Kerem", "Amina", "Yusuf", "Gesamtschule", "Büro"] {
            assert!(!told.contains(name), "{told}");
        }
    }
}

/// BridgePF #1431: whoever withdrew and agreed to something else later had sharing switched on again.
async fn bridge_1431_no_new_consent_switches_on_what_was_withdrawn(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let paper = |purpose, day: &str| ConsentForm {
        informed_on: day.into(),
        ..room.paper(purpose, vec![signed(Some(mother), day)])
    };
    for purpose in [Purpose::Participation, Purpose::PoliceStatus, Purpose::ResearchPseudonymous] {
        room.record(&paper(purpose, "2026-03-01")).await.expect("signed");
    }
    let police = room.record(&paper(Purpose::PoliceStatus, "2026-03-02")).await.expect("signed again");
    room.withdraw(police, &mother.to_string()).await.expect("withdrawn");
    let closed = async |what: &str| {
        let gate = room.gate().await;
        assert!(!gate.is_valid_on(Purpose::PoliceStatus, room.app.today()), "{what}");
        assert!(gate.is_valid_on(Purpose::Participation, room.app.today()), "{what}");
    };
    closed("after the withdrawal").await;
    room.record(&paper(Purpose::School, &room.app.today().to_string())).await.expect("another purpose");
    closed("another purpose was agreed to").await;
    room.record(&paper(Purpose::Participation, &room.app.today().to_string())).await.expect("taking part again");
    closed("taking part was agreed to again").await;
    let earlier = room.record(&paper(Purpose::PoliceStatus, "2026-03-03")).await;
    assert!(field_error(&earlier, "informed_on", ErrorCode::BeforeOther), "a paper from before: {earlier:?}");
    closed("a paper from before the withdrawal").await;
    room.record(&paper(Purpose::PoliceStatus, &room.app.today().to_string())).await.expect("asked anew");
    assert!(room.gate().await.is_valid_on(Purpose::PoliceStatus, room.app.today()), "only asking anew opens it");
}
