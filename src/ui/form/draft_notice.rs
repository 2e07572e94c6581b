//! Says that a form was filled from a draft, and offers to throw the draft away; or that it was saved before.

use leptos::prelude::*;

use super::{Form, Hidden, Submit};
use crate::domain::draft::FormKind;
use crate::domain::view::task::DraftMark;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::Notice;

/// Stands above the form, never inside it: it is a form of its own.
#[component]
pub fn DraftNotice(
    /// When the draft was kept; without one nothing is shown.
    #[prop(into)]
    draft: Option<DraftMark>,
    /// Which form.
    kind: FormKind,
    /// What the form is about.
    #[prop(into)]
    subject: String,
    /// The page of the form.
    #[prop(into)]
    back: String,
) -> impl IntoView {
    let words = &use_messages().form;
    let language = use_language();
    draft.map(|mark| {
        let when = format!("{}, {}", language.date(mark.day), language.time(mark.minute));
        view! {
            <Notice title=(words.draft_restored)(&when)>
                <Form id="discard-draft" action="/api/draft/discard" plain=true>
                    <Hidden name="form" value=kind.code() />
                    <Hidden name="subject" value=subject />
                    <Hidden name="back" value=back />
                    <Submit label=words.draft_discard secondary=true />
                </Form>
            </Notice>
        }
    })
}

/// Says that this very form has been saved: what it shows is the record, and other content meets it.
#[component]
pub fn AlreadySaved(
    /// The address of a new form of the same kind.
    again: String,
) -> impl IntoView {
    let words = &use_messages().form;
    view! {
        <Notice title=words.already_saved_title>
            <p>{words.already_saved_text}</p>
            <p><a class="kern-link" href=again>{words.already_saved_again}</a></p>
        </Notice>
    }
}
