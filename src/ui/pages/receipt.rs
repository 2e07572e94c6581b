//! `/receipt/{code}`: the page behind the code of a receipt. No names.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::domain::form_text::Edition;
use crate::domain::view::receipt::ReceiptCheck;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// Says whether a receipt is genuine and still holds.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("receipt").unwrap_or_default();
    load(crate::api::receipts::check_receipt(code), |check| view! { <Loaded check /> })
}

#[component]
fn Loaded(check: ReceiptCheck) -> impl IntoView {
    let words = &use_messages().receipt;
    let language = use_language();
    let (kind, sentence) = match (check.found, check.holds) {
        (true, true) => (Kind::Success, words.holds),
        (true, false) => (Kind::Warning, words.over),
        (false, _) => (Kind::Danger, words.unknown),
    };
    let edition = Edition::from_code(&check.edition).map(|edition| language.edition(edition).to_owned());
    let known = check.found.then(|| {
        let answers = vec![
            Answer::fixed(words.code, check.code.clone()),
            Answer::fixed(words.version, format!("{}, {}", check.version_no, edition.unwrap_or_default())),
            Answer::fixed(words.fingerprint, check.hash),
        ];
        view! { <Answers answers /> }
    });
    let hint = (!check.found).then(|| view! { <p>{words.unknown_more}</p> });
    view! {
        <Page title=words.title>
            <p class="lead">{words.lead}</p>
            <Notice kind=kind title=sentence>{hint}</Notice>
            {known}
        </Page>
    }
}
