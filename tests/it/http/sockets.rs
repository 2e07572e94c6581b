//! The accept loop on 127.0.0.1 with limits short enough for a test.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::{get, post};
use leitplanke::server::db::Database;
use leitplanke::server::http::router;
use leitplanke::server::listen::{Limits, Stop, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::support::TestApp;
use crate::support::database::both;

both!(a_body_over_the_limit_is_refused_however_it_comes);

const SHORT: Duration = Duration::from_millis(250);
const LONG: Duration = Duration::from_secs(4);

struct Server {
    address: SocketAddr,
    stop: watch::Sender<Stop>,
    task: JoinHandle<()>,
}

async fn start(router: Router, limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, receiver) = watch::channel(Stop::No);
    let task = tokio::spawn(serve(listener, router, limits, receiver));
    Server { address, stop, task }
}

fn pages() -> Router {
    let slow = || async {
        sleep(SHORT * 2).await;
        "slow"
    };
    let flood = || async { vec![b'x'; 64 * 1024 * 1024] };
    let read = |body: String| async move { body };
    Router::new()
        .route("/", get(|| async { "ok" }))
        .route("/slow", get(slow))
        .route("/flood", get(flood))
        .route("/read", post(read))
}

fn limits() -> Limits {
    Limits { head: SHORT, body: SHORT, idle: SHORT * 3, drain: LONG, connections: 8 }
}

impl Server {
    async fn client(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("connected")
    }
}

/// Everything until the server closes; a reset is an end, too.
async fn rest(client: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = timeout(LONG, client.read_to_end(&mut bytes)).await.expect("the server closes");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn one_answer(client: &mut TcpStream) -> String {
    let mut bytes = [0; 1024];
    let read = timeout(LONG, client.read(&mut bytes)).await.expect("an answer").expect("bytes");
    String::from_utf8_lossy(&bytes[..read]).into_owned()
}

const GET: &[u8] = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";

#[tokio::test]
async fn a_head_that_trickles_in_is_given_up() {
    let server = start(pages(), limits()).await;
    let begun = Instant::now();
    let mut client = server.client().await;
    let (mut read, mut write) = client.split();
    let trickle = async {
        for byte in b"GET / HTTP/1.1\r\nHost: a-name-that-takes-its-time-to-arrive\r\n".iter().cycle() {
            if write.write_all(&[*byte]).await.is_err() {
                break;
            }
            sleep(Duration::from_millis(20)).await;
        }
    };
    let mut bytes = Vec::new();
    tokio::select! {
        () = trickle => (),
        _ = read.read_to_end(&mut bytes) => (),
    }
    assert!(begun.elapsed() < SHORT * 3, "{:?}", begun.elapsed());
    let mut silent = server.client().await;
    silent.write_all(b"GET / HT").await.expect("sent");
    let begun = Instant::now();
    rest(&mut silent).await;
    assert!(begun.elapsed() < SHORT * 3, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_body_that_trickles_in_is_given_up() {
    let server = start(pages(), limits()).await;
    let mut client = server.client().await;
    let head = b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nabc";
    client.write_all(head).await.expect("sent");
    let begun = Instant::now();
    let answer = rest(&mut client).await;
    assert!(begun.elapsed() < SHORT * 6, "{:?}", begun.elapsed());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
}

#[tokio::test]
async fn a_silent_client_is_let_go_and_a_busy_one_is_not() {
    let server = start(pages(), limits()).await;
    let mut client = server.client().await;
    for _ in 0..4 {
        client.write_all(GET).await.expect("sent");
        assert!(one_answer(&mut client).await.contains("200 OK"));
        sleep(SHORT).await;
    }
    assert_eq!(rest(&mut client).await, "", "nothing more came");
    let mut slow = server.client().await;
    slow.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sent");
    assert!(one_answer(&mut slow).await.contains("200 OK"), "an answer may take longer than a head");
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_let_go() {
    let server = start(pages(), limits()).await;
    let mut client = server.client().await;
    client.write_all(b"GET /flood HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sent");
    sleep(SHORT * 8).await;
    let mut bytes = Vec::new();
    let _ = timeout(LONG, client.read_to_end(&mut bytes)).await.expect("the server gave up");
    assert!(bytes.len() < 60 * 1024 * 1024, "{} bytes", bytes.len());
}

#[tokio::test]
async fn at_the_cap_the_next_client_waits_for_a_place() {
    let server = start(pages(), Limits { connections: 1, idle: LONG, ..limits() }).await;
    let mut first = server.client().await;
    first.write_all(GET).await.expect("sent");
    assert!(one_answer(&mut first).await.contains("200 OK"));
    let mut second = server.client().await;
    second.write_all(GET).await.expect("sent");
    let mut byte = [0];
    assert!(timeout(SHORT, second.read(&mut byte)).await.is_err(), "no place yet");
    drop(first);
    assert!(one_answer(&mut second).await.contains("200 OK"));
}

#[tokio::test]
async fn the_end_finishes_what_was_begun_and_the_second_word_ends_at_once() {
    let server = start(pages(), limits()).await;
    let mut client = server.client().await;
    client.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sent");
    sleep(SHORT / 2).await;
    server.stop.send(Stop::Drain).expect("said");
    assert!(one_answer(&mut client).await.contains("200 OK"), "what was begun is answered");
    timeout(LONG, server.task).await.expect("it ends").expect("without a panic");
    assert!(TcpStream::connect(server.address).await.is_err(), "nobody new is let in");

    let server = start(pages(), Limits { drain: Duration::from_secs(60), ..limits() }).await;
    let mut client = server.client().await;
    client.write_all(b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n").await.expect("sent");
    sleep(SHORT / 4).await;
    server.stop.send(Stop::Drain).expect("said");
    server.stop.send(Stop::Now).expect("said");
    timeout(SHORT * 2, server.task).await.expect("at once").expect("without a panic");
}

#[tokio::test]
async fn garbage_is_refused_and_the_server_goes_on() {
    let server = start(pages(), limits()).await;
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\nHost: x\r\n\r\nzz\r\n",
        b"POST /read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nx",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let mut client = server.client().await;
        client.write_all(garbage).await.expect("sent");
        let answer = rest(&mut client).await;
        assert!(!answer.contains("HTTP/1.1 5"), "{answer}");
    }
    let mut client = server.client().await;
    let head = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n", "a".repeat(200_000));
    let _ = client.write_all(head.as_bytes()).await;
    let answer = rest(&mut client).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    let mut client = server.client().await;
    client.write_all(GET).await.expect("sent");
    assert!(one_answer(&mut client).await.contains("200 OK"));
}

/// With its length said and without, as a form, as JSON and in parts: 2 MiB and no more (ASVS 15.2.2).
async fn a_body_over_the_limit_is_refused_however_it_comes(db: Database) {
    let app = TestApp::over(db).await;
    let server = start(router(&app.house), Limits::default()).await;
    let kinds = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"];
    for kind in kinds {
        let head = format!(
            "POST /api/account/sign-in HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: {kind}\r\n",
            server.address
        );
        let mut client = server.client().await;
        client.write_all(format!("{head}Content-Length: 3000000\r\n\r\n").as_bytes()).await.expect("sent");
        let answer = one_answer(&mut client).await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{kind}: {answer}");
        let mut client = server.client().await;
        client.write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes()).await.expect("sent");
        let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
        for _ in 0..40 {
            if client.write_all(chunk.as_bytes()).await.is_err() {
                break;
            }
        }
        let _ = client.write_all(b"0\r\n\r\n").await;
        let answer = one_answer(&mut client).await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{kind} in chunks: {answer}");
    }
}
