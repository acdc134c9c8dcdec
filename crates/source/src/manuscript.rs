//! What a flowing document is before it becomes text: paragraphs, tables, notes and furniture as its author wrote them, whatever the
//! format. DOCX, ODT, PPTX and HTML are read into this, and [`freeze`] makes the frozen text of it, in one way for all.

mod lines;
mod lower;
mod tables;

use letter::{Page, Tag};

pub(crate) use lower::freeze;

/// A flowing document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manuscript {
    /// What stands in it, in reading order.
    pub(crate) parts: Vec<Part>,
    /// The size of its pages, where it has one.
    pub(crate) page: Page,
}

/// One part of a document.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Paragraph(Paragraph),
    Table(Table),
    /// A page begins here: because its author wanted it, or because it did when the document was last set in pages.
    PageBreak {
        wanted: bool,
    },
    /// A running header or footer.
    Furniture {
        parts: Vec<Part>,
        place: Place,
    },
}

/// Where furniture stands that is not repeated on every page here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// Where it is named.
    Here,
    /// At the foot of the page.
    Foot,
    /// At the top of the next page, or at the end where there is none.
    NextPage,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) pieces: Vec<Piece>,
    /// What is printed in front of it, though its author did not type it: `1.1`, `a)`, `•`.
    pub(crate) label: Option<String>,
    pub(crate) tag: Option<Tag>,
    /// How far its first line, or its label, is set in, in points.
    pub(crate) indent: f32,
    /// The space above and below, in points.
    pub(crate) before: f32,
    pub(crate) after: f32,
    /// The size of the type it is set in, which is the height of a paragraph without words.
    pub(crate) size: f32,
    /// Text boxes that are anchored in it.
    pub(crate) boxes: Vec<Part>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Words {
        words: String,
        look: Look,
    },
    /// A wide gap.
    Tab,
    /// A tab that is filled with dots, as in a table of contents.
    Leader,
    LineBreak,
    /// As [`Part::PageBreak`], within a paragraph.
    PageBreak {
        wanted: bool,
    },
    /// The mark of a note, with what it says.
    Note {
        mark: String,
        paragraphs: Vec<Paragraph>,
        at_end: bool,
    },
}

/// How words are set.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Look {
    /// In points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// Raised above the line, as the marks of notes are.
    pub(crate) raised: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// Its cells, row by row, each with its column. A cell over several rows or columns is the first of them.
    pub(crate) rows: Vec<Vec<TableCell>>,
    /// Whether the source says that it is a table to the eye too: by borders, shading or a header row. Without, it may only place
    /// things beside one another.
    pub(crate) ruled: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableCell {
    pub(crate) column: u32,
    pub(crate) parts: Vec<Part>,
}

impl Paragraph {
    /// Whether it has any words of its own.
    pub(crate) fn has_words(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Words { words, .. } if words.chars().any(|c| !c.is_whitespace())))
    }
}

/// Words that are raised, in signs that are so by themselves, where there are such signs for all of them.
pub(crate) fn raised(words: &str) -> Option<String> {
    words.chars().map(raised_sign).collect()
}

fn raised_sign(c: char) -> Option<char> {
    const PLAIN: &str = "0123456789abcdefghijklmnoprstuvwxyz";
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    PLAIN.chars().zip(RAISED.chars()).find(|(plain, _)| *plain == c).map(|(_, raised)| raised)
}
