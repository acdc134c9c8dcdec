//! Patterns that are constants of the program.

use regex::Regex;

/// Compiles a pattern that is written in the program. A wrong one is a defect that the first test of its rule shows.
///
/// # Panics
/// Where `source` is no regular expression.
#[expect(clippy::unwrap_used, reason = "every pattern is a constant, compiled by the tests of the rule that holds it")]
pub fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap()
}
