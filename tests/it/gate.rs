//! The consent gate over every page, download and role, against an oracle of its own: random histories of consents, planted
//! words, and nothing may show what its purpose no longer covers.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use leitplanke::domain::access::{Permission, Role, grants};
use leitplanke::domain::consent::{ConsentId, Direction, Recipient};
use leitplanke::domain::form::SessionForm;
use leitplanke::domain::id::Id;
use leitplanke::domain::interpreter::{InterpreterId, Level};
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::crypto::Place;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{consent, consent_signatory, guardian, interpreter, participant, referral, session};
use leitplanke::server::people;
use leitplanke::server::use_cases::sessions;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use crate::fuzz::dice::Dice;
use crate::refusal::routes::{Gate, PAGES};
use crate::sessions::plain;
use crate::support::TestApp;
use crate::support::app::Client;
use crate::support::database::both;
use crate::support::people::Case;

both!(no_page_shows_what_no_consent_covers);

/// Histories per database; each is one family.
const HISTORIES: usize = 12;
/// Printed with every failure: the same seed draws the same histories.
const SEED: u64 = 0x6a7e_2026;

/// What became of one consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Holds,
    RanOut,
    Withdrawn,
    WithdrawnAndGivenAgain,
    Void,
}

const FATES: [Fate; 5] = [Fate::Holds, Fate::RanOut, Fate::Withdrawn, Fate::WithdrawnAndGivenAgain, Fate::Void];

/// One family: what was planted where, and what became of its consents after everything was written.
struct Family {
    case: Case,
    /// Id of the plain session, of the talk with the school, of the interpreted one.
    sessions: [String; 3],
    consent: String,
    guardian: String,
    taking_part: Fate,
    school: Fate,
    interpreting: Fate,
    police: Fate,
}

/// A planted word, and whether anybody at all may still see it. The oracle reads the rules as they are written in the law:
/// what was recorded while a consent held stays readable when it merely ran out; a withdrawal closes it, unless the same was agreed to again.
struct Planted {
    word: String,
    visible: bool,
}

fn is_closed(fate: Fate) -> bool {
    fate == Fate::Withdrawn
}

impl Family {
    fn planted(&self, number: usize) -> Vec<Planted> {
        let record = !is_closed(self.taking_part);
        let school = record && !is_closed(self.school);
        let interpreting = record && !is_closed(self.interpreting);
        let word = |kind: &str, visible| Planted { word: format!("{kind}{number}x"), visible };
        vec![
            word("Alltagsnotiz", record),
            word("Schulnotiz", school),
            word("Schulschritt", school),
            word("Schulname", true), // proof of the declaration itself: it is never hidden
            word("Dolmetschnotiz", record),
            word("Dolmetschkraft", interpreting),
        ]
    }
}

struct House {
    app: TestApp,
    site: SiteId,
    people: Vec<(Role, UserId, Client)>,
    worker: UserId,
    police: UserId,
}

impl House {
    async fn build(db: Database) -> Self {
        let app = TestApp::over(db).await;
        let site = app.site("Hier").await;
        app.approved_texts().await;
        let mut people = Vec::new();
        for role in Role::ALL {
            let name = format!("{}.gate", role.code().replace('_', "-"));
            let user = app.user(&name, &[(*role, role.is_site_bound().then_some(site))]).await;
            let client = app.signed_in(user).await;
            people.push((*role, user, client));
        }
        let of = |wanted| people.iter().find(|(role, ..)| *role == wanted).expect("a role").1;
        let (worker, police) = (of(Role::SocialWorker), of(Role::PoliceLiaison));
        Self { app, site, people, worker, police }
    }

    /// Writes the records while every consent holds, then lets the drawn fates happen.
    async fn family(&self, dice: &mut Dice, number: usize) -> Family {
        let app = &self.app;
        let case = app.case(self.site, self.worker, &format!("Kind{number} Muster")).await;
        app.consent(&case, Purpose::ContactHandover).await;
        let taking_part = app.consent(&case, Purpose::Participation).await;
        let interpreting = app.consent(&case, Purpose::Interpreter).await;
        let school = app.consent(&case, Purpose::School).await;
        let police = app.consent(&case, Purpose::PoliceStatus).await;
        self.name_school(&case, school, &format!("Schulname{number}x")).await;
        let interpreter = self.interpreter(&format!("Dolmetschkraft{number}x")).await;
        let tx = app.house.db.begin_write().await.expect("a transaction");
        let row =
            referral::ActiveModel { id: Set(case.referral), created_by: Set(Some(self.police)), ..Default::default() };
        row.update(&tx).await.expect("the police referred");
        tx.commit().await.expect("it stays");
        let sessions = [
            SessionForm { note: format!("Alltagsnotiz{number}x"), ..plain() },
            SessionForm {
                client_id: new_uuid().to_string(),
                start_time: "16:00".into(),
                kind: "school_talk".into(),
                present: vec!["youth".into(), "teacher".into()],
                note: format!("Schulnotiz{number}x"),
                next_step: format!("Schulschritt{number}x"),
                ..plain()
            },
            SessionForm {
                client_id: new_uuid().to_string(),
                start_time: "09:00".into(),
                present: vec!["youth".into(), "interpreter".into()],
                note: format!("Dolmetschnotiz{number}x"),
                interpreter_id: interpreter.to_string(),
                interpreter_language: "ara".into(),
                interpreter_level: "sim".into(),
                interpreter_mode: "in_person".into(),
                ..plain()
            },
        ];
        let call = app.call(self.worker, Permission::RecordSession).await;
        for form in &sessions {
            let form = SessionForm { client_id: new_uuid().to_string(), ..form.clone() };
            sessions::record(&call, &case.code.compact(), &form).await.expect("recorded while everything held");
        }
        let family = Family {
            sessions: self.ids_of(&case).await,
            consent: school.to_string(),
            guardian: self.guardian_of(&case).await,
            taking_part: *dice.one(&FATES),
            school: *dice.one(&FATES),
            interpreting: *dice.one(&FATES),
            police: *dice.one(&FATES),
            case,
        };
        for (id, fate) in [
            (taking_part, family.taking_part),
            (school, family.school),
            (interpreting, family.interpreting),
            (police, family.police),
        ] {
            self.happen(&family.case, id, fate).await;
        }
        family
    }

    /// In the order plain, school, interpreted: by the minute they began.
    async fn ids_of(&self, case: &Case) -> [String; 3] {
        let rows = session::Entity::find().filter(session::Column::EnrolmentId.eq(case.enrolment));
        let rows = rows.all(&self.app.house.db.read).await.expect("sessions");
        let at = |wanted: &dyn Fn(&session::Model) -> bool| {
            rows.iter().find(|row| wanted(row)).expect("a session").id.to_string()
        };
        [
            at(&|row| row.start_minute != 16 * 60 && row.interpreter_job_id.is_none()),
            at(&|row| row.start_minute == 16 * 60),
            at(&|row| row.interpreter_job_id.is_some()),
        ]
    }

    async fn guardian_of(&self, case: &Case) -> String {
        let row = guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(case.participant));
        row.one(&self.app.house.db.read).await.expect("guardians").expect("one").id.to_string()
    }

    async fn interpreter(&self, name: &str) -> InterpreterId {
        let id: InterpreterId = Id::from_uuid(new_uuid());
        let today = self.app.today();
        let row = interpreter::Model {
            id,
            user_id: None,
            site_id: Some(self.site),
            code_name: name.to_owned(),
            level: Level::Sim,
            languages: vec![LanguageCode::Arabic].into(),
            confidentiality_signed_on: Some(today - Days::new(200)),
            confidentiality_until: Some(today + Days::new(100)),
            police_certificate_until: None,
            active: true,
            created_at: self.app.now(),
            created_by: None,
            updated_at: self.app.now(),
            version: 1,
        };
        self.app.put(row).await;
        id
    }

    async fn name_school(&self, case: &Case, id: ConsentId, name: &str) {
        let db = &self.app.house.db;
        let person =
            participant::Entity::find_by_id(case.participant).one(&db.read).await.expect("read").expect("there");
        let key = people::key(&db.read, &self.app.house.keyring, &person).await.expect("a key");
        let recipient =
            Recipient { institution: name.to_owned(), person: String::new(), content: "Schulbesuch".to_owned() };
        let text = serde_json::to_string(&recipient).expect("a text");
        let sealed = key.seal(Place::new("consent", "recipient_ct", id.uuid()), &text).expect("seals");
        let tx = db.begin_write().await.expect("a transaction");
        let row = consent::ActiveModel {
            id: Set(id),
            recipient_ct: Set(Some(sealed)),
            direction: Set(Some(Direction::Both)),
            ..Default::default()
        };
        row.update(&tx).await.expect("it is named");
        tx.commit().await.expect("it stays");
    }

    async fn happen(&self, case: &Case, id: ConsentId, fate: Fate) {
        let (today, now) = (self.app.today(), self.app.now());
        let before: NaiveDate = today - Days::new(1);
        let instant: DateTime<Utc> = now - TimeDelta::days(1);
        let mut row = consent::ActiveModel { id: Set(id), ..Default::default() };
        match fate {
            Fate::Holds => return,
            Fate::RanOut => row.valid_until = Set(Some(before)),
            Fate::Void => row.voided_on = Set(Some(before)),
            Fate::Withdrawn => {
                row.withdrawn_on = Set(Some(before));
                row.withdrawn_at = Set(Some(instant));
            }
            Fate::WithdrawnAndGivenAgain => {
                row.withdrawn_on = Set(Some(before));
                row.withdrawn_at = Set(Some(instant));
                row.superseded_on = Set(Some(today));
                self.give_again(case, id).await;
            }
        }
        let tx = self.app.house.db.begin_write().await.expect("a transaction");
        row.update(&tx).await.expect("it happens");
        tx.commit().await.expect("it stays");
    }

    /// A second consent like the first, signed today.
    async fn give_again(&self, case: &Case, id: ConsentId) {
        let db = &self.app.house.db.read;
        let today = self.app.today();
        let mut row = consent::Entity::find_by_id(id).one(db).await.expect("read").expect("there");
        let line = consent_signatory::Entity::find().filter(consent_signatory::Column::ConsentId.eq(id));
        let mut line = line.one(db).await.expect("read").expect("a signatory");
        row.id = Id::from_uuid(new_uuid());
        (row.informed_on, row.valid_from) = (Some(today), Some(today));
        let named = row.purpose.names_recipient();
        row.recipient_ct = None;
        self.app.put(row.clone()).await;
        line.id = Id::from_uuid(new_uuid());
        line.consent_id = row.id;
        line.decided_on = Some(today);
        self.app.put(line).await;
        if named {
            self.name_school(case, row.id, "Dieselbe Schule").await;
        }
    }

    fn address(&self, path: &str, family: &Family, which: usize) -> String {
        let nobody = "0198c0de-0000-7000-8000-00000000ffff";
        path.replace(":code", &family.case.code.compact())
            .replace(":session", &family.sessions[which])
            .replace(":consent", &family.consent)
            .replace(":guardian", &family.guardian)
            .replace(":part", "person")
            .replace(":indicator", "1")
            .replace(":edition", "tur")
            .replace(":receipt", "0123-4567-89AB-CDEF")
            .replace(":file", "readme")
            .split('/')
            .map(|part| if part.starts_with(':') { nobody } else { part })
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// Forms that offer everybody of the site's register of interpreters, which is no family's.
const OFFERS_POOL: [&str; 3] =
    ["/cases/:code/sessions/new", "/cases/:code/consents/new", "/cases/:code/consents/sheet"];

/// Pages that have to show a planted word while it may be seen; every other page merely may.
fn must_show(path: &str, which: usize, word: &str) -> bool {
    path == "/cases/:code/sessions/:session"
        && match which {
            0 => word.starts_with("Alltagsnotiz"),
            1 => ["Schulnotiz", "Schulschritt"].iter().any(|kind| word.starts_with(kind)),
            _ => ["Dolmetschnotiz", "Dolmetschkraft"].iter().any(|kind| word.starts_with(kind)),
        }
}

fn passes(gate: Gate, role: Role) -> bool {
    match gate {
        Gate::Public | Gate::SignedIn => true,
        Gate::Needs(any) => any.iter().any(|permission| grants(role).contains(permission)),
    }
}

async fn no_page_shows_what_no_consent_covers(db: Database) {
    let house = House::build(db).await;
    let mut dice = Dice::new(SEED);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for number in 10..10 + HISTORIES {
        let family = house.family(&mut dice, number).await;
        let fates = (family.taking_part, family.school, family.interpreting, family.police);
        let planted = family.planted(number);
        for (path, gate) in PAGES {
            for (role, _, client) in house.people.iter().filter(|(role, ..)| passes(*gate, *role)) {
                for which in 0..if path.contains(":session") { 3 } else { 1 } {
                    let address = house.address(path, &family, which);
                    let page = client.get(&address).await;
                    seen.insert(path);
                    let told = format!("seed {SEED:#x}, history {number}, {fates:?}, {role:?} at {address}");
                    assert_ne!(page.status, 500, "{told}");
                    for one in &planted {
                        let shows = page.shows(&one.word);
                        let offered = one.word.starts_with("Dolmetschkraft") && OFFERS_POOL.contains(path);
                        assert!(one.visible || !shows || offered, "{told} shows {}", one.word);
                        let reads = *role == Role::SocialWorker && must_show(path, which, &one.word);
                        assert!(!one.visible || !reads || shows, "{told} hides {}", one.word);
                    }
                    told_what_is_missing(&family, path, which, *role, &page.body, &told);
                }
            }
        }
        police_sees_the_status_only_with_consent(&house, &family).await;
    }
    assert_eq!(seen.len(), PAGES.len(), "every page was opened by somebody");
}

/// A record that is shown without some of its fields says so.
fn told_what_is_missing(family: &Family, path: &str, which: usize, role: Role, body: &str, told: &str) {
    if role != Role::SocialWorker || is_closed(family.taking_part) && path != "/cases/:code/sessions" {
        return;
    }
    let (line, expected) = match (path, which) {
        ("/cases/:code/sessions", _) => ("keine Einwilligung in die Teilnahme", is_closed(family.taking_part)),
        ("/cases/:code/sessions/:session", 1) => {
            ("keine Einwilligung für Kontakt zur Schule", is_closed(family.school))
        }
        ("/cases/:code/sessions/:session", 2) => {
            ("keine Einwilligung in die Sprachmittlung", is_closed(family.interpreting))
        }
        _ => return,
    };
    assert_eq!(body.contains(line), expected, "{told}: {line}");
}

/// POLICE_STATUS has to hold today; a stage is shown or the sentence that there is none.
async fn police_sees_the_status_only_with_consent(house: &House, family: &Family) {
    let call = house.app.call(house.police, Permission::SeeReferralStatus).await;
    let status = leitplanke::server::use_cases::referrals::status(&call, &family.case.code.compact()).await;
    let open = matches!(family.police, Fate::Holds | Fate::WithdrawnAndGivenAgain);
    assert_eq!(status.expect("an own referral").is_some(), open, "{:?}", family.police);
}
