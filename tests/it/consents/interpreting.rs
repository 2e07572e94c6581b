//! BR-08: who interpreted the explanation of a consent.

use leitplanke::domain::consent::ConsentState;
use leitplanke::domain::error::ErrorCode;
use leitplanke::domain::form::ConsentForm;
use leitplanke::domain::id::Id;
use leitplanke::domain::interpreter::{InterpreterId, Level};
use leitplanke::domain::language_code::LanguageCode;
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::clock::new_uuid;
use leitplanke::server::db::Database;
use leitplanke::server::entity::{interpreter, interpreter_job};
use sea_orm::EntityTrait;

use super::{Room, field_error, signed};
use crate::support::database::both;
use crate::support::people::day;

both!(br_08_an_interpreter_of_the_pool_counts_by_the_register);

/// The level stands in the register, not in the form; who interpreted is attached as a job.
async fn br_08_an_interpreter_of_the_pool_counts_by_the_register(db: Database) {
    let room = Room::open(db.clone()).await;
    let mother = room.mother().await;
    let site = room.case.site;
    let until = Some(room.app.today() + chrono::Days::new(100));
    let add = async |level, languages: Vec<LanguageCode>, until| {
        let id = Id::from_uuid(new_uuid());
        room.app
            .put(interpreter::Model {
                id,
                site_id: Some(site),
                user_id: None,
                code_name: "SM 9".to_owned(),
                level,
                languages: languages.into(),
                confidentiality_signed_on: Some(day("2026-01-01")),
                confidentiality_until: until,
                police_certificate_until: None,
                active: true,
                created_at: room.app.now(),
                created_by: None,
                updated_at: room.app.now(),
                version: 1,
            })
            .await;
        id
    };
    let sim = add(Level::Sim, vec![LanguageCode::Arabic], until).await;
    let lay = add(Level::TrainedLay, vec![LanguageCode::Arabic], until).await;
    let unbound = add(Level::Sim, vec![LanguageCode::Arabic], Some(day("2026-01-02"))).await;
    let turkish = add(Level::Sim, vec![LanguageCode::Turkish], until).await;
    let paper = |id: InterpreterId| ConsentForm {
        explained_in_language: "ara".into(),
        interpreter_id: id.to_string(),
        interpreter_level: "sworn".into(),
        interpreter_name: "A. Muster".into(),
        interpreted_fully: true,
        ..room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-02")])
    };
    let page = room.app.signed_in(room.worker).await;
    let page = page.get(&format!("{}/consents/new?purpose=school", room.case.path())).await;
    assert!(page.shows("SM 9 · ") && page.shows(&sim.to_string()) && !page.shows(&unbound.to_string()));
    let id = room.record(&paper(sim)).await.expect("recorded");
    assert_eq!(room.state(id).await, ConsentState::Valid);
    let row = room.row(id).await;
    let job = interpreter_job::Entity::find_by_id(row.interpreter_job_id.expect("a job")).one(&db.read).await;
    assert_eq!(job.expect("jobs").expect("the job").interpreter_id, Some(sim));
    let id = room.record(&paper(lay)).await.expect("recorded");
    assert_eq!(room.row(id).await.interpreter_level, Some(Level::TrainedLay), "whatever was posted as the level");
    let wrong = room.record(&paper(unbound)).await;
    assert!(field_error(&wrong, "interpreter_id", ErrorCode::NotAChoice), "{wrong:?}");
    let wrong = room.record(&paper(turkish)).await;
    assert!(field_error(&wrong, "interpreter_id", ErrorCode::InterpreterLanguage), "{wrong:?}");
    let endless = ConsentForm { valid_until: "2040-01-01".into(), ..paper(sim) };
    let wrong = room.record(&endless).await;
    assert!(field_error(&wrong, "valid_until", ErrorCode::TooLate), "{wrong:?}");
}
