//! Signing on the device: tick, typed name, drawn mark, and the witness code of whoever saw it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::{ConsentId, ConsentState, Proof};
use leitplanke::domain::error::ErrorCode;
use leitplanke::domain::form::{ConsentForm, SignatoryPart, WitnessCodeForm};
use leitplanke::domain::interpreter::Mode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::user::UserId;
use leitplanke::server::auth::password;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{app_user, consent, consent_signatory, draft, interpreter_job, site};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::{consents, witness};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::pages::{borrowed, fields};
use super::{Room, field_error, pending, signed};
use crate::support::database::both;

both!(
    a_name_a_tick_and_the_witness_code_make_a_signature,
    only_the_own_code_fits_and_guessing_is_slow,
    a_refused_form_keeps_what_was_typed_and_never_the_code,
    the_second_parent_may_sign_on_paper,
    a_drawn_mark_is_a_picture_of_our_own,
    a_code_is_chosen_with_the_password,
    a_phone_interpreter_is_enough_where_the_site_says_so,
    the_interpreters_note_is_needed,
);

const CODE: &str = "407193";
const PASSWORD: &str = "vier kurze Woerter hier";

async fn with_code(room: &Room, user: UserId, code: &str) {
    let hash = password::hash(&room.app.house.hashing, PASSWORD.to_owned()).await.expect("hashes");
    let tx = room.app.house.db.begin_write().await.expect("a transaction");
    let row = app_user::ActiveModel { id: Set(user), password_hash: Set(Some(hash)), ..Default::default() };
    row.update(&tx).await.expect("a password");
    tx.commit().await.expect("it stays");
    let call = room.app.call(user, Permission::RecordConsent).await;
    let form = WitnessCodeForm { password: PASSWORD.to_owned(), code: code.to_owned() };
    witness::choose(&call, &form).await.expect("a code");
}

/// On the device, by a person who ticked and typed.
fn ticked(part: SignatoryPart) -> SignatoryPart {
    SignatoryPart { agreed: true, typed_name: "أمينة".to_owned(), ..part }
}

fn on_device(form: ConsentForm) -> ConsentForm {
    ConsentForm { proof: Proof::ElectronicSignature.code().to_owned(), proof_location: String::new(), ..form }
}

async fn record(room: &Room, form: &ConsentForm, code: &str) -> Result<ConsentId, Fault> {
    let call = room.app.call(room.worker, Permission::RecordConsent).await;
    consents::record(&call, &room.code(), form, code).await
}

async fn signatories(room: &Room, id: ConsentId) -> Vec<consent_signatory::Model> {
    let rows = consent_signatory::Entity::find().filter(consent_signatory::Column::ConsentId.eq(id));
    rows.all(&room.app.house.db.read).await.expect("signatories")
}

async fn a_name_a_tick_and_the_witness_code_make_a_signature(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    with_code(&room, room.worker, CODE).await;
    let form = on_device(room.paper(Purpose::School, vec![ticked(signed(Some(mother), "2026-03-02"))]));
    for (change, field, error) in [
        (
            SignatoryPart { agreed: false, ..form.signatories[0].clone() },
            "signatories[0][agreed]",
            ErrorCode::NotAgreed,
        ),
        (
            SignatoryPart { typed_name: " ".into(), ..form.signatories[0].clone() },
            "signatories[0][typed_name]",
            ErrorCode::Required,
        ),
    ] {
        let broken = ConsentForm { signatories: vec![change], ..form.clone() };
        let refused = record(&room, &broken, CODE).await;
        assert!(field_error(&refused, field, error), "{refused:?}");
    }
    let count = consent::Entity::find().count(&room.app.house.db.read).await.expect("counts");
    assert_eq!(count, 0, "nothing was written");
    let id = record(&room, &form, " 407 193 ").await.expect("signed");
    assert_eq!(record(&room, &form, CODE).await.expect("the same again"), id);
    assert_eq!(room.state(id).await, ConsentState::Valid);
    assert_eq!(room.row(id).await.proof, Some(Proof::ElectronicSignature));
    let row = signatories(&room, id).await.into_iter().find(|row| row.required).expect("the mother");
    assert_eq!((row.witnessed_by, row.witnessed_at), (Some(room.worker), Some(room.app.now())));
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get(&format!("{}/consents/{id}", room.case.path())).await;
    assert!(page.shows("auf dem Gerät unterschrieben als „أمينة“"), "{}", page.body);
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    let paper = consents::receipt(&call, &room.code(), &id.to_string()).await.expect("a receipt");
    assert!(paper.pdf.starts_with(b"%PDF-"));
}

async fn only_the_own_code_fits_and_guessing_is_slow(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let colleague = room.app.user("colleague", &[(Role::SocialWorker, Some(room.site))]).await;
    with_code(&room, colleague, "580264").await;
    let form = on_device(room.paper(Purpose::School, vec![ticked(signed(Some(mother), "2026-03-02"))]));
    let none = record(&room, &form, CODE).await;
    assert!(field_error(&none, "witness_code", ErrorCode::WitnessCode), "no code chosen yet: {none:?}");
    with_code(&room, room.worker, CODE).await;
    for wrong in ["", "000000", "580264"] {
        let refused = record(&room, &form, wrong).await;
        assert!(field_error(&refused, "witness_code", ErrorCode::WitnessCode), "{wrong}: {refused:?}");
    }
    for guess in 100_000..100_008 {
        assert!(record(&room, &form, &guess.to_string()).await.is_err());
    }
    let late = record(&room, &form, CODE).await;
    assert!(field_error(&late, "witness_code", ErrorCode::WitnessCode), "the right code has to wait, too: {late:?}");
    room.app.pass(chrono::TimeDelta::minutes(1));
    record(&room, &form, CODE).await.expect("a minute later it fits");
}

async fn a_refused_form_keeps_what_was_typed_and_never_the_code(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    with_code(&room, room.worker, CODE).await;
    let browser = room.app.signed_in(room.worker).await;
    let form = on_device(room.paper(Purpose::School, vec![ticked(signed(Some(mother), "2026-03-02"))]));
    let mut sent = fields(&room.code(), &form);
    sent.push(("witness_code".to_owned(), "918273".to_owned()));
    let answer = browser.post("/api/consent/record", &borrowed(&sent)).await;
    let page = browser.get(answer.location()).await;
    assert!(page.shows("Der Zeugencode fehlt oder stimmt nicht"), "{}", page.body);
    assert!(page.shows("أمينة") && page.shows("Gesamtschule"), "what was typed is there");
    assert!(!page.shows("918273"), "and the code is not");
    let drafts = draft::Entity::find().all(&room.app.house.db.read).await.expect("drafts");
    assert_eq!(drafts.len(), 1);
}

async fn the_second_parent_may_sign_on_paper(db: Database) {
    let room = Room::open(db).await;
    let (mother, father) = (room.mother().await, room.father().await);
    with_code(&room, room.worker, CODE).await;
    let both = vec![ticked(signed(Some(mother), "2026-03-02")), pending(father)];
    let id = record(&room, &on_device(room.paper(Purpose::School, both)), CODE).await.expect("half signed");
    assert_eq!(room.state(id).await, ConsentState::PartiallySigned);
    room.sign(id, "1", signed(Some(father), "2026-03-05")).await.expect("the father signs on paper");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let row = room.row(id).await;
    assert_eq!((row.proof, row.proof_location_ct.is_some()), (Some(Proof::PaperLocation), true));
    let rows = signatories(&room, id).await;
    let of = |who| rows.iter().find(|row| row.guardian_id == Some(who)).expect("a parent");
    assert!(of(mother).typed_name_ct.is_some() && of(father).typed_name_ct.is_none());
}

async fn a_drawn_mark_is_a_picture_of_our_own(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    with_code(&room, room.worker, CODE).await;
    let mut png = Vec::new();
    let drawn = image::RgbaImage::from_fn(60, 20, |x, y| image::Rgba([0, 0, 0, if x == y { 255 } else { 0 }]));
    drawn.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("a picture");
    let mark = |data: &str| {
        let part = SignatoryPart { mark: data.to_owned(), ..ticked(signed(Some(mother), "2026-03-02")) };
        on_device(room.paper(Purpose::School, vec![part]))
    };
    let long = format!("data:image/png;base64,{}", "A".repeat(70_000));
    for broken in ["data:image/svg+xml;base64,AAAA", "data:image/png;base64,AAAA", "data:image/png;base64,%%", &long] {
        let refused = record(&room, &mark(broken), CODE).await;
        assert!(field_error(&refused, "signatories[0][mark]", ErrorCode::MarkUnreadable), "{refused:?}");
    }
    let form = mark(&format!("data:image/png;base64,{}", STANDARD.encode(&png)));
    let id = record(&room, &form, CODE).await.expect("signed");
    let row = signatories(&room, id).await.into_iter().find(|row| row.mark_ct.is_some()).expect("a mark");
    let address = format!("{}/consents/{id}/marks/{}", room.case.path(), row.id);
    let browser = room.app.signed_in(room.worker).await;
    let shown = browser.get(&address).await;
    assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
    let stranger = room.app.user("stranger", &[(Role::SocialWorker, Some(room.site))]).await;
    assert_eq!(room.app.signed_in(stranger).await.get(&address).await.status, 404, "not their case");
}

async fn a_code_is_chosen_with_the_password(db: Database) {
    let room = Room::open(db).await;
    with_code(&room, room.worker, CODE).await;
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get("/account").await;
    assert!(page.shows("Sie haben einen Zeugencode"), "{}", page.body);
    for (password, code, error) in
        [("falsch", "580264", "wrong_password"), (PASSWORD, "123456", "weak_code"), ("", "580264", "required")]
    {
        let answer = browser.post("/api/account/witness-code", &[("password", password), ("code", code)]).await;
        assert_eq!(answer.location(), format!("/account?error={error}"));
        let page = browser.get(answer.location()).await;
        assert!(page.shows("aria-invalid") && !page.shows(code), "{}", page.body);
    }
    let answer = browser.post("/api/account/witness-code", &[("password", PASSWORD), ("code", "580264")]).await;
    assert_eq!(answer.location(), "/account?done=witness");
}

async fn a_phone_interpreter_is_enough_where_the_site_says_so(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let by_phone = || ConsentForm {
        explained_in_language: "deu".into(),
        interpreter_level: "remote_professional".into(),
        interpreter_name: "Dienst Muster".into(),
        interpreted_fully: true,
        ..room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])
    };
    let before = room.record(&by_phone()).await.expect("recorded");
    assert_eq!(room.state(before).await, ConsentState::PartiallySigned);
    let allow = async |allowed: bool| {
        let tx = room.app.house.db.begin_write().await.expect("a transaction");
        let row = site::ActiveModel { id: Set(room.site), remote_interpreting: Set(allowed), ..Default::default() };
        row.update(&tx).await.expect("the site says so");
        tx.commit().await.expect("it stays");
    };
    allow(true).await;
    assert_eq!(room.state(before).await, ConsentState::PartiallySigned, "what was given before stays as it was");
    let after = room.record(&by_phone()).await.expect("recorded");
    assert_eq!(room.state(after).await, ConsentState::Valid);
    let job = room.row(after).await.interpreter_job_id.expect("a job");
    let job = interpreter_job::Entity::find_by_id(job).one(&room.app.house.db.read).await.expect("read");
    assert_eq!(job.expect("the job").mode, Mode::Phone);
    allow(false).await;
    assert_eq!(room.state(after).await, ConsentState::Valid, "a later change of the site takes nothing away");
}

async fn the_interpreters_note_is_needed(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let form = ConsentForm {
        interpreter_level: "sim".into(),
        ..room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])
    };
    let refused = room.record(&form).await;
    assert!(field_error(&refused, "interpreter_name", ErrorCode::Required), "{refused:?}");
    assert!(field_error(&refused, "interpreted_fully", ErrorCode::NotFullyInterpreted), "{refused:?}");
    let form = ConsentForm { interpreter_name: "A. Muster".into(), interpreted_fully: true, ..form };
    let id = room.record(&form).await.expect("recorded");
    let page = room.app.signed_in(room.worker).await.get(&format!("{}/consents/{id}", room.case.path())).await;
    assert!(page.shows("A. Muster"), "{}", page.body);
}
