use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::*;
use crate::domain::consent::required::Who;
use crate::domain::error::FieldErrors;
use crate::domain::site::SiteSettings;

mod consent;
mod guardian;
mod properties;
mod referral;
mod session;

use consent::consent;
use referral::referral;
use session::session;

const ID: &str = "0192aaaa-0000-7000-8000-000000000001";
const SECRET: &str = "Geheim";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn text(value: &str) -> String {
    value.to_owned()
}

fn list(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| text(value)).collect()
}

fn shown<T>(result: Result<T, FieldErrors>) -> String {
    result.err().map_or_else(|| "ok".into(), |errors| errors.to_string())
}

#[test]
fn br_06_the_age_at_the_start_is_8_to_17_with_a_reason_from_16() {
    let admit = |birth_date, reason: &str| {
        let form = AdmissionForm {
            client_id: text(ID),
            start_on: text("2025-05-02"),
            age_reason: text(reason),
            ..AdmissionForm::default()
        };
        shown(form.check(day("2025-05-02"), day(birth_date), day("2025-04-01"), &SiteSettings::default()))
    };
    assert_eq!(admit("2017-05-03", ""), "start_on=age_outside");
    assert_eq!(admit("2017-05-02", ""), "ok");
    assert_eq!(admit("2009-05-03", ""), "ok");
    assert_eq!(admit("2009-05-02", ""), "age_reason=reason_required");
    assert_eq!(admit("2007-05-03", "Geschwisterkind"), "ok");
    assert_eq!(admit("2007-05-02", "Geschwisterkind"), "start_on=age_outside");
    let younger = SiteSettings { oldest_age: 15, planned_months: 24, ..SiteSettings::default() };
    let form = AdmissionForm {
        client_id: text(ID),
        start_on: text("2025-05-02"),
        age_reason: text("Geschwisterkind"),
        ..AdmissionForm::default()
    };
    let checked = |birth_date| form.check(day("2025-05-02"), day(birth_date), day("2025-04-01"), &younger);
    assert_eq!(shown(checked("2009-05-02")), "start_on=age_outside", "a site may admit up to 15 only");
    assert_eq!(checked("2011-05-02").map(|checked| checked.planned_end_on).ok(), Some(day("2027-05-02")));
}

#[test]
fn screening_attempt_withdrawal_and_search_are_read() {
    let today = day("2025-05-02");
    let screening = ScreeningForm {
        client_id: text(ID),
        screening2_on: text("2025-05-01"),
        screening2_result: text("confirmed"),
        ..ScreeningForm::default()
    };
    assert_eq!(shown(screening.check(today, day("2025-04-01"))), "voluntary_repeated=required");
    assert_eq!(
        shown(ScreeningForm { voluntary_repeated: true, ..screening }.check(today, day("2025-05-02"))),
        "screening2_on=before_other"
    );
    let attempt = ContactAttemptForm {
        client_id: text(ID),
        held_on: text("1.5.2025"),
        channel: text("visit"),
        result: text("reached"),
        ..ContactAttemptForm::default()
    };
    assert_eq!(shown(attempt.check(today, day("2025-04-01"))), "ok");
    assert_eq!(
        shown(ContactAttemptForm { note: "a".repeat(281), ..attempt }.check(today, day("2025-04-01"))),
        "note=too_long"
    );
    let withdrawal = WithdrawalForm {
        client_id: text(ID),
        consent_id: text(ID),
        withdrawn_on: text("2025-05-02"),
        withdrawn_by: text("youth"),
        channel: text("phone"),
        ..WithdrawalForm::default()
    };
    assert_eq!(withdrawal.check(today).map(|checked| checked.withdrawn_by), Ok(Who::Youth));
    assert_eq!(shown(WithdrawalForm { withdrawn_by: text(""), ..withdrawal }.check(today)), "withdrawn_by=required");
    let code = SearchForm { words: text(" 000-001-1 ") }.check().expect("words").case_code;
    assert_eq!(code.map(|code| code.compact()), Some("0000011".into()));
    assert_eq!(shown(SearchForm { words: text(" ") }.check()), "words=required");
}

#[test]
fn a_user_has_roles_that_fit_their_sites() {
    let grant = |role: &str, site: &str| GrantPart {
        role: text(role),
        site_id: text(site),
        valid_from: text("2025-01-01"),
        ..GrantPart::default()
    };
    let user = |grants| UserForm {
        client_id: text(ID),
        user_name: text("M.Muster"),
        display_name: text("M. Muster"),
        grants,
        ..UserForm::default()
    };
    assert_eq!(
        user(vec![grant("social_worker", ID), grant("", "")]).check().map(|user| (user.user_name, user.grants.len())),
        Ok((text("m.muster"), 1))
    );
    assert_eq!(shown(user(vec![grant("social_worker", "")]).check()), "grants[0][site_id]=required");
    assert_eq!(shown(user(vec![grant("coordinator", ID)]).check()), "grants[0][site_id]=does_not_fit");
    assert_eq!(shown(UserForm { email: text("a@b"), ..user(vec![]) }.check()), "email=not_an_email");
    assert_eq!(shown(UserForm { email: text("a.b@c.example"), ..user(vec![]) }.check()), "ok");
    assert_eq!(shown(UserForm { user_name: text("müller"), ..user(vec![]) }.check()), "user_name=not_a_user_name");
}

#[test]
fn a_site_has_a_region_and_an_order_of_days() {
    let site = SiteForm {
        client_id: text(ID),
        name: text("Hagen"),
        kpb_code: text("HA"),
        provider_name: text("Träger"),
        controller_text: text("Zeile 1\r\nZeile 2"),
        contact_name: text("Team Hagen"),
        contact_phone: text("02331 0"),
        region: text("arnsberg"),
        active_from: text("2011-07-01"),
        ..SiteForm::default()
    };
    assert_eq!(site.check().map(|site| site.controller_text), Ok(text("Zeile 1\nZeile 2")));
    assert_eq!(shown(SiteForm { active_to: text("2011-06-30"), ..site }.check()), "active_to=before_other");
}

#[test]
fn passwords_are_long_and_not_common() {
    let set = |password: &str, repeated: &str| {
        shown(SetPasswordForm { code: text("abc"), password: text(password), repeated: text(repeated) }.check())
    };
    assert_eq!(set("vier Worte fallen um", "vier Worte fallen um"), "ok");
    assert_eq!(set("kurz", "kurz"), "password=too_short");
    assert_eq!(set("Passwort12345!", "Passwort12345!"), "password=too_common");
    assert_eq!(set("aaaaaaaaaaaaa", "aaaaaaaaaaaaa"), "password=too_common");
    assert_eq!(set("vier Worte fallen um", "vier Worte fallen"), "repeated=not_the_same");
    assert!(account::is_common("ich bin m.muster 77", "m.muster"));
    let sign_in = |next: &str| {
        SignInForm { user_name: text("Anna"), password: text(" x "), next: text(next) }.check().map(|form| form.next)
    };
    assert_eq!(sign_in("/cases?page=2"), Ok(Some(text("/cases?page=2"))));
    for foreign in ["//evil.example", "/\\evil.example", "https://evil.example", ""] {
        assert_eq!(sign_in(foreign), Ok(None), "{foreign}");
    }
}

fn is_silent_and_defaulted<F: Serialize + DeserializeOwned + std::fmt::Debug + PartialEq + Default>(form: &F) {
    assert!(!format!("{form:?}").contains(SECRET));
    let json = serde_json::to_string(form).expect("a form is JSON");
    assert!(serde_json::from_str::<F>(&json).expect("it was just written") == *form);
    assert!(serde_json::from_str::<F>("{}").expect("every field may be missing") == F::default());
}

#[test]
fn forms_go_into_drafts_and_never_into_logs() {
    is_silent_and_defaulted(&referral());
    is_silent_and_defaulted(&consent());
    is_silent_and_defaulted(&session());
    is_silent_and_defaulted(&ContactAttemptForm { note: text(SECRET), ..ContactAttemptForm::default() });
    is_silent_and_defaulted(&SignInForm { password: text(SECRET), ..SignInForm::default() });
    let checked = referral().check(day("2025-05-02")).expect("complete");
    assert!(!format!("{checked:?} {:?}", checked.identity).contains(SECRET));
}
