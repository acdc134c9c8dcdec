//! Finds: page numbers and running lines of plain text, which has no layout to show them by.
//! Because: «9», «Side 3 av 12» or «8 • Planen • Kapittelet» alone on a line is no sentence of the letter.
//! Misses: running headers that look like a heading and stand on two pages only.

use std::sync::LazyLock;

use letter::Zone;
use norsk::pattern;
use regex::Regex;

use crate::sheet::{Sheet, ends_sentence};

/// What parts the pieces of a running header in plain text.
const WIDE: &str = "   ";

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\d{1,3}|{page}:? \d{1,3}(?: (?:av|/) ?\d{1,3})?|\d{1,3} ?/ ?\d{1,3}|- ?\d{1,3} ?-|\d{1,3} (?:av) \d{1,3})$")
});
/// A line at an edge of its page that ends in the page's number: «Storvik kommune – Notat 26/905 – side 1».
static ENDED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^.{5,120}\s[–|•·-]\s{page}:? \d{1,3}(?: (?:av|/) ?\d{1,3})?$"));
static RUNNING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\d{1,3}\s*[•|]\s.*[•|].*|.*[•|].*[•|]\s*\d{1,3})$"));

pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.lines.len() {
        let line = &sheet.lines[at];
        if line.claimed || line.cell.is_some() {
            continue;
        }
        let alone = line.gap >= 0.5 || at == 0 || sheet.lines[at - 1].page != line.page;
        if alone && line.words.len() < 100 && (PAGE_NUMBER.is_match(line.words) || RUNNING.is_match(line.words)) {
            sheet.claim(at, Zone::Furniture);
            running_below(sheet, at);
        } else if is_at_edge(sheet, at) && ENDED.is_match(line.words) {
            sheet.claim(at, Zone::Furniture);
        }
    }
}

/// Whether a line is the first or the last of its page.
fn is_at_edge(sheet: &Sheet<'_>, at: usize) -> bool {
    let page = sheet.lines[at].page;
    let other = |next: Option<usize>| next.is_none_or(|next| sheet.lines[next].page != page);
    other(at.checked_sub(1)) || other(Some(at + 1).filter(|next| *next < sheet.lines.len()))
}

/// The running header below a page number of plain text: two pieces far apart on one line, between the halves of a page.
fn running_below(sheet: &mut Sheet<'_>, number: usize) {
    let Some(at) = sheet.next(number) else { return };
    let line = &sheet.lines[at];
    let pieces = line.words.split(WIDE).filter(|piece| !piece.trim().is_empty()).count();
    let alone = sheet.next(at).is_some_and(|next| sheet.lines[next].gap >= 0.5);
    if line.layout.is_none() && !line.claimed && pieces == 2 && alone && line.words.len() < 160 && !ends_sentence(line.words) {
        sheet.claim(at, Zone::Furniture);
    }
}
