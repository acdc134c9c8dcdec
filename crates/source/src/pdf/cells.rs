//! Rows and columns of a table without ruling lines.

use super::gutters::{AT_EDGE, Stretch};
use super::segment::Segment;
use super::shape::{Rows, is_row_of_labels};

/// A cell's lines, with its row and column.
pub(super) struct CellLines<'s> {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) lines: Vec<Vec<&'s Segment>>,
}

/// A column's number and its lines in one row.
pub(super) type Column<'s> = (usize, Vec<Vec<&'s Segment>>);

/// The cells of a table, row by row, each with all its lines together.
pub(super) fn cells<'s>(rows: &Rows<'s>, stretch: &Stretch) -> Vec<CellLines<'s>> {
    let starts = row_starts(rows, stretch);
    let (mut cells, mut row) = (Vec::new(), 0);
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(rows.lines.len());
        let of_column = |column: usize| {
            let line = |line: &Vec<&'s Segment>| -> Vec<&'s Segment> {
                line.iter().copied().filter(|segment| stretch.column(segment) == column).collect()
            };
            rows.lines[start..end].iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        let columns: Vec<Column<'_>> =
            (0..stretch.columns()).map(|column| (column, of_column(column))).filter(|(_, lines)| !lines.is_empty()).collect();
        row += push_row(&columns, row, &mut cells);
    }
    cells
}

/// Adds the cells of a row, or of several rows where its lines are that; says how many it were.
pub(super) fn push_row<'s>(columns: &[Column<'s>], row: usize, cells: &mut Vec<CellLines<'s>>) -> usize {
    let Some(count) = rows_of_figures(columns) else {
        cells.extend(columns.iter().map(|(column, lines)| CellLines { row, column: *column, lines: lines.clone() }));
        return 1;
    };
    for line in 0..count {
        cells.extend(columns.iter().map(|(column, lines)| CellLines {
            row: row + line,
            column: *column,
            lines: vec![lines[line].clone()],
        }));
    }
    count
}

/// How many rows stand between two level lines, where every column has as many lines and one of them has figures only.
fn rows_of_figures(columns: &[(usize, Vec<Vec<&Segment>>)]) -> Option<usize> {
    let count = columns.first()?.1.len();
    if columns.len() < 2 || count < 2 || columns.iter().any(|(_, lines)| lines.len() != count) {
        return None;
    }
    let level = (0..count).all(|line| {
        let y = columns[0].1[line][0].y;
        columns.iter().all(|(_, lines)| (lines[line][0].y - y).abs() < 2.0)
    });
    let figures = columns.iter().any(|(_, lines)| lines.iter().flatten().all(|segment| is_figure(&segment.words)));
    (level && figures).then_some(count)
}

/// Whether some words are an amount or another figure: `−61 480`, `12,5 %`, `kr 4 000`.
fn is_figure(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (digits > 0 && letters <= 2) || matches!(words, "-" | "–" | "—")
}

/// The segments of a table, those divided that stand across a strip because a cell is filled to its very edge. They are divided where
/// a word begins at the edge that the other rows show.
pub(super) fn divided(segments: &[&Segment], stretch: &Stretch) -> Vec<Segment> {
    let edges: Vec<Option<f32>> = (1..stretch.columns()).map(|column| left_edge(segments, stretch, column)).collect();
    let mut parts = Vec::with_capacity(segments.len());
    for &segment in segments {
        let mut rest = segment.clone();
        for (&(left, right), edge) in stretch.strips.iter().zip(&edges) {
            let stands_across = rest.x0() < left && rest.x1() > right;
            if stands_across
                && let Some(edge) = edge
                && let Some((before, after)) = rest.divided_at(*edge, AT_EDGE)
            {
                parts.push(before);
                rest = after;
            }
        }
        parts.push(rest);
    }
    parts
}

/// The left edge that most cells of a column have.
fn left_edge(segments: &[&Segment], stretch: &Stretch, column: usize) -> Option<f32> {
    let mut places: Vec<f32> =
        segments.iter().filter(|s| stretch.keeps(s) && stretch.column(s) == column).map(|s| s.x0()).collect();
    places.sort_by(f32::total_cmp);
    let near = |at: usize| places[at..].iter().take_while(|place| **place - places[at] <= AT_EDGE).count();
    (0..places.len()).max_by_key(|&at| near(at)).map(|at| places[at])
}

/// The lines that begin rows: where space or a ruling line says so, those; otherwise lines whose first column is filled and does not
/// go on with the words above it.
fn row_starts(rows: &Rows<'_>, stretch: &Stretch) -> Vec<usize> {
    if rows.parted.iter().filter(|parted| **parted).count() > 0 && rows.lines.len() > 2 && !is_one_line_each(rows, stretch) {
        return (0..rows.lines.len()).filter(|&at| at == 0 || (rows.parted[at] && !rows.overlap(at, stretch))).collect();
    }
    let first_of = |at: usize| rows.lines[at].iter().find(|segment| stretch.column(segment) == 0);
    let width = rows.lines.iter().flatten().filter(|s| stretch.column(s) == 0).map(|s| s.width()).fold(0.0, f32::max);
    (0..rows.lines.len())
        .filter(|&at| {
            let Some(above) = at.checked_sub(1) else { return true };
            if rows.overlap(at, stretch) {
                return false;
            }
            let several = rows.lines[at].len() > 1;
            match (first_of(above), first_of(at)) {
                (_, None) => (several && rows.parted[at]) || answers_labels(rows, at),
                (_, Some(_)) if several => true,
                (Some(above), Some(first)) => !goes_on(above, first, width),
                (None, Some(_)) => true,
            }
        })
        .collect()
}

/// Whether a line without a first column holds values, the first of them missing: below labels, or in a table of two lines whose second
/// does not go on with the words of the first.
fn answers_labels(rows: &Rows<'_>, at: usize) -> bool {
    let goes_on = rows.lines[at].iter().any(|segment| segment.words.starts_with(char::is_lowercase));
    at == 1 && (is_row_of_labels(&rows.lines[0]) || (rows.lines.len() == 2 && rows.lines[1].len() > 1 && !goes_on))
}

/// Whether the lines are rows of one line each, so that space between some of them says nothing about the others.
fn is_one_line_each(rows: &Rows<'_>, stretch: &Stretch) -> bool {
    let filled = |line: &Vec<&Segment>| line.len() > 1 && stretch.column(line[0]) == 0;
    rows.lines.iter().filter(|line| filled(line)).count() * 10 >= rows.lines.len() * 9
}

/// A column narrower than this, in font sizes, holds labels, which do not go on in the next line.
const NARROW: f32 = 10.0;

/// Whether the words of the first column go on with those above: in lower case, or because they had no room there.
fn goes_on(above: &Segment, first: &Segment, width: f32) -> bool {
    let has_room = |word: f32| above.width() + word <= width || width < NARROW * first.size;
    let word = first.words.find(' ').map_or(1.0, |end| end as f32 / first.words.len() as f32) * first.width();
    first.words.starts_with(char::is_lowercase) || above.words.ends_with('-') || !has_room(word)
}
