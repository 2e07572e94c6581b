//! Everything that never reaches the browser: use cases, rows, database, keys, audit, HTTP.

pub mod access_log;
pub mod answer;
pub mod assets;
pub mod audit;
pub mod auth;
pub mod call;
pub mod cli;
pub mod clock;
pub mod crypto;
pub mod db;
pub mod download;
pub mod drafts;
pub mod entity;
pub mod fault;
pub mod frozen_cells;
pub mod house;
pub mod http;
#[path = "../../migrations/mod.rs"]
pub mod migrations;
pub mod names;
pub mod people;
pub mod request;
pub mod scope;
pub mod security;
pub mod settings;
pub mod use_cases;
