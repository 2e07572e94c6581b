//! `user NAME`: the first administrator of an installation without demo data.

use std::process::ExitCode;

use super::print::{say, say_error};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::use_cases;

/// Makes an administrator and prints the one-time code to set a password.
pub async fn first_administrator(house: House, name: Option<String>) -> Result<ExitCode, Fault> {
    let Some(name) = name else {
        say_error("Say the user name: leitplanke user NAME");
        return Ok(ExitCode::from(2));
    };
    let code = use_cases::users::make_first_administrator(&house, &name).await?;
    say(&format!("The administrator {name} can set a password within 24 hours at /set-password with the code\n{code}"));
    house.db.close().await?;
    Ok(ExitCode::SUCCESS)
}
