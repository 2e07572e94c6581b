//! The few kinds of column the schema is made of, so that a theme file reads like the table list it is.
//!
//! | kind | SQLite | PostgreSQL |
//! |---|---|---|
//! | `uuid`, `refers` | 16-byte blob | uuid |
//! | `text` (codes, CodeList, words) | varchar | varchar |
//! | `date` | text `YYYY-MM-DD` | date |
//! | `instant` (UTC, whole milliseconds) | text, RFC 3339 | timestamptz |
//! | `number`, `big_number` | integer | integer, bigint |
//! | `flag` | boolean | bool |
//! | `bytes` (ciphertext, hashes, files) | blob | bytea |

use sea_orm_migration::sea_query::{
    ColumnDef, ColumnType, ConditionalStatement, Expr, ExprTrait, ForeignKey, Index, IndexCreateStatement, StringLen,
    Table, TableCreateStatement,
};

/// A column that is not null unless made [`Column::optional`], and the table its value is an `id` of.
pub struct Column {
    name: &'static str,
    definition: ColumnDef,
    primary: bool,
    refers_to: Option<&'static str>,
}

impl Column {
    fn of(name: &'static str, kind: ColumnType) -> Self {
        let mut definition = ColumnDef::new_with_type(name, kind);
        definition.not_null();
        Self { name, definition, primary: false, refers_to: None }
    }

    /// May be null.
    pub fn optional(mut self) -> Self {
        self.definition.null();
        self
    }

    /// The table's primary key, or part of it.
    pub fn primary(self) -> Self {
        Self { primary: true, ..self }
    }
}

pub fn uuid(name: &'static str) -> Column {
    Column::of(name, ColumnType::Uuid)
}

/// The primary key `id` of almost every table: a UUIDv7 made by the client or by the program, never by the
/// database.
pub fn key() -> Column {
    uuid("id").primary()
}

/// The `id` of a row of `table`, held by a foreign key (no cascade: whoever deletes says what).
pub fn refers(name: &'static str, table: &'static str) -> Column {
    Column { refers_to: Some(table), ..uuid(name) }
}

pub fn text(name: &'static str) -> Column {
    Column::of(name, ColumnType::String(StringLen::None))
}

pub fn date(name: &'static str) -> Column {
    Column::of(name, ColumnType::Date)
}

pub fn instant(name: &'static str) -> Column {
    Column::of(name, ColumnType::TimestampWithTimeZone)
}

pub fn flag(name: &'static str) -> Column {
    Column::of(name, ColumnType::Boolean)
}

pub fn number(name: &'static str) -> Column {
    Column::of(name, ColumnType::Integer)
}

pub fn big_number(name: &'static str) -> Column {
    Column::of(name, ColumnType::BigInteger)
}

pub fn bytes(name: &'static str) -> Column {
    Column::of(name, ColumnType::VarBinary(StringLen::None))
}

/// A table with exactly these columns; more than one primary column makes a composite key.
pub fn table(name: &'static str, columns: impl IntoIterator<Item = Column>) -> TableCreateStatement {
    let mut statement = Table::create().table(name).to_owned();
    let mut columns: Vec<Column> = columns.into_iter().collect();
    let mut keys: Vec<&mut Column> = columns.iter_mut().filter(|column| column.primary).collect();
    match keys.as_mut_slice() {
        [only] => {
            only.definition.primary_key();
        }
        several => {
            let mut key = Index::create();
            for column in several {
                key.col(column.name);
            }
            statement.primary_key(&mut key);
        }
    }
    for column in columns {
        statement.col(column.definition);
        if let Some(target) = column.refers_to {
            statement.foreign_key(ForeignKey::create().from(name, column.name).to(target, "id"));
        }
    }
    statement
}

/// A table people edit: `id`, its columns, and who made it when, when it last changed, and the version an
/// edit must name.
/// `created_by` is no foreign key: the first user has no maker, and a site and its users would point at each
/// other.
pub fn edited_table(name: &'static str, columns: impl IntoIterator<Item = Column>) -> TableCreateStatement {
    let bookkeeping = [instant("created_at"), uuid("created_by").optional(), instant("updated_at"), number("version")];
    table(name, std::iter::once(key()).chain(columns).chain(bookkeeping))
}

/// An index for a query the pages make.
pub fn index<const N: usize>(table: &'static str, columns: [&'static str; N]) -> IndexCreateStatement {
    let mut statement = Index::create().name(format!("{table}_by_{}", columns.join("_"))).table(table).to_owned();
    for column in columns {
        statement.col(column);
    }
    statement
}

/// At most one row per combination of values.
pub fn unique<const N: usize>(table: &'static str, columns: [&'static str; N]) -> IndexCreateStatement {
    let mut statement = index(table, columns);
    statement.name(format!("{table}_unique_{}", columns.join("_"))).unique();
    statement
}

/// At most one row per value among the rows whose `flag` is set.
pub fn unique_while(table: &'static str, column: &'static str, flag: &'static str) -> IndexCreateStatement {
    let mut statement = unique(table, [column]);
    statement.name(format!("{table}_unique_{column}_while_{flag}")).and_where(Expr::col(flag).eq(true));
    statement
}
