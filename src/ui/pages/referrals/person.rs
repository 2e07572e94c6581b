//! The part about the young person.

use leptos::prelude::*;

use crate::domain::form::ReferralForm;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::ReferralMessages;
use crate::domain::participant::{ForeignOrigin, SchoolType, Sex, YesNoUnknown};
use crate::ui::form::{DateField, FieldLabels, RadioGroup, Select, TextArea, TextField, choices};
use crate::ui::language::{use_language, use_messages};

/// The fields of this part in their order, for the error summary.
pub(super) fn person_labels(words: &ReferralMessages) -> FieldLabels {
    [
        ("given_name", words.given_name),
        ("family_name", words.family_name),
        ("birth_date", words.birth_date),
        ("sex", words.sex),
        ("preferred_language", words.preferred_language),
        ("german_at_home", words.german_at_home),
        ("foreign_origin", words.foreign_origin),
        ("school_type", words.school_type),
        ("grade", words.grade),
        ("address", words.address),
        ("phone", words.phone),
        ("safe_contact_note", words.safe_contact),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

/// Name, date of birth, language, school, contact.
#[component]
pub(super) fn PersonFields(form: ReferralForm) -> impl IntoView {
    let words = &use_messages().referral;
    let language = use_language();
    let contact = form.clone();
    view! {
        <TextField name="given_name" label=words.given_name value=form.given_name width="width-20" />
        <TextField name="family_name" label=words.family_name value=form.family_name width="width-20" />
        <DateField
            name="birth_date"
            parts="birth"
            label=words.birth_date
            day=form.birth_day
            month=form.birth_month
            year=form.birth_year
        />
        <RadioGroup name="sex" label=words.sex choices={choices::<Sex>(language)} value=form.sex />
        <Select
            name="preferred_language"
            label=words.preferred_language
            choices={choices::<LanguageCode>(language)}
            value=form.preferred_language
        />
        <RadioGroup
            name="german_at_home"
            label=words.german_at_home
            choices={choices::<YesNoUnknown>(language)}
            value=form.german_at_home
            optional=true
        />
        <RadioGroup
            name="foreign_origin"
            label=words.foreign_origin
            hint=words.foreign_origin_hint
            choices={choices::<ForeignOrigin>(language)}
            value=form.foreign_origin
            optional=true
        />
        <Select
            name="school_type"
            label=words.school_type
            choices={choices::<SchoolType>(language)}
            value=form.school_type
            optional=true
        />
        <TextField
            name="grade"
            label=words.grade
            value=form.grade
            inputmode="numeric"
            width="kern-form-input__input--width-4"
            optional=true
        />
        <ContactFields form=contact />
    }
}

#[component]
fn ContactFields(form: ReferralForm) -> impl IntoView {
    let words = &use_messages().referral;
    view! {
        <TextArea name="address" label=words.address value=form.address rows=3 optional=true />
        <TextField name="phone" label=words.phone value=form.phone inputmode="tel" width="width-20" optional=true />
        <TextArea
            name="safe_contact_note"
            label=words.safe_contact
            hint=words.safe_contact_hint
            value=form.safe_contact_note
            rows=3
            optional=true
        />
    }
}
