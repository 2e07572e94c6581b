//! The wording of consents: nothing unapproved is signed, nobody approves their own, what asks for more is asked again.

use chrono::{Days, NaiveDate, TimeDelta};
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::ConsentState;
use leitplanke::domain::error::{AppError, ErrorCode};
use leitplanke::domain::form::{FormTextForm, RecordingForm};
use leitplanke::domain::form_text::{EDITIONS, Edition, TextState};
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::user::UserId;
use leitplanke::domain::view::form_text::Change;
use leitplanke::server::call::Call;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::form_recording;
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::form_texts;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::consents::{Room, signed};
use crate::support::TestApp;
use crate::support::database::both;

both!(
    a_fresh_installation_signs_nothing_until_somebody_approves,
    what_is_not_approved_cannot_be_signed,
    nobody_approves_their_own_wording,
    a_wording_that_asks_for_more_is_asked_again,
    a_bad_wording_gets_a_message_at_its_field,
    a_recording_is_heard_once_a_second_person_approved_it,
    a_recording_is_sent_by_a_form_and_refused_with_a_sentence,
);

/// Two people who answer for data protection, so that four eyes are possible.
struct Office<'app> {
    app: &'app TestApp,
    first: UserId,
    second: UserId,
}

impl<'app> Office<'app> {
    async fn open(app: &'app TestApp) -> Self {
        let first = app.user("privacy.one", &[(Role::PrivacyCoordinator, None)]).await;
        let second = app.user("coordinator", &[(Role::Coordinator, None)]).await;
        Self { app, first, second }
    }

    async fn call(&self, user: UserId, permission: Permission) -> Call {
        self.app.call(user, permission).await
    }

    async fn propose(&self, edition: &str, purpose: Purpose, form: &FormTextForm) -> Result<String, Fault> {
        let call = self.call(self.first, Permission::ProposeFormText).await;
        form_texts::propose(&call, edition, purpose.code(), form).await.map(|id| id.to_string())
    }

    async fn approve(&self, user: UserId, id: &str) -> Result<Edition, Fault> {
        let call = self.call(user, Permission::ApproveFormText).await;
        form_texts::approve(&call, id, 1).await
    }

    fn form(&self, edition: &str, body: &str) -> FormTextForm {
        let words = Edition::from_code(edition).expect("an edition");
        FormTextForm {
            client_id: new_uuid().to_string(),
            title: "Schule".into(),
            body: body.into(),
            frame: leitplanke::domain::form_text::frame_of(words),
            origin: "person".into(),
            translator: "Eine Übersetzerin".into(),
            valid_from: self.app.today().to_string(),
            ..FormTextForm::default()
        }
    }
}

fn fields(outcome: Result<impl std::fmt::Debug, Fault>) -> Vec<(String, ErrorCode)> {
    match outcome {
        Err(Fault::Expected(AppError::Invalid(errors))) => {
            errors.iter().map(|(field, code)| (field.to_owned(), code)).collect()
        }
        other => panic!("no field errors: {other:?}"),
    }
}

fn conflict<T>(outcome: Result<T, Fault>) -> String {
    match outcome {
        Err(Fault::Expected(AppError::Conflict(code))) => code.to_string(),
        Err(other) => panic!("another fault: {other}"),
        Ok(_) => panic!("no conflict"),
    }
}

async fn a_fresh_installation_signs_nothing_until_somebody_approves(db: Database) {
    let app = TestApp::over(db).await;
    let office = Office::open(&app).await;
    form_texts::bring(&office.app.house).await.expect("brings the texts");
    form_texts::bring(&office.app.house).await.expect("a second time changes nothing");
    let see = office.call(office.first, Permission::SeeFormTexts).await;
    let catalogue = form_texts::catalogue(&see).await.expect("the catalogue");
    assert_eq!(catalogue.editions.len(), EDITIONS.len());
    assert!(catalogue.editions.iter().all(|line| (line.signable, line.waiting) == (0, 12)));
    let approve = office.call(office.second, Permission::ApproveFormText).await;
    form_texts::approve_first(&approve, "tur").await.expect("approves");
    let catalogue = form_texts::catalogue(&see).await.expect("the catalogue");
    let ready = |code: &str| catalogue.editions.iter().find(|line| line.code == code).map(|line| line.signable);
    assert_eq!((ready("tur"), ready("deu")), (Some(12), Some(0)));
    let edition = form_texts::edition(&see, "tur").await.expect("an edition");
    let first = edition.purposes.first().and_then(|texts| texts.current.clone()).expect("a wording");
    assert_eq!((first.text.state, first.approved_by.as_str()), (TextState::Approved, "coordinator (Test)"));
}

async fn what_is_not_approved_cannot_be_signed(db: Database) {
    let room = Room::open(db).await;
    let office = Office::open(&room.app).await;
    let draft =
        office.propose("tur", Purpose::PoliceStatus, &office.form("tur", "Yeni metin.")).await.expect("proposes");
    let mut paper = room.paper(Purpose::PoliceStatus, vec![signed(Some(room.mother().await), "2026-03-01")]);
    paper.form_version_id = draft;
    assert_eq!(fields(room.record(&paper).await), [("form_version_id".to_owned(), ErrorCode::TextNotApproved)]);
}

async fn nobody_approves_their_own_wording(db: Database) {
    let room = Room::open(db).await;
    let office = Office::open(&room.app).await;
    let id = office.propose("deu", Purpose::School, &office.form("deu", "Ein neuer Text.")).await.expect("proposes");
    assert_eq!(conflict(office.approve(office.first, &id).await), "own_text");
    assert_eq!(
        conflict(office.propose("deu", Purpose::School, &office.form("deu", "Noch einer.")).await),
        "text_waiting"
    );
    // Found by the random deeds: the id of a wording of another purpose was a fault.
    let other = FormTextForm { client_id: id.clone(), ..office.form("deu", "Für ein anderes Thema.") };
    assert_eq!(conflict(office.propose("deu", Purpose::Media, &other).await), "same_id_other_content");
    let review =
        form_texts::review(&office.call(office.second, Permission::SeeFormTexts).await, &id).await.expect("review");
    assert!(review.may_approve && !review.own);
    assert!(review.body.iter().any(|stretch| stretch.change == Change::Added));
    office.approve(office.second, &id).await.expect("a second person approves");
    assert_eq!(conflict(office.approve(office.second, &id).await), "wrong_status");
    // The approved wording is the one to sign; the earlier one stays as it was.
    let see = office.call(office.first, Permission::SeeFormTexts).await;
    let school = |view: leitplanke::domain::view::form_text::EditionView| {
        view.purposes.into_iter().find(|texts| texts.purpose == Purpose::School).expect("school")
    };
    let texts = school(form_texts::edition(&see, "deu").await.expect("edition"));
    assert_eq!(texts.current.map(|version| version.text.body), Some("Ein neuer Text.".to_owned()));
    assert_eq!(texts.older.len(), 1);
}

async fn a_wording_that_asks_for_more_is_asked_again(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id = room
        .record(&room.paper(Purpose::PoliceStatus, vec![signed(Some(mother), "2026-03-01")]))
        .await
        .expect("records");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let office = Office::open(&room.app).await;
    let form = FormTextForm { asks_again: true, ..office.form("deu", "Die Polizei erfährt mehr.") };
    let text = office.propose("deu", Purpose::PoliceStatus, &form).await.expect("proposes");
    let see = office.call(office.second, Permission::SeeFormTexts).await;
    assert_eq!(form_texts::review(&see, &text).await.expect("review").consents, 1, "said before the approval");
    assert_eq!(room.state(id).await, ConsentState::Valid, "a draft changes nothing");
    office.approve(office.second, &text).await.expect("approves");
    assert_eq!(room.state(id).await, ConsentState::ReviewNeeded);
    assert!(room.gate().await.is_valid_on(Purpose::PoliceStatus, room.app.today()), "usable for 30 days");
    assert!(!room.gate().await.is_valid_on(Purpose::PoliceStatus, room.app.today() + Days::new(31)));
    // What translates the older German text can no longer be signed.
    let catalogue = form_texts::catalogue(&see).await.expect("catalogue");
    assert!(catalogue.editions.iter().filter(|line| line.code != "deu").all(|line| line.outdated == 1));
    let old = room.paper(Purpose::PoliceStatus, vec![signed(Some(mother), "2026-03-02")]);
    assert_eq!(fields(room.record(&old).await), [("form_version_id".to_owned(), ErrorCode::TextNotApproved)]);
    let mut new = room.paper(Purpose::PoliceStatus, vec![signed(Some(mother), "2026-03-02")]);
    new.form_version_id = text;
    let again = room.record(&new).await.expect("on the new wording");
    assert_eq!((room.state(again).await, room.state(id).await), (ConsentState::Valid, ConsentState::Superseded));
}

async fn a_bad_wording_gets_a_message_at_its_field(db: Database) {
    let app = TestApp::over(db).await;
    let office = Office::open(&app).await;
    form_texts::bring(&office.app.house).await.expect("brings the texts");
    // The program's own draft gives way to a person's.
    let own = office.propose("tur", Purpose::Media, &office.form("tur", "Bir metin.")).await.expect("proposes");
    assert_eq!(conflict(office.propose("tur", Purpose::Media, &office.form("tur", "x")).await), "text_waiting");
    office.approve(office.second, &own).await.expect("approves");
    let approve = office.call(office.second, Permission::ApproveFormText).await;
    form_texts::approve_first(&approve, "tur").await.expect("approves");
    let long = "kelime ".repeat(81);
    let past: NaiveDate = office.app.today() - Days::new(1);
    let form = FormTextForm {
        body: long.trim().to_owned(),
        frame: "Bir satır".into(),
        translator: String::new(),
        valid_from: past.to_string(),
        ..office.form("tur", "")
    };
    let mut errors = fields(office.propose("tur", Purpose::Media, &form).await);
    errors.sort();
    let expected = [
        ("body", ErrorCode::TooManyWords),
        ("frame", ErrorCode::FrameIncomplete),
        ("translator", ErrorCode::Required),
        ("valid_from", ErrorCode::InThePast),
    ];
    assert_eq!(errors, expected.map(|(field, code)| (field.to_owned(), code)));
    let same = office.form("tur", "Bir metin.");
    assert_eq!(fields(office.propose("tur", Purpose::Media, &same).await), [("body".to_owned(), ErrorCode::Unchanged)]);
    let id = office.propose("tur", Purpose::Media, &office.form("tur", "Başka bir metin.")).await.expect("proposes");
    form_texts::discard(&approve, &id).await.expect("discards");
    office.propose("tur", Purpose::Media, &office.form("tur", "Üçüncü metin.")).await.expect("and again");
}

fn spoken() -> RecordingForm {
    RecordingForm { language: "ara".into(), dialect: "Mhallami".into(), speaker: "Frau Stimme, beeidigt".into() }
}

async fn a_recording_is_heard_once_a_second_person_approved_it(db: Database) {
    let room = Room::open(db).await;
    let office = Office::open(&room.app).await;
    let text = room.paper(Purpose::School, Vec::new()).form_version_id;
    let bring = office.call(office.first, Permission::ProposeFormText).await;
    let add = async |sound: Vec<u8>| form_texts::add_recording(&bring, &text, &spoken(), sound).await;
    assert_eq!(conflict(add(Vec::new()).await), "recording_empty");
    assert_eq!(conflict(add(b"<html>".to_vec()).await), "recording_not_a_sound");
    assert_eq!(conflict(add(vec![0; 10 * 1024 * 1024 + 1]).await), "recording_too_large");
    let nobody = form_texts::add_recording(&bring, &text, &RecordingForm::default(), b"OggS".to_vec()).await;
    assert_eq!(
        fields(nobody),
        [("language".to_owned(), ErrorCode::Required), ("speaker".to_owned(), ErrorCode::Required)]
    );
    add(b"OggS\0a voice".to_vec()).await.expect("taken in");
    add(b"OggS\0a voice".to_vec()).await.expect("the same file is the same recording");

    let of_school = async |user| {
        let see = office.call(user, Permission::SeeFormTexts).await;
        let edition = form_texts::edition(&see, "deu").await.expect("an edition");
        let school = edition.purposes.into_iter().find(|texts| texts.purpose == Purpose::School).expect("the school");
        school.current.expect("a wording").text.recordings
    };
    let own = of_school(office.first).await;
    assert_eq!((own.len(), own[0].approved, own[0].may_approve), (1, false, false));
    assert!(of_school(office.second).await[0].may_approve);
    let id = own[0].id.clone();
    let browser = room.app.signed_in(room.worker).await;
    let form = format!("{}/consents/new?purpose=school&edition=deu", room.case.path());
    let address = format!("/texts/recordings/{id}");
    assert!(!browser.get(&form).await.shows("Mhallami"));
    assert_eq!(browser.get(&address).await.status, 404, "not before it is approved");

    let approve = async |user| {
        let call = office.call(user, Permission::ApproveFormText).await;
        form_texts::approve_recording(&call, &id).await
    };
    assert_eq!(conflict(approve(office.first).await), "own_text");
    approve(office.second).await.expect("a second person");
    assert_eq!(conflict(approve(office.second).await), "wrong_status");
    let second = office.call(office.second, Permission::ApproveFormText).await;
    assert_eq!(conflict(form_texts::discard_recording(&second, &id).await), "wrong_status");
    let page = browser.get(&form).await;
    assert!(page.shows("Mhallami · Frau Stimme") && page.shows(&address), "{}", page.body);
    let sound = browser.get(&address).await;
    assert_eq!((sound.status, sound.header("content-type")), (200, "audio/ogg"));
    let police = room.app.signed_in_as(Role::PoliceLiaison, Some(room.site)).await;
    assert_eq!(police.get(&address).await.status, 403);

    let heard = async |day: NaiveDate| {
        let call = room.app.call(room.worker, Permission::SeeCases).await;
        form_texts::heard(&call, text.parse().expect("an id"), day).await.expect("recordings").len()
    };
    assert_eq!((heard(room.app.today()).await, heard(room.app.today() - Days::new(1)).await), (1, 0));
    room.app.pass(TimeDelta::days(2));
    let later = office.call(office.second, Permission::ApproveFormText).await;
    form_texts::retire_recording(&later, &id).await.expect("out of use");
    assert_eq!(conflict(form_texts::retire_recording(&later, &id).await), "wrong_status");
    let browser = room.app.signed_in(room.worker).await;
    assert!(!browser.get(&form).await.shows("Mhallami"));
    assert_eq!(browser.get(&address).await.status, 404);
    let row = form_recording::Entity::find().one(&room.app.house.db.read).await.expect("read").expect("there");
    assert!(row.sound.is_empty() && row.speaker.is_empty() && row.sha256.len() == 32, "the fingerprint stays");
    assert_eq!(heard(second.today).await, 1, "who signed before heard it");
}

async fn a_recording_is_sent_by_a_form_and_refused_with_a_sentence(db: Database) {
    let room = Room::open(db).await;
    let office = Office::open(&room.app).await;
    let text = room.paper(Purpose::School, Vec::new()).form_version_id;
    let browser = room.app.signed_in(office.first).await;
    let address = format!("/texts/deu/recordings/{text}/sound");
    let headers = [
        ("accept", "text/html"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "multipart/form-data; boundary=line"),
    ];
    let part = |name: &str, value: &str| {
        format!("--line\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = |sound: &str| {
        let said = [part("language", "ara"), part("dialect", "Mhallami"), part("speaker", "Frau Stimme")];
        format!("{}{}--line--\r\n", said.concat(), part("sound", sound))
    };
    let refused = browser.send(http::Method::POST, &address, &headers, body("kein Ton")).await;
    assert_eq!(refused.status, 303);
    let page = browser.get(refused.location()).await;
    assert!(page.shows("id=\"sound-error\"") && page.shows("Das ist keine Tonaufnahme"), "{}", page.body);
    assert_eq!(page.input("speaker").as_deref(), Some("Frau Stimme"), "what was typed stays");
    assert_eq!(page.input("dialect").as_deref(), Some("Mhallami"));
    let taken = browser.send(http::Method::POST, &address, &headers, body("OggS und dann ein Ton")).await;
    assert_eq!(taken.location(), "/texts/deu?done=record");
    let page = browser.get("/texts/deu").await;
    assert!(page.shows("Mhallami · Frau Stimme") && page.shows("Entwurf"), "{}", page.body);
    let again = browser.get(&format!("/texts/deu/recordings/{text}")).await;
    assert_eq!(again.input("speaker").unwrap_or_default(), "", "taken in: the form begins anew");
    let id = form_recording::Entity::find().one(&room.app.house.db.read).await.expect("read").expect("there").id;
    let own = [("edition", "deu"), ("recording", &id.to_string())];
    let gone = browser.post("/api/text/discard-recording", &own).await;
    assert_eq!(gone.location(), "/texts/deu?done=recording_gone", "one may discard one's own");
    let rows = async || form_recording::Entity::find().count(&room.app.house.db.read).await.expect("rows");
    assert_eq!(rows().await, 0);
    let draft = office.propose("deu", Purpose::School, &office.form("deu", "Ein Entwurf.")).await.expect("proposes");
    let bring = office.call(office.first, Permission::ProposeFormText).await;
    form_texts::add_recording(&bring, &draft, &spoken(), b"OggS\0a voice".to_vec()).await.expect("taken in");
    let second = office.call(office.second, Permission::ApproveFormText).await;
    form_texts::discard(&second, &draft).await.expect("a draft goes with its recordings");
    assert_eq!(rows().await, 0);
    let worker = room.app.signed_in(room.worker).await;
    let forbidden = worker.send(http::Method::POST, &address, &headers, body("OggS")).await;
    assert_eq!(forbidden.status, 403);
}
