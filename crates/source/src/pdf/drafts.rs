//! Lines of a page as they go into the text: with the space above, the indent, the cell and the typography.

use letter::{Cell, Layout, LineDraft, Tag};

use super::ink::Mark;
use super::leading::Leading;
use super::numbering::TableNumber;
use super::page::{CellPlace, PlacedLine, ReadPage};
use super::segment::Segment;
use super::turn::Turn;

/// What the space above a line is measured from.
#[derive(Clone, Copy)]
struct Above {
    y: f32,
    size: f32,
    column: u32,
    cell: Option<CellPlace>,
}

impl Above {
    /// The space down to the next line. `lowest` is the lowest baseline so far: what comes below columns or a table is measured from it.
    fn gap_to(self, line: &PlacedLine, lowest: f32, leading: &Leading) -> f32 {
        let same_table = self.cell.zip(line.cell).is_some_and(|(above, below)| above.table == below.table);
        if line.begins_block {
            1.0
        } else if (same_table && self.cell != line.cell) || line.column > self.column {
            0.0
        } else {
            let leaves = line.column < self.column || (self.cell.is_some() && !same_table);
            leading.gap(line.segment.y - if leaves { lowest } else { self.y }, self.size, line.segment.size)
        }
    }
}

/// The lines of a page. `margin` is the left edge of its running text.
pub(super) fn of_page(page: ReadPage, number: u32, margin: f32, leading: &Leading, tables: &[TableNumber]) -> Vec<LineDraft> {
    let mut drafts = Vec::with_capacity(page.lines.len());
    let mut above: Option<Above> = None;
    let mut lowest = 0.0_f32;
    for line in page.lines {
        let segment = &line.segment;
        let gap = above.map_or(0.0, |above| above.gap_to(&line, lowest, leading));
        above = Some(Above { y: segment.y, size: segment.size, column: line.column, cell: line.cell });
        lowest = lowest.max(segment.y);
        drafts.push(draft(line, number, gap, margin, tables));
    }
    drafts
}

fn draft(line: PlacedLine, page: u32, gap: f32, margin: f32, tables: &[TableNumber]) -> LineDraft {
    let left = line.left.unwrap_or(margin);
    let indent = if line.cell.is_some() { 0.0 } else { (line.segment.x0() - left).max(0.0) };
    let cell = line.cell.map(|cell| {
        let TableNumber { number, rows_before } = tables[cell.table];
        Cell { table: number, row: rows_before + cell.row as u32, column: cell.column as u32 }
    });
    // A first page has its letterhead in what the program that wrote it calls a header; a table's repeated header row is one too.
    let furniture = line.segment.mark == Mark::Pagination && page > 1 && cell.is_none();
    let layout = layout(&line.segment, line.column);
    LineDraft { words: line.segment.words, page, gap, indent, furniture, cell, paragraph: None, layout: Some(layout) }
}

fn layout(segment: &Segment, column: u32) -> Layout {
    Layout {
        area: Some(segment.area()),
        size: (segment.size * 10.0).round() / 10.0,
        bold: segment.bold * 2 > segment.letters,
        italic: segment.italic * 2 > segment.letters,
        column,
        edges: segment.edges.clone(),
        tag: tag(segment.mark),
    }
}

fn tag(mark: Mark) -> Option<Tag> {
    match mark {
        Mark::Tag(tag) => Some(tag),
        Mark::None | Mark::Pagination => None,
    }
}

/// Text that runs another way than the page stands in its margin, or across it as a stamp: behind all the rest, as furniture.
pub(super) fn of_turned(turned: Vec<(Turn, Segment)>, page: u32, size: (f32, f32)) -> Vec<LineDraft> {
    let draft = |(turn, segment): (Turn, Segment)| {
        let layout = Some(layout(&segment, 0));
        let mut draft = LineDraft { words: segment.words, page, furniture: true, layout, ..LineDraft::default() };
        turn.put_back(&mut draft, size);
        draft
    };
    turned.into_iter().map(draft).collect()
}
