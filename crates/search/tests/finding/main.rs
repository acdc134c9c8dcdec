//! What a caseworker asks an index, and what has to come back.

#![allow(clippy::unwrap_used, reason = "the helpers of a test fail with it")]

mod answers;
mod concurrent;
mod filters;
mod hostile;
mod library;
mod random;
mod restricted;
mod totals;
mod words;
mod writing;
