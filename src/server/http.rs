//! Wiring of the web server: pages, deeds, assets and the layers around them.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http::HeaderValue;
use http::header::CONTENT_SECURITY_POLICY;
use http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::{expect_context, provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::api::account::SayStatus;
use crate::app::{App, has_island, shell};
use crate::domain::access::Permission;
use crate::domain::message::Language;
use crate::domain::view::visitor::Visitor;
use crate::server::answer::answer_forms;
use crate::server::assets;
use crate::server::call::{explain, mark_explained};
use crate::server::clock::berlin_date;
use crate::server::composed::compose_fields;
use crate::server::fault::Fault;
use crate::server::form_id::name_form;
use crate::server::house::House;
use crate::server::listen::{self, Limits, Stop};
use crate::server::meters::count;
use crate::server::outage::{self, answer_outage};
use crate::server::request::{RequestInfo, identify};
use crate::server::security::{POLICY_REPORTS, guard, page_policy, policy_report};

/// How hard a page is compressed. A case page of 8 KB is 2.7 KB at 2 and 2.5 KB at 4, for half the time.
const PAGE_QUALITY: i32 = 2;
/// Largest request body in bytes.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// The whole web application over a house; tests call it without a socket.
pub fn router(house: &House) -> Router {
    let options = LeptosOptions::builder()
        .output_name("leitplanke")
        .site_root("target/site")
        .site_pkg_dir(assets::package_folder())
        .site_addr(house.settings.address)
        .build();
    let context = {
        let house = house.clone();
        move || provide_request(&house)
    };
    let page = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let fallback = {
        let render = leptos_axum::render_app_async_with_context(context.clone(), page.clone());
        move |State(_): State<LeptosOptions>, request: Request| {
            let render = render.clone();
            async move {
                match assets::serve(request.uri().path(), request.headers()) {
                    Some(response) => response,
                    None => render(request).await.into_response(),
                }
            }
        }
    };
    let pages = Router::new()
        // leptos registers every server function under its own path here, too.
        .leptos_routes_with_context(&options, generate_route_list(App), context, page)
        .fallback(fallback)
        .merge(crate::server::download::routes(house))
        .route(POLICY_REPORTS, post(policy_report));
    layered(house, pages, LARGEST_BODY)
        .merge(layered(house, crate::server::download::uploads(house), crate::server::download::LARGEST_UPLOAD))
        .with_state(options)
}

/// What stands around every route, whatever it may receive.
fn layered(house: &House, routes: Router<LeptosOptions>, largest: usize) -> Router<LeptosOptions> {
    routes
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(from_fn(answer_forms))
        .layer(from_fn(answer_outage))
        .layer(from_fn(|request, next| compose_fields(LARGEST_BODY, request, next)))
        .layer(from_fn(name_form))
        .layer(from_fn(guard))
        .layer(from_fn_with_state(house.clone(), identify))
        .layer(from_fn_with_state(house.clone(), count))
        .layer(CompressionLayer::new().gzip(true).br(true).quality(tower_http::CompressionLevel::Precise(PAGE_QUALITY)))
        .layer(RequestBodyLimitLayer::new(largest))
}

/// Puts house and request into leptos' context, and the page's security policy on the answer.
fn provide_request(house: &House) {
    provide_context(house.clone());
    if let Some(response) = use_context::<ResponseOptions>() {
        provide_context(SayStatus(Arc::new(move |status| {
            if let Ok(status) = http::StatusCode::from_u16(status) {
                response.set_status(status);
            }
        })));
    }
    let info = use_context::<Parts>().and_then(|parts| parts.extensions.get::<RequestInfo>().cloned());
    if let Some(info) = info {
        if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) {
            let policy = page_policy(&nonce.to_string(), has_island(&info.path));
            if let Ok(value) = HeaderValue::from_str(&policy) {
                response.insert_header(CONTENT_SECURITY_POLICY, value);
            }
        }
        provide_context(info.language);
        provide_context(visitor(house, &info));
        provide_context(info);
    }
}

/// What the frame of a page shows of the person in front of it.
fn visitor(house: &House, info: &RequestInfo) -> Visitor {
    let today = berlin_date(house.clock.now());
    let (mut roles, mut permissions) = (Vec::new(), Vec::new());
    if let Some(actor) = &info.actor {
        roles = actor.roles(today);
        permissions = Permission::ALL.iter().copied().filter(|permission| actor.may(*permission, today)).collect();
    }
    Visitor {
        name: info.display_name.clone(),
        roles,
        permissions,
        language: info.language,
        demo: house.is_demo(),
        path: info.path.clone(),
        address: info.address.clone(),
    }
}

/// Serves on a bound socket until `stop` says so; `/health` and `/metrics` on their own one, if there is one. Ends with
/// the access log written and the database closed.
pub async fn serve_on(
    listener: TcpListener,
    watched: Option<TcpListener>,
    house: House,
    stop: watch::Receiver<Stop>,
) -> Result<(), Fault> {
    let limits = Limits::default();
    if let Some(watched) = watched {
        let few = Limits { connections: 16, ..limits };
        tokio::spawn(listen::serve(watched, crate::server::watch::router(&house), few, stop.clone()));
    }
    listen::serve(listener, router(&house), limits, stop).await;
    house.access_log.flush().await;
    house.db.close().await?;
    Ok(())
}

/// A panic in a page or deed: logged under a reference, never shown.
fn answer_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    let error = explain(Fault::internal("a handler panicked"), None);
    let mut response = outage::page(Language::default(), &error, "/", None);
    mark_explained(&mut response, &error);
    response
}

/// The house of the current request.
pub fn current_house() -> House {
    expect_context::<House>()
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::routing::get;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_with_a_reference_and_no_cause() {
        let broken = Router::new()
            .route(
                "/",
                get(|| async {
                    if true {
                        panic!("secret cause")
                    }
                }),
            )
            .layer(CatchPanicLayer::custom(answer_panic))
            .layer(from_fn(answer_forms));
        let request = Request::builder().uri("/").body(Body::empty()).expect("a request");
        let response = tower::ServiceExt::oneshot(broken, request).await.expect("an answer");
        assert_eq!(response.status(), http::StatusCode::INTERNAL_SERVER_ERROR);
        assert!(response.headers().keys().all(|name| !name.as_str().starts_with("x-leitplanke")));
        let bytes = to_bytes(response.into_body(), 1 << 16).await.expect("a body");
        let page = String::from_utf8_lossy(&bytes);
        assert!(page.contains("Das hat leider nicht geklappt") && !page.contains("secret"), "{page}");
    }
}
