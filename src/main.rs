//! Wiring only: reads the command line and hands over to `server::cli`.
#![recursion_limit = "256"]

use std::process::ExitCode;

fn main() -> ExitCode {
    leitplanke::server::cli::run(std::env::args_os())
}
