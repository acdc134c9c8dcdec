//! Lines that stand in cells, put together into tables.

use std::collections::BTreeMap;

use letter::{Runs, Span, TableBlock, Zone};
use norsk::words;

use crate::row;
use crate::sheet::{Role, Sheet, ends_sentence};

/// The table that begins at line `at`, and the lines it has. It ends where another table, another zone or a line without cell
/// begins; furniture between its rows does not end it.
pub(crate) fn collect(sheet: &Sheet<'_>, at: usize) -> (TableBlock, Vec<usize>) {
    let Some(first) = sheet.lines[at].cell else { return (TableBlock::default(), vec![at]) };
    let zone = sheet.lines[at].zone;
    let mut lines = vec![at];
    let mut last = at;
    while let Some(next) = sheet.next(last) {
        let line = &sheet.lines[next];
        // A header set in cells is a table to its reader only as far as no label with its value stands in a cell.
        let is_field = matches!(line.role, Role::Fields(_));
        if line.cell.is_none_or(|cell| cell.table != first.table) || line.zone != zone || is_field {
            break;
        }
        lines.push(next);
        last = next;
    }
    let columns = lines.iter().filter_map(|line| sheet.lines[*line].cell).map(|cell| cell.column + 1).max().unwrap_or(1) as usize;
    let mut rows: BTreeMap<(u32, usize), Vec<Runs>> = BTreeMap::new();
    for row in lines.chunk_by(|a, b| sheet.lines[*a].cell.map(|cell| cell.row) == sheet.lines[*b].cell.map(|cell| cell.row)) {
        let within = row::within(sheet, row);
        for (line, within) in row.iter().zip(within) {
            let Some(cell) = sheet.lines[*line].cell else { continue };
            let cells = rows.entry((cell.row, within)).or_insert_with(|| vec![Runs::new(); columns]);
            join(&mut cells[cell.column as usize], sheet.lines[*line].span, sheet, *line);
        }
    }
    let rows = over_pages(sheet, rows.into_values().collect());
    let has_header = matches!(zone, Zone::Body | Zone::Header) && names_columns(sheet, &rows, at);
    (TableBlock { rows, has_header }, lines)
}

/// The rows of a table that goes on over pages: its header, repeated at the head of a page, is left out, and the rest of a row that the
/// page break has cut is joined to it.
fn over_pages(sheet: &Sheet<'_>, rows: Vec<Vec<Runs>>) -> Vec<Vec<Runs>> {
    let page =
        |row: &[Runs]| row.iter().find(|cell| !cell.is_empty()).map(|cell| sheet.lines[sheet.text.line_at(cell.start())].page);
    let words = |row: &[Runs]| row.iter().map(|cell| sheet.text.read(cell)).collect::<Vec<String>>();
    let header = rows.first().map(|row| words(row)).unwrap_or_default();
    let mut whole: Vec<Vec<Runs>> = Vec::with_capacity(rows.len());
    // The page on which the last row stands.
    let mut last = None;
    for row in rows {
        let own = page(&row);
        let opens_page = last.is_some() && own != last;
        if opens_page && words(&row) == header {
            continue;
        }
        match whole.last_mut() {
            Some(above) if opens_page && goes_on(sheet, above, &row) => {
                above.iter_mut().zip(&row).for_each(|(above, cell)| above.extend(cell));
            }
            _ => whole.push(row),
        }
        last = own;
    }
    whole
}

/// Whether a row at the head of a page is the rest of the one above: most of its cells are empty, the first among them, and none begins
/// what the cell above does not leave open.
fn goes_on(sheet: &Sheet<'_>, above: &[Runs], row: &[Runs]) -> bool {
    let filled: Vec<usize> = (0..row.len()).filter(|column| !row[*column].is_empty()).collect();
    let is_open = |column: &usize| !above[*column].is_empty() && !ends_sentence(&sheet.text.read(&above[*column]));
    let begins_small = |column: &usize| sheet.text.read(&row[*column]).starts_with(char::is_lowercase);
    let few = filled.len() * 2 <= row.len() && row[0].is_empty() && !above[0].is_empty();
    !filled.is_empty() && (few || filled.iter().all(begins_small)) && filled.iter().all(is_open)
}

/// Adds a line to a cell; lines that follow one another in the text are one run.
fn join(cell: &mut Runs, span: Span, sheet: &Sheet<'_>, line: usize) {
    let adjacent = line > 0
        && sheet.lines[line - 1].page == sheet.lines[line].page
        && cell.spans().last().is_some_and(|last| last.end == sheet.lines[line - 1].span.end);
    if adjacent {
        let mut spans = cell.spans().to_vec();
        if let Some(last) = spans.last_mut() {
            last.end = span.end;
        }
        *cell = spans.into_iter().collect();
    } else {
        cell.push(span);
    }
}

/// Whether the first row names the columns: it holds known names, or is set bold where the second row is not.
fn names_columns(sheet: &Sheet<'_>, rows: &[Vec<Runs>], first_line: usize) -> bool {
    let Some(header) = rows.first() else { return false };
    if rows.len() < 2 {
        return false;
    }
    let tables = words().goals.columns();
    let treatment = header.first().is_some_and(|cell| words().labels.treatment.is(&sheet.text.read(cell)));
    if treatment {
        return true;
    }
    let filled: Vec<String> = header.iter().filter(|cell| !cell.is_empty()).map(|cell| sheet.text.read(cell)).collect();
    let known = filled
        .iter()
        .filter(|name| {
            tables.iter().any(|forms| {
                forms.is(name)
                    || forms.starts(name).is_some_and(|length| name[length..].starts_with([' ', '/', ',']) && name.len() < 40)
            })
        })
        .count();
    if known * 2 >= filled.len() && known > 0 {
        return true;
    }
    let second = rows[1].iter().find(|cell| !cell.is_empty()).map(|cell| sheet.text.line_at(cell.start()));
    let bold = |line: usize| sheet.lines[line].layout.is_some_and(|layout| layout.bold);
    bold(first_line) && second.is_some_and(|line| !bold(line) || !bold(first_line))
}
