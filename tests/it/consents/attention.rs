//! The list of declarations that need something.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::form::ConsentForm;
use leitplanke::domain::purpose::Purpose;
use leitplanke::domain::view::consent::Attention;
use leitplanke::server::db::Database;
use leitplanke::server::use_cases::consents;

use super::{Room, pending, signed};
use crate::support::database::both;

both!(the_list_names_what_each_declaration_needs);

async fn the_list_names_what_each_declaration_needs(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let list = async |user| {
        let call = room.app.call(user, Permission::SeeCases).await;
        let lines = consents::attention(&call).await.expect("a list");
        lines.into_iter().map(|line| (line.what, line.purpose)).collect::<Vec<_>>()
    };
    assert_eq!(list(room.worker).await, []);
    let until = |days| (room.app.today() + chrono::Days::new(days)).to_string();
    let paper = |purpose, days| ConsentForm {
        valid_until: until(days),
        ..room.paper(purpose, vec![signed(Some(mother), "2026-03-01")])
    };
    room.record(&paper(Purpose::PoliceStatus, 91)).await.expect("records");
    room.record(&paper(Purpose::Media, 90)).await.expect("records");
    room.record(&paper(Purpose::School, 30)).await.expect("records");
    room.record(&paper(Purpose::Interpreter, 7)).await.expect("records");
    let waiting = room.paper(Purpose::FollowUpContact, vec![pending(mother)]);
    room.record(&waiting).await.expect("records");
    let gone = room.record(&paper(Purpose::SpecialCategory, 200)).await.expect("records");
    room.withdraw(gone, &mother.to_string()).await.expect("withdraws");
    let expected = [
        (Attention::Withdrawal, Purpose::SpecialCategory),
        (Attention::Signature, Purpose::FollowUpContact),
        (Attention::LapsesIn7, Purpose::Interpreter),
        (Attention::LapsesIn30, Purpose::School),
        (Attention::LapsesIn90, Purpose::Media),
    ];
    assert_eq!(list(room.worker).await, expected);
    let lead = room.app.user("lead", &[(Role::TeamLead, Some(room.site))]).await;
    assert_eq!(list(lead).await, expected, "the team lead sees the whole site");
    let foreign = room.app.user("foreign", &[(Role::SocialWorker, Some(room.app.site("Dort").await))]).await;
    assert_eq!(list(foreign).await, [], "another site sees nothing");
    let browser = room.app.signed_in(room.worker).await;
    let page = browser.get("/consents").await;
    assert!(page.status == 200 && page.shows("Endet in den nächsten 7 Tagen") && !page.shows("Kerem"));
}
