//! Several lines of text. The only place that writes the element: leptos does not escape its content, so this file does.

use leptos::prelude::*;

use super::field::{Field, LabelText};

/// A text of several lines.
#[component]
pub fn TextArea(
    /// Field name as in `FieldErrors`.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What it holds now.
    #[prop(optional, into)]
    value: String,
    /// A hint between label and text.
    #[prop(optional, into)]
    hint: String,
    /// The entry may stay empty, and the label says so.
    #[prop(optional)]
    optional: bool,
    /// Height in lines.
    #[prop(default = 5)]
    rows: u8,
) -> impl IntoView {
    let field = Field::new(&name, hint);
    let content = harmless(&value);
    view! {
        <div class=field.class("kern-form-input")>
            <label class="kern-label" for=field.id.clone()><LabelText text=label optional /></label>
            {field.hint_view()}
            <textarea
                class=field.class("kern-form-input__input")
                id=field.id.clone()
                name=field.posted.clone()
                rows=rows.to_string()
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            >{content}</textarea>
            {field.error_view()}
        </div>
    }
}

/// The text as HTML. A parser drops one newline right after the opening tag, so one is given to it.
fn harmless(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    if text.starts_with(['\n', '\r']) {
        html.push('\n');
    }
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_typed_can_close_the_element() {
        assert_eq!(harmless("</textarea><script>&amp;"), "&lt;/textarea&gt;&lt;script&gt;&amp;amp;");
        assert_eq!(harmless("\nzweite Zeile"), "\n\nzweite Zeile");
        assert_eq!(harmless(""), "");
    }
}
