//! What can go wrong when a letter is read back.

use crate::SCHEMA_VERSION;

/// Why some JSON is not a letter of ours.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not JSON, or a key is missing or holds something else than it should.
    #[error("expected a linked letter: {0}")]
    Shape(#[from] serde_json::Error),
    /// It is a letter of another version of the contract.
    #[error("expected a linked letter of schema version {SCHEMA_VERSION}, found version {found:?}")]
    Version {
        /// What stands under `schemaVersion`.
        found: String,
    },
}
