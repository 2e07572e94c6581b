//! The page that says that something did not work: what happened, what is safe, what to do next.

use leptos::prelude::*;
use leptos_router::components::Redirect;

use super::address::address;
use super::language::use_language;
use super::page::Page;
use crate::domain::error::AppError;
use crate::domain::message::{Label, Messages, problem};
use crate::domain::view::visitor::Visitor;

/// Explains an error. `back` is a page worth returning to, e.g. the form whose draft was kept.
#[component]
pub fn Problem(
    /// What went wrong.
    error: AppError,
    /// Where the way back leads; home when empty.
    #[prop(optional, into)]
    back: String,
) -> impl IntoView {
    let language = use_language();
    let messages = language.messages();
    let words = &messages.problem;
    match error {
        AppError::SignedOut => view! { <SignedOut /> }.into_any(),
        AppError::Forbidden => page(messages, words.forbidden_title, words.forbidden_text, back),
        AppError::NotFound => page(messages, words.not_found_title, words.not_found_text, back),
        AppError::Stale => page(messages, words.stale_title, words.stale_text, back),
        AppError::Conflict(code) => page(messages, words.conflict_title, problem::conflict(language, &code), back),
        AppError::Invalid(_) => page(messages, words.invalid_title, words.invalid_text, back),
        AppError::Unavailable(outage) => page(messages, words.unavailable_title, outage.label(language), back),
        AppError::Internal(reference) => view! {
            <Page title=words.internal_title>
                <div class="prose">
                    <p>{words.internal_text}</p>
                    <p>{words.reference}" "<strong class="code">{reference}</strong></p>
                    <WayBack messages back />
                </div>
            </Page>
        }
        .into_any(),
    }
}

fn page(messages: &'static Messages, title: &'static str, text: &'static str, back: String) -> AnyView {
    view! { <Page title=title><div class="prose"><p>{text}</p><WayBack messages back /></div></Page> }.into_any()
}

/// Back to where the person came from, or home.
#[component]
fn WayBack(messages: &'static Messages, back: String) -> impl IntoView {
    let (href, words) =
        if back.is_empty() { ("/".to_owned(), messages.problem.to_home) } else { (back, messages.common.back) };
    view! { <p><a class="kern-link" href=href>{words}</a></p> }
}

/// Leads to the sign-in page and from there back to this page.
#[component]
fn SignedOut() -> impl IntoView {
    let messages = use_language().messages();
    let next = use_context::<Visitor>().map(|visitor| visitor.address).unwrap_or_default();
    let target = address("/sign-in", &[("next", &next)]);
    let link = target.clone();
    view! {
        <Redirect path=target />
        <Page title=messages.problem.signed_out_title>
            <div class="prose">
                <p>{messages.problem.signed_out_text}</p>
                <p><a class="kern-link" href=link>{messages.common.sign_in}</a></p>
            </div>
        </Page>
    }
}
