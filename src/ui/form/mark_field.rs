//! A mark somebody draws with a finger: optional, and only where the browser can draw.

use leptos::prelude::*;

use super::field::Field;
use super::mark_pad::MarkPad;

/// The field and the island that draws into it. Without JavaScript there is no mark, and none is needed.
#[component]
pub fn MarkField(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What it is for.
    #[prop(into)]
    hint: String,
    /// Button that empties it.
    #[prop(into)]
    clear: String,
    /// The picture drawn so far, as a data address.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let field = Field::new(&name, String::new());
    view! {
        <div class=field.class("kern-form-input")>
            <input type="hidden" id=field.id.clone() name=field.posted.clone() value=value />
            <MarkPad field=field.id.clone() label hint clear />
            {field.error_view()}
        </div>
    }
}
