//! The consent gate as a property (our consent issue): random histories of consents, and every page, list, statistic and
//! download is opened by somebody who may and compared with an independent oracle.
//!
//! `LEITPLANKE_GATE_SEED` chooses other histories. A path of `tests/it/refusal/routes.rs` without a class here fails.

mod history;
mod oracle;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use leitplanke::domain::access::{Role, grants};
use leitplanke::domain::enrolment::{EndKind, Status};
use leitplanke::domain::user::UserId;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{enrolment, figures_cell};
use leitplanke::server::use_cases::{figures_key, freeze, releases};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::fuzz::dice::Dice;
use crate::refusal::routes::{Gate, PAGES};
use crate::support::TestApp;
use crate::support::app::Client;
use crate::support::database::both;
use history::History;
use oracle::{Expected, Markers};
use rows::Planted;

both!(every_page_shows_what_the_consents_open);

/// Cases per run: one page of the interpreter's jobs.
const CASES: usize = 24;

/// What a page can show of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// None of the planted words.
    Nothing,
    /// The case page.
    Case,
    /// The list of a case's sessions.
    Sessions,
    /// Adults, siblings and who else helps.
    Family,
    /// Reviews, extensions, the closing.
    Course,
    /// One session.
    Session,
    /// The form of a new session.
    NewSession,
    /// Proof of consent: names institutions whatever became of them, and nothing of the sessions.
    Proof,
    /// The page of one release from secrecy: the institution it names is never hidden.
    OneProof,
    /// The interpreter's own jobs.
    Jobs,
    /// The police's own referrals.
    Referrals,
    /// Typeset proof, which cannot be searched: `tests/it/consents` reads what goes into it.
    Paper,
    /// Files for research: their rows are compared in [`exports`].
    Research,
}

#[rustfmt::skip] // a table reads best as a table
const CLASSES: &[(&str, Class)] = &[
    ("/sign-in", Class::Nothing),
    ("/set-password", Class::Nothing),
    ("/problem", Class::Nothing),
    ("/accessibility", Class::Nothing),
    ("/privacy", Class::Nothing),
    ("/receipt/:receipt", Class::Nothing),
    ("/", Class::Nothing),
    ("/account", Class::Nothing),
    ("/referrals/new", Class::Nothing),
    ("/referrals/new/check", Class::Nothing),
    ("/referrals/new/:part", Class::Nothing),
    ("/referrals", Class::Referrals),
    ("/due", Class::Nothing),
    ("/cases", Class::Nothing),
    ("/cases/:code", Class::Case),
    ("/cases/:code/admission", Class::Nothing),
    ("/cases/:code/assignment", Class::Nothing),
    ("/cases/:code/attempts/new", Class::Nothing),
    ("/cases/:code/guardians/:guardian", Class::Nothing),
    ("/cases/:code/course", Class::Course),
    ("/cases/:code/reviews/new", Class::Nothing),
    ("/cases/:code/extensions/new", Class::Nothing),
    ("/cases/:code/steps/:step", Class::Nothing),
    ("/cases/:code/closing", Class::Nothing),
    ("/cases/:code/again", Class::Nothing),
    ("/cases/:code/family", Class::Family),
    ("/cases/:code/siblings/:sibling", Class::Nothing),
    ("/cases/:code/network/:network", Class::Nothing),
    ("/cases/:code/screening", Class::Nothing),
    ("/cases/:code/start", Class::Nothing),
    ("/cases/:code/start/check", Class::Nothing),
    ("/cases/:code/sessions", Class::Sessions),
    ("/cases/:code/sessions/new", Class::NewSession),
    ("/cases/:code/sessions/:session", Class::Session),
    ("/cases/:code/consents", Class::Proof),
    ("/cases/:code/consents/new", Class::Proof),
    ("/cases/:code/consents/:consent", Class::OneProof),
    ("/cases/:code/consents/:consent/sign", Class::Proof),
    ("/cases/:code/consents/:consent/withdraw", Class::Proof),
    ("/consents", Class::Nothing),
    ("/cases/:code/consents/sheet", Class::Paper),
    ("/cases/:code/consents/:consent/receipt.pdf", Class::Paper),
    ("/cases/:code/consents/:consent/scans/:scan", Class::Nothing),
    ("/cases/:code/consents/:consent/marks/:mark", Class::Nothing),
    ("/cases/:code/consents/overview.pdf", Class::Paper),
    ("/texts", Class::Nothing),
    ("/texts/:edition/recordings/:text", Class::Nothing),
    ("/texts/recordings/:recording", Class::Nothing),
    ("/texts/:edition", Class::Nothing),
    ("/texts/:edition/new", Class::Nothing),
    ("/texts/:edition/review/:text", Class::Nothing),
    ("/register/consents", Class::Nothing),
    ("/retention", Class::Nothing),
    ("/retention/:code", Class::Nothing),
    ("/jobs", Class::Jobs),
    ("/research", Class::Research),
    ("/research/requests/new", Class::Research),
    ("/research/requests/:id", Class::Research),
    ("/research/releases/:id", Class::Research),
    ("/research/releases/:id/:file", Class::Research),
    ("/figures", Class::Nothing),
    ("/figures/protection", Class::Nothing),
    ("/figures/:indicator", Class::Nothing),
    ("/figures/:indicator/print", Class::Nothing),
    ("/figures/:indicator/figures.csv", Class::Nothing),
    ("/admin/users", Class::Nothing),
    ("/admin/users/new", Class::Nothing),
    ("/admin/users/:id", Class::Nothing),
    ("/admin/users/:id/edit", Class::Nothing),
    ("/admin/users/:id/grants/new", Class::Nothing),
    ("/admin/users/:id/code", Class::Nothing),
    ("/admin/sites", Class::Nothing),
    ("/admin/sites/new", Class::Nothing),
    ("/admin/sites/:id", Class::Nothing),
    ("/audit", Class::Nothing),
    ("/audit/verify", Class::Nothing),
    ("/audit/reads", Class::Nothing),
];

/// One page as somebody sees it, and everything that is wrong with it.
struct Reader<'a> {
    planted: &'a [Planted],
    wrong: Vec<String>,
}

impl Reader<'_> {
    fn compare(&mut self, at: &str, case: &Planted, status: u16, body: &str, expected: &Expected<'_>) {
        if (status == 404) != expected.missing || status >= 500 {
            self.wrong.push(format!("{at}: status {status}, expected missing: {}", expected.missing));
        }
        for marker in case.markers.all() {
            let (is, must) = (body.contains(marker), expected.shown.contains(&marker));
            if is != must && !(is && expected.either.contains(&marker)) {
                self.wrong.push(format!("{at}: {marker} is shown: {is}, expected: {must}"));
            }
        }
        let line = body.find("Nicht angezeigt, weil").map(|start| body[start..].split('<').next().unwrap_or_default());
        if line != expected.sentence.as_deref() {
            self.wrong.push(format!("{at}: says {line:?}, expected {:?}", expected.sentence));
        }
    }

    /// Nothing of any case.
    fn nothing(&mut self, at: &str, body: &str) {
        for marker in self.planted.iter().flat_map(|case| case.markers.all()) {
            if body.contains(marker) {
                self.wrong.push(format!("{at}: {marker} is shown, expected nothing"));
            }
        }
    }
}

fn class_of(path: &str) -> Class {
    let found = CLASSES.iter().find(|(known, _)| *known == path);
    found.unwrap_or_else(|| panic!("{path}: say in tests/it/gate what this page may show of a case")).1
}

fn may(gate: Gate, role: Role) -> bool {
    match gate {
        Gate::Public | Gate::SignedIn => true,
        Gate::Needs(any) => any.iter().any(|permission| grants(role).contains(permission)),
    }
}

fn fill(template: &str, case: &Planted, user: UserId) -> String {
    let nobody = "0198c0de-0000-7000-8000-00000000ffff";
    template
        .replace(":code", &case.case.code.compact())
        .replace(":session", &case.session.to_string())
        .replace(":consent", &case.release.map_or_else(|| nobody.to_owned(), |id| id.to_string()))
        .replace(":guardian", &case.mother.to_string())
        .replace(":part", "person")
        .replace(":indicator", "1")
        .replace(":edition", "tur")
        .replace(":receipt", "0123-4567-89AB-CDEF")
        .replace(":file", "readme")
        .replace("/admin/users/:id", &format!("/admin/users/{user}"))
        .replace("/admin/sites/:id", &format!("/admin/sites/{}", case.case.site))
        .replace(":scan", nobody)
        .replace(":mark", nobody)
        .replace(":text", nobody)
        .replace(":recording", nobody)
        .replace(":step", "pause")
        .replace(":sibling", "new")
        .replace(":network", "new")
        .replace(":id", nobody)
}

async fn every_page_shows_what_the_consents_open(db: Database) {
    let seed = std::env::var("LEITPLANKE_GATE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_260_317);
    let mut dice = Dice::new(seed);
    let app = TestApp::over(db.clone()).await;
    figures_key::check(&app.house).await.expect("the key is noted");
    let site = app.site("Hier").await;
    let mut people: BTreeMap<&str, (Role, UserId)> = BTreeMap::new();
    for role in Role::ALL {
        let at = role.is_site_bound().then_some(site);
        people.insert(role.code(), (*role, app.user(&role.code().replace('_', "-"), &[(*role, at)]).await));
    }
    let of = |role: Role| people[role.code()].1;
    let stage = rows::Stage::new(&app, site, of(Role::SocialWorker), of(Role::PoliceLiaison), of(Role::Interpreter));
    let stage = stage.await;
    let mut planted = Vec::new();
    for number in 0..CASES {
        planted.push(stage.plant(History::draw(&mut dice), Markers::of(number), number).await);
    }
    let mut reader = Reader { planted: &planted, wrong: Vec::new() };
    for (role, user) in people.values() {
        let client = app.signed_in(*user).await;
        for (path, gate) in PAGES.iter().filter(|(_, gate)| may(*gate, *role)) {
            look(&mut reader, &client, (*role, *user), path, *gate).await;
        }
    }
    let mut wrong = reader.wrong;
    wrong.extend(statistics(&app, &planted).await);
    wrong.extend(exports(&app, &planted).await);
    assert!(wrong.is_empty(), "seed {seed}: {} answers differ from the oracle:\n{}", wrong.len(), wrong.join("\n"));
}

/// Opens a page for every case it stands for, or once.
async fn look(reader: &mut Reader<'_>, client: &Client, (role, user): (Role, UserId), path: &str, gate: Gate) {
    let class = class_of(path);
    let planted = reader.planted;
    if class == Class::Research || matches!(gate, Gate::Public) && role != Role::SocialWorker {
        return;
    }
    if !path.contains(":code") {
        let answer = client.get(&fill(path, &planted[0], user)).await;
        let at = format!("{role} {path}");
        match class {
            Class::Jobs => jobs(reader, &at, &answer.body),
            Class::Referrals => referrals(reader, &at, &answer.body),
            Class::Nothing => reader.nothing(&at, &answer.body),
            other => reader.wrong.push(format!("{at}: {other:?} has no case")),
        }
        return;
    }
    let most = if class == Class::Paper { 2 } else { planted.len() };
    for case in planted.iter().take(most) {
        let (history, markers) = (&case.history, &case.markers);
        let answer = client.get(&fill(path, case, user)).await;
        let at = format!("{role} {path} of case {}", case.number);
        let expected = match class {
            Class::Case => oracle::timeline(history, markers, role == Role::SocialWorker),
            Class::Sessions => oracle::timeline(history, markers, false),
            Class::Family => oracle::family(history, &markers.sibling),
            Class::Course => oracle::family(history, &markers.review),
            Class::Session => oracle::session(history, markers),
            Class::NewSession => oracle::new_session(history, markers),
            Class::OneProof => Expected {
                missing: case.release.is_none(),
                shown: case.release.map(|_| markers.schools[history.met].as_str()).into_iter().collect(),
                ..Expected::default()
            },
            Class::Proof => Expected {
                missing: path.contains(":consent") && case.release.is_none(),
                either: markers.schools.iter().map(String::as_str).collect(),
                ..Expected::default()
            },
            Class::Paper => {
                if answer.status >= 500 {
                    reader.wrong.push(format!("{at}: status {}", answer.status));
                }
                continue;
            }
            _ => Expected { missing: answer.status == 404, ..Expected::default() },
        };
        reader.compare(&at, case, answer.status, &answer.body, &expected);
        let listed = answer.body.contains(&case.session.to_string());
        if class == Class::Sessions && listed == oracle::is_closed(&history.participation) {
            reader.wrong.push(format!("{at}: the session is listed: {listed}"));
        }
    }
}

fn jobs(reader: &mut Reader<'_>, at: &str, body: &str) {
    for case in reader.planted {
        let (is, must) = (body.contains(&case.markers.dialect), oracle::job_is_open(&case.history));
        if is != must {
            reader.wrong.push(format!("{at}: the job of case {} is open: {is}, expected: {must}", case.number));
        }
    }
}

fn referrals(reader: &mut Reader<'_>, at: &str, body: &str) {
    for case in reader.planted {
        let row = body.split("<tr").find(|row| row.contains(&case.case.code.to_string())).unwrap_or_default();
        let must = oracle::holds_today(&case.history.police, &case.history.family);
        let is = row.contains("Aktiv");
        let says = row.contains("Nicht angezeigt, weil eine Einwilligung fehlt: Auskunft an die Polizei");
        if is != must || says == must {
            reader.wrong.push(format!("{at}: the status of case {} is shown: {is}, expected: {must}", case.number));
        }
    }
}

/// What is frozen afterwards counts everybody: an anonymous figure needs no consent (`docs/domain.md` 4.5), and a family that stopped
/// must not vanish from the figure of those who stopped.
async fn statistics(app: &TestApp, planted: &[Planted]) -> Vec<String> {
    app.set_clock("2026-04-02T10:00:00Z");
    freeze::freeze_closed_quarters(&app.house, &mut |_| ()).await.expect("quarters freeze");
    let cells = figures_cell::Entity::find()
        .filter(figures_cell::Column::Indicator.eq("admissions"))
        .filter(figures_cell::Column::AreaLevel.eq("all"))
        .filter(figures_cell::Column::PeriodKind.eq("quarter"))
        .filter(figures_cell::Column::Category.eq("all"))
        .all(&app.house.db.read)
        .await
        .expect("cells are read");
    let counted: i64 = cells.iter().map(|cell| cell.n).sum();
    let all = planted.len() as i64;
    if counted == all { Vec::new() } else { vec![format!("admissions: {counted}, expected: {all}")] }
}

/// A research file made after the histories, once all cases have ended, holds nobody whose taking part is closed.
async fn exports(app: &TestApp, planted: &[Planted]) -> Vec<String> {
    let tx = app.house.db.begin_write().await.expect("a transaction");
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::EndOn, Expr::value(Some(app.today() - Days::new(1))))
        .col_expr(enrolment::Column::EndKind, Expr::value(Some(EndKind::Graduated)))
        .col_expr(enrolment::Column::Status, Expr::value(Status::Completed))
        .col_expr(enrolment::Column::IsOpen, Expr::value(false))
        .exec(&tx)
        .await
        .expect("all cases end");
    tx.commit().await.expect("it stays");
    let cohort = "closed-2026H1-2026H1".parse().expect("a cohort");
    let rows = releases::sources(&app.house.db.read, cohort).await.expect("the rows of a file");
    let inside: BTreeSet<[u8; 16]> = rows.iter().map(|row| row.person).collect();
    let wrong = planted.iter().filter_map(|case| {
        let (is, must) =
            (inside.contains(case.case.participant.uuid().as_bytes()), !oracle::is_closed(&case.history.participation));
        (is != must).then(|| format!("research file: case {} is inside: {is}, expected: {must}", case.number))
    });
    wrong.collect()
}
