//! The cells of a ruled table.

use super::cells::CellLines;
use super::gutters;
use super::rules::Grid;
use super::segment::Segment;

/// The row and column that a segment stands in. Its left edge tells the column; words that are set from the middle begin inside it too.
pub(super) fn cell_of(grid: &Grid, segment: &Segment) -> (usize, usize) {
    grid.cell(segment.x0() + 1.0, segment.y - 0.3 * segment.size)
}

/// The cells of a grid with their lines, row by row. What lies between two level lines is one row, unless figures show that it is a list
/// of several.
pub(super) fn cells<'s>(grid: &Grid, words: &'s [Segment]) -> Vec<CellLines<'s>> {
    let mut placed: Vec<((usize, usize), &Segment)> = words.iter().map(|segment| (cell_of(grid, segment), segment)).collect();
    placed.sort_by_key(|(cell, _)| *cell);
    let (mut cells, mut row) = (Vec::new(), 0);
    for of_row in placed.chunk_by(|a, b| a.0.0 == b.0.0) {
        let mut columns: Vec<(usize, Vec<Vec<&Segment>>)> = of_row
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| (same[0].0.1, gutters::lines(&same.iter().map(|(_, segment)| *segment).collect::<Vec<_>>())))
            .collect();
        if let Some(count) = rows_of_figures(&columns) {
            for line in 0..count {
                cells.extend(columns.iter().map(|(column, lines)| CellLines {
                    row,
                    column: *column,
                    lines: vec![lines[line].clone()],
                }));
                row += 1;
            }
        } else {
            cells.extend(columns.drain(..).map(|(column, lines)| CellLines { row, column, lines }));
            row += 1;
        }
    }
    cells
}

/// How many rows stand between two level lines, where every column has as many lines and one of them has figures only.
fn rows_of_figures(columns: &[(usize, Vec<Vec<&Segment>>)]) -> Option<usize> {
    let count = columns.first()?.1.len();
    let same = columns.len() > 1 && count > 1 && columns.iter().all(|(_, lines)| lines.len() == count);
    let level = (0..count).all(|line| {
        let y = columns[0].1[line][0].y;
        columns.iter().all(|(_, lines)| (lines[line][0].y - y).abs() < 2.0)
    });
    let figures = columns.iter().any(|(_, lines)| lines.iter().flatten().all(|segment| is_figure(&segment.words)));
    (same && level && figures).then_some(count)
}

/// Whether some words are an amount or another figure: `−61 480`, `12,5 %`, `kr 4 000`.
fn is_figure(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (digits > 0 && letters <= 2) || matches!(words, "-" | "–" | "—")
}
