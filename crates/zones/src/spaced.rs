//! Finds: tables of plain text whose cells only wide space parts: rows of two and more pieces that begin at the same places.
//! Because: running text has single spaces, and pieces that stand below one another row by row are columns. Two columns need a name that
//! is known or three rows, for a label with its value looks the same.
//! Misses: tables whose columns are parted by single spaces.

use letter::{Runs, Span, TableBlock, Zone};
use norsk::{Label, label_at, words};

use crate::mark::MarkKind;
use crate::sheet::{Role, Sheet, ends_sentence};

/// How many spaces part two cells.
const WIDE: usize = 2;
/// How far apart, in characters, the cells of one column may begin.
const ALIGNED: usize = 2;
/// How many lines such a table may have.
const LINES: usize = 200;

/// A piece of a line: where it begins on the line, in characters, and its place in the text.
#[derive(Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) column: usize,
    pub(crate) span: Span,
}

/// Marks the tables of the body.
pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    claim(sheet, Zone::Body, |_, _| true);
}

/// Marks the table of political treatment in a header: its columns are labels, of a body, its meeting and its number of the case.
pub(crate) fn mark_treatment(sheet: &mut Sheet<'_>) {
    claim(sheet, Zone::Header, |sheet, header| {
        let label = |piece: &Piece| {
            let name = sheet.text.slice(piece.span);
            label_at(name).filter(|(_, length)| *length == name.len()).map(|(label, _)| label)
        };
        let of = |wanted: &[Label]| header.iter().any(|piece| label(piece).is_some_and(|label| wanted.contains(&label)));
        of(&[Label::Treatment]) && of(&[Label::MeetingDate, Label::MatterNumber, Label::Date])
    });
}

/// Gives the lines of each table whose first row is wanted their zone.
fn claim(sheet: &mut Sheet<'_>, zone: Zone, wanted: fn(&Sheet<'_>, &[Piece]) -> bool) {
    let mut at = 0;
    while at < sheet.lines.len() {
        let rows = extent(sheet, at);
        if rows.is_empty() || !wanted(sheet, &pieces(sheet, at)) {
            at += 1;
            continue;
        }
        let last = rows.last().copied().unwrap_or(at);
        for line in rows {
            sheet.lines[line].role = Role::Spaced { first: line == at };
            sheet.claim(line, zone);
        }
        at = last + 1;
    }
}

/// The lines of the table that begins at `at`; none where none does.
fn extent(sheet: &Sheet<'_>, at: usize) -> Vec<usize> {
    let first = &sheet.lines[at];
    let header = pieces(sheet, at);
    if first.claimed || first.cell.is_some() || first.layout.is_some() || !is_row(sheet, at, &header) || !begins_row(sheet, at) {
        return Vec::new();
    }
    let mut lines = vec![at];
    let mut rows = 1;
    let mut last = at;
    while let Some(next) = sheet.next(last).filter(|_| lines.len() < LINES) {
        let line = &sheet.lines[next];
        let own = pieces(sheet, next);
        let aligned = own.iter().filter(|piece| column_of(&header, piece.column).is_some()).count();
        let row = is_row(sheet, next, &own) && aligned * 2 > own.len() && aligned >= 2;
        // More of a cell: it begins where a column but the first does.
        let more = own.len() == 1 && line.gap < 0.5 && column_of(&header, own[0].column).is_some_and(|column| column > 0);
        // More of the first cell goes on in small letters.
        let wraps = own.len() == 1
            && line.gap < 0.5
            && line.words.starts_with(char::is_lowercase)
            && line.words.chars().count() < header[1].column
            && column_of(&header, own[0].column) == Some(0);
        if line.claimed || line.cell.is_some() || line.gap > 1.5 || !(row || more || wraps) {
            break;
        }
        rows += usize::from(row);
        lines.push(next);
        last = next;
    }
    let tables = words().goals.columns();
    let known = header.iter().any(|piece| {
        let name = sheet.text.slice(piece.span);
        tables.iter().any(|forms| forms.is(name)) || words().labels.treatment.is(name)
    });
    let enough = rows >= 3 || (rows == 2 && (header.len() > 2 || known));
    if enough { lines } else { Vec::new() }
}

/// Whether the line has two and more cells: the number of a point and its words, set apart, are none.
fn is_row(sheet: &Sheet<'_>, at: usize, pieces: &[Piece]) -> bool {
    let line = &sheet.lines[at];
    let marked = line.mark.as_ref().is_some_and(|mark| pieces[0].span.end - pieces[0].span.start <= mark.length);
    pieces.len() >= 2 + usize::from(marked)
}

/// Whether the line can be the first row: no point of a list and no sentence with a gap in it.
fn begins_row(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = &sheet.lines[at];
    let bullet = line.mark.as_ref().is_some_and(|mark| matches!(mark.kind, MarkKind::Bullet | MarkKind::Letter(_)));
    !bullet && !ends_sentence(line.words) && line.words.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit())
}

/// The pieces of a line that wide space parts.
pub(crate) fn pieces(sheet: &Sheet<'_>, at: usize) -> Vec<Piece> {
    let line = &sheet.lines[at];
    let mut found = Vec::new();
    let mut start = 0;
    let words = line.words;
    let mut from = 0;
    while from < words.len() {
        let Some(gap) = words[from..].find("  ").map(|gap| gap + from) else { break };
        let end = gap + words[gap..].len() - words[gap..].trim_start_matches([' ', '\u{a0}']).len();
        if end - gap >= WIDE {
            found.push((start, gap));
            start = end;
        }
        from = end.max(gap + 1);
    }
    found.push((start, words.len()));
    found
        .into_iter()
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Piece {
            column: line.indent as usize + words[..start].chars().count(),
            span: Span::new(line.span.start + start, line.span.start + end),
        })
        .collect()
}

/// The column that what begins at `place` belongs to.
fn column_of(header: &[Piece], place: usize) -> Option<usize> {
    header.iter().position(|piece| piece.column.abs_diff(place) <= ALIGNED)
}

/// The table that begins at line `at`, and the lines it has.
pub(crate) fn collect(sheet: &Sheet<'_>, at: usize) -> (TableBlock, Vec<usize>) {
    let header = pieces(sheet, at);
    let mut lines = vec![at];
    let mut last = at;
    while let Some(next) = sheet.next(last).filter(|next| sheet.lines[*next].role == Role::Spaced { first: false }) {
        lines.push(next);
        last = next;
    }
    let mut rows: Vec<Vec<Runs>> = Vec::new();
    for line in &lines {
        let own = pieces(sheet, *line);
        // What begins in another column than the first goes on with the row above, and so does a first cell in small letters.
        let goes_on = own.first().is_some_and(|piece| {
            let column = nearest(&header, piece.column);
            column > 0 || own.len() == 1 && sheet.text.slice(piece.span).starts_with(char::is_lowercase)
        });
        if rows.is_empty() || !goes_on || sheet.lines[*line].gap >= 0.5 {
            rows.push(vec![Runs::new(); header.len()]);
        }
        if let Some(cells) = rows.last_mut() {
            own.iter().for_each(|piece| cells[nearest(&header, piece.column)].push(piece.span));
        }
    }
    let names = words().goals.columns();
    let figures = |row: &[Runs]| row.iter().any(|cell| sheet.text.read(cell).starts_with(|sign: char| sign.is_ascii_digit()));
    let named = |row: &[Runs]| row.iter().any(|cell| names.iter().any(|forms| forms.is(&sheet.text.read(cell))));
    let treatment = sheet.lines[at].zone == Zone::Header;
    let has_header =
        rows.len() > 1 && (treatment || named(&rows[0]) || (!figures(&rows[0]) && rows[1..].iter().all(|row| figures(row))));
    (TableBlock { rows, has_header }, lines)
}

/// The column nearest to a place: the last that begins at or before it.
fn nearest(header: &[Piece], place: usize) -> usize {
    header.iter().rposition(|piece| piece.column <= place + ALIGNED).unwrap_or(0)
}
