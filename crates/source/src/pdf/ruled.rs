//! The cells of a ruled table.

use super::cells::{CellLines, Column, push_row};
use super::gutters;
use super::rules::Grid;
use super::segment::Segment;

/// The row and column that a segment stands in. Its left edge tells the column; words that are set from the middle begin inside it too.
pub(super) fn cell_of(grid: &Grid, segment: &Segment) -> (usize, usize) {
    grid.cell(segment.x0() + 1.0, segment.y - 0.3 * segment.size)
}

/// The cells of a grid with their lines, row by row. What lies between two level lines is one row, unless figures show that it is
/// several.
pub(super) fn cells<'s>(grid: &Grid, words: &'s [Segment]) -> Vec<CellLines<'s>> {
    let mut placed: Vec<((usize, usize), &Segment)> = words.iter().map(|segment| (cell_of(grid, segment), segment)).collect();
    placed.sort_by_key(|(cell, _)| *cell);
    let (mut cells, mut row) = (Vec::new(), 0);
    for of_row in placed.chunk_by(|a, b| a.0.0 == b.0.0) {
        let columns: Vec<Column<'_>> = of_row
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| (same[0].0.1, gutters::lines(&same.iter().map(|(_, segment)| *segment).collect::<Vec<_>>())))
            .collect();
        row += push_row(&columns, row, &mut cells);
    }
    cells
}
