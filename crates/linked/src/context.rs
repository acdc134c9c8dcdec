//! The JSON-LD context: what each key of a letter means to those who read RDF.

use serde_json::Value;

/// What a letter calls its context: a file beside it. Nothing is ever fetched.
pub const CONTEXT_NAME: &str = "context.jsonld";

const CONTEXT: &str = include_str!("context.jsonld");

/// The JSON-LD 1.1 context of every letter.
#[allow(clippy::expect_used, reason = "the context is compiled in, and a test reads it")]
pub fn context() -> Value {
    serde_json::from_str(CONTEXT).expect("the context compiled in is JSON")
}

#[cfg(test)]
mod tests;
