//! Cases: the list, the search, the page, and what is due.

mod due;
mod list;
mod page;

pub use due::{due_list, home};
pub use list::{list, search};
pub(crate) use page::{Line, lines_of, withhold};
pub use page::{adult_line, page};
