//! The program `brevverk`: what its commands do, and how well it reads.
//!
//! [`run()`] is the whole program. [`score`] holds what was read against what a person wrote down, for the command and for tests.
//! This is the only crate that touches disk, threads and the terminal.

#![allow(clippy::disallowed_methods, reason = "this crate is the program: it alone reads files and its environment")]

mod args;
mod commands;
mod console;
mod disk;
mod failure;
mod held;
mod journal;
mod layout;
mod manifest;
mod metadata;
mod parts;
mod paths;
mod places;
mod progress;
mod read;
mod report;
mod run;
mod runs;
pub mod score;
mod speech;
mod stop;
mod store;
mod tesseract;
mod worker;

pub use run::run;
