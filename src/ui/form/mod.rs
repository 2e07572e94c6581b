//! Forms: plain HTML that posts to a server function, complete without JavaScript.
//!
//! A field is named as in `FieldErrors` (`given_name`, `guardians[0][family_name]`) and posted as the server function
//! expects it (`form[given_name]`, `form[guardians][0][family_name]`). Its element id follows from the name, so that
//! the error summary can link to it; the first element of a group carries the id of the group's field.

use leptos::context::Provider;
use leptos::prelude::*;

use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::{Label, Language};

pub mod checkbox;
pub mod choice;
pub mod date_field;
pub mod draft_keeper;
pub mod draft_notice;
pub mod error_summary;
pub mod field;
pub mod file_field;
pub mod hidden;
pub mod mark_field;
pub mod mark_pad;
pub mod select;
pub mod submit;
pub mod text_area;
pub mod text_field;

pub use checkbox::Checkbox;
pub use choice::{CheckGroup, Choice, RadioGroup, choices};
pub use date_field::{DateField, DayField};
pub use draft_notice::{AlreadySaved, DraftNotice};
pub use error_summary::{ErrorSummary, FieldLabels};
pub use file_field::FileField;
pub use hidden::Hidden;
pub use mark_field::MarkField;
pub use select::Select;
pub use submit::{SaveBar, Submit};
pub use text_area::TextArea;
pub use text_field::TextField;

/// What the fields of a form need to know about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormContext {
    /// Element id of the form.
    pub id: String,
    /// Errors by field.
    pub errors: FieldErrors,
    /// Fields are posted as `form[…]`.
    pub nested: bool,
    /// The draft this form keeps: kind and subject.
    pub draft: Option<(FormKind, String)>,
}

impl FormContext {
    /// The context of the form around; outside of one, fields have no errors and post under their own names.
    pub(crate) fn current() -> Self {
        use_context().unwrap_or_default()
    }

    /// The name a field is posted under.
    pub(crate) fn posted_name(&self, field: &str) -> String {
        if !self.nested {
            return field.to_owned();
        }
        match field.split_once('[') {
            Some((first, rest)) => format!("form[{first}][{rest}"),
            None => format!("form[{field}]"),
        }
    }

    /// The sentence under a field: its first error.
    pub(crate) fn error(&self, field: &str, language: Language) -> Option<&'static str> {
        self.errors.of(field).first().map(|code| code.label(language))
    }
}

/// The element id of a field.
pub fn field_id(field: &str) -> String {
    let parts = field.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A form that posts to a server function with one argument `form`. With a draft, what is typed is kept by the server;
/// the button row ([`SaveBar`]) then says so.
#[component]
pub fn Form(
    /// Element id, unique on the page.
    #[prop(into)]
    id: String,
    /// Address of the server function.
    #[prop(into)]
    action: String,
    /// The id the new record will have: the same form sent twice makes one record.
    #[prop(optional, into)]
    client_id: Option<String>,
    /// The draft to keep: kind and subject (empty for something new).
    #[prop(optional_no_strip, into)]
    draft: Option<(FormKind, String)>,
    /// Errors to show at the fields.
    #[prop(optional)]
    errors: FieldErrors,
    /// Post the fields under their own names, for server functions with several plain arguments.
    #[prop(optional)]
    plain: bool,
    /// The browser may remember what was typed; only for people's own accounts.
    #[prop(optional)]
    autocomplete: bool,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let context = FormContext { id: id.clone(), errors, nested: !plain, draft };
    let remember = if autocomplete { "on" } else { "off" };
    view! {
        <Provider value=context>
            <form class="form" id=id method="post" action=action novalidate autocomplete=remember>
                {client_id.map(|value| view! { <Hidden name="client_id" value=value /> })}
                {children()}
            </form>
        </Provider>
    }
}

#[cfg(test)]
mod tests;
