//! Finds: tables whose cells have lost their borders, as text extracted from PDFs has them: a line of nothing but names of columns
//! (`Kommunemål Sektormål`) and the lines below it.
//! Because: two and more known column names in a row are no sentence, and what follows are cells, not headings or measures.
//! Misses: tables whose columns have names that no table of words knows.

use letter::Zone;
use norsk::{Forms, fold, words};

use crate::mark::MarkKind;
use crate::sheet::{Role, Sheet, ends_sentence};

/// How many lines a table without borders may have.
const LINES: usize = 60;

pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.lines.len() {
        let line = &sheet.lines[at];
        if line.claimed || line.cell.is_some() || columns(line.words).is_none() {
            at += 1;
            continue;
        }
        let goals = goal_columns(line.words);
        let mut last = at;
        let mut below = Vec::new();
        while let Some(next) = sheet.next(last) {
            if below.len() >= LINES || sheet.lines[next].claimed || ends(sheet, last, next, goals, below.is_empty()) {
                break;
            }
            below.push(next);
            last = next;
        }
        if below.is_empty() {
            at += 1;
            continue;
        }
        sheet.lines[at].role = Role::Grid { first: true };
        sheet.claim(at, Zone::Body);
        for line in below {
            sheet.lines[line].role = Role::Grid { first: false };
            sheet.claim(line, Zone::Body);
        }
        at = last + 1;
    }
}

/// Whether the line `next` no longer belongs to the table.
fn ends(sheet: &Sheet<'_>, last: usize, next: usize, goals: bool, first: bool) -> bool {
    let line = &sheet.lines[next];
    let above = sheet.lines[last].words;
    let numbered = matches!(line.mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(..)));
    if line.cell.is_some() || columns(line.words).is_some() {
        return true;
    }
    if goals {
        // A cell of goals begins with its number; what does not, runs on from a cell that is still open.
        let closed = above.ends_with(')') && above.contains('(');
        let row = numbered && (!sheet.opens(next) || continues_goals(sheet, last, next));
        return if first { !numbered } else { !row && (numbered || sheet.opens(next) || closed || line.mark.is_some()) };
    }
    sheet.opens(next)
        && (line.words.chars().count() > 60
            || numbered
            || line.mark.is_some()
            || sheet.stands_out(next)
            || ends_sentence(above) && line.gap >= 0.5)
}

/// Whether the number of the goal at `next` goes on from those above: a goal of its own level, or part of the last one above it.
fn continues_goals(sheet: &Sheet<'_>, last: usize, next: usize) -> bool {
    let number = |at: usize| match sheet.lines[at].mark.as_ref().map(|mark| &mark.kind) {
        Some(MarkKind::Decimal(parts, _)) => Some(parts),
        _ => None,
    };
    let Some(parts) = number(next) else { return false };
    let dotted = |at: usize| matches!(sheet.lines[at].mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(_, true)));
    let above = (0..=last)
        .rev()
        .take(LINES)
        .filter(|at| matches!(sheet.lines[*at].mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(..))));
    let mut broader = above.filter(|at| number(*at).is_some_and(|above| above.len() < parts.len().max(2)));
    let Some(broader) = broader.next() else { return false };
    if parts.len() == 1 {
        // The next row of the same table is written as the rows above, and its number is higher; a heading that follows is not.
        return dotted(broader) == dotted(next)
            && number(broader).is_some_and(|above| above[0] < parts[0])
            && !sheet.stands_out(next)
            && dotted(next);
    }
    number(broader).is_some_and(|above| parts.starts_with(above))
}

/// Where the names of columns stand that the line consists of; at least two, and nothing else.
pub(crate) fn columns(line: &str) -> Option<Vec<(usize, usize)>> {
    if line.chars().count() > 90 || line.contains([':', ',']) {
        return None;
    }
    let tables = words().goals.columns();
    let folded = fold(line);
    let mut places = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let rest = &folded[at..];
        let length = tables.iter().filter_map(|forms: &&Forms| forms.starts(rest)).max()?;
        if !line[at..].starts_with(char::is_uppercase) {
            return None;
        }
        places.push((at, at + length));
        at += length + rest[length..].len() - rest[length..].trim_start_matches(['.', ' ', '/']).len();
    }
    (places.len() >= 2).then_some(places)
}

/// Whether the columns of the line hold goals, broader and narrower.
fn goal_columns(line: &str) -> bool {
    let goals = &words().goals;
    let kinds = [&goals.kommunemaal, &goals.sektormaal, &goals.hovedmaal, &goals.delmaal, &goals.effektmaal, &goals.resultatmaal];
    columns(line).is_some_and(|places| places.iter().all(|(start, end)| kinds.iter().any(|forms| forms.is(&line[*start..*end]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_column_names() {
        assert!(columns("Kommunemål Sektormål").is_some());
        assert!(columns("Tiltak Ansvarleg Frist").is_some());
        assert!(columns("Møte Tidspunkt Tema").is_some());
        assert!(goal_columns("Hovudmål Delmål"));
    }

    #[test]
    fn not_a_row_of_column_names() {
        assert!(columns("Tiltak og frist").is_none());
        assert!(columns("Tiltak").is_none());
        assert!(columns("Mål, tiltak og resultat").is_none());
    }
}
