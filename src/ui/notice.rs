//! A message box: information, success, warning, danger.

use leptos::prelude::*;

use super::language::use_messages;

/// How serious something is; icon, colour and a hidden word say it three times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Good to know.
    #[default]
    Info,
    /// It worked, or it is as it should be.
    Success,
    /// Needs attention.
    Warning,
    /// Stops the work.
    Danger,
}

impl Kind {
    /// The part of KERN's class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// KERN's icon of a kind; never stands without a text.
#[component]
pub fn Icon(
    /// The kind.
    kind: Kind,
) -> impl IntoView {
    view! { <span class=format!("kern-icon kern-icon--{}", kind.class()) aria-hidden="true"></span> }
}

/// A message box with a title and, if given, more below it. Success is announced (`role=status`).
#[component]
pub fn Notice(
    /// How serious it is.
    #[prop(default = Kind::Info)]
    kind: Kind,
    /// One sentence.
    #[prop(into)]
    title: String,
    /// More, e.g. what to do next.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = &use_messages().common;
    let prefix = match kind {
        Kind::Info => words.notice_info,
        Kind::Success => words.notice_success,
        Kind::Warning => words.notice_warning,
        Kind::Danger => words.notice_danger,
    };
    let role = (kind == Kind::Success).then_some("status");
    view! {
        <div class=format!("kern-alert kern-alert--{}", kind.class()) role=role>
            <div class="kern-alert__header">
                <Icon kind />
                <p class="kern-title"><span class="kern-sr-only">{prefix}</span>{title}</p>
            </div>
            {children.map(|children| view! { <div class="kern-alert__body">{children()}</div> })}
        </div>
    }
}
