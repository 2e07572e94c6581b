//! Reading a text aloud with a voice that is on the device: a voice of the network would send the words to a stranger.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// A button that reads the element `target` aloud, where the device has a voice of its own for the language.
#[island]
pub fn ReadAloud(
    /// Element id of the text.
    target: String,
    /// Its language, as in `lang`.
    lang: String,
    /// The button.
    start: String,
    /// The button while it reads.
    stop: String,
) -> impl IntoView {
    let found = RwSignal::new(false);
    let reading = RwSignal::new(false);
    let wanted = lang.clone();
    Effect::new(move |_| {
        let Ok(speech) = window().speech_synthesis() else { return };
        found.set(own_voice(&speech, &wanted).is_some());
        // Browsers load their voices after the page.
        let (again, lang) = (speech.clone(), wanted.clone());
        let loaded = Closure::<dyn FnMut()>::new(move || found.set(own_voice(&again, &lang).is_some()));
        let _ = speech.add_event_listener_with_callback("voiceschanged", loaded.as_ref().unchecked_ref());
        loaded.forget();
    });
    let press = move |_| {
        let Ok(speech) = window().speech_synthesis() else { return };
        speech.cancel();
        if reading.get_untracked() {
            reading.set(false);
            return;
        }
        let text = document().get_element_by_id(&target).and_then(|element| element.text_content());
        let (Some(text), Some(voice)) = (text, own_voice(&speech, &lang)) else { return };
        let Ok(spoken) = SpeechSynthesisUtterance::new_with_text(&text) else { return };
        spoken.set_lang(&voice.lang());
        spoken.set_voice(Some(&voice));
        let ended = Closure::<dyn FnMut()>::new(move || reading.set(false));
        let _ = spoken.add_event_listener_with_callback("end", ended.as_ref().unchecked_ref());
        ended.forget();
        speech.speak(&spoken);
        reading.set(true);
    };
    let label = move || if reading.get() { stop.clone() } else { start.clone() };
    view! {
        <p class="no-print" hidden=move || !found.get()>
            <button type="button" class="kern-btn kern-btn--tertiary" on:click=press>
                <span class="kern-label">{label}</span>
            </button>
        </p>
    }
}

/// The first voice on the device that speaks the language.
fn own_voice(speech: &SpeechSynthesis, lang: &str) -> Option<SpeechSynthesisVoice> {
    let spoken = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let voices = speech
        .get_voices()
        .iter()
        .filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok())
        .collect::<Vec<_>>();
    voices.into_iter().find(|voice| voice.local_service() && spoken(&voice.lang()) == spoken(lang))
}
