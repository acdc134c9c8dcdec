//! A value together with its place and the rule that found it.

use crate::Runs;

/// Something found in a letter: what it is, where it stands, and which rule found it.
#[derive(Clone, PartialEq, Debug)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where it stands.
    pub runs: Runs,
    /// The rule's name, the same as its file's.
    pub rule: &'static str,
}

impl<T> Found<T> {
    /// Ties a value to its place and rule.
    pub fn new(value: T, runs: impl Into<Runs>, rule: &'static str) -> Self {
        Self { value, runs: runs.into(), rule }
    }

    /// The same place and rule with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found { value: change(self.value), runs: self.runs, rule: self.rule }
    }
}
