//! `/audit` and what lies below.

pub mod reads;
pub mod trail;
pub mod verify;

pub use reads::ReadingsPage;
pub use trail::AuditPage;
pub use verify::VerifyPage;

use uuid::Uuid;

/// The last eight symbols of an id: the first ones are a time and alike in neighbours.
fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    format!("…{}", &text[24..])
}

/// The words of a role's code; an unknown one stands for itself.
fn role_words(code: &str) -> String {
    use crate::domain::access::Role;
    use crate::domain::message::Label;
    let language = crate::ui::language::use_language();
    Role::from_code(code).map_or_else(|| code.to_owned(), |role| role.label(language).to_owned())
}
