//! `/referrals/new/{part}`: one part of the referral.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::family::{FamilyFields, family_labels};
use super::person::{PersonFields, person_labels};
use super::suggestion::{SuggestionFields, suggestion_labels};
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::form::referral_part::ReferralPart;
use crate::domain::message::Label;
use crate::domain::view::referral::ReferralDraft;
use crate::domain::view::task::TaskProgress;
use crate::ui::form::{DraftNotice, Form, SaveBar};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::pages::not_found::NotFoundPage;

/// One part of a new referral; posted, it is saved into the draft.
#[component]
pub fn ReferralPartPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("part").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    match ReferralPart::from_code(&code) {
        Some(part) => load(crate::api::referrals::referral_in_writing(), move |draft| {
            view! { <Loaded draft part failed /> }
        })
        .into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}

#[component]
fn Loaded(draft: ReferralDraft, part: ReferralPart, failed: bool) -> impl IntoView {
    let words = &use_messages().referral;
    let language = use_language();
    let known = failed || draft.progress(part) == TaskProgress::Incomplete;
    let errors = if known { part.errors(&draft.errors) } else { FieldErrors::new() };
    let page = format!("/referrals/new/{part}");
    let labels = match part {
        ReferralPart::Person => person_labels(words),
        ReferralPart::Family => family_labels(words),
        ReferralPart::Suggestion => suggestion_labels(words),
    };
    let mark = draft.mark(part).filter(|_| !failed);
    let custody = draft.form.custody_warning().filter(|_| part == ReferralPart::Family);
    let leave = known.then(|| view! { <a class="kern-link" href="/referrals/new">{words.leave_part}</a> });
    let id = draft.form.client_id.clone();
    view! {
        <Page title=part.label(language) breadcrumb=super::crumbs() errors=errors.clone() fields=labels>
            <DraftNotice draft=mark kind=FormKind::Referral subject=part.code() back=page />
            {custody.map(|code| view! {
                <Notice kind=Kind::Warning title=words.custody_warning><p>{code.label(language)}</p></Notice>
            })}
            <Form
                id="referral-part"
                action="/api/draft/referral-part"
                client_id=id
                draft=(FormKind::Referral, part.code().to_owned())
                errors=errors
            >
                <PartName part />
                <PartFields part draft />
                <SaveBar label=words.save_part cancel="/referrals/new">{leave}</SaveBar>
            </Form>
        </Page>
    }
}

/// The fields of the part. A component, so that they are made inside the form: only there do they know its name and errors.
#[component]
fn PartFields(part: ReferralPart, draft: ReferralDraft) -> impl IntoView {
    match part {
        ReferralPart::Person => view! { <PersonFields form=draft.form /> }.into_any(),
        ReferralPart::Family => view! { <FamilyFields form=draft.form /> }.into_any(),
        ReferralPart::Suggestion => view! { <SuggestionFields draft /> }.into_any(),
    }
}

/// Which part is posted; an argument of its own beside `form`.
#[component]
fn PartName(part: ReferralPart) -> impl IntoView {
    view! { <input type="hidden" name="part" value=part.code() /> }
}
