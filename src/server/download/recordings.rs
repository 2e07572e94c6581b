//! Recordings of the wordings: brought by a form with a file, heard by whoever explains them.

use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use axum::{Extension, Router};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use leptos::config::LeptosOptions;

use super::refusal;
use super::scans::LARGEST_UPLOAD;
use crate::domain::access::Permission;
use crate::domain::draft::FormKind;
use crate::domain::error::AppError;
use crate::domain::form::RecordingForm;
use crate::server::answer::{Posted, encode};
use crate::server::call::Call;
use crate::server::drafts::{discard, keep_form};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::request::RequestInfo;
use crate::server::use_cases::form_texts::{add_recording, sound};

/// One recording.
pub const RECORDING: &str = "/texts/recordings/{recording}";
/// Where a new one is sent.
const RECORDINGS: &str = "/texts/{edition}/recordings/{text}/sound";

/// The route that plays one: to who looks after the texts, and to who explains them.
pub fn routes(house: &House) -> Router<LeptosOptions> {
    let house = house.clone();
    let play = move |Path(recording): Path<String>, Extension(info): Extension<RequestInfo>| {
        let house = house.clone();
        async move {
            let read = async {
                let all = Call::authorise(house.clone(), &info, Permission::SeeFormTexts);
                let call = all.or_else(|_| Call::authorise(house, &info, Permission::RecordConsent))?;
                sound(&call, &recording).await
            };
            match read.await {
                Ok((kind, bytes)) => {
                    ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, "inline".to_owned())], bytes).into_response()
                }
                Err(fault) => refusal(fault, &info),
            }
        }
    };
    Router::new().route(RECORDING, get(play))
}

/// The route that takes one in.
pub fn uploads(house: &House) -> Router<LeptosOptions> {
    let house = house.clone();
    let take = move |Path((edition, text)): Path<(String, String)>,
                     Extension(info): Extension<RequestInfo>,
                     form: Option<Multipart>| {
        let house = house.clone();
        async move {
            let taken = async {
                let call = Call::authorise(house, &info, Permission::ProposeFormText)?;
                let (form, sound) = read(form).await?;
                let taken = add_recording(&call, &text, &form, sound).await;
                match &taken {
                    // What was typed stands in the form again; the file has to be chosen again.
                    Err(_) => keep_form(&call.house, call.actor.user, &posted(&text, &form)).await?,
                    Ok(_) => discard(&call.house, call.actor.user, FormKind::Recording, &text).await?,
                }
                taken
            };
            let edition = format!("/texts/{}", encode(&edition));
            let page = format!("{edition}/recordings/{}", encode(&text));
            match taken.await {
                Ok(_) => Redirect::to(&format!("{edition}?done=record")).into_response(),
                Err(Fault::Expected(AppError::Conflict(code))) if info.wants_html => {
                    Redirect::to(&format!("{page}?refused={}", encode(&code))).into_response()
                }
                Err(Fault::Expected(AppError::Invalid(_))) if info.wants_html => {
                    Redirect::to(&format!("{page}?refused=recording_incomplete")).into_response()
                }
                Err(fault) => refusal(fault, &info),
            }
        }
    };
    Router::new().route(RECORDINGS, post(take)).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

fn posted<'form>(text: &'form str, form: &'form RecordingForm) -> Posted<'form, RecordingForm> {
    Posted { kind: FormKind::Recording, subject: text, page: "", content: form }
}

/// What was said about the file, and its bytes; none is an empty one.
async fn read(form: Option<Multipart>) -> Result<(RecordingForm, Vec<u8>), Fault> {
    let (mut said, mut sound) = (RecordingForm::default(), Vec::new());
    let Some(mut form) = form else { return Ok((said, sound)) };
    while let Some(field) = form.next_field().await.map_err(|_| Fault::conflict("recording_too_large"))? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| Fault::conflict("recording_too_large"))?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match name.as_str() {
            "language" => said.language = text(),
            "dialect" => said.dialect = text(),
            "speaker" => said.speaker = text(),
            "sound" => sound = bytes.to_vec(),
            _ => {}
        }
    }
    Ok((said, sound))
}
