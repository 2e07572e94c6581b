//! `/cases/{code}/consents/{id}/withdraw`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use crate::domain::consent::WithdrawalChannel;
use crate::domain::draft::FormKind;
use crate::domain::message::Label;
use crate::domain::view::consent::{Consequence, WithdrawalView};
use crate::ui::form::{Choice, DayField, DraftNotice, Form, Hidden, RadioGroup, SaveBar, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// Withdraws a consent: says what changes, then does it in one step.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let get = |name: &str| params.get(name).unwrap_or_default();
    let sent = use_query_map().read_untracked().get("errors").is_some();
    load(crate::api::consents::open_withdrawal_form(get("code"), get("consent"), sent), |view| {
        view! { <Loaded view /> }
    })
}

#[component]
fn Loaded(view: WithdrawalView) -> impl IntoView {
    let words = &use_messages().consents;
    let name = view.purpose.label(use_language());
    let window_title = format!("{}: {}", words.withdraw_title, view.code);
    let page = format!("/cases/{}/consents/{}", view.code.compact(), view.form.consent_id);
    let mut steps = breadcrumb(view.code, true);
    steps.push((page.clone(), name.to_owned()));
    let label = |field: &str, word: &str| (field.to_owned(), word.to_owned());
    let fields = vec![
        label("withdrawn_by", words.who_withdraws),
        label("channel", words.channel),
        label("withdrawn_on", words.arrived_on),
    ];
    let errors = view.errors.clone();
    let person = format!("{} · {} · {name}", view.name, view.code);
    let (draft, subject) = (view.draft, view.form.consent_id.clone());
    let back = format!("{page}/withdraw");
    let open = view.open;
    view! {
        <Page title=words.withdraw_title window_title=window_title breadcrumb=steps errors fields>
            <p class="lead">{person}</p>
            {if open {
                view! {
                    <DraftNotice draft kind=FormKind::Withdrawal subject back />
                    <Changes view=view.clone() />
                    <Fields view cancel=page />
                }.into_any()
            } else {
                view! { <Notice title=words.nothing_open><p><a class="kern-link" href=page>{name}</a></p></Notice> }.into_any()
            }}
        </Page>
    }
}

/// What the withdrawal changes, before the button.
#[component]
fn Changes(view: WithdrawalView) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let sessions = view.sessions;
    let lines = view.consequences.into_iter().map(move |consequence| {
        let count =
            (consequence == Consequence::LocksRecord).then(|| format!(" {}", (words.sessions_locked)(sessions)));
        view! { <li>{consequence.label(language)}{count}</li> }
    });
    let exchanges = view.exchanges.into_iter().map(move |exchange| {
        let with = if exchange.institution.is_empty() { String::new() } else { format!(": {}", exchange.institution) };
        view! { <li>{exchange.purpose.label(language)}{with}</li> }
    });
    let exchanges = exchanges.collect::<Vec<_>>();
    let stops = (!exchanges.is_empty()).then(|| {
        view! { <section><h2 class="kern-heading-small">{words.stops}</h2><ul>{exchanges}</ul></section> }
    });
    let stays = view.stays.into_iter().map(|institution| view! { <li>{institution}</li> }).collect::<Vec<_>>();
    let stays = (!stays.is_empty()).then(|| {
        view! { <section><h2 class="kern-heading-small">{words.stays}</h2><ul>{stays}</ul></section> }
    });
    let given = view.releases.into_iter().map(move |(number, day)| {
        view! { <li>{(words.given_out_one)(number, &language.date(day))}</li> }
    });
    let given = given.collect::<Vec<_>>();
    let given = if given.is_empty() {
        view! { <p>{words.given_out_none}</p> }.into_any()
    } else {
        view! { <ul>{given}</ul> }.into_any()
    };
    let kept = view.deletions.into_iter().map(move |(class, day)| {
        view! { <li>{(words.deleted_after)(class.label(language), &language.date(day))}</li> }
    });
    view! {
        <Notice kind=Kind::Warning title=words.what_changes><ul>{lines.collect_view()}</ul></Notice>
        {stops}
        {stays}
        <section><h2 class="kern-heading-small">{words.given_out}</h2>{given}</section>
        <section><h2 class="kern-heading-small">{words.deleted}</h2><ul>{kept.collect_view()}</ul></section>
    }
}

#[component]
fn Fields(view: WithdrawalView, cancel: String) -> impl IntoView {
    let words = &use_messages().consents;
    let channels = choices::<WithdrawalChannel>(use_language());
    let form = view.form;
    let people = view.people.into_iter().map(|(value, name)| Choice::new(value, name)).collect();
    let subject = form.consent_id.clone();
    view! {
        <Form id="withdrawal-form" action="/api/consent/withdraw" client_id=form.client_id draft=Some((FormKind::Withdrawal, subject)) errors=view.errors>
            <input type="hidden" name="case" value=view.code.compact() />
            <input type="hidden" name="consent" value=form.consent_id.clone() />
            <Hidden name="consent_id" value=form.consent_id />
            <Hidden name="version" value=form.version />
            <RadioGroup name="withdrawn_by" label=words.who_withdraws choices=people value=form.withdrawn_by list=true />
            <RadioGroup name="channel" label=words.channel choices=channels value=form.channel />
            <DayField name="withdrawn_on" label=words.arrived_on hint=words.arrived_hint value=form.withdrawn_on />
            <SaveBar label=words.withdraw_now cancel />
        </Form>
    }
}
