//! `/cases/{code}/consents`

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::breadcrumb;
use crate::domain::consent::ConsentState;
use crate::domain::form_text::EDITIONS;
use crate::domain::message::{ConsentMessages, Label};
use crate::domain::view::consent::{ConsentCard, ConsentsView, PurposeLine};
use crate::ui::badge::Badge;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::cases::page::state_kind;

/// What the family has agreed to, and how to withdraw.
#[component]
pub fn ConsentsPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    load(crate::api::consents::consents(code), |view| view! { <Loaded view /> })
}

#[component]
fn Loaded(view: ConsentsView) -> impl IntoView {
    let words = &use_messages().consents;
    let window_title = format!("{}: {}", words.title, view.code);
    let papers = format!("/cases/{}/consents/overview.pdf", view.code.compact());
    view! {
        <Page title=words.title window_title=window_title breadcrumb=breadcrumb(view.code, false)>
            <p class="lead">{words.lead}</p>
            <p><strong>{view.name.clone()}</strong>" · "<span class="code">{view.code.to_string()}</span></p>
            <Purposes view=view />
            <Papers base=papers />
            <section class="prose">
                <h2 class="kern-heading-medium">{words.how_to_withdraw}</h2>
                <p>{words.how_to_withdraw_text}</p>
            </section>
            <p class="muted">{words.who_sees}</p>
        </Page>
    }
}

/// Everything on one page for the family, in each language.
#[component]
fn Papers(
    /// Address of the PDF.
    base: String,
) -> impl IntoView {
    let words = &use_messages().consents;
    let links = EDITIONS.map(|edition| {
        let href = format!("{base}?edition={}", edition.code());
        view! { <li><a class="kern-link" href=href lang=edition.language.tag() download><bdi>{edition.own_name()}</bdi></a></li> }
    });
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.papers_title}</h2>
            <p class="muted measure">{words.papers_lead}</p>
            <ul class="cluster plain-list">{links.into_iter().collect_view()}</ul>
        </section>
    }
}

/// First what a first visit needs, then the rest.
#[component]
pub(super) fn Purposes(
    /// The overview.
    view: ConsentsView,
) -> impl IntoView {
    let words = &use_messages().consents;
    let base = format!("/cases/{}/consents", view.code.compact());
    // What has been asked for already is no longer "later".
    let (now, later): (Vec<_>, Vec<_>) =
        view.purposes.into_iter().partition(|line| line.first_visit || !line.consents.is_empty());
    let list = |lines: Vec<PurposeLine>| {
        let lines = lines.into_iter().map(|line| purpose_line(&base, line, words)).collect_view();
        view! { <ul class="plain-list consents">{lines}</ul> }
    };
    let now = list(now);
    let later = list(later);
    view! {
        <h2 class="kern-heading-medium">{words.first_visit}</h2>
        {now}
        <h2 class="kern-heading-medium">{words.later}</h2>
        <p class="muted measure">{words.later_text}</p>
        {later}
    }
}

fn purpose_line(base: &str, line: PurposeLine, words: &'static ConsentMessages) -> impl IntoView + use<> {
    let language = use_language();
    let name = line.purpose.label(language);
    let need = if line.purpose.is_mandatory() { words.mandatory } else { words.optional };
    let asked = !line.consents.is_empty();
    let holds = line.consents.iter().any(|card| card.state == ConsentState::Valid);
    let cards = line.consents.into_iter().map(|card| card_line(base, card, name, words)).collect_view();
    let href = format!("{base}/new?purpose={}", line.purpose.code());
    let record = (line.may_record && !holds).then(|| {
        let label = if asked { words.record_again } else { words.record };
        view! { <p><a class="kern-link" href=href>{label}<span class="kern-sr-only">{format!(": {name}")}</span></a></p> }
    });
    view! {
        <li class="sheet">
            <h3 class="sheet__name">{name}</h3>
            <p class="muted">{need}</p>
            {(!asked).then(|| view! { <p>{words.not_asked}</p> })}
            {cards}
            {record}
        </li>
    }
}

fn card_line(
    base: &str,
    card: ConsentCard,
    name: &'static str,
    words: &'static ConsentMessages,
) -> impl IntoView + use<> {
    let language = use_language();
    let span = match (card.withdrawn_on, card.valid_from, card.valid_until) {
        (Some(day), ..) => (words.withdrawn_on)(&language.date(day)),
        (None, Some(from), Some(until)) => (words.valid_between)(&language.date(from), &language.date(until)),
        _ => String::new(),
    };
    let decided = card.decided.into_iter().map(|(name, decision, day)| {
        view! { <li>{format!("{name}: {} ({})", decision.label(language), language.date(day))}</li> }
    });
    let href = format!("{base}/{}", card.id);
    view! {
        <div class="stack">
            <p class="cluster"><Badge kind=Some(state_kind(card.state)) text=card.state.label(language) />{span}</p>
            {(!card.institution.is_empty()).then(|| view! { <p><strong>{card.institution}</strong></p> })}
            <ul class="plain-list">{decided.collect_view()}</ul>
            <p><a class="kern-link" href=href>{words.open}<span class="kern-sr-only">{format!(": {name}")}</span></a></p>
        </div>
    }
}
