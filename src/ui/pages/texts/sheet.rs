//! One wording with what is known of it, and the difference between two.

use leptos::prelude::*;

use crate::domain::form_text::{Edition, TextOrigin, TextState};
use crate::domain::view::consent::FormText;
use crate::domain::view::form_text::{Change, Stretch, TextVersion};
use crate::ui::badge::Badge;
use crate::ui::direction::isolated;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::Kind;
use crate::ui::summary::{Answer, Answers};

/// The words, in their own language and direction.
#[component]
pub(super) fn Words(
    /// The wording.
    text: FormText,
) -> impl IntoView {
    let direction = if text.language.right_to_left() { "rtl" } else { "ltr" };
    view! {
        <blockquote class="sheet" lang=text.language.tag() dir=direction>
            <p><strong>{text.title}</strong></p>
            <p>{isolated(&text.body)}</p>
        </blockquote>
    }
}

/// Whether it may be signed, and whether a machine translated it.
#[component]
pub(super) fn State(
    /// The wording.
    version: TextVersion,
) -> impl IntoView {
    let words = &use_messages().form_texts;
    let badge = match version.text.state {
        TextState::Approved => view! { <Badge kind=Some(Kind::Success) text=words.approved /> },
        TextState::Draft => view! { <Badge kind=Some(Kind::Warning) text=words.draft /> },
    };
    let machine =
        (version.text.origin == TextOrigin::Machine).then(|| view! { <Badge kind=None text=words.machine /> });
    view! { <p class="cluster">{badge}{machine}<span class="muted">{(words.version)(version.text.version_no)}</span></p> }
}

/// What is known of a wording.
#[component]
pub(super) fn Facts(
    /// The wording.
    version: TextVersion,
) -> impl IntoView {
    let words = &use_messages().form_texts;
    let language = use_language();
    let translator = if version.by_program { words.program.to_owned() } else { version.translator };
    let approved = version.approved_on.map(|day| {
        let by = if version.approved_by.is_empty() { String::new() } else { format!(", {}", version.approved_by) };
        Answer::fixed(words.approved_on, format!("{}{by}", language.date(day)))
    });
    let german =
        Edition { language: version.text.language, plain: version.text.plain } == crate::domain::form_text::GERMAN;
    let mut answers = vec![
        Answer::fixed(words.translator, translator),
        Answer::fixed(words.valid_from, language.date(version.valid_from)),
    ];
    answers.extend(approved);
    if !german {
        answers.push(Answer::fixed(words.german_version, version.german_version_no.to_string()));
    }
    answers.push(Answer::fixed(words.fingerprint, version.text.hash));
    view! { <Answers answers /> }
}

/// Two wordings in one: what is new and what is gone, never by colour alone.
#[component]
pub(super) fn Difference(
    /// In the order of the text.
    stretches: Vec<Stretch>,
    /// Whose language it is.
    text: FormText,
) -> impl IntoView {
    let words = &use_messages().form_texts;
    let direction = if text.language.right_to_left() { "rtl" } else { "ltr" };
    if stretches.iter().all(|stretch| stretch.change == Change::Same) {
        return view! { <p class="muted">{words.no_changes}</p> }.into_any();
    }
    let parts = stretches.into_iter().map(|stretch| match stretch.change {
        Change::Same => stretch.text.into_any(),
        Change::Added => view! { <ins><span class="kern-sr-only">{words.added}</span>{stretch.text}</ins> }.into_any(),
        Change::Removed => {
            view! { <del><span class="kern-sr-only">{words.removed}</span>{stretch.text}</del> }.into_any()
        }
    });
    let parts = parts.collect_view();
    view! { <div class="sheet difference" lang=text.language.tag() dir=direction>{parts}</div> }.into_any()
}
