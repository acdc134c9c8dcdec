//! A page's segments in reading order.

use super::across;
use super::asides::{self, Interrupted};
use super::cells;
use super::extent::{
    begins_mid_sentence, ends_in_post_town, grown, with_line_half_above, with_rest_of_column, with_wrapped_cells,
};
use super::gutters::{self, Stretch};
use super::ink::{Ink, Rule};
use super::open_tables;
use super::ruled;
use super::rules::{self, Grid};
use super::segment::Segment;
use super::segments::segments;
use super::shape::{Rows, Shape, is_row_of_names, shape};
use super::turn::Turn;

/// Columns within columns are looked for this deep.
const DEEPEST: u8 = 3;

/// A page may have so many ruling lines; a border drawn cell by cell has many.
const MOST_RULES: usize = 20_000;

/// A line of the page, in reading order.
#[derive(Debug)]
pub(super) struct PlacedLine {
    pub(super) segment: Segment,
    /// The column of running text it stands in.
    pub(super) column: u32,
    /// The left edge of that column, where the page has several.
    pub(super) left: Option<f32>,
    /// Its cell.
    pub(super) cell: Option<CellPlace>,
    /// Whether it begins a block that stands beside the one before.
    pub(super) begins_block: bool,
}

/// A cell of one of the page's tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct CellPlace {
    pub(super) table: usize,
    pub(super) row: usize,
    pub(super) column: usize,
}

/// A page, read.
#[derive(Debug, Default)]
pub(super) struct ReadPage {
    pub(super) lines: Vec<PlacedLine>,
    /// The left edges of the columns of each of its tables.
    pub(super) tables: Vec<Vec<f32>>,
    /// Lines that run another way than the page and stand in none of its tables, as they stand on the page turned.
    pub(super) turned: Vec<(Turn, Segment)>,
}

/// Puts a page into reading order.
pub(super) fn read(ink: &Ink) -> ReadPage {
    // So many lines are a drawing, and no borders of tables.
    let is_drawing = ink.level.len() + ink.upright.len() > MOST_RULES;
    let rules = |rules: &[Rule]| if is_drawing { Vec::new() } else { rules::whole(rules.to_vec()) };
    let (level, upright) = (rules(&ink.level), rules(&ink.upright));
    let mut found = rules::grids(&level, &upright);
    let mut words = segments(&ink.glyphs, &upright);
    let open = open_tables::find(&level, &found, &words);
    if !open.is_empty() {
        // Their columns divide words that stand close together; so they are known before the words are put together.
        let dividing: Vec<Rule> =
            open.iter().flat_map(|grid| grid.upright.iter().copied()).chain(upright.iter().copied()).collect();
        words = segments(&ink.glyphs, &dividing);
        found.extend(open);
    }
    let (grids, mut inside, mut free) = with_grids(found, words);
    let across = across::lines(ink, &grids);
    for (grid, segment) in across.in_cells {
        inside[grid].push(segment);
        inside[grid].sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0().total_cmp(&b.x0())));
    }
    for (at, grid) in grids.iter().enumerate() {
        free.extend(placeholders(at, grid));
    }
    free.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0().total_cmp(&b.x0())));
    let mut page = Arranger {
        level: &level,
        grids: &grids,
        inside: &mut inside,
        read: ReadPage { turned: across.others, ..ReadPage::default() },
    };
    page.arrange(&free.iter().collect::<Vec<_>>(), Column::default(), 0);
    page.read
}

/// Keeps the grids that are tables (words in at least two cells), with the segments in each; the others are free.
fn with_grids(found: Vec<Grid>, segments: Vec<Segment>) -> (Vec<Grid>, Vec<Vec<Segment>>, Vec<Segment>) {
    let mut inside: Vec<Vec<Segment>> = found.iter().map(|_| Vec::new()).collect();
    let mut free = Vec::new();
    let area = |grid: &Grid| (grid.bottom() - grid.top()) * (grid.columns[grid.columns.len() - 1] - grid.columns[0]);
    for segment in segments {
        let y = segment.y - 0.3 * segment.size;
        let around = (0..found.len())
            .filter(|&at| found[at].holds(segment.middle(), y))
            .min_by(|&a, &b| area(&found[a]).total_cmp(&area(&found[b])));
        match around {
            Some(at) => inside[at].push(segment),
            None => free.push(segment),
        }
    }
    let (mut grids, mut tables) = (Vec::new(), Vec::new());
    for (grid, words) in found.into_iter().zip(inside) {
        let mut cells: Vec<(usize, usize)> = words.iter().map(|segment| ruled::cell_of(&grid, segment)).collect();
        cells.sort_unstable();
        cells.dedup();
        if cells.len() > 1 {
            grids.push(grid);
            tables.push(words);
        } else {
            free.extend(words);
        }
    }
    (grids, tables, free)
}

/// Lines that stand for a grid among the free segments, so that the words around it are read around it.
fn placeholders(at: usize, grid: &Grid) -> Vec<Segment> {
    const SIZE: f32 = 10.0;
    let (left, right) = (grid.columns[0], grid.columns[grid.columns.len() - 1]);
    let count = (((grid.bottom() - grid.top()) / SIZE) as usize).clamp(1, 200);
    (0..count).map(|line| Segment::of_grid(at, left, right, grid.top() + (line as f32 + 0.8) * SIZE, SIZE)).collect()
}

/// The column that is being read.
#[derive(Clone, Copy, Default)]
struct Column {
    number: u32,
    left: Option<f32>,
}

struct Arranger<'p> {
    level: &'p [Rule],
    grids: &'p [Grid],
    inside: &'p mut [Vec<Segment>],
    read: ReadPage,
}

impl Arranger<'_> {
    /// Reads `segments`, which are sorted from top to bottom: stretch by stretch, and line by line between them.
    fn arrange(&mut self, segments: &[&Segment], column: Column, depth: u8) {
        let stretches = if depth < DEEPEST { gutters::stretches(segments) } else { Vec::new() };
        let mut at = 0;
        for stretch in stretches {
            let from = at + segments[at..].partition_point(|segment| segment.y < stretch.top - 1.0);
            let to = at + segments[at..].partition_point(|segment| segment.y <= stretch.bottom + 1.0);
            if from >= to || from < at {
                continue;
            }
            let parts = cells::divided(&segments[from..to], &stretch);
            let rows = Rows::new(gutters::lines(&parts.iter().collect::<Vec<_>>()), &stretch, self.level);
            let kind = match shape(&rows, &stretch) {
                Shape::Columns { runs_on: false } if begins_mid_sentence(&segments[from..to], &stretch) => {
                    Shape::Columns { runs_on: true }
                }
                Shape::Table if ends_in_post_town(&segments[from..to], &segments[to..], &stretch) => {
                    Shape::Columns { runs_on: false }
                }
                kind => kind,
            };
            let (from, to) = match kind {
                Shape::Columns { runs_on } => {
                    let (from, to) = grown(segments, at, from, to, &stretch);
                    (from, if runs_on { with_rest_of_column(segments, from, to, &stretch) } else { to })
                }
                Shape::Table if is_row_of_names(&rows.lines[0]) => (from, grown(segments, from, from, to, &stretch).1),
                Shape::Table => (with_line_half_above(segments, at, from, &stretch), with_wrapped_cells(segments, to, &stretch)),
                Shape::Lines => (from, to),
            };
            self.lines(&segments[at..from], column);
            match kind {
                Shape::Columns { runs_on: true } => self.columns(&segments[from..to], &stretch, true, column, depth),
                Shape::Columns { runs_on: false } => {
                    // Blocks side by side are parted at the widest strip only: what is left and right of it may be columns, a table
                    // or lines.
                    let stretch = stretch.at_widest().unwrap_or(stretch);
                    let above = from.checked_sub(1).map(|above| segments[above]);
                    match asides::interrupted(above, &segments[from..to], &segments[to..], &stretch) {
                        Some(around) => {
                            self.around(&segments[from..to + around.below], to - from, &stretch, around, column, depth);
                            at = to + around.below;
                            continue;
                        }
                        None => self.columns(&segments[from..to], &stretch, false, column, depth),
                    }
                }
                Shape::Table => self.table(&segments[from..to], &stretch, column),
                Shape::Lines => self.lines(&segments[from..to], column),
            }
            at = to;
        }
        self.lines(&segments[at..], column);
    }

    fn lines(&mut self, segments: &[&Segment], column: Column) {
        for line in gutters::lines(segments) {
            let words = Segment::joined(line.iter().copied().filter(|segment| segment.grid.is_none()));
            if !words.words.is_empty() {
                self.place(words, column, None);
            }
            for grid in line.iter().filter_map(|segment| segment.grid) {
                self.grid(grid, column);
            }
        }
    }

    fn columns(&mut self, segments: &[&Segment], stretch: &Stretch, runs_on: bool, outer: Column, depth: u8) {
        let mut started = false;
        let mut next = outer.number;
        for number in 0..stretch.columns() {
            let own: Vec<&Segment> = segments.iter().copied().filter(|segment| stretch.column(segment) == number).collect();
            let left = own.iter().map(|segment| segment.x0()).reduce(f32::min);
            let first = self.read.lines.len();
            self.arrange(&own, Column { number: next, left }, depth + 1);
            if let Some(line) = self.read.lines.get_mut(first) {
                line.begins_block = started && !runs_on;
                started = true;
            }
            next = self.read.lines[first..].iter().map(|line| line.column + 1).max().unwrap_or(next);
        }
    }

    /// Reads a paragraph that runs around a block, and then the block. The first `beside` of the segments stand beside one another.
    fn around(&mut self, segments: &[&Segment], beside: usize, stretch: &Stretch, around: Interrupted, outer: Column, depth: u8) {
        let in_paragraph = |segment: &Segment| stretch.column(segment) == around.column;
        let (paragraph, block): (Vec<&Segment>, Vec<&Segment>) =
            segments[..beside].iter().copied().partition(|segment| in_paragraph(segment));
        self.lines(&paragraph, outer);
        self.lines(&segments[beside..], outer);
        let left = block.iter().map(|segment| segment.x0()).reduce(f32::min);
        let first = self.read.lines.len();
        self.arrange(&block, Column { number: outer.number + 1, left }, depth + 1);
        if let Some(line) = self.read.lines.get_mut(first) {
            line.begins_block = true;
        }
    }

    fn table(&mut self, segments: &[&Segment], stretch: &Stretch, column: Column) {
        let table = self.read.tables.len();
        let parts: Vec<Segment> = cells::divided(segments, stretch);
        let left_of = |column: usize| {
            parts.iter().filter(|segment| stretch.column(segment) == column).map(Segment::x0).fold(f32::MAX, f32::min)
        };
        self.read.tables.push((0..stretch.columns()).map(left_of).collect());
        let rows = Rows::new(gutters::lines(&parts.iter().collect::<Vec<_>>()), stretch, self.level);
        for cell in cells::cells(&rows, stretch) {
            for line in cell.lines {
                self.place(Segment::joined(line), column, Some(CellPlace { table, row: cell.row, column: cell.column }));
            }
        }
    }

    /// Reads a ruled table, once.
    fn grid(&mut self, at: usize, column: Column) {
        let words = std::mem::take(&mut self.inside[at]);
        if words.is_empty() {
            return;
        }
        let grid = &self.grids[at];
        let table = self.read.tables.len();
        self.read.tables.push(grid.columns[..grid.columns.len() - 1].to_vec());
        for cell in ruled::cells(grid, &words) {
            for line in cell.lines {
                self.place(Segment::joined(line), column, Some(CellPlace { table, row: cell.row, column: cell.column }));
            }
        }
    }

    fn place(&mut self, segment: Segment, column: Column, cell: Option<CellPlace>) {
        self.read.lines.push(PlacedLine { segment, column: column.number, left: column.left, cell, begins_block: false });
    }
}
