//! `/cases/{code}/sessions/new`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::fields::{Rest, What, When};
use super::interpreting::Interpreting;
use super::{above, moment};
use crate::domain::code::Code;
use crate::domain::draft::FormKind;
use crate::domain::form::session::OTHER;
use crate::domain::message::{Label, Language};
use crate::domain::purpose::Purpose;
use crate::domain::session::defaults::Preset;
use crate::domain::session::{Attended, Place, Present, SessionKind};
use crate::domain::view::session::{Filling, SessionFormQuery, SessionFormView};
use crate::ui::address::address;
use crate::ui::form::{AlreadySaved, FieldLabels, Form, SaveBar};
use crate::ui::identity_bar::IdentityBar;
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// A new session: everything is filled in, saving is one tap.
#[component]
pub fn SessionFormPage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let get = |name: &str| query.get(name).unwrap_or_default();
    let query = SessionFormQuery {
        like: get("like"),
        preset: get("preset"),
        draft: get("draft") == "1",
        errors: get("errors") == "1",
        id: get("id"),
    };
    load(crate::api::sessions::open_session_form(code, query), move |page| view! { <Loaded page /> })
}

#[component]
fn Loaded(page: SessionFormView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.sessions;
    let code = page.code.to_string();
    let entries = vec![
        (messages.common.case_code, view! { <span class="code">{code.clone()}</span> }.into_any()),
        (messages.common.initials, page.initials.clone().into_any()),
    ];
    let fields = labels();
    view! {
        <Page title=words.new_title window_title=format!("{}: {code}", words.new_title) breadcrumb=above(page.code)
            errors=page.errors.clone() fields=fields>
            <IdentityBar entries=entries />
            {if page.stopped {
                view! { <Stopped page /> }.into_any()
            } else {
                view! { <Opening page=page.clone() /><TheForm page /> }.into_any()
            }}
        </Page>
    }
}

#[component]
fn Stopped(page: SessionFormView) -> impl IntoView {
    let words = &use_messages().sessions;
    let consents = format!("/cases/{}/consents", page.code.compact());
    view! {
        <Notice kind=Kind::Warning title=words.stopped_title>
            <p>{words.stopped_text}</p>
            <p><a class="kern-link" href=consents>{words.to_consents}</a></p>
        </Notice>
        {matches!(page.filling, Filling::Draft(_)).then(|| view! { <Unsent page=page.clone() /> })}
    }
}

/// What was typed before the withdrawal and can no longer be saved: its author can read, copy and throw it away.
#[component]
fn Unsent(page: SessionFormView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.sessions;
    let Filling::Draft(when) = page.filling else { return ().into_any() };
    let typed = [(words.note, page.form.note.clone()), (words.next_step, page.form.next_step.clone())];
    let typed = typed.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| {
        view! { <div><dt>{label}</dt><dd class="as-typed">{text}</dd></div> }
    });
    let back = format!("/cases/{}", page.code.compact());
    view! {
        <section>
            <h2 class="kern-heading-medium">{(messages.form.draft_restored)(&moment(when))}</h2>
            <p>{words.unsent_text}</p>
            <p class="muted">{gist(&page)}</p>
            <dl class="answers">{typed.collect_view()}</dl>
            <Discard page back />
        </section>
    }
    .into_any()
}

/// What stands above the form: what is missing, where its content comes from, the ready-made forms.
#[component]
fn Opening(page: SessionFormView) -> impl IntoView {
    let words = &use_messages().sessions;
    let base = format!("/cases/{}", page.code.compact());
    let early = page.early.then(|| {
        let attempt = format!("{base}/attempts/new");
        let consents = format!("{base}/consents");
        view! {
            <Notice kind=Kind::Warning title=words.early_title>
                <p>{words.early_text}</p>
                {page.no_contact_consent.then(|| view! {
                    <p>{words.no_contact_text}" "<a class="kern-link" href=attempt>{words.to_attempt}</a></p>
                })}
                <p><a class="kern-link" href=consents>{words.to_consents}</a></p>
            </Notice>
        }
    });
    let waiting = page.waiting_draft.map(|when| {
        let href = format!("{base}/sessions/new?draft=1");
        view! {
            <p class="small">{(words.waiting_draft)(&moment(when))}" "<a class="kern-link" href=href>{words.use_draft}</a></p>
        }
    });
    view! {
        {early}
        <Source page=page.clone() />
        {waiting}
        <Templates page />
    }
}

/// Where the content comes from; a draft can be thrown away.
#[component]
fn Source(page: SessionFormView) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.sessions;
    let language = use_language();
    let line = match page.filling {
        Filling::First => words.first.to_owned(),
        Filling::Usual(day) => (words.usual)(&language.date(day)),
        Filling::Like(day) => (words.copied)(&language.date(day)),
        Filling::Preset(preset) => format!("{} {}", words.from_preset, (words.preset)(preset)),
        Filling::Saved(_) => {
            let again = format!("/cases/{}/sessions/new", page.code.compact());
            return view! { <AlreadySaved again /> }.into_any();
        }
        Filling::Draft(_) if !page.errors.is_empty() => return ().into_any(),
        Filling::Draft(when) => {
            let title = (messages.form.draft_restored)(&moment(when));
            let back = format!("/cases/{}/sessions/new", page.code.compact());
            return view! { <Notice title=title><Discard page back /></Notice> }.into_any();
        }
    };
    let gist = gist(&page);
    view! { <p class="small"><strong>{gist}</strong><br /><span class="muted">{line}</span></p> }.into_any()
}

#[component]
fn Discard(page: SessionFormView, back: String) -> impl IntoView {
    view! {
        <form method="post" action="/api/draft/discard">
            <input type="hidden" name="form" value=FormKind::Session.code() />
            <input type="hidden" name="subject" value=page.code.compact() />
            <input type="hidden" name="back" value=back />
            <button class="link-button">{use_messages().form.draft_discard}</button>
        </form>
    }
}

/// What saving right now would write down, in one line.
fn gist(page: &SessionFormView) -> String {
    let language = use_language();
    let messages = use_messages();
    let words = &messages.sessions;
    let form = &page.form;
    let minutes = if form.minutes == OTHER { &form.minutes_other } else { &form.minutes };
    let mut parts =
        vec![format!("{} {}", words.today, form.start_time), format!("{minutes} {}", messages.common.minutes)];
    let held = form.attended == Attended::Yes.code();
    if !held {
        parts.extend(label_of::<Attended>(&form.attended, language));
    }
    parts.extend(label_of::<SessionKind>(&form.kind, language));
    parts.extend(label_of::<Place>(&form.place, language));
    if held {
        parts.extend(form.present.iter().filter_map(|code| label_of::<Present>(code, language)));
    }
    format!("{} {}", words.filled_in, parts.join(" · "))
}

fn label_of<C: Code + Label>(code: &str, language: Language) -> Option<String> {
    C::from_code(code).map(|code| code.label(language).to_owned())
}

/// Ready-made forms as links: the page opens filled in, one tap saves it.
#[component]
fn Templates(page: SessionFormView) -> impl IntoView {
    let words = &use_messages().sessions;
    let path = format!("/cases/{}/sessions/new", page.code.compact());
    let mut links = Vec::new();
    if !matches!(page.filling, Filling::First) {
        let current = matches!(page.filling, Filling::Like(_));
        links.push((address(&path, &[("like", "last")]), words.as_last_time, current));
    }
    for preset in Preset::ALL {
        let current = page.filling == Filling::Preset(*preset);
        links.push((address(&path, &[("preset", preset.code())]), (words.preset)(*preset), current));
    }
    let links = links.into_iter().map(|(href, label, current)| {
        view! { <li><a href=href aria-current=current.then_some("true")>{label}</a></li> }
    });
    view! { <nav class="chip-links" aria-label=words.templates><ul>{links.collect_view()}</ul></nav> }
}

#[component]
fn TheForm(page: SessionFormView) -> impl IntoView {
    let words = &use_messages().sessions;
    let code = page.code.compact();
    let case_page = format!("/cases/{code}");
    let form = page.form.clone();
    let rest_errors = ["topic_tags", "next_appointment_on", "next_step", "travel_minutes"];
    let has_errors = rest_errors.iter().any(|field| !page.errors.of(field).is_empty());
    view! {
        <div class="session-form">
            <Form id="session" action="/api/session/record" client_id=form.client_id.clone()
                draft=Some((FormKind::Session, code.clone())) errors=page.errors.clone()>
                <input type="hidden" name="case" value=code />
                <When page=page.clone() />
                <What page=page.clone() />
                <Interpreting page />
                <Rest form has_errors />
                <SaveBar label=words.save cancel=case_page />
            </Form>
        </div>
    }
}

/// The fields in the order of the page, for the error summary.
fn labels() -> FieldLabels {
    let words = &use_messages().sessions;
    let pairs = [
        ("enrolment", words.enrolment),
        ("day", words.day),
        ("held_on", words.day),
        ("start_time", words.start),
        ("minutes", words.length),
        ("minutes_other", words.length),
        ("attended", words.attended),
        ("kind", words.kind),
        ("place", words.place),
        ("present", words.present),
        ("release_school", (words.which_institution)(Purpose::School)),
        ("release_youth_office", (words.which_institution)(Purpose::YouthOffice)),
        ("release_measure_provider", (words.which_institution)(Purpose::MeasureProvider)),
        ("anonymised_talk", words.without_consent),
        ("legal_ground", words.without_consent),
        ("oral_agreement", words.interpreting),
        ("interpreter_id", words.who),
        ("interpreter_level", words.interpreting),
        ("interpreter_confidential", words.interpreting),
        ("child_confirmed", words.interpreting),
        ("interpreter_mode", words.mode),
        ("interpreter_language", words.language),
        ("interpreter_dialect", words.dialect),
        ("interpreter_minutes", words.interpreter_minutes),
        ("exception_reason", words.exception_reason),
        ("note", words.note),
        ("topic_tags", words.topics),
        ("next_appointment_on", words.next_appointment),
        ("next_step", words.next_step),
        ("travel_minutes", words.travel),
    ];
    pairs.into_iter().map(|(field, label)| (field.to_owned(), label.to_owned())).collect()
}
