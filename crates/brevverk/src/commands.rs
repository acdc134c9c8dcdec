//! The commands, each in a file of its own.

mod check;
mod extract;
mod ingest;
mod page;
mod schema;
mod score;
mod search;
mod show;
mod text;

pub(crate) use check::check;
pub(crate) use extract::extract;
pub(crate) use ingest::ingest;
pub(crate) use page::page;
pub(crate) use schema::schema;
pub(crate) use score::score;
pub(crate) use search::search;
pub(crate) use show::show;
pub(crate) use text::text;
