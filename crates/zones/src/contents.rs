//! Finds: a table of contents.
//! Because: its lines repeat the headings and end in a page number, mostly after a row of dots; they are no headings.
//! Misses: a table of contents without a title whose lines have neither dots nor wide space before the number.

use std::sync::LazyLock;

use letter::Zone;
use norsk::{pattern, words};
use regex::Regex;

use crate::sheet::Sheet;

static LEADER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\.\s?){4,}\s*\d{1,3}$|…+\s*\d{1,3}$"));
static NUMBER_LAST: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\S.*\s\d{1,3}$"));

pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let mut within = false;
    for at in 0..sheet.lines.len() {
        if sheet.lines[at].claimed {
            continue;
        }
        let line = sheet.lines[at].words;
        let leader = LEADER.is_match(line);
        if words().phrases.contents.is(line) && line.chars().count() < 40 {
            within = entry_follows(sheet, at);
            if within {
                sheet.claim(at, Zone::Contents);
            }
        } else if leader || (within && (NUMBER_LAST.is_match(line) || wrapped_entry(sheet, at))) {
            sheet.claim(at, Zone::Contents);
            within = true;
        } else {
            within = false;
        }
    }
}

/// Whether the line after a title of contents is an entry.
fn entry_follows(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.next(at).is_some_and(|next| {
        let line = sheet.lines[next].words;
        LEADER.is_match(line) || NUMBER_LAST.is_match(line) || wrapped_entry(sheet, next)
    })
}

/// Whether the line is the first of an entry that goes on in a line with the page number.
fn wrapped_entry(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.next(at).is_some_and(|next| {
        let (line, follows) = (&sheet.lines[at], &sheet.lines[next]);
        line.page == follows.page && follows.gap < 0.5 && LEADER.is_match(follows.words) && follows.mark.is_none()
    })
}
