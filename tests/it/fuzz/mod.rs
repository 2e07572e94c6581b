//! Random and mutated requests at every deed and every page, as each role and as nobody (`docs/security.md` 22–24).
//!
//! What must hold: never a fault (5xx); nothing of a foreign site in any answer; whatever changes has its entry in the
//! audit trail; what is refused leaves nothing behind but the sender's own draft.
//!
//! `LEITPLANKE_FUZZ_ROUNDS` (default 1) multiplies the requests, `LEITPLANKE_FUZZ_SEED` chooses others.

pub mod bodies;
mod deeds;
pub mod dice;
mod drafts;
mod pages;
pub mod stage;
mod values;

use leitplanke::domain::access::Role;
use leitplanke::server::db::Database;

use crate::support::TestApp;
use crate::support::database::both;

both!(
    no_deed_breaks_leaks_or_leaves_a_trace,
    no_page_breaks_or_leaks,
    what_was_typed_comes_back_to_the_letter,
    a_nul_in_a_name_a_subject_or_a_query_is_no_fault,
);

use deeds::no_deed_breaks_leaks_or_leaves_a_trace;
use drafts::what_was_typed_comes_back_to_the_letter;
use pages::no_page_breaks_or_leaks;

/// How many times the usual number of requests is sent.
pub fn rounds() -> usize {
    std::env::var("LEITPLANKE_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1)
}

/// Where the dice begin.
pub fn seed() -> u64 {
    std::env::var("LEITPLANKE_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_260_317)
}

/// PostgreSQL cannot hold a NUL: what is compared without a form's check in between answered with a fault.
async fn a_nul_in_a_name_a_subject_or_a_query_is_no_fault(db: Database) {
    let app = TestApp::over(db).await;
    let nobody = app.browser();
    let fields = [("user_name", "na\0me"), ("password", "x")];
    assert_eq!(nobody.post_for_json("/api/account/sign-in", &fields).await.status, 409);
    let worker = app.signed_in_as(Role::Admin, None).await;
    let fields = [("form", "site"), ("subject", "a\0b"), ("content", "form[name]=x")];
    assert_eq!(worker.post_for_json("/api/draft/keep", &fields).await.status, 200);
    let fields = [("form", "site"), ("subject", "a\0b"), ("back", "/")];
    assert_eq!(worker.post_for_json("/api/draft/discard", &fields).await.status, 200);
    let officer = app.signed_in_as(Role::PrivacyOfficer, None).await;
    for query in ["action=a%00", "month=%00", "actor=%00", "record=%00", "after=%00"] {
        let page = officer.get(&format!("/audit?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
    }
}
