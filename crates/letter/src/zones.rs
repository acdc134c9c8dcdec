//! The zones of a document: what each line is for, and the body parted into blocks.

use crate::{Runs, Span};

/// What a line is for. A zone never interrupts a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Zone {
    /// Letterhead, labels and values, markings: all that stands about the letter and not in it.
    Header,
    /// The address block of a letter to one recipient.
    Address,
    /// The letter's title.
    Title,
    /// What the letter says.
    #[default]
    Body,
    /// From the closing greeting on: names and roles of those who sign.
    Signature,
    /// A list of recipients (`Mottakere:`, `Likelydende brev sendt til:`).
    Recipients,
    /// A list of copy recipients (`Kopi til:`).
    Copies,
    /// A list of attachments (`Vedlegg:`).
    Attachments,
    /// A table of contents.
    Contents,
    /// A footnote.
    Footnote,
    /// The caption of a figure or table.
    Caption,
    /// A running header or footer, a page number.
    Furniture,
}

/// The zones of one text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Zones {
    /// The zone of each line of the text, by the line's index.
    pub lines: Vec<Zone>,
    /// Every line but the furniture, parted into blocks, in reading order.
    pub blocks: Vec<Block>,
    /// What stands above each block: told once, because every point of a long list asks for it.
    above: Vec<Above>,
}

/// What stands above a block, by index.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Above {
    heading: Option<usize>,
    introduction: Option<usize>,
}

/// Lines that belong together: one paragraph, one heading, one point of a list, one table.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Where it belongs.
    pub zone: Zone,
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the mark of a list item and without the number of a heading or footnote.
    pub runs: Runs,
    /// The indices of its lines.
    pub lines: Vec<usize>,
}

/// What a block is.
#[derive(Clone, PartialEq, Debug)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading. `number` is its number as printed without a trailing dot (`1.2`, `a)`), `rank` the place of its typography among
    /// the document's headings: 0 is the most prominent.
    Heading {
        /// Where its number stands.
        number: Option<Span>,
        /// 0 for the most prominent style of heading in the document.
        rank: u8,
    },
    /// A short line that introduces what follows: `Effektmål:`.
    Label,
    /// A point of a list.
    Item {
        /// The sign or number in front.
        mark: ItemMark,
        /// Where that mark stands.
        place: Span,
        /// 0 for a list of its own, 1 for a list within a point.
        depth: u8,
    },
    /// A table with its cells.
    Table(TableBlock),
    /// A table whose cells have lost their borders: the names of its columns, and below them lines that may belong to any of them.
    Grid {
        /// Where the names of the columns stand.
        columns: Vec<Span>,
    },
    /// A label of the header block with its value: `Vår ref.: 24/6048`. The block's runs are the value.
    Field {
        /// Where the label stands; empty where a value stands under another's without a label of its own.
        label: Span,
    },
    /// A line of nothing but signs (`**********`).
    Rule,
}

/// Whether a sign is one that stands in front of the points of a list.
pub fn is_bullet(sign: char) -> bool {
    matches!(
        sign,
        '•' | '‣'
            | '⁃'
            | '·'
            | '∙'
            | '●'
            | '○'
            | '◦'
            | '■'
            | '□'
            | '▪'
            | '▫'
            | '◆'
            | '◇'
            | '❖'
            | '★'
            | '☐'
            | '☑'
            | '☒'
            | '❑'
            | '❏'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '➔'
            | '→'
            | '✓'
            | '✔'
            | '*'
            | '-'
            | '‐'
            | '‒'
            | '–'
            | '—'
            | '−'
    )
}

/// What stands in front of a point of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ItemMark {
    /// `•`, `-`, `–`, `o`.
    Bullet,
    /// `a)`, `1.`, `(2)`: as printed.
    Numbered(String),
}

/// A table: rows of cells, each cell the runs of its words (none where it is empty).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableBlock {
    /// All rows, the header row first where there is one. Every row has the same number of cells.
    pub rows: Vec<Vec<Runs>>,
    /// Whether the first row names the columns.
    pub has_header: bool,
}

impl Zones {
    /// The zones of lines, and the blocks they are parted into.
    pub fn new(lines: Vec<Zone>, blocks: Vec<Block>) -> Self {
        let mut last = Above::default();
        let mut above = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            above.push(last);
            if block.is_heading() {
                last.heading = Some(at);
            }
            if block.zone == Zone::Body && !block.is_item() {
                last.introduction = Some(at);
            }
        }
        Self { lines, blocks, above }
    }

    /// The nearest heading above the block at `at`, by index.
    pub fn heading_above(&self, at: usize) -> Option<usize> {
        self.above.get(at)?.heading
    }

    /// What introduces the list that the point at `at` belongs to: the label or paragraph right above its first point.
    pub fn introduction(&self, at: usize) -> Option<usize> {
        self.above.get(at)?.introduction
    }

    /// The blocks of the body after `at` up to the next heading, by index.
    pub fn under(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.blocks.len())
            .take_while(|below| !self.blocks[*below].is_heading() && !matches!(self.blocks[*below].zone, Zone::Signature))
            .filter(|below| self.blocks[*below].zone == Zone::Body)
    }
}

impl Block {
    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading { .. })
    }

    /// Whether it is a point of a list.
    pub fn is_item(&self) -> bool {
        matches!(self.kind, BlockKind::Item { .. })
    }

    /// The whole of it with its mark or number, as it stands: for a labelled measure that keeps the bullets of its points.
    pub fn runs_with_mark(&self) -> Runs {
        let mark = match &self.kind {
            BlockKind::Item { place, .. } => Some(*place),
            BlockKind::Heading { number, .. } => *number,
            _ => None,
        };
        let mut whole = Runs::new();
        if let Some(place) = mark {
            whole.push(place);
        }
        whole.extend(&self.runs);
        whole
    }
}
