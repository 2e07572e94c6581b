//! Wiring only: reads the command line and hands over to `server::cli`.
#![recursion_limit = "256"]

use std::process::ExitCode;

/// A page is many small allocations, SQLite's among them: the C library's allocator took a fifth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    leitplanke::server::cli::run(std::env::args_os())
}
