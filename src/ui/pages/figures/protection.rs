//! `/figures/protection`: how the figures are protected, for the people who use them.

use leptos::prelude::*;

use super::PATH;
use crate::domain::access::Permission;
use crate::domain::error::AppError;
use crate::domain::message::figures::protection::{sections, title};
use crate::domain::view::visitor::Visitor;
use crate::ui::language::{use_language, use_messages};
use crate::ui::page::Page;
use crate::ui::pages::home::signed_in;
use crate::ui::problem::Problem;

/// The method, its uncertainty, and what not to do. For those who may see figures.
#[component]
pub fn ProtectionPage() -> impl IntoView {
    signed_in(|visitor: Visitor| {
        if visitor.may(Permission::SeeFigures) {
            view! { <Explanation /> }.into_any()
        } else {
            crate::api::account::say_status(AppError::Forbidden.status());
            view! { <Problem error=AppError::Forbidden /> }.into_any()
        }
    })
}

#[component]
fn Explanation() -> impl IntoView {
    let language = use_language();
    let breadcrumb = vec![(PATH.to_owned(), use_messages().figures.title.to_owned())];
    let section = |(heading, paragraphs): &(&'static str, &'static [&'static str])| {
        let paragraphs = paragraphs.iter().map(|text| view! { <p>{*text}</p> }).collect_view();
        view! { <section><h2 class="kern-heading-medium">{*heading}</h2>{paragraphs}</section> }
    };
    view! {
        <Page title=title(language) breadcrumb>
            <div class="prose stack">{sections(language).iter().map(section).collect_view()}</div>
        </Page>
    }
}
