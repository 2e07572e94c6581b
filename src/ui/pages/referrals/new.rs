//! `/referrals/new`

use leptos::prelude::*;

use crate::domain::message::Label;
use crate::domain::view::referral::ReferralDraft;
use crate::domain::view::task::TaskProgress;
use crate::ui::form::{Form, Submit};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::task_list::{Task, TaskList};

/// The parts of a new referral and how far each is.
#[component]
pub fn NewReferralPage() -> impl IntoView {
    load(crate::api::referrals::referral_in_writing(), |draft| view! { <Loaded draft /> })
}

#[component]
fn Loaded(draft: ReferralDraft) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.referral;
    let language = use_language();
    let begun = draft.parts.iter().any(|(_, progress)| *progress != TaskProgress::NotStarted);
    let ready = draft.errors.is_empty();
    let mut tasks: Vec<Task> = draft
        .parts
        .into_iter()
        .map(|(part, progress)| Task {
            title: part.label(language).to_owned(),
            href: Some(format!("/referrals/new/{part}")),
            state: progress.into(),
        })
        .collect();
    let check = if ready { TaskProgress::NotStarted } else { TaskProgress::Blocked };
    tasks.push(Task {
        title: words.check_task.to_owned(),
        href: ready.then(|| "/referrals/new/check".to_owned()),
        state: check.into(),
    });
    view! {
        <Page title=words.new_title breadcrumb=vec![("/".to_owned(), messages.common.home.to_owned())]>
            <div class="prose"><p class="lead">{words.new_lead}</p></div>
            <TaskList tasks=tasks />
            {begun.then(|| view! {
                <Form id="restart" action="/api/draft/referral-restart" plain=true>
                    <Submit label=words.restart secondary=true />
                </Form>
            })}
        </Page>
    }
}
