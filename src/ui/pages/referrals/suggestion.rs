//! The part about the suggestion itself.

use leptos::prelude::*;

use crate::domain::message::ReferralMessages;
use crate::domain::referral::{ReferralSource, Screening1Result, Threshold, ThresholdNote};
use crate::domain::view::referral::ReferralDraft;
use crate::ui::form::{Choice, DayField, FieldLabels, RadioGroup, Select, choices};
use crate::ui::language::{use_language, use_messages};

/// The fields of this part in their order, for the error summary.
pub(super) fn suggestion_labels(words: &ReferralMessages) -> FieldLabels {
    [
        ("site_id", use_messages().common.site),
        ("received_on", words.received_on),
        ("source", words.source),
        ("threshold", words.threshold),
        ("threshold_note", words.threshold_note),
        ("screening1_result", words.screening1),
        ("handed_over_on", words.handed_over_on),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

/// Site, day, source, threshold, first screening.
#[component]
pub(super) fn SuggestionFields(draft: ReferralDraft) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.referral;
    let language = use_language();
    let form = draft.form;
    let sites: Vec<Choice> = draft.sites.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
    let received_on = if form.received_on.is_empty() { draft.today.to_string() } else { form.received_on };
    view! {
        {(sites.len() > 1).then(|| view! {
            <Select name="site_id" label=messages.common.site choices=sites value=form.site_id />
        })}
        <DayField name="received_on" label=words.received_on value=received_on />
        <RadioGroup
            name="source"
            label=words.source
            choices={choices::<ReferralSource>(language)}
            value=form.source
            list=true
        />
        <RadioGroup
            name="threshold"
            label=words.threshold
            hint=words.threshold_hint
            choices={choices::<Threshold>(language)}
            value=form.threshold
            list=true
        />
        <Select
            name="threshold_note"
            label=words.threshold_note
            hint=words.threshold_note_hint
            choices={choices::<ThresholdNote>(language)}
            value=form.threshold_note
            optional=true
        />
        <RadioGroup
            name="screening1_result"
            label=words.screening1
            choices={choices::<Screening1Result>(language)}
            value=form.screening1_result
        />
        <DayField name="handed_over_on" label=words.handed_over_on value=form.handed_over_on optional=true />
    }
}
