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
        }
    }
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
