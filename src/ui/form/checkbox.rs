//! One thing to tick.

use leptos::prelude::*;

use super::field::Field;

/// A single box, posted as `true` when ticked and not at all otherwise.
#[component]
pub fn Checkbox(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The sentence beside the box.
    #[prop(into)]
    label: String,
    /// Whether it is ticked now.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    let field = Field::new(&name, String::new());
    view! {
        <div class=field.class("kern-form-check")>
            <input
                class=field.class("kern-form-check__checkbox")
                type="checkbox"
                id=field.id.clone()
                name=field.posted.clone()
                value="true"
                checked=checked
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            />
            <label class="kern-label" for=field.id.clone()>{label}</label>
            {field.error_view()}
        </div>
    }
}
