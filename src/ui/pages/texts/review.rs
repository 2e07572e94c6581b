//! `/texts/{edition}/review/{text}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::sheet::{Difference, Facts, State, Words};
use super::{breadcrumb, name_of};
use crate::domain::message::Label;
use crate::domain::view::form_text::TextReview;
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// A draft: what changes, what follows, and the decision of a second person.
#[component]
pub fn TextReviewPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("text").unwrap_or_default();
    let done = use_query_map().read_untracked().get("done").unwrap_or_default();
    load(crate::api::form_texts::see_text_review(id), move |review| view! { <Loaded review done /> })
}

#[component]
fn Loaded(review: TextReview, done: String) -> impl IntoView {
    let words = &use_messages().form_texts;
    let title = format!("{}: {}", words.review_title, review.purpose.label(use_language()));
    let name = name_of(&review.code);
    let german = review.german.clone().map(|text| {
        view! { <section><h2 class="kern-heading-medium">{words.german_beside}</h2><Words text /></section> }
    });
    let effect = if review.consents > 0 { (words.effect_some)(review.consents) } else { words.effect_none.to_owned() };
    let own = review.own.then(|| view! { <Notice kind=Kind::Warning title=words.own_text /> });
    let text = review.draft.text.clone();
    let decide = review.may_approve.then(|| view! { <Decision review=review.clone() /> });
    view! {
        <Page title=title breadcrumb=breadcrumb(&review.code, true)>
            {(!done.is_empty()).then(|| view! { <Notice kind=Kind::Success title=(words.done)(&done) /> })}
            <p class="lead">{name}</p>
            <State version=review.draft.clone() />
            {german}
            <section>
                <h2 class="kern-heading-medium">{words.changes}</h2>
                <Difference stretches=review.body.clone() text=text.clone() />
            </section>
            <section>
                <h2 class="kern-heading-medium">{words.frame_changes}</h2>
                <Difference stretches=review.frame.clone() text />
            </section>
            <Facts version=review.draft.clone() />
            <section>
                <h2 class="kern-heading-medium">{words.effect}</h2>
                <p>{effect}</p>
                {own}
                {decide}
            </section>
        </Page>
    }
}

#[component]
fn Decision(review: TextReview) -> impl IntoView {
    let words = &use_messages().form_texts;
    let id = review.draft.text.id;
    let (edition, text) = (review.code.clone(), id.clone());
    let by_program = review.draft.by_program;
    let discard = (!by_program).then(|| {
        view! {
            <Form id="discard" action="/api/text/discard" plain=true>
                <input type="hidden" name="edition" value=edition />
                <input type="hidden" name="text" value=text />
                <Submit label=words.discard secondary=true />
            </Form>
        }
    });
    view! {
        <Form id="approve" action="/api/text/approve" plain=true>
            <input type="hidden" name="edition" value=review.code />
            <input type="hidden" name="text" value=id />
            <input type="hidden" name="version" value=review.version.to_string() />
            <Submit label=words.approve />
        </Form>
        {discard}
    }
}
