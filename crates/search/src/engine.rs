//! What stands between questions and what answers them.

use std::ops::ControlFlow;

use crate::error::Result;
use crate::index::{Answer, Hit};
use crate::item::Item;
use crate::query::Query;

/// An engine that holds items and answers questions. The index on disk is one; a cluster of machines can be another. Every engine
/// gives the same hits, for what a word means is worked out before it is asked.
pub trait Engine {
    /// Answers a question.
    fn find(&self, query: &Query) -> Result<Answer>;

    /// Hands on every hit of a question, the best first, one at a time, until it is told to stop. How many there are in all.
    fn each(&self, query: &Query, take: &mut dyn FnMut(Hit) -> ControlFlow<()>) -> Result<usize>;

    /// The item with an id, with no score and nothing marked.
    fn get(&self, id: &str) -> Result<Option<Hit>>;

    /// How many items there are, of all kinds.
    fn count(&self) -> Result<usize>;

    /// The letters that have items, in order.
    fn letter_ids(&self) -> Result<Vec<String>>;

    /// Every item of a letter, in the order of their ids.
    fn items_of(&self, letter_id: &str) -> Result<Vec<Item>>;
}

/// What puts items into an engine. Nothing is seen by anybody before [`Put::commit`].
pub trait Put {
    /// Puts a letter's items in the place of those it had.
    fn put_letter(&mut self, letter_id: &str, items: &[Item]) -> Result<()>;

    /// Takes a letter's items away.
    fn remove_letter(&mut self, letter_id: &str) -> Result<()>;

    /// Makes everything since the last commit visible, all of it at once.
    fn commit(&mut self) -> Result<()>;
}
