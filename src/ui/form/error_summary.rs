//! All errors at the top of the page, each linked to its field; takes the focus when the page opens.

use leptos::prelude::*;

use super::field_id;
use crate::domain::error::FieldErrors;
use crate::domain::message::Label;
use crate::ui::language::use_language;
use crate::ui::notice::{Icon, Kind};

/// Field names and their labels in the order of the page.
pub type FieldLabels = Vec<(String, String)>;

/// The error summary. Errors of fields without a label come last and stand for themselves.
#[component]
pub fn ErrorSummary(
    /// The errors.
    errors: FieldErrors,
    /// Names of the fields in the order of the page.
    #[prop(optional)]
    fields: FieldLabels,
) -> impl IntoView {
    let language = use_language();
    let place = |field: &str| fields.iter().position(|(name, _)| name == field).unwrap_or(usize::MAX);
    let mut found = errors.iter().collect::<Vec<_>>();
    found.sort_by_key(|(field, _)| place(field));
    let lines = found.into_iter().map(|(field, code)| {
        let label = fields.iter().find(|(name, _)| name == field).map(|(_, label)| format!("{label}: "));
        let text = format!("{}{}", label.unwrap_or_default(), code.label(language));
        view! { <li><a href=format!("#{}", field_id(field))>{text}</a></li> }
    });
    let lines = lines.collect_view();
    view! {
        <div class="kern-alert kern-alert--danger error-summary" id="error-summary" tabindex="-1" autofocus>
            <div role="alert">
                <div class="kern-alert__header">
                    <Icon kind=Kind::Danger />
                    <h2 class="kern-title">{language.messages().form.summary_title}</h2>
                </div>
                <div class="kern-alert__body"><ul>{lines}</ul></div>
            </div>
        </div>
    }
}
