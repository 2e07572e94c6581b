use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::police::{POLICE_ENDPOINTS, POLICE_OWN_DRAFTS};
use super::{Actor, CaseFacts, Grant, Permission, Role, Scope, grants, matrix_text};
use crate::domain::enrolment::EnrolmentId;
use crate::domain::site::SiteId;
use crate::domain::user::UserId;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn site(number: u128) -> SiteId {
    SiteId::from_uuid(Uuid::from_u128(number))
}

fn user(number: u128) -> UserId {
    UserId::from_uuid(Uuid::from_u128(number))
}

fn actor(roles: &[(Role, Option<u128>)]) -> Actor {
    let grant = |(role, at): &(Role, Option<u128>)| Grant {
        role: *role,
        site: at.map(site),
        from: day("2025-01-01"),
        until: None,
    };
    Actor { user: user(7), grants: roles.iter().map(grant).collect() }
}

fn case(at: u128, lead: u128) -> CaseFacts {
    let enrolment = EnrolmentId::from_uuid(Uuid::from_u128(99));
    CaseFacts { enrolment, site: site(at), lead: Some(user(lead)), deputy: None, deputy_from: None, deputy_until: None }
}

const TODAY: &str = "2025-06-01";

#[test]
fn br_13_the_police_have_exactly_four_permissions_besides_their_own_account() {
    let own = [Permission::OwnAccount, Permission::OwnDrafts];
    let police = grants(Role::PoliceLiaison).iter().filter(|permission| !own.contains(permission)).collect::<Vec<_>>();
    let listed = POLICE_ENDPOINTS.iter().map(|endpoint| &endpoint.permission).collect::<Vec<_>>();
    assert_eq!(police, listed);
    for endpoint in POLICE_OWN_DRAFTS {
        assert!(endpoint.name.starts_with("draft/"), "{}", endpoint.name);
        assert!(grants(Role::PoliceLiaison).contains(&endpoint.permission), "{}", endpoint.name);
    }
}

#[test]
fn the_matrix_keeps_roles_apart() {
    let may = |role, permission| grants(role).contains(&permission);
    let personal = [
        Permission::SeeCases,
        Permission::SearchByName,
        Permission::SeeNotes,
        Permission::RecordSession,
        Permission::EditCase,
    ];
    for role in [
        Role::Coordinator,
        Role::Researcher,
        Role::Admin,
        Role::PrivacyCoordinator,
        Role::PrivacyOfficer,
        Role::Interpreter,
        Role::PoliceLiaison,
    ] {
        for permission in personal {
            assert!(!may(role, permission), "{role} {permission}");
        }
    }
    assert!(!may(Role::PrivacyOfficer, Permission::ApproveRelease), "decides nothing");
    assert!(!may(Role::SocialWorker, Permission::SeeFigures) && !may(Role::SocialWorker, Permission::RequestRelease));
    for role in Role::ALL {
        assert!(may(*role, Permission::OwnAccount), "{role}");
        let distinct: BTreeSet<_> = grants(*role).iter().collect();
        assert_eq!(distinct.len(), grants(*role).len(), "{role} lists a permission twice");
    }
    for permission in Permission::ALL {
        assert!(Role::ALL.iter().any(|role| may(*role, *permission)), "nobody has {permission}");
    }
    // Who asks for a research file never approves it.
    assert!(
        !Role::ALL.iter().any(|role| may(*role, Permission::RequestRelease) && may(*role, Permission::ApproveRelease))
    );
}

#[test]
fn a_grant_counts_from_its_first_to_its_last_day() {
    let mut actor = actor(&[(Role::SocialWorker, Some(1))]);
    actor.grants[0].until = Some(day("2025-06-30"));
    let may = |today| actor.may(Permission::SeeCases, day(today));
    assert_eq!(
        [may("2024-12-31"), may("2025-01-01"), may("2025-06-30"), may("2025-07-01")],
        [false, true, true, false]
    );
    assert!(actor.may(Permission::OwnAccount, day("2026-01-01")), "a signed-in person can always sign out");
}

#[test]
fn scopes_follow_the_grants() {
    let today = day(TODAY);
    let two = actor(&[(Role::SocialWorker, Some(1)), (Role::TeamLead, Some(2))]);
    assert_eq!(two.sites_for(Permission::SeeCases, today), Scope::Sites([site(1), site(2)].into()));
    assert_eq!(two.sites_for(Permission::RecordSession, today), Scope::Sites([site(1)].into()));
    assert_eq!(two.sites_for(Permission::SeeFigures, today), Scope::None);
    assert_eq!(two.roles(today), [Role::SocialWorker, Role::TeamLead]);
    assert_eq!(actor(&[(Role::Coordinator, None)]).sites_for(Permission::SeeFigures, today), Scope::All);
    assert!(
        !actor(&[(Role::SocialWorker, None)]).may(Permission::SeeCases, today),
        "a site-bound role without a site grants nothing"
    );
    assert!(!two.may_at(Permission::SeeCases, site(3), today));
}

#[test]
fn a_social_worker_reaches_own_and_deputised_cases_a_team_lead_the_whole_site() {
    let today = day(TODAY);
    let worker = actor(&[(Role::SocialWorker, Some(1))]);
    let reaches = |case: &CaseFacts| worker.may_for(Permission::SeeCases, case, today);
    assert!(reaches(&case(1, 7)));
    assert!(!reaches(&case(1, 8)));
    assert!(!reaches(&case(2, 7)), "another site, even as its worker");
    let deputised = CaseFacts {
        deputy: Some(user(7)),
        deputy_from: Some(day("2025-05-01")),
        deputy_until: Some(day(TODAY)),
        ..case(1, 8)
    };
    assert!(reaches(&deputised));
    assert!(!reaches(&CaseFacts { deputy_until: Some(day("2025-05-31")), ..deputised }));
    assert!(!reaches(&CaseFacts { deputy_until: None, ..deputised }), "a deputy grant always ends");
    let lead = actor(&[(Role::TeamLead, Some(1))]);
    assert!(lead.may_for(Permission::SeeNotes, &case(1, 8), today));
    assert!(!lead.may_for(Permission::SeeNotes, &case(2, 8), today));
    assert!(!lead.may_for(Permission::RecordSession, &case(1, 8), today));
}

#[test]
fn the_matrix_text_has_a_line_per_permission() {
    let text = matrix_text();
    assert_eq!(text.lines().count(), Permission::ALL.len() + 1);
    let police = text.lines().filter(|line| line.starts_with("see_own_referrals")).collect::<Vec<_>>();
    assert_eq!(police.len(), 1);
    assert_eq!(police[0].matches('x').count(), 1);
}
