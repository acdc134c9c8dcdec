//! How well letters are read: what was read, held against what a person wrote down (the *gold*).
//!
//! [`letter()`] compares one letter and gives a [`Scores`]; scores add up ([`Scores::add`]) and are printed with `to_string()`.
//! An item counts as found when its text is at least 0.90 similar to a gold text of its type, one to one, the best first. Fields
//! are compared on found items alone. Links are pairs of a measure and a goal, both ends found.

mod compare;
mod misses;
mod pairs;
mod ratio;
mod similar;
mod table;
mod tally;
mod values;

pub use compare::letter;
pub use misses::{Misses, misses};
pub use ratio::ratio;
pub use similar::{FOUND, similarity};
pub use tally::{CORE, Field, Scores, Tally};
