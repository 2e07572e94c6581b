//! What the integration tests share: databases of both kinds, people of the programme, a clock that stands still, and
//! the web application without a socket.

pub mod app;
pub mod database;
pub mod people;

pub use app::TestApp;
