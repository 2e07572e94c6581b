//! `/research/requests/{id}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::risk::{Refused, Risk};
use crate::domain::error::FieldErrors;
use crate::domain::form::DeclineForm;
use crate::domain::view::research::{Preview, ReviewPage as View};
use crate::ui::form::{Form, Hidden, Submit, TextField};
use crate::ui::language::use_language;
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// One request before the decision.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let errors = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::research::review(id), move |page| view! { <Loaded page errors /> })
}

#[component]
fn Loaded(page: View, errors: bool) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let form = DeclineForm { version: page.version.to_string(), reason: page.reason.clone() };
    let errors = if errors { form.check().err().unwrap_or_default() } else { FieldErrors::default() };
    let fields = vec![("reason".to_owned(), words.decline_reason.to_owned())];
    let answers = vec![
        Answer::fixed(words.project, page.project.clone()),
        Answer::fixed(words.review_purpose, page.purpose.clone()),
        Answer::fixed(words.requester, page.requester.clone()),
        Answer::fixed(words.requested_on, language.date(page.requested_on)),
        Answer::fixed(words.cohort, language.cohort(page.cohort)),
    ];
    let possible = matches!(page.preview, Preview::Possible { .. });
    let preview = match page.preview.clone() {
        Preview::Possible { risk, dropped } => view! { <Risk risk=*risk dropped=Some(dropped) /> }.into_any(),
        Preview::Impossible(obstacle) => view! { <Refused obstacle /> }.into_any(),
    };
    view! {
        <Page title=words.review_title breadcrumb=breadcrumb() errors=errors.clone() fields=fields>
            <div class="stack">
                <Answers answers />
                <section>
                    <h2 class="kern-heading-medium">{words.preview_title}</h2>
                    {preview}
                    <p class="muted measure">{words.preview_note}</p>
                </section>
                {if page.own {
                    view! { <Notice kind=Kind::Warning title=words.own_request /> }.into_any()
                } else {
                    view! { <Decision page form errors possible /> }.into_any()
                }}
            </div>
        </Page>
    }
}

#[component]
fn Decision(page: View, form: DeclineForm, errors: FieldErrors, possible: bool) -> impl IntoView {
    let words = &use_language().messages().research;
    let (id, version) = (page.id.to_string(), form.version.clone());
    let approve = if possible { words.approve } else { words.approve_refused };
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.approve_title}</h2>
            {possible.then(|| view! { <div class="prose"><p>{words.approve_note}</p></div> })}
            <Form id="approve" action="/api/research/approve" plain=true>
                <Hidden name="request" value=id />
                <Hidden name="version" value=version />
                <Submit label=approve />
            </Form>
        </section>
        <section>
            <h2 class="kern-heading-medium">{words.decline_title}</h2>
            <Form id="decline" action="/api/research/decline" errors=errors>
                <input type="hidden" name="request" value=page.id.to_string() />
                <Hidden name="version" value=form.version />
                <TextField name="reason" label=words.decline_reason value=form.reason />
                <Submit label=words.decline secondary=true />
            </Form>
        </section>
    }
}
