//! The administrator: accounts, roles, codes, sites; and nothing about young people.

use chrono::TimeDelta;
use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::error::AppError;
use leitplanke::domain::form::{GrantPart, SiteForm, UserForm};
use leitplanke::domain::user::{AccountState, UserId};
use leitplanke::domain::view::admin::UserListQuery;
use leitplanke::server::auth::door;
use leitplanke::server::call::Call;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{app_user, password_code};
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::{sites, users};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::support::TestApp;
use crate::support::app::Client;
use crate::support::database::both;

both!(
    the_list_is_filtered_and_paged,
    the_same_form_twice_makes_one_account,
    a_taken_name_is_said_at_the_field,
    the_code_is_shown_once_and_works_once,
    a_code_ends_after_a_day,
    the_sole_administrator_stays,
    nobody_gives_a_role_to_themselves,
    deactivating_ends_every_sign_in,
    an_ended_role_is_over_at_the_next_request,
    an_overtaken_edit_is_stale_and_shows_both,
    sites_are_made_and_changed,
    whatever_is_typed_stays_harmless,
    the_command_line_makes_the_first_administrator,
    an_administrator_sees_no_young_people,
);

async fn admin(app: &TestApp) -> UserId {
    let user = app.user("admin", &[(Role::Admin, None)]).await;
    app.with_password(user).await;
    user
}

async fn desk(app: &TestApp) -> Call {
    let user = admin(app).await;
    app.call(user, Permission::ManageUsers).await
}

fn form(name: &str) -> UserForm {
    UserForm {
        client_id: new_uuid().to_string(),
        user_name: name.to_owned(),
        display_name: "Vorname Nachname".to_owned(),
        ..UserForm::default()
    }
}

fn conflict(code: &str) -> AppError {
    AppError::Conflict(code.to_owned())
}

fn expected<T>(outcome: Result<T, Fault>) -> AppError {
    match outcome {
        Err(Fault::Expected(error)) => error,
        Err(fault) => panic!("{fault}"),
        Ok(_) => panic!("it was not refused"),
    }
}

async fn the_list_is_filtered_and_paged(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let site = app.site("Musterstadt").await;
    for number in 0..60 {
        app.user(&format!("worker{number:02}"), &[(Role::SocialWorker, Some(site))]).await;
    }
    let mut query = UserListQuery { role: "social_worker".into(), ..UserListQuery::default() };
    let mut names = Vec::new();
    loop {
        let page = users::list(&desk, &query).await.expect("lists");
        assert!(page.users.len() <= 25);
        names.extend(page.users.into_iter().map(|line| line.user_name));
        match page.next {
            Some(next) => query.after = next.to_string(),
            None => break,
        }
    }
    assert_eq!(names, (0..60).map(|number| format!("worker{number:02}")).collect::<Vec<_>>());
    let active = UserListQuery { state: "active".into(), ..UserListQuery::default() };
    let active = users::list(&desk, &active).await.expect("lists").users;
    assert_eq!(active.len(), 1);
    assert_eq!(active[0].state, AccountState::Active);
    let unknown = UserListQuery { state: "nonsense".into(), ..UserListQuery::default() };
    assert!(matches!(expected(users::list(&desk, &unknown).await), AppError::Invalid(_)));
}

async fn the_same_form_twice_makes_one_account(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let form = form("m.beispiel");
    let first = users::create(&desk, &form).await.expect("creates");
    assert_eq!(users::create(&desk, &form).await.expect("is the same"), first);
    assert_eq!(app_user::Entity::find().count(desk.db()).await.expect("counts"), 2);
    let other = UserForm { display_name: "Jemand anderes".into(), ..form };
    assert_eq!(expected(users::create(&desk, &other).await), conflict("same_id_other_content"));
}

async fn a_taken_name_is_said_at_the_field(db: Database) {
    let app = TestApp::over(db).await;
    let user = admin(&app).await;
    let browser = app.signed_in(user).await;
    let fields =
        [("form[client_id]", &*new_uuid().to_string()), ("form[user_name]", "ADMIN"), ("form[display_name]", "Zweite")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = browser.post("/api/user/create", &fields).await;
    assert_eq!(answer.location(), "/admin/users/new?draft=1&errors=1");
    let page = browser.get(answer.location()).await;
    assert!(page.shows("Das ist schon vergeben") && page.shows("error-summary"));
    assert_eq!(page.input("form[display_name]").as_deref(), Some("Zweite"), "the rest is kept");
}

fn code_on(body: &str) -> Option<String> {
    let at = body.find("<strong class=\"code\">")? + 21;
    Some(body[at..at + body[at..].find('<')?].to_owned())
}

async fn the_code_is_shown_once_and_works_once(db: Database) {
    let app = TestApp::over(db).await;
    let user = admin(&app).await;
    let browser = app.signed_in(user).await;
    let id = new_uuid().to_string();
    let fields = [("form[client_id]", id.as_str()), ("form[user_name]", "neu"), ("form[display_name]", "Neu")];
    let place = browser.post("/api/user/create", &fields).await.location().to_owned();
    assert_eq!(place, format!("/admin/users/{id}/code?done=create"));
    let page = browser.get(&place).await;
    let code = code_on(&page.body).expect("the code is shown");
    assert!(!place.contains(&code));
    assert_eq!(page.header("cache-control"), "no-store");
    let again = browser.get(&place).await;
    assert!(again.shows("wurde schon angezeigt") && !again.shows(&code));
    let row = password_code::Entity::find().one(&app.house.db.read).await.expect("reads").expect("a code");
    assert!(!format!("{row:?}").contains(&code), "only its hash is stored");

    let stranger = app.browser();
    let set = async |password: &str, repeated: &str| {
        let fields = [("code", code.as_str()), ("password", password), ("repeated", repeated)];
        stranger.post("/api/account/set-password", &fields).await.location().to_owned()
    };
    for (password, repeated, words) in [
        ("zu kurz", "zu kurz", "zu kurz"),
        ("passwort123456", "passwort123456", "leicht zu erraten"),
        ("vier lose Kacheln im Regen", "vier lose Kacheln", "stimmen nicht überein"),
    ] {
        let place = set(password, repeated).await;
        assert!(stranger.get(&place).await.shows(words), "{place}");
    }
    let good = "vier lose Kacheln im Regen";
    assert_eq!(set(good, good).await, "/sign-in?set=1");
    let place = set(good, good).await;
    assert!(stranger.get(&place).await.shows("Einmalcode ist falsch"), "{place}");
    let fields = [("user_name", "neu"), ("password", good), ("next", "/account")];
    assert_eq!(stranger.post("/api/account/sign-in", &fields).await.location(), "/account");
}

async fn a_code_ends_after_a_day(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let user = users::create(&desk, &form("neu")).await.expect("creates");
    let id = user.to_string();
    let first = users::shown_code(&desk, &id).await.expect("shows").code.expect("a code");
    users::new_code(&desk, &id).await.expect("makes another");
    let second = users::shown_code(&desk, &id).await.expect("shows").code.expect("a code");
    let secret = "vier lose Kacheln im Regen";
    assert!(door::set_password(&app.house, &first, secret).await.is_err(), "a new code ends the old one");
    app.pass(TimeDelta::hours(24));
    assert!(door::set_password(&app.house, &second, secret).await.is_err(), "24 hours are over");
    let desk = app.call(desk.actor.user, Permission::ManageUsers).await;
    users::new_code(&desk, &id).await.expect("makes a third");
    let third = users::shown_code(&desk, &id).await.expect("shows").code.expect("a code");
    let spoken = third.to_lowercase().replace('-', " ");
    door::set_password(&app.house, &spoken, secret).await.expect("works as it is heard");
    assert!(door::set_password(&app.house, &third, secret).await.is_err(), "it works once");
    assert_eq!(users::page(&desk, &id).await.expect("reads").state, AccountState::Active);
}

async fn the_sole_administrator_stays(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let me = desk.actor.user.to_string();
    let page = users::page(&desk, &me).await.expect("reads");
    let (grant, version) = (page.grants[0].id.to_string(), page.version.to_string());
    let sole = conflict("sole_administrator");
    assert_eq!(expected(users::deactivate(&desk, &me, &version).await), sole);
    assert_eq!(expected(users::end_grant(&desk, &me, &grant, "1").await), sole);
    let second = app.user("second", &[(Role::Admin, None)]).await;
    assert_eq!(expected(users::deactivate(&desk, &me, &version).await), sole, "an invited one cannot help");
    app.with_password(second).await;
    users::deactivate(&desk, &me, &version).await.expect("now somebody else can");
    let desk = app.call(second, Permission::ManageUsers).await;
    let second = second.to_string();
    let version = users::page(&desk, &second).await.expect("reads").version.to_string();
    assert_eq!(expected(users::deactivate(&desk, &second, &version).await), sole);
}

async fn nobody_gives_a_role_to_themselves(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let site = app.site("Musterstadt").await;
    let part = GrantPart {
        role: "social_worker".into(),
        site_id: site.to_string(),
        valid_from: app.today().to_string(),
        ..GrantPart::default()
    };
    let me = desk.actor.user.to_string();
    assert_eq!(expected(users::give_grant(&desk, &me, &part).await), conflict("own_grants"));
    let other = app.user("other", &[]).await.to_string();
    users::give_grant(&desk, &other, &part).await.expect("gives");
    assert_eq!(expected(users::give_grant(&desk, &other, &part).await), conflict("same_grant"));
    let nowhere = GrantPart { site_id: new_uuid().to_string(), ..part.clone() };
    assert!(matches!(expected(users::give_grant(&desk, &other, &nowhere).await), AppError::Invalid(_)));
    let everywhere = GrantPart { site_id: String::new(), ..part };
    assert!(matches!(expected(users::give_grant(&desk, &other, &everywhere).await), AppError::Invalid(_)));
    assert_eq!(expected(users::page(&desk, "no-id").await), AppError::NotFound);
}

async fn deactivating_ends_every_sign_in(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let (office, phone) = (app.signed_in(worker).await, app.signed_in(worker).await);
    let id = worker.to_string();
    assert_eq!(users::page(&desk, &id).await.expect("reads").sign_ins, 2);
    users::deactivate(&desk, &id, "1").await.expect("deactivates");
    for browser in [&office, &phone] {
        assert!(browser.get("/cases").await.location().starts_with("/sign-in"));
    }
    assert_eq!(expected(users::deactivate(&desk, &id, "1").await), AppError::Stale);
    assert_eq!(expected(users::new_code(&desk, &id).await), conflict("deactivated"));
    users::reactivate(&desk, &id, "2").await.expect("reopens");
    assert!(office.get("/cases").await.location().starts_with("/sign-in"), "an ended sign-in stays ended");
    let again = app.signed_in(worker).await;
    users::end_sign_ins(&desk, &id).await.expect("ends");
    assert!(again.get("/cases").await.location().starts_with("/sign-in"));
}

async fn an_ended_role_is_over_at_the_next_request(db: Database) {
    let app = TestApp::over(db).await;
    let desk = desk(&app).await;
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let browser = app.signed_in(worker).await;
    assert_eq!(browser.get("/cases").await.status, 200);
    let id = worker.to_string();
    let grant = users::page(&desk, &id).await.expect("reads").grants[0].id.to_string();
    assert_eq!(expected(users::end_grant(&desk, &id, &grant, "7").await), AppError::Stale);
    users::end_grant(&desk, &id, &grant, "1").await.expect("ends");
    assert_eq!(browser.get("/cases").await.status, 403);
    let line = users::page(&desk, &id).await.expect("reads").grants.remove(0);
    assert!(line.over && !line.current);
    let other = app.user("other", &[]).await.to_string();
    assert_eq!(expected(users::end_grant(&desk, &other, &grant, "2").await), AppError::NotFound, "not theirs");
}

async fn an_overtaken_edit_is_stale_and_shows_both(db: Database) {
    let app = TestApp::over(db).await;
    let user = admin(&app).await;
    let other = app.user("other", &[]).await.to_string();
    let (first, second) =
        (app.signed_in(user).await, app.signed_in(app.user("admin2", &[(Role::Admin, None)]).await).await);
    let edit = async |browser: &Client, shown: &str| {
        let fields = [
            ("user", other.as_str()),
            ("form[client_id]", other.as_str()),
            ("form[version]", "1"),
            ("form[user_name]", "other"),
            ("form[display_name]", shown),
        ];
        browser.post("/api/user/change", &fields).await.location().to_owned()
    };
    assert_eq!(edit(&first, "Erste Fassung").await, format!("/admin/users/{other}?done=change"));
    assert!(edit(&second, "Zweite Fassung").await.starts_with("/problem?kind=stale"));
    let page = second.get(&format!("/admin/users/{other}/edit")).await;
    assert!(page.shows("Erste Fassung"), "what is stored");
    assert_eq!(page.input("form[display_name]").as_deref(), Some("Zweite Fassung"), "what was typed");
    assert_eq!(page.input("form[version]").as_deref(), Some("2"), "and saving it is possible");
}

fn site_form() -> SiteForm {
    SiteForm {
        client_id: new_uuid().to_string(),
        name: "Musterstadt".into(),
        kpb_code: "KPB-MU".into(),
        provider_name: "Beispielträger e. V.".into(),
        controller_text: "Beispielträger e. V.\nim Auftrag des Landes".into(),
        contact_name: "Frau Muster".into(),
        contact_phone: "0221 4710 100".into(),
        region: "arnsberg".into(),
        active_from: "2024-02-29".into(),
        ..SiteForm::default()
    }
}

async fn sites_are_made_and_changed(db: Database) {
    let app = TestApp::over(db).await;
    let user = admin(&app).await;
    let desk = app.call(user, Permission::ManageSites).await;
    let form = site_form();
    let id = sites::save(&desk, "", &form).await.expect("creates");
    assert_eq!(sites::save(&desk, "", &form).await.expect("is the same"), id);
    let other = SiteForm { name: "Anderswo".into(), ..form.clone() };
    assert_eq!(expected(sites::save(&desk, "", &other).await), conflict("same_id_other_content"));
    let twin = SiteForm { client_id: new_uuid().to_string(), ..form.clone() };
    assert!(matches!(expected(sites::save(&desk, "", &twin).await), AppError::Invalid(_)), "one site per authority");
    let text = id.to_string();
    let edit = SiteForm { version: "1".into(), name: "Neustadt".into(), ..form };
    sites::save(&desk, &text, &edit).await.expect("changes");
    assert_eq!(expected(sites::save(&desk, &text, &edit).await), AppError::Stale);
    assert_eq!(sites::list(&desk).await.expect("lists")[0].name, "Neustadt");
    assert_eq!(expected(sites::form(&desk, &new_uuid().to_string(), false).await), AppError::NotFound);
}

async fn whatever_is_typed_stays_harmless(db: Database) {
    let app = TestApp::over(db).await;
    let user = admin(&app).await;
    let browser = app.signed_in(user).await;
    let long = "x".repeat(3000);
    let texts = [
        "",
        "   ",
        long.as_str(),
        "</textarea><script>alert(1)</script>",
        "=1+1",
        "a\u{0}b\u{7}",
        "🎈🎈🎈",
        "\u{202e}ملف",
        "' OR 1=1 --",
    ];
    let dates = ["2024-02-29", "2023-02-29", "0000-01-01", "9999-12-31", "morgen", "1899-12-31"];
    let form = site_form();
    let base = [
        ("name", form.name.as_str()),
        ("kpb_code", &form.kpb_code),
        ("provider_name", &form.provider_name),
        ("controller_text", &form.controller_text),
        ("contact_name", &form.contact_name),
        ("contact_phone", &form.contact_phone),
        ("region", &form.region),
        ("active_from", &form.active_from),
        ("active_to", ""),
    ];
    for (field, _) in base {
        let tries: &[&str] = if field.starts_with("active") { &dates } else { &texts };
        for typed in tries {
            let id = new_uuid().to_string();
            let kpb = id[24..].to_owned();
            let mut fields = vec![("site".to_owned(), String::new()), ("form[client_id]".to_owned(), id)];
            for (name, value) in base {
                let value = if name == field {
                    typed
                } else if name == "kpb_code" {
                    &*kpb
                } else {
                    value
                };
                fields.push((format!("form[{name}]"), value.to_owned()));
            }
            harmless(&browser, "/api/site/save", "/admin/sites", &fields, (field, *typed)).await;
        }
    }
    for field in ["user_name", "display_name", "email", "language", "grants[0][role]", "grants[0][valid_from]"] {
        for typed in texts.iter().chain(&dates) {
            let (first, rest) = field.split_once('[').unwrap_or((field, ""));
            let name = if rest.is_empty() { format!("form[{first}]") } else { format!("form[{first}][{rest}") };
            let mut fields = vec![
                ("form[client_id]".to_owned(), new_uuid().to_string()),
                ("form[user_name]".to_owned(), format!("u{}", &new_uuid().simple().to_string()[24..])),
                ("form[display_name]".to_owned(), "Jemand".to_owned()),
                ("form[grants][0][role]".to_owned(), "researcher".to_owned()),
                ("form[grants][0][valid_from]".to_owned(), "2024-02-29".to_owned()),
            ];
            fields.retain(|(known, _)| *known != name);
            fields.push((name, (*typed).to_owned()));
            harmless(&browser, "/api/user/create", "/admin/users", &fields, (field, *typed)).await;
        }
    }
}

async fn harmless(browser: &Client, deed: &str, list: &str, fields: &[(String, String)], what: (&str, &str)) {
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>();
    let answer = browser.post(deed, &fields).await;
    let place = answer.location().to_owned();
    assert!(place.starts_with(list), "{what:?}: {place}");
    let page = browser.get(&place).await;
    assert_eq!(page.status, 200, "{what:?}");
    assert!(!page.shows("<script>alert"), "{what:?}");
    assert!(!place.contains("errors=1") || page.shows("error-summary"), "{what:?}: no word at the field");
    let listed = browser.get(list).await;
    assert!(listed.status == 200 && !listed.shows("<script>alert"), "{what:?}");
}

async fn the_command_line_makes_the_first_administrator(db: Database) {
    let app = TestApp::over(db).await;
    let code = users::make_first_administrator(&app.house, "Erste.Admin").await.expect("makes");
    let secret = "vier lose Kacheln im Regen";
    door::set_password(&app.house, &code, secret).await.expect("sets");
    let browser = app.browser();
    let fields = [("user_name", "erste.admin"), ("password", secret), ("next", "/admin/users")];
    assert_eq!(browser.post("/api/account/sign-in", &fields).await.location(), "/admin/users");
    assert_eq!(browser.get("/admin/users").await.status, 200);
    users::make_first_administrator(&app.house, "erste.admin").await.expect("a new code for an administrator");
    app.user("worker", &[]).await;
    let refused = expected(users::make_first_administrator(&app.house, "worker").await);
    assert_eq!(refused, conflict("not_an_administrator"));
    assert!(matches!(expected(users::make_first_administrator(&app.house, "n o").await), AppError::Invalid(_)));
}

async fn an_administrator_sees_no_young_people(db: Database) {
    let app = TestApp::over(db).await;
    let user = admin(&app).await;
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    let case = app.case(site, worker, "Zaynab Unverwechselbar").await;
    let browser = app.signed_in(user).await;
    for path in
        ["/", "/admin/users", &format!("/admin/users/{worker}"), "/admin/sites", &format!("/admin/sites/{site}")]
    {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.shows("Unverwechselbar") && !page.shows(&case.code.to_string()), "{path}");
    }
    assert_eq!(browser.get(&case.path()).await.status, 403);
}
