//! The interpreter's part of the session form: filled in from last time, two taps at most.

use leptos::prelude::*;

use super::chips::Chips;
use crate::domain::interpreter::{Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::message::Label;
use crate::domain::session::Present;
use crate::domain::view::session::{PoolEntry, SessionFormView};
use crate::ui::form::{Checkbox, Choice, RadioGroup, Select, TextArea, TextField, choices};
use crate::ui::language::{use_language, use_messages};

/// Whether an interpreter was needed and there, and the job.
#[component]
pub(super) fn Interpreting(page: SessionFormView) -> impl IntoView {
    let words = &use_messages().sessions;
    let there = page.form.present.iter().any(|code| code == Present::Interpreter.code());
    let missing = page.form.interpreter_needed && !there;
    view! {
        <fieldset class="kern-fieldset">
            <legend class="kern-label">{words.interpreting}</legend>
            <div class="kern-fieldset__body chips">
                <div class="chip">
                    <input type="checkbox" id="present-interpreter" name="form[present][]" value=Present::Interpreter.code() checked=there />
                    <label for="present-interpreter">{words.interpreter_there}</label>
                </div>
                <div class="chip unless-interpreter">
                    <input type="checkbox" id="interpreter_needed" name="form[interpreter_needed]" value="true" checked=missing />
                    <label for="interpreter_needed">{words.interpreter_missing}</label>
                </div>
            </div>
        </fieldset>
        <div class="when when-interpreter"><Job page /></div>
    }
}

#[component]
fn Job(page: SessionFormView) -> impl IntoView {
    let language = use_language();
    let words = &use_messages().sessions;
    let form = page.form.clone();
    let oral = page.interpreter_closed;
    let oral_class = if page.early { "" } else { "when when-first-talk" };
    view! {
        <div class="inset job">
            {(page.interpreter_closed && !page.early).then(|| view! { <p><strong>{words.interpreter_closed}</strong></p> })}
            {oral.then(|| view! {
                <div class=oral_class>
                    <Checkbox name="oral_agreement" label=words.oral_agreement checked=form.oral_agreement />
                </div>
            })}
            <Who pool=page.pool.clone() value=form.interpreter_id.clone() />
            <div class="when when-outside job__outside">
                <RadioGroup name="interpreter_level" label=words.level choices={choices::<Level>(language)} value=form.interpreter_level.clone() list=true />
                <Checkbox name="interpreter_confidential" label=words.confidential checked=form.interpreter_confidential />
                <div class="when when-child">
                    <Checkbox name="child_confirmed" label=words.child_confirmed checked=form.child_confirmed />
                </div>
            </div>
            <RadioGroup name="interpreter_mode" label=words.mode choices={choices::<Mode>(language)} value=form.interpreter_mode.clone() />
            <div class="job__row">
                <Select name="interpreter_language" label=words.language choices={choices::<LanguageCode>(language)} value=form.interpreter_language.clone() />
                <TextField name="interpreter_dialect" label=words.dialect value=form.interpreter_dialect.clone() optional=true />
            </div>
            <div>
                <TextField name="interpreter_minutes" label=words.interpreter_minutes hint=words.interpreter_minutes_hint
                    value=form.interpreter_minutes.clone() inputmode="numeric" optional=true width="width-time" />
            </div>
            <div class="when when-reason">
                <TextArea name="exception_reason" label=words.exception_reason hint=words.exception_hint value=form.exception_reason rows=2 />
            </div>
        </div>
    }
}

/// The site's pool: who speaks the family's language is at hand, the others behind "more".
#[component]
fn Who(pool: Vec<PoolEntry>, value: String) -> impl IntoView {
    let words = &use_messages().sessions;
    let (fitting, others): (Vec<_>, Vec<_>) = pool.into_iter().partition(|entry| entry.fits || entry.id == value);
    let mut first: Vec<Choice> = fitting.into_iter().map(choice).collect();
    first.push(Choice::new("", words.outside));
    let others = others.into_iter().map(choice).collect::<Vec<_>>();
    view! { <Chips name="interpreter_id" label=words.who choices=first more=others values=vec![value] /> }
}

fn choice(entry: PoolEntry) -> Choice {
    let language = use_language();
    let speaks = entry.languages.iter().map(|code| code.label(language)).collect::<Vec<_>>().join(", ");
    let mut label = format!("{} · {} · {speaks}", entry.code_name, entry.level.label(language));
    if !entry.confidential {
        label.push_str(" · ");
        label.push_str(use_messages().sessions.declaration_over);
    }
    Choice::new(entry.id, label)
}
