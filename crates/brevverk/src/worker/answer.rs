//! What a worker gives back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use source::Picture;

use crate::failure::Failure;
use crate::parts::Part;

/// What came of one file. What was asked for follows, as one body after another.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Answer {
    /// What is to be known of the document, or why it cannot be read.
    pub(super) result: Result<Facts, Failure>,
    /// The most memory that the worker held over it, in bytes, where the system tells.
    pub(super) peak: Option<u64>,
    /// Whether the worker has had its day: too many files, or too much memory.
    pub(super) retires: bool,
}

/// What is to be known of a document without reading its JSON.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Facts {
    /// The SHA-256 of the bytes it was read from.
    pub(super) sha256: String,
    /// How many pages it has.
    pub(super) pages: u32,
    /// Which of them could not be read.
    pub(super) missing: Vec<u32>,
    /// How far a second reader agrees on each page, where one was asked.
    pub(super) agreement: Option<Vec<(u32, f32)>>,
    /// How many measures its letter has.
    pub(super) measures: usize,
    /// What is remarked in its letter, by code, and how often.
    pub(super) remarks: BTreeMap<String, usize>,
    /// Width, height and scale of its picture, whose colours follow.
    pub(super) picture: Option<(u32, u32, f32)>,
    /// The files within it, and whether the bytes of each follow.
    pub(super) parts: Vec<(Part, bool)>,
    /// Its media type, if that of a file that is read, where only the kind was asked for.
    pub(super) media_type: Option<String>,
    /// Why it is not read, where only the kind was asked for.
    pub(super) refused: Option<Failure>,
}

/// A document that was read.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Read {
    /// The SHA-256 of the bytes it was read from.
    pub(crate) sha256: String,
    /// How many pages it has.
    pub(crate) pages: u32,
    /// Which of them could not be read.
    pub(crate) missing: Vec<u32>,
    /// How far a second reader agrees on each page, from 0 to 1, where one was asked.
    pub(crate) agreement: Option<Vec<(u32, f32)>>,
    /// How many measures its letter has; 0 where the letter was not asked for.
    pub(crate) measures: usize,
    /// What is remarked in its letter, by code, and how often.
    pub(crate) remarks: BTreeMap<String, usize>,
    /// The letter in the form that was asked for, ending with a line break; empty where it was not asked for.
    pub(crate) letter: Vec<u8>,
    /// The text; empty where it was not asked for.
    pub(crate) text: String,
    /// The picture of the page that was asked for.
    pub(crate) picture: Option<Picture>,
    /// The files within it, where they were asked for.
    pub(crate) parts: Vec<Part>,
    /// Its media type, if that of a file that is read, where only the kind was asked for.
    pub(crate) media_type: Option<String>,
    /// Why it is not read, where only the kind was asked for.
    pub(crate) refused: Option<Failure>,
}
