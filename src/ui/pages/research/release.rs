//! `/research/releases/{id}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::catalogue::CodebookTable;
use super::risk::{Refused, Risk};
use super::{approves, breadcrumb, progress_badge};
use crate::domain::release::{Progress, ReleaseFile};
use crate::domain::view::research::{RegisterFacts, ReleasePage as View};
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::use_language;
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// One entry of the register.
#[component]
pub fn ReleasePage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    if approves() {
        load(crate::api::research::release_for_approval(id), |page| view! { <Loaded page /> }).into_any()
    } else {
        load(crate::api::research::own_release(id), |page| view! { <Loaded page /> }).into_any()
    }
}

#[component]
fn Loaded(page: View) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let done = use_query_map().read_untracked().get_str("done") == Some("approved");
    let entries = vec![
        (words.project, page.project.clone().into_any()),
        (words.cohort, language.cohort(page.cohort).into_any()),
        (words.made_on, language.date(page.made_on).into_any()),
        (words.progress, progress_badge(page.progress)),
    ];
    let files = page.risk.is_some().then(|| view! { <Files page=page.clone() /> });
    view! {
        <Page title=words.release_title breadcrumb=breadcrumb()>
            {done.then(|| view! { <Notice kind=Kind::Success title=words.approved /> })}
            <IdentityBar entries=entries />
            <div class="stack">
                {page.obstacle.clone().map(|obstacle| view! { <Refused obstacle /> })}
                {files}
                {page.risk.clone().map(|risk| view! {
                    <section>
                        <h2 class="kern-heading-medium">{words.protection_title}</h2>
                        <Risk risk=*risk dropped=None />
                    </section>
                })}
                {page.register.clone().map(|facts| view! { <Entry facts /> })}
                {page.codebook.clone().map(|codebook| view! {
                    <section>
                        <h2 class="kern-heading-medium">{words.codebook_title}</h2>
                        <CodebookTable codebook=*codebook />
                    </section>
                })}
            </div>
        </Page>
    }
}

#[component]
fn Files(page: View) -> impl IntoView {
    let language = use_language();
    let words = &language.messages().research;
    let links = ReleaseFile::ALL.iter().map(|file| {
        let label = match file {
            ReleaseFile::Persons => words.file_persons,
            ReleaseFile::Codebook => words.file_codebook,
            ReleaseFile::Readme => words.file_readme,
        };
        view! { <li><a class="kern-link" href=format!("/research/releases/{}/{file}", page.id) download=file.code()>{label}</a></li> }
    });
    let until = page.fetch_until.map(|day| format!("{} {}.", words.fetch_until, language.date(day)));
    let shown = match (page.progress, page.may_fetch) {
        (Progress::Expired, _) => view! { <Notice title=words.expired_text /> }.into_any(),
        (_, true) => view! {
            <ul class="area-list">{links.collect_view()}</ul>
            <p>{until}</p>
            <Notice kind=Kind::Warning title=words.excel />
        }
        .into_any(),
        (_, false) => view! { <p>{until}" "{words.only_recipient}</p> }.into_any(),
    };
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.files_title}</h2>
            {shown}
        </section>
        <section>
            <h2 class="kern-heading-medium">{words.sums_title}</h2>
            <p class="muted">{words.sums_hint}</p>
            <pre class="sums" tabindex="0" role="region" aria-label=words.sums_title>{page.manifest}</pre>
        </section>
    }
}

#[component]
fn Entry(facts: RegisterFacts) -> impl IntoView {
    let words = &use_language().messages().research;
    let answers = vec![
        Answer::fixed(words.number, facts.number.to_string()),
        Answer::fixed(words.recipient, facts.recipient),
        Answer::fixed(words.approver, facts.approver),
        Answer::fixed(words.dropped, facts.dropped.to_string()),
        Answer::fixed(words.hash, facts.hash),
    ];
    view! { <Answers title=words.register_facts answers /> }
}
