//! Sessions (Kontakte): the prefilled form, the record, one session, the list, and an interpreter's own jobs.

mod content;
mod form;
mod ground;
mod jobs;
mod list;
mod record;
mod releases;
mod show;

pub use form::form_for;
pub use jobs::own_jobs;
pub use list::list;
pub use record::record;
pub use show::show;
