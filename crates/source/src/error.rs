//! Why a file cannot be read as a letter.

use crate::Unread;

/// What kept a file from being read. Every message begins with the file's name, as it was given to [`read`](crate::read).
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing in it, or nothing but white space.
    #[error("{name}: expected a letter, found an empty file")]
    Empty {
        /// The file.
        name: String,
    },
    /// It is protected by a password, and the empty one does not open it.
    #[error("{name}: expected a readable document, found one that only a password opens")]
    Encrypted {
        /// The file.
        name: String,
    },
    /// It is a mail that only its recipient can open.
    #[error("{name}: expected a readable e-mail, found an encrypted one")]
    Sealed {
        /// The file.
        name: String,
    },
    /// It begins like a document of a known kind, but no reader gets anything out of it.
    #[error("{name}: expected a whole document, found a damaged one: {why}")]
    Damaged {
        /// The file.
        name: String,
        /// What the last reader said.
        why: String,
    },
    /// It is a PDF whose pages hold no words, only pictures of them or nothing at all.
    #[error("{name}: no text layer: expected words, found pages that are only pictures or empty ({pages})")]
    NoTextLayer {
        /// The file.
        name: String,
        /// How many pages it has.
        pages: usize,
        /// Why words on these pictures were not read, where that was tried.
        unread: Option<Unread>,
    },
    /// It has more pages than [`Limits`](crate::Limits) allow.
    #[error("{name}: expected at most {most} pages, found {pages}")]
    TooManyPages {
        /// The file.
        name: String,
        /// How many pages it has.
        pages: usize,
        /// How many it may have.
        most: usize,
    },
    /// It unpacks to more than [`Limits`](crate::Limits) allow.
    #[error("{name}: expected at most {most} bytes when unpacked, found more")]
    TooLarge {
        /// The file.
        name: String,
        /// How many bytes it may have.
        most: u64,
    },
    /// It lies within more files than [`Limits`](crate::Limits) allow.
    #[error("{name}: expected at most {most} files one within the other, found more")]
    TooDeep {
        /// The file.
        name: String,
        /// How many there may be.
        most: usize,
    },
    /// It lies, with those behind it, within a file that holds more others than any letter does.
    #[error("{name}: expected at most {most} files within a file, found more")]
    TooManyParts {
        /// The file.
        name: String,
        /// How many there may be.
        most: usize,
    },
    /// Its elements stand deeper in one another than [`Limits`](crate::Limits) allow.
    #[error("{name}: expected elements at most {most} deep in one another, found deeper ones")]
    TooNested {
        /// The file.
        name: String,
        /// How deep they may stand.
        most: usize,
    },
    /// It is a package of more members than any document has.
    #[error("{name}: expected a package of at most {most} members, found {members}")]
    TooManyMembers {
        /// The file.
        name: String,
        /// How many members it has.
        members: usize,
        /// How many it may have.
        most: usize,
    },
    /// It is something else than a letter.
    #[error("{name}: expected a letter in a known format, found {found}")]
    NotALetter {
        /// The file.
        name: String,
        /// What it is, in words: `a ZIP archive`.
        found: &'static str,
    },
    /// It has no page of that number.
    #[error("{name}: expected a page from 1 to {pages}, found {page}")]
    NoSuchPage {
        /// The file.
        name: String,
        /// The page that was asked for.
        page: u32,
        /// How many pages it has.
        pages: usize,
    },
    /// It is no PDF, so that none of its pages can be drawn.
    #[error("{name}: expected a PDF, whose pages can be drawn, found {found}")]
    NoPages {
        /// The file.
        name: String,
        /// What it is, in words: `plain text`.
        found: &'static str,
    },
}
