//! The one island of a form: keeps what is typed as a draft, one second after the last key.
//!
//! It works on the plain form around it and posts what the browser would post, so that nothing has to be known about
//! the fields. Without JavaScript it is an empty line, and a failed submit is still kept by the server.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::{Date, Promise, Reflect};
use leptos::web_sys::{EventTarget, FormData, HtmlFormElement, RequestInit, Response, UrlSearchParams};

/// Where drafts are posted (`api::account::keep_draft`).
const KEEP: &str = "/api/draft/keep";

/// Fields that are typed for the moment: no draft holds them.
const SECRETS: [&str; 1] = ["witness_code"];

/// How long nothing has to be typed before the draft is sent.
const PAUSE: Duration = Duration::from_secs(1);

/// Keeps the draft of the form with the id `form_id` and says so.
#[island]
pub fn DraftKeeper(
    /// Element id of the form.
    form_id: String,
    /// Code of the form kind.
    kind: String,
    /// What the form is about; empty for something new.
    subject: String,
    /// Said while the draft is on its way.
    saving: String,
    /// Said when it arrived; the time follows.
    saved: String,
    /// Said when it did not arrive.
    failed: String,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let broken = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(form) = find(&form_id) else { return };
        let saved = saved.clone();
        let failed = failed.clone();
        let arrived = Rc::new(Closure::<dyn FnMut(JsValue)>::new(move |response: JsValue| {
            let ok = response.dyn_into::<Response>().is_ok_and(|response| response.ok());
            broken.set(!ok);
            text.set(if ok { format!("{saved} {}", clock()) } else { failed.clone() });
        }));
        let saving = saving.clone();
        let (kind, subject) = (kind.clone(), subject.clone());
        watch(&form.clone(), move || {
            text.set(saving.clone());
            if let Ok(answer) = post(&form, &kind, &subject) {
                // A network failure arrives as an exception, which is no response either.
                let _ = answer.then2(&arrived, &arrived);
            }
        });
    });
    view! { <p class="draft-state" class:is-failed=broken role="status">{text}</p> }
}

fn find(id: &str) -> Option<HtmlFormElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Calls `keep` when nothing was typed or chosen for a while, and when the page is left before that (a link, the other
/// language, another app on the phone), until the form is sent.
fn watch(form: &HtmlFormElement, keep: impl Fn() + 'static) {
    let waiting = Rc::new(Cell::new(false));
    let keep = {
        let waiting = Rc::clone(&waiting);
        Rc::new(move || {
            if waiting.replace(false) {
                keep();
            }
        })
    };
    let mut later = debounce(PAUSE, {
        let keep = Rc::clone(&keep);
        move |()| keep()
    });
    let typed = Rc::clone(&waiting);
    listen(form, &["input", "change"], move || {
        typed.set(true);
        later(());
    });
    listen(&window(), &["pagehide"], {
        let keep = Rc::clone(&keep);
        move || keep()
    });
    listen(&document(), &["visibilitychange"], move || {
        if document().hidden() {
            keep();
        }
    });
    listen(form, &["submit"], move || waiting.set(false));
}

/// Listens for as long as the page lives.
fn listen(place: &EventTarget, events: &[&str], act: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(act);
    for event in events {
        let _ = place.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// Posts the form's fields as one text, the way the browser would post them.
fn post(form: &HtmlFormElement, kind: &str, subject: &str) -> Result<Promise, JsValue> {
    let typed = FormData::new_with_form(form)?;
    for secret in SECRETS {
        typed.delete(secret);
    }
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&typed)?;
    let body = UrlSearchParams::new()?;
    body.append("form", kind);
    body.append("subject", subject);
    body.append("content", &String::from(fields.to_string()));
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&body);
    // The draft also arrives when the page is left right now.
    Reflect::set(&request, &JsValue::from_str("keepalive"), &JsValue::TRUE)?;
    Ok(window().fetch_with_str_and_init(KEEP, &request))
}

/// The time on the person's own clock.
fn clock() -> String {
    let now = Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
