//! `/`

use leptos::prelude::*;

use crate::domain::access::Permission;
use crate::domain::error::AppError;
use crate::domain::message::CaseMessages;
use crate::domain::session::defaults::Preset;
use crate::domain::view::case::{CaseCard, Due, DueItem, HomeView};
use crate::domain::view::visitor::Visitor;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::navigation::navigation;
use crate::ui::page::Page;
use crate::ui::problem::Problem;

/// The first page after signing in: cases and what is due for those who have cases, the areas for everybody else.
#[component]
pub fn HomePage() -> impl IntoView {
    signed_in(|visitor: Visitor| {
        let words = &use_messages().entrance;
        let has_cases = visitor.may(Permission::SeeCases);
        let lead = if has_cases { words.lead_worker } else { words.lead_other };
        view! {
            <Page title=format!("{} {}", words.welcome, visitor.name) window_title=use_messages().common.home>
                <p class="lead">{lead}</p>
                {if has_cases {
                    let may_record = visitor.may(Permission::RecordSession);
                    load(crate::api::cases::home(), move |home| view! { <MyCases home may_record /> }).into_any()
                } else {
                    view! { <Areas visitor /> }.into_any()
                }}
            </Page>
        }
        .into_any()
    })
}

#[component]
fn Areas(visitor: Visitor) -> impl IntoView {
    let words = &use_messages().entrance;
    let tiles = navigation(&visitor).into_iter().filter(|item| item.path != "/").map(|item| {
        view! { <li class="tile"><a href=item.path>{item.label}</a></li> }
    });
    view! {
        <h2 class="kern-heading-medium">{words.your_areas}</h2>
        <ul class="tiles">{tiles.collect_view()}</ul>
    }
}

#[component]
fn MyCases(home: HomeView, may_record: bool) -> impl IntoView {
    let words = &use_messages().cases;
    let due = home.due.into_iter().map(|item| due_line(item, words)).collect::<Vec<_>>();
    let tiles = home.cards.into_iter().map(|card| tile(card, may_record, words)).collect_view();
    view! {
        <div class="stack">
            <section>
                <h2 class="kern-heading-medium">{words.due_title}</h2>
                {if due.is_empty() {
                    view! { <p class="muted">{words.nothing_due}</p> }.into_any()
                } else {
                    view! {
                        <ul class="plain-list due">{due}</ul>
                        <p><a class="kern-link" href="/due">{words.due_all}</a></p>
                    }.into_any()
                }}
            </section>
            <section>
                <h2 class="kern-heading-medium">{if may_record { words.my_cases } else { words.site_cases }}</h2>
                {if home.open_cases == 0 {
                    view! { <p class="muted">{words.empty_text}</p> }.into_any()
                } else {
                    view! {
                        <ul class="tiles">{tiles}</ul>
                        <p><a class="kern-link" href="/cases">{(words.all_cases)(home.open_cases)}</a></p>
                    }.into_any()
                }}
            </section>
        </div>
    }
}

/// A case with the way to its session form: one tap.
fn tile(card: CaseCard, may_record: bool, words: &'static CaseMessages) -> impl IntoView + use<> {
    let language = use_language();
    let base = format!("/cases/{}", card.code.compact());
    let last = card.last_session_on.map_or_else(|| words.none_yet.to_owned(), |day| language.date(day));
    let hidden = format!(": {} {}", card.code, card.initials);
    let not_met = (use_messages().sessions.preset)(Preset::NotMet);
    let record = may_record.then(|| {
        view! {
            <a class="kern-btn kern-btn--secondary" href=format!("{base}/sessions/new")>
                <span class="kern-label">{words.record_session}<span class="kern-sr-only">{hidden.clone()}</span></span>
            </a>
            <a class="kern-link" href=format!("{base}/sessions/new?like=last")>
                {words.as_last_time}<span class="kern-sr-only">{hidden.clone()}</span>
            </a>
            <a class="kern-link" href=format!("{base}/sessions/new?preset=not_met")>
                {not_met}<span class="kern-sr-only">{hidden.clone()}</span>
            </a>
        }
    });
    view! {
        <li class="tile">
            <h3 class="tile__name">
                <a class="kern-link" href=base.clone()><span class="code">{card.code.to_string()}</span>" "{card.initials}</a>
            </h3>
            <p class="muted">{format!("{}: {last}", words.last_session)}</p>
            <div class="cluster">{record}</div>
        </li>
    }
}

fn due_line(item: DueItem, words: &'static CaseMessages) -> impl IntoView + use<> {
    let language = use_language();
    let base = format!("/cases/{}", item.code.compact());
    let (text, href) = due_text(item.what, &base, words);
    let day = item.on.map(|day| format!(" · {}", language.date(day)));
    view! {
        <li>
            <a class="kern-link" href=href>
                <span class="code">{item.code.to_string()}</span>" "{item.initials}": "{text}
            </a>
            <span class="muted">{day}</span>
        </li>
    }
}

/// What is due in words, and where it is done.
pub(super) fn due_text(what: Due, base: &str, words: &'static CaseMessages) -> (&'static str, String) {
    match what {
        Due::Withdrawal => (words.due_withdrawal, format!("{base}/consents")),
        Due::DeclarationEnds => (words.due_declaration, format!("{base}/consents")),
        Due::Assign => (words.due_assign, format!("{base}/assignment")),
        Due::Appointment => (words.due_appointment, base.to_owned()),
        Due::FirstContact => (words.due_first_contact, format!("{base}/attempts/new")),
        Due::PlannedEnd => (words.due_planned_end, format!("{base}/course")),
        Due::LongWithoutSession => (words.due_long_without, base.to_owned()),
        Due::ApproveExtension => (words.due_extension, format!("{base}/course")),
        Due::ApproveClosing => (words.due_closing, format!("{base}/course")),
        Due::ReviewOverdue => (words.due_review_late, format!("{base}/course")),
        Due::ReviewDue => (words.due_review, format!("{base}/course")),
        Due::PauseOver => (words.due_pause, format!("{base}/course")),
        Due::FollowUpEnds => (words.due_follow_up, format!("{base}/course")),
    }
}

/// Shows a page to signed-in people only; everybody else is led to the sign-in page.
pub fn signed_in(page: impl FnOnce(Visitor) -> AnyView) -> AnyView {
    let visitor = use_context::<Visitor>().unwrap_or_default();
    if visitor.is_signed_in() { page(visitor) } else { view! { <Problem error=AppError::SignedOut /> }.into_any() }
}
