//! `/referrals/new/check`: everything once more before it is sent.

use leptos::prelude::*;

use crate::domain::access::Permission;
use crate::domain::code::Code;
use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::form::referral_part::ReferralPart;
use crate::domain::form::{GuardianPart, ReferralForm};
use crate::domain::guardian::Relation;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::{Label, Language};
use crate::domain::participant::{ForeignOrigin, SchoolType, Sex, YesNoUnknown};
use crate::domain::referral::{ReferralSource, Screening1Result, Threshold, ThresholdNote};
use crate::domain::view::referral::ReferralDraft;
use crate::domain::view::visitor::Visitor;
use crate::ui::form::{Form, Hidden, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// The answers of all parts, each with a link to change it, and the button that sends them.
#[component]
pub fn CheckReferralPage() -> impl IntoView {
    load(crate::api::referrals::referral_in_writing(), |draft| view! { <Loaded draft /> })
}

#[component]
fn Loaded(draft: ReferralDraft) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.referral;
    let language = use_language();
    let visitor = use_context::<Visitor>().unwrap_or_default();
    let leads = visitor.may(Permission::Enrol);
    let ready = draft.errors.is_empty();
    let custody = draft.form.custody_warning();
    let form = draft.form.clone();
    view! {
        <Page title=messages.form.check_answers breadcrumb=super::crumbs()>
            {(!ready).then(|| view! {
                <Notice kind=Kind::Warning title=words.incomplete_title>
                    <p>{words.incomplete_text}</p>
                    <p><a class="kern-link" href="/referrals/new">{words.new_title}</a></p>
                </Notice>
            })}
            {custody.map(|code| view! {
                <Notice kind=Kind::Warning title=words.custody_warning><p>{code.label(language)}</p></Notice>
            })}
            <Answers title=ReferralPart::Person.label(language) answers=person(&draft.form) />
            {guardians(&draft.form)}
            <Answers title=ReferralPart::Suggestion.label(language) answers=suggestion(&draft) />
            {ready.then(|| view! {
                <p>{if leads { words.send_lead } else { words.send_lead_police }}</p>
                <Form id="refer" action="/api/referral/refer" client_id=form.client_id.clone()>
                    <Everything form />
                    <Submit label=words.send />
                </Form>
            })}
        </Page>
    }
}

fn change(part: ReferralPart, field: &str) -> String {
    format!("/referrals/new/{part}#{}", crate::ui::form::field_id(field))
}

/// The words of a posted code; empty when nothing was chosen.
fn chosen<C: Code + Label>(code: &str, language: Language) -> String {
    C::from_code(code).map(|code| code.label(language).to_owned()).unwrap_or_default()
}

fn day(text: &str, language: Language) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| language.date(day))
}

fn person(form: &ReferralForm) -> Vec<Answer> {
    let words = &use_messages().referral;
    let language = use_language();
    let birth = [&form.birth_day, &form.birth_month, &form.birth_year].map(|part| part.trim().to_owned());
    let birth = birth.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
    let line = |field: &str, label: &str, value: String| Answer::new(label, value, change(ReferralPart::Person, field));
    vec![
        line("given_name", words.given_name, form.given_name.clone()),
        line("family_name", words.family_name, form.family_name.clone()),
        line("birth_date", words.birth_date, birth),
        line("sex", words.sex, chosen::<Sex>(&form.sex, language)),
        line(
            "preferred_language",
            words.preferred_language,
            chosen::<LanguageCode>(&form.preferred_language, language),
        ),
        line("german_at_home", words.german_at_home, chosen::<YesNoUnknown>(&form.german_at_home, language)),
        line("foreign_origin", words.foreign_origin, chosen::<ForeignOrigin>(&form.foreign_origin, language)),
        line("school_type", words.school_type, chosen::<SchoolType>(&form.school_type, language)),
        line("grade", words.grade, form.grade.clone()),
        line("address", words.address, form.address.clone()),
        line("phone", words.phone, form.phone.clone()),
        line("safe_contact_note", words.safe_contact, form.safe_contact_note.clone()),
    ]
}

fn guardians(form: &ReferralForm) -> Vec<AnyView> {
    let words = &use_messages().referral;
    let filled = form.guardians.iter().enumerate().filter(|(_, part)| !part.is_empty());
    filled
        .map(|(index, part)| {
            let title = words.guardian.get(index).copied().unwrap_or_default();
            view! { <Answers title=title answers=guardian(part, index) /> }.into_any()
        })
        .collect()
}

fn guardian(part: &GuardianPart, index: usize) -> Vec<Answer> {
    let messages = use_messages();
    let words = &messages.referral;
    let language = use_language();
    let yes_no = |yes: bool| if yes { messages.common.yes } else { messages.common.no }.to_owned();
    let line = |field: &str, label: &str, value: String| {
        Answer::new(label, value, change(ReferralPart::Family, &format!("guardians[{index}][{field}]")))
    };
    vec![
        line("given_name", words.given_name, part.given_name.clone()),
        line("family_name", words.family_name, part.family_name.clone()),
        line("institution", words.institution, part.institution.clone()),
        line("relation", words.relation, chosen::<Relation>(&part.relation, language)),
        line("custody", words.custody, chosen::<Custody>(&part.custody, language)),
        line("custody_proof", words.custody_proof, chosen::<CustodyProof>(&part.custody_proof, language)),
        line("custody_document", words.custody_document, part.custody_document.clone()),
        line(
            "preferred_language",
            words.preferred_language,
            chosen::<LanguageCode>(&part.preferred_language, language),
        ),
        line("needs_interpreter", words.needs_interpreter, yes_no(part.needs_interpreter)),
        line("contact", words.contact, part.contact.clone()),
        line("no_contact", words.no_contact, yes_no(part.no_contact)),
        line("contact_rule", words.contact_rule, part.contact_rule.clone()),
    ]
}

fn suggestion(draft: &ReferralDraft) -> Vec<Answer> {
    let messages = use_messages();
    let words = &messages.referral;
    let language = use_language();
    let form = &draft.form;
    let line =
        |field: &str, label: &str, value: String| Answer::new(label, value, change(ReferralPart::Suggestion, field));
    let mut lines = Vec::new();
    if draft.sites.len() > 1 {
        let site = draft.sites.iter().find(|(id, _)| *id == form.site_id).map(|(_, name)| name.clone());
        lines.push(line("site_id", messages.common.site, site.unwrap_or_default()));
    }
    lines.extend([
        line("received_on", words.received_on, day(&form.received_on, language)),
        line("source", words.source, chosen::<ReferralSource>(&form.source, language)),
        line("threshold", words.threshold, chosen::<Threshold>(&form.threshold, language)),
        line("threshold_note", words.threshold_note, chosen::<ThresholdNote>(&form.threshold_note, language)),
        line("screening1_result", words.screening1, chosen::<Screening1Result>(&form.screening1_result, language)),
        line("handed_over_on", words.handed_over_on, day(&form.handed_over_on, language)),
    ]);
    lines
}

/// The whole form once more, so that what is sent is what stands on this page.
#[component]
fn Everything(form: ReferralForm) -> impl IntoView {
    let fields = [
        ("site_id", form.site_id),
        ("given_name", form.given_name),
        ("family_name", form.family_name),
        ("birth_day", form.birth_day),
        ("birth_month", form.birth_month),
        ("birth_year", form.birth_year),
        ("sex", form.sex),
        ("preferred_language", form.preferred_language),
        ("german_at_home", form.german_at_home),
        ("foreign_origin", form.foreign_origin),
        ("school_type", form.school_type),
        ("grade", form.grade),
        ("address", form.address),
        ("phone", form.phone),
        ("safe_contact_note", form.safe_contact_note),
        ("received_on", form.received_on),
        ("source", form.source),
        ("threshold", form.threshold),
        ("threshold_note", form.threshold_note),
        ("screening1_result", form.screening1_result),
        ("handed_over_on", form.handed_over_on),
    ];
    let guardians = form.guardians.into_iter().enumerate().flat_map(|(index, part)| {
        let ticked = |tick: bool| if tick { "true".to_owned() } else { String::new() };
        [
            ("given_name", part.given_name),
            ("family_name", part.family_name),
            ("relation", part.relation),
            ("custody", part.custody),
            ("custody_proof", part.custody_proof),
            ("custody_document", part.custody_document),
            ("custody_since", part.custody_since),
            ("institution", part.institution),
            ("preferred_language", part.preferred_language),
            ("needs_interpreter", ticked(part.needs_interpreter)),
            ("contact", part.contact),
            ("no_contact", ticked(part.no_contact)),
            ("contact_rule", part.contact_rule),
        ]
        .map(|(field, value)| (format!("guardians[{index}][{field}]"), value))
    });
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(guardians);
    let filled = fields.filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| view! { <Hidden name=name value=value /> }).collect_view()
}
