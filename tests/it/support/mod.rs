//! What the integration tests share: databases of both kinds, people of the programme, a clock that stands still, and
//! the web application without a socket.
#![expect(dead_code, reason = "each test file uses its part")]

pub mod app;
pub mod database;
pub mod people;

pub use app::TestApp;
