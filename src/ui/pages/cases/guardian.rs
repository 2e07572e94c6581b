//! `/cases/{code}/guardians/{guardian}`; `new` adds somebody.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::admission::{Head, crumbs, window_title};
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::ReferralMessages;
use crate::domain::view::guardian::GuardianPage as GuardianView;
use crate::ui::form::{DraftNotice, FieldLabels, Form, Hidden, SaveBar};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::referrals::GuardianFields;

/// An adult around the young person, with custody.
#[component]
pub fn GuardianPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let code = params.get("code").unwrap_or_default();
    let guardian = params.get("guardian").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::cases::open_guardian_form(code, guardian.clone()), move |page| {
        view! { <Loaded page failed guardian /> }
    })
}

fn labels(words: &ReferralMessages) -> FieldLabels {
    [
        ("institution", words.institution),
        ("given_name", words.given_name),
        ("family_name", words.family_name),
        ("relation", words.relation),
        ("custody", words.custody),
        ("custody_proof", words.custody_proof),
        ("custody_document", words.custody_document),
        ("custody_since", words.custody_since),
        ("preferred_language", words.preferred_language),
        ("contact", words.contact),
        ("contact_rule", words.contact_rule),
    ]
    .map(|(name, label)| (format!("guardian[{name}]"), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: GuardianView, failed: bool, guardian: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.cases;
    let code = page.head.code.compact();
    let case = format!("/cases/{code}");
    let back = format!("{case}/guardians/{guardian}");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let title = if page.is_new { words.guardian_new } else { words.guardian_change };
    let subject = format!("{code}:{guardian}");
    let form = page.form;
    view! {
        <Page
            title=title
            window_title=window_title(title, &page.head)
            breadcrumb=crumbs(&page.head, false)
            errors=errors.clone()
            fields=labels(&messages.referral)
        >
            <Head head=page.head.clone() />
            <p>{words.guardian_lead}</p>
            <DraftNotice draft=mark kind=FormKind::Guardian subject=subject.clone() back=back />
            <Form
                id="guardian"
                action="/api/guardian/save"
                client_id=form.client_id
                draft=(FormKind::Guardian, subject)
                errors=errors
            >
                <input type="hidden" name="case" value=code />
                <input type="hidden" name="guardian" value=guardian />
                <Hidden name="version" value=form.version />
                <GuardianFields part=form.guardian prefix="guardian".to_owned() dated=true />
                <SaveBar label=words.guardian_save cancel=case />
            </Form>
        </Page>
    }
}
