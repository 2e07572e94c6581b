//! The decision of one person: signed or not, when, and for young people the judgement on insight.

use leptos::prelude::*;

use crate::domain::error::FieldErrors;
use crate::domain::form::SignatoryPart;
use crate::domain::message::{Label, consents};
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::domain::view::consent::PersonLine;
use crate::ui::form::{Checkbox, Choice, DayField, FieldLabels, Hidden, MarkField, RadioGroup, TextField};
use crate::ui::language::{use_language, use_messages};

/// Name of a field of the part with this number.
fn at(index: usize, field: &str) -> String {
    format!("signatories[{index}][{field}]")
}

/// The names of a part's fields for the error summary.
pub(super) fn labels(index: usize, person: &PersonLine) -> FieldLabels {
    let words = &use_messages().consents;
    let label = |field: &str, word: &str| (at(index, field), format!("{}, {word}", person.name));
    vec![
        label("decision", words.decision),
        label("decided_on", words.decided_on),
        label("insight", words.insight),
        label("insight_reason", words.insight_reason),
        label("court_reference", words.court_reference),
        label("attorney", words.attorney),
        label("agreed", words.agreed_box),
        label("typed_name", words.typed_name),
        label("mark", words.mark),
    ]
}

/// The fields of one person, with the reason why this person decides.
#[component]
pub(super) fn PersonPart(
    /// Number of the part in the form.
    index: usize,
    /// Who decides.
    person: PersonLine,
    /// What is entered so far.
    part: SignatoryPart,
    /// Whether the field for a court's decision has an error.
    #[prop(optional)]
    court_open: bool,
    /// Whether the field for a power of attorney has an error.
    #[prop(optional)]
    attorney_open: bool,
    /// The person signs on the device.
    #[prop(optional)]
    on_device: bool,
) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let heading = match person.relation {
        Some(relation) => format!("{} ({})", person.name, relation.label(language)),
        None => person.name.clone(),
    };
    let assent = person.role == SignatoryRole::Assent;
    let question = if assent { words.assent } else { words.decision };
    let decision = if part.decision.is_empty() { Decision::Pending.code().to_owned() } else { part.decision };
    let court_open = court_open || !part.court_reference.is_empty() || decision == Decision::ReplacedByCourt.code();
    let insight = person.judged.then(|| {
        let choices = [Insight::Sufficient, Insight::NotSufficient]
            .map(|insight| Choice::new(insight.code(), insight.label(language)));
        view! {
            <RadioGroup name=at(index, "insight") label=words.insight hint=words.insight_hint choices=choices.to_vec() value=part.insight list=true />
            <TextField name=at(index, "insight_reason") label=words.insight_reason value=part.insight_reason optional=true />
        }
    });
    let court = (person.role == SignatoryRole::CustodyHolder).then(|| {
        view! {
            <details open=court_open>
                <summary>{Decision::ReplacedByCourt.label(language)}</summary>
                <TextField name=at(index, "court_reference") label=words.court_reference hint=words.court_hint value=part.court_reference optional=true width="width-20" />
            </details>
        }
    });
    let attorney_open = attorney_open || !part.attorney.is_empty();
    let attorney = (person.role == SignatoryRole::CustodyHolder || attorney_open).then(|| {
        view! {
            <details open=attorney_open>
                <summary>{words.attorney_title}</summary>
                <TextField name=at(index, "attorney") label=words.attorney hint=words.attorney_hint value=part.attorney optional=true />
            </details>
        }
    });
    let device = (on_device && !assent).then(|| {
        view! { <OnDevice index agreed=part.agreed typed_name=part.typed_name.clone() mark=part.mark.clone() /> }
    });
    view! {
        <section class="sheet person-part">
            <h3 class="sheet__name">{heading}</h3>
            <p class="muted">{person.why.label(language)}</p>
            <Hidden name=at(index, "guardian_id") value=person.guardian_id.clone() />
            <RadioGroup name=at(index, "decision") label=question choices=decisions(person.role) value=decision />
            <DayField name=at(index, "decided_on") label=words.decided_on value=part.decided_on />
            {device}
            {insight}
            {court}
            {attorney}
        </section>
    }
}

/// What the person does with the device: tick, name and, if wanted, a mark.
#[component]
fn OnDevice(index: usize, agreed: bool, typed_name: String, mark: String) -> impl IntoView {
    let words = &use_messages().consents;
    view! {
        <Checkbox name=at(index, "agreed") label=words.agreed_box checked=agreed />
        <TextField name=at(index, "typed_name") label=words.typed_name hint=words.typed_name_hint value=typed_name width="width-20" autocomplete="off" />
        <MarkField name=at(index, "mark") label=words.mark hint=words.mark_hint clear=words.mark_clear value=mark />
    }
}

fn decisions(role: SignatoryRole) -> Vec<Choice> {
    let language = use_language();
    let plain = [Decision::Signed, Decision::Refused, Decision::Pending];
    match role {
        SignatoryRole::Assent => {
            plain.map(|decision| Choice::new(decision.code(), consents::assent(language, decision))).to_vec()
        }
        SignatoryRole::Youth => plain.map(|decision| Choice::new(decision.code(), decision.label(language))).to_vec(),
        SignatoryRole::CustodyHolder => {
            [Decision::Signed, Decision::Refused, Decision::Pending, Decision::ReplacedByCourt]
                .map(|decision| Choice::new(decision.code(), decision.label(language)))
                .to_vec()
        }
    }
}

/// The parts of all people.
#[component]
pub(super) fn People(
    /// Who decides.
    people: Vec<PersonLine>,
    /// The parts, in the same order.
    parts: Vec<SignatoryPart>,
    /// Errors of the form.
    errors: FieldErrors,
    /// They sign on the device.
    #[prop(optional)]
    on_device: bool,
) -> impl IntoView {
    let parts = people.into_iter().zip(parts).enumerate().map(|(index, (person, part))| {
        let court_open = !errors.of(&at(index, "court_reference")).is_empty();
        let attorney_open = !errors.of(&at(index, "attorney")).is_empty();
        view! { <PersonPart index person part court_open attorney_open on_device /> }
    });
    view! { <div class="people">{parts.collect_view()}</div> }
}
