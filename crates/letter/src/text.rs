//! The frozen text of a document, with the layout of its lines.

use crate::{Runs, Span};

/// The text of a document, put into reading order once and never changed afterwards. All places are spans of it.
///
/// Lines are divided by `\n`, a blank line stands where the source leaves visible space, `\u{c}` (form feed) begins each page
/// but the first. Letters are composed to NFC, ligatures and end-of-line hyphenation are undone, private-use bullets are `•`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Text {
    content: String,
    lines: Vec<Line>,
    pages: Vec<Page>,
    layer: Layer,
    missing: Vec<u32>,
    notes: Vec<(u32, PageNote)>,
    agreement: Option<Vec<(u32, f32)>>,
}

/// What a reader should know of a page before anything on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PageNote {
    /// The text that the file has for it cannot be read: signs without a name, letters exchanged or lost.
    UnreadableLayer {
        /// Whether the words were read off its picture instead.
        recognised: bool,
    },
    /// It is a picture, and the words on it were read.
    Recognised,
    /// It is a picture, and the words on it were not read.
    NotRecognised,
}

/// Where the words of a document come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layer {
    /// The file holds them as text.
    #[default]
    Embedded,
    /// They were read from pictures of the pages.
    Ocr,
    /// Some pages hold text, others were read from pictures.
    Mixed,
}

/// A page's size in PDF points; zero where the source has no pages of its own (plain text).
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Page {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
    /// How far its lines are turned clockwise against the level, in radians, as on a sheet that was laid askew on the scanner. The layout
    /// of its lines is that of the page turned level about its middle; places are those on the page as it is.
    pub skew: f32,
}

impl Page {
    /// Where an area of the page turned level stands on the page as it is.
    fn as_it_is(self, area: Area) -> Area {
        if self.skew == 0.0 {
            return area;
        }
        let (sin, cos) = self.skew.sin_cos();
        let (x, y) = (self.width / 2.0, self.height / 2.0);
        let turned = |at: f32, down: f32| {
            let (x0, y0) = (x + (at - x) * cos - (down - y) * sin, y + (at - x) * sin + (down - y) * cos);
            Area { x0, y0, x1: x0, y1: y0 }
        };
        let corners = [(area.x0, area.y0), (area.x1, area.y0), (area.x0, area.y1)].map(|(at, down)| turned(at, down));
        corners.into_iter().fold(turned(area.x1, area.y1), Area::union)
    }
}

/// One line of the frozen text.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Its words, without the line break.
    pub span: Span,
    /// The page it stands on, from 1.
    pub page: u32,
    /// The visible space above, in lines beyond the document's usual line distance: 0.0 where the line above runs on, about 1.0
    /// for one blank line. 0.0 at the top of a page, where it says nothing.
    pub gap: f32,
    /// How far it is set in from the left edge of its column, in points (plain text: in characters).
    pub indent: f32,
    /// Whether it is page furniture: a running header or footer, a page number. Marked, never deleted.
    pub furniture: bool,
    /// The table cell it stands in, where the source shows a table.
    pub cell: Option<Cell>,
    /// The paragraph it belongs to, counted through the document, where the source says so (DOCX, ODT, PPTX, HTML). Lines of one
    /// paragraph were broken apart by hand or by the end of a page. None where paragraphs are told from how the lines stand.
    pub paragraph: Option<u32>,
    /// Its typography; none in plain text.
    pub layout: Option<Layout>,
}

/// Which cell of which table a line stands in. Lines of one cell follow one another; cells go row by row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Cell {
    /// The table, counted through the document from 0. A table that a page break cuts keeps its number if its columns do.
    pub table: u32,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

/// A line's typography.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    /// Where the line stands on its page; none in documents that are set in pages only when they are shown or printed.
    pub area: Option<Area>,
    /// The font size that most of its letters have, in points.
    pub size: f32,
    /// Whether most of its letters are bold.
    pub bold: bool,
    /// Whether most of its letters are italic.
    pub italic: bool,
    /// The column of the page's running text, from 0; 0 where the page has one.
    pub column: u32,
    /// The left edge of each character and, last, the right edge of the line: one more than the line has characters. Empty
    /// where they are not known.
    pub edges: Vec<f32>,
    /// The structure tag of a tagged file, where there is one.
    pub tag: Option<Tag>,
}

/// The structure tags (PDF 32000-1 §14.8.4) that say something about a line. A hint, to be checked against the typography.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    /// `H1`–`H6`, or `H` as 1.
    Heading(u8),
    /// `P`.
    Paragraph,
    /// `LI` and what stands in it.
    ListItem,
    /// `Table` and what stands in it.
    Table,
    /// `Note`.
    Note,
    /// `Caption`.
    Caption,
}

/// A rectangle on a page, in PDF points from the top left corner.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Area {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

impl Area {
    /// The smallest area around both.
    pub fn union(self, other: Self) -> Self {
        Self { x0: self.x0.min(other.x0), y0: self.y0.min(other.y0), x1: self.x1.max(other.x1), y1: self.y1.max(other.y1) }
    }
}

/// Where one unbroken run stands, for people and programs outside.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// The page, from 1.
    pub page: u32,
    /// The first code point of the frozen text.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The box on the page, where the source has layout.
    pub area: Option<Area>,
}

/// A line before the text is frozen: the same as [`Line`], with its words instead of their span.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LineDraft {
    /// The words, without line break. Wide gaps inside a line are two or more spaces.
    pub words: String,
    /// See [`Line::page`].
    pub page: u32,
    /// See [`Line::gap`].
    pub gap: f32,
    /// See [`Line::indent`].
    pub indent: f32,
    /// See [`Line::furniture`].
    pub furniture: bool,
    /// See [`Line::cell`].
    pub cell: Option<Cell>,
    /// See [`Line::paragraph`].
    pub paragraph: Option<u32>,
    /// See [`Line::layout`].
    pub layout: Option<Layout>,
}

impl Text {
    /// Freezes lines, in reading order, into a text. Lines without words are left out.
    pub fn freeze(drafts: Vec<LineDraft>, pages: Vec<Page>, layer: Layer) -> Self {
        let mut content = String::with_capacity(drafts.iter().map(|draft| draft.words.len() + 2).sum());
        let mut lines: Vec<Line> = Vec::with_capacity(drafts.len());
        let mut page = 1;
        for draft in drafts {
            let words = draft.words.trim_end();
            let lead = words.len() - words.trim_start().len();
            if lead == words.len() {
                continue;
            }
            while page < draft.page {
                content.push('\u{c}');
                page += 1;
            }
            if draft.gap >= 0.5 && lines.last().is_some_and(|last| last.page == draft.page) {
                content.push('\n');
            }
            let start = content.len() + lead;
            content.push_str(words);
            let span = Span::new(start, content.len());
            content.push('\n');
            lines.push(Line {
                span,
                page: draft.page.max(1),
                gap: draft.gap,
                indent: draft.indent,
                furniture: draft.furniture,
                cell: draft.cell,
                paragraph: draft.paragraph,
                layout: draft.layout,
            });
        }
        Self { content, lines, pages, layer, missing: Vec::new(), notes: Vec::new(), agreement: None }
    }

    /// All of it, as `brevverk text` prints it.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The lines, in reading order; none is empty.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The pages, in order.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Where the words come from.
    pub fn layer(&self) -> Layer {
        self.layer
    }

    /// The same text, which says of these pages, from 1, that they could not be read.
    #[must_use]
    pub fn without(mut self, mut missing: Vec<u32>) -> Self {
        missing.sort_unstable();
        missing.dedup();
        self.missing = missing;
        self
    }

    /// The pages that could not be read, in order. They count among [`Text::pages`] and have no lines.
    pub fn missing(&self) -> &[u32] {
        &self.missing
    }

    /// The same text, with what is to be known of some of its pages, from 1, in order.
    #[must_use]
    pub fn with_notes(mut self, notes: Vec<(u32, PageNote)>) -> Self {
        self.notes = notes;
        self
    }

    /// The same text, with how far another reader agrees.
    #[must_use]
    pub fn with_agreement(mut self, agreement: Vec<(u32, f32)>) -> Self {
        self.agreement = Some(agreement);
        self
    }

    /// How far another reader of the same file agrees, page by page, from 0 to 1; nothing where none was asked, no pages where it could
    /// not read the file. Pages without words, and those whose words were read off pictures, are not among them.
    pub fn agreement(&self) -> Option<&[(u32, f32)]> {
        self.agreement.as_deref()
    }

    /// What is to be known of some of its pages, in order.
    pub fn notes(&self) -> &[(u32, PageNote)] {
        &self.notes
    }

    /// The text of a span, as it stands.
    pub fn slice(&self, span: Span) -> &str {
        &self.content[span.start..span.end]
    }

    /// The words of the line at `index`.
    pub fn line(&self, index: usize) -> &str {
        self.slice(self.lines[index].span)
    }

    /// The words of several runs: joined by one space, white space collapsed. This is what every printed value consists of.
    pub fn read(&self, runs: &Runs) -> String {
        let mut words = String::new();
        for span in runs.spans() {
            for word in self.slice(*span).split_whitespace() {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
        }
        words
    }

    /// The line that the byte `at` stands in, or the next one where it stands between two.
    pub fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.span.end <= at).min(self.lines.len().saturating_sub(1))
    }

    /// The same span without white space at its ends.
    pub fn trim(&self, span: Span) -> Span {
        let words = self.slice(span);
        let start = span.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }

    /// A page, from 1; one without extent where there is none of that number.
    fn page(&self, number: u32) -> Page {
        (number as usize).checked_sub(1).and_then(|at| self.pages.get(at)).copied().unwrap_or_default()
    }

    /// Where each of the runs stands: a run that goes over a page break is parted there. `counter` turns bytes to code points.
    pub fn places(&self, runs: &Runs, counter: &CodePoints) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for span in runs.spans() {
            let first = self.line_at(span.start);
            let mut part: Option<(u32, Span, Option<Area>)> = None;
            for line in self.lines[first..].iter().take_while(|line| line.span.start < span.end) {
                let on_line = Span::new(line.span.start.max(span.start), line.span.end.min(span.end));
                let area = line
                    .layout
                    .as_ref()
                    .and_then(|layout| layout.area_of(self.slice(line.span), line.span, on_line))
                    .map(|area| self.page(line.page).as_it_is(area));
                part = Some(match part {
                    Some((page, whole, before)) if page == line.page => {
                        let joined = match (before, area) {
                            (Some(a), Some(b)) => Some(a.union(b)),
                            (a, b) => a.or(b),
                        };
                        (page, Span::new(whole.start, on_line.end), joined)
                    }
                    other => {
                        if let Some((page, whole, area)) = other {
                            places.push(counter.place(page, whole, area));
                        }
                        (line.page, on_line, area)
                    }
                });
            }
            if let Some((page, whole, area)) = part {
                places.push(counter.place(page, whole, area));
            }
        }
        places
    }
}

impl Text {
    /// Where each line of the runs stands, as far as the runs fill it: what a mark on the page is drawn by.
    pub fn line_places(&self, runs: &Runs, counter: &CodePoints) -> Vec<Place> {
        let of_line = |line: &Line, span: Span| {
            let on_line = Span::new(line.span.start.max(span.start), line.span.end.min(span.end));
            self.places(&on_line.into(), counter)
        };
        let of_run = |span: &Span| {
            let first = self.line_at(span.start);
            let lines = self.lines[first..].iter().take_while(|line| line.span.start < span.end);
            lines.flat_map(|line| of_line(line, *span)).collect::<Vec<Place>>()
        };
        runs.spans().iter().flat_map(of_run).collect()
    }
}

impl Layout {
    /// The part of the line's area that `part` of it fills. Where the characters' edges are not known, the whole line's.
    fn area_of(&self, words: &str, line: Span, part: Span) -> Option<Area> {
        let area = self.area?;
        let before = words[..part.start - line.start].chars().count();
        let within = words[part.start - line.start..part.end - line.start].chars().count();
        Some(match (self.edges.get(before), self.edges.get(before + within)) {
            (Some(&x0), Some(&x1)) if x0 < x1 => Area { x0, x1, ..area },
            _ => area,
        })
    }
}

/// Turns bytes of one text to code points quickly: a count for every 64th byte, the rest counted on the way.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    content: &'t str,
    counts: Vec<usize>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Counts `text` once.
    pub fn of(text: &'t Text) -> Self {
        let content = text.as_str();
        let mut counts = Vec::with_capacity(content.len() / STEP + 1);
        let mut points = 0;
        for (at, byte) in content.bytes().enumerate() {
            if at % STEP == 0 {
                counts.push(points);
            }
            points += usize::from(starts_character(byte));
        }
        counts.push(points);
        Self { content, counts }
    }

    /// How many code points stand before the byte `at`.
    pub fn before(&self, at: usize) -> usize {
        let step = (at / STEP).min(self.counts.len() - 1);
        let rest = &self.content.as_bytes()[(step * STEP).min(at)..at];
        self.counts[step] + rest.iter().filter(|byte| starts_character(**byte)).count()
    }

    fn place(&self, page: u32, span: Span, area: Option<Area>) -> Place {
        Place { page, start: self.before(span.start), end: self.before(span.end), area }
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str, page: u32, gap: f32) -> LineDraft {
        LineDraft { words: words.into(), page, gap, ..LineDraft::default() }
    }

    #[test]
    fn lines_pages_and_gaps_show_in_the_text() {
        let text = Text::freeze(
            vec![plain("Én linje", 1, 0.0), plain("ny bolk", 1, 1.0), plain("  neste side", 2, 3.0)],
            vec![Page::default(); 2],
            Layer::Embedded,
        );
        assert_eq!(text.as_str(), "Én linje\n\nny bolk\n\u{c}  neste side\n");
        assert_eq!(text.line(2), "neste side");
    }

    #[test]
    fn a_place_on_a_page_that_lies_askew_is_where_it_stands() {
        let page = Page { width: 600.0, height: 800.0, skew: 0.02 };
        let area = page.as_it_is(Area { x0: 500.0, y0: 395.0, x1: 520.0, y1: 405.0 });
        // Clockwise: what stands right of the middle stands lower by 0.02 of its distance.
        assert!((area.y0 - 399.0).abs() < 0.2 && (area.y1 - 409.4).abs() < 0.2, "{area:?}");
        let level = Area { x0: 1.0, y0: 2.0, x1: 3.0, y1: 4.0 };
        assert_eq!(Page { skew: 0.0, ..page }.as_it_is(level), level);
    }

    #[test]
    fn a_run_over_a_page_break_has_two_places_in_code_points() {
        let text = Text::freeze(vec![plain("Blå", 1, 0.0), plain("fjære ø", 2, 0.0)], vec![Page::default(); 2], Layer::Embedded);
        let runs = Runs::from(Span::new(0, text.as_str().len() - 1));
        let places = text.places(&runs, &CodePoints::of(&text));
        assert_eq!(places.iter().map(|p| (p.page, p.start, p.end)).collect::<Vec<_>>(), [(1, 0, 3), (2, 5, 12)]);
        assert_eq!(text.read(&runs), "Blå fjære ø");
    }
}
