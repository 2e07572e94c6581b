//! The researcher's file: made once, by two persons, protected on its final rows, gone after 14 days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::column::{COLUMNS, ColumnRole};
use leitplanke::domain::error::AppError;
use leitplanke::domain::form::ReleaseRequestForm;
use leitplanke::domain::release::{Outcome, ReleaseFile, ReleaseId, ReleaseRequestId};
use leitplanke::domain::user::UserId;
use leitplanke::domain::view::research::Offer;
use leitplanke::server::call::Call;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{app_user, consent, participant_identity, release, release_member, release_request};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::demo;
use leitplanke::server::use_cases::releases::{self, Verdict};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::support::TestApp;
use crate::support::database::both;

both!(
    br_15_the_file_is_protected_and_made_once,
    br_15_two_persons_and_only_the_recipient,
    br_15_the_file_goes_after_fourteen_days,
    the_register_notices_a_changed_byte,
    too_few_persons_are_an_honest_refusal,
    whatever_is_typed_stays_harmless,
);

/// The demo of a fixed day, with its researcher and its data protection coordination.
struct Stage {
    app: TestApp,
    researcher: UserId,
    coordination: UserId,
}

impl Stage {
    async fn with_demo(db: Database) -> Self {
        let app = TestApp::over(db).await;
        app.set_clock("2026-11-23T10:00:00Z");
        demo::load_once(&app.house, &mut |_| ()).await.expect("the demo loads");
        let researcher = user(&app, "forschung").await;
        let coordination = user(&app, "datenschutz").await;
        Self { app, researcher, coordination }
    }

    async fn researcher(&self) -> Call {
        self.app.call(self.researcher, Permission::RequestRelease).await
    }

    async fn coordination(&self) -> Call {
        self.app.call(self.coordination, Permission::ApproveRelease).await
    }

    async fn asked(&self) -> ReleaseRequestId {
        let form = form();
        releases::request(&self.researcher().await, &form).await.expect("the request is made");
        form.client_id.parse().expect("an id")
    }

    async fn made(&self) -> ReleaseId {
        let request = self.asked().await;
        releases::approve(&self.coordination().await, request, 1).await.expect("approved")
    }

    async fn fetched(&self, id: ReleaseId, file: ReleaseFile) -> Result<String, Fault> {
        let call = self.app.call(self.researcher, Permission::DownloadRelease).await;
        releases::fetch(&call, id, file).await.map(|fetched| fetched.text)
    }
}

async fn user(app: &TestApp, name: &str) -> UserId {
    let row = app_user::Entity::find().filter(app_user::Column::UserName.eq(name)).one(&app.house.db.read).await;
    row.expect("users are read").expect("the account exists").id
}

fn form() -> ReleaseRequestForm {
    ReleaseRequestForm {
        client_id: new_uuid().to_string(),
        project: "Verläufe in der Begleitung".into(),
        purpose: "Welche Verläufe enden wie?".into(),
        terms: true,
    }
}

fn expected(outcome: Result<impl Sized, Fault>) -> AppError {
    match outcome.map(drop) {
        Err(Fault::Expected(error)) => error,
        Err(fault) => panic!("an internal fault: {fault}"),
        Ok(()) => panic!("it went through"),
    }
}

fn split(csv: &str) -> (Vec<&str>, Vec<Vec<&str>>) {
    let mut lines = csv.split("\r\n").filter(|line| !line.is_empty()).map(|line| line.split(',').collect());
    (lines.next().expect("a header"), lines.collect())
}

/// k and l counted by hand on the text of the file, over every quasi-identifier.
fn naive(csv: &str) -> (usize, usize, usize) {
    let (header, rows) = split(csv);
    let role = |name: &str| COLUMNS.iter().find(|column| column.code.code() == name).expect("a known column").role;
    let mut groups: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for row in &rows {
        let quasi = row.iter().zip(&header).filter(|(_, name)| role(name) == ColumnRole::Quasi).map(|(cell, _)| *cell);
        groups.entry(quasi.collect()).or_default().push(row[header.len() - 1]);
    }
    let k = groups.values().map(Vec::len).min().unwrap_or(0);
    let l = groups.values().map(|ends| ends.iter().collect::<BTreeSet<_>>().len()).min().unwrap_or(0);
    (rows.len(), k, l)
}

async fn br_15_the_file_is_protected_and_made_once(db: Database) {
    let stage = Stage::with_demo(db.clone()).await;
    let page = releases::research_page(&stage.researcher().await).await.expect("the page");
    let Offer::Ready { cohort, about } = page.offer else { panic!("no cohort: {:?}", page.offer) };
    assert!(about >= 200 && about.is_multiple_of(10), "{about}");
    assert!(cohort.to().to_string() == "2026H1", "{cohort}");
    let id = stage.made().await;
    let persons = stage.fetched(id, ReleaseFile::Persons).await.expect("the rows");
    let (rows, k, l) = naive(&persons);
    let row = release::Entity::find_by_id(id).one(&db.read).await.expect("read").expect("the entry");
    assert!(k >= 5 && l >= 2 && rows >= 200, "rows {rows} k {k} l {l}");
    assert_eq!((row.rows, row.k, row.l), (rows as i32, k as i32, l as i32));
    let Ok(Outcome::Made { risk, .. }) = serde_json::from_str(&row.outcome) else { panic!("not made") };
    assert!(risk.base_step <= 8, "the file is still worth analysing: step {}", risk.base_step);

    let (_, lines) = split(&persons);
    let pseudonyms: BTreeSet<_> = lines.iter().map(|line| line[0]).collect();
    assert_eq!(pseudonyms.len(), rows, "every person once");
    assert!(lines.iter().all(|line| line.len() == COLUMNS.len() && line[0].len() == 26));
    let members = release_member::Entity::find().filter(release_member::Column::ReleaseId.eq(id)).all(&db.read).await;
    let members: BTreeSet<_> = members.expect("members").into_iter().map(|row| row.participant_id).collect();
    assert_eq!(members.len(), rows);

    // BR-10: whoever withdrew is in no file.
    let withdrawn = consent::Entity::find().filter(consent::Column::WithdrawnOn.is_not_null()).all(&db.read).await;
    let withdrawn = withdrawn.expect("consents");
    assert!(!withdrawn.is_empty(), "the demo has withdrawals");
    assert!(withdrawn.iter().all(|row| !members.contains(&row.participant_id)));

    let text = ReleaseFile::ALL.iter().map(|file| stage.fetched(id, *file));
    let mut all = String::new();
    for file in text {
        all.push_str(&file.await.expect("a file"));
    }
    nobody_is_named(&stage, &all, &members).await;
    let checks = row.manifest.lines().count();
    assert_eq!(checks, ReleaseFile::ALL.len());

    // The same cases a second time: nothing on offer, and an older request is refused and entered.
    let again = releases::request(&stage.researcher().await, &form()).await;
    assert_eq!(expected(again), AppError::conflict("no_cohort"));
    let page = releases::research_page(&stage.researcher().await).await.expect("the page");
    assert!(matches!(page.offer, Offer::NotYet { .. }), "{:?}", page.offer);
}

/// No name, birth date, case code or id of the demo stands anywhere in the files.
async fn nobody_is_named(
    stage: &Stage,
    text: &str,
    members: &BTreeSet<leitplanke::domain::participant::ParticipantId>,
) {
    use leitplanke::server::crypto::Place;
    use leitplanke::server::entity::{data_key, participant};
    let db = &stage.app.house.db.read;
    let people = participant::Entity::find().find_also_related(participant_identity::Entity).all(db).await;
    let keys: BTreeMap<_, _> =
        data_key::Entity::find().all(db).await.expect("keys").into_iter().map(|row| (row.id, row.wrapped)).collect();
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let mut seen = 0;
    for (person, identity) in people.expect("people") {
        let identity = identity.expect("an identity");
        let key = stage.app.house.keyring.unwrap_data_key(person.data_key_id.uuid(), &keys[&person.data_key_id]);
        let key = key.expect("a key");
        let open = |column, bytes: &[u8]| {
            key.open(Place::new("participant_identity", column, person.id.uuid()), bytes).expect("it opens")
        };
        let family = open("family_name_ct", &identity.family_name_ct);
        let given = open("given_name_ct", &identity.given_name_ct);
        let born = open("birth_date_ct", &identity.birth_date_ct);
        assert!(!words.contains(family.as_str()) && !words.contains(given.as_str()), "a name is in the file");
        assert!(!text.contains(&born), "a birth date is in the file");
        assert!(!text.contains(&person.id.to_string()) && !text.contains(&person.case_code.compact().to_string()));
        seen += usize::from(members.contains(&person.id));
    }
    assert_eq!(seen, members.len());
}

async fn br_15_two_persons_and_only_the_recipient(db: Database) {
    let stage = Stage::with_demo(db.clone()).await;
    let request = stage.asked().await;
    // One person with both roles cannot decide on the own request; a researcher cannot decide at all.
    stage.app.grant(stage.researcher, Role::PrivacyCoordinator, None).await;
    let both = stage.app.call(stage.researcher, Permission::ApproveRelease).await;
    assert_eq!(expected(releases::approve(&both, request, 1).await), AppError::conflict("own_request"));
    let waiting = release_request::Entity::find_by_id(request).one(&db.read).await.expect("read").expect("there");
    assert_eq!(waiting.version, 1, "nothing was changed");
    let stale = releases::approve(&stage.coordination().await, request, 7).await;
    assert_eq!(expected(stale), AppError::Stale);
    let id = releases::approve(&stage.coordination().await, request, 1).await.expect("approved");
    let twice = releases::approve(&stage.coordination().await, request, 1).await;
    assert_eq!(expected(twice), AppError::Stale);

    let other = stage.app.user("andere.forschung", &[(Role::Researcher, None)]).await;
    let call = stage.app.call(other, Permission::DownloadRelease).await;
    assert_eq!(expected(releases::fetch(&call, id, ReleaseFile::Persons).await), AppError::NotFound);
    assert_eq!(expected(releases::own_release(&call, id).await), AppError::NotFound);

    let address = format!("/research/releases/{id}/persons.csv");
    for (role, status) in [
        (Role::SocialWorker, 403),
        (Role::Coordinator, 403),
        (Role::PrivacyCoordinator, 403),
        (Role::PrivacyOfficer, 403),
        (Role::Admin, 403),
        (Role::Researcher, 404),
    ] {
        let site = if role.is_site_bound() { Some(stage.app.site("Musterstadt").await) } else { None };
        let browser = stage.app.signed_in_as(role, site).await;
        assert_eq!(browser.get(&address).await.status, status, "{role}");
        assert_ne!(browser.get("/research").await.status, 500, "{role}");
    }
    assert_eq!(stage.app.browser().get(&address).await.status, 303);
    let own = stage.app.signed_in(stage.researcher).await;
    let file = own.get(&address).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"persons.csv\"");
    assert_eq!(file.header("cache-control"), "no-store");
    for wrong in ["rows.csv", "persons.CSV", ".."] {
        assert_eq!(own.get(&format!("/research/releases/{id}/{wrong}")).await.status, 404, "{wrong}");
    }
    let noted = leitplanke::server::entity::audit_entry::Entity::find()
        .filter(leitplanke::server::entity::audit_entry::Column::Action.eq("release.download"))
        .all(&db.read)
        .await
        .expect("the trail");
    assert_eq!(noted.len(), 1, "each fetch is noted");
}

async fn br_15_the_file_goes_after_fourteen_days(db: Database) {
    let stage = Stage::with_demo(db.clone()).await;
    let id = stage.made().await;
    stage.app.pass(TimeDelta::days(14) - TimeDelta::seconds(1));
    assert!(stage.fetched(id, ReleaseFile::Persons).await.is_ok());
    assert_eq!(releases::remove_expired(&stage.app.house).await.expect("runs"), 0);
    stage.app.pass(TimeDelta::seconds(1));
    let gone = stage.fetched(id, ReleaseFile::Persons).await;
    assert_eq!(expected(gone), AppError::conflict("release_expired"));
    assert_eq!(releases::remove_expired(&stage.app.house).await.expect("runs"), 1);
    let row = release::Entity::find_by_id(id).one(&db.read).await.expect("read").expect("the entry stays");
    assert!(row.content.is_none() && row.data_key_id.is_none());
    assert_eq!(releases::verify(&db.read).await.expect("walks"), Verdict::Whole(1), "the chain survives the file");
    let own = stage.app.signed_in(stage.researcher).await;
    let page = own.get(&format!("/research/releases/{id}")).await;
    assert!(page.status == 200 && page.shows("gelöscht") && !page.shows("/persons.csv"));
}

async fn the_register_notices_a_changed_byte(db: Database) {
    let stage = Stage::with_demo(db.clone()).await;
    // A second request before the first decision: approved later, it is refused and entered too.
    let late = stage.asked().await;
    let id = stage.made().await;
    let refused = releases::approve(&stage.coordination().await, late, 1).await.expect("entered");
    assert_eq!(releases::verify(&db.read).await.expect("walks"), Verdict::Whole(2));
    let page =
        releases::own_release(&stage.app.call(stage.researcher, Permission::DownloadRelease).await, refused).await;
    assert_eq!(page.expect("the entry").obstacle, Some(leitplanke::domain::release::Obstacle::AlreadyReleased));

    let change = |column: release::Column, value: Expr| {
        let db = db.clone();
        async move {
            let tx = db.begin_write().await.expect("a transaction");
            let update = release::Entity::update_many().col_expr(column, value).filter(release::Column::Id.eq(id));
            update.exec(&tx).await.expect("changed");
            tx.commit().await.expect("kept");
        }
    };
    let row = release::Entity::find_by_id(id).one(&db.read).await.expect("read").expect("the entry");
    let broken = |what| Verdict::Broken { number: 1, what };
    change(release::Column::Project, Expr::value("Anderes")).await;
    assert_eq!(releases::verify(&db.read).await.expect("walks"), broken("content"));
    change(release::Column::Project, Expr::value(row.project.clone())).await;
    let mut sum = row.file_sha256.clone();
    sum[0] ^= 1;
    change(release::Column::FileSha256, Expr::value(sum)).await;
    assert_eq!(releases::verify(&db.read).await.expect("walks"), broken("content"));
    change(release::Column::FileSha256, Expr::value(row.file_sha256.clone())).await;
    assert_eq!(releases::verify(&db.read).await.expect("walks"), Verdict::Whole(2));

    let mut content = row.content.clone().expect("the files");
    let last = content.len() - 1;
    content[last] ^= 1;
    change(release::Column::Content, Expr::value(content)).await;
    assert!(stage.fetched(id, ReleaseFile::Persons).await.is_err(), "a changed file is not handed out");

    let tx = db.begin_write().await.expect("a transaction");
    let one = release_member::Entity::find().filter(release_member::Column::ReleaseId.eq(id)).limit(1).one(&tx).await;
    let one = one.expect("read").expect("a member");
    release_member::Entity::delete_by_id((id, one.participant_id)).exec(&tx).await.expect("gone");
    tx.commit().await.expect("kept");
    assert_eq!(releases::verify(&db.read).await.expect("walks"), broken("content"), "a member taken out shows");

    // The newest entry cut off: the audit trail remembers its hash.
    let tx = db.begin_write().await.expect("a transaction");
    release_member::Entity::insert(release_member::ActiveModel::from(one))
        .exec_without_returning(&tx)
        .await
        .expect("back");
    release::Entity::delete_by_id(refused).exec(&tx).await.expect("gone");
    tx.commit().await.expect("kept");
    let cut = releases::verify(&db.read).await.expect("walks");
    assert_eq!(cut, Verdict::Broken { number: 2, what: "head" });
}

async fn too_few_persons_are_an_honest_refusal(db: Database) {
    let app = TestApp::over(db.clone()).await;
    let site = app.site("Musterstadt").await;
    let researcher = app.user("forscherin", &[(Role::Researcher, None)]).await;
    let coordination = app.user("koordination.ds", &[(Role::PrivacyCoordinator, None)]).await;
    let call = app.call(researcher, Permission::RequestRelease).await;
    assert_eq!(releases::research_page(&call).await.expect("the page").offer, Offer::Nothing);
    assert_eq!(expected(releases::request(&call, &form()).await), AppError::conflict("no_cohort"));
    let browser = app.signed_in(researcher).await;
    for address in ["/research", "/research/requests/new", "/research/releases/x", "/research/requests/x"] {
        let page = browser.get(address).await;
        assert!([200, 403, 404].contains(&page.status), "{address}: {}", page.status);
    }
    let approver = app.signed_in(coordination).await;
    assert!(approver.get("/research").await.shows("Zurzeit wartet kein Antrag."));
    assert_eq!(approver.get("/research/requests/x").await.status, 404);
    let unknown = format!("/research/requests/{}", new_uuid());
    assert_eq!(approver.get(&unknown).await.status, 404);
    assert_eq!(browser.get(&unknown).await.status, 403);

    // A request whose cohort has nobody in it any more is refused with the number that is needed, and entered.
    let _ = site;
    let now: DateTime<Utc> = app.now();
    let request = release_request::Model {
        id: ReleaseRequestId::from_uuid(new_uuid()),
        requester_id: researcher,
        cohort: "closed-2018H2-2025H1".into(),
        project: "Leer".into(),
        purpose: "-".into(),
        terms_version: "2026-1".into(),
        state: leitplanke::domain::release::RequestState::Waiting,
        decided_by: None,
        decided_at: None,
        decision_note: None,
        created_at: now,
        created_by: Some(researcher),
        updated_at: now,
        version: 1,
    };
    let id = request.id;
    app.put(request).await;
    let review = approver.get(&format!("/research/requests/{id}")).await;
    assert!(review.status == 200 && review.shows("mindestens 200 Personen"), "{}", review.status);
    let answer = approver.post("/api/research/approve", &[("request", &id.to_string()), ("version", "1")]).await;
    assert_eq!(answer.status, 303);
    let entry = approver.get(answer.location()).await;
    assert!(entry.shows("kann nicht herausgegeben werden"));
    assert_eq!(releases::verify(&db.read).await.expect("walks"), Verdict::Whole(1));
    assert!(browser.get("/research").await.shows("Nicht möglich"));
}

async fn whatever_is_typed_stays_harmless(db: Database) {
    let stage = Stage::with_demo(db).await;
    let browser = stage.app.signed_in(stage.researcher).await;
    let page = browser.get("/research/requests/new").await;
    assert_eq!(page.status, 200);
    let id = page.input("form[client_id]").expect("the page makes the id");
    let post = |project: &'static str, purpose: &'static str, terms: bool| {
        let (browser, id) = (browser.clone(), id.clone());
        async move {
            let mut fields =
                vec![("form[client_id]", id.as_str()), ("form[project]", project), ("form[purpose]", purpose)];
            if terms {
                fields.push(("form[terms]", "true"));
            }
            browser.post("/api/research/request", &fields).await
        }
    };
    let long = Box::leak("x".repeat(5_000).into_boxed_str());
    for (project, purpose, terms) in [
        ("", "", false),
        ("Projekt", "Zweck", false),
        ("a\u{7}b", "Zweck", true),
        ("a\u{202e}b", "Zweck", true),
        ("Projekt", &*long, true),
    ] {
        let answer = post(project, purpose, terms).await;
        assert_eq!(answer.status, 303, "{project:?}");
        assert_eq!(answer.location(), "/research/requests/new?draft=1&errors=1");
        let form = browser.get(answer.location()).await;
        assert!(form.status == 200 && form.shows("kern-error"), "{project:?}");
    }
    let answer =
        post("=1+1 😀 </textarea><script>alert(1)</script>", "</textarea><script>alert(1)</script>", true).await;
    assert_eq!(answer.location(), "/research?done=sent");
    let same = post("=1+1 😀 </textarea><script>alert(1)</script>", "</textarea><script>alert(1)</script>", true).await;
    assert_eq!(same.location(), "/research?done=sent", "the same form sent twice is the same request");
    let other = post("Anderes", "Anderes", true).await;
    assert!(other.location().contains("same_id_other_content"));
    let list = browser.get("/research").await;
    assert!(list.status == 200 && !list.shows("<script>alert"));
    assert_eq!(list.body.matches("Wartet auf Freigabe").count(), 1);

    let approver = stage.app.signed_in(stage.coordination).await;
    let review = approver.get(&format!("/research/requests/{id}")).await;
    assert!(review.status == 200 && !review.shows("<script>alert") && review.shows("Kleinste Gruppe"));
    let empty = approver.post("/api/research/decline", &[("request", &id), ("form[version]", "1")]).await;
    assert!(empty.location().ends_with("errors=1"), "{}", empty.location());
    assert!(approver.get(empty.location()).await.shows("kern-error"));
    let fields = [("request", id.as_str()), ("form[version]", "1"), ("form[reason]", "Bitte mit Vertrag.")];
    let declined = approver.post("/api/research/decline", &fields).await;
    assert_eq!(declined.location(), "/research?done=declined");
    let list = browser.get("/research").await;
    assert!(list.shows("Bitte mit Vertrag.") && list.shows("Abgelehnt"));
    let late = approver.get(&format!("/research/requests/{id}")).await;
    assert_eq!(late.status, 409);
}
