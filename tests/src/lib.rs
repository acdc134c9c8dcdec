//! What the tests of the whole share.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::path::PathBuf;

pub mod examples;
pub mod hostile;
pub mod invented;
pub mod letters;
pub mod pdfs;
pub mod peak;
pub mod places;
pub mod program;
pub mod relevance;
pub mod report;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
