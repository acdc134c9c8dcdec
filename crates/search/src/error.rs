//! What can go wrong with an index.

use std::path::PathBuf;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError};

/// The result of work with an index.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong with an index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no index in the folder.
    #[error("expected a search index in {}, found none: `brevverk ingest` makes one", folder.display())]
    Missing {
        /// The folder.
        folder: PathBuf,
    },
    /// The index was made by another version of the program.
    #[error(
        "expected a search index of version {expected} in {}, found {found}: `brevverk check --repair` makes it anew from \
         the letters",
        folder.display()
    )]
    OtherVersion {
        /// The folder.
        folder: PathBuf,
        /// What this program reads and writes.
        expected: String,
        /// What was found: a version, or what stands in its place.
        found: String,
    },
    /// The folder for the index cannot be made.
    #[error("expected to make the folder {}: {reason}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// Another process writes to the index.
    #[error("the search index in {} is being written to by another process: wait until it is done", folder.display())]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// An item was given with a letter that it does not belong to.
    #[error("expected items of the letter {letter}, found {item}, which belongs to {owner}")]
    ForeignItem {
        /// The letter that was given.
        letter: String,
        /// The item.
        item: String,
        /// The letter that the item names.
        owner: String,
    },
    /// Two items of one letter have the same id.
    #[error("expected every item of {letter} to have an id of its own, found {item} twice")]
    SameId {
        /// The letter.
        letter: String,
        /// The id.
        item: String,
    },
    /// What is stored for a hit cannot be read.
    #[error("expected a stored item in the search index, found {found}: make the index anew")]
    Damaged {
        /// What was found instead.
        found: String,
    },
    /// The index itself failed: a full disk, a file that has gone.
    #[error("the search index failed: {0}")]
    Engine(TantivyError),
}

// Not the source of another error: its words stand in the sentence, and are not to be told twice.
impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        Self::Engine(error)
    }
}

impl Error {
    /// Tells the errors apart that a person can do something about.
    pub(crate) fn in_folder(folder: PathBuf) -> impl FnOnce(TantivyError) -> Self {
        move |error| match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy { folder },
            other => Self::Engine(other),
        }
    }
}

impl From<OpenReadError> for Error {
    fn from(error: OpenReadError) -> Self {
        Self::Engine(error.into())
    }
}

impl From<OpenDirectoryError> for Error {
    fn from(error: OpenDirectoryError) -> Self {
        Self::Engine(error.into())
    }
}
