//! Statistical disclosure control as a functional core: what may leave the house, and in which form.
//!
//! Three steps, each a type of its own:
//!
//! 1. [`Cell`](cube::Cell): the true number of a group of persons, with the sum of their record
//!    keys. It is stored in the frozen snapshot, hashed, and never serialised.
//! 2. [`CellKey`](cell_key::CellKey): the keyed change of a cell. The same group of persons gives the
//!    same number for ever, whichever question led to it.
//! 3. [`Published`](published::Published): the changed number. Only this module can make one, so a
//!    function that returns `Published` has gone through step 2. Everything after it (hiding, rates,
//!    colours, sorting, charts) sees published values only: a decision on a true count would tell the
//!    true count.
//!
//! Tables on the dashboard use the cell key method (`docs/disclosure.md` 3.2); files for researchers
//! use [`microdata`] (`docs/disclosure.md` 2). Nothing in here does I/O, reads a clock or makes its own
//! randomness: keys are arguments.

pub mod cell_key;
pub mod cube;
pub mod microdata;
pub mod normal;
pub mod perturbation;
pub mod published;

pub use cell_key::CellKey;
pub use cube::Cell;
pub use published::Published;
