//! `/cases/{code}/reviews/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::course_crumbs;
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::message::CourseMessages;
use crate::domain::review::{ConsentCheck, ReviewDecision, ReviewParticipant};
use crate::domain::view::course::ReviewPage as ReviewView;
use crate::ui::form::{
    CheckGroup, Choice, DayField, DraftNotice, FieldLabels, Form, RadioGroup, SaveBar, TextArea, choices,
};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::cases::admission::{Head, window_title};

/// A review (Verlaufsprüfung).
#[component]
pub fn ReviewPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let failed = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::course::open_review_form(code), move |page| view! { <Loaded page failed /> })
}

fn labels(words: &CourseMessages) -> FieldLabels {
    [
        ("held_on", words.held_on),
        ("participants", words.participants),
        ("sense_and_need", words.sense_and_need),
        ("decision", words.decision),
        ("consent_check", words.consent_check),
        ("note", words.note),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .to_vec()
}

#[component]
fn Loaded(page: ReviewView, failed: bool) -> impl IntoView {
    let words = &use_messages().course;
    let language = use_language();
    let code = page.head.code.compact();
    let back = format!("/cases/{code}/reviews/new");
    let course = format!("/cases/{code}/course");
    let errors = if failed { page.errors.clone() } else { FieldErrors::new() };
    let mark = page.draft.filter(|_| !failed);
    let due = page.due_on.map(|day| view! { <p class="muted">{words.due_on}" "{language.date(day)}</p> });
    let form = page.form;
    let yes_no = vec![Choice::new("yes", words.yes), Choice::new("no", words.no)];
    view! {
        <Page
            title=words.review_new
            window_title=window_title(words.review_new, &page.head)
            breadcrumb=course_crumbs(&page.head)
            errors=errors.clone()
            fields=labels(words)
        >
            <Head head=page.head.clone() />
            <p>{words.review_lead}</p>
            {due}
            <DraftNotice draft=mark kind=FormKind::Review subject=code.clone() back=back />
            <Form
                id="review"
                action="/api/review/record"
                client_id=form.client_id
                draft=(FormKind::Review, code.clone())
                errors=errors
            >
                <input type="hidden" name="case" value=code />
                <DayField name="held_on" label=words.held_on value=form.held_on />
                <CheckGroup
                    name="participants"
                    label=words.participants
                    choices={choices::<ReviewParticipant>(language)}
                    values=form.participants
                    optional=true
                />
                <RadioGroup name="sense_and_need" label=words.sense_and_need choices=yes_no value=form.sense_and_need />
                <RadioGroup
                    name="decision"
                    label=words.decision
                    choices={choices::<ReviewDecision>(language)}
                    value=form.decision
                />
                <RadioGroup
                    name="consent_check"
                    label=words.consent_check
                    choices={choices::<ConsentCheck>(language)}
                    value=form.consent_check
                />
                <TextArea name="note" label=words.note hint=words.note_hint value=form.note rows=5 optional=true />
                <SaveBar label=words.review_save cancel=course />
            </Form>
        </Page>
    }
}
