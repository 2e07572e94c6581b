//! What the database itself refuses.

use std::time::Duration;

use leitplanke::domain::error::AppError;
use leitplanke::domain::id::Id;
use leitplanke::server::db::{Database, stale};
use leitplanke::server::entity::enrolment;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, SqlErr,
    Statement,
};
use uuid::Uuid;

use super::rows::{case, house, insert};
use crate::support::database::both;

both!(
    a_person_has_one_open_enrolment,
    the_trail_takes_no_change,
    an_expired_segment_can_go_whole,
    a_closed_segment_takes_no_change,
    an_old_version_is_stale,
    a_row_keeps_what_it_points_at,
    two_writers_wait_for_each_other,
    the_read_door_of_sqlite_does_not_write,
);

async fn a_person_has_one_open_enrolment(db: Database) {
    let person = Id::from_uuid(Uuid::from_u128(1));
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    insert(&tx, case(1, person, false)).await;
    insert(&tx, case(2, person, false)).await;
    insert(&tx, case(3, person, true)).await;
    let error = case(4, person, true).into_active_model().reset_all().insert(&tx).await.expect_err("a second open one");
    assert!(matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))), "{error}");
}

/// Each statement in a transaction of its own, which is committed when it worked.
async fn try_alone(db: &Database, statement: &str) -> bool {
    let tx = db.begin_write().await.expect("begin");
    let done = tx.execute_unprepared(statement).await.is_ok();
    if done {
        tx.commit().await.expect("commit");
    } else {
        tx.rollback().await.expect("rollback");
    }
    done
}

fn blob(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Postgres { "'\\x00'" } else { "x'00'" }
}

async fn a_trail(db: &Database) {
    let blob = blob(db.backend);
    for (seq, segment) in [(1, "2024-01"), (2, "2024-01"), (3, "2024-02")] {
        let entry = format!(
            "INSERT INTO audit_entry (seq, segment, at, action, entity, detail, prev_hash, hash)
             VALUES ({seq}, '{segment}', '2024-01-31 23:00:00+00:00', 'enrol', 'enrolment', '{{}}', {blob}, {blob})"
        );
        assert!(try_alone(db, &entry).await, "an entry is added");
    }
    let segment = format!(
        "INSERT INTO audit_segment (segment, first_seq, last_seq, head_hash, signature, closed_at)
         VALUES ('2024-01', 1, 2, {blob}, {blob}, '2024-02-01 00:00:00+00:00')"
    );
    assert!(try_alone(db, &segment).await, "a month is closed");
}

async fn entries(db: &Database) -> i64 {
    let statement = Statement::from_string(db.backend, "SELECT count(*) AS n FROM audit_entry");
    let row = db.read.query_one_raw(statement).await.expect("read").expect("a count");
    row.try_get("", "n").expect("a number")
}

async fn the_trail_takes_no_change(db: Database) {
    a_trail(&db).await;
    let blob = blob(db.backend);
    let mut statements = vec![
        "UPDATE audit_entry SET action = 'other' WHERE seq = 1".to_owned(),
        "UPDATE audit_entry SET seq = 9 WHERE seq = 3".to_owned(),
        "DELETE FROM audit_entry WHERE seq = 3".to_owned(),
        "DELETE FROM audit_entry".to_owned(),
    ];
    if db.backend == DbBackend::Postgres {
        statements.push("TRUNCATE audit_entry".to_owned());
    } else {
        statements.push(format!(
            "INSERT OR REPLACE INTO audit_entry (seq, segment, at, action, entity, detail, prev_hash, hash)
             VALUES (1, '2024-01', '2024-01-31 23:00:00+00:00', 'other', 'enrolment', '{{}}', {blob}, {blob})"
        ));
    }
    for statement in statements {
        assert!(!try_alone(&db, &statement).await, "{statement}");
    }
    assert_eq!(entries(&db).await, 3);
}

async fn an_expired_segment_can_go_whole(db: Database) {
    a_trail(&db).await;
    assert!(!try_alone(&db, "DELETE FROM audit_entry WHERE segment = '2024-01'").await, "closed is not dropped");
    assert!(
        try_alone(&db, "UPDATE audit_segment SET dropped_at = '2026-02-01 00:00:00+00:00' WHERE segment = '2024-01'")
            .await
    );
    assert!(!try_alone(&db, "DELETE FROM audit_entry WHERE segment = '2024-02'").await, "the other month stays");
    assert!(try_alone(&db, "DELETE FROM audit_entry WHERE segment = '2024-01'").await);
    assert_eq!(entries(&db).await, 1);
}

async fn a_closed_segment_takes_no_change(db: Database) {
    a_trail(&db).await;
    for statement in [
        "UPDATE audit_segment SET last_seq = 1",
        "UPDATE audit_segment SET last_seq = 1, dropped_at = '2026-02-01 00:00:00+00:00'",
        "DELETE FROM audit_segment",
    ] {
        assert!(!try_alone(&db, statement).await, "{statement}");
    }
    assert!(try_alone(&db, "UPDATE audit_segment SET dropped_at = '2026-02-01 00:00:00+00:00'").await);
    assert!(!try_alone(&db, "UPDATE audit_segment SET dropped_at = NULL").await, "dropped stays dropped");
}

async fn an_old_version_is_stale(db: Database) {
    let person = Id::from_uuid(Uuid::from_u128(1));
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    let row = insert(&tx, case(1, person, true)).await;
    for (answer, opened_with) in [(Ok(()), 1), (Err(AppError::Stale), 1), (Ok(()), 2)] {
        let done = enrolment::Entity::update_many()
            .col_expr(enrolment::Column::Version, Expr::value(opened_with + 1))
            .filter(enrolment::Column::Id.eq(row.id))
            .filter(enrolment::Column::Version.eq(opened_with))
            .exec(&tx)
            .await
            .expect("update");
        assert_eq!(stale(done.rows_affected), answer);
    }
}

async fn a_row_keeps_what_it_points_at(db: Database) {
    let tx = db.begin_write().await.expect("begin");
    house(&tx).await;
    let error = tx.execute_unprepared("DELETE FROM participant").await.expect_err("its referral points at it");
    assert!(matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))), "{error}");
}

async fn two_writers_wait_for_each_other(db: Database) {
    let first = db.begin_write().await.expect("begin");
    house(&first).await;
    let other = db.clone();
    let second = tokio::spawn(async move {
        let tx = other.begin_write().await.expect("begin");
        let done = tx.execute_unprepared("INSERT INTO setting (key, value) VALUES ('a', 'b')").await.is_ok();
        tx.commit().await.expect("commit");
        done
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    first.commit().await.expect("commit");
    assert!(second.await.expect("the second writer ends"));
    db.checkpoint().await.expect("the log is merged");
}

async fn the_read_door_of_sqlite_does_not_write(db: Database) {
    if db.backend == DbBackend::Sqlite {
        let error = db.read.execute_unprepared("INSERT INTO setting (key, value) VALUES ('a', 'b')").await;
        assert!(error.is_err(), "query_only");
    }
}
