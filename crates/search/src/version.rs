//! The version of an index, in a file beside it.

use std::path::Path;

use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, MmapDirectory};

use crate::analysis;
use crate::error::{Error, Result};
use crate::schema::VERSION;

/// The file. It is written past the engine's own list of files, so that the engine leaves it alone.
const FILE: &str = "version";

/// The version of an index: that of its fields, and that of the lexicon it was made with. With another one it gives wrong answers.
pub fn current() -> String {
    format!("{VERSION}-{:016x}", analysis::version())
}

/// Writes the version that this program makes.
pub(crate) fn write(directory: &MmapDirectory, folder: &Path) -> Result<()> {
    directory
        .atomic_write(Path::new(FILE), format!("{}\n", current()).as_bytes())
        .map_err(|reason| Error::Folder { folder: folder.to_owned(), reason })
}

/// Refuses an index of another version.
pub(crate) fn check(directory: &MmapDirectory, folder: &Path) -> Result<()> {
    let found = match directory.atomic_read(Path::new(FILE)) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim().to_owned(),
        Err(OpenReadError::FileDoesNotExist(_)) => "one without a version".to_owned(),
        Err(error) => return Err(error.into()),
    };
    if found == current() { Ok(()) } else { Err(other(folder, found)) }
}

/// That an index is of another version.
pub(crate) fn other(folder: &Path, found: String) -> Error {
    Error::OtherVersion { folder: folder.to_owned(), expected: current(), found }
}
