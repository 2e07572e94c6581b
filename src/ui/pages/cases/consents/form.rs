//! What the two forms on paper share: the text that was explained, the gap in custody, the place of the paper.

use leptos::prelude::*;

use crate::domain::case_code::CaseCode;
use crate::domain::consent::required::CustodyGap;
use crate::domain::error::ErrorCode;
use crate::domain::form_text::{Edition, TextOrigin, TextState};
use crate::domain::message::{Label, consents};
use crate::domain::purpose::Purpose;
use crate::domain::view::consent::{EditionChoice, FormText, RecordingLine};
use crate::ui::badge::Badge;
use crate::ui::direction::isolated;
use crate::ui::form::TextField;
use crate::ui::language::{use_language, use_messages};
use crate::ui::notice::{Kind, Notice};
use crate::ui::read_aloud::ReadAloud;

/// The text in German and beside it in the family's language, with what stands on every sheet.
#[component]
pub(super) fn Texts(
    /// What for.
    purpose: Purpose,
    /// The text in each language.
    texts: Vec<FormText>,
    /// The page can read it aloud.
    #[prop(optional)]
    aloud: bool,
) -> impl IntoView {
    let words = &use_messages().consents;
    let language = use_language();
    let several = texts.len() > 1;
    let kind = consents::declaration(language, purpose.entry().declaration);
    let draft = texts.iter().any(|text| text.state == TextState::Draft);
    let class = if several { "form-texts form-texts--two" } else { "form-texts" };
    let texts = texts.into_iter().map(|text| view! { <OneText text aloud /> }).collect_view();
    view! {
        <section>
            <h2 class="kern-heading-medium">{words.text_title}</h2>
            <p class="muted">{kind}{several.then(|| format!(" · {}", words.text_binding))}</p>
            {draft.then(|| view! { <Notice kind=Kind::Warning title=words.text_draft><p>{words.text_draft_more}</p></Notice> })}
            <div class=class>{texts}</div>
        </section>
    }
}

#[component]
fn OneText(text: FormText, aloud: bool) -> impl IntoView {
    let words = &use_messages().consents;
    let lang = text.language.tag();
    let edition = Edition { language: text.language, plain: text.plain };
    let direction = if text.language.right_to_left() { "rtl" } else { "ltr" };
    let version = format!("{}, {}", use_language().edition(edition), (words.text_version)(text.version_no));
    let badges = [
        (text.state == TextState::Draft).then(|| view! { <Badge kind=Some(Kind::Warning) text=words.text_draft /> }),
        (text.origin == TextOrigin::Machine).then(|| view! { <Badge kind=None text=words.text_machine /> }),
    ];
    let mut frame = text.frame.into_iter();
    let heading = frame.next().unwrap_or_default();
    let frame = frame.map(|line| view! { <p>{isolated(&line)}</p> }).collect_view();
    let id = format!("text-{}", edition.code());
    let target = id.clone();
    let aloud = aloud.then(|| {
        view! { <ReadAloud target lang=lang.to_owned() start=words.read_aloud.to_owned() stop=words.read_stop.to_owned() /> }
    });
    view! {
        <div class="sheet">
            <div id=id lang=lang dir=direction>
                <p><strong>{text.title}</strong></p>
                <p>{isolated(&text.body)}</p>
                <p><strong>{heading}</strong></p>
                {frame}
            </div>
            <Recordings recordings=text.recordings />
            {aloud}
            <p class="cluster muted">{version}" · "<span class="code">{text.hash}</span>{badges.into_iter().flatten().collect_view()}</p>
        </div>
    }
}

/// What a family can hear: recordings a second person has approved.
#[component]
pub(crate) fn Recordings(
    /// All that may be heard here.
    recordings: Vec<RecordingLine>,
) -> impl IntoView {
    let language = use_language();
    let players = recordings.into_iter().map(move |recording| {
        let spoken = [recording.language.label(language).to_owned(), recording.dialect, recording.speaker];
        let spoken = spoken.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let source = format!("/texts/recordings/{}", recording.id);
        view! {
            <figure class="recording no-print">
                <figcaption>{spoken.clone()}" · "<span class="code muted">{recording.hash}</span></figcaption>
                <audio controls preload="none" src=source aria-label=spoken></audio>
            </figure>
        }
    });
    players.collect_view()
}

/// Links to the text in the other editions; what is typed stays in its draft.
#[component]
pub(super) fn OtherEditions(
    /// All editions.
    editions: Vec<EditionChoice>,
    /// Address of the form, ending before the edition.
    base: String,
) -> impl IntoView {
    let words = &use_messages().consents;
    let links = editions.into_iter().filter_map(|choice| {
        let edition = Edition::from_code(&choice.code)?;
        let href = format!("{base}&edition={}", choice.code);
        let name = edition.own_name();
        let draft =
            choice.text.is_none().then(|| view! { <span class="muted">{format!(" ({})", words.text_draft)}</span> });
        Some(view! { <li><a class="kern-link" href=href lang=edition.language.tag()><bdi>{name}</bdi></a>{draft}</li> })
    });
    view! {
        <details class="other-editions">
            <summary>{words.text_other}</summary>
            <ul class="cluster plain-list">{links.collect_view()}</ul>
        </details>
    }
}

/// Says why nobody can sign yet and what to do.
#[component]
pub(super) fn GapNotice(
    /// Why.
    gap: CustodyGap,
    /// Of which case.
    code: CaseCode,
) -> impl IntoView {
    let words = &use_messages().consents;
    let reason = ErrorCode::from(gap).label(use_language());
    let href = format!("/cases/{}", code.compact());
    view! {
        <Notice kind=Kind::Warning title=words.gap_title>
            <p>{reason}</p>
            <p>{words.gap_what_to_do}</p>
            <p><a class="kern-link" href=href>{words.to_case}</a></p>
        </Notice>
    }
}

/// The two ways to sign, the present one marked.
#[component]
pub(super) fn Paths(
    /// Address of the form, ending before the way.
    base: String,
    /// Whether it is the device now.
    on_device: bool,
) -> impl IntoView {
    let words = &use_messages().consents;
    let links = [("paper", words.path_paper, !on_device), ("device", words.path_device, on_device)];
    let links = links.map(|(path, label, current)| {
        let href = format!("{base}path={path}");
        if current {
            view! { <li><strong aria-current="true">{label}</strong></li> }.into_any()
        } else {
            view! { <li><a class="kern-link" href=href>{label}</a></li> }.into_any()
        }
    });
    view! {
        <nav class="no-print" aria-labelledby="path-title">
            <p id="path-title"><strong>{words.path_title}</strong></p>
            <ul class="cluster plain-list">{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// The worker's own confirmation of what was signed on the device.
#[component]
fn Witness(
    /// Whether the worker has chosen a code.
    there: bool,
) -> impl IntoView {
    let words = &use_messages().consents;
    let none = (!there).then(|| {
        view! {
            <Notice kind=Kind::Warning title=words.witness_none>
                <p><a class="kern-link" href="/account#witness">{words.witness_choose}</a></p>
            </Notice>
        }
    });
    view! {
        <h2 class="kern-heading-medium">{words.witness_title}</h2>
        <p class="measure">{words.witness_lead}</p>
        {none}
        <TextField name="witness_code" label=words.witness_code kind="password" inputmode="numeric" autocomplete="off" width="width-10" apart=true />
    }
}

/// What proves the signatures: the paper's place, or the worker's witness code.
#[component]
pub(super) fn Proving(
    /// Signed on the device.
    on_device: bool,
    /// Whether the worker has chosen a code.
    there: bool,
    /// Where the paper lies, as entered so far.
    location: String,
) -> impl IntoView {
    if on_device {
        view! { <Witness there /> }.into_any()
    } else {
        view! { <ProofLocation value=location /> }.into_any()
    }
}

/// Where the signed paper lies.
#[component]
fn ProofLocation(
    /// What is entered so far.
    value: String,
) -> impl IntoView {
    let words = &use_messages().consents;
    view! {
        <h2 class="kern-heading-medium">{words.paper_title}</h2>
        <TextField name="proof_location" label=words.proof_location hint=words.proof_hint value width="width-20" />
    }
}
