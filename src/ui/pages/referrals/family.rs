//! The part about the family and custody.

use leptos::prelude::*;

use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::form::referral::GUARDIANS_MAX;
use crate::domain::form::{GuardianPart, ReferralForm};
use crate::domain::guardian::Relation;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::ReferralMessages;
use crate::ui::form::{Checkbox, DayField, FieldLabels, RadioGroup, Select, TextArea, TextField, choices};
use crate::ui::language::{use_language, use_messages};

/// The fields of this part in their order, for the error summary.
pub(super) fn family_labels(words: &ReferralMessages) -> FieldLabels {
    let mut labels = vec![("guardians".to_owned(), words.family_lead.to_owned())];
    for (index, heading) in words.guardian.iter().enumerate() {
        let fields = [
            ("institution", words.institution),
            ("given_name", words.given_name),
            ("family_name", words.family_name),
            ("relation", words.relation),
            ("custody", words.custody),
            ("custody_proof", words.custody_proof),
            ("custody_document", words.custody_document),
            ("preferred_language", words.preferred_language),
            ("contact", words.contact),
            ("contact_rule", words.contact_rule),
        ];
        labels.extend(
            fields.map(|(field, label)| (format!("guardians[{index}][{field}]"), format!("{heading}, {label}"))),
        );
    }
    labels
}

/// Up to two guardians; the second one may stay empty.
#[component]
pub(super) fn FamilyFields(form: ReferralForm) -> impl IntoView {
    let words = &use_messages().referral;
    let mut guardians = form.guardians;
    guardians.resize(GUARDIANS_MAX, GuardianPart::default());
    let parts = guardians.into_iter().enumerate().map(|(index, part)| {
        let heading = words.guardian.get(index).copied().unwrap_or_default();
        view! {
            <h2 class="kern-heading-medium">{heading}</h2>
            <GuardianFields part prefix=format!("guardians[{index}]") />
        }
    });
    view! {
        <div class="prose" id="guardians"><p>{words.family_lead}</p></div>
        {parts.collect_view()}
    }
}

/// The fields of one adult, in a referral and on the page of its own.
#[component]
pub fn GuardianFields(
    /// What was entered.
    part: GuardianPart,
    /// Name of the part in its form, as in `FieldErrors`.
    prefix: String,
    /// With the day since when it is so; a referral is of today.
    #[prop(optional)]
    dated: bool,
) -> impl IntoView {
    let words = &use_messages().referral;
    let language = use_language();
    let at = |field: &str| format!("{prefix}[{field}]");
    let since = dated.then(|| {
        let value = part.custody_since.clone();
        view! { <DayField name=at("custody_since") label=words.custody_since hint=words.custody_since_hint value=value optional=true /> }
    });
    view! {
        <TextField name=at("given_name") label=words.given_name value=part.given_name width="width-20" />
        <TextField name=at("family_name") label=words.family_name value=part.family_name width="width-20" />
        <Select name=at("relation") label=words.relation choices={choices::<Relation>(language)} value=part.relation />
        <TextField name=at("institution") label=words.institution hint=words.institution_hint value=part.institution width="width-20" optional=true />
        <RadioGroup
            name=at("custody")
            label=words.custody
            hint=words.custody_hint
            choices={choices::<Custody>(language)}
            value=part.custody
            list=true
        />
        <Select
            name=at("custody_proof")
            label=words.custody_proof
            choices={choices::<CustodyProof>(language)}
            value=part.custody_proof
            optional=true
        />
        <TextField
            name=at("custody_document")
            label=words.custody_document
            hint=words.custody_document_hint
            value=part.custody_document
            optional=true
        />
        {since}
        <Select
            name=at("preferred_language")
            label=words.preferred_language
            choices={choices::<LanguageCode>(language)}
            value=part.preferred_language
        />
        <Checkbox name=at("needs_interpreter") label=words.needs_interpreter checked=part.needs_interpreter />
        <TextField name=at("contact") label=words.contact value=part.contact width="width-20" optional=true />
        <Checkbox name=at("no_contact") label=words.no_contact checked=part.no_contact />
        <TextArea name=at("contact_rule") label=words.contact_rule hint=words.contact_rule_hint value=part.contact_rule optional=true />
    }
}
