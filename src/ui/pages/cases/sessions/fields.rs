//! The fields of the session form, in the order in which a talk is told: when, what, where, with whom, what about.

use leptos::prelude::*;

use super::chips::{Chips, split};
use crate::domain::form::SessionForm;
use crate::domain::form::session::OTHER;
use crate::domain::message::Label;
use crate::domain::purpose::Purpose;
use crate::domain::session::defaults::LENGTHS;
use crate::domain::session::rules::{purpose_for_presence, release_field};
use crate::domain::session::{Attended, LegalGround, Place, Present, SessionKind, TopicTag};
use crate::domain::view::session::{ReleaseChoice, SessionFormView};
use crate::ui::form::{Checkbox, Choice, DayField, Select, TextArea, TextField, choices};
use crate::ui::language::{use_language, use_messages};

/// Day, start, length.
#[component]
pub(super) fn When(page: SessionFormView) -> impl IntoView {
    let words = &use_messages().sessions;
    let form = page.form;
    let yesterday = page.today.pred_opt().unwrap_or(page.today);
    let mut days = vec![
        Choice::new(page.today.to_string(), words.today),
        Choice::new(yesterday.to_string(), words.yesterday),
        Choice::new(OTHER, words.other_day),
    ];
    // A draft of an earlier day keeps its day: it is no longer "today".
    let offered = days.iter().any(|day| day.value == form.day);
    let chosen = if offered { form.day.clone() } else { OTHER.to_owned() };
    let typed = if offered { form.held_on.clone() } else { form.chosen_day().to_owned() };
    days.truncate(3);
    let mut lengths: Vec<Choice> =
        LENGTHS.iter().map(|minutes| Choice::new(minutes.to_string(), (words.minutes)(*minutes))).collect();
    lengths.push(Choice::new(OTHER, words.other_length));
    let length_offered = lengths.iter().any(|length| length.value == form.minutes);
    let (length, other_length) =
        if length_offered { (form.minutes, form.minutes_other) } else { (OTHER.to_owned(), form.minutes) };
    view! {
        <div class="session-when">
            <div class="stack-small">
                <Chips name="day" label=words.day choices=days values=vec![chosen] />
                <div class="when when-day"><DayField name="held_on" label=words.which_day value=typed /></div>
            </div>
            <TextField name="start_time" label=words.start value=form.start_time kind="time" width="width-time" />
        </div>
        <div class="stack-small">
            <Chips name="minutes" label=words.length choices=lengths values=vec![length] />
            <div class="when when-minutes">
                <TextField name="minutes_other" label=words.which_length value=other_length inputmode="numeric" width="width-time" />
            </div>
        </div>
    }
}

/// Whether it took place, kind, place, who was there.
#[component]
pub(super) fn What(page: SessionFormView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.sessions;
    let form = page.form.clone();
    let usual_kinds: &[SessionKind] = if page.early {
        &[SessionKind::ConsentTalk, SessionKind::Screening2]
    } else {
        &[SessionKind::Single, SessionKind::Family, SessionKind::GuardianOnly, SessionKind::Group]
    };
    let (kinds, more_kinds) = split(usual_kinds);
    let (places, more_places) = split(&[Place::Home, Place::Office, Place::Outdoors, Place::Phone]);
    let (people, mut more_people) = split(&[Present::Youth, Present::Mother, Present::Father, Present::Sibling]);
    // The interpreter has a part of the form.
    more_people.retain(|choice| choice.value != Present::Interpreter.code());
    view! {
        <Chips name="attended" label=words.attended choices={choices::<Attended>(use_language())} values=vec![form.attended] />
        <Chips name="kind" label=words.kind choices=kinds more=more_kinds values=vec![form.kind] />
        <Chips name="place" label=words.place choices=places more=more_places values=vec![form.place] />
        <div class="only-held">
            <Chips name="present" label=words.present choices=people more=more_people values=form.present several=true />
        </div>
        <Institutions form=page.form.clone() releases=page.releases />
        <WithoutConsent form=page.form closed=page.closed />
    }
}

/// BR-02: a talk goes by the release from secrecy that names the institution. Appears when such an institution is chosen.
#[component]
fn Institutions(form: SessionForm, releases: Vec<ReleaseChoice>) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().sessions;
    let parts = Present::ALL.iter().filter_map(move |present| {
        let purpose = purpose_for_presence(*present)?;
        let name = release_field(purpose)?;
        let of_purpose = releases.iter().filter(|choice| choice.purpose == purpose);
        let choices: Vec<Choice> = of_purpose
            .map(|choice| {
                let institution =
                    if choice.institution.is_empty() { purpose.label(language) } else { choice.institution.as_str() };
                let over = choice.over_since.map(|day| format!(" ({})", (words.release_over)(&language.date(day))));
                Choice::new(choice.id.clone(), format!("{institution}{}", over.unwrap_or_default()))
            })
            .collect();
        let value = form.release(purpose).to_owned();
        let class = format!("when when-{}", present.code());
        (!choices.is_empty()).then(|| {
            view! { <div class=class><Select name label=(words.which_institution)(purpose) choices value /></div> }
        })
    });
    view! { <div class="only-held">{parts.collect_view()}</div> }
}

/// BR-02: an institution whose purpose is not open today. Appears when such an institution is chosen.
#[component]
fn WithoutConsent(form: SessionForm, closed: Vec<Purpose>) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().sessions;
    let mut class = "when".to_owned();
    for present in Present::ALL {
        if purpose_for_presence(*present).is_some_and(|purpose| closed.contains(&purpose)) {
            class.push_str(" when-");
            class.push_str(present.code());
        }
    }
    let ground = LegalGround::ChildProtection;
    let checked = form.legal_ground == ground.code();
    view! {
        <div class=class>
            <div class="inset">
                <p><strong>{words.without_consent}</strong><br />{words.without_consent_hint}</p>
                <Checkbox name="anonymised_talk" label=words.anonymised checked=form.anonymised_talk />
                <div class="kern-form-check">
                    <input class="kern-form-check__checkbox" type="checkbox" id="legal_ground" name="form[legal_ground]" value=ground.code() checked=checked />
                    <label class="kern-label" for="legal_ground">{ground.label(language)}</label>
                </div>
            </div>
        </div>
    }
}

/// Note, and what is rarely needed.
#[component]
pub(super) fn Rest(form: SessionForm, has_errors: bool) -> impl IntoView {
    let words = &use_messages().sessions;
    let filled = !(form.next_step.is_empty() && form.next_appointment_on.is_empty() && form.topic_tags.is_empty());
    let open = filled || has_errors;
    view! {
        <div class="stack-small">
            <TextArea name="note" label=words.note hint=words.note_hint value=form.note optional=true rows=4 />
            <p class="muted small">{words.who_reads}</p>
        </div>
        <details class="rest" open=open>
            <summary>{words.more}</summary>
            <div class="rest__fields">
                <Chips name="topic_tags" label=words.topics hint=words.topics_hint choices={choices::<TopicTag>(use_language())}
                    values=form.topic_tags several=true optional=true />
                <DayField name="next_appointment_on" label=words.next_appointment value=form.next_appointment_on optional=true />
                <TextField name="next_step" label=words.next_step value=form.next_step optional=true />
                <TextField name="travel_minutes" label=words.travel hint=words.travel_hint value=form.travel_minutes
                    inputmode="numeric" optional=true width="width-time" />
            </div>
        </details>
    }
}
