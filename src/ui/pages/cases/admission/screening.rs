//! `/cases/{code}/screening`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{Blocked, Head, crumbs, window_title};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::Screening2Result;
use crate::domain::error::FieldErrors;
use crate::domain::view::admission::ScreeningPage;
use crate::ui::form::{Checkbox, DayField, DraftNotice, Form, Hidden, RadioGroup, SaveBar, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;

/// The result of the second screening.
#[component]
pub fn ScreeningFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::enrolment::open_screening_form(code), move |page| view! { <Loaded page failed /> })
}

#[component]
fn Loaded(page: ScreeningPage, failed: bool) -> impl IntoView {
    let words = &use_messages().admission;
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/screening");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let labels = [
        ("screening2_on", words.screening_on),
        ("screening2_result", words.screening_result),
        ("voluntary_repeated", words.voluntary),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec();
    view! {
        <Page
            title=words.screening_title
            window_title=window_title(words.screening_title, &page.head)
            breadcrumb=crumbs(&page.head, true)
            errors=errors.clone()
            fields=labels
        >
            <Head head=page.head.clone() />
            <p>{words.screening_lead}</p>
            {match page.blocked {
                Some(error) => view! { <Blocked head=page.head error /> }.into_any(),
                None => view! {
                    <DraftNotice draft=mark kind=FormKind::Screening subject=code back=back />
                    <Fields page errors />
                }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Fields(page: ScreeningPage, errors: FieldErrors) -> impl IntoView {
    let words = &use_messages().admission;
    let code = page.head.code.compact();
    let steps = format!("/cases/{code}/admission");
    let form = page.form;
    view! {
        <Form
            id="screening"
            action="/api/enrolment/screening"
            client_id=form.client_id
            draft=(FormKind::Screening, code.clone())
            errors=errors
        >
            <input type="hidden" name="case" value=code />
            <Hidden name="version" value=form.version />
            <DayField name="screening2_on" label=words.screening_on value=form.screening2_on />
            <RadioGroup
                name="screening2_result"
                label=words.screening_result
                hint=words.screening_hint
                choices={choices::<Screening2Result>(use_language())}
                value=form.screening2_result
            />
            <Checkbox name="voluntary_repeated" label=words.voluntary checked=form.voluntary_repeated />
            <p class="muted">{words.who_sees}</p>
            <SaveBar label=words.screening_save cancel=steps />
        </Form>
    }
}
