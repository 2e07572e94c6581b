//! Recordings on the page of an edition: hearing them, bringing one, and the second person's decision.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::breadcrumb;
use super::sheet::Words;
use crate::domain::language_code::LanguageCode;
use crate::domain::message::{Label, problem};
use crate::domain::view::consent::RecordingLine;
use crate::domain::view::form_text::TextReview;
use crate::ui::badge::Badge;
use crate::ui::form::{FileField, Form, Select, Submit, TextField, choices};
use crate::ui::language::{use_language, use_messages};
use crate::ui::load::load;
use crate::ui::notice::Kind;
use crate::ui::page::Page;
use crate::ui::pages::cases::consents::Recordings;

/// All recordings of a wording, each with its state.
#[component]
pub(super) fn Sounds(
    /// Code of the edition.
    code: String,
    /// What there is.
    recordings: Vec<RecordingLine>,
) -> impl IntoView {
    let words = &use_messages().form_texts;
    let lines = recordings.into_iter().map(move |recording| {
        let waits = (!recording.approved).then(|| view! { <Badge kind=Some(Kind::Warning) text=words.draft /> });
        let deeds = [
            (recording.may_approve, "approve-recording", words.approve_recording, false),
            (recording.may_discard, "discard-recording", words.discard_recording, true),
            (recording.may_retire, "retire-recording", words.retire_recording, true),
        ];
        let (code, id) = (code.clone(), recording.id.clone());
        let decide = deeds.into_iter().filter(|(may, ..)| *may).map(move |(_, deed, label, secondary)| {
            let (code, id) = (code.clone(), id.clone());
            view! {
                <Form id=format!("{deed}-{id}") action=format!("/api/text/{deed}") plain=true>
                    <input type="hidden" name="edition" value=code />
                    <input type="hidden" name="recording" value=id.clone() />
                    <Submit label secondary />
                </Form>
            }
        });
        let decide = decide.collect_view();
        if recording.retired {
            let spoken = [recording.language.label(use_language()).to_owned(), recording.dialect, recording.hash];
            let spoken = spoken.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            return view! { <p class="muted">{spoken}" · "{words.retired}</p> }.into_any();
        }
        view! { <Recordings recordings=vec![recording] />{waits}{decide} }.into_any()
    });
    lines.collect_view()
}

/// A recording of one wording: the words to read aloud, and the form.
#[component]
pub fn TextRecordingPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("text").unwrap_or_default();
    let refused = use_query_map().read_untracked().get("refused").unwrap_or_default();
    load(crate::api::form_texts::see_text_review(id), move |review| view! { <Bring review refused /> })
}

#[component]
fn Bring(review: TextReview, refused: String) -> impl IntoView {
    let words = &use_messages().form_texts;
    let title = format!("{}: {}", words.bring_recording, review.purpose.label(use_language()));
    let languages = choices::<LanguageCode>(use_language());
    let text = review.draft.text;
    let action = format!("/texts/{}/recordings/{}/sound", review.code, text.id);
    let error = (!refused.is_empty()).then(|| problem::conflict(use_language(), &refused));
    let said = review.recording;
    let spoken = if said.language.is_empty() { text.language.code().to_owned() } else { said.language };
    view! {
        <Page title breadcrumb=breadcrumb(&review.code, true)>
            <p class="lead">{words.bring_lead}</p>
            <div class="stack">
            <Words text />
            <form class="form" method="post" action=action enctype="multipart/form-data">
                <Select name="language" label=words.spoken_language choices=languages value=spoken />
                <TextField name="dialect" label=words.dialect hint=words.dialect_hint value=said.dialect optional=true width="width-20" />
                <TextField name="speaker" label=words.speaker hint=words.speaker_hint value=said.speaker width="width-20" />
                <FileField name="sound" label=words.sound hint=words.sound_hint accept="audio/mpeg,audio/ogg,audio/wav,audio/mp4,.m4a" error />
                <Submit label=words.bring_send />
            </form>
            </div>
        </Page>
    }
}
