//! Random and mutated requests at every deed and every page, as each role and as nobody (`docs/security.md` 22–24).
//!
//! What must hold: never a fault (5xx); nothing of a foreign site in any answer; whatever changes has its entry in the
//! audit trail; what is refused leaves nothing behind but the sender's own draft.
//!
//! `LEITPLANKE_FUZZ_ROUNDS` (default 1) multiplies the requests, `LEITPLANKE_FUZZ_SEED` chooses others.

mod bodies;
mod deeds;
mod dice;
mod pages;
mod stage;
mod values;

use crate::support::database::both;

both!(no_deed_breaks_leaks_or_leaves_a_trace, no_page_breaks_or_leaks);

use deeds::no_deed_breaks_leaks_or_leaves_a_trace;
use pages::no_page_breaks_or_leaks;

/// How many times the usual number of requests is sent.
fn rounds() -> usize {
    std::env::var("LEITPLANKE_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1)
}

/// Where the dice begin.
fn seed() -> u64 {
    std::env::var("LEITPLANKE_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_260_317)
}
