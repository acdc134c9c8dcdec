//! Finding measures, goals and letters again: Norwegian analysis, an index, questions to it.
//!
//! An [`Item`] is one thing that can be found. A [`Writer`] puts the items of a letter into an [`Index`]; a [`Query`] of [`Words`],
//! read by [`parse`], and [`Filters`] finds them. This is the only crate that knows the engine behind it: an [`Index`] on
//! disk, one of what may stand behind the trait [`Engine`].

mod abbreviation;
mod alike;
mod analysis;
mod columns;
mod compile;
mod cursor;
mod day;
mod engine;
mod error;
mod facets;
mod filters;
mod grammar;
mod index;
mod item;
mod items;
mod page;
mod query;
mod rank;
mod restricted;
mod schema;
mod snippet;
mod suggest;
mod version;
mod writer;

pub use abbreviation::Abbreviation;
pub use cursor::{Cursor, NoCursor};
pub use day::{Day, NoDay};
pub use engine::{Engine, Put};
pub use error::{Error, Result};
pub use facets::{Counts, Facet};
pub use grammar::{Clause, Remark, Term, Wanted, Words, parse};
pub use index::{Answer, Hit, Index};
pub use item::{Item, Kind};
pub use items::items;
pub use query::{Filters, Limit, Query};
pub use snippet::Snippet;
pub use version::current as version;
pub use writer::Writer;
