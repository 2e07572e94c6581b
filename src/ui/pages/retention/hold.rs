//! `/retention/{code}`: a hold on a case, to set or to lift.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::view::retention::{HoldPage as HoldView, StandingHold};
use crate::ui::form::{DayField, DraftNotice, Form, SaveBar, Submit, TextArea};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::summary::{Answer, Answers};

/// The form of a hold, or the hold that stands.
#[component]
pub fn HoldPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::retention::open_hold_form(code), move |page| view! { <Loaded page failed /> })
}

#[component]
fn Loaded(page: HoldView, failed: bool) -> impl IntoView {
    let words = &use_messages().retention;
    let code = page.code.compact();
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let title = format!("{} {}", words.hold_title, page.code);
    let fields = [("reason", words.reason), ("until_on", words.until)];
    let fields = fields.map(|(name, label)| (name.to_owned(), label.to_owned())).to_vec();
    let breadcrumb = vec![("/retention".to_owned(), words.title.to_owned())];
    let form = page.form;
    view! {
        <Page title=title breadcrumb=breadcrumb errors=errors.clone() fields=fields>
            <p class="lead">{words.hold_lead}</p>
            {match page.standing {
                Some(hold) => view! { <Standing hold code /> }.into_any(),
                None => {
                    let back = format!("/retention/{code}");
                    view! {
                        <DraftNotice draft=mark kind=FormKind::Hold subject=code.clone() back=back />
                        <Form id="hold" action="/api/retention/hold" client_id=form.client_id errors=errors>
                            <input type="hidden" name="case" value=code />
                            <TextArea name="reason" label=words.reason hint=words.reason_hint value=form.reason rows=3 />
                            <DayField name="until_on" label=words.until hint=words.until_hint value=form.until_on optional=true />
                            <SaveBar label=words.hold_button cancel="/retention" />
                        </Form>
                    }
                        .into_any()
                }
            }}
        </Page>
    }
}

#[component]
fn Standing(hold: StandingHold, code: String) -> impl IntoView {
    let words = &use_messages().retention;
    let language = use_language();
    let until = hold.until_on.map_or_else(|| words.open_end.to_owned(), |day| language.date(day));
    let answers = vec![
        Answer::fixed(words.reason, hold.reason),
        Answer::fixed(words.since, language.date(hold.set_on)),
        Answer::fixed(words.until, until),
    ];
    view! {
        <Notice kind=Kind::Warning title=words.standing />
        <Answers answers />
        <p>{words.lift_lead}</p>
        <Form id="lift" action="/api/retention/lift" plain=true>
            <input type="hidden" name="case" value=code />
            <input type="hidden" name="id" value=hold.id />
            <input type="hidden" name="version" value=hold.version.to_string() />
            <Submit label=words.lift_button secondary=true />
        </Form>
    }
}
