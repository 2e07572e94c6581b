//! `/jobs`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::message::Label;
use crate::domain::view::session::{JobLine, JobList};
use crate::ui::address::address;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::Notice;
use crate::ui::page::Page;
use crate::ui::pager::Pager;
use crate::ui::table::{Column, Table};
use crate::ui::withheld::withheld_text;

const PATH: &str = "/jobs";

/// The jobs of the interpreter who is signed in: nothing about the families.
#[component]
pub fn JobsPage() -> impl IntoView {
    let after = use_query_map().read_untracked().get("after").unwrap_or_default();
    let first_page = after.is_empty();
    load(crate::api::sessions::own_jobs(after), move |list| view! { <Loaded list first_page /> })
}

#[component]
fn Loaded(list: JobList, first_page: bool) -> impl IntoView {
    let words = &use_messages().sessions;
    let next = list.next.clone().map(|after| address(PATH, &[("after", &after)]));
    let previous = (!first_page).then(|| PATH.to_owned());
    view! {
        <Page title=words.jobs_title>
            <p class="lead">{words.jobs_lead}</p>
            {if list.jobs.is_empty() {
                view! { <Notice title=words.no_jobs><p>{words.no_jobs_text}</p></Notice> }.into_any()
            } else {
                view! { <Lines jobs=list.jobs /> }.into_any()
            }}
            <Pager previous=previous next=next />
        </Page>
    }
}

#[component]
fn Lines(jobs: Vec<JobLine>) -> impl IntoView {
    let words = &use_messages().sessions;
    let columns = vec![
        Column::new(words.when),
        Column::new(words.place),
        Column::new(words.language),
        Column::new(words.way),
        Column::new(use_messages().common.minutes),
        Column::new(words.contact),
        Column::new(words.status),
    ];
    let rows = jobs.into_iter().map(row).collect::<Vec<_>>();
    view! { <Table caption=words.jobs_caption columns=columns rows=rows /> }
}

fn row(job: JobLine) -> Vec<AnyView> {
    let language = use_language();
    let (day, minute) = job.at;
    let at = (use_messages().sessions.at)(&language.date(day), &language.time(minute));
    let dialect = if job.dialect.is_empty() { String::new() } else { format!(" ({})", job.dialect) };
    let contact = if job.contact_email.is_empty() {
        job.contact.into_any()
    } else {
        let href = format!("mailto:{}", job.contact_email);
        view! { <a class="kern-link" href=href>{job.contact}</a> }.into_any()
    };
    vec![
        at.into_any(),
        job.place.map_or_else(|| withheld_text(&job.withheld), |place| place.label(language).to_owned()).into_any(),
        format!("{}{dialect}", job.language.label(language)).into_any(),
        job.mode.label(language).into_any(),
        job.minutes.to_string().into_any(),
        contact,
        job.status.label(language).into_any(),
    ]
}
