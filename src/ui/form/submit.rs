//! Buttons that send a form.

use leptos::prelude::*;

use super::FormContext;
use super::draft_keeper::DraftKeeper;
use crate::ui::language::use_messages;

/// A button that sends the form around it.
#[component]
pub fn Submit(
    /// What the button does, as a verb.
    #[prop(into)]
    label: String,
    /// Not the main button of the page.
    #[prop(optional)]
    secondary: bool,
    /// Name and value that go with the form when this button sends it.
    #[prop(optional, into)]
    sends: Option<(String, String)>,
) -> impl IntoView {
    let class = if secondary { "kern-btn kern-btn--secondary" } else { "kern-btn kern-btn--primary" };
    let (name, value) = sends.map(|(name, value)| (FormContext::current().posted_name(&name), value)).unzip();
    view! { <button type="submit" class=class name=name value=value><span class="kern-label">{label}</span></button> }
}

/// The row of buttons at the end of a form. It stays at the bottom of the window, and says when the draft was kept.
#[component]
pub fn SaveBar(
    /// What the main button does.
    #[prop(into)]
    label: String,
    /// Where "cancel" leads; without it there is no such link.
    #[prop(optional, into)]
    cancel: Option<String>,
    /// Further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let messages = use_messages();
    let form = FormContext::current();
    let keeper = form.draft.map(|(kind, subject)| {
        view! {
            <DraftKeeper
                form_id=form.id
                kind=kind.code().to_owned()
                subject
                saving=messages.form.draft_saving.to_owned()
                saved=messages.form.draft_saved.to_owned()
                failed=messages.form.draft_failed.to_owned()
            />
        }
    });
    view! {
        <div class="save-bar">
            <Submit label />
            {children.map(|children| children())}
            {cancel.map(|href| view! { <a class="kern-link" href=href>{messages.common.cancel}</a> })}
            {keeper}
        </div>
    }
}
