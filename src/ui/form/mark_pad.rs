//! The island a mark is drawn with. It keeps the picture and nothing of how it was drawn: no pressure, no speed.

use leptos::html::Canvas;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{CanvasRenderingContext2d, Event, HtmlCanvasElement, HtmlInputElement, PointerEvent};

/// The event of a field somebody typed into.
const TOLD: &str = "input";
/// Size of the picture, in pixels.
const SIZE: (u32, u32) = (600, 200);

/// A surface to draw on; every stroke puts the picture into the hidden field. Empty before the browser runs it.
#[island]
pub fn MarkPad(
    /// Element id of the hidden field.
    field: String,
    /// The label.
    label: String,
    /// What it is for.
    hint: String,
    /// Button that empties it.
    clear: String,
) -> impl IntoView {
    let surface = NodeRef::<Canvas>::new();
    let running = RwSignal::new(false);
    let drawing = StoredValue::new(false);
    Effect::new(move |_| running.set(true));
    let named = label.clone();
    let pad = move || {
        let (kept, emptied) = (field.clone(), field.clone());
        let begin = move |event: PointerEvent| {
            event.prevent_default();
            if let Some((canvas, pen)) = pen(surface) {
                let _ = canvas.set_pointer_capture(event.pointer_id());
                let (x, y) = place(&canvas, &event);
                pen.begin_path();
                pen.move_to(x, y);
                drawing.set_value(true);
            }
        };
        let draw = move |event: PointerEvent| {
            if drawing.get_value()
                && let Some((canvas, pen)) = pen(surface)
            {
                let (x, y) = place(&canvas, &event);
                pen.line_to(x, y);
                pen.stroke();
            }
        };
        let end = move |_: PointerEvent| {
            if drawing.try_update_value(std::mem::take).unwrap_or_default()
                && let Some((canvas, _)) = pen(surface)
                && let Ok(picture) = canvas.to_data_url()
            {
                put(&kept, &picture);
            }
        };
        let empty = move |_| {
            if let Some((canvas, pen)) = pen(surface) {
                pen.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
            }
            put(&emptied, "");
        };
        view! {
            <p class="kern-label">{named.clone()}</p>
            <p class="kern-hint">{hint.clone()}</p>
            <canvas
                class="mark-pad"
                node_ref=surface
                width=SIZE.0
                height=SIZE.1
                role="img"
                aria-label=label.clone()
                on:pointerdown=begin
                on:pointermove=draw
                on:pointerup=end
            />
            <p><button type="button" class="kern-btn kern-btn--tertiary" on:click=empty><span class="kern-label">{clear.clone()}</span></button></p>
        }
    };
    view! { <div>{move || running.get().then(|| pad.clone()())}</div> }
}

/// The surface and a pen that draws a dark line of even width.
fn pen(surface: NodeRef<Canvas>) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = surface.get_untracked()?;
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.set_line_width(3.0);
    pen.set_line_cap("round");
    Some((canvas, pen))
}

/// Where the pointer is, in the picture's pixels.
fn place(canvas: &HtmlCanvasElement, event: &PointerEvent) -> (f64, f64) {
    let across = f64::from(canvas.width()) / f64::from(canvas.client_width().max(1));
    let down = f64::from(canvas.height()) / f64::from(canvas.client_height().max(1));
    (f64::from(event.offset_x()) * across, f64::from(event.offset_y()) * down)
}

/// Puts the picture into the field and lets the draft keeper know.
fn put(field: &str, picture: &str) {
    let Some(input) = document().get_element_by_id(field) else { return };
    let Ok(input) = input.dyn_into::<HtmlInputElement>() else { return };
    input.set_value(picture);
    if let (Ok(event), Some(form)) = (Event::new(TOLD), input.form()) {
        let _ = form.dispatch_event(&event);
    }
}
