//! Signing on the device: tick, typed name, perhaps a mark, and the worker's own witness code.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::{ConsentId, ConsentState, Proof};
use leitplanke::domain::draft::FormKind;
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{ConsentForm, SignatoryPart, WitnessCodeForm};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::user::UserId;
use leitplanke::server::auth::password;
use leitplanke::server::db::Database;
use leitplanke::server::drafts;
use leitplanke::server::entity::{app_user, consent, consent_signatory, site, witness_code};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::{consents, witness};
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};

use super::pages::{borrowed, fields};
use super::{Room, field_error, pending, signed};
use crate::support::database::both;

both!(
    everybody_who_signs_on_the_device_ticks_and_types_a_name,
    without_the_witness_code_nothing_is_written,
    a_signature_on_the_device_is_of_today,
    five_wrong_codes_slow_the_next_one_down,
    a_colleagues_code_does_not_fit,
    no_draft_keeps_the_witness_code,
    a_mark_is_our_own_picture_and_seen_in_its_own_case_only,
    one_parent_on_the_device_and_the_other_on_paper,
    br_08_an_interpreter_on_the_phone_counts_where_the_site_allows_it,
    br_08_the_interpreters_note_is_required,
    the_account_page_refuses_weak_codes_and_a_wrong_password,
);

const CODE: &str = "407193";
const PASSWORD: &str = "ein langes Kennwort 7";

/// Gives the user a password and the witness code.
async fn with_code(room: &Room, user: UserId, code: &str) {
    let hash = password::hash(&room.app.house.hashing, PASSWORD.to_owned()).await.expect("hashes");
    let tx = room.app.house.db.begin_write().await.expect("a transaction");
    let row = app_user::ActiveModel { id: Set(user), password_hash: Set(Some(hash)), ..Default::default() };
    row.update(&tx).await.expect("a password");
    tx.commit().await.expect("it stays");
    let call = room.app.call(user, Permission::RecordConsent).await;
    let form = WitnessCodeForm { password: PASSWORD.into(), code: code.into() };
    witness::choose(&call, &form).await.expect("a code is chosen");
}

/// The same declaration as on paper, signed on the device.
fn on_device(room: &Room, purpose: Purpose, signatories: Vec<SignatoryPart>) -> ConsentForm {
    ConsentForm {
        proof: Proof::ElectronicSignature.code().into(),
        proof_location: String::new(),
        ..room.paper(purpose, signatories)
    }
}

/// A part with tick and typed name.
fn by_hand(part: SignatoryPart, name: &str) -> SignatoryPart {
    SignatoryPart { agreed: true, typed_name: name.into(), ..part }
}

async fn record(room: &Room, user: UserId, form: &ConsentForm, code: &str) -> Result<ConsentId, Fault> {
    let call = room.app.call(user, Permission::RecordConsent).await;
    consents::record(&call, &room.code(), form, code).await
}

async fn written(room: &Room) -> (u64, u64) {
    let db = &room.app.house.db.read;
    let rows = consent::Entity::find().count(db).await.expect("counts");
    (rows, consent_signatory::Entity::find().count(db).await.expect("counts"))
}

fn drawn() -> String {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut image = image::RgbImage::from_pixel(120, 40, image::Rgb([255, 255, 255]));
    (10..110).for_each(|x| image.put_pixel(x, 20, image::Rgb([0, 0, 0])));
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    format!("data:image/png;base64,{}", STANDARD.encode(bytes.into_inner()))
}

async fn everybody_who_signs_on_the_device_ticks_and_types_a_name(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    with_code(&room, room.worker, CODE).await;
    let both = |one, other| on_device(&room, Purpose::School, vec![one, other]);
    let (hers, his) = (signed(Some(mother), "2026-03-17"), signed(Some(father), "2026-03-17"));
    let whole = by_hand(hers.clone(), "Amina Beispiel");
    let unticked = SignatoryPart { agreed: false, ..by_hand(his.clone(), "Yusuf Beispiel") };
    let outcome = record(&room, room.worker, &both(whole.clone(), unticked), CODE).await;
    assert!(field_error(&outcome, "signatories[1][agreed]", ErrorCode::NotAgreed), "{outcome:?}");
    let unnamed = SignatoryPart { agreed: true, ..his.clone() };
    let outcome = record(&room, room.worker, &both(whole.clone(), unnamed), CODE).await;
    assert!(field_error(&outcome, "signatories[1][typed_name]", ErrorCode::Required), "{outcome:?}");
    let blank = by_hand(his.clone(), " \t ");
    let outcome = record(&room, room.worker, &both(whole.clone(), blank), CODE).await;
    assert!(field_error(&outcome, "signatories[1][typed_name]", ErrorCode::Required), "{outcome:?}");
    assert_eq!(written(&room).await, (0, 0));
    let form = both(whole, by_hand(his, "Yusuf Beispiel"));
    let id = record(&room, room.worker, &form, CODE).await.expect("both signed");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    assert_eq!(room.row(id).await.proof, Some(Proof::ElectronicSignature));
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    let page = consents::page(&call, &room.code(), &id.to_string()).await.expect("the page");
    let names: Vec<_> = page.people.iter().map(|person| person.typed_name.as_str()).filter(|n| !n.is_empty()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"Amina Beispiel") && names.contains(&"Yusuf Beispiel"));
    let rows = consent_signatory::Entity::find().all(&room.app.house.db.read).await.expect("read");
    let witnessed = rows.iter().filter(|row| row.typed_name_ct.is_some());
    assert!(witnessed.clone().all(|row| row.witnessed_by == Some(room.worker) && row.witnessed_at.is_some()));
    assert_eq!(witnessed.count(), 2);
    let shown = room.app.signed_in(room.worker).await.get(&format!("{}/consents/{id}", room.case.path())).await;
    assert!(shown.shows("auf dem Gerät unterschrieben als"), "{}", shown.status);
}

async fn without_the_witness_code_nothing_is_written(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let hers = by_hand(signed(Some(mother), "2026-03-17"), "Amina Beispiel");
    let form = on_device(&room, Purpose::School, vec![hers]);
    let outcome = record(&room, room.worker, &form, CODE).await;
    assert!(field_error(&outcome, "witness_code", ErrorCode::WitnessCode), "no code was ever chosen: {outcome:?}");
    with_code(&room, room.worker, CODE).await;
    for wrong in ["", "   ", "407194", "40719", "4071933"] {
        let outcome = record(&room, room.worker, &form, wrong).await;
        assert!(field_error(&outcome, "witness_code", ErrorCode::WitnessCode), "{wrong:?}: {outcome:?}");
        assert_eq!(written(&room).await, (0, 0), "{wrong:?}");
    }
    // Found by fresh eyes: a blank around the posted word once took the question for the code away.
    let blank = ConsentForm { proof: format!(" {}", form.proof), ..form.clone() };
    let outcome = record(&room, room.worker, &blank, "").await;
    assert!(field_error(&outcome, "witness_code", ErrorCode::WitnessCode), "{outcome:?}");
    let id = record(&room, room.worker, &form, "407 193").await.expect("spaces do not matter");
    assert_eq!(room.state(id).await, ConsentState::Valid);
}

/// Found by fresh eyes: the witness could enter a signature of an earlier day.
async fn a_signature_on_the_device_is_of_today(db: Database) {
    let room = Room::open(db).await;
    with_code(&room, room.worker, CODE).await;
    let hers = by_hand(signed(Some(room.mother().await), "2026-03-16"), "Amina Beispiel");
    let form = on_device(&room, Purpose::School, vec![hers]);
    let outcome = record(&room, room.worker, &form, CODE).await;
    assert!(field_error(&outcome, "signatories[0][decided_on]", ErrorCode::NotToday), "{outcome:?}");
    assert_eq!(written(&room).await, (0, 0));
    let scan = ConsentForm { proof: Proof::PaperScan.code().into(), ..form };
    let outcome = record(&room, room.worker, &scan, "").await;
    assert!(field_error(&outcome, "proof", ErrorCode::NotAChoice), "no form makes a photograph: {outcome:?}");
}

async fn five_wrong_codes_slow_the_next_one_down(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    with_code(&room, room.worker, CODE).await;
    let hers = by_hand(signed(Some(mother), "2026-03-17"), "Amina Beispiel");
    let form = on_device(&room, Purpose::School, vec![hers]);
    for _ in 0..5 {
        assert!(record(&room, room.worker, &form, "000001").await.is_err());
    }
    let outcome = record(&room, room.worker, &form, CODE).await;
    assert!(field_error(&outcome, "witness_code", ErrorCode::WitnessCode), "even the right one waits: {outcome:?}");
    assert_eq!(written(&room).await, (0, 0));
    room.app.pass(TimeDelta::seconds(11));
    assert!(record(&room, room.worker, &form, CODE).await.is_err(), "not yet");
    room.app.pass(TimeDelta::seconds(2));
    record(&room, room.worker, &form, CODE).await.expect("after twelve seconds");
}

async fn a_colleagues_code_does_not_fit(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let colleague = room.app.user("colleague", &[(Role::SocialWorker, Some(room.site))]).await;
    with_code(&room, room.worker, CODE).await;
    with_code(&room, colleague, "581620").await;
    let hers = by_hand(signed(Some(mother), "2026-03-17"), "Amina Beispiel");
    let form = on_device(&room, Purpose::School, vec![hers]);
    let outcome = record(&room, room.worker, &form, "581620").await;
    assert!(field_error(&outcome, "witness_code", ErrorCode::WitnessCode), "{outcome:?}");
    assert_eq!(written(&room).await, (0, 0));
    record(&room, room.worker, &form, CODE).await.expect("the own one fits");
}

/// The form as a browser posts it when it is signed on the device.
fn device_fields(room: &Room, form: &ConsentForm, code: &str) -> Vec<(String, String)> {
    let mut all = fields(&room.code(), form);
    all.push(("form[proof]".into(), form.proof.clone()));
    all.push(("witness_code".into(), code.into()));
    for (index, part) in form.signatories.iter().enumerate() {
        all.push((format!("form[signatories][{index}][typed_name]"), part.typed_name.clone()));
        all.push((format!("form[signatories][{index}][mark]"), part.mark.clone()));
        if part.agreed {
            all.push((format!("form[signatories][{index}][agreed]"), "true".into()));
        }
    }
    all
}

async fn no_draft_keeps_the_witness_code(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    with_code(&room, room.worker, CODE).await;
    let browser = room.app.signed_in(room.worker).await;
    let hers = by_hand(signed(Some(mother), "2026-03-17"), "Amina Beispiel");
    let form = on_device(&room, Purpose::Media, vec![hers]);
    let answer = browser.post("/api/consent/record", &borrowed(&device_fields(&room, &form, "918273"))).await;
    let back = answer.location().to_owned();
    assert!(back.contains("errors=1"), "{back}");
    let subject = consents::subject(&room.code(), "media");
    let kept = drafts::fetch::<serde_json::Value>(&room.app.house, room.worker, FormKind::Consent, &subject).await;
    let kept = kept.expect("read").expect("a draft").form.to_string();
    assert!(kept.contains("Amina Beispiel") && !kept.contains("918273") && !kept.contains("witness"), "{kept}");
    let page = browser.get(&back).await;
    assert!(page.shows("Amina Beispiel") && !page.shows("918273"), "the name is kept, the code is not");
    assert_eq!(page.input("form[signatories][0][typed_name]").as_deref(), Some("Amina Beispiel"));
    let answer = browser.post("/api/consent/record", &borrowed(&device_fields(&room, &form, CODE))).await;
    assert!(answer.location().ends_with("?done=consent"), "{}", answer.location());
}

async fn a_mark_is_our_own_picture_and_seen_in_its_own_case_only(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    with_code(&room, room.worker, CODE).await;
    let with = |mark: &str| {
        let hers = by_hand(signed(Some(mother), "2026-03-17"), "Amina Beispiel");
        on_device(&room, Purpose::School, vec![SignatoryPart { mark: mark.into(), ..hers }])
    };
    let svg = format!("data:image/png;base64,{}", STANDARD.encode("<svg onload=alert(1)>"));
    let long = format!("data:image/png;base64,{}", "A".repeat(60_000));
    for bad in ["https://example.org/x.png", "data:image/svg+xml;base64,AAAA", "data:image/png;base64,%%%", &svg, &long]
    {
        let outcome = record(&room, room.worker, &with(bad), CODE).await;
        assert!(field_error(&outcome, "signatories[0][mark]", ErrorCode::MarkUnreadable), "{outcome:?}");
    }
    assert_eq!(written(&room).await, (0, 0));
    let mark = drawn();
    let id = record(&room, room.worker, &with(&mark), CODE).await.expect("signed with a mark");
    let row = consent_signatory::Entity::find().all(&room.app.house.db.read).await.expect("read");
    let row = row.into_iter().find(|row| row.mark_ct.is_some()).expect("a mark is kept");
    let sealed = row.mark_ct.expect("sealed");
    assert!(!sealed.windows(3).any(|bytes| bytes == [0xff, 0xd8, 0xff]), "the mark is kept sealed");
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    let jpeg = consents::mark_image(&call, &room.code(), &id.to_string(), &row.id.to_string()).await.expect("a mark");
    assert!(jpeg.starts_with(&[0xff, 0xd8, 0xff]), "our own JPEG, not the PNG that was sent");
    let link = format!("{}/consents/{id}/marks/{}", room.case.path(), row.id);
    let browser = room.app.signed_in(room.worker).await;
    let shown = browser.get(&format!("{}/consents/{id}", room.case.path())).await;
    assert!(shown.shows(&link), "the page shows the mark");
    let image = browser.get(&link).await;
    assert_eq!((image.status, image.header("content-type")), (200, "image/jpeg"));
    assert_eq!((image.header("cache-control"), image.header("x-content-type-options")), ("no-store", "nosniff"));
    let foreign = room.app.user("foreign", &[(Role::SocialWorker, Some(room.app.site("Dort").await))]).await;
    assert_eq!(room.app.signed_in(foreign).await.get(&link).await.status, 404);
    let police = room.app.user("police", &[(Role::PoliceLiaison, Some(room.site))]).await;
    assert_eq!(room.app.signed_in(police).await.get(&link).await.status, 403);
    let other =
        room.record(&room.paper(Purpose::Media, vec![signed(Some(mother), "2026-03-02")])).await.expect("valid");
    let through = format!("{}/consents/{other}/marks/{}", room.case.path(), row.id);
    assert_eq!(browser.get(&through).await.status, 404, "a mark belongs to its own consent");
}

async fn one_parent_on_the_device_and_the_other_on_paper(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    with_code(&room, room.worker, CODE).await;
    let hers = by_hand(signed(Some(mother), "2026-03-17"), "Amina Beispiel");
    let form = on_device(&room, Purpose::School, vec![hers, pending(father)]);
    let id = record(&room, room.worker, &form, CODE).await.expect("she signs on the device");
    assert_eq!(room.state(id).await, ConsentState::PartiallySigned);
    room.sign(id, "1", signed(Some(father), "2026-03-05")).await.expect("he signs on paper");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let row = room.row(id).await;
    assert_eq!(row.proof, Some(Proof::PaperLocation), "there is a paper to look for now");
    assert!(row.proof_location_ct.is_some());
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    let page = consents::page(&call, &room.code(), &id.to_string()).await.expect("the page");
    let typed = |who: &str| page.people.iter().find(|person| person.guardian_id == who).map(|p| p.typed_name.clone());
    assert_eq!(typed(&mother.to_string()).as_deref(), Some("Amina Beispiel"), "her signature stays as it was");
    assert_eq!(typed(&father.to_string()).as_deref(), Some(""));
}

async fn br_08_an_interpreter_on_the_phone_counts_where_the_site_allows_it(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let by_phone = || ConsentForm {
        explained_in_language: "deu".into(),
        interpreter_level: "remote_professional".into(),
        interpreter_name: "A. Muster".into(),
        interpreted_fully: true,
        ..room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-17")])
    };
    let allow = async |remote: bool| {
        let tx = room.app.house.db.begin_write().await.expect("a transaction");
        let row = site::ActiveModel { id: Set(room.site), remote_interpreting: Set(remote), ..Default::default() };
        row.update(&tx).await.expect("the site changes");
        tx.commit().await.expect("it stays");
    };
    let before = room.record(&by_phone()).await.expect("recorded");
    assert_eq!(room.state(before).await, ConsentState::PartiallySigned, "the site does not allow it");
    allow(true).await;
    assert_eq!(room.state(before).await, ConsentState::PartiallySigned, "what was, is not mended afterwards");
    let during = room.record(&by_phone()).await.expect("recorded");
    assert_eq!(room.state(during).await, ConsentState::Valid);
    allow(false).await;
    assert_eq!(room.state(during).await, ConsentState::Valid, "what was lawful stays so");
    assert!(room.gate().await.is_valid_on(Purpose::School, room.app.today()));
}

async fn br_08_the_interpreters_note_is_required(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let note = |name: &str, fully: bool| ConsentForm {
        interpreter_level: "sim".into(),
        interpreter_name: name.into(),
        interpreted_fully: fully,
        ..room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-17")])
    };
    let outcome = room.record(&note(" ", true)).await;
    assert!(field_error(&outcome, "interpreter_name", ErrorCode::Required), "{outcome:?}");
    let outcome = room.record(&note("A. Muster", false)).await;
    assert!(field_error(&outcome, "interpreted_fully", ErrorCode::NotFullyInterpreted), "{outcome:?}");
    assert_eq!(written(&room).await, (0, 0));
    room.record(&note("A. Muster", true)).await.expect("with the note");
}

async fn the_account_page_refuses_weak_codes_and_a_wrong_password(db: Database) {
    let room = Room::open(db).await;
    with_code(&room, room.worker, CODE).await;
    let chosen = async || witness_code::Entity::find().all(&room.app.house.db.read).await.expect("read");
    let first = chosen().await;
    let call = room.app.call(room.worker, Permission::RecordConsent).await;
    let invalid = async |code: &str, password: &str, field: &str, error: ErrorCode| {
        let form = WitnessCodeForm { password: password.into(), code: code.into() };
        let outcome = witness::choose(&call, &form).await;
        let hit = matches!(&outcome, Err(Fault::Expected(AppError::Invalid(errors))) if errors.has(field, error));
        assert!(hit, "{code} {field}: {outcome:?}");
    };
    for weak in ["", "111111", "123456", "654321", "12345", "40719x"] {
        invalid(weak, PASSWORD, "code", ErrorCode::WeakCode).await;
    }
    invalid("581620", "falsch", "password", ErrorCode::WrongPassword).await;
    let browser = room.app.signed_in(room.worker).await;
    let weak = [("password", PASSWORD), ("code", "876543")];
    let answer = browser.post("/api/account/witness-code", &weak).await;
    assert!(answer.location().starts_with("/account?error=weak_code"), "{}", answer.location());
    let page = browser.get(answer.location()).await;
    assert!(!page.shows("876543") && !page.shows(PASSWORD), "nothing typed comes back");
    assert_eq!(chosen().await, first, "the old code stays");
    let next = [("password", PASSWORD), ("code", "581620")];
    let answer = browser.post("/api/account/witness-code", &next).await;
    assert_eq!(answer.location(), "/account?done=witness");
    assert_ne!(chosen().await, first);
    let coordinator = room.app.signed_in_as(Role::Coordinator, None).await;
    let refused = coordinator.post_for_json("/api/account/witness-code", &next).await;
    assert_eq!(refused.status, 403, "only who records consents witnesses");
}
