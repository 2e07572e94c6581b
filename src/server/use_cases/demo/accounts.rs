//! Sites, accounts, interpreters of the demo.

use chrono::{Months, NaiveDate};

use super::cast::{ACCOUNTS, LANGUAGES, SITES};
use super::dice::Dice;
use super::rows::Rows;
use crate::domain::access::Role;
use crate::domain::id::Id;
use crate::domain::interpreter::{InterpreterId, Level};
use crate::domain::language_code::LanguageCode;
use crate::domain::message::Language;
use crate::domain::site::SiteId;
use crate::domain::user::UserId;
use crate::server::crypto::Keyring;
use crate::server::entity::{app_user, interpreter, role_grant, site};
use crate::server::fault::Fault;

/// A site with the people who work there.
pub struct Team {
    /// The site.
    pub site: SiteId,
    /// How many cases are in progress.
    pub active: usize,
    /// Its social workers.
    pub workers: Vec<UserId>,
    /// The police contact who makes its referrals.
    pub police: Option<UserId>,
    /// Interpreters with level and languages.
    pub interpreters: Vec<(InterpreterId, Level, Vec<LanguageCode>)>,
}

/// The site where the demo accounts that belong to one site work.
const HOME: &str = "Dortmund";

/// Makes all sites, accounts and interpreters.
pub fn make(
    rows: &mut Rows,
    dice: &mut Dice,
    keyring: &Keyring,
    today: NaiveDate,
    password_hash: &str,
) -> Result<Vec<Team>, Fault> {
    let since = first_day(today);
    let mut teams = sites(rows, dice, keyring, today, 1)?;
    for (name, role, shown) in ACCOUNTS {
        let user = account(rows, dice, keyring, (name, shown, Some(password_hash)), today)?;
        let home = SITES.iter().position(|plan| plan.name == HOME).unwrap_or(0);
        let local = matches!(role, Role::SocialWorker | Role::TeamLead | Role::PoliceLiaison | Role::Interpreter);
        grant(rows, dice, user, role, local.then_some(teams[home].site), since);
        match role {
            Role::SocialWorker => teams[home].workers.insert(0, user),
            Role::PoliceLiaison => teams[home].police = Some(user),
            Role::Interpreter => rows.interpreters_of(teams[home].site, user),
            _ => {}
        }
    }
    Ok(teams)
}

fn first_day(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 1, 1).unwrap_or(today)
}

/// The sites with their workers and interpreters. From the second round on they carry its number: a large programme is
/// many sites of the usual size.
pub fn sites(
    rows: &mut Rows,
    dice: &mut Dice,
    keyring: &Keyring,
    today: NaiveDate,
    round: usize,
) -> Result<Vec<Team>, Fault> {
    let since = first_day(today);
    let numbered = |text: &str, separator: &str| match round {
        1 => text.to_owned(),
        round => format!("{text}{separator}{round}"),
    };
    let mut teams = Vec::new();
    for plan in &SITES {
        let (name, kpb) = (numbered(plan.name, " "), numbered(plan.kpb, "-"));
        let id: SiteId = Id::from_uuid(dice.uuid());
        rows.sites.push(site::Model {
            id,
            name: name.clone(),
            kpb_code: kpb.clone(),
            provider_name: plan.provider.to_owned(),
            controller_text: format!("{} im Auftrag der Kreispolizeibehörde {}", plan.provider, name),
            contact_name: "das Team am Standort".to_owned(),
            // From the range no subscriber has (Bundesnetzagentur, numbers for films).
            contact_phone: "0221 4710 123".to_owned(),
            region: plan.region,
            active_from: since,
            active_to: None,
            strand_enabled: true,
            remote_interpreting: false,
            planned_months: 12,
            extension_months: 6,
            look_back_months: 12,
            oldest_age: 17,
            extends_past_18: false,
            mutual_deputies: false,
            is_demo: true,
            created_at: rows.now,
            created_by: None,
            updated_at: rows.now,
            version: 1,
        });
        let mut team = Team { site: id, active: plan.active, workers: vec![], police: None, interpreters: vec![] };
        for number in 1..=plan.workers {
            let at_home = name == HOME && number == 1;
            if !at_home {
                let account_name = format!("pfk.{}.{number}", kpb.trim_start_matches("KPB-").to_lowercase());
                let shown = format!("Fachkraft {number} {name} (Demo)");
                let user = account(rows, dice, keyring, (&account_name, &shown, None), today)?;
                grant(rows, dice, user, Role::SocialWorker, Some(id), since);
                team.workers.push(user);
            }
        }
        for (number, level) in [(1, Level::Sim), (2, Level::Sim), (3, Level::TrainedLay)] {
            interpreter(rows, dice, &mut team, today, (&kpb, number), level);
        }
        teams.push(team);
    }
    Ok(teams)
}

fn account(
    rows: &mut Rows,
    dice: &mut Dice,
    keyring: &Keyring,
    (name, shown, password_hash): (&str, &str, Option<&str>),
    today: NaiveDate,
) -> Result<UserId, Fault> {
    let id: UserId = Id::from_uuid(dice.uuid());
    let data_key_id = rows.data_key(keyring)?.0;
    rows.users.push(app_user::Model {
        id,
        user_name: name.to_owned(),
        display_name: shown.to_owned(),
        email: None,
        password_hash: password_hash.map(str::to_owned),
        language: Language::De,
        deactivated_at: None,
        secrecy_declared_on: Some(today),
        data_key_id,
        is_demo: true,
        created_at: rows.now,
        created_by: None,
        updated_at: rows.now,
        version: 1,
    });
    Ok(id)
}

fn grant(rows: &mut Rows, dice: &mut Dice, user_id: UserId, role: Role, site_id: Option<SiteId>, since: NaiveDate) {
    rows.grants.push(role_grant::Model {
        id: Id::from_uuid(dice.uuid()),
        user_id,
        role,
        site_id,
        valid_from: since,
        valid_until: None,
        created_at: rows.now,
        created_by: None,
        updated_at: rows.now,
        version: 1,
    });
}

fn interpreter(
    rows: &mut Rows,
    dice: &mut Dice,
    team: &mut Team,
    today: NaiveDate,
    (kpb, number): (&str, i32),
    level: Level,
) {
    let id: InterpreterId = Id::from_uuid(dice.uuid());
    let from = (number as usize - 1) * 4;
    let languages: Vec<LanguageCode> = LANGUAGES.iter().cycle().skip(from).take(4).map(|(code, _)| *code).collect();
    let signed = today - Months::new(4);
    rows.interpreters.push(interpreter::Model {
        id,
        site_id: Some(team.site),
        user_id: None,
        code_name: format!("SM {} {number}", kpb.trim_start_matches("KPB-")),
        level,
        languages: languages.clone().into(),
        confidentiality_signed_on: Some(signed),
        confidentiality_until: Some(signed + Months::new(12)),
        police_certificate_until: Some(today + Months::new(18)),
        active: true,
        created_at: rows.now,
        created_by: None,
        updated_at: rows.now,
        version: 1,
    });
    team.interpreters.push((id, level, languages));
}
