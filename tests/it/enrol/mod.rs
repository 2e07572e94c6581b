//! From the referral to the first day: one deed, idempotency, the state machine's guards, the police's view,
//! hostile texts and dates.

mod admission;
mod assign;
mod guardians;
mod hostile;
mod police;
mod referral;

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::form::{GuardianPart, ReferralForm};
use leitplanke::domain::site::SiteId;
use leitplanke::domain::user::UserId;
use leitplanke::server::clock::new_uuid;

use crate::support::TestApp;

/// A name that must not be found in any file in clear.
pub const GIVEN: &str = "Zacharias-Unverwechselbar";
/// The same for the family.
pub const FAMILY: &str = "Quittenbaumer";

/// A site with its social worker.
pub async fn team(app: &TestApp) -> (SiteId, UserId) {
    let site = app.site("Musterstadt").await;
    let worker = app.user("worker", &[(Role::SocialWorker, Some(site))]).await;
    (site, worker)
}

/// A complete referral under a fresh id: a boy of 13 with a mother who has sole custody.
pub fn referral_form() -> ReferralForm {
    let text = |text: &str| text.to_owned();
    ReferralForm {
        client_id: new_uuid().to_string(),
        given_name: text(GIVEN),
        family_name: text(FAMILY),
        birth_day: text("29"),
        birth_month: text("2"),
        birth_year: text("2012"),
        sex: text("m"),
        preferred_language: text("deu"),
        address: text("Quittenbaumweg 7"),
        phone: text("0000 7654321"),
        guardians: vec![GuardianPart {
            given_name: text("Philomena"),
            family_name: text(FAMILY),
            relation: text("mother"),
            custody: text("sole"),
            preferred_language: text("deu"),
            ..GuardianPart::default()
        }],
        received_on: text("2026-03-10"),
        source: text("police_screening"),
        threshold: text("violence_1"),
        screening1_result: text("suggest"),
        ..ReferralForm::default()
    }
}

/// The form as a browser posts it.
pub fn posted(form: &ReferralForm) -> Vec<(String, String)> {
    let mut fields = vec![
        ("client_id", &form.client_id),
        ("given_name", &form.given_name),
        ("family_name", &form.family_name),
        ("birth_day", &form.birth_day),
        ("birth_month", &form.birth_month),
        ("birth_year", &form.birth_year),
        ("sex", &form.sex),
        ("preferred_language", &form.preferred_language),
        ("grade", &form.grade),
        ("address", &form.address),
        ("phone", &form.phone),
        ("safe_contact_note", &form.safe_contact_note),
        ("received_on", &form.received_on),
        ("source", &form.source),
        ("threshold", &form.threshold),
        ("screening1_result", &form.screening1_result),
        ("handed_over_on", &form.handed_over_on),
    ]
    .into_iter()
    .map(|(name, value)| (format!("form[{name}]"), value.clone()))
    .collect::<Vec<_>>();
    for (index, part) in form.guardians.iter().enumerate() {
        let own = [
            ("given_name", &part.given_name),
            ("family_name", &part.family_name),
            ("relation", &part.relation),
            ("custody", &part.custody),
            ("preferred_language", &part.preferred_language),
            ("contact", &part.contact),
        ];
        fields.extend(own.map(|(name, value)| (format!("form[guardians][{index}][{name}]"), value.clone())));
    }
    fields
}

/// Borrowed pairs, as the test browser takes them.
pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Refers and gives the code as it stands in addresses.
pub async fn refer(app: &TestApp, user: UserId, form: &ReferralForm) -> String {
    let call = app.call(user, Permission::Refer).await;
    leitplanke::server::use_cases::referrals::refer(&call, form).await.expect("the referral is taken up").compact()
}
