//! A manuscript becomes lines, and these the frozen text.

use letter::{Cell, Layer, Layout, LineDraft, Tag, Text};

use super::lines::{Noted, WordLine, lines};
use super::{Manuscript, Paragraph, Part, Place};
use crate::Limits;
use crate::office::Failure;

/// The usual distance of two lines, in font sizes.
const LEADING: f32 = 1.17;

/// A tab at the beginning of a paragraph sets it in so far, in points.
const TAB: f32 = 36.0;

/// What is set apart from the running text has so much space around, in points.
pub(super) const APART: f32 = 14.0;

/// The frozen text of a manuscript.
pub(crate) fn freeze(manuscript: Manuscript, limits: &Limits) -> Result<Text, Failure> {
    let mut lowering = Lowering { page: 1, ..Lowering::default() };
    lowering.parts(manuscript.parts);
    lowering.notes();
    let notes = std::mem::take(&mut lowering.at_end);
    lowering.on_page = notes;
    lowering.notes();
    let foot = lowering.foot.drain(..).chain(lowering.next_page.drain(..)).collect();
    lowering.set_aside(foot);
    let pages = lowering.page as usize;
    if pages > limits.pages {
        return Err(Failure::TooManyPages(pages));
    }
    Ok(Text::freeze(lowering.drafts, vec![manuscript.page; pages], Layer::Embedded))
}

/// Where the lowering stands.
#[derive(Default)]
pub(super) struct Lowering {
    drafts: Vec<LineDraft>,
    page: u32,
    /// Whether a line of the running text stands on the page.
    page_has_words: bool,
    /// How many paragraphs and tables there were.
    paragraphs: u32,
    pub(super) tables: u32,
    /// The space below the last paragraph, and that of the empty ones since, in points.
    pub(super) below: f32,
    pub(super) blank: f32,
    pub(super) furniture: bool,
    pub(super) cell: Option<Cell>,
    /// Whether the row of a table has already gone over to the next page: further cells say so again.
    pub(super) row_broken: bool,
    /// Notes that are due at the foot of the page, and at the end of the document.
    on_page: Vec<Noted>,
    at_end: Vec<Noted>,
    /// Furniture that is due at the foot of the page, and at the top of the next.
    foot: Vec<Part>,
    next_page: Vec<Part>,
}

impl Lowering {
    pub(super) fn parts(&mut self, parts: Vec<Part>) {
        for part in parts {
            match part {
                Part::Paragraph(paragraph) => self.paragraph(paragraph, None),
                Part::Table(table) => self.table(table),
                Part::PageBreak { wanted } => self.turn_page(wanted),
                Part::Furniture { parts, place: Place::Here } => self.set_aside(parts),
                Part::Furniture { parts, place: Place::Foot } => self.foot.extend(parts),
                Part::Furniture { parts, place: Place::NextPage } => self.next_page.extend(parts),
            }
        }
    }

    /// Running headers and footers stand outside the flow: what is around them goes on as if they were not there.
    fn set_aside(&mut self, parts: Vec<Part>) {
        let (below, blank, has_words) = (self.below, self.blank, self.page_has_words);
        self.furniture = true;
        self.parts(parts);
        self.furniture = false;
        (self.below, self.blank, self.page_has_words) = (below, blank, has_words);
    }

    /// Begins a page. One that the last setting of the document began counts only where there is something on the page before.
    fn turn_page(&mut self, wanted: bool) {
        if self.furniture || (!wanted && (!self.page_has_words || self.row_broken)) {
            return;
        }
        self.notes();
        let cell = self.cell.take();
        let foot = std::mem::take(&mut self.foot);
        self.set_aside(foot);
        self.page += 1;
        let top = std::mem::take(&mut self.next_page);
        self.set_aside(top);
        self.cell = cell;
        self.row_broken = cell.is_some();
        self.page_has_words = false;
        (self.below, self.blank) = (0.0, 0.0);
    }

    /// A paragraph; `mark` is the mark of the note that it begins.
    pub(super) fn paragraph(&mut self, mut paragraph: Paragraph, mark: Option<&str>) {
        let boxes = std::mem::take(&mut paragraph.boxes);
        let before = self.below.max(paragraph.before);
        let mut gap = Some(before);
        self.paragraphs += 1;
        for line in lines(&mut paragraph) {
            if let Some(wanted) = line.begins_page {
                self.turn_page(wanted);
            }
            if line.words.is_empty() && mark.is_none() {
                self.blank += line.look.size.max(1.0) * LEADING;
                self.remember(line.notes);
                continue;
            }
            let space = gap.take().unwrap_or(0.0) + std::mem::take(&mut self.blank);
            let mark = mark.filter(|_| gap.is_none());
            self.line(line, &paragraph, space, mark);
        }
        if gap.is_some() {
            // A paragraph without words is space.
            self.blank += before;
        }
        self.below = paragraph.after;
        if !boxes.is_empty() {
            self.below = self.below.max(APART);
            self.parts(boxes);
            self.below = self.below.max(APART);
        }
    }

    fn line(&mut self, line: WordLine, paragraph: &Paragraph, space: f32, mark: Option<&str>) {
        let words = match mark {
            Some(mark) => format!("{mark} {}", line.words),
            None => line.words,
        };
        let top = !self.page_has_words && !self.furniture;
        let size = line.look.size;
        let gap = if top { 0.0 } else { space / (size.max(1.0) * LEADING) };
        let layout = Layout {
            area: None,
            size,
            bold: line.look.bold,
            italic: line.look.italic,
            column: 0,
            edges: Vec::new(),
            tag: paragraph.tag,
        };
        let indent = if self.cell.is_some() { 0.0 } else { (paragraph.indent + line.tabs as f32 * TAB).max(0.0) };
        self.drafts.push(LineDraft {
            words,
            page: self.page,
            gap,
            indent,
            furniture: self.furniture,
            cell: self.cell,
            paragraph: Some(self.paragraphs),
            layout: Some(layout),
        });
        self.page_has_words |= !self.furniture;
        self.remember(line.notes);
    }

    fn remember(&mut self, notes: Vec<Noted>) {
        for note in notes {
            if note.at_end { self.at_end.push(note) } else { self.on_page.push(note) }
        }
    }

    /// The notes that are due, at the foot of the page.
    fn notes(&mut self) {
        let (cell, furniture) = (self.cell.take(), std::mem::take(&mut self.furniture));
        for (at, note) in std::mem::take(&mut self.on_page).into_iter().enumerate() {
            if at == 0 {
                self.below = self.below.max(APART);
            }
            for (at, mut paragraph) in note.paragraphs.into_iter().enumerate() {
                paragraph.tag = Some(Tag::Note);
                self.paragraph(paragraph, Some(note.mark.as_str()).filter(|_| at == 0));
            }
        }
        (self.cell, self.furniture) = (cell, furniture);
    }
}

#[cfg(test)]
mod tests {
    use letter::{Page, Text};

    use super::*;
    use crate::manuscript::{Look, Piece};

    fn piece(words: &str) -> Piece {
        Piece::Words { words: words.into(), look: Look { size: 10.0, ..Look::default() } }
    }

    fn paragraph(pieces: Vec<Piece>, after: f32) -> Part {
        Part::Paragraph(Paragraph { pieces, after, size: 10.0, ..Paragraph::default() })
    }

    fn frozen(parts: Vec<Part>) -> Text {
        freeze(Manuscript { parts, page: Page::default() }, &Limits::default()).unwrap()
    }

    #[test]
    fn space_and_empty_paragraphs_are_gaps() {
        let text = frozen(vec![
            paragraph(vec![piece("Én")], 0.0),
            paragraph(vec![piece("to")], 10.0),
            paragraph(vec![piece("tre")], 0.0),
            paragraph(Vec::new(), 0.0),
            paragraph(vec![piece("fire")], 0.0),
        ]);
        assert_eq!(text.as_str(), "Én\nto\n\ntre\n\nfire\n");
    }

    #[test]
    fn a_page_that_was_begun_twice_is_one() {
        let wanted = Piece::PageBreak { wanted: true };
        let set = Piece::PageBreak { wanted: false };
        let text = frozen(vec![
            paragraph(vec![piece("Side én"), wanted], 0.0),
            paragraph(vec![set.clone(), piece("Side to"), set, piece("og tre")], 0.0),
        ]);
        assert_eq!(text.as_str(), "Side én\n\u{c}Side to\n\u{c}og tre\n");
        assert_eq!(text.lines()[1].paragraph, text.lines()[2].paragraph);
    }

    #[test]
    fn notes_stand_at_the_foot_of_their_page() {
        let said = |words: &str| vec![Paragraph { pieces: vec![piece(words)], size: 8.0, ..Paragraph::default() }];
        let note = |mark: &str, words: &str, at_end| Piece::Note { mark: mark.into(), paragraphs: said(words), at_end };
        let text = frozen(vec![
            paragraph(vec![piece("Målet"), note("1", "Se planen.", false), note("i", "Sist.", true)], 0.0),
            Part::PageBreak { wanted: true },
            paragraph(vec![piece("Neste")], 0.0),
        ]);
        assert_eq!(text.as_str(), "Målet¹ⁱ\n\n¹ Se planen.\n\u{c}Neste\n\nⁱ Sist.\n");
        assert_eq!(text.lines()[1].layout.as_ref().unwrap().tag, Some(Tag::Note));
    }
}
