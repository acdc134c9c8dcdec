//! Finds: page numbers and running lines of plain text, which has no layout to show them by.
//! Because: «9», «Side 3 av 12» or «8 • Planen • Kapittelet» alone on a line is no sentence of the letter.
//! Misses: running headers that look like a heading and stand on two pages only.

use std::sync::LazyLock;

use letter::Zone;
use norsk::pattern;
use regex::Regex;

use crate::sheet::Sheet;

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
        }
    }
}
