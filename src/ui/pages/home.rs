//! `/`

use leptos::prelude::*;

use crate::domain::access::Permission;
use crate::domain::error::AppError;
use crate::domain::view::visitor::Visitor;
use crate::ui::language::use_messages;
use crate::ui::navigation::navigation;
use crate::ui::page::Page;
use crate::ui::problem::Problem;

/// The first page after signing in: what is due for those who have cases, the areas for everybody else.
#[component]
pub fn HomePage() -> impl IntoView {
    signed_in(|visitor: Visitor| {
        let words = &use_messages().entrance;
        let lead = if visitor.may(Permission::SeeCases) { words.lead_worker } else { words.lead_other };
        let tiles = navigation(&visitor).into_iter().filter(|item| item.path != "/").map(|item| {
            view! { <li><a class="kern-link" href=item.path>{item.label}</a></li> }
        });
        view! {
            <Page title=format!("{} {}", words.welcome, visitor.name) window_title=use_messages().common.home>
                <p class="lead">{lead}</p>
                <h2 class="kern-heading-medium">{words.your_areas}</h2>
                <ul class="area-list">{tiles.collect_view()}</ul>
            </Page>
        }
        .into_any()
    })
}

/// Shows a page to signed-in people only; everybody else is led to the sign-in page.
pub fn signed_in(page: impl FnOnce(Visitor) -> AnyView) -> AnyView {
    let visitor = use_context::<Visitor>().unwrap_or_default();
    if visitor.is_signed_in() {
        page(visitor)
    } else {
        view! { <Problem error=AppError::SignedOut /> }.into_any()
    }
}
