//! `/audit` and what lies below.

pub mod reads;
pub mod trail;
pub mod verify;

pub use reads::ReadingsPage;
pub use trail::AuditPage;
pub use verify::VerifyPage;

use crate::domain::view::audit::short;

/// The words of a role's code; an unknown one stands for itself.
fn role_words(code: &str) -> String {
    use crate::domain::access::Role;
    use crate::domain::message::Label;
    let language = crate::ui::language::use_language();
    Role::from_code(code).map_or_else(|| code.to_owned(), |role| role.label(language).to_owned())
}
