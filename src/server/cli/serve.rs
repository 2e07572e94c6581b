//! `serve`, `verify`, `demo` and `freeze`.

use std::process::ExitCode;
use std::time::Duration;

use tokio::sync::watch;

use super::print::{bar, say, say_error};
use crate::domain::error::AppError;
use crate::server::audit::verify::{Verdict, verify as walk};
use crate::server::auth::password;
use crate::server::erasure::Journal;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::listen::Stop;
use crate::server::settings::Settings;
use crate::server::use_cases::demo::Step;
use crate::server::{drafts, http, names, use_cases};

/// Starts the web server and runs until Ctrl-C or SIGTERM.
pub async fn serve(settings: Settings) -> Result<ExitCode, Fault> {
    start_log();
    // The port first: nothing is written when the server could not listen anyway.
    let listener = tokio::net::TcpListener::bind(settings.address).await?;
    let watched = match settings.metrics {
        Some(address) => Some(tokio::net::TcpListener::bind(address).await?),
        None => None,
    };
    let address = listener.local_addr()?;
    let demo = settings.demo;
    say("Opening the database …");
    let house = super::open(settings).await?;
    if demo {
        use_cases::demo::load_once(&house, &mut |line| say(line)).await?;
    }
    use_cases::form_texts::bring(&house).await?;
    let erased = use_cases::erase::apply(&house, &Journal::of(&house.settings.data)).await?;
    if erased > 0 {
        say_error(&format!("NOTE: {erased} people of the journal of erasures were still there; they are erased now."));
    }
    freeze_at_start(&house).await?;
    tokio::spawn(password::warm_up());
    tokio::spawn(keep_house(house.clone()));
    tokio::spawn(erase_at_night(house.clone()));
    say(&format!("\nLeitplanke is ready:  http://{address}\n"));
    if demo {
        say(&use_cases::demo::accounts_text());
    }
    say("Stop with Ctrl-C.");
    http::serve_on(listener, watched, house, stop_signals()).await?;
    say("Stopped; everything is on disk.");
    Ok(ExitCode::SUCCESS)
}

/// Freezes what is missing; another figures key stops the figures, not the work with families.
async fn freeze_at_start(house: &House) -> Result<(), Fault> {
    match use_cases::freeze::freeze_closed_quarters(house, &mut |line| say(line)).await {
        Err(Fault::Expected(AppError::Conflict(code))) if code == use_cases::freeze::KEY_DIFFERS => {
            say_error(
                "WARNING: figures.key is not the key of this database. No figures are frozen or shown until it is restored.",
            );
            Ok(())
        }
        done => done,
    }
}

/// Walks the audit chain.
pub async fn verify(house: House) -> Result<ExitCode, Fault> {
    let verdict = walk(&house.db.read, &house.keyring).await?;
    let register = use_cases::releases::verify(&house.db.read).await?;
    house.db.close().await?;
    if let use_cases::releases::Verdict::Broken { number, what } = register {
        say_error(&format!("The register of releases is BROKEN at number {number} ({what})."));
        return Ok(ExitCode::FAILURE);
    }
    match verdict {
        Verdict::Whole(rows) => {
            say(&format!("The audit trail is whole: {rows} rows, every hash and signature holds."));
            Ok(ExitCode::SUCCESS)
        }
        Verdict::Broken { seq, what } => {
            say_error(&format!("The audit trail is BROKEN at row {seq} ({what})."));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Loads the demo data once, with at least so many cases.
pub async fn demo(house: House, cases: usize) -> Result<ExitCode, Fault> {
    let mut tell = |step: Step<'_>| match step {
        Step::Line(line) => say(line),
        Step::Share { done, of } => bar(done, of, "cases"),
    };
    use_cases::demo::load(&house, cases, &mut tell).await?;
    say(&use_cases::demo::accounts_text());
    house.db.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// Freezes the figures of closed quarters.
pub async fn freeze(house: House) -> Result<ExitCode, Fault> {
    use_cases::freeze::freeze_closed_quarters(&house, &mut |line| say(line)).await?;
    house.db.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// The standing work: name index, write-ahead log, closed quarters.
async fn keep_house(house: House) {
    let mut tick = tokio::time::interval(Duration::from_secs(2));
    let mut round: u64 = 0;
    loop {
        tick.tick().await;
        round += 1;
        let mut done = names::load(&house).await;
        if round.is_multiple_of(15) {
            done = done.and(names::reload_when_people_are_gone(&house).await);
            done = done.and(house.db.checkpoint().await.map_err(Fault::from));
        }
        if round.is_multiple_of(1_800) {
            done = done.and(drafts::purge(&house).await.map(|_| ()));
            done = done.and(use_cases::freeze::freeze_closed_quarters(&house, &mut |_| ()).await);
            done = done.and(use_cases::releases::remove_expired(&house).await.map(|_| ()));
        }
        if let Err(fault) = done {
            tracing::error!(code = "keep_house", cause = %fault, "standing work failed; it is tried again");
        }
    }
}

/// Retention, once a day after two o'clock in Berlin; what fails is tried again five minutes later.
async fn erase_at_night(house: House) {
    let mut tick = tokio::time::interval(Duration::from_secs(300));
    loop {
        tick.tick().await;
        match use_cases::retention::nightly(&house).await {
            Ok(Some(done)) => {
                tracing::info!(code = "retention", listed = done.listed, erased = done.erased, failed = done.failed);
            }
            Ok(None) => (),
            Err(fault) => tracing::error!(code = "retention", cause = %fault, "retention failed; it is tried again"),
        }
    }
}

/// The first Ctrl-C or SIGTERM lets running requests finish, the second ends at once.
fn stop_signals() -> watch::Receiver<Stop> {
    let (say_stop, stop) = watch::channel(Stop::No);
    tokio::spawn(async move {
        for step in [Stop::Drain, Stop::Now] {
            stop_signal().await;
            say_stop.send_replace(step);
        }
        // The sender lives on: a receiver that looks again must still find the last word.
        say_stop.closed().await;
    });
    stop
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => (),
        () = terminate => (),
    }
}

fn start_log() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("LEITPLANKE_LOG").unwrap_or_else(|_| EnvFilter::new("leitplanke=info,warn"));
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
