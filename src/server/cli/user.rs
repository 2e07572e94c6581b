//! `init NAME`: an empty installation and its first administrator. `user NAME`: the way back in for an administrator.

use std::process::ExitCode;

use sea_orm::EntityTrait;

use super::print::{say, say_error};
use crate::server::entity::app_user;
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::use_cases;

/// Begins an empty installation. Link and code stand apart: no secret belongs in an address (ASVS 14.2.1).
pub async fn init(house: House, name: Option<String>) -> Result<ExitCode, Fault> {
    if app_user::Entity::find().one(&house.db.read).await?.is_some() {
        house.db.close().await?;
        say_error(
            "This installation has accounts already; nothing was changed. `leitplanke user NAME` gives an administrator a new code.",
        );
        return Ok(ExitCode::FAILURE);
    }
    let code = administrator(house, name).await?;
    if code == ExitCode::SUCCESS {
        say("Then start the server: leitplanke serve");
    }
    Ok(code)
}

/// Makes an administrator, or gives one a new code, and prints where the password is set.
pub async fn administrator(house: House, name: Option<String>) -> Result<ExitCode, Fault> {
    let Some(name) = name else {
        say_error("Say the user name of the administrator, for example: leitplanke init o.senf");
        return Ok(ExitCode::from(2));
    };
    let made = use_cases::users::make_first_administrator(&house, &name).await;
    let public = house.settings.public_url();
    house.db.close().await?;
    let code = match made {
        Ok(code) => code,
        Err(Fault::Expected(_)) => {
            say_error(
                "That is no user name (3 to 40 small letters, digits, dot, hyphen), or it belongs to somebody who does not administer.",
            );
            return Ok(ExitCode::FAILURE);
        }
        Err(fault) => return Err(fault),
    };
    say(&format!("{name} can set a password within 24 hours at"));
    say(&format!("  {}/set-password", public));
    say(&format!("with the one-time code\n  {code}"));
    Ok(ExitCode::SUCCESS)
}
