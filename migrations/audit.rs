//! The append-only trail: entries chained by hash, segments of a month with signed heads, and the head the
//! next entry builds on.
//!
//! **The switch.** Entries are never changed. They are deleted only as a whole expired segment: first the segment's row in `audit_segment`
//! gets its `dropped_at`, in the same transaction its entries go. Every other UPDATE or DELETE is refused by
//! the triggers below, on both databases, as is an insert that would replace a row and a segment row that is
//! altered or taken away. An owner of the database can take a trigger away; the hash chain and the signed
//! heads are what shows it then (`leitplanke verify`).

use super::Step;
use super::column::{big_number, bytes, index, instant, number, table, text, uuid};
use sea_orm_migration::sea_orm::DbBackend;

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_08_audit",
        tables: vec![
            // No foreign keys: the trail outlives what it speaks of.
            table(
                "audit_entry",
                [
                    big_number("seq").primary(),
                    text("segment"),
                    instant("at"),
                    uuid("actor_id").optional(),
                    text("role").optional(),
                    uuid("site_id").optional(),
                    text("action"),
                    text("entity"),
                    uuid("entity_id").optional(),
                    text("purpose").optional(),
                    text("detail"),
                    bytes("prev_hash"),
                    bytes("hash"),
                ],
            ),
            table(
                "audit_segment",
                [
                    text("segment").primary(),
                    big_number("first_seq"),
                    big_number("last_seq"),
                    bytes("head_hash"),
                    bytes("signature"),
                    instant("closed_at"),
                    instant("dropped_at").optional(),
                ],
            ),
            // One row, id 1, made by the first entry.
            table(
                "audit_head",
                [number("id").primary(), big_number("seq"), bytes("hash"), text("segment"), bytes("signature")],
            ),
        ],
        indexes: vec![
            index("audit_entry", ["segment", "seq"]),
            index("audit_entry", ["entity", "entity_id"]),
            index("audit_entry", ["action", "seq"]),
            index("audit_entry", ["actor_id", "at"]),
            index("audit_entry", ["at"]),
        ],
        guards,
    }
}

fn guards(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Postgres => &POSTGRES,
        _ => &SQLITE,
    }
}

/// `INSERT OR REPLACE` fires no delete trigger on SQLite (unless `recursive_triggers` is on): hence the guard
/// on insert.
const SQLITE: [&str; 6] = [
    "CREATE TRIGGER audit_entry_keeps BEFORE UPDATE ON audit_entry
     BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END",
    "CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
     WHEN NOT EXISTS (SELECT 1 FROM audit_segment WHERE segment = OLD.segment AND dropped_at IS NOT NULL)
     BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only: the segment is not dropped'); END",
    "CREATE TRIGGER audit_entry_once BEFORE INSERT ON audit_entry
     WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq)
     BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only: the number is taken'); END",
    "CREATE TRIGGER audit_segment_keeps BEFORE UPDATE ON audit_segment
     WHEN OLD.dropped_at IS NOT NULL OR NEW.dropped_at IS NULL OR NEW.segment IS NOT OLD.segment OR NEW.first_seq IS NOT OLD.first_seq
       OR NEW.last_seq IS NOT OLD.last_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.signature IS NOT OLD.signature
       OR NEW.closed_at IS NOT OLD.closed_at
     BEGIN SELECT RAISE(ABORT, 'audit_segment only takes dropped_at, once'); END",
    "CREATE TRIGGER audit_segment_stays BEFORE DELETE ON audit_segment
     BEGIN SELECT RAISE(ABORT, 'audit_segment is append-only'); END",
    "CREATE TRIGGER audit_segment_once BEFORE INSERT ON audit_segment
     WHEN EXISTS (SELECT 1 FROM audit_segment WHERE segment = NEW.segment)
     BEGIN SELECT RAISE(ABORT, 'audit_segment is append-only: the month is closed'); END",
];

const POSTGRES: [&str; 9] = [
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
    "CREATE FUNCTION audit_entry_delete() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (SELECT 1 FROM audit_segment WHERE segment = OLD.segment AND dropped_at IS NOT NULL) THEN RETURN OLD; END IF;
       RAISE EXCEPTION 'audit_entry is append-only: the segment is not dropped';
     END $$",
    "CREATE FUNCTION audit_segment_update() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF OLD.dropped_at IS NULL AND NEW.dropped_at IS NOT NULL
          AND (NEW.segment, NEW.first_seq, NEW.last_seq, NEW.head_hash, NEW.signature, NEW.closed_at)
            = (OLD.segment, OLD.first_seq, OLD.last_seq, OLD.head_hash, OLD.signature, OLD.closed_at) THEN RETURN NEW; END IF;
       RAISE EXCEPTION 'audit_segment only takes dropped_at, once';
     END $$",
    "CREATE TRIGGER audit_entry_keeps BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_delete()",
    "CREATE TRIGGER audit_segment_keeps BEFORE UPDATE ON audit_segment FOR EACH ROW EXECUTE FUNCTION audit_segment_update()",
    "CREATE TRIGGER audit_segment_stays BEFORE DELETE ON audit_segment FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_entry_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_segment_whole BEFORE TRUNCATE ON audit_segment FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
];
