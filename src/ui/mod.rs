//! What people see: components on the server, one island for drafts. Texts come from `domain::message`, markup and
//! classes from KERN UX (`style/`). A page is one file under `pages`; the file tree mirrors the URL tree.

pub mod address;
pub mod badge;
pub mod chart;
pub mod direction;
pub mod form;
pub mod identity_bar;
pub mod language;
pub mod layout;
pub mod load;
pub mod navigation;
pub mod notice;
pub mod page;
pub mod pager;
pub mod pages;
pub mod problem;
pub mod read_aloud;
pub mod summary;
pub mod table;
pub mod task_list;
pub mod timeline;
pub mod withheld;
