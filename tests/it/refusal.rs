//! Every page, deed and download × every role and nobody × own and foreign records, compared with the matrix
//! (`docs/security.md` 22–24): nobody signs in, a missing permission is 403, a foreign record is 404.

pub mod routes;

use std::collections::BTreeSet;

use http::Method;
use leitplanke::app::App;
use leitplanke::domain::access::{Permission, Role, grants, matrix_text};
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::db::Database;

use crate::fuzz::stage::{Documented, documented};
use crate::support::TestApp;
use crate::support::app::Client;
use crate::support::database::both;
use routes::{DEEDS, Deed, Gate, PAGES};

both!(every_path_keeps_to_the_matrix, no_body_makes_a_fault);

#[test]
fn the_matrix_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/permissions.txt");
    if std::env::var("UPDATE_SNAPSHOTS").is_ok() {
        std::fs::write(path, matrix_text()).expect("the snapshot is written");
    }
    let committed = std::fs::read_to_string(path).expect("the snapshot is there");
    assert_eq!(committed, matrix_text(), "roles changed: run with UPDATE_SNAPSHOTS=1 and review the diff");
}

/// A path in nobody's table fails: whoever adds a page or deed says who may use it.
#[tokio::test]
async fn every_path_is_in_the_table() {
    let known: BTreeSet<&str> = PAGES.iter().map(|(path, _)| *path).collect();
    let pages: BTreeSet<String> =
        leptos_axum::generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    let pages: BTreeSet<String> = pages.iter().map(|path| path.replace('{', ":").replace('}', "")).collect();
    let missing: Vec<_> = pages.iter().filter(|path| !known.contains(path.as_str())).collect();
    assert!(missing.is_empty(), "pages without a row in tests/it/refusal/routes.rs: {missing:?}");
    let named = |path: &str| path.replace("{release}", ":id").replace('{', ":").replace('}', "");
    let downloads: BTreeSet<String> = leitplanke::server::download::PATHS.iter().map(|path| named(path)).collect();
    let missing: Vec<_> = downloads.iter().filter(|path| !known.contains(path.as_str())).collect();
    assert!(missing.is_empty(), "downloads without a row: {missing:?}");
    let gone: Vec<_> = known.iter().filter(|path| !pages.contains(**path) && !downloads.contains(**path)).collect();
    assert!(gone.is_empty(), "rows without a page: {gone:?}");
    let known: BTreeSet<String> = DEEDS.iter().map(|deed| format!("/api/{}", deed.path)).collect();
    let deeds: BTreeSet<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(deeds.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "deeds without a row");
    assert_eq!(known.difference(&deeds).collect::<Vec<_>>(), Vec::<&String>::new(), "rows without a deed");
}

/// A permission that opens nothing would be a promise nobody keeps.
#[test]
fn every_permission_opens_something() {
    /// Asked inside a page, not at its door.
    const WITHIN: [Permission; 2] = [Permission::SeeNotes, Permission::OwnAccount];
    /// Their pages come with the register of interpreters; until then nobody changes it on screen.
    const LATER: [Permission; 1] = [Permission::ManageInterpreters];
    let gates = PAGES.iter().map(|(_, gate)| *gate).chain(DEEDS.iter().map(|deed| deed.gate));
    let asked: Vec<Permission> = gates
        .flat_map(|gate| match gate {
            Gate::Needs(any) => any.to_vec(),
            Gate::Public | Gate::SignedIn => Vec::new(),
        })
        .collect();
    let idle = |permission: &&Permission| !asked.contains(permission) && !WITHIN.contains(permission);
    assert_eq!(Permission::ALL.iter().filter(idle).collect::<Vec<_>>(), LATER.iter().collect::<Vec<_>>());
}

struct Stage {
    app: TestApp,
    /// Records of the site "here": a case with a consent, an adult and a session.
    own: Documented,
    /// Somebody the administrators may change.
    other: UserId,
    people: Vec<(Role, UserId, UserId)>,
}

impl Stage {
    /// Two sites; one case at the first. Of every role one person at each site; the first social worker leads the case.
    async fn set(db: Database) -> Self {
        let app = TestApp::over(db).await;
        let (here, there) = (app.site("Hier").await, app.site("Dort").await);
        let mut people = Vec::new();
        for role in Role::ALL {
            let at = |site: SiteId| role.is_site_bound().then_some(site);
            let name = role.code().replace('_', "-");
            let own = app.user(&format!("{name}.here"), &[(*role, at(here))]).await;
            let foreign = app.user(&format!("{name}.there"), &[(*role, at(there))]).await;
            people.push((*role, own, foreign));
        }
        let worker = people.iter().find(|(role, ..)| *role == Role::SocialWorker).expect("a worker").1;
        let own = documented(&app, here, worker, "Sami Beispiel", "Eine Notiz").await;
        let other = app.user("somebody", &[(Role::SocialWorker, Some(there))]).await;
        Self { app, own, other, people }
    }

    /// The address or body with a case and ids filled in.
    fn fill(&self, template: &str) -> String {
        let nobody = "0198c0de-0000-7000-8000-00000000ffff";
        template
            .replace(":code", &self.own.case.code.compact())
            .replace(":part", "person")
            .replace(":indicator", "1")
            .replace(":edition", "tur")
            .replace(":scan", nobody)
            .replace(":mark", nobody)
            .replace(":receipt", "0123-4567-89AB-CDEF")
            .replace(":text", nobody)
            .replace(":recording", nobody)
            .replace(":file", "readme")
            .replace(":consent", &self.own.consent)
            .replace(":session", &self.own.session)
            .replace(":sibling", "new")
            .replace(":network", "new")
            .replace(":guardian", &self.own.guardian)
            .replace("user=:id", &format!("user={}", self.other))
            .replace("/admin/users/:id", &format!("/admin/users/{}", self.other))
            .replace("/admin/sites/:id", &format!("/admin/sites/{}", self.own.case.site))
            .replace(":id", nobody)
    }

    async fn deed(&self, client: &Client, deed: &Deed) -> u16 {
        let headers = [
            ("accept", "application/json"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let address = format!("/api/{}", deed.path);
        client.send(Method::POST, &address, &headers, self.fill(deed.body)).await.status
    }
}

fn may(gate: Gate, role: Role) -> bool {
    match gate {
        Gate::Public | Gate::SignedIn => true,
        Gate::Needs(any) => any.iter().any(|permission| grants(role).contains(permission)),
    }
}

/// What a status says about a permitted request: reached, or a record that is not there.
fn is_answer(status: u16) -> bool {
    (200..500).contains(&status) && status != 401 && status != 403
}

async fn every_path_keeps_to_the_matrix(db: Database) {
    let stage = Stage::set(db).await;
    let mut wrong = Vec::new();
    let nobody = stage.app.browser();
    for (template, gate) in PAGES {
        let answer = nobody.get(&stage.fill(template)).await;
        let led_away = answer.header("location").starts_with("/sign-in");
        if led_away == matches!(gate, Gate::Public) {
            wrong.push(format!("nobody {template}: {}", answer.status));
        }
    }
    for deed in DEEDS {
        let status = stage.deed(&nobody, deed).await;
        if (status == 401) == matches!(deed.gate, Gate::Public) {
            wrong.push(format!("nobody {}: {status}", deed.path));
        }
    }
    for (role, own, foreign) in &stage.people {
        let reaches = matches!(role, Role::SocialWorker | Role::TeamLead);
        for (user, is_own) in [(*own, true), (*foreign, false)] {
            let client = stage.app.signed_in(user).await;
            for (template, gate) in PAGES {
                let status = client.get(&stage.fill(template)).await.status;
                let bound = template.contains(":code");
                judge(&mut wrong, (*role, is_own, reaches && bound), may(*gate, *role), template, status);
            }
            for deed in DEEDS {
                let client =
                    if deed.path.ends_with("sign-out") { stage.app.signed_in(user).await } else { client.clone() };
                let status = stage.deed(&client, deed).await;
                let bound = deed.body.contains(":code");
                judge(&mut wrong, (*role, is_own, reaches && bound), may(deed.gate, *role), deed.path, status);
            }
        }
    }
    assert!(wrong.is_empty(), "{} answers leave the matrix:\n{}", wrong.len(), wrong.join("\n"));
}

fn judge(wrong: &mut Vec<String>, who: (Role, bool, bool), may: bool, path: &str, status: u16) {
    let (role, own, bound) = who;
    let fits = match (may, bound, own) {
        (false, ..) => status == 403,
        (true, true, false) => status == 404,
        (true, ..) => is_answer(status),
    };
    if !fits {
        let place = if own { "own" } else { "foreign" };
        wrong.push(format!("{role} ({place}) {path}: {status}, permitted: {may}"));
    }
}

/// Whatever is posted: an answer, never a fault.
async fn no_body_makes_a_fault(db: Database) {
    let stage = Stage::set(db).await;
    let mut wrong = Vec::new();
    for (role, own, _) in &stage.people {
        for deed in DEEDS {
            let client = stage.app.signed_in(*own).await;
            for (kind, body) in [
                ("application/json", ""),
                ("application/json", "{}"),
                ("application/x-www-form-urlencoded", ""),
                ("application/x-www-form-urlencoded", "form[x][y][z]=1&form=2&case=%00&user=%FF&=&[]=1"),
                ("multipart/form-data", "--"),
            ] {
                let headers =
                    [("accept", "application/json"), ("sec-fetch-site", "same-origin"), ("content-type", kind)];
                let address = format!("/api/{}", deed.path);
                let status = client.send(Method::POST, &address, &headers, body.to_owned()).await.status;
                if status >= 500 {
                    wrong.push(format!("{role} {} {kind} {body}: {status}", deed.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}
