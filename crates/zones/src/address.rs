//! Finds: address blocks: the line with the post town and the short lines above it.
//! Because: a block of a letter to one recipient ends with four digits and a town, and has a street or box or a name above.
//! Misses: addresses abroad, and those whose town stands on a line of its own without its code.

use std::collections::BTreeSet;

use letter::Zone;
use norsk::{Label, address_line, fold, label_at, looks_like_organisation, post_line, words};

use crate::header::is_contact;
use crate::sheet::{Sheet, ends_sentence};

/// How many lines above its post town an address block may begin.
const LINES: usize = 6;

/// Address blocks: the line with the post town, and the short lines above it.
pub(crate) fn mark(sheet: &mut Sheet<'_>, reach: usize, body: usize) {
    for at in 0..reach {
        let line = &sheet.lines[at];
        if line.claimed
            || line.words.chars().count() > 60
            || post_line(line.words).is_none()
            || is_contact(line.words)
            || label_at(line.words).is_some()
        {
            continue;
        }
        let mut parts = vec![at];
        let mut first = at;
        while let Some(next) = above(sheet, first).filter(|_| parts.len() <= LINES) {
            let above = &sheet.lines[next];
            let part = !above.claimed
                && !is_letterhead(sheet, next, first)
                && above.page == line.page
                && above.words.chars().count() <= 70
                && !ends_sentence(above.words)
                && !above.words.ends_with(':')
                && above.mark.is_none()
                && sheet.lines[first].gap < 0.5
                && !is_contact(above.words)
                && !is_label(above.words)
                && words().phrases.salutation_group.starts(above.words).is_none_or(|length| length <= 4);
            if !part {
                break;
            }
            parts.push(next);
            first = next;
        }
        // A post town is no year: «25. februar 2025 Årsrapport» is a row of a table.
        let year = post_line(line.words)
            .is_some_and(|(code, _, _)| line.words[code.clone()].starts_with("20") && norsk::year_in(line.words).is_some());
        let has_street = parts.iter().any(|part| address_line(sheet.lines[*part].words.trim()).is_some());
        // Past the first running text, and where the code may be a year, an address needs its street.
        if (at >= body || year) && !has_street {
            continue;
        }
        if first == at && !has_street && at > 0 && !looks_like_organisation(sheet.lines[at].words) {
            continue;
        }
        for part in parts {
            sheet.claim(part, Zone::Address);
        }
    }
}

/// The line above: in a header set in cells, the one above in the same column.
fn above(sheet: &Sheet<'_>, at: usize) -> Option<usize> {
    let Some(cell) = sheet.lines[at].cell else {
        return at.checked_sub(1).filter(|above| sheet.lines[*above].cell.is_none());
    };
    let in_table = (0..at).rev().take_while(|above| sheet.lines[*above].cell.is_some_and(|other| other.table == cell.table));
    let in_column = |above: &usize| sheet.lines[*above].cell.is_some_and(|other| other.column == cell.column);
    in_table.into_iter().find(in_column).filter(|above| sheet.lines[*above].cell.is_some_and(|other| other.row + 1 >= cell.row))
}

/// Tables above the body whose rows end in a post town: those the letter is addressed to, one a row.
pub(crate) fn mark_tables(sheet: &mut Sheet<'_>, reach: usize) {
    let mut at = 0;
    while at < reach {
        let Some(table) = sheet.lines[at].cell.map(|cell| cell.table) else {
            at += 1;
            continue;
        };
        let end = (at..reach).find(|next| sheet.lines[*next].cell.is_none_or(|cell| cell.table != table)).unwrap_or(reach);
        let row = |line: usize| sheet.lines[line].cell.map(|cell| cell.row);
        let rows: BTreeSet<Option<u32>> = (at..end).map(row).collect();
        let towns: BTreeSet<Option<u32>> =
            (at..end).filter(|line| post_line(sheet.lines[*line].words).is_some()).map(row).collect();
        // The first row may name the columns.
        if towns.len() >= 2 && towns.len() + 1 >= rows.len() && (at..end).all(|line| !sheet.lines[line].claimed) {
            (at..end).for_each(|line| sheet.claim(line, Zone::Recipients));
        }
        at = end;
    }
}

/// Lines of one block begin so close to one another, in points.
const SAME_EDGE: f32 = 12.0;

/// Whether a line is the sender's letterhead, though the block follows close upon it: it is set in another size or at another edge,
/// or it is what every page has at its head or foot.
fn is_letterhead(sheet: &Sheet<'_>, at: usize, below: usize) -> bool {
    let (line, below) = (&sheet.lines[at], &sheet.lines[below]);
    if let (Some(own), Some(other)) = (line.layout, below.layout)
        && ((own.size - other.size).abs() > 0.08 * other.size
            || own.area.is_some() && (line.indent - below.indent).abs() > SAME_EDGE)
    {
        return true;
    }
    let words = fold(line.words);
    let furniture = sheet.lines.iter().filter(|other| other.zone == Zone::Furniture);
    words.len() > 5
        && looks_like_organisation(line.words)
        && furniture.map(|other| fold(other.words)).any(|other| other.starts_with(&words))
}

/// Whether a line begins with a label of the header. «Avdeling for mobilitet» is part of a name, «Avdeling: mobilitet» is not.
fn is_label(line: &str) -> bool {
    label_at(line).is_some_and(|(label, length)| {
        let colon = line[..length].contains(':');
        // «Til Storvik kommune» names the one who is addressed.
        let addressed = label == Label::To && looks_like_organisation(line[length..].trim());
        colon || (label != Label::Other && !addressed)
    })
}
