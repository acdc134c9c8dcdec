//! Those who read words off pictures. `source` starts no programs; who calls it may bring one.

use crate::Gray;

/// Reads the words off a picture of a page.
pub trait Recogniser {
    /// The words of a page whose lines are level, line by line from the top.
    ///
    /// # Errors
    /// [`Unread`] says why they cannot be read.
    fn recognise(&self, page: &Gray) -> Result<Vec<Word>, Unread>;
}

/// A word on a picture. The edges are in pixels from the top left.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Word {
    /// What it says.
    pub words: String,
    /// The line it stands in; words of one line have the same number.
    pub line: u32,
    /// The left edge.
    pub left: u32,
    /// The upper edge.
    pub top: u32,
    /// The right edge.
    pub right: u32,
    /// The lower edge.
    pub bottom: u32,
    /// How sure it is, from 0 to 100.
    pub confidence: f32,
}

/// Why the words on a picture were not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {
    /// What reads them is not installed; this package brings it.
    NotInstalled {
        /// The package: `tesseract-ocr`.
        package: &'static str,
    },
    /// It was tried.
    Failed {
        /// What came of it.
        why: String,
    },
}
