//! Rows of a table that the source has taken for one, since they are set as close as the lines of a cell.

use crate::sheet::Sheet;

/// How far apart, in points, what stands at one height of a table may begin.
const SAME_HEIGHT: f32 = 2.0;
/// How much wider than the closest lines two lines stand that belong to different cells.
const APART: f32 = 1.15;

/// A line of the row: its place in it, its column, and how high it stands.
#[derive(Clone, Copy)]
struct Placed {
    at: usize,
    column: u32,
    top: f32,
}

/// In which row each line of `row` stands, counted from 0; all in one where nothing shows more.
pub(crate) fn within(sheet: &Sheet<'_>, row: &[usize]) -> Vec<usize> {
    let one = vec![0; row.len()];
    let mut placed = Vec::new();
    for (at, line) in row.iter().enumerate() {
        let line = &sheet.lines[*line];
        let (Some(cell), Some(area)) = (line.cell, line.layout.and_then(|layout| layout.area)) else { return one };
        placed.push(Placed { at, column: cell.column, top: area.y0 });
    }
    let mut columns: Vec<Vec<Placed>> = Vec::new();
    placed.sort_by(|a, b| a.column.cmp(&b.column).then(a.top.total_cmp(&b.top)));
    for line in placed {
        match columns.last_mut().filter(|column| column[0].column == line.column) {
            Some(column) => column.push(line),
            None => columns.push(vec![line]),
        }
    }
    // Two columns may wrap alike by chance; three and more do not.
    if columns.len() < 3 {
        return one;
    }
    by_distance(&columns, row.len()).or_else(|| by_height(sheet, row, &columns)).unwrap_or(one)
}

/// Rows by the white space between them: some lines of a column stand closer, those of one cell, and some wider apart. At least
/// two columns must show as many rows, one of them with a single line in each.
fn by_distance(columns: &[Vec<Placed>], lines: usize) -> Option<Vec<usize>> {
    let gaps = |column: &[Placed]| column.windows(2).map(|pair| pair[1].top - pair[0].top).collect::<Vec<f32>>();
    let closest = columns.iter().flat_map(|column| gaps(column)).filter(|gap| *gap > SAME_HEIGHT).reduce(f32::min)?;
    let cells = |column: &[Placed]| 1 + gaps(column).iter().filter(|gap| **gap > closest * APART).count();
    let anchor =
        columns.iter().filter(|column| column.len() > 1 && cells(column) == column.len()).max_by_key(|column| column.len())?;
    let alike = columns.iter().filter(|column| cells(column) == anchor.len()).count();
    if alike < 2 || columns.iter().any(|column| cells(column) > anchor.len()) {
        return None;
    }
    let mut rows = vec![0; lines];
    for column in columns {
        let counted = cells(column) == anchor.len();
        let mut cell = 0;
        for (index, line) in column.iter().enumerate() {
            if index > 0 && line.top - column[index - 1].top > closest * APART {
                cell += 1;
            }
            // A column with empty cells is read by the nearest line of the one that has them all.
            let nearest = |top: f32| {
                (0..anchor.len())
                    .min_by(|a, b| (anchor[*a].top - top).abs().total_cmp(&(anchor[*b].top - top).abs()))
                    .unwrap_or(0)
            };
            rows[line.at] = if counted { cell } else { nearest(line.top) };
        }
    }
    Some(rows)
}

/// Rows by height: each begins where every column has a line that can begin a cell.
fn by_height(sheet: &Sheet<'_>, row: &[usize], columns: &[Vec<Placed>]) -> Option<Vec<usize>> {
    let begins =
        |line: &Placed| sheet.lines[row[line.at]].words.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
    let at_height = |column: &[Placed], top: f32| column.iter().any(|line| begins(line) && (line.top - top).abs() <= SAME_HEIGHT);
    let starts: Vec<f32> = columns[0]
        .iter()
        .skip(1)
        .map(|line| line.top)
        .filter(|top| columns.iter().all(|column| at_height(column, *top)))
        .collect();
    if starts.is_empty() {
        return None;
    }
    let mut rows = vec![0; row.len()];
    for line in columns.iter().flatten() {
        rows[line.at] = starts.iter().filter(|start| **start <= line.top + SAME_HEIGHT).count();
    }
    Some(rows)
}
