//! The one integration binary: `cargo test --features ssr --test it`. `make test` runs it with a PostgreSQL of
//! its own; alone, `sh tests/with_postgres.sh cargo test --features ssr --test it` does.

mod admin;
mod architecture;
mod audit;
mod backup;
mod cases;
mod consents;
mod course;
mod enrol;
mod figures;
mod form_texts;
mod fuzz;
mod gate;
mod http;
mod names;
mod refusal;
mod research;
mod retention;
mod schema;
mod sessions;
mod sign_in;
mod statements;
mod storage;
mod support;
