//! The commands, each in a file of its own.

mod extract;
mod text;

pub(crate) use extract::extract;
pub(crate) use text::text;
