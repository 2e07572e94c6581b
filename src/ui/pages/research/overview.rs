//! `/research`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::approvals::Approvals;
use super::catalogue::Catalogue;
use super::{approves, progress_badge};
use crate::domain::view::research::{Offer, RequestLine, ResearchPage as View};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};
use crate::ui::table::{Column, Table};

/// What can be asked for, or what waits for approval.
#[component]
pub fn ResearchPage() -> impl IntoView {
    if approves() {
        load(crate::api::research::approval_overview(), |page| view! { <Approvals page /> }).into_any()
    } else {
        load(crate::api::research::research_overview(), |page| view! { <Researcher page /> }).into_any()
    }
}

#[component]
fn Researcher(page: View) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.research;
    let sent = use_query_map().read_untracked().get_str("done") == Some("sent");
    view! {
        <Page title=messages.common.research>
            {sent.then(|| view! { <Notice kind=Kind::Success title=words.sent /> })}
            <p class="lead">{words.lead}</p>
            <div class="stack">
                <section><h2 class="kern-heading-medium">{words.own_title}</h2><OwnRequests requests=page.requests /></section>
                <section><h2 class="kern-heading-medium">{words.offer_title}</h2><OfferBox offer=page.offer /></section>
                <section>
                    <h2 class="kern-heading-medium">{words.get_title}</h2>
                    <div class="prose">
                        <ul>
                            <li>{words.get_rows}</li>
                            <li>{words.get_codebook}</li>
                            <li>{words.get_readme}</li>
                        </ul>
                        <p>{words.get_rule}</p>
                    </div>
                </section>
                <section>
                    <h2 class="kern-heading-medium">{words.columns_title}</h2>
                    <div class="prose"><p>{words.columns_lead}</p></div>
                    <Catalogue />
                </section>
            </div>
        </Page>
    }
}

/// The cohort that can be asked for, or why there is none.
#[component]
pub fn OfferBox(
    /// What can be asked for.
    offer: Offer,
    /// Without the link to the form.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    match offer {
        Offer::Nothing => view! { <Notice title=words.offer_nothing /> }.into_any(),
        Offer::NotYet { ready_on } => view! {
            <Notice title=language.next_cohort(ready_on)><p>{words.offer_used}</p></Notice>
        }
        .into_any(),
        Offer::TooFew { cohort, needed } => view! {
            <Notice title=language.cohort(cohort)><p>{language.too_few(needed)}</p></Notice>
        }
        .into_any(),
        Offer::Ready { cohort, about } => {
            let answers = vec![
                Answer::fixed(words.offer_cohort, language.cohort(cohort)),
                Answer::fixed(words.offer_persons, language.about(about)),
                Answer::fixed(words.offer_protection, words.offer_protection_text),
            ];
            let link = (!plain).then(|| {
                view! {
                    <p><a class="kern-btn kern-btn--primary" href="/research/requests/new">
                        <span class="kern-label">{words.request_link}</span>
                    </a></p>
                }
            });
            view! { <Answers answers />{link} }.into_any()
        }
    }
}

#[component]
fn OwnRequests(requests: Vec<RequestLine>) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    if requests.is_empty() {
        return view! { <p class="muted">{words.own_empty}</p> }.into_any();
    }
    let columns = [words.project, words.cohort, words.requested_on, words.progress].map(Column::new).into();
    let rows = requests
        .into_iter()
        .map(|line| {
            let project = match line.release {
                Some(id) => {
                    view! { <a class="kern-link" href=format!("/research/releases/{id}")>{line.project}</a> }.into_any()
                }
                None => line.project.into_any(),
            };
            let note = (!line.note.is_empty())
                .then(|| view! { <p class="muted">{words.reason_declined}" "{line.note.clone()}</p> });
            vec![
                project,
                language.cohort(line.cohort).into_any(),
                language.date(line.requested_on).into_any(),
                view! { <div>{progress_badge(line.progress)}{note}</div> }.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=words.own_caption columns=columns rows=rows /> }.into_any()
}
