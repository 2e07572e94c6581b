//! What the two forms on paper share: the text that was explained, the gap in custody, the place of the paper.

use leptos::prelude::*;

use crate::domain::case_code::CaseCode;
use crate::domain::consent::required::CustodyGap;
use crate::domain::error::ErrorCode;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::{Label, consents};
use crate::domain::purpose::Purpose;
use crate::domain::view::consent::FormText;
use crate::ui::form::TextField;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Kind, Notice};

/// The text in all its languages, side by side where there is room.
#[component]
pub(super) fn Texts(
    /// What for.
    purpose: Purpose,
    /// The text in each language.
    texts: Vec<FormText>,
) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let several = texts.len() > 1;
    let kind = consents::declaration(language, purpose.entry().declaration);
    let texts = texts.into_iter().map(|text| view! { <OneText text /> }).collect_view();
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.text_title}</h2>
            <p class="muted">{kind}{several.then(|| format!(" · {}", words.text_binding))}</p>
            <div class="columns form-texts">{texts}</div>
        </section>
    }
}

#[component]
fn OneText(text: FormText) -> impl IntoView {
    let words = &use_messages().consents;
    let lang = text.language.two_letters();
    let direction = if text.language.right_to_left() { "rtl" } else { "ltr" };
    let version = format!("{}, {}", name_of(text.language), (words.text_version)(text.version_no));
    view! {
        <blockquote class="sheet">
            <div lang=lang dir=direction><p><strong>{text.title}</strong></p><p>{text.body}</p></div>
            <p class="muted">{version}</p>
        </blockquote>
    }
}

fn name_of(code: LanguageCode) -> &'static str {
    code.label(use_language())
}

/// Says why nobody can sign yet and what to do.
#[component]
pub(super) fn GapNotice(
    /// Why.
    gap: CustodyGap,
    /// Of which case.
    code: CaseCode,
) -> impl IntoView {
    let words = &use_messages().consents;
    let reason = ErrorCode::from(gap).label(use_language());
    let href = format!("/cases/{}", code.compact());
    view! {
        <Notice kind=Kind::Warning title=words.gap_title>
            <p>{reason}</p>
            <p>{words.gap_what_to_do}</p>
            <p><a class="kern-link" href=href>{words.to_case}</a></p>
        </Notice>
    }
}

/// Where the signed paper lies.
#[component]
pub(super) fn ProofLocation(
    /// What is entered so far.
    value: String,
) -> impl IntoView {
    let words = &use_messages().consents;
    view! {
        <h2 class="kern-heading-medium">{words.paper_title}</h2>
        <TextField name="proof_location" label=words.proof_location hint=words.proof_hint value width="width-20" />
    }
}
