//! Wiring only: reads the command line and hands over to `server::cli`.
#![recursion_limit = "256"]

use std::process::ExitCode;

/// Pages are many small allocations that die together, and what a page needed goes back to the system (decision 0002).
#[cfg(feature = "jemalloc")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    leitplanke::server::cli::run(std::env::args_os())
}
