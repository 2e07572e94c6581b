//! What the integration tests share: databases of both kinds, people of the programme, a clock that stands still.

pub mod database;
