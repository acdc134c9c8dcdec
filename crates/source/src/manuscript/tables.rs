//! Tables: those that are tables to the eye keep their cells; those that only place things beside one another are read as lines.

use std::collections::BTreeSet;

use letter::Cell;

use super::lower::{APART, Lowering};
use super::{Look, Paragraph, Part, Piece, Table, TableCell};

/// No table that a person reads has more columns.
const COLUMNS: usize = 64;

/// A cell with more letters than this holds running text.
const RUNNING_TEXT: usize = 90;

/// How the cells of a table are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// As cells.
    Cells,
    /// Each row as one line, with wide gaps between its cells.
    Rows,
    /// One cell after the other, as blocks of their own.
    Blocks,
}

impl Lowering {
    pub(super) fn table(&mut self, mut table: Table) {
        table.rows.iter_mut().for_each(|row| row.retain(|cell| holds_anything(&cell.parts)));
        table.rows.retain(|row| !row.is_empty());
        if table.rows.is_empty() {
            return;
        }
        let shape = if self.cell.is_some() || self.furniture { within(&table) } else { shape(&table) };
        match shape {
            Shape::Cells => self.cells(table),
            Shape::Rows => table.rows.into_iter().for_each(|row| self.row(row)),
            Shape::Blocks => {
                for cell in table.rows.into_iter().flatten() {
                    self.below = self.below.max(if self.cell.is_some() { 0.0 } else { APART });
                    self.parts(cell.parts);
                }
                self.below = self.below.max(APART);
            }
        }
    }

    fn cells(&mut self, table: Table) {
        let number = self.tables;
        self.tables += 1;
        let columns: BTreeSet<u32> = table.rows.iter().flatten().map(|cell| cell.column).collect();
        let columns: Vec<u32> = columns.into_iter().collect();
        self.below = self.below.max(APART / 2.0);
        for (row, cells) in (0..).zip(table.rows) {
            self.row_broken = false;
            for cell in cells {
                let column = columns.binary_search(&cell.column).unwrap_or(0).min(COLUMNS - 1) as u32;
                self.cell = Some(Cell { table: number, row, column });
                self.parts(cell.parts);
                // What stands beside one another has no space between.
                (self.below, self.blank) = (0.0, 0.0);
            }
        }
        self.row_broken = false;
        self.cell = None;
        self.below = APART / 2.0;
    }

    /// A row whose cells are a paragraph each, as one line.
    fn row(&mut self, row: Vec<TableCell>) {
        let mut whole: Option<Paragraph> = None;
        for part in row.into_iter().flat_map(|cell| cell.parts) {
            match (part, &mut whole) {
                (Part::Paragraph(mut paragraph), Some(whole)) if paragraph.has_words() => {
                    whole.pieces.push(Piece::Tab);
                    whole
                        .pieces
                        .extend(paragraph.label.take().map(|label| Piece::Words { words: label + " ", look: Look::default() }));
                    whole.pieces.append(&mut paragraph.pieces);
                    whole.boxes.append(&mut paragraph.boxes);
                }
                (Part::Paragraph(paragraph), None) if paragraph.has_words() => whole = Some(paragraph),
                (Part::Paragraph(paragraph), Some(whole)) => whole.boxes.extend(paragraph.boxes),
                (other, _) => self.parts(vec![other]),
            }
        }
        if let Some(whole) = whole {
            self.paragraph(whole, None);
        }
    }
}

/// How a table of the running text is read.
fn shape(table: &Table) -> Shape {
    let columns = table.rows.iter().flatten().map(|cell| cell.column).collect::<BTreeSet<u32>>().len();
    let short = table.rows.iter().flatten().all(|cell| single(cell).is_some());
    let labels = |row: &Vec<TableCell>| row.len() == 2 && single(&row[0]).is_some_and(|words| words.trim_end().ends_with(':'));
    if columns < 2 {
        return Shape::Blocks;
    }
    if table.ruled {
        return Shape::Cells;
    }
    if short {
        return if table.rows.len() == 1 || table.rows.iter().all(labels) { Shape::Rows } else { Shape::Cells };
    }
    // Rows that fill all columns again and again are a table even without lines.
    let full = table.rows.iter().filter(|row| row.len() == columns).count();
    if table.rows.len() > 2 && full * 5 >= table.rows.len() * 4 { Shape::Cells } else { Shape::Blocks }
}

/// How a table is read that stands in a cell or in a running header.
fn within(table: &Table) -> Shape {
    if table.rows.iter().flatten().all(|cell| single(cell).is_some()) { Shape::Rows } else { Shape::Blocks }
}

/// The words of a cell that is one short line.
fn single(cell: &TableCell) -> Option<String> {
    let mut lines = Vec::new();
    for part in &cell.parts {
        match part {
            Part::Paragraph(paragraph) if paragraph.has_words() => lines.push(paragraph),
            Part::Paragraph(paragraph) if paragraph.boxes.is_empty() => {}
            _ => return None,
        }
    }
    let [paragraph] = lines[..] else { return None };
    let mut words = String::new();
    for piece in &paragraph.pieces {
        match piece {
            Piece::Words { words: more, .. } => words.push_str(more),
            Piece::Tab | Piece::Leader | Piece::Note { .. } => words.push(' '),
            Piece::LineBreak | Piece::PageBreak { .. } => return None,
        }
    }
    (paragraph.boxes.is_empty() && words.chars().count() <= RUNNING_TEXT).then_some(words)
}

fn holds_anything(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Paragraph(paragraph) => {
            paragraph.has_words()
                || paragraph.boxes.iter().any(|part| holds_anything(std::slice::from_ref(part)))
                || paragraph.pieces.iter().any(|piece| matches!(piece, Piece::Note { .. } | Piece::PageBreak { .. }))
        }
        Part::Table(table) => table.rows.iter().flatten().any(|cell| holds_anything(&cell.parts)),
        Part::PageBreak { .. } => true,
        Part::Furniture { parts, .. } => holds_anything(parts),
    })
}

#[cfg(test)]
mod tests {
    use letter::Page;

    use super::*;
    use crate::Limits;
    use crate::manuscript::{Manuscript, freeze};

    fn cell(column: u32, paragraphs: &[&str]) -> TableCell {
        let part = |words: &&str| {
            let pieces = vec![Piece::Words { words: (*words).into(), look: Look { size: 10.0, ..Look::default() } }];
            Part::Paragraph(Paragraph { pieces, size: 10.0, ..Paragraph::default() })
        };
        TableCell { column, parts: paragraphs.iter().map(part).collect() }
    }

    fn frozen(rows: Vec<Vec<TableCell>>, ruled: bool) -> letter::Text {
        let table = Part::Table(Table { rows, ruled });
        freeze(Manuscript { parts: vec![table], page: Page::default() }, &Limits::default()).unwrap()
    }

    #[test]
    fn a_table_with_lines_keeps_its_cells() {
        let text = frozen(vec![vec![cell(0, &["Tiltak"]), cell(3, &["Frist"])], vec![cell(3, &["1. mai"])]], true);
        let places: Vec<_> = text.lines().iter().filter_map(|line| line.cell).map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(places, [(0, 0), (0, 1), (1, 1)]);
    }

    #[test]
    fn a_table_that_only_places_blocks_is_read_block_by_block() {
        let rows = vec![vec![cell(0, &["Storvik skole", "Postboks 1"]), cell(1, &["Vår ref.: 25/1", "Dato: 1. mai 2025"])]];
        let text = frozen(rows, false);
        assert_eq!(text.as_str(), "Storvik skole\nPostboks 1\n\nVår ref.: 25/1\nDato: 1. mai 2025\n");
        assert!(text.lines().iter().all(|line| line.cell.is_none()));
    }

    #[test]
    fn labels_stand_in_front_of_their_values() {
        let rows = vec![vec![cell(0, &["Vår ref.:"]), cell(1, &["25/1"])], vec![cell(0, &["Dato:"]), cell(1, &["1. mai 2025"])]];
        assert_eq!(frozen(rows, false).as_str(), "Vår ref.:   25/1\nDato:   1. mai 2025\n");
    }
}
