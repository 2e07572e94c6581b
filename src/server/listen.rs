//! The accept loop: limits against slow and too many clients, and an end that finishes what was begun.
//!
//! Source: `docs/security.md` 47 (ASVS 4.2.1, 15.2.2). At the cap the next client waits in the system's queue: it is
//! served when somebody leaves, which is kinder to an office behind one proxy than a refusal.

mod guarded;
mod timed_body;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

use guarded::{Guarded, Progress};
use timed_body::TimedBody;

/// What a client may use up.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the first byte of a request's head to its last.
    pub head: Duration,
    /// From the head to the last byte of the body.
    pub body: Duration,
    /// Between two requests, and without taking a byte of an answer.
    pub idle: Duration,
    /// After the signal to stop: for what was begun.
    pub drain: Duration,
    /// Connections at the same time.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { head: seconds(10), body: seconds(30), idle: seconds(60), drain: seconds(10), connections: 1_024 }
    }
}

/// Whether and how fast the server is to end; goes up only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Serve.
    #[default]
    No,
    /// Take no new requests, finish those that run.
    Drain,
    /// End at once.
    Now,
}

/// Serves until `stop` says [`Stop::Drain`], then lets running requests finish for [`Limits::drain`] or until
/// [`Stop::Now`].
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, mut stop: watch::Receiver<Stop>) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = next(&listener, &places) => accepted,
            () = reached(&mut stop, Stop::Drain) => break,
        };
        let (stream, peer, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // No more file handles, say: the clients that are served free some.
                tracing::warn!(code = "accept", %error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let (router, watcher) = (router.clone(), graceful.watcher());
        tokio::spawn(async move {
            answer(stream, peer, router, limits, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => (),
        () = tokio::time::sleep(limits.drain) => {
            tracing::warn!(code = "drain", "some clients did not finish in time");
        }
        () = reached(&mut stop, Stop::Now) => (),
    }
}

type Accepted = (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

/// The next client, once there is a place.
async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<Accepted> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    let _ = stream.set_nodelay(true);
    Ok((stream, peer, place))
}

/// Resolves when `stop` has come that far; a sender that is gone has nothing more to say.
async fn reached(stop: &mut watch::Receiver<Stop>, wanted: Stop) {
    if stop.wait_for(|now| *now >= wanted).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Serves one client until it leaves. How it leaves is its own affair: timeouts, resets and bad heads end here.
async fn answer(stream: TcpStream, peer: SocketAddr, router: Router, limits: Limits, watcher: Watcher) {
    let progress = Arc::new(Progress::default());
    let io = TokioIo::new(Guarded::new(stream, progress.clone(), limits));
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        progress.head_is_read();
        let progress = progress.clone();
        let mut request = request.map(|body| axum::body::Body::new(TimedBody::new(body, limits.body)));
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request);
        async move {
            let answer = answer.await;
            progress.is_answered();
            answer
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // Also the time between two requests; the stricter one for a head that has begun is in `Guarded`.
        .header_read_timeout(limits.idle)
        .max_buf_size(64 * 1024)
        .serve_connection(io, service);
    let _ = watcher.watch(connection).await;
}
