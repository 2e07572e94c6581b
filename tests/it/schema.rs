//! The schema: entities and migrations say the same, every column is classified, and the database holds the
//! rules it is trusted with.

use std::collections::BTreeSet;

use leitplanke::server::db::Database;
use leitplanke::server::entity::classification::TABLES;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::support::database::{both, empty_like};

mod rows;
mod rules;

both!(entities_are_the_migrations, every_column_is_classified, migrating_again_changes_nothing);

/// One line per column (`table.column type not-null key`) and per foreign key (`table.column -> table`), in
/// SQL of the backend.
const COLUMNS_OF_SQLITE: &str = "
    SELECT m.name || '.' || c.name || ' ' || lower(c.type) || ' ' || c.\"notnull\" || ' ' || c.pk AS line
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
    UNION ALL
    SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" AS line
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
const COLUMNS_OF_POSTGRES: &str = "
    SELECT t.relname || '.' || c.attname || ' ' || format_type(c.atttypid, c.atttypmod) || ' ' || c.attnotnull::int || ' '
        || coalesce(array_position(k.conkey, c.attnum), 0) AS line
    FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
    WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND c.attnum > 0 AND NOT c.attisdropped
    UNION ALL
    SELECT t.relname || '.' || c.attname || ' -> ' || r.relname AS line
    FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
    JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = ANY (f.conkey) WHERE f.contype = 'f'";

async fn lines(db: &Database) -> BTreeSet<String> {
    let statement = match db.backend {
        DbBackend::Sqlite => COLUMNS_OF_SQLITE,
        _ => COLUMNS_OF_POSTGRES,
    };
    let rows =
        db.read.query_all_raw(Statement::from_string(db.backend, statement)).await.expect("the catalogue can be read");
    let lines = rows.iter().map(|row| row.try_get::<String>("", "line").expect("a line is text"));
    lines.filter(|line| !line.starts_with("seaql_migrations.")).collect()
}

async fn entities_are_the_migrations(db: Database) {
    let by_entities = empty_like(&db).await;
    let mut schema = by_entities.write.get_schema_builder();
    macro_rules! register {
        ($table:ident) => {
            schema = schema.register(leitplanke::server::entity::$table::Entity);
        };
    }
    leitplanke::with_every_table!(register);
    schema.apply(&by_entities.write).await.expect("the entities make a schema");

    let (migrated, declared) = (lines(&db).await, lines(&by_entities).await);
    by_entities.close().await.expect("the second database closes");
    let only_migrated: Vec<_> = migrated.difference(&declared).collect();
    let only_declared: Vec<_> = declared.difference(&migrated).collect();
    assert!(migrated.len() > 200, "the catalogue was read");
    assert!(
        only_migrated.is_empty() && only_declared.is_empty(),
        "only in the migrations: {only_migrated:#?}\nonly in the entities: {only_declared:#?}"
    );
}

async fn every_column_is_classified(db: Database) {
    let live: Vec<String> = lines(&db).await.into_iter().filter(|line| !line.contains(" -> ")).collect();
    let live: BTreeSet<&str> = live.iter().filter_map(|line| line.split(' ').next()).collect();
    let listed: Vec<String> = TABLES
        .iter()
        .flat_map(|table| {
            table.columns.iter().flat_map(|(_, names)| names.iter().map(|name| format!("{}.{name}", table.table)))
        })
        .collect();
    let once: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(once.len(), listed.len(), "a column is classified twice");
    let missing: Vec<_> = live.difference(&once).collect();
    let stray: Vec<_> = once.difference(&live).collect();
    assert!(missing.is_empty() && stray.is_empty(), "not classified: {missing:?}\nclassified, but gone: {stray:?}");
}

async fn migrating_again_changes_nothing(db: Database) {
    let before = lines(&db).await;
    let again = db.clone();
    let (first, second) = tokio::join!(db.migrate(), again.migrate());
    first.expect("once more");
    second.expect("and at the same time");
    assert_eq!(before, lines(&db).await);
}
